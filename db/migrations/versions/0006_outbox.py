"""Letters on their way: what was drafted, sent, to whom, when.

Revision 0006.
"""

from __future__ import annotations

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what this revision adds."""
