"""The precheck: every criterion in a dense row, worst first, with what a person decided otherwise beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer.admissibility.override import CriterionOverride, decided_criteria, decided_outcome
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict, Precheck
from reviewer.programme.model import Programme
from reviewer.services.views import Rerun
from reviewer.wording import Wording
from ui.formats import long_date, rules_day
from ui.theme.meanings import PRECHECK, Sign
from ui.theme.theme import Theme
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.criteria_list import CriteriaList, CriterionLine
from ui.widgets.text import Look, Text, one_line


class PrecheckCard(Card):
    """Proposal on top, criteria below. ``override_asked``: the criterion that the person decides otherwise."""

    override_asked = Signal(str)

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(_title())
        self._wording = wording
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
            layout.setSpacing(Space.XS)
        self.body.setSpacing(Space.XS)
        self.title.setWordWrap(False)
        self._head.setStretch(0, 0)
        self._head.setStretch(1, 1)
        self.outcome = Chip(theme, "", Sign("circle", ToneName.NEUTRAL))
        self.tools.addWidget(self.outcome)
        self.tools.addStretch(1)
        self.choices = QWidget()
        self.choices_row = QHBoxLayout(self.choices)
        self.choices_row.setContentsMargins(0, 0, 0, 0)
        self.choices_row.setSpacing(Space.S)
        self.choices_row.addWidget(one_line(self.tr("Or decide otherwise:"), Look.CAPTION))
        self.what_if = Button(theme, self.tr("What if…"), "calendar", Kind.QUIET)
        self.what_if.setToolTip(self.tr("Move the planned filing date and watch the criteria turn"))
        self.tools.addWidget(self.what_if)
        self.basis = Text("", Look.CAPTION)
        self.body.addWidget(self.basis)
        self.body.addWidget(self.choices)
        self.pending = Text("", Look.STRONG)
        self.pending.hide()
        self.body.addWidget(self.pending)
        self.since = Text("", Look.CAPTION)
        self.since.hide()
        self.body.addWidget(self.since)
        self.criteria = CriteriaList(theme, wording, self.tr("Criteria, worst first"))
        self.criteria.act_asked.connect(self.override_asked)
        self.body.addWidget(self.criteria)

    def show_precheck(
        self,
        precheck: Precheck,
        *,
        frozen: bool,
        overrides: Sequence[CriterionOverride] = (),
        may_override: bool = False,
        programme: Programme | None = None,
    ) -> None:
        """Show a precheck with what is decided otherwise; ``frozen``: as it stood at the decision.

        ``programme``: says from which day the rules hold; without it they are named by their id.
        """
        outcome = decided_outcome(precheck, overrides)
        self.outcome.show_state(self._wording.label("precheck_outcome", outcome), PRECHECK[outcome])
        template = (
            self.tr("As it stood when it was decided, on {day}; rules of {rules}, reference date {reference}")
            if frozen
            else self.tr("On {day}; rules of {rules}, reference date {reference}. It proposes; you decide.")
        )
        self.basis.setText(
            template.format(
                day=long_date(precheck.as_of),
                rules=rules_day(precheck.rules, () if programme is None else (programme,)),
                reference=long_date(precheck.reference_date),
            )
        )
        self.pending.setVisible(bool(overrides))
        computed = self._wording.label("precheck_outcome", precheck.outcome)
        count = self.tr("%n criterion(s) decided otherwise", "", len(overrides))
        rest = (
            self.tr("the precheck said: {outcome}")
            if frozen
            else self.tr("the precheck says: {outcome}. Kept with your decision.")
        )
        self.pending.setText(f"{count}\u202f; {rest.format(outcome=computed)}")
        lines = [
            CriterionLine(
                verdict=one.computed,
                decided=None if one.override is None else one.override.outcome,
                reason="" if one.override is None else one.override.reason,
            )
            for one in decided_criteria(precheck, overrides)
        ]
        self.criteria.show_lines(lines, self.tr("Decide otherwise…") if may_override else None)

    def show_since(self, rerun: Rerun | None) -> None:
        """Say what today's rules would say otherwise than at the decision."""
        self.since.setVisible(rerun is not None)
        if rerun is None:
            return
        if not rerun.differences:
            self.since.setText(self.tr("Run again today, nothing would differ from the decision."))
            return
        head = self.tr("Run again today, this would differ from the decision:")
        said = [
            f"– {one.label}\u202f: {self._word(one.before, one.turns)} → {self._word(one.after, one.turns)}"
            for one in rerun.differences
        ]
        self.since.setText("\n".join((head, *said)))

    def _word(self, verdict: CriterionVerdict | None, turns: bool) -> str:
        if verdict is None:
            return self._wording.label("criterion_outcome", CriterionOutcome.NOT_APPLICABLE)
        return self._wording.label("criterion_outcome", verdict.outcome) if turns else verdict.found


def _title() -> str:
    return QCoreApplication.translate("PrecheckCard", "Precheck")
