"""Issuing: a report over whole years, or the public tables alone. Both leave the house, protected."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.desktop import Desktop
from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Count, Line, labelled

_FIRST_YEAR = 2000


class IssueDialog(ActDialog):
    """``report``: a report, with its years; else the tables alone."""

    def __init__(self, desktop: Desktop, year: int, parent: QWidget, *, report: bool) -> None:
        super().__init__(desktop, "", verb="", icon="send", parent=parent)
        self.report = report
        words = self.tr("Issue a follow-up report") if report else self.tr("Publish protected tables")
        self.setWindowTitle(words)
        self.act.setText(self.tr("Issue it") if report else self.tr("Publish them"))
        self.consequence.setText(
            self.tr(
                "It leaves the house: small numbers are hidden, an audit runs first, and the edition is kept for ever "
                "as it was issued. Exact figures are exported from “Oversight”, for internal use."
            )
        )
        self.consequence.show()
        self.name = Line("issue_title")
        self.body.addLayout(labelled(self.tr("Title"), self.name))
        self.first, self.last = Count("issue_first"), Count("issue_last")
        for field in (self.first, self.last):
            field.setRange(_FIRST_YEAR, year)
            field.setValue(year)
        row = QHBoxLayout()
        row.addLayout(labelled(self.tr("First year of receipt"), self.first))
        row.addLayout(labelled(self.tr("Last year"), self.last))
        self.years = QWidget()
        self.years.setLayout(row)
        self.body.addWidget(self.years)
        self.years.setVisible(report)
