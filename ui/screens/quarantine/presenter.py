"""What the quarantine does: lists, checks a row again, takes its correction in, or sets it aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.errors import Fault
from reviewer.services.changes import Changes
from reviewer.services.ports import ReadRow
from reviewer.services.records import QuarantinedRow
from reviewer.services.views import IntakeOutcome, IntakeReport
from ui.desktop import Desktop
from ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class Checked:
    """A row's text and what is wrong with it, each fault by the path of its fact."""

    row: QuarantinedRow
    payload: str
    faults: tuple[Fault, ...]


class QuarantinePresenter(Presenter):
    """The rows that wait, one of them open for correction."""

    listed = Signal(object)
    checked = Signal(object)
    still_wrong = Signal(object)
    settled = Signal()

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._rows: dict[str, QuarantinedRow] = {}
        self._asked = ""

    def refresh(self) -> None:
        """Read the rows that wait."""
        self.ask("rows", self.desktop.office.intake.waiting, self._list)

    def concerns(self, changes: Changes) -> bool:
        """Only the quarantine, and who is looking."""
        return changes.quarantine or changes.people

    def choose(self, row_id: str) -> None:
        """Open a row for correction: its faults are found again, by path."""
        row = self._rows.get(row_id)
        if row is not None:
            self.check(row, self.desktop.typed.text_at(_place(row_id)) or row.newest_payload)

    def check(self, row: QuarantinedRow, payload: str) -> None:
        """Find what is wrong with a text of this row, without recording anything."""
        read = self.desktop.office.intake.reader.read_payload
        self.ask("check", partial(_check, read, row, payload), self._checked)

    def keep(self, row_id: str, payload: str) -> None:
        """Keep a correction in the making."""
        self.desktop.typed.take(_place(row_id), payload, None)

    def retry(self, row_id: str, payload: str) -> None:
        """Take the corrected row in."""
        self._asked = row_id
        self.run(partial(self.desktop.office.intake.retry, row_id, payload), self._retried)

    def set_aside(self, row_id: str, reason: str) -> None:
        """Close the row without taking it in."""
        self._asked = row_id
        self.run(partial(self.desktop.office.intake.set_aside, row_id, reason), self._set_aside)

    # --- inside ----------------------------------------------------------------------------------------------

    def _list(self, rows: tuple[QuarantinedRow, ...]) -> None:
        self._rows = {row.id: row for row in rows}
        self.listed.emit(rows)

    def _checked(self, checked: Checked) -> None:
        self.checked.emit(checked)

    def _retried(self, report: IntakeReport) -> None:
        (result,) = report.results
        if result.outcome is IntakeOutcome.QUARANTINED:
            self.still_wrong.emit(result.faults)
        else:
            self.desktop.feedback.done(report.changes)
            self.keep(self._asked, "")
            self.settled.emit()
        self.desktop.news.tell(report.changes, self)

    def _set_aside(self, changes: Changes) -> None:
        self.keep(self._asked, "")
        self.settled.emit()


def _place(row_id: str) -> str:
    return f"quarantine/{row_id}"


def _check(read: Callable[[str, str, Path], ReadRow], row: QuarantinedRow, payload: str) -> Checked:
    return Checked(row, payload, tuple(read(payload, row.file, Path(row.base_folder)).faults))
