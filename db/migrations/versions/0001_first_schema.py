"""The first schema: dossiers, committee, avis and register, quarantine, journal.

Revision 0001. A database made afresh gets the same from ``db.schema``, without Alembic; a test compares the two.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.repositories.journal import GENESIS_ROW
from db.triggers import statements
from db.types import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, the head of the journal and what the database itself refuses."""
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "dossier",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("state_since", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("replaces_avis", sa.Text(), nullable=True),
        sa.Column("candidate", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=False),
        sa.Column("avis_number", sa.Text(), nullable=True),
        sa.Column("search_fold", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("programme_id", "reference", name=op.f("uq_dossier_programme_id_reference")),
    )
    op.create_index(op.f("ix_dossier_received_on_id"), "dossier", ["received_on", "id"], unique=False)
    op.create_index(op.f("ix_dossier_state"), "dossier", ["state"], unique=False)
    op.create_table(
        "expert",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("statut", sa.Text(), nullable=True),
        sa.Column("statut_evidence_on", sa.Date(), nullable=True),
        sa.Column("employers", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("contract_from", sa.Date(), nullable=True),
        sa.Column("contract_until", sa.Date(), nullable=True),
        sa.Column("declared_interests", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert")),
    )
    op.create_table(
        "journal_entry",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous_sha256", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_journal_entry")),
    )
    op.create_index(op.f("ix_journal_entry_dossier_id"), "journal_entry", ["dossier_id"], unique=False)
    op.create_table(
        "journal_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_journal_head_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_head")),
    )
    op.create_table(
        "number_series",
        sa.Column("series", sa.String(length=8), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", "year", name=op.f("pk_number_series")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "quarantined_row",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("base_folder", sa.Text(), nullable=False),
        sa.Column("faults", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantined_row")),
    )
    op.create_index(op.f("ix_quarantined_row_state"), "quarantined_row", ["state"], unique=False)
    op.create_table(
        "decile_wage",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("noc_version", sa.String(length=8), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("hourly_wage_cad", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decile_wage")),
        sa.UniqueConstraint(
            "programme_id",
            "noc_version",
            "code",
            "valid_from",
            name=op.f("uq_decile_wage_programme_id_noc_version_code_valid_from"),
        ),
    )
    op.create_table(
        "reception_count",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("stream", sa.String(length=32), nullable=False),
        sa.Column("profile", sa.String(length=32), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception_count")),
        sa.UniqueConstraint(
            "programme_id",
            "opens_on",
            "stream",
            "profile",
            "counted_on",
            name="uq_reception_count_day",
        ),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "avis",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("series", sa.String(length=8), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("candidate", sa.Text(), nullable=False),
        sa.Column("favourable", sa.Boolean(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_avis_dossier_id_dossier")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_avis")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_avis_dossier_id")),
        sa.UniqueConstraint("series", "year", "sequence", name=op.f("uq_avis_series_year_sequence")),
    )
    op.create_table(
        "avis_draft",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("drafted_at", Instant(), nullable=False),
        sa.Column("replacement_reason", sa.Text(), nullable=False),
        sa.Column("validated_by", sa.Text(), nullable=True),
        sa.Column("validated_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_avis_draft_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_avis_draft")),
    )
    op.create_table(
        "deliberation",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("grid_id", sa.Text(), nullable=False),
        sa.Column("finding_ids", sa.Text(), nullable=False),
        sa.Column("reviewers", sa.Integer(), nullable=False),
        sa.Column("with_concertation", sa.Boolean(), nullable=False),
        sa.Column("concertation_opened_at", Instant(), nullable=True),
        sa.Column("third_review_opened_at", Instant(), nullable=True),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_deliberation_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_deliberation")),
    )
    op.create_table(
        "fact_correction",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("declared", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("request_version", sa.Integer(), nullable=False),
        sa.Column("ended", sa.String(length=32), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_fact_correction_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact_correction")),
        sa.UniqueConstraint("dossier_id", "ordinal", name=op.f("uq_fact_correction_dossier_id_ordinal")),
    )
    op.create_index(
        "uq_fact_correction_standing",
        "fact_correction",
        ["dossier_id", "path"],
        unique=True,
        sqlite_where=sa.text("ended IS NULL"),
        postgresql_where=sa.text("ended IS NULL"),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("wording_id", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("email_to", sa.Text(), nullable=True),
        sa.Column("email_subject", sa.Text(), nullable=False),
        sa.Column("email_body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_letter_dossier_id_dossier")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("dossier_id", "ordinal", name=op.f("uq_letter_dossier_id_ordinal")),
    )
    op.create_table(
        "precheck",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("request_version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_precheck_dossier_id_dossier")),
        sa.PrimaryKeyConstraint("dossier_id", "ordinal", name=op.f("pk_precheck")),
    )
    op.create_table(
        "request_version",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("taken_in_at", Instant(), nullable=False),
        sa.Column("taken_in_by", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_request_version_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("dossier_id", "number", name=op.f("pk_request_version")),
    )
    op.create_table(
        "attachment",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("filename", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id", "version_number"],
            ["request_version.dossier_id", "request_version.number"],
            name=op.f("fk_attachment_dossier_id_version_number_request_version"),
        ),
        sa.PrimaryKeyConstraint("dossier_id", "version_number", "ordinal", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_sha256"), "attachment", ["sha256"], unique=False)
    op.create_table(
        "decision",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("verdicts", sa.Text(), nullable=False),
        sa.Column("path", sa.String(length=32), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("confirmed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["deliberation.dossier_id"], name=op.f("fk_decision_dossier_id_deliberation")
        ),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_decision")),
    )
    op.create_table(
        "evaluation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("grid_id", sa.Text(), nullable=False),
        sa.Column("request_version", sa.Integer(), nullable=False),
        sa.Column("ratings", sa.Text(), nullable=False),
        sa.Column("verdicts", sa.Text(), nullable=False),
        sa.Column("justification", sa.Text(), nullable=False),
        sa.Column("submitted_at", Instant(), nullable=True),
        sa.Column("seal", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["deliberation.dossier_id"], name=op.f("fk_evaluation_dossier_id_deliberation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
        sa.UniqueConstraint("dossier_id", "expert_id", name=op.f("uq_evaluation_dossier_id_expert_id")),
        sa.UniqueConstraint("dossier_id", "seat", name=op.f("uq_evaluation_dossier_id_seat")),
    )
    op.create_table(
        "position",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("verdicts", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["deliberation.dossier_id"], name=op.f("fk_position_dossier_id_deliberation")
        ),
        sa.PrimaryKeyConstraint("dossier_id", "ordinal", name=op.f("pk_position")),
        sa.UniqueConstraint("dossier_id", "expert_id", name=op.f("uq_position_dossier_id_expert_id")),
    )
    op.create_table(
        "register_event",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["avis.number"], name=op.f("fk_register_event_number_avis")),
        sa.PrimaryKeyConstraint("number", "ordinal", name=op.f("pk_register_event")),
    )
    op.create_table(
        "seat",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("assigned_at", Instant(), nullable=False),
        sa.Column("assigned_by", sa.Text(), nullable=False),
        sa.Column("declaration_kind", sa.String(length=32), nullable=True),
        sa.Column("declaration_text", sa.Text(), nullable=True),
        sa.Column("declared_at", Instant(), nullable=True),
        sa.Column("recused_at", Instant(), nullable=True),
        sa.Column("recusal_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["deliberation.dossier_id"], name=op.f("fk_seat_dossier_id_deliberation")
        ),
        sa.PrimaryKeyConstraint("dossier_id", "ordinal", name=op.f("pk_seat")),
        sa.UniqueConstraint("dossier_id", "expert_id", name=op.f("uq_seat_dossier_id_expert_id")),
    )
    op.create_index(op.f("ix_seat_expert_id"), "seat", ["expert_id"], unique=False)
    op.create_index(
        "uq_seat_active_number",
        "seat",
        ["dossier_id", "number"],
        unique=True,
        sqlite_where=sa.text("recused_at IS NULL"),
        postgresql_where=sa.text("recused_at IS NULL"),
    )
    head = sa.table("journal_head", sa.column("id"), sa.column("sequence"), sa.column("sha256"))
    op.bulk_insert(head, [GENESIS_ROW])
    for statement in statements(op.get_context().dialect.name):
        op.execute(statement)
