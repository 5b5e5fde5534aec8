"""The line that shows while the files are compared with the register: how far, and a button that stops."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.text import Text


class Comparing(Card):
    """Hidden while nothing is compared."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(Text(self.tr("Comparing the ministry’s files with the register…")), 1)
        self.bar = ProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.px(240))
        self.bar.setAccessibleName(self.tr("How far the comparison is"))
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.stop = Button(theme, self.tr("Stop"), "x")
        self.stop.setObjectName("stop_comparing")
        self.stop.clicked.connect(self.stopped)
        row.addWidget(self.stop)
        self.body.addLayout(row)
        self.hide()

    def show_running(self, running: bool) -> None:
        """Appear or go."""
        self.bar.expect(0)
        self.setVisible(running)

    def advance(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.expect(total)
        self.bar.setValue(done)
