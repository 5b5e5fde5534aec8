"""Published figures: editions, checks of the data and decisions on them; what figures are broken down by.

Revision 0014.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by
from db.types import Instant

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; repeat on dossiers and prechecks what figures read of them."""
    op.add_column("dossier", sa.Column("substream", sa.String(length=32), nullable=True))
    op.add_column("dossier", sa.Column("profile", sa.String(length=32), nullable=True))
    op.add_column("precheck", sa.Column("outcome", sa.String(length=32), nullable=True))
    op.add_column("precheck", sa.Column("not_met", sa.Text(), nullable=True))
    op.create_table(
        "figure_edition",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("issued_at", Instant(), nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_figure_edition")),
    )
    op.create_table(
        "quality_decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("check_id", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("offenders", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_decision")),
    )
    op.create_table(
        "quality_run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("run_at", Instant(), nullable=False),
        sa.Column("run_by", sa.Text(), nullable=False),
        sa.Column("dossiers", sa.Integer(), nullable=False),
        sa.Column("failing", sa.Text(), nullable=False),
        sa.Column("unsettled", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_run")),
    )
    op.create_table(
        "follow_up",
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("programme_id", sa.String(length=64), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("edition", name=op.f("pk_follow_up")),
    )
    op.create_table(
        "follow_up_text",
        sa.Column("programme_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.Text(), nullable=False),
        sa.Column("kept_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("programme_id", "number", name=op.f("pk_follow_up_text")),
    )
    _repeat()
    for statement in added_by(revision, op.get_bind().dialect.name):
        op.execute(statement)


def _repeat() -> None:
    """Fill the new columns from the newest requests and the prechecks as they were kept."""
    bind = op.get_bind()
    newest = "SELECT max(number) FROM request_version AS v WHERE v.dossier_id = r.dossier_id"
    requests = bind.execute(
        sa.text(f"SELECT dossier_id, content FROM request_version AS r WHERE number = ({newest})")  # noqa: S608  # constants
    ).all()
    for dossier_id, content in requests:
        request = json.loads(content)
        bind.execute(
            sa.text("UPDATE dossier SET substream = :substream, profile = :profile WHERE id = :id"),
            {"substream": request.get("substream"), "profile": request.get("profile"), "id": dossier_id},
        )
    prechecks = bind.execute(sa.text("SELECT dossier_id, ordinal, content FROM precheck")).all()
    for dossier_id, ordinal, content in prechecks:
        kept = json.loads(content)
        decided = {one["criterion_id"]: one["outcome"] for one in kept.get("overrides", ())}
        missed = [
            one["id"] for one in kept["criteria"] if decided.get(one["id"], one["outcome"]) == "not_met"
        ]
        bind.execute(
            sa.text(
                "UPDATE precheck SET outcome = :outcome, not_met = :not_met"
                " WHERE dossier_id = :id AND ordinal = :ordinal"
            ),
            {
                "outcome": kept["outcome"],
                "not_met": ",".join(missed),
                "id": dossier_id,
                "ordinal": ordinal,
            },
        )
