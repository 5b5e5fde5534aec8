"""Columns of the packages, in and out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.committee.offline.own_copy import KeptPackage
from reviewer.services.ports.exchange import FileKind
from ui.formats import moment, short_date
from ui.models.rows import Column, RowsModel
from ui.screens.expert_parcels.presenter import ParcelKind, ParcelRow
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

SIGNS = {
    ParcelKind.RECEIVED: Sign("inbox", ToneName.INFO),
    ParcelKind.DESTROYED: Sign("archive", ToneName.NEUTRAL),
    ParcelKind.SENT: Sign("circle-check", ToneName.SUCCESS),
    ParcelKind.TO_WRITE: Sign("send", ToneName.WARNING),
}


class ExpertParcelsTable(RowsModel[ParcelRow]):
    """The newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.id, parent)
        self.columns = (
            Column[ParcelRow](
                key="kind",
                title=self.tr("Package"),
                text=self._kind,
                width=240,
                sign=lambda row: SIGNS[row.kind],
            ),
            Column[ParcelRow](key="at", title=self.tr("When"), text=lambda row: moment(row.at), width=180),
            Column[ParcelRow](key="what", title=self.tr("Content"), text=self._what, strong=True),
            Column[ParcelRow](
                key="until", title=self.tr("Kept until"), text=self._until, width=160, optional=1
            ),
            Column[ParcelRow](
                key="name", title=self.tr("File"), text=self._name, width=330, muted=True, optional=2
            ),
        )

    def _kind(self, row: ParcelRow) -> str:
        return {
            ParcelKind.RECEIVED: self.tr("received"),
            ParcelKind.DESTROYED: self.tr("destroyed"),
            ParcelKind.SENT: self.tr("sent"),
            ParcelKind.TO_WRITE: self.tr("ready, not written yet"),
        }[row.kind]

    def _what(self, row: ParcelRow) -> str:
        if isinstance(row.detail, KeptPackage):
            return self.tr("%n dossier(s)", "", row.count)
        answers = self.tr("%n answer(s)", "", row.count)
        destroyed = len(row.detail.destruction_ids)
        if not destroyed:
            return answers
        certificates = self.tr("%n certificate(s)", "", destroyed)
        return f"{answers}, {certificates}" if row.count else certificates

    def _until(self, row: ParcelRow) -> str:
        if not isinstance(row.detail, KeptPackage) or row.detail.destroyed_at is not None:
            return ""
        return short_date(row.detail.open_until)

    def _name(self, row: ParcelRow) -> str:
        kind = FileKind.PACKAGE if isinstance(row.detail, KeptPackage) else FileKind.RETURN
        return f"{row.id}{kind.ending}"
