"""Search: folded words and their index, columns to sort by, saved views.

Revision 0012.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.search_index import REBUILD, index_statements
from db.types import Instant
from reviewer.dossier.lifecycle import DossierState
from reviewer.search.words import searchable

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_FOLDED = ("reference_fold", "candidate_fold", "employer_fold", "job_fold")
_INDEXES = (
    ("state", "received_on", "id"),
    ("state", "state_since", "programme_id", "id"),
    ("state_rank", "id"),
    ("state_since", "id"),
    ("programme_id", "id"),
    ("reference_fold", "id"),
    ("candidate_fold", "id"),
    ("employer_fold", "id"),
    ("job_fold", "id"),
    ("avis_number", "id"),
    ("avis_expires_on", "id"),
)
_AT_ONCE = 2_000


def upgrade() -> None:
    """Add what is searched and sorted by, fill it from what is there, index it; make the tables of views."""
    connection = op.get_bind()
    server = connection.dialect.name == "postgresql"
    folded = sa.Text(collation="C") if server else sa.Text()
    with op.batch_alter_table("dossier") as table:
        for name in _FOLDED:
            table.add_column(sa.Column(name, folded, nullable=True))
        table.add_column(sa.Column("state_rank", sa.Integer(), nullable=True))
        table.add_column(sa.Column("stream", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("verdict", sa.String(length=32), nullable=True))
        table.add_column(sa.Column("unmet", sa.Text(), nullable=True))
        table.add_column(sa.Column("avis_favourable", sa.Boolean(), nullable=True))
        table.add_column(sa.Column("avis_expires_on", sa.Date(), nullable=True))
    _fill(connection)
    with op.batch_alter_table("dossier") as table:
        for name in _FOLDED:
            table.alter_column(name, existing_type=folded, nullable=False)
        table.alter_column("state_rank", existing_type=sa.Integer(), nullable=False)
        table.alter_column("stream", existing_type=sa.String(length=32), nullable=False)
        table.alter_column("unmet", existing_type=sa.Text(), nullable=False)
    for names in _INDEXES:
        op.create_index(op.f(f"ix_dossier_{'_'.join(names)}"), "dossier", list(names))
    for statement in index_statements(connection.dialect.name):
        op.execute(statement)
    if not server:
        op.execute(REBUILD)
    _make_views()


def _fill(connection: sa.Connection) -> None:
    ranks = {state.value: rank for rank, state in enumerate(DossierState, 1)}
    names = ("id", "reference", "candidate", "employer", "job_title", "avis_number", "state")
    dossier = sa.table("dossier", *(sa.column(name) for name in names))
    avis = {number: (bool(said), until) for number, said, until in connection.execute(sa.text(_AVIS))}
    streams = dict(_newest(connection, _REQUESTS, lambda text: json.loads(text)["stream"] or ""))
    verdicts = dict(_newest(connection, _PRECHECKS, _verdict))
    changed = []
    for row in connection.execute(sa.select(dossier)).all():
        parts = (row.reference, row.candidate, row.employer, row.job_title, row.avis_number)
        verdict, unmet = verdicts.get(row.id, (None, ""))
        favourable, expires_on = avis.get(row.avis_number, (None, None))
        changed.append(
            {
                "key": row.id,
                "search_fold": searchable(" ".join(part for part in parts if part)),
                "reference_fold": searchable(row.reference),
                "candidate_fold": searchable(row.candidate),
                "employer_fold": searchable(row.employer),
                "job_fold": searchable(row.job_title),
                "state_rank": ranks[row.state],
                "stream": streams.get(row.id, ""),
                "verdict": verdict,
                "unmet": unmet,
                "avis_favourable": favourable,
                "avis_expires_on": expires_on,
            }
        )
    for start in range(0, len(changed), _AT_ONCE):
        connection.execute(sa.text(_UPDATE), changed[start : start + _AT_ONCE])


_AVIS = "SELECT number, favourable, expires_on FROM avis"
_REQUESTS = "SELECT dossier_id, content FROM request_version ORDER BY dossier_id, number"
_PRECHECKS = "SELECT dossier_id, content FROM precheck ORDER BY dossier_id, ordinal"
_UPDATE = (
    "UPDATE dossier SET search_fold = :search_fold, reference_fold = :reference_fold, "
    "candidate_fold = :candidate_fold, employer_fold = :employer_fold, job_fold = :job_fold, "
    "state_rank = :state_rank, stream = :stream, verdict = :verdict, unmet = :unmet, "
    "avis_favourable = :avis_favourable, avis_expires_on = :avis_expires_on WHERE id = :key"
)


def _newest(connection: sa.Connection, query: str, read: Any) -> Any:
    """Yield what is read off the newest content of each dossier; rows come oldest first."""
    last: tuple[str, str] | None = None
    for key, content in connection.execute(sa.text(query)):
        if last is not None and last[0] != key:
            yield last[0], read(last[1])
        last = (key, content)
    if last is not None:
        yield last[0], read(last[1])


def _verdict(content: str) -> tuple[str, str]:
    said = json.loads(content)
    overridden = {one["criterion_id"]: one["outcome"] for one in said.get("overrides", ())}
    outcomes = {one["id"]: overridden.get(one["id"], one["outcome"]) for one in said["criteria"]}
    missed = [key for key, outcome in outcomes.items() if outcome == "not_met"]
    open_or_not = "to_verify" if "to_verify" in outcomes.values() else "admissible"
    verdict = "not_admissible" if missed else open_or_not
    return verdict, "".join(f" {one}" for one in missed) + " "


def _make_views() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("sorted_by", sa.String(length=32), nullable=False),
        sa.Column("descending", sa.Boolean(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("in_rail", sa.Boolean(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
    )
    op.create_index(op.f("ix_saved_view_owner_id_shared"), "saved_view", ["owner_id", "shared"])
    op.create_table(
        "list_layout",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("sorted_by", sa.String(length=32), nullable=False),
        sa.Column("descending", sa.Boolean(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_list_layout")),
    )
