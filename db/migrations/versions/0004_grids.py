"""Grids that are written in the window.

Revision 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by
from db.types import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the drafts, the published versions, and what keeps the latter as they are."""
    op.create_table(
        "grid_draft",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("based_on", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grid_draft")),
    )
    op.create_table(
        "published_grid",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("published_at", Instant(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_grid")),
        sa.UniqueConstraint("programme_id", "number", name=op.f("uq_published_grid_programme_id_number")),
        sa.UniqueConstraint(
            "programme_id", "valid_from", name=op.f("uq_published_grid_programme_id_valid_from")
        ),
    )
    for statement in added_by(revision, op.get_bind().dialect.name):
        op.execute(statement)
