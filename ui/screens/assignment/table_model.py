"""Columns of the open seats, and of the experts for one of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.models.rows import Column, RowsModel
from ui.screens.assignment.words import OptionRow, PlaceRow
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

EMPTY = Sign("triangle-alert", ToneName.WARNING)
CHANGED = Sign("file-pen", ToneName.INFO)
PROPOSED = Sign("user-check", ToneName.NEUTRAL)
HERE = Sign("user-check", ToneName.INFO)
POSSIBLE = Sign("circle-check", ToneName.SUCCESS)
NOT_POSSIBLE = Sign("ban", ToneName.NEUTRAL)
LOAD = 1


class PlacesTable(RowsModel[PlaceRow]):
    """One line an open seat: who is chosen, how well they suit and why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.key, parent)
        self.columns = (
            Column[PlaceRow](
                key="reference",
                title=self.tr("Dossier"),
                text=lambda row: row.opening.reference,
                width=126,
                strong=True,
            ),
            Column[PlaceRow](key="seat", title=self.tr("Place"), text=self._seat, width=112),
            Column[PlaceRow](key="expert", title=self.tr("Expert"), text=self._expert),
            Column[PlaceRow](
                key="standing", title=self.tr("Choice"), text=self._standing, width=118, sign=_standing_sign
            ),
            Column[PlaceRow](
                key="affinity",
                title=self.tr("Affinity"),
                text=lambda row: row.affinity,
                width=76,
                right=True,
            ),
        )

    def _seat(self, row: PlaceRow) -> str:
        if row.opening.breaks_tie:
            return self.tr("Tie-break")
        return self.tr("Evaluation {number}").format(number=row.place.number)

    def _expert(self, row: PlaceRow) -> str:
        return row.name or self.tr("nobody")

    def _standing(self, row: PlaceRow) -> str:
        if row.expert is None:
            return self.tr("empty")
        return self.tr("by hand") if row.changed else self.tr("proposed")


class OptionsTable(RowsModel[OptionRow]):
    """One line an expert: their load under the draft, and what choosing them costs, or why it cannot be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.expert, parent)
        self.columns = (
            Column[OptionRow](
                key="name", title=self.tr("Expert"), text=lambda row: row.name, width=150, strong=True
            ),
            Column[OptionRow](key="load", title=self.tr("Load"), text=self._load, width=130),
            Column[OptionRow](
                key="standing", title=self.tr("Choice"), text=self._standing, width=118, sign=_option_sign
            ),
            Column[OptionRow](key="words", title=self.tr("Cost, or why not"), text=lambda row: row.words),
        )

    def _load(self, row: OptionRow) -> str:
        return self.tr("{load} of {capacity}").format(load=row.load, capacity=row.capacity)

    def _standing(self, row: OptionRow) -> str:
        if row.here:
            return self.tr("chosen")
        return self.tr("can take it") if row.possible else self.tr("cannot")


def _option_sign(row: OptionRow) -> Sign:
    if row.here:
        return HERE
    return POSSIBLE if row.possible else NOT_POSSIBLE


def _standing_sign(row: PlaceRow) -> Sign:
    if row.expert is None:
        return EMPTY
    return CHANGED if row.changed else PROPOSED
