"""An e-mail with an avis or a letter: what is asked before it is prepared, and where it stands in the outbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reviewer.outbox.message import MessageState
from ui.formats import moment
from ui.theme.meanings import MESSAGE
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import Chip
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from reviewer.services.outbox import OutboxRow
    from reviewer.wording import Wording
    from ui.theme.theme import Theme
    from ui.widgets.act_dialog import ActingScreen


class MailLine(QFrame):
    """One message: where it stands, to whom and when. ``opened``: its id, to look at it in the outbox."""

    opened = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, row: OutboxRow) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, Space.S)
        self.column.setSpacing(2)
        word = wording.label("message_state", row.state)
        left = Qt.AlignmentFlag.AlignLeft
        self.chip = Chip(theme, word, MESSAGE[row.state])
        self.column.addWidget(self.chip, 0, left)
        message = row.message
        self.link = Button(theme, message.to or self.tr("no address"), "external-link", Kind.LINK)
        self.link.setAccessibleName(self.tr("Open in the outbox: {to}").format(to=message.to or word))
        self.link.clicked.connect(lambda: self.opened.emit(row.id))
        self.column.addWidget(self.link, 0, left)
        at = message.settled_at if row.state is MessageState.SENT else None
        self.column.addWidget(Text(moment(at or message.attempt_at or message.drafted_at), Look.CAPTION))


def ask_for_mail(screen: ActingScreen, *, title: str, goes: str, prepare: Callable[[], None]) -> None:
    """Ask before an e-mail is prepared. ``goes``: what goes with it; ``prepare``: what a yes does."""
    waits = QCoreApplication.translate("MailLine", "Nothing is sent yet: the message waits in the outbox.")
    screen.ask(
        title=title,
        consequence=f"{goes} {waits}",
        verb=QCoreApplication.translate("MailLine", "Prepare"),
        icon="send",
        reason=False,
        act=lambda _: prepare(),
    )
