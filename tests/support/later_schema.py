"""Migrations of a program one revision ahead of this one, as only the tests know it."""

from __future__ import annotations

import shutil
from pathlib import Path

from db.schema import HEAD, MIGRATIONS

LATER = "later"
REVISION = f'''
"""A later schema."""

import sqlalchemy as sa
from alembic import op

revision = "{LATER}"
down_revision = "{HEAD}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("pronoun", sa.Text(), nullable=True))
    op.execute("UPDATE person SET pronoun = 'iel'")
'''


def later_scripts(folder: Path) -> Path:
    """Write them into a folder that does not exist yet, and return it."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{LATER}.py").write_text(REVISION, encoding="utf-8")
    return folder
