"""Columns of the list of quarantined rows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.services.records import QuarantinedRow
from ui.models.rows import Column, RowsModel
from ui.screens.quarantine.payload import reference_in


class QuarantineTable(RowsModel[QuarantinedRow]):
    """Rows that wait, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.id, parent)
        self.columns = (
            Column[QuarantinedRow](
                key="reference",
                title=self.tr("Reference"),
                text=lambda row: reference_in(row.newest_payload),
                width=130,
                strong=True,
            ),
            Column[QuarantinedRow](key="file", title=self.tr("File"), text=lambda row: row.file),
            Column[QuarantinedRow](key="place", title=self.tr("Row"), text=_row_of, width=110, muted=True),
            Column[QuarantinedRow](
                key="faults",
                title=self.tr("Faults"),
                text=lambda row: str(len(row.faults)),
                width=72,
                right=True,
            ),
        )


def _row_of(row: QuarantinedRow) -> str:
    """Return the last of where it stood: its row. The sheet before it is said beside the form."""
    return row.place.rpartition(", ")[2]
