"""Dialogs of work on many things: what is asked first, then how far it has come, then one report.

While the work runs the dialog can be left standing beside the window; stopping keeps what is done.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from time import monotonic

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.wording import Explanation
from ui.desktop import Desktop
from ui.tasks.progress import Progress
from ui.theme.meanings import Sign
from ui.theme.theme import Theme
from ui.theme.tokens import Space, ToneName
from ui.widgets.act_dialog import ActDialog
from ui.widgets.buttons import Kind
from ui.widgets.card import clear, widgets_in
from ui.widgets.chip import Chip
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.text import Look, Text

ESTIMATE_AFTER_S = 1.0
REPORT_HEIGHT = 320
DONE = Sign("circle-check", ToneName.SUCCESS)
REFUSED = Sign("circle-x", ToneName.DANGER)
NOT_REACHED = Sign("circle-dashed", ToneName.NEUTRAL)
_MINUTE_S = 60


class Phase(Enum):
    """Where the dialog stands."""

    ASKING = "asking"
    RUNNING = "running"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """What became of one thing: a word and its sign, which one, and why."""

    word: str
    sign: Sign
    what: str
    why: str = ""

    @property
    def sentence(self) -> str:
        """Return all of it in a line."""
        return " – ".join(part for part in (self.word, self.what, self.why) if part)


class ReportLine(QFrame):
    """One line of a report."""

    def __init__(self, theme: Theme, entry: ReportEntry) -> None:
        super().__init__()
        self.entry = entry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.S)
        column.setSpacing(Space.XS)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(Chip(theme, entry.word, entry.sign), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(entry.what, Look.STRONG), 1)
        column.addLayout(row)
        if entry.why:
            column.addWidget(Text(entry.why))
        self.setAccessibleName(entry.sentence)


class BatchDialog(ActDialog):
    """Fields in ``form``; ``begin`` shows the progress of work that was given its ``progress``."""

    def __init__(
        self,
        desktop: Desktop,
        title: str,
        *,
        verb: str,
        icon: str | None = None,
        consequence: str = "",
        kind: Kind = Kind.PRIMARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desktop, title, verb=verb, icon=icon, consequence=consequence, kind=kind, parent=parent
        )
        self.phase = Phase.ASKING
        self.progress = Progress(self)
        self._began_at = 0.0
        self._time_left = TimeLeft(self)
        self._dismiss = self.cancel.text()
        fields = self.fields = QWidget()
        self.form = QVBoxLayout(fields)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setSpacing(Space.M)
        self.body.addWidget(fields)
        self.bar = ProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.step = Text("", Look.MUTED)
        self.step.hide()
        self.body.addWidget(self.step)
        inside = self._inside = QWidget()
        inside.setObjectName("page")
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.report = QScrollArea()
        self.report.setWidgetResizable(True)
        self.report.setFrameShape(QFrame.Shape.NoFrame)
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setWidget(inside)
        self.report.hide()
        self.body.addWidget(self.report)

    # --- phases ----------------------------------------------------------------------------------------------

    def begin(self, total: int) -> Progress:
        """Show that the work runs; return what it tells its progress to."""
        self.phase = Phase.RUNNING
        self.progress = Progress(self)
        self.progress.moved.connect(self._move)
        self._began_at = monotonic()
        self.fields.hide()
        self.act.hide()
        self.consequence.hide()
        self.bar.expect(total)
        self.bar.setValue(0)
        self.bar.show()
        self._say_step(0, total)
        self.step.show()
        self.cancel.setText(self.tr("Stop"))
        self.cancel.setFocus()
        self.fit()
        return self.progress

    def show_report(self, summary: str, entries: Sequence[ReportEntry]) -> None:
        """Show what became of everything; what remains is to close."""
        self.phase = Phase.REPORTED
        for asked in (self.fields, self.act, self.consequence, self.bar):
            asked.hide()
        self.step.setText(summary)
        self.step.restyle(Look.LEAD)
        self.step.show()
        self.list_entries(entries)
        self.cancel.setText(self.tr("Close"))
        self.cancel.setEnabled(True)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
        self.setAccessibleDescription(summary)
        self.fit()

    def list_entries(self, entries: Sequence[ReportEntry]) -> None:
        """Show these lines instead: of a report, or of what would happen before it is done."""
        clear(self._lines)
        for entry in entries:
            self._lines.addWidget(ReportLine(self.desktop.theme, entry))
        self._lines.addStretch(1)
        self.report.setVisible(bool(entries))
        wanted = self._inside.sizeHint().height() + Space.M
        self.report.setFixedHeight(min(wanted, self.desktop.theme.px(REPORT_HEIGHT)))
        self.fit()

    @property
    def report_lines(self) -> tuple[str, ...]:
        """Return the report in words, a sentence a line."""
        lines = widgets_in(self._lines)
        return tuple(line.entry.sentence for line in lines if isinstance(line, ReportLine))

    def settle(self, working: bool) -> None:
        """Ask again where the work ended without a report: something outside was in its way."""
        if not working and self.phase is Phase.RUNNING:
            self._ask_again()

    def refuse(self, explanation: Explanation) -> None:
        """Say why nothing was begun, and ask again."""
        self._ask_again()
        super().refuse(explanation)
        self.fit()

    def reject(self) -> None:
        """While the work runs, stop it after the piece in hand; otherwise close."""
        if self.phase is Phase.RUNNING:
            self.progress.stop()
            self.cancel.setEnabled(False)
            self.step.setText(self.tr("Stopping after the one in hand…"))
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A running batch is stopped, not hidden."""
        if self.phase is Phase.RUNNING:
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    # --- inside ----------------------------------------------------------------------------------------------

    def _ask_again(self) -> None:
        if self.phase is not Phase.RUNNING:
            return
        self.phase = Phase.ASKING
        self.bar.hide()
        self.step.hide()
        self.fields.show()
        self.act.show()
        self.act.setEnabled(True)
        self.consequence.setVisible(bool(self.consequence.text()))
        self.cancel.setText(self._dismiss)
        self.cancel.setEnabled(True)
        self.fit()

    def _move(self, done: int, total: int) -> None:
        if self.phase is Phase.RUNNING:
            self.bar.setMaximum(max(total, 1))
            self.bar.setValue(done)
            if self.cancel.isEnabled():
                self._say_step(done, total)

    def _say_step(self, done: int, total: int) -> None:
        words = self.tr("{done} of {total}").format(done=done, total=total)
        spent = monotonic() - self._began_at
        if done and done < total and spent >= ESTIMATE_AFTER_S:
            left = spent / done * (total - done)
            words = f"{words} · {self._time_left.words(left)}"
        self.step.restyle(Look.MUTED)
        self.step.setText(words)


class TimeLeft(QObject):
    """Says about how long something still takes. Its own class: plurals are never inherited."""

    def words(self, seconds: float) -> str:
        """Return the estimate, in seconds or in minutes."""
        if seconds < _MINUTE_S:
            return self.tr("about %n second(s) left", "", max(1, math.ceil(seconds)))
        return self.tr("about %n minute(s) left", "", math.ceil(seconds / _MINUTE_S))
