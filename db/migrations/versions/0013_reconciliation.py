"""The ministry's files: imports, rows, decisions on mismatches.

Revision 0013.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.triggers import added_by, reconciliation_statements
from db.types import Instant

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
    _imports()
    _decisions()
    dialect = op.get_context().dialect.name
    for statement in (*added_by(revision, dialect), *reconciliation_statements(dialect)):
        op.execute(statement)


def _imports() -> None:
    op.create_table(
        "ministry_mapping",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ministry_mapping")),
        sa.UniqueConstraint("programme_id", "name", name=op.f("uq_ministry_mapping_programme_id_name")),
    )
    op.create_table(
        "ministry_import",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("imported_at", Instant(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=False),
        sa.Column("undone_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ministry_import")),
    )
    counts = sa.text("state = 'standing'")
    op.create_index(
        "uq_ministry_import_standing",
        "ministry_import",
        ["programme_id", "sha256", "sheet"],
        unique=True,
        sqlite_where=counts,
        postgresql_where=counts,
    )
    op.create_table(
        "ministry_row",
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("application", sa.Text(), nullable=False),
        sa.Column("avis_number", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        _to("ministry_row", "import_id", "ministry_import", "id"),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_ministry_row")),
    )
    op.create_table(
        "ministry_refusal",
        sa.Column("import_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("faults", sa.Text(), nullable=False),
        sa.Column("avis_number", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        _to("ministry_refusal", "import_id", "ministry_import", "id"),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_ministry_refusal")),
    )


def _decisions() -> None:
    op.create_table(
        "mismatch_decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("programme_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", Instant(), nullable=False),
        _to("mismatch_decision", "dossier_id", "dossier", "id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mismatch_decision")),
        sa.UniqueConstraint(
            "programme_id", "ordinal", name=op.f("uq_mismatch_decision_programme_id_ordinal")
        ),
    )


def _to(table: str, column: str, other: str, key: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=op.f(f"fk_{table}_{column}_{other}"))
