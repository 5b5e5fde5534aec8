"""A message that stays beside what it is about: a rule violation at its act, faults at their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import IconButton
from ui.widgets.text import Look, Text, announce

if TYPE_CHECKING:
    from reviewer.wording import Explanation
    from ui.theme.theme import Theme

_ICONS = {
    ToneName.NEUTRAL: "info",
    ToneName.INFO: "info",
    ToneName.SUCCESS: "circle-check",
    ToneName.WARNING: "triangle-alert",
    ToneName.DANGER: "circle-alert",
    ToneName.COMMITTEE: "users",
}


class Notice(QFrame):
    """Icon, what happened, what is safe and what to do. Hidden until there is something to say."""

    dismissed = Signal()

    def __init__(self, theme: Theme, tone: ToneName = ToneName.DANGER, *, closable: bool = True) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("tone", tone.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.M, Space.S, Space.M)
        row.setSpacing(Space.M)
        self._icon = QLabel()
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        self._what = Text("", Look.STRONG)
        self._rest = Text("")
        words.addWidget(self._what)
        words.addWidget(self._rest)
        row.addLayout(words, 1)
        self._close = IconButton(theme, self.tr("Close this message"), "x")
        self._close.clicked.connect(self.clear)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._close.setVisible(closable)
        self._led_to: QWidget | None = None
        self._described = ""
        theme.put_icon(self._icon, _ICONS[tone], tone.value, 20)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return all that is said now; empty while hidden."""
        return " ".join(part for part in (self._what.text(), self._rest.text()) if part)

    def explain(self, explanation: Explanation, faults: tuple[str, ...] = ()) -> None:
        """Say what happened, what is safe and what to do, then each fault on a line."""
        rest = " ".join(part for part in (explanation.safe, explanation.do) if part)
        self.say(explanation.what, "\n".join((rest, *faults)).strip())

    def say(self, what: str, rest: str = "") -> None:
        """Show a message until it is closed or another takes its place."""
        self._what.setText(what)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.setAccessibleName(self.sentence)
        self.show()
        announce(self, self.sentence)

    def lead_to(self, stop: QWidget) -> None:
        """Bring the keyboard to where one goes on, which is described by what is said here until it is cleared.

        Who does not see the message hears it there: a disabled button hands the focus to the next, « cancel » mostly.
        """
        self._forget_stop()
        self._led_to = stop
        self._described = stop.accessibleDescription()
        stop.setAccessibleDescription(self.sentence)
        stop.setFocus()

    def follow(self, stop: QWidget) -> None:
        """Be the next after this in Tab's order."""
        QWidget.setTabOrder(stop, self._close)

    def clear(self) -> None:
        """Say nothing any more."""
        if self.isHidden():
            return
        self._what.clear()
        self._rest.clear()
        self.hide()
        self._forget_stop()
        self.dismissed.emit()

    def _forget_stop(self) -> None:
        if self._led_to is not None and isValid(self._led_to):
            self._led_to.setAccessibleDescription(self._described)
        self._led_to = None
