"""The register at full size: seals, notices, status lists.

Revision 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by, held_number_statements, office_key_statements
from db.types import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
    _office()
    _signatures()
    dialect = op.get_context().dialect.name
    for statement in (
        *added_by(revision, dialect),
        *office_key_statements(dialect),
        *held_number_statements(dialect),
    ):
        op.execute(statement)


def _signatures() -> None:
    op.create_table(
        "avis_signature",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("signer_id", sa.Text(), nullable=False),
        sa.Column("signer_name", sa.Text(), nullable=False),
        sa.Column("certificate_sha256", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["avis.number"], name=op.f("fk_avis_signature_number_avis")),
        sa.PrimaryKeyConstraint("number", "ordinal", name=op.f("pk_avis_signature")),
    )
    op.create_table(
        "held_number",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("series", sa.String(length=8), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_held_number_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_held_number")),
        sa.UniqueConstraint("series", "year", "sequence", name=op.f("uq_held_number_series_year_sequence")),
    )
    op.create_index(
        "uq_held_number_waiting",
        "held_number",
        ["dossier_id"],
        unique=True,
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )
    op.create_table(
        "pending_signature",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("awaits", sa.Text(), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=True),
        sa.Column("timed", sa.Boolean(), nullable=False),
        sa.Column("prepared", sa.LargeBinary(), nullable=True),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_pending_signature_dossier_id_dossier")
        ),
        sa.ForeignKeyConstraint(
            ["number"], ["held_number.number"], name=op.f("fk_pending_signature_number_held_number")
        ),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_pending_signature")),
    )


def _office() -> None:
    op.create_table(
        "office_key",
        sa.Column("kid", sa.String(length=16), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=False),
        sa.Column("private", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("retired_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("kid", name=op.f("pk_office_key")),
    )
    op.create_index(
        "uq_office_key_in_use",
        "office_key",
        ["slot"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL"),
        postgresql_where=sa.text("retired_at IS NULL"),
    )
    op.create_table(
        "status_list",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kid", sa.String(length=16), nullable=False),
        sa.Column("issued_at", Instant(), nullable=False),
        sa.Column("next_update", sa.Date(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_status_list")),
    )
