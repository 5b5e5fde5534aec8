"""Texts in the making.

Revision 0015.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.types import Instant

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
    op.create_table(
        "typed_text",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_typed_text_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("person_id", "place", name=op.f("pk_typed_text")),
    )
    op.create_index(op.f("ix_typed_text_dossier_id"), "typed_text", ["dossier_id"])
