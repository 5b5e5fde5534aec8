"""Who are you? Shown when nobody acts yet; and, in a new database, who opens it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import clear
from ui.widgets.entry_card import EntryCard, stand_alone
from ui.widgets.notice import Notice
from ui.widgets.spoken_line import SpokenLine
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from reviewer.dossier.people import Person
    from reviewer.wording import Explanation, Wording
    from ui.theme.theme import Theme

WIDTH = 480


class Welcome(QWidget):
    """``chosen``: a person's id; ``named``: the name of the first administrator."""

    chosen = Signal(str)
    named = Signal(str)

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._ids: dict[Button, str] = {}
        card = EntryCard(theme, WIDTH)
        self.question = Text("", Look.DISPLAY)
        self.hint = Text("", Look.MUTED)
        self.notice = Notice(theme)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(Space.S)
        for part in (self.question, self.hint, self.notice):
            card.body.addWidget(part)
        card.body.addLayout(self._choices)
        stand_alone(self, card)

    def ask_who(self, people: Sequence[Person]) -> None:
        """Offer the people of the house, or ask for the first one's name where there is nobody yet."""
        clear(self._choices)
        self._ids.clear()
        if not people:
            self._ask_first_name()
            return
        self.question.setText(self.tr("Who are you?"))
        self.hint.setText(self.tr("Choose your name. No password is asked for: these are sample data."))
        for person in people:
            if person.active:
                roles = ", ".join(self._wording.label("role", role) for role in sorted(person.roles))
                button = Button(self._theme, f"{person.name} – {roles}", "user-round")
                button.clicked.connect(self._choose)
                self._ids[button] = person.id
                self._choices.addWidget(button)

    def focus_first(self) -> None:
        """Give the focus to the first thing to answer with."""
        first = self._choices.itemAt(0)
        widget = None if first is None else first.widget()
        if isinstance(widget, QLabel):
            self.name.setFocus()
        elif widget is not None:
            widget.setFocus()

    def refuse(self, explanation: Explanation) -> None:
        """Say why the name was refused."""
        self.notice.explain(explanation)

    def _ask_first_name(self) -> None:
        self.question.setText(self.tr("This database is new."))
        self.hint.setText(
            self.tr("Write your name: you will be its first administrator, and can then add everybody else.")
        )
        label = QLabel(self.tr("&Your name"))
        self.name = SpokenLine()
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.setObjectName("first_name")
        label.setBuddy(self.name)
        self.name.returnPressed.connect(self._name)
        open_it = Button(self._theme, self.tr("Open the database"), "check", Kind.PRIMARY)
        open_it.clicked.connect(self._name)
        for part in (label, self.name, open_it):
            self._choices.addWidget(part)
        self.name.setFocus()

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.chosen.emit(self._ids[button])

    def _name(self) -> None:
        self.notice.clear()
        self.named.emit(self.name.text().strip())
