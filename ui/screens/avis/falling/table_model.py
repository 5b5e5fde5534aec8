"""Columns of the avis that would expire on another day."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.avis.falling import Falling, FallingAvis
from reviewer.wording import Wording
from ui.formats import short_date
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

FALLING = {
    Falling.FALLS: Sign("circle-x", ToneName.DANGER),
    Falling.SHORTENS: Sign("hourglass", ToneName.WARNING),
    Falling.LENGTHENS: Sign("calendar", ToneName.INFO),
}


class FallingTable(RowsModel[FallingAvis]):
    """Those that fall come first."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.number, parent)
        self.columns = (
            Column[FallingAvis](
                key="number", title=self.tr("Number"), text=lambda row: row.number, width=140, strong=True
            ),
            Column[FallingAvis](key="holder", title=self.tr("For whom"), text=lambda row: row.applicant),
            Column[FallingAvis](
                key="falling",
                title=self.tr("What becomes of it"),
                text=lambda row: wording.label("falling", row.falling),
                width=180,
                sign=lambda row: FALLING[row.falling],
            ),
            Column[FallingAvis](
                key="now", title=self.tr("Expires"), text=lambda row: short_date(row.expires_on), width=120
            ),
            Column[FallingAvis](
                key="then",
                title=self.tr("Would expire"),
                text=lambda row: short_date(row.would_expire_on),
                width=128,
            ),
        )
