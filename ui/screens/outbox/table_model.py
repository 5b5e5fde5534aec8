"""Columns of the outbox."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.services.outbox import OutboxRow
from reviewer.wording import Wording
from ui.formats import moment
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import MESSAGE


class OutboxTable(RowsModel[OutboxRow]):
    """What asks for a person comes first."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.id, parent)
        self._wording = wording
        self.columns = (
            Column[OutboxRow](
                key="state",
                title=self.tr("State"),
                text=lambda row: wording.label("message_state", row.state),
                width=128,
                sign=lambda row: MESSAGE[row.state],
            ),
            Column[OutboxRow](
                key="kind",
                title=self.tr("About"),
                text=lambda row: wording.label("message_kind", row.message.kind),
                width=170,
                optional=3,
            ),
            Column[OutboxRow](
                key="subject",
                title=self.tr("Subject"),
                text=lambda row: row.message.subject,
                strong=True,
            ),
            Column[OutboxRow](
                key="to",
                title=self.tr("Recipient"),
                text=lambda row: row.message.to or self.tr("no address"),
                width=230,
            ),
            Column[OutboxRow](
                key="when", title=self.tr("When"), text=self._when, width=140, muted=True, optional=1
            ),
            Column[OutboxRow](
                key="reason", title=self.tr("Note"), text=self._reason, width=180, muted=True, optional=2
            ),
        )

    def _when(self, row: OutboxRow) -> str:
        return moment(row.message.settled_at or row.message.attempt_at or row.message.drafted_at)

    def _reason(self, row: OutboxRow) -> str:
        reason = row.message.reason
        if self._wording.has("mail_reason", reason):
            return self._wording.label("mail_reason", reason)
        return self.tr("sent by hand") if row.message.by_hand else reason
