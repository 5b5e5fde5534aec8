"""The dialog that asks for printer, tray and copies, for one avis or for several in their order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from ui.desktop import Desktop
from ui.printing.batch import PrintReport
from ui.printing.port import NoPrinter, Printers, PrintOrder, Trays
from ui.printing.presenter import PrintingPresenter
from ui.widgets.batch_dialog import DONE, NOT_REACHED, REFUSED, BatchDialog, ReportEntry
from ui.widgets.fields import labelled

MOST_COPIES = 20
MOST_TOLD = 6


class PrintDialog(BatchDialog):
    """Printer, tray and copies; where there is no printer it says so. ``printer_chosen``: its trays are wanted."""

    printer_chosen = Signal(str)

    def __init__(self, desktop: Desktop, numbers: Sequence[str], parent: QWidget) -> None:
        alone = len(numbers) == 1
        super().__init__(
            desktop,
            self.tr("Print the avis {number}").format(number=numbers[0])
            if alone
            else self.tr("Print %n avis", "", len(numbers)),
            verb=self.tr("Print"),
            icon="printer",
            consequence=self.tr(
                "The signed file itself goes to the printer; the journal keeps who printed it."
            )
            if alone
            else self.tr(
                "The signed files go to the printer in this order: {numbers}. Where it refuses one, the series stops "
                "there."
            ).format(numbers=_told(numbers)),
            parent=parent,
        )
        self.numbers = tuple(numbers)
        self.printer = QComboBox()
        self.printer.setObjectName("printer")
        self.form.addLayout(labelled(self.tr("Printer"), self.printer))
        self.tray = QComboBox()
        self.tray.setObjectName("tray")
        self.form.addLayout(labelled(self.tr("Paper tray"), self.tray))
        self.copies = QSpinBox()
        self.copies.setObjectName("copies")
        self.copies.lineEdit().setTextMargins(6, 0, 0, 0)
        self.copies.setRange(1, MOST_COPIES)
        self.form.addLayout(labelled(self.tr("Copies"), self.copies))
        self.printer.setPlaceholderText(self.tr("Looking for printers…"))
        self.act.setEnabled(False)
        self.show_trays(Trays())
        self.printer.currentTextChanged.connect(self._choose)
        self.printer.setFocus()

    def follow(self, presenter: PrintingPresenter) -> None:
        """Ask for the printers, and for the trays of each that is chosen."""
        presenter.printers_known.connect(self.show_printers)
        presenter.trays_known.connect(self.show_trays)
        self.printer_chosen.connect(presenter.ask_trays)
        presenter.ask_printers()

    @property
    def order(self) -> PrintOrder:
        """Return what the person chose."""
        tray = self.tray.currentData()
        return PrintOrder(
            printer=self.printer.currentText(),
            copies=self.copies.value(),
            tray=tray if isinstance(tray, str) else None,
        )

    def show_printers(self, printers: Printers) -> None:
        """Offer these printers, the default one first in mind."""
        self.printer.clear()
        self.printer.addItems(list(printers.names))
        if printers.default is not None:
            self.printer.setCurrentText(printers.default)
        found = bool(printers.names)
        self.act.setEnabled(found)
        self.printer.setEnabled(found)
        self.copies.setEnabled(found)
        if not found:
            self.printer.setPlaceholderText("")
            self.notice.explain(self.desktop.feedback.explain(NoPrinter()))
        self.fit()

    def show_trays(self, trays: Trays) -> None:
        """Offer the trays of the printer, its own choice first."""
        self.tray.clear()
        self.tray.addItem(self.tr("The printer chooses"), None)
        for tray in trays.all:
            self.tray.addItem(tray.name, tray.id)
        self.tray.setEnabled(bool(trays.all))

    def report_on(self, report: PrintReport) -> None:
        """Show what the printer took, in order, what it refused, and what was left."""
        explain = self.desktop.feedback.explain
        entries = [
            ReportEntry(word=self.tr("refused"), sign=REFUSED, what=number, why=str(explain(error)))
            for number, error in report.refused
        ]
        entries += [
            ReportEntry(word=self.tr("not reached"), sign=NOT_REACHED, what=one) for one in report.left
        ]
        entries += [
            ReportEntry(word=self.tr("with the printer"), sign=DONE, what=one) for one in report.printed
        ]
        summary = self.tr("Printed: {printed}. Refused: {refused}. Not reached: {left}.")
        self.show_report(
            summary.format(printed=len(report.printed), refused=len(report.refused), left=len(report.left)),
            entries,
        )

    def _choose(self, printer: str) -> None:
        self.show_trays(Trays())
        if printer:
            self.printer_chosen.emit(printer)


def _told(numbers: Sequence[str]) -> str:
    """Return the numbers, the middle of a long series left out."""
    if len(numbers) <= MOST_TOLD:
        return ", ".join(numbers)
    return f"{', '.join(numbers[: MOST_TOLD - 1])} … {numbers[-1]}"
