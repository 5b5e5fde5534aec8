"""The deliberation at full size: rounds, messages, deadlines.

Revision 0003.
"""

from __future__ import annotations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
