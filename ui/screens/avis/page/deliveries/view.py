"""What was sent of one avis: when, to whom, with which bytes; and the e-mail that is still to be drafted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reviewer.outbox.message import MessageState
from reviewer.services.outbox import OutboxRow
from reviewer.wording import Wording
from ui.formats import moment
from ui.theme.meanings import MESSAGE
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.text import Look, Text

SHOWN_DIGITS = 16


class DeliveriesCard(Card):
    """``opened``: a message to look at in the outbox."""

    opened = Signal(str)

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(self.tr("Sent by e-mail"))
        self._theme = theme
        self._wording = wording
        self.draft = Button(theme, self.tr("Prepare the e-mail…"), "send", Kind.QUIET)
        self.tools.addWidget(self.draft)
        self.links: list[Button] = []

    def show_mails(self, mails: Sequence[OutboxRow]) -> None:
        """Show these messages, newest first."""
        clear(self.body)
        self.links.clear()
        for one in mails:
            self.body.addWidget(self._line(one))
        if not mails:
            self.body.addWidget(Text(self.tr("Nothing was sent by e-mail yet."), Look.MUTED))

    def _line(self, row: OutboxRow) -> QFrame:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, Space.S)
        column.setSpacing(2)
        word = self._wording.label("message_state", row.state)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(Chip(self._theme, word, MESSAGE[row.state]), 0, left)
        message = row.message
        link = Button(self._theme, message.to or self.tr("no address"), "external-link", Kind.LINK)
        link.setAccessibleName(self.tr("Open in the outbox: {to}").format(to=message.to or word))
        link.clicked.connect(lambda: self.opened.emit(row.id))
        self.links.append(link)
        column.addWidget(link, 0, left)
        at = message.settled_at if row.state is MessageState.SENT else None
        column.addWidget(Text(moment(at or message.attempt_at or message.drafted_at), Look.CAPTION))
        if message.enclosures:
            digest = message.enclosures[0].sha256
            told = Text(
                self.tr("SHA-256 of the avis: {digest}…").format(digest=digest[:SHOWN_DIGITS]), Look.CAPTION
            )
            told.setToolTip(digest)
            column.addWidget(told)
        return frame
