"""Signed checkpoints of the journal, and who read what.

Revision 0008.
"""

from __future__ import annotations

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
