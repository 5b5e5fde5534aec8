"""What if: the planned filing date on a slider, and every criterion as it would turn. Nothing here is a decision."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout

from reviewer.admissibility.horizon import Turn
from reviewer.admissibility.verdict import CriterionOutcome, Precheck, PrecheckOutcome
from reviewer.services.what_if import HorizonView
from ui.desktop import Desktop
from ui.formats import long_date, rules_day
from ui.screens.dossier.what_if.presenter import WhatIfPresenter
from ui.theme.meanings import PRECHECK
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.criteria_list import CriteriaList, CriterionLine
from ui.widgets.horizon_band import HorizonBand, Span
from ui.widgets.text import Look, Text, one_line


class WhatIfCard(Card):
    """Band, slider, and the criteria of the day. ``closed``: back to the dossier."""

    closed = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(QCoreApplication.translate("WhatIfCard", "What if the application were filed on…"))
        self.presenter = WhatIfPresenter(desktop, self)
        self._desktop = desktop
        theme = desktop.theme
        self.horizon: HorizonView | None = None
        self.precheck: Precheck | None = None
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
            layout.setSpacing(Space.XS)
        self.close_button = Button(theme, self.tr("Back to the dossier"), "x", Kind.QUIET)
        self.close_button.clicked.connect(self.closed)
        self.tools.addWidget(self.close_button)
        self.band = HorizonBand(theme, self.tr("Planned filing date"))
        self.body.addWidget(self.band)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        steps = (
            (self.tr("One month earlier"), "chevron-left", -1),
            (self.tr("One month later"), "chevron-right", 1),
        )
        self.steps = []
        for name, icon, months in steps:
            button = IconButton(theme, name, icon)
            button.clicked.connect(lambda _=False, months=months: self.band.slider.step_months(months))
            self.steps.append(button)
        self.day = QDateEdit()
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Planned filing date"))
        row.addWidget(self.steps[0])
        row.addWidget(self.day)
        row.addWidget(self.steps[1])
        unknown = desktop.wording.label("precheck_outcome", PrecheckOutcome.TO_VERIFY)
        self.outcome = Chip(theme, unknown, PRECHECK[PrecheckOutcome.TO_VERIFY])
        row.addWidget(self.outcome)
        self.rules = one_line("", Look.CAPTION)
        row.addWidget(self.rules, 1)
        self.earliest = Button(theme, "", "calendar")
        self.earliest.clicked.connect(self._go_to_earliest)
        row.addWidget(self.earliest)
        self.never = Text("", Look.CAPTION)
        self.body.addLayout(row)
        self.body.addWidget(self.never)
        self.criteria = CriteriaList(theme, desktop.wording, self.tr("Criteria on that day, worst first"))
        self.body.addWidget(self.criteria)
        self.band.moved.connect(self._moved)
        self.day.dateChanged.connect(self._typed)
        self.presenter.horizon_read.connect(self._show)
        self.presenter.judged.connect(self._judged)

    def open(self, dossier_id: str) -> None:
        """Show the horizon of a dossier, from its planned day."""
        if self.horizon is None or self.horizon.dossier_id != dossier_id:
            self.horizon = self.precheck = None
            self.criteria.show_lines(())
        self.presenter.open(dossier_id)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, horizon: HorizonView) -> None:
        first = self.horizon is None or self.horizon.dossier_id != horizon.dossier_id
        here = self._planned(horizon) if first else self.band.slider.day
        self.horizon = horizon
        label = self._desktop.wording.label
        spans = list[Span]()
        for turn in horizon.turns:
            word = label("precheck_outcome", turn.outcome)
            if not spans or spans[-1].word != word:
                spans.append(Span(turn.day, PRECHECK[turn.outcome].tone, word))
        here = min(max(here, horizon.start), horizon.end)
        self.day.blockSignals(True)
        self.day.setDateRange(_qdate(horizon.start), _qdate(horizon.end))
        self.day.blockSignals(False)
        self.band.show_spans(horizon.start, horizon.end, spans, horizon.planned, here)
        self.earliest.setVisible(horizon.earliest is not None)
        self.never.setVisible(horizon.earliest is None)
        if horizon.earliest is None:
            last = long_date(horizon.end)
            self.never.setText(self.tr("Up to {day}, there is no day on which all hold.").format(day=last))
        else:
            words = self.tr("All hold from {day}").format(day=long_date(horizon.earliest))
            self.earliest.setText(words)
        self._moved(here)

    def _moved(self, day: date) -> None:
        if self.horizon is None:
            return
        self.day.blockSignals(True)
        self.day.setDate(_qdate(day))
        self.day.blockSignals(False)
        turn = self.horizon.on(day)
        word = self._desktop.wording.label("precheck_outcome", turn.outcome)
        self.outcome.show_state(word, PRECHECK[turn.outcome])
        programmes = self._desktop.office.desk.programmes.values()
        self.rules.setText(self.tr("rules of {rules}").format(rules=rules_day(turn.rules, programmes)))
        self.presenter.judge(day)

    def _judged(self, precheck: Precheck) -> None:
        if self.horizon is None:
            return
        self.precheck = precheck
        planned = self.horizon.on(self._planned(self.horizon))
        self.criteria.show_lines(
            [
                CriterionLine(verdict=one, note=self._note(one.id, one.outcome, planned))
                for one in precheck.criteria
            ]
        )

    def _note(self, criterion_id: str, now: CriterionOutcome, planned: Turn) -> str:
        before = planned.criteria.get(criterion_id)
        if before is now:
            return ""
        if before is None:
            return self.tr("Not asked on the planned date")
        word = self._desktop.wording.label("criterion_outcome", before)
        return self.tr("On the planned date: {outcome}").format(outcome=word)

    # --- what the person does --------------------------------------------------------------------------------

    def _typed(self, day: QDate) -> None:
        self.band.slider.go(date(day.year(), day.month(), day.day()))

    def _go_to_earliest(self) -> None:
        if self.horizon is not None and self.horizon.earliest is not None:
            self.band.slider.go(self.horizon.earliest)

    def _planned(self, horizon: HorizonView) -> date:
        return horizon.planned or self._desktop.office.desk.today()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
