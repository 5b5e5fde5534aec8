"""Ranked alternates of each dossier.

Revision 0009.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of alternates; who was composed before has none yet."""
    op.create_table(
        "alternate",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_alternate_dossier_id_dossier")),
        sa.PrimaryKeyConstraint("dossier_id", "rank", name=op.f("pk_alternate")),
        sa.UniqueConstraint("dossier_id", "expert_id", name=op.f("uq_alternate_dossier_id_expert_id")),
    )
