"""Columns of the dossiers of which a criterion turns."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.services.replay import ReplayRow
from reviewer.wording import Wording
from ui.formats import short_date
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import PRECHECK


class ReplayTable(RowsModel[ReplayRow]):
    """Outcome before and after, by which criteria, under which rules and on which date."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.dossier_id, parent)
        self.columns = (
            Column[ReplayRow](
                key="reference",
                title=self.tr("Reference"),
                text=lambda row: row.reference,
                width=128,
                strong=True,
            ),
            Column[ReplayRow](
                key="before",
                title=self.tr("Before"),
                text=lambda row: wording.label("precheck_outcome", row.before),
                width=164,
                sign=lambda row: PRECHECK[row.before],
            ),
            Column[ReplayRow](
                key="after",
                title=self.tr("After"),
                text=lambda row: wording.label("precheck_outcome", row.after),
                width=164,
                sign=lambda row: PRECHECK[row.after],
            ),
            Column[ReplayRow](
                key="criteria",
                title=self.tr("By which criteria"),
                text=lambda row: ", ".join(turn.label for turn in row.turns),
            ),
            Column[ReplayRow](
                key="rules",
                title=self.tr("Rules"),
                text=lambda row: row.rules_after,
                width=158,
                muted=True,
                optional=2,
            ),
            Column[ReplayRow](
                key="date",
                title=self.tr("Date"),
                text=lambda row: short_date(row.date_after),
                width=104,
                muted=True,
                optional=1,
            ),
        )
