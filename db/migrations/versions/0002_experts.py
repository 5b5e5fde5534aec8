"""Experts at full size, and what is ruled about conflicts of interest.

Revision 0002.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by
from db.types import Instant, canonical_json

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LISTS = ("emails", "ties", "domains", "languages", "leaves", "undertakings", "declarations")
"""Columns of JSON lists, empty for whoever was there before; ``ties`` takes over the names of ``employers``."""


def upgrade() -> None:
    """Give the experts their new columns and make the rulings; what the database refuses comes with them."""
    with op.batch_alter_table("expert") as table:
        table.add_column(sa.Column("emails", sa.Text(), nullable=True))
        table.add_column(sa.Column("ties", sa.Text(), nullable=True))
        table.add_column(sa.Column("domains", sa.Text(), nullable=True))
        table.add_column(sa.Column("languages", sa.Text(), nullable=True))
        table.add_column(sa.Column("senior", sa.Boolean(), nullable=True))
        table.add_column(sa.Column("senior_since", sa.Date(), nullable=True))
        table.add_column(sa.Column("leaves", sa.Text(), nullable=True))
        table.add_column(sa.Column("undertakings", sa.Text(), nullable=True))
        table.add_column(sa.Column("declarations", sa.Text(), nullable=True))
        table.add_column(sa.Column("family_name", sa.Text(), nullable=True))
        table.add_column(sa.Column("municipality_code", sa.Text(), nullable=True))
        table.add_column(sa.Column("municipality", sa.Text(), nullable=True))
    _bring_over()
    with op.batch_alter_table("expert") as table:
        for name in LISTS:
            table.alter_column(name, existing_type=sa.Text(), nullable=False)
        table.alter_column("senior", existing_type=sa.Boolean(), nullable=False)
        table.drop_column("employers")
    op.create_table(
        "conflict_ruling",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("strength", sa.String(length=32), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ruled_by", sa.Text(), nullable=False),
        sa.Column("ruled_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_conflict_ruling_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict_ruling")),
        sa.UniqueConstraint("dossier_id", "ordinal", name=op.f("uq_conflict_ruling_dossier_id_ordinal")),
    )
    for statement in added_by(revision, op.get_bind().dialect.name):
        op.execute(statement)


def _bring_over() -> None:
    """Fill the new columns; a name among the employers becomes an employer of whom no date is known."""
    expert = sa.table("expert", *(sa.column(name) for name in ("id", "employers", "senior", *LISTS)))
    connection = op.get_bind()
    connection.execute(expert.update().values(senior=sa.false(), **dict.fromkeys(LISTS, "[]")))
    for key, employers in connection.execute(sa.select(expert.c.id, expert.c.employers)).all():
        ties = [
            {"name": name, "kind": "employer", "neq": None, "since": None, "until": None}
            for name in json.loads(employers)
        ]
        connection.execute(expert.update().where(expert.c.id == key).values(ties=canonical_json(ties)))
