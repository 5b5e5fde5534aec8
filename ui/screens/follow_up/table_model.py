"""Columns of what was issued."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.formats import moment
from ui.models.rows import Column, RowsModel
from ui.screens.follow_up.presenter import Edition


class EditionTable(RowsModel[Edition]):
    """Editions, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(lambda row: str(row.published.number), parent)
        self.columns = (
            Column[Edition](
                key="number", title=self.tr("No."), text=lambda row: str(row.published.number), width=64
            ),
            Column[Edition](
                key="title", title=self.tr("Title"), text=lambda row: row.published.title, strong=True
            ),
            Column[Edition](key="kind", title=self.tr("Kind"), text=self._kind, width=190),
            Column[Edition](
                key="issued",
                title=self.tr("Issued"),
                text=lambda row: moment(row.published.issued_at),
                width=160,
                optional=1,
            ),
        )

    def _kind(self, row: Edition) -> str:
        if row.about is None:
            return self.tr("Public tables")
        first, last = row.about.first_year, row.about.last_year
        years = str(first) if first == last else f"{first}–{last}"
        return self.tr("Report, {years}").format(years=years)
