"""Experts at full size, and what is ruled about conflicts of interest.

Revision 0002.
"""

from __future__ import annotations

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
