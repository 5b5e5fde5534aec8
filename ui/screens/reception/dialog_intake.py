"""What became of each row of the files taken in: in, already in, changed, or waiting in quarantine and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.services.views import IntakeOutcome, IntakeReport, IntakeResult
from ui.facts import where
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import INTAKE
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

if TYPE_CHECKING:
    from reviewer.wording import Wording
    from ui.desktop import Desktop


class IntakeTable(RowsModel[IntakeResult]):
    """Rows of an intake file with their outcome."""

    def __init__(self, wording: Wording, parent: QObject) -> None:
        self._wording = wording
        super().__init__(lambda row: f"{row.file}\n{row.place}", parent)
        self.columns = (
            Column[IntakeResult](key="file", title=self.tr("File"), text=lambda row: row.file, width=150),
            Column[IntakeResult](key="place", title=self.tr("Row"), text=lambda row: row.place, width=210),
            Column[IntakeResult](
                key="reference",
                title=self.tr("Reference"),
                text=lambda row: row.reference or "",
                width=130,
                strong=True,
            ),
            Column[IntakeResult](
                key="outcome",
                title=self.tr("Outcome"),
                text=lambda row: self._wording.label("intake", row.outcome),
                width=180,
                sign=lambda row: INTAKE[row.outcome],
            ),
            Column[IntakeResult](key="why", title=self.tr("Why"), text=self._why, muted=True),
        )

    def _why(self, row: IntakeResult) -> str:
        template = self.tr("{place}: found {found}, wanted: {wanted}")
        why = [
            template.format(place=where(fault), found=fault.found, wanted=fault.wanted)
            for fault in row.faults
        ]
        if row.ignored:
            why.append(self.tr("not read: {names}").format(names=", ".join(row.ignored)))
        return " · ".join(why)


class IntakeDialog(QDialog):
    """The report of one intake. Rows open their dossier, or the quarantine."""

    quarantine_asked = Signal()
    dossier_asked = Signal(str)

    def __init__(self, desktop: Desktop, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Requests taken in"))
        self.resize(desktop.theme.px(1040), desktop.theme.px(560))
        self._wording = desktop.wording
        self._results: list[IntakeResult] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Text(self.tr("What became of each row"), Look.TITLE))
        self.summary = Text("", Look.MUTED)
        column.addWidget(self.summary)
        self.unread = Text("", Look.CAPTION)
        self.unread.hide()
        column.addWidget(self.unread)
        self.model = IntakeTable(desktop.wording, self)
        self.table = Table(desktop.theme, self.model, self.tr("Rows taken in"))
        self.table.opened.connect(self._open)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        self.correct = Button(desktop.theme, self.tr("Correct what is in quarantine"), "shield-alert")
        self.correct.clicked.connect(self._correct)
        row.addWidget(self.correct)
        close = Button(desktop.theme, self.tr("Close"), "check", Kind.PRIMARY)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addWidget(close)
        column.addLayout(row)

    def add(self, report: IntakeReport) -> None:
        """Show the rows of one more file, and what of it was not read; what waits for somebody comes first."""
        self._results.extend(report.results)
        if report.ignored:
            sheets = ", ".join(report.ignored)
            told = self.tr("{file}: sheets that were not read: {sheets}").format(
                file=report.file, sheets=sheets
            )
            self.unread.setText("\n".join((*filter(None, [self.unread.text()]), told)))
            self.unread.show()
        self.model.show_rows(
            sorted(self._results, key=lambda one: one.outcome is not IntakeOutcome.QUARANTINED)
        )
        counts = Counter(one.outcome for one in self._results)
        told = self.tr("{outcome}: {count}")
        self.summary.setText(
            " · ".join(
                told.format(outcome=self._wording.label("intake", key), count=counts[key])
                for key in INTAKE
                if counts[key]
            )
        )
        self.correct.setVisible(counts[IntakeOutcome.QUARANTINED] > 0)

    def _open(self, key: str) -> None:
        found = next((one for one in self._results if f"{one.file}\n{one.place}" == key), None)
        if found is None:
            return
        if found.outcome is IntakeOutcome.QUARANTINED:
            self._correct()
        elif found.dossier_id is not None:
            self.accept()
            self.dossier_asked.emit(found.dossier_id)

    def _correct(self) -> None:
        self.accept()
        self.quarantine_asked.emit()
