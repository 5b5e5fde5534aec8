"""A field of one line that a screen reader names when the focus comes to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


class SpokenLine(QLineEdit):
    """Qt selects a field's text before it tells that the field has the focus; Orca then says nothing of the field.

    It moves to where the caret moved, and takes the news of the focus for known. Selecting comes after that news here.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of the focus first, then select what is there."""
        by_key = event.reason() in BY_KEY
        super().focusInEvent(QFocusEvent(event.type(), Qt.FocusReason.OtherFocusReason) if by_key else event)
        if by_key and self.text():
            QTimer.singleShot(0, self, self._select)

    def _select(self) -> None:
        if self.hasFocus() and not self.hasSelectedText():
            self.selectAll()
