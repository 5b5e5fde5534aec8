"""A list whose columns a person chooses, orders and sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from reviewer.services.view_records import ViewColumn
from ui.models.rows import Column, RowsModel
from ui.theme.theme import Theme
from ui.widgets.table import LEAST_WIDTH, Table

SETTLE_MS = 600


class ListTable(Table):
    """``arranged``: a person moved or resized columns; ``sort_asked``: a title was clicked."""

    arranged = Signal(object)
    sort_asked = Signal(str)

    def __init__(self, theme: Theme, model: RowsModel[Any], name: str, usual: Sequence[ViewColumn]) -> None:
        """``usual``: how columns stand where nobody arranged them."""
        self._usual = tuple(usual)
        self._arrangement = self._usual
        self._fitting = False
        super().__init__(theme, model, name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(theme.px(48))
        header.sectionClicked.connect(lambda number: self.sort_asked.emit(model.columns[number].key))
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(lambda: self.arranged.emit(self._arrangement))

    @property
    def arrangement(self) -> tuple[ViewColumn, ...]:
        """Return how the columns stand now."""
        return self._arrangement

    def arrange(self, wanted: Sequence[ViewColumn]) -> None:
        """Let columns stand so; those that are not named come last and hidden, none named is the usual."""
        known = {column.key for column in self._rows.columns}
        kept = [one for one in wanted if one.key in known] or list(self._usual)
        named = {one.key for one in kept}
        rest = (one for one in self._usual if one.key not in named)
        self._arrangement = (*kept, *(replace(one, shown=False) for one in rest))
        self._fit_columns()

    def show_order(self, key: str, descending: bool) -> None:
        """Show by which column the rows are sorted; none where the key is no column's."""
        numbers = [number for number, one in enumerate(self._rows.columns) if one.key == key]
        header = self.horizontalHeader()
        header.setSortIndicatorShown(bool(numbers))
        if numbers:
            way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(numbers[0], way)

    def step(self, by: int) -> None:
        """Make the row so many places further the current one."""
        wanted = min(max(self.currentIndex().row() + by, 0), self._rows.rowCount() - 1)
        if wanted >= 0:
            self.setCurrentIndex(self._rows.index(wanted, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the list: columns are walked with the arrows."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.step(self._rows.rowCount() * (1 if event.key() == Qt.Key.Key_End else -1))
            return
        super().keyPressEvent(event)

    # --- inside ----------------------------------------------------------------------------------------------

    def _fit_columns(self) -> None:
        self._fitting = True
        header, columns = self.horizontalHeader(), {one.key: one for one in self._rows.columns}
        numbers = {one.key: number for number, one in enumerate(self._rows.columns)}
        shown = self._that_fit([one for one in self._arrangement if one.shown], columns)
        widths = self._widths(shown, columns)
        for place, one in enumerate(self._arrangement):
            number = numbers[one.key]
            header.moveSection(header.visualIndex(number), place)
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            self.setColumnHidden(number, one.key not in widths)
            if one.key in widths:
                self.setColumnWidth(number, widths[one.key])
        self._fitting = False

    def _that_fit(self, shown: list[ViewColumn], columns: dict[str, Column[Any]]) -> list[ViewColumn]:
        """Let the usual columns give way where room is short; those that a person chose scroll instead."""
        if self._arrangement != self._usual:
            return shown
        for one in sorted(shown, key=lambda each: -columns[each.key].optional):
            widths = self._widths(shown, columns)
            if not columns[one.key].optional or sum(widths.values()) <= self.viewport().width():
                break
            shown = [each for each in shown if each is not one]
        return shown

    def _widths(self, shown: Sequence[ViewColumn], columns: dict[str, Column[Any]]) -> dict[str, int]:
        px = self._theme.px
        fixed = {one.key: px(one.width or columns[one.key].width) for one in shown}
        numbers = {one.key: number for number, one in enumerate(self._rows.columns)}
        least = {
            key: max(px(LEAST_WIDTH), self.horizontalHeader().sectionSizeHint(numbers[key]))
            for key, width in fixed.items()
            if not width
        }
        left = self.viewport().width() - sum(fixed.values())
        # Those that need more than their share take it first: the others share what is left then.
        for key in sorted(least, key=lambda one: -least[one] / columns[one].share):
            shares = sum(columns[one].share for one in least if not fixed[one])
            fixed[key] = max(left * columns[key].share // shares, least[key])
            left -= fixed[key]
        return fixed

    def _moved(self) -> None:
        if not self._fitting:
            header = self.horizontalHeader()
            by_key = {one.key: one for one in self._arrangement}
            order = (self._rows.columns[header.logicalIndex(n)].key for n in range(header.count()))
            self._arrangement = tuple(by_key[key] for key in order)
            self._settle.start()

    def _resized(self, number: int, _old: int, width: int) -> None:
        if not self._fitting and width:
            key, plain = self._rows.columns[number].key, round(width / self._theme.scale)
            self._arrangement = tuple(
                replace(one, width=plain) if one.key == key else one for one in self._arrangement
            )
            self._settle.start()
