"""What differs between two grids, a card a finding or criterion: sign, word, and each value before and after."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.committee.grid_comparison import FieldChange, GridChange, GridDifference
from ui.desktop import Desktop
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.text import Look, Text

SIGNS = {
    GridChange.ADDED: Sign("plus", ToneName.SUCCESS),
    GridChange.REMOVED: Sign("minus", ToneName.DANGER),
    GridChange.CHANGED: Sign("file-pen", ToneName.INFO),
}


class GridDifferences(QScrollArea):
    """Everything but what is the same, which is only counted."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Differences between two grids"))
        inside = QWidget()
        inside.setObjectName("page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.M)
        self.summary = Text("", Look.STRONG)
        self._column.addWidget(self.summary)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(Space.M)
        self._column.addLayout(self._cards)
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_differences(self, differences: Sequence[GridDifference]) -> None:
        """Show these differences instead."""
        clear(self._cards)
        found = [one for one in differences if one.change is not GridChange.SAME]
        same = len(differences) - len(found)
        words = self.tr("Differences: {changed}. Findings and criteria that are the same: {same}.")
        self.summary.setText(words.format(changed=len(found), same=same))
        for one in found:
            self._cards.addWidget(self._card(one))

    def _card(self, one: GridDifference) -> Card:
        wording = self._desktop.wording
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        label = one.label or wording.label("grid_field", "contradiction")
        name = Text(label, Look.STRONG if one.criterion else Look.LEAD)
        head.addWidget(name, 1)
        head.addWidget(
            Chip(self._desktop.theme, wording.label("grid_change", one.change), SIGNS[one.change]),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        card.body.addLayout(head)
        for change in one.fields:
            card.body.addWidget(Text(self._line(change)))
        card.setAccessibleName(f"{label} – {wording.label('grid_change', one.change)}")
        return card

    def _line(self, change: FieldChange) -> str:
        field = self._desktop.wording.text("grid_field", change.field, mark=change.mark)
        words = self.tr("{field}: {before} → {after}")
        return words.format(field=field, before=self._value(change.before), after=self._value(change.after))

    def _value(self, value: str | int | bool | None) -> str:
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if value is None or value == "":
            return self.tr("nothing")
        return self.tr("“{text}”").format(text=value) if isinstance(value, str) else str(value)
