"""The search box: plain words, looked for a moment after the last key."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import Theme
from ui.widgets.spoken_line import SpokenLine

PAUSE_MS = 150


class SearchBox(SpokenLine):
    """``searched``: the words, once typing pauses; Ctrl+F goes here, Escape empties it."""

    searched = Signal(str)

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._draw)
        self._draw()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._search)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), parent, activated=self._focus)  # type: ignore[call-overload]  # the stubs lack keyword signals

    def _draw(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted"))

    def _focus(self) -> None:
        self.setFocus()
        self.selectAll()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())
