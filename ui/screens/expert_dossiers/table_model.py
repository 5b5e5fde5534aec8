"""Columns of the expert's own list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from reviewer.services.expert_copy.my_dossiers import TO_DO, CopyRow
from reviewer.wording import Wording
from ui.formats import moment, short_date
from ui.models.copy_signs import COPY
from ui.models.due import due_sign, due_word
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import Sign


class ExpertDossiersTable(RowsModel[CopyRow]):
    """What is to be done comes first, the nearest day first."""

    def __init__(self, wording: Wording, today: date, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.dossier_id, parent)
        self._today = today
        self.columns = (
            Column[CopyRow](
                key="state",
                title=self.tr("State"),
                text=lambda row: wording.label("copy_state", row.state),
                width=250,
                sign=lambda row: COPY[row.state],
            ),
            Column[CopyRow](
                key="reference", title=self.tr("Reference"), text=lambda row: row.reference, strong=True
            ),
            Column[CopyRow](key="due", title=self.tr("Due"), text=self._due, width=170, sign=self._due_sign),
            Column[CopyRow](
                key="left", title=self.tr("Days left"), text=self._left, width=120, right=True, optional=3
            ),
            Column[CopyRow](
                key="said",
                title=self.tr("Answered"),
                text=lambda row: "" if row.answered_at is None else moment(row.answered_at),
                width=170,
                muted=True,
                optional=2,
            ),
            Column[CopyRow](
                key="until",
                title=self.tr("Kept until"),
                text=lambda row: short_date(row.open_until),
                width=130,
                muted=True,
                optional=1,
            ),
        )

    def on(self, today: date) -> None:
        """Let it be another day."""
        self._today = today

    def _due(self, row: CopyRow) -> str:
        if row.due_on is None:
            return self.tr("no date")
        return due_word(row.due_on, self._today) if row.state in TO_DO else short_date(row.due_on)

    def _due_sign(self, row: CopyRow) -> Sign | None:
        if row.due_on is None or row.state not in TO_DO:
            return None
        return due_sign(row.due_on, self._today)

    def _left(self, row: CopyRow) -> str:
        if row.days_left is None or row.state not in TO_DO or row.days_left < 0:
            return ""
        return str(row.days_left)
