"""The precheck: every criterion with what is required, what was found and where that is written, worst first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict, Precheck
from reviewer.wording import Wording
from ui.facts import name_of
from ui.formats import long_date
from ui.theme.meanings import CRITERION, PRECHECK, Sign
from ui.theme.theme import Theme
from ui.theme.tokens import Space, ToneName
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.text import Look, Text, line

ORDER = (
    CriterionOutcome.NOT_MET,
    CriterionOutcome.TO_VERIFY,
    CriterionOutcome.MET,
    CriterionOutcome.NOT_APPLICABLE,
)


class PrecheckCard(Card):
    """Proposal on top, criteria below."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(_title())
        self._theme = theme
        self._wording = wording
        self._precheck: Precheck | None = None
        self.outcome = Chip(theme, "", Sign("circle", ToneName.NEUTRAL))
        self.tools.addWidget(self.outcome)
        self.basis = Text("", Look.CAPTION)
        self.body.addWidget(self.basis)
        self.choices = QWidget()
        self.choices_row = QHBoxLayout(self.choices)
        self.choices_row.setContentsMargins(0, 0, 0, 0)
        self.choices_row.setSpacing(Space.S)
        self.body.addWidget(self.choices)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.M)
        self.body.addLayout(self._rows)

    def show_precheck(self, precheck: Precheck, *, frozen: bool) -> None:
        """Show a precheck; ``frozen``: as it stood at the decision."""
        self._precheck = precheck
        word = self._wording.label("precheck_outcome", precheck.outcome)
        self.outcome.show_state(word, PRECHECK[precheck.outcome])
        template = (
            self.tr("As it stood when it was decided, on {day}; rules {rules}, reference date {reference}")
            if frozen
            else self.tr("On {day}; rules {rules}, reference date {reference}. It proposes; you decide.")
        )
        self.basis.setText(
            template.format(
                day=long_date(precheck.as_of),
                rules=precheck.rules,
                reference=long_date(precheck.reference_date),
            )
        )
        clear(self._rows)
        for verdict in sorted(precheck.criteria, key=lambda one: ORDER.index(one.outcome)):
            self._rows.addWidget(line())
            self._rows.addWidget(self._row(verdict))

    def missing_text(self) -> str:
        """Return what is unknown, one fact a line: the start of a letter to the employer."""
        if self._precheck is None:
            return ""
        paths = dict.fromkeys(path for one in self._precheck.criteria for path in one.missing)
        return "\n".join(f"– {name_of(path)}" for path in paths)

    def _row(self, verdict: CriterionVerdict) -> QWidget:
        word = self._wording.label("criterion_outcome", verdict.outcome)
        row = QWidget()
        row.setAccessibleName(f"{verdict.label}, {word}")
        columns = QHBoxLayout(row)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(Space.L)
        chip = Chip(self._theme, word, CRITERION[verdict.outcome])
        holder = QVBoxLayout()
        holder.addWidget(chip)
        holder.addStretch(1)
        room = QWidget()
        room.setFixedWidth(self._theme.px(120))
        holder.setContentsMargins(0, 0, 0, 0)
        room.setLayout(holder)
        columns.addWidget(room)
        columns.addLayout(
            _stack(Text(verdict.label, Look.STRONG), Text(f"{verdict.id} · {verdict.source}", Look.CAPTION)),
            2,
        )
        columns.addLayout(_stack(*self._facts(verdict)), 3)
        return row

    def _facts(self, verdict: CriterionVerdict) -> list[Text]:
        facts = [
            Text(verdict.found),
            Text(self.tr("Required: {what}").format(what=verdict.required), Look.CAPTION),
        ]
        if verdict.missing:
            names = ", ".join(name_of(path) for path in verdict.missing)
            facts.append(Text(self.tr("Not given: {facts}").format(facts=names), Look.CAPTION))
        if verdict.warning:
            facts.append(Text(verdict.warning, Look.STRONG))
        if verdict.met_from is not None:
            day = long_date(verdict.met_from)
            facts.append(
                Text(self.tr("Met from {day} if nothing else changes").format(day=day), Look.CAPTION)
            )
        return facts


def _stack(*texts: Text) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for text in texts:
        column.addWidget(text)
    column.addStretch(1)
    return column


def _title() -> str:
    return QCoreApplication.translate("PrecheckCard", "Precheck")
