"""Signed checkpoints of the journal, and who read what.

Revision 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by, reading_statements

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
    op.create_table(
        "checkpoint",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kid", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.Integer(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "checkpoint_stamp",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("anchors", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"], ["checkpoint.number"], name=op.f("fk_checkpoint_stamp_number_checkpoint")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_checkpoint_stamp")),
    )
    op.create_table(
        "reading",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("part", sa.String(length=32), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("previous_sha256", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_dossier_id"), "reading", ["dossier_id"])
    op.create_table(
        "reading_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_reading_head_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_head")),
    )
    op.create_table(
        "database_login",
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_database_login_person_id_person")
        ),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_database_login")),
    )
    dialect = op.get_context().dialect.name
    for statement in (*added_by(revision, dialect), *reading_statements(dialect)):
        op.execute(statement)
