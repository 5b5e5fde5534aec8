"""The deliberation at full size: rounds, rulings, messages, deadlines.

Revision 0003.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by, statements
from db.types import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FIRST_ROUND = sa.text("1")


def upgrade() -> None:
    """Give every table of the committee its round, and make what a longer deliberation keeps."""
    _make_tables()
    op.execute(
        "INSERT INTO concertation (dossier_id, round, number, opened_at) "
        "SELECT dossier_id, 1, 1, concertation_opened_at FROM deliberation "
        "WHERE concertation_opened_at IS NOT NULL"
    )
    with op.batch_alter_table("deliberation") as table:
        table.drop_column("concertation_opened_at")
        table.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default=_FIRST_ROUND))
        table.add_column(sa.Column("request_reason", sa.Text(), nullable=True))
        table.add_column(sa.Column("request_received_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("request_recorded_by", sa.Text(), nullable=True))
        table.add_column(sa.Column("request_recorded_at", Instant(), nullable=True))
        table.add_column(sa.Column("waiting_since", Instant(), nullable=True))
        table.add_column(sa.Column("concertation_due_on", sa.Date(), nullable=True))
    op.drop_index("uq_seat_active_number", table_name="seat")
    with op.batch_alter_table("seat") as table:
        table.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default=_FIRST_ROUND))
        table.add_column(sa.Column("ruling_cleared", sa.Boolean(), nullable=True))
        table.add_column(sa.Column("ruling_reason", sa.Text(), nullable=True))
        table.add_column(sa.Column("ruling_by", sa.Text(), nullable=True))
        table.add_column(sa.Column("ruling_at", Instant(), nullable=True))
    with op.batch_alter_table("evaluation") as table:
        table.drop_constraint("uq_evaluation_dossier_id_seat", type_="unique")
        table.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default=_FIRST_ROUND))
        table.add_column(
            sa.Column("facts_sha256", sa.String(64), nullable=False, server_default=sa.text("''"))
        )
    with op.batch_alter_table("position") as table:
        table.drop_constraint("uq_position_dossier_id_expert_id", type_="unique")
        table.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default=_FIRST_ROUND))
        table.add_column(sa.Column("concertation", sa.Integer(), nullable=False, server_default=_FIRST_ROUND))
        table.create_unique_constraint(
            op.f("uq_position_dossier_id_round_expert_id_concertation"),
            ["dossier_id", "round", "expert_id", "concertation"],
        )
    with op.batch_alter_table("decision") as table:
        table.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default=_FIRST_ROUND))
        table.drop_constraint("pk_decision", type_="primary")
        table.create_primary_key(op.f("pk_decision"), ["dossier_id", "round"])
    _no_more_defaults()
    # A reconsideration may give a dossier a second avis, which supersedes the first.
    with op.batch_alter_table("avis") as table:
        table.drop_constraint("uq_avis_dossier_id", type_="unique")
    op.create_index(op.f("ix_avis_dossier_id"), "avis", ["dossier_id"], unique=False)
    op.create_index(
        "uq_seat_active_number",
        "seat",
        ["dossier_id", "round", "number"],
        unique=True,
        sqlite_where=sa.text("recused_at IS NULL"),
        postgresql_where=sa.text("recused_at IS NULL"),
    )
    dialect = op.get_bind().dialect.name
    if dialect == "sqlite":  # these tables were rebuilt, and lost what kept their rows
        for statement in statements(dialect):
            if statement.startswith(("CREATE TRIGGER evaluation_", "CREATE TRIGGER avis_")):
                op.execute(statement)
    for statement in added_by(revision, dialect):
        op.execute(statement)


def _no_more_defaults() -> None:
    given = {
        "deliberation": ("round",),
        "seat": ("round",),
        "evaluation": ("round", "facts_sha256"),
        "position": ("round", "concertation"),
        "decision": ("round",),
    }
    for name, columns in given.items():
        with op.batch_alter_table(name) as table:
            for column in columns:
                table.alter_column(column, server_default=None)


def _make_tables() -> None:
    op.create_table(
        "closed_round",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("grid_id", sa.Text(), nullable=False),
        sa.Column("finding_ids", sa.Text(), nullable=False),
        sa.Column("reviewers", sa.Integer(), nullable=False),
        sa.Column("with_concertation", sa.Boolean(), nullable=False),
        sa.Column("third_review_opened_at", Instant(), nullable=True),
        sa.Column("request_reason", sa.Text(), nullable=True),
        sa.Column("request_received_on", sa.Date(), nullable=True),
        sa.Column("request_recorded_by", sa.Text(), nullable=True),
        sa.Column("request_recorded_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["deliberation.dossier_id"], name=op.f("fk_closed_round_dossier_id_deliberation")
        ),
        sa.PrimaryKeyConstraint("dossier_id", "number", name=op.f("pk_closed_round")),
    )
    op.create_table(
        "concertation",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("voided_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["deliberation.dossier_id"], name=op.f("fk_concertation_dossier_id_deliberation")
        ),
        sa.PrimaryKeyConstraint("dossier_id", "round", "number", name=op.f("pk_concertation")),
    )
    op.create_table(
        "concertation_message",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("concertation", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["deliberation.dossier_id"],
            name=op.f("fk_concertation_message_dossier_id_deliberation"),
        ),
        sa.PrimaryKeyConstraint("dossier_id", "ordinal", name=op.f("pk_concertation_message")),
    )
