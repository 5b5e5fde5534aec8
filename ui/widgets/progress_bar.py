"""How far work has come. Where nobody knows, the bar stands still: the words beside it say that work goes on."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QStyle, QStyleOptionProgressBar, QStylePainter


class ProgressBar(QProgressBar):
    """A bar without motion; Qt's own runs to and fro for as long as the length of the work is unknown."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint how far it is; an empty bar where the length is not known."""
        option = QStyleOptionProgressBar()
        self.initStyleOption(option)
        if option.minimum == option.maximum:
            option.minimum, option.maximum, option.progress = 0, 1, 0  # type: ignore[misc]  # Qt's stubs hold them for constants
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_ProgressBar, option)
        painter.end()
