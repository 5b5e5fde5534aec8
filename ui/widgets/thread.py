"""What two experts write to each other, oldest first: append only, and nobody is named who must not be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.committee.concertation import Message
from ui.formats import moment
from ui.widgets.card import clear
from ui.widgets.text import Look, Text, line


class Thread(QWidget):
    """Messages one below the other. ``names``: what an author is called, by id; the others are « the other expert »."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Messages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_messages(
        self, messages: Sequence[Message], names: Mapping[str, str], *, closed: bool = False
    ) -> None:
        """Show these messages; the time stands beside who wrote. ``closed``: nobody can write any more."""
        clear(self._column)
        if not messages:
            words = self.tr("No message was exchanged.") if closed else self.tr("No message yet.")
            self._column.addWidget(Text(words, Look.MUTED))
        for index, one in enumerate(messages):
            if index:
                self._column.addWidget(line())
            who = names.get(one.expert_id, "") or self.tr("The other expert")
            when = moment(one.at)
            self._column.addWidget(Text(self.tr("{who}, {when}").format(who=who, when=when), Look.CAPTION))
            said = Text(one.text)
            said.setAccessibleName(f"{who}, {when}. {one.text}")
            self._column.addWidget(said)
