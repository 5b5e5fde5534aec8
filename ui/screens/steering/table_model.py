"""Columns of what expires soon."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from reviewer.services.views import AvisRow
from ui.formats import days, short_date
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

SOON_DAYS = 30


class ExpiringTable(RowsModel[AvisRow]):
    """Avis in force whose end is near, the nearest first."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        self._today = today
        super().__init__(lambda row: row.number, parent)
        self.columns = (
            Column[AvisRow](
                key="number", title=self.tr("Number"), text=lambda row: row.number, width=130, strong=True
            ),
            Column[AvisRow](key="employer", title=self.tr("Employer"), text=lambda row: row.employer),
            Column[AvisRow](
                key="expires",
                title=self.tr("Expires"),
                text=lambda row: short_date(row.expires_on),
                width=110,
            ),
            Column[AvisRow](key="left", title=self.tr("Left"), text=self._left, width=100, sign=self._sign),
        )

    def _days(self, row: AvisRow) -> int:
        return (row.expires_on - self._today).days

    def _left(self, row: AvisRow) -> str:
        return days(self._days(row))

    def _sign(self, row: AvisRow) -> Sign:
        return Sign("hourglass", ToneName.DANGER if self._days(row) <= SOON_DAYS else ToneName.WARNING)
