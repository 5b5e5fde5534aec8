"""What an expert's copy keeps: its keys, packages in and out, answers, destructions.

Revision 0011.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by, expert_copy_statements
from db.types import Instant

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and let a sealed evaluation leave an expert's home with its dossier."""
    op.create_table(
        "copy_enrolment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("invitation_id", sa.Text(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("expert_name", sa.Text(), nullable=False),
        sa.Column("office_name", sa.Text(), nullable=False),
        sa.Column("office_recipient", sa.Text(), nullable=False),
        sa.Column("office_verifying", sa.LargeBinary(), nullable=False),
        sa.Column("invited_at", Instant(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("verifying", sa.LargeBinary(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("signing", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("replaces", sa.String(length=64), nullable=True),
        sa.Column("retired_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_enrolment")),
    )
    op.create_table(
        "copy_package",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("open_until", sa.Date(), nullable=False),
        sa.Column("dossier_ids", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("destroyed_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_package")),
    )
    op.create_table(
        "copy_dossier",
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("package_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("breaks_tie", sa.Boolean(), nullable=False),
        sa.Column("request_version", sa.Integer(), nullable=False),
        sa.Column("facts_sha256", sa.String(length=64), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("declared", sa.String(length=32), nullable=True),
        sa.Column("last_revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["package_id"], ["copy_package.id"], name=op.f("fk_copy_dossier_package_id_copy_package")
        ),
        sa.PrimaryKeyConstraint("dossier_id", name=op.f("pk_copy_dossier")),
    )
    op.create_table(
        "copy_answer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("package_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("facts_sha256", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("withdrawn_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["package_id"], ["copy_package.id"], name=op.f("fk_copy_answer_package_id_copy_package")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_answer")),
        sa.UniqueConstraint("dossier_id", "revision", name=op.f("uq_copy_answer_dossier_id_revision")),
    )
    op.create_table(
        "copy_sent",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("answer_ids", sa.Text(), nullable=False),
        sa.Column("destruction_ids", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_copy_sent")),
        sa.UniqueConstraint("id", name=op.f("uq_copy_sent_id")),
    )
    op.create_table(
        "copy_destruction",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("package_id", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("cause", sa.String(length=32), nullable=False),
        sa.Column("dossier_ids", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["package_id"], ["copy_package.id"], name=op.f("fk_copy_destruction_package_id_copy_package")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_destruction")),
    )
    dialect = op.get_context().dialect.name
    for statement in (*added_by(revision, dialect), *expert_copy_statements(dialect)):
        op.execute(statement)
