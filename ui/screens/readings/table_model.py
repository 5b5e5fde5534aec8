"""Columns of the readings."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from reviewer.readings import Reading
from reviewer.wording import Wording
from ui.formats import moment
from ui.models.rows import Column, RowsModel


class ReadingsTable(RowsModel[Reading]):
    """Newest first."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: str(row.sequence), parent)
        self.columns = (
            Column[Reading](
                key="when",
                title=self.tr("When"),
                text=lambda row: moment(datetime.fromisoformat(row.at)),
                width=180,
                muted=True,
            ),
            Column[Reading](key="who", title=self.tr("Who"), text=lambda row: row.actor_name, strong=True),
            Column[Reading](
                key="part",
                title=self.tr("What was read"),
                text=lambda row: wording.label("read_part", row.part),
                width=240,
            ),
        )
