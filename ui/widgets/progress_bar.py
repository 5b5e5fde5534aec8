"""How far work has come. Where nobody knows, the bar stands still: the words beside it say that work goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


class ProgressBar(QProgressBar):
    """A bar without motion; Qt's own runs to and fro for as long as the length of the work is unknown."""

    def expect(self, total: int) -> None:
        """Take the length of the work in steps; 0, a length that is not known (yet), is an empty bar."""
        self.setRange(0, max(total, 1))
        if not total:
            self.reset()
