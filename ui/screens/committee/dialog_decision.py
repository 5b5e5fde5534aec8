"""The decision: what the votes say, how they came to say it, and the reasons that the employer reads."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.theme.meanings import ANSWER
from ui.theme.tokens import Space
from ui.widgets.act_dialog import ActDialog
from ui.widgets.chip import Chip
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text


class DecisionDialog(ActDialog):
    """What the votes say, and, for each finding answered by no, the reason that the employer will read."""

    def __init__(self, desktop: Desktop, reference: str, committee: CommitteeView, parent: QWidget) -> None:
        super().__init__(
            desktop,
            self.tr("Confirm the decision of {reference}").format(reference=reference),
            verb=self.tr("Confirm the decision"),
            icon="gavel",
            consequence=self.tr(
                "Once confirmed, the decision does not change any more: the avis is drafted from it. "
                "The votes stay as they were given."
            ),
            parent=parent,
        )
        self._reasons: dict[str, Paragraph] = {}
        outcome = committee.outcome
        if outcome is None:
            return
        path = desktop.wording.label("decision_path", outcome.path)
        self.body.addWidget(Text(self.tr("How it came about: {path}").format(path=path), Look.MUTED))
        for finding in committee.grid.findings:
            answer = outcome.verdicts[finding.id]
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            word = desktop.wording.label("answer", "yes" if answer else "no")
            row.addWidget(Chip(desktop.theme, word, ANSWER[answer]))
            row.addWidget(Text(finding.label, Look.STRONG), 1)
            self.body.addLayout(row)
            if not answer:
                reason = Paragraph(
                    desktop.theme, self.tr("Reason that the employer will read (no name, no mark)"), lines=4
                )
                reason.edit.setObjectName(f"reason_{finding.id}")
                self._reasons[finding.id] = reason
                self.body.addWidget(reason)
        if self._reasons:
            next(iter(self._reasons.values())).edit.setFocus()

    @property
    def reasons(self) -> dict[str, str]:
        """Return the reasons by finding."""
        return {finding: field.text for finding, field in self._reasons.items()}

    def show_fault(self, finding: str, sentence: str) -> bool:
        """Show at its field why a reason is refused; False where no field is asked for that finding."""
        field = self._reasons.get(finding)
        if field is None:
            return False
        self.act.setEnabled(True)
        field.complain(sentence)
        self.fit()
        return True

    def ready(self) -> bool:
        """Ask for each reason that is empty, at its field."""
        for field in self._reasons.values():
            if not field.text:
                field.complain(self.tr("A refusal needs its reason."))
                self.fit()
                return False
        return True
