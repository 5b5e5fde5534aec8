"""Columns of what was issued."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.services.follow_up import ShelvedEdition
from ui.formats import moment
from ui.models.rows import Column, RowsModel


class EditionTable(RowsModel[ShelvedEdition]):
    """Editions, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(lambda row: str(row.published.number), parent)
        self.columns = (
            Column[ShelvedEdition](
                key="number", title=self.tr("No."), text=lambda row: str(row.published.number), width=64
            ),
            Column[ShelvedEdition](
                key="title", title=self.tr("Title"), text=lambda row: row.published.title, strong=True
            ),
            Column[ShelvedEdition](key="kind", title=self.tr("Kind"), text=self._kind, width=190),
            Column[ShelvedEdition](
                key="issued",
                title=self.tr("Issued"),
                text=lambda row: moment(row.published.issued_at),
                width=160,
                optional=1,
            ),
        )

    def _kind(self, row: ShelvedEdition) -> str:
        if row.about is None:
            return self.tr("Public tables")
        first, last = row.about.first_year, row.about.last_year
        years = str(first) if first == last else f"{first}–{last}"
        return self.tr("Report, {years}").format(years=years)
