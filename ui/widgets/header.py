"""The head of a screen: what one looks at on the left, what one can do with it on the right, or below it.

Large text or a narrow window leave no room for both on one line: the acts then stand below, none of them cut off.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from ui.theme.tokens import Space
from ui.widgets.filters import Flow
from ui.widgets.text import Look, OneLine, one_line

TITLE_SHARE = 55
"""Percent of the width that a long title may claim while the acts stand beside it; it is elided then."""


class Acts(Flow):
    """What one can do, ending at the right: on one line beside the title, or on as many as it takes below it."""

    def __init__(self) -> None:
        super().__init__()
        self._beside = True

    def stand_beside(self, beside: bool) -> None:
        """Keep to one line, or take as many as there must be."""
        if beside is not self._beside:
            self._beside = beside
            self.invalidate()

    def minimumSize(self) -> QSize:  # noqa: N802 # Qt's own name
        """Return the size of the line, or of the widest act where there are lines."""
        size = super().minimumSize()
        return QSize(self.line_width, size.height()) if self._beside else size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 # Qt's own name
        """Stand in the middle of the height that is there."""
        height = self.heightForWidth(rect.width())
        super().setGeometry(rect.adjusted(0, max((rect.height() - height) // 2, 0), 0, 0))

    def _start(self, rect: QRect, taken: int) -> int:
        return rect.x() + max(rect.width() - taken, 0)


class Title(OneLine):
    """What a screen is called. ``changed``: it is called something else from now on."""

    changed = Signal()

    def setText(self, text: str) -> None:  # noqa: N802 # Qt's own name
        """Call it this."""
        former = self.text()
        super().setText(text)
        if text != former:
            self.changed.emit()


class Header(QFrame):
    """``leading``, ``title_row`` and ``acts`` take what a screen adds."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "header")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        self._line.setSpacing(Space.S)
        what = self._what = QHBoxLayout()
        what.setSpacing(Space.S)
        self.leading = QHBoxLayout()
        self.leading.setSpacing(Space.S)
        what.addLayout(self.leading)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(Space.M)
        self.title = Title("", Look.TITLE)
        self.title_row.addWidget(self.title)
        words.addLayout(self.title_row)
        self.subtitle = one_line("", Look.CAPTION)
        words.addWidget(self.subtitle)
        what.addLayout(words, 1)
        self._line.addLayout(what, 1)
        self.acts = Acts()
        self._line.addLayout(self.acts)

    def event(self, event: QEvent) -> bool:
        """Arrange anew when an act comes, goes or changes its words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        title = min(self._what.sizeHint().width(), room * TITLE_SHARE // 100)
        beside = self.acts.line_width + title <= room
        self.acts.stand_beside(beside)
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not wanted:
            self._line.setDirection(wanted)
