"""What was sent of one avis: when, to whom, with which bytes; and the e-mail that is still to be drafted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from reviewer.services.outbox import OutboxRow
from reviewer.wording import Wording
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.mail_line import MailLine
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

    def _line(self, row: OutboxRow) -> MailLine:
        line = MailLine(self._theme, self._wording, row)
        line.opened.connect(self.opened)
        self.links.append(line.link)
        if row.message.enclosures:
            digest = row.message.enclosures[0].sha256
            told = Text(
                self.tr("SHA-256 of the avis: {digest}…").format(digest=digest[:SHOWN_DIGITS]), Look.CAPTION
            )
            told.setToolTip(digest)
            line.column.addWidget(told)
        return line
