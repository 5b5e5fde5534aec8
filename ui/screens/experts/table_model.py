"""Columns of the experts' list."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.committee.takers import Taker
from reviewer.wording import Wording
from ui.models.rows import Column, RowsModel
from ui.models.taker_words import reasons_of
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

READY = Sign("circle-check", ToneName.SUCCESS)
WARNED = Sign("clock", ToneName.WARNING)
LACKING = Sign("triangle-alert", ToneName.WARNING)
DISABLED = Sign("ban", ToneName.NEUTRAL)


class ExpertsTable(RowsModel[Taker]):
    """Everybody, whether they can be seated, and what they lack."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.expert.id, parent)
        self._wording = wording
        self.columns = (
            Column[Taker](key="name", title=self.tr("Name"), text=lambda row: row.expert.name, strong=True),
            Column[Taker](
                key="standing", title=self.tr("Can be seated"), text=self._standing, width=132, sign=_sign
            ),
            Column[Taker](
                key="load", title=self.tr("Load"), text=self._load, width=84, right=True, optional=1
            ),
            Column[Taker](key="lacks", title=self.tr("What is missing"), text=self._lacks, muted=True),
        )

    def _standing(self, row: Taker) -> str:
        if not row.expert.active:
            return self.tr("disabled")
        return self.tr("yes") if row.eligible else self.tr("not now")

    def _load(self, row: Taker) -> str:
        return self.tr("{load} of {capacity}").format(load=row.load, capacity=row.expert.capacity)

    def _lacks(self, row: Taker) -> str:
        if not row.expert.version:
            return self.tr("no record yet")
        return ", ".join(reasons_of(row, self._wording))


def _sign(row: Taker) -> Sign:
    if not row.expert.active:
        return DISABLED
    if not row.eligible:
        return LACKING
    return WARNED if row.warnings else READY
