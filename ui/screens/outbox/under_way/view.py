"""The line that shows while the queue is being sent: how many have gone, and a button that stops after this one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.text import Text


class UnderWay(Card):
    """Hidden while nothing is sent. ``stopped``: no further message is to go; the one on its way is finished."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.words = Text("")
        row.addWidget(self.words, 1)
        self.bar = ProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.px(240))
        self.bar.setAccessibleName(self.tr("How far the sending is"))
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.stop = Button(theme, self.tr("Stop"), "x")
        self.stop.setObjectName("stop_sending")
        self.stop.clicked.connect(self._stop)
        row.addWidget(self.stop)
        self.body.addLayout(row)
        self.hide()

    def begin(self) -> None:
        """Show that the server is being called."""
        self.words.setText(self.tr("Calling the mail server…"))
        self.bar.expect(0)
        self.stop.setEnabled(True)
        self.show()

    def advance(self, done: int, total: int) -> None:
        """Show which message is on its way."""
        self.bar.expect(total)
        self.bar.setValue(done)
        if self.stop.isEnabled():
            self.words.setText(
                self.tr("Sending message {number} of {total}").format(number=done + 1, total=total)
            )

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(self.tr("Stopping after this message; the others stay in the queue."))
        self.stopped.emit()
