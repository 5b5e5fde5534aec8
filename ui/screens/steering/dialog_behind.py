"""The dossiers that a figure counts, where no search text can say them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from reviewer.dossier.lifecycle import DossierState
from reviewer.statistics.indicators.facts import DossierFact
from ui.desktop import Desktop
from ui.formats import short_date
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import DOSSIER
from ui.theme.tokens import Space
from ui.widgets.table import Table
from ui.widgets.text import Look, Text


class BehindTable(RowsModel[DossierFact]):
    """Reference, day of receipt and state of each."""

    def __init__(self, desktop: Desktop, parent: QObject) -> None:
        super().__init__(lambda row: row.id, parent)
        wording = desktop.wording
        self.columns = (
            Column[DossierFact](
                key="reference", title=self.tr("Reference"), text=lambda row: row.reference, strong=True
            ),
            Column[DossierFact](
                key="received",
                title=self.tr("Received"),
                text=lambda row: short_date(row.received_on),
                width=120,
            ),
            Column[DossierFact](
                key="state",
                title=self.tr("State"),
                text=lambda row: wording.label("state", DossierState(row.state)),
                width=210,
                sign=lambda row: DOSSIER[DossierState(row.state)],
            ),
        )


class BehindDialog(QDialog):
    """``dossier_asked``: the dossier to open."""

    dossier_asked = Signal(str)

    def __init__(self, desktop: Desktop, title: str, rows: tuple[DossierFact, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        theme = desktop.theme
        self.resize(theme.px(640), theme.px(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.addWidget(Text(title, Look.TITLE))
        self.how_many = Text(self.tr("%n dossier(s)", "", len(rows)), Look.CAPTION)
        column.addWidget(self.how_many)
        self.model = BehindTable(desktop, self)
        self.model.show_rows(rows)
        self.table = Table(theme, self.model, title)
        self.table.opened.connect(self._open)
        column.addWidget(self.table, 1)
        if rows:
            self.table.selectRow(0)

    def _open(self, dossier_id: str) -> None:
        self.accept()
        self.dossier_asked.emit(dossier_id)
