"""Offline packages on the office's side: keys, packages that went out, what came back, and each answer in it.

Revision 0010.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by, package_statements
from db.types import Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
    _keys()
    _out()
    _back()
    dialect = op.get_context().dialect.name
    for statement in (*added_by(revision, dialect), *package_statements(dialect)):
        op.execute(statement)


def _keys() -> None:
    op.create_table(
        "exchange_key",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("verifying", sa.LargeBinary(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("signing", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("retired_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_exchange_key")),
    )
    in_use = sa.text("retired_at IS NULL")
    op.create_index(
        "uq_exchange_key_in_use",
        "exchange_key",
        ["slot"],
        unique=True,
        sqlite_where=in_use,
        postgresql_where=in_use,
    )
    op.create_table(
        "key_invitation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("office_fingerprint", sa.String(length=64), nullable=False),
        _to("key_invitation", "expert_id", "expert", "id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_invitation")),
    )
    op.create_index(op.f("ix_key_invitation_expert_id"), "key_invitation", ["expert_id"])
    op.create_table(
        "expert_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("invitation_id", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("verifying", sa.LargeBinary(), nullable=False),
        sa.Column("announced_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("settled_by", sa.Text(), nullable=False),
        sa.Column("settled_at", Instant(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ended", sa.String(length=32), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("expert_key", "expert_id", "expert", "id"),
        _to("expert_key", "invitation_id", "key_invitation", "id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expert_key")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_expert_key_fingerprint")),
    )
    op.create_index(op.f("ix_expert_key_expert_id"), "expert_key", ["expert_id"])


def _out() -> None:
    op.create_table(
        "package_out",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("expert_fingerprint", sa.String(length=64), nullable=False),
        sa.Column("office_fingerprint", sa.String(length=64), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("open_until", sa.Date(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("package_out", "expert_id", "expert", "id"),
        _to("package_out", "expert_fingerprint", "expert_key", "fingerprint"),
        _to("package_out", "office_fingerprint", "exchange_key", "fingerprint"),
        _to("package_out", "replaces", "package_out", "id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package_out")),
    )
    op.create_index(op.f("ix_package_out_expert_id"), "package_out", ["expert_id"])
    op.create_table(
        "packaged_dossier",
        sa.Column("package_id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("request_version", sa.Integer(), nullable=False),
        sa.Column("request_sha256", sa.String(length=64), nullable=False),
        sa.Column("facts_sha256", sa.String(length=64), nullable=False),
        sa.Column("grid_id", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        _to("packaged_dossier", "package_id", "package_out", "id"),
        _to("packaged_dossier", "dossier_id", "dossier", "id"),
        sa.PrimaryKeyConstraint("package_id", "dossier_id", name=op.f("pk_packaged_dossier")),
    )
    op.create_index(op.f("ix_packaged_dossier_dossier_id"), "packaged_dossier", ["dossier_id"])


def _back() -> None:
    op.create_table(
        "package_in",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("expert_fingerprint", sa.String(length=64), nullable=False),
        sa.Column("office_fingerprint", sa.String(length=64), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("read_at", Instant(), nullable=False),
        sa.Column("read_by", sa.Text(), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        _to("package_in", "expert_id", "expert", "id"),
        _to("package_in", "expert_fingerprint", "expert_key", "fingerprint"),
        _to("package_in", "office_fingerprint", "exchange_key", "fingerprint"),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_package_in")),
    )
    op.create_index(op.f("ix_package_in_expert_id"), "package_in", ["expert_id"])
    op.create_table(
        "package_answer",
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=False),
        sa.Column("package_id", sa.Text(), nullable=False),
        sa.Column("returned", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("facts_sha256", sa.String(length=64), nullable=False),
        sa.Column("answered_at", Instant(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("closed", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _to("package_answer", "expert_id", "expert", "id"),
        _to("package_answer", "returned", "package_in", "sha256"),
        sa.PrimaryKeyConstraint("expert_id", "id", name=op.f("pk_package_answer")),
    )
    for column in ("dossier_id", "outcome", "returned"):
        op.create_index(op.f(f"ix_package_answer_{column}"), "package_answer", [column])
    op.create_table(
        "package_destruction",
        sa.Column("expert_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("package_id", sa.Text(), nullable=False),
        sa.Column("returned", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("on_schedule", sa.Boolean(), nullable=False),
        sa.Column("dossier_ids", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        _to("package_destruction", "expert_id", "expert", "id"),
        _to("package_destruction", "returned", "package_in", "sha256"),
        sa.PrimaryKeyConstraint("expert_id", "id", name=op.f("pk_package_destruction")),
    )
    op.create_index(op.f("ix_package_destruction_package_id"), "package_destruction", ["package_id"])


def _to(table: str, column: str, other: str, key: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=op.f(f"fk_{table}_{column}_{other}"))
