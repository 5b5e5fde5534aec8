"""What files brought: each answer with its sentence, each refused file with its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reviewer.committee.offline.taking_in import KEPT_ASIDE
from reviewer.services.packages.mailbox import MailboxReport
from reviewer.services.packages.views import AnswerLine
from ui.desktop import Desktop
from ui.screens.packages.signs import OUTCOME
from ui.widgets.batch_dialog import DONE, REFUSED, BatchDialog, ReportEntry


class TakingInDialog(BatchDialog):
    """What files brought: each answer with its sentence, each refused file with its reason."""

    def __init__(self, desktop: Desktop, parent: QWidget) -> None:
        super().__init__(
            desktop, self.tr("What came in"), verb=self.tr("Take in"), icon="upload", parent=parent
        )

    def report_on(self, report: MailboxReport) -> None:
        """Show what became of everything; what asks for somebody first."""
        explain = self.desktop.feedback.explain
        entries = [
            ReportEntry(word=self.tr("refused"), sign=REFUSED, what=one.file, why=str(explain(one.error)))
            for one in report.taken.refused
        ]
        lines = [line for one in report.taken.returns for line in one.lines]
        lines.sort(key=lambda one: one.outcome not in KEPT_ASIDE)
        entries += [self._entry(one) for one in (*lines, *report.taken.later)]
        entries += [
            ReportEntry(
                word=self.tr("keys"),
                sign=DONE,
                what=changes.facts["name"],
                why=self.desktop.wording.text("done", changes.message, **changes.facts),
            )
            for changes in report.enrolled
        ]
        taken = sum(one.outcome not in KEPT_ASIDE for one in lines)
        aside = len(lines) - taken
        summary = self.tr("Answers settled: {taken}. Kept aside: {aside}. Files refused: {refused}.")
        self.show_report(summary.format(taken=taken, aside=aside, refused=len(report.taken.refused)), entries)

    def _entry(self, one: AnswerLine) -> ReportEntry:
        wording = self.desktop.wording
        what = (one.reference, one.name, wording.label("returned_kind", one.kind))
        return ReportEntry(
            word=wording.label("answer_outcome", one.outcome),
            sign=OUTCOME[one.outcome],
            what=" – ".join(part for part in what if part),
            why=wording.label("answer_sentence", one.outcome),
        )
