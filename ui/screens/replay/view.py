"""Rejouer: what to try at the top, what changes below. Nothing here decides or is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer.admissibility.verdict import CriterionOutcome
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.replay import ReplayOptions, ReplayReport, ReplayRow
from reviewer.services.views import DossierFilter, QueueCounts
from ui.desktop import Desktop
from ui.formats import long_date, number, rules_day, short_date
from ui.screens.replay.presenter import DECIDED, Progress, ReplayPresenter
from ui.screens.replay.table_model import ReplayTable
from ui.tasks.slices import Steps
from ui.theme.meanings import CRITERION, PRECHECK, Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.empty import Empty
from ui.widgets.fields import Day, DaysApart, Line, labelled
from ui.widgets.pile import Pile
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.roll import keep_flush
from ui.widgets.screen import Screen
from ui.widgets.scrolled import scrolled
from ui.widgets.split import Split, framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text, line

NOT_ASKED = Sign("minus", ToneName.NEUTRAL)
MOST_DAYS = 3650
AS_WAS, EXAMINED, FILED, MOVED = range(4)


class ReplayScreen(Screen):
    """Choose rules, dates and dossiers; see what would come out otherwise."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ReplayPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Replay the rules"))
        self.subtitle.setText(self.tr("To read only: no decision, dossier or letter changes by it"))
        back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self._labels: dict[str, str] = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.set_body(body)
        self.pile = Pile()
        column.addWidget(self._choices())
        column.addWidget(self.pile, 1)
        self.nothing = Empty(self.theme, "history", "")
        self.pile.addWidget(self.nothing)
        self.model = ReplayTable(desktop.wording, self)
        self.make_later(self._making_results())
        self._wait()
        self.presenter.counted.connect(self._count)
        self.presenter.advanced.connect(self._advance)
        self.presenter.finished.connect(self._show)
        self.presenter.stopped.connect(self._wait)
        self.presenter.working.connect(self._lock)

    def open(self, argument: object) -> None:
        """Offer the rule sets that there are now."""
        chosen = self.rules.currentData()
        self.rules.clear()
        self.rules.addItem(self.tr("Those of each date"), None)
        for programme in self.presenter.programmes:
            for rules in programme.rule_sets:
                words = self.tr("{programme}, rules of {day}")
                said = words.format(programme=programme.short_name, day=long_date(rules.valid_from))
                self.rules.addItem(said, rules.id)
        self.rules.setCurrentIndex(max(self.rules.findData(chosen), 0))
        self._lock(self.presenter.running)

    def focus_first(self) -> None:
        """Which rules: that is the question."""
        self.rules.setFocus()

    @property
    def options(self) -> ReplayOptions:
        """Return what is tried, as the fields say."""
        kind = self.dates.currentIndex()
        rules = self.rules.currentData()
        return ReplayOptions(
            rules_id=None if rules is None else str(rules),
            as_of=self.examined_on.day if kind == EXAMINED else None,
            filed_on=self.filed_on.day if kind == FILED else None,
            shift_days=self.shift.value() if kind == MOVED else 0,
        )

    @property
    def wanted(self) -> DossierFilter:
        """Return which dossiers, as the fields say."""
        chosen = self.which.currentData()
        states = frozenset(DossierState(one) for one in chosen) if chosen else frozenset()
        return DossierFilter(states=states, words=self.words.value)

    # --- making ----------------------------------------------------------------------------------------------

    def _choices(self) -> Card:
        wording, today = self.desktop.wording, self.desktop.office.desk.today()
        card = Card(self.tr("What to try"))
        self.rules = QComboBox()
        self.rules.setObjectName("replay_rules")
        self.dates = QComboBox()
        self.dates.setObjectName("replay_dates")
        self.dates.addItems(
            [
                self.tr("As they were"),
                self.tr("Examined on another day"),
                self.tr("All filed on one day"),
                self.tr("Each filing date moved"),
            ]
        )
        self.date_pile = Pile()
        self.date_pile.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.date_pile.addWidget(QWidget())
        self.examined_on = Day("replay_examined_on", today)
        self.filed_on = Day("replay_filed_on", today)
        self.shift = DaysApart("replay_shift")
        self.shift.setRange(-MOST_DAYS, MOST_DAYS)
        self.shift.setValue(30)
        for field, name in (
            (self.examined_on, self.tr("Day of the examination")),
            (self.filed_on, self.tr("Filing date of all")),
            (self.shift, self.tr("Days later (or earlier)")),
        ):
            page, inside = QWidget(), labelled(name, field)
            inside.setContentsMargins(0, 0, 0, 0)
            page.setLayout(inside)
            self.date_pile.addWidget(page)
        self.dates.currentIndexChanged.connect(self._show_date)
        self.which = QComboBox()
        self.which.setObjectName("replay_which")
        self.which.addItem(self.tr("All that were decided on"), sorted(state.value for state in DECIDED))
        self.which.addItem(self.tr("All dossiers"), None)
        for state in DossierState:
            self.which.addItem(wording.label("state", state), [state.value])
        self.words = Line("replay_words")
        self.words.setPlaceholderText(self.tr("Reference, person, employer, job"))
        self.words.setClearButtonEnabled(True)
        self.words.returnPressed.connect(self._start)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.addLayout(labelled(self.tr("Rules"), self.rules), 0, 0)
        grid.addLayout(labelled(self.tr("Dates"), self.dates), 0, 1)
        bottom = Qt.AlignmentFlag.AlignBottom
        grid.addWidget(self.date_pile, 0, 2, bottom)
        grid.addLayout(labelled(self.tr("Dossiers"), self.which), 1, 0)
        grid.addLayout(labelled(self.tr("With these words"), self.words), 1, 1)
        acts = QHBoxLayout()
        acts.setSpacing(Space.S)
        self.stop = Button(self.theme, self.tr("Stop"), "x")
        self.stop.clicked.connect(self.presenter.stop)
        self.run = Button(self.theme, self.tr("Replay"), "refresh-cw", Kind.PRIMARY)
        self.run.setObjectName("replay_run")
        self.run.clicked.connect(self._start)
        acts.addStretch(1)
        acts.addWidget(self.stop)
        acts.addWidget(self.run)
        holder = QWidget()
        acts.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(acts)
        grid.addWidget(holder, 1, 2, bottom)
        for place, share in enumerate((5, 4, 3)):
            grid.setColumnStretch(place, share)
        card.body.addLayout(grid)
        self.progress = ProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How far the replay is"))
        self.progress_words = Text("", Look.CAPTION)
        card.body.addWidget(self.progress)
        card.body.addWidget(self.progress_words)
        self._show_date(AS_WAS)
        return card

    def _making_results(self) -> Steps:
        page = QWidget()
        self.pile.addWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self.summary = Text("", Look.LEAD)
        column.addWidget(self.summary)
        self.table = Table(self.theme, self.model, self.tr("Dossiers that come out otherwise"))
        self.table.opened.connect(self._open_dossier)
        self.table.chosen.connect(self._choose)
        self.list = Pile()
        self.list.addWidget(self.table)
        self.list.addWidget(
            Empty(
                self.theme,
                "circle-check",
                self.tr("Nothing comes out otherwise."),
                self.tr("Each criterion of each dossier has the same outcome as before."),
            )
        )
        yield
        inside = QWidget()
        inside.setObjectName("page")
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, Space.S, 0)
        side.setSpacing(Space.L)
        self.one = Card(self.tr("Selected dossier"))
        self.open_dossier = Button(self.theme, self.tr("Open the dossier"), "external-link", Kind.QUIET)
        self.open_dossier.clicked.connect(self._open_selected)
        self.one.tools.addWidget(self.open_dossier)
        self._turns = QVBoxLayout()
        self._turns.setSpacing(Space.S)
        self.one.body.addLayout(self._turns)
        self.outcomes = Card(self.tr("Outcomes of all"))
        self.criteria = Card(self.tr("Criteria that turn"))
        for card in (self.one, self.outcomes, self.criteria):
            side.addWidget(card)
        side.addStretch(1)
        area = scrolled(inside)
        keep_flush(area)
        column.addWidget(Split(framed(self.list), area, sizes=(760, 420)), 1)

    # --- requests --------------------------------------------------------------------------------------------

    def _start(self) -> None:
        if self.run.isEnabled():
            self.clear_refusal()
            self.presenter.start(self.options, self.wanted)

    def _show_date(self, kind: int) -> None:
        self.date_pile.setCurrentIndex(kind)

    def _open_dossier(self, dossier_id: str) -> None:
        self.desktop.navigator.go("dossier", dossier_id)

    def _open_selected(self) -> None:
        if self.table.current_id is not None:
            self._open_dossier(self.table.current_id)

    # --- what came back --------------------------------------------------------------------------------------

    def _count(self, _counts: QueueCounts) -> None:
        if self.pile.currentIndex() == 0 and not self.presenter.running:
            self._wait()

    def _lock(self, working: bool) -> None:
        permitted = self.presenter.permitted
        self.run.setEnabled(permitted and not working)
        self.run.setToolTip(
            "" if permitted else self.tr("Coordination, administration and audit replay rules.")
        )
        self.stop.setVisible(working)
        self.progress.setVisible(working)
        self.progress_words.setVisible(working)

    def _wait(self) -> None:
        self.model.show_rows(())
        self.pile.setCurrentIndex(0)
        self._lock(False)
        self.nothing.say(
            self.tr("Choose rules or dates, then replay."),
            self.tr(
                "Each dossier is judged again on what it was decided on; one without a decision, on its newest request."
            ),
        )

    def _advance(self, progress: Progress) -> None:
        self.nothing.say(self.tr("The rules are being replayed…"))
        self.pile.setCurrentIndex(0)
        self.progress.expect(progress.total or 0)
        self.progress.setValue(progress.examined if progress.total else 0)
        if progress.total is None:
            words = self.tr("{examined} examined, {changed} change")
        else:
            words = self.tr("{examined} of {total} examined, {changed} change")
        self.progress_words.setText(
            words.format(
                examined=number(progress.examined),
                total=number(progress.total or 0),
                changed=number(progress.changed),
            )
        )

    def _show(self, report: ReplayReport) -> None:
        self.make_whole()
        self._labels = {turn.id: turn.label for row in report.rows for turn in row.turns}
        turned = sum(count for (before, after), count in report.outcomes.items() if before is not after)
        words = self.tr(
            "{examined} examined · a criterion turns in {changed} · the outcome changes in {turned}"
        )
        sentence = words.format(
            examined=number(report.examined), changed=number(report.changed), turned=number(turned)
        )
        if report.truncated:
            shown = self.tr("the first {shown} are listed").format(shown=number(len(report.rows)))
            sentence = f"{sentence} · {shown}"
        self.summary.setText(sentence)
        rows = sorted(report.rows, key=lambda row: not row.outcome_changes)
        self.model.show_rows(rows)
        self.list.setCurrentIndex(0 if rows else 1)
        self._show_outcomes(report)
        self._show_criteria(report)
        self.one.setVisible(bool(rows))
        self.criteria.setVisible(bool(report.criteria))
        self.pile.setCurrentIndex(1)
        if rows:
            self.table.select_id(rows[0].dossier_id)
            self._choose(rows[0].dossier_id)
            self.table.setFocus()

    def _choose(self, dossier_id: str) -> None:
        row = next((one for one in self.model.rows if one.dossier_id == dossier_id), None)
        if row is None:
            return
        clear(self._turns)
        self.one.title.setText(row.reference)
        self._turns.addWidget(Text(self._circumstances(row), Look.CAPTION))
        for turn in row.turns:
            self._turns.addWidget(line())
            self._turns.addWidget(Text(turn.label, Look.STRONG))
            self._turns.addLayout(self._arrow(self._outcome(turn.before), self._outcome(turn.after)))

    def _circumstances(self, row: ReplayRow) -> str:
        rules = self._turned(self.rules_day(row.rules_before), self.rules_day(row.rules_after))
        dates = self._turned(short_date(row.date_before), short_date(row.date_after))
        return self.tr("Rules of {rules} · reference date {dates}").format(rules=rules, dates=dates)

    def rules_day(self, rules_id: str) -> str:
        """Return from which day a rule set holds, short enough for a row."""
        return rules_day(rules_id, self.presenter.programmes, short_date)

    def _turned(self, before: str, after: str) -> str:
        return before if before == after else f"{before} → {after}"

    def _show_outcomes(self, report: ReplayReport) -> None:
        clear(self.outcomes.body)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        label = self.desktop.wording.label
        found = sorted(report.outcomes.items(), key=lambda one: (one[0][0] is one[0][1], -one[1]))
        for index, ((before, after), count) in enumerate(found):
            grid.addWidget(Text(number(count), Look.STRONG), index, 0)
            grid.addWidget(Chip(self.theme, label("precheck_outcome", before), PRECHECK[before]), index, 1)
            if before is after:
                grid.addWidget(Text(self.tr("stays"), Look.CAPTION), index, 2, 1, 2)
            else:
                grid.addWidget(Text("→", Look.CAPTION), index, 2)
                grid.addWidget(Chip(self.theme, label("precheck_outcome", after), PRECHECK[after]), index, 3)
        grid.setColumnStretch(4, 1)
        self.outcomes.body.addLayout(grid)

    def _show_criteria(self, report: ReplayReport) -> None:
        clear(self.criteria.body)
        for index, ((criterion, before, after), count) in enumerate(report.criteria.items()):
            if index:
                self.criteria.body.addWidget(line())
            label = self._labels.get(criterion, "")
            times = self.tr("{count} × {label}").format(count=number(count), label=label or criterion)
            self.criteria.body.addWidget(Text(times, Look.STRONG))
            self.criteria.body.addLayout(self._arrow(self._outcome(before), self._outcome(after)))

    def _outcome(self, outcome: CriterionOutcome | None) -> Chip:
        if outcome is None:
            return Chip(self.theme, self.tr("not asked"), NOT_ASKED)
        word = self.desktop.wording.label("criterion_outcome", outcome)
        return Chip(self.theme, word, CRITERION[outcome])

    def _arrow(self, before: Chip, after: Chip) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(before)
        row.addWidget(Text("→", Look.CAPTION))
        row.addWidget(after)
        row.addStretch(1)
        return row
