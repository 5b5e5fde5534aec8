"""The request changed since the draft was begun: every fact before and after, and the word that it was read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewer.committee.request_changes import FactChange
from reviewer.programme.model import Programme
from ui.desktop import Desktop
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fact_changes import FactChanges
from ui.widgets.notice import Notice

MOST_HEIGHT = 190


class ChangesPanel(QWidget):
    """``read``: the person says that they have read the newer content."""

    read = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._theme = desktop.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.notice = Notice(desktop.theme, ToneName.WARNING, closable=False)
        column.addWidget(self.notice)
        card = Card()
        self._facts = FactChanges()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(self.tr("What changed"))
        self.area.setWidget(self._facts)
        card.body.addWidget(self.area)
        self.confirm = Button(self._theme, self.tr("I have read the newer version"), "check")
        self.confirm.setObjectName("read_again")
        self.confirm.clicked.connect(self.read)
        card.body.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        self.hide()

    def show_changes(self, number: int, changes: Sequence[FactChange], programme: Programme | None) -> None:
        """Show what changed with this version of the request."""
        self.notice.say(
            self.tr("The request changed since you began (version {number}).").format(number=number),
            self.tr("Your draft is kept. Read what changed, then say so here before handing in."),
        )
        self._facts.show_changes(changes, programme)
        wanted = self._theme.px(26) * (len(changes) + 1) + self._theme.px(Space.L)
        self.area.setFixedHeight(min(self._theme.px(MOST_HEIGHT), wanted))
        self.show()

    def forget(self) -> None:
        """Nothing changed, or it was read."""
        self.notice.clear()
        self.hide()
