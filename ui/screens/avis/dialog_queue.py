"""The dialogs of work on many avis: signing the queue, printing from the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewer.services.signing_batch import BatchReport
from reviewer.services.signing_setup import OwnSigning
from ui.desktop import Desktop
from ui.screens.avis.key.view import KeyChoice
from ui.widgets.batch_dialog import DONE, NOT_REACHED, REFUSED, BatchDialog, ReportEntry
from ui.widgets.box_list import BoxList
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Look, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """One avis that waits: its dossier, what a person reads of it, and whether somebody signed it already."""

    dossier_id: str
    words: str


class SignQueueDialog(BatchDialog):
    """What waits for one's signature, each with a box; the key is asked for once.

    ``print_asked``: the numbers that were just signed, by who may print them.
    """

    print_asked = Signal(tuple)

    def __init__(self, desktop: Desktop, waiting: Sequence[ToSign], own: OwnSigning, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Sign the queue"),
            verb=self.tr("Sign"),
            icon="signature",
            consequence=self.tr(
                "Each avis takes its number, is signed and enters the register, one after the other. One that is "
                "refused does not stop the others."
            ),
            parent=parent,
        )
        self._words = {one.dossier_id: one.words for one in waiting}
        self._list = BoxList(desktop.theme, self.tr("Avis to sign"))
        for one in waiting:
            self._list.add(one.dossier_id, one.words)
        self.boxes = self._list.boxes
        self._list.changed.connect(self._count)
        self.form.addWidget(Text(self.tr("Avis to sign"), Look.STRONG))
        self.form.addWidget(self._list)
        self.key = KeyChoice(desktop, own)
        self.key.resized.connect(self.fit)
        self.form.addWidget(self.key)
        self._signed: tuple[str, ...] = ()
        self.print = Button(desktop.theme, "", "printer", Kind.PRIMARY)
        self.print.setObjectName("print_signed")
        self.print.clicked.connect(lambda: self.print_asked.emit(self._signed))
        self.print.hide()
        self.body.addWidget(self.print, 0, Qt.AlignmentFlag.AlignRight)
        self._count()
        self.key.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the dossiers whose avis are to be signed, in the order of the list."""
        return self._list.chosen

    @property
    def resume_at(self) -> QWidget:
        """Return the field of the secret, which was emptied."""
        return self.key.secret

    def ready(self) -> bool:
        """Ask for the key and its secret."""
        return self.key.ready()

    def report_on(self, report: BatchReport, *, printable: bool) -> None:
        """Show what was signed, refused and not reached; what one signs, one mostly prints next."""
        explain = self.desktop.feedback.explain
        entries = [
            ReportEntry(
                word=self.tr("refused"), sign=REFUSED, what=self._words.get(one, one), why=str(explain(error))
            )
            for one, error in report.refused
        ]
        entries += [
            ReportEntry(word=self.tr("not reached"), sign=NOT_REACHED, what=self._words.get(one, one))
            for one in report.not_reached
        ]
        entries += [
            ReportEntry(word=number, sign=DONE, what=self._words.get(one, one))
            for one, number in report.signed
        ]
        summary = self.tr("Signed: {signed}. Refused: {refused}. Not reached: {left}.")
        self.show_report(
            summary.format(
                signed=len(report.signed), refused=len(report.refused), left=len(report.not_reached)
            ),
            entries,
        )
        self._signed = tuple(number for _, number in report.signed)
        if printable and self._signed:
            self.print.setText(self.tr("Print %n avis…", "", len(self._signed)))
            self.print.show()
            self.print.setFocus()
            self.fit()

    def _count(self) -> None:
        count = len(self.chosen)
        self.act.setText(self.tr("Sign %n avis", "", count))
        self.act.setEnabled(count > 0)
