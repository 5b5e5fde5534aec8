"""Accord: lines of figures at the left, the chosen line in words at the right, and how each expert marks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.services.agreement import AgreementReport, AgreementRow, LeniencyRow, Scope
from reviewer.statistics.agreement import Coefficient
from reviewer.statistics.leniency import LEAST_DOSSIERS
from ui.desktop import Desktop
from ui.models.agreement import figure, label_key, line_words
from ui.screens.agreement.presenter import AgreementPresenter
from ui.screens.agreement.table_model import AgreementTable, LeniencyTable
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card, Facts
from ui.widgets.empty import Empty
from ui.widgets.filters import Filters
from ui.widgets.pile import Pile
from ui.widgets.screen import Screen
from ui.widgets.scrolled import scrolled
from ui.widgets.split import Split, framed
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

LEAST_TABLE = 160


class AgreementScreen(Screen):
    """Figures with their intervals; what is not defined says why."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = AgreementPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Agreement between experts"))
        self.subtitle.setText(
            self.tr("First blind votes of decided dossiers only; information, never a criterion")
        )
        back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(back)
        self._rows: tuple[AgreementRow, ...] = ()
        self.programme = QComboBox()
        self.programme.setObjectName("agreement_programme")
        self.programme.setAccessibleName(self.tr("Programme"))
        for one in self.presenter.programmes:
            self.programme.addItem(one.short_name, one.id)
        self.programme.currentIndexChanged.connect(self._choose)
        self.acts.addWidget(self.programme)

        self.pile = Pile()
        self.set_body(self.pile)
        self.nothing = Empty(self.theme, "scale", "")
        self.pile.addWidget(self.nothing)
        self.pile.addWidget(Split(self._lines(), self._side(), sizes=(740, 520)))
        self.presenter.found.connect(self._show)
        self.presenter.marked.connect(self._show_leniency)

    def focus_first(self) -> None:
        """The lines, or what to choose where there are none."""
        (self.table if self._rows else self.programme).setFocus()

    # --- making ----------------------------------------------------------------------------------------------

    def _lines(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        row = QHBoxLayout()
        choices = (
            (Scope.FINDING.value, self.tr("Findings"), "gavel"),
            (Scope.CRITERION.value, self.tr("Criteria"), "clipboard-check"),
            (Scope.QUARTER.value, self.tr("Quarters"), "calendar"),
        )
        self.filters = Filters(self.theme, choices, self.tr("Which lines"))
        self.filters.changed.connect(self._refill)
        row.addWidget(self.filters, 1)
        column.addLayout(row)
        self.model = AgreementTable(self)
        self.table = Table(self.theme, self.model, self.tr("Agreement by finding, criterion and quarter"))
        self.table.selectionModel().currentChanged.connect(self._tell)
        column.addWidget(framed(self.table), 1)
        return left

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.detail = Card(self.tr("In words"))
        self.about = Text("", Look.STRONG)
        self.detail.body.addWidget(self.about)
        self.facts = Facts()
        self.detail.body.addWidget(self.facts)
        column.addWidget(self.detail)
        self.leniency = Card(self.tr("Leniency of experts"))
        self.leniency.body.addWidget(
            Text(
                self.tr(
                    "Marks above or below those of the others on the same dossiers, drawn towards zero, with a 95 % "
                    "interval; from {count} dossiers on. Nothing uses it."
                ).format(count=LEAST_DOSSIERS),
                Look.CAPTION,
            )
        )
        self.experts = LeniencyTable(self._leniency_words, self)
        self.expert_table = Table(self.theme, self.experts, self.tr("Leniency of experts"))
        self.leniency.body.addWidget(self.expert_table, 1)
        self.expert_table.setMinimumHeight(self.theme.px(LEAST_TABLE))
        column.addWidget(self.leniency, 1)
        return scrolled(side)

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, report: AgreementReport) -> None:
        self._rows = report.rows
        if report.rows:
            self._refill(self.filters.chosen)
            self.pile.setCurrentIndex(1)
            return
        self.pile.setCurrentIndex(0)
        if self.presenter.may_read:
            self.nothing.say(
                self.tr("No dossier of this programme is decided yet."),
                self.tr("Figures appear with the first confirmed decision."),
            )
        else:
            self.nothing.say(self.tr("Coordination and audit read these figures."))

    def _refill(self, chosen: frozenset[str]) -> None:
        shown = [row for row in self._rows if not chosen or row.scope.value in chosen]
        self.model.show_rows(shown)
        if shown and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._tell(self.table.currentIndex())

    def _show_leniency(self, rows: tuple[LeniencyRow, ...]) -> None:
        self.leniency.setVisible(self.presenter.may_read_leniency)
        self.experts.show_rows(rows)

    def _tell(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        self.detail.setVisible(current.isValid())
        if not current.isValid():
            return
        row = self.model.row(current)
        figures = row.figures
        self.about.setText(line_words(row))
        wording = self.desktop.wording
        facts = [
            (self.tr("Dossiers compared"), str(figures.pairs)),
            (self.tr("Experts"), str(figures.raters)),
            (self.tr("Answers"), str(figures.judgements)),
        ]
        facts += [
            (wording.label("agreement_coefficient", label_key(name, figures.level)), self._words(name, one))
            for name, one in figures.coefficients()
        ]
        self.facts.show_facts(facts)

    def _words(self, name: str, one: Coefficient) -> str:
        if one.value is None:
            return self.desktop.wording.label("agreement_undefined", one.undefined or "no_pairs")
        if one.interval is None:
            return self.tr("{value}, without an interval").format(value=figure(name, one.value))
        low, high = (figure(name, bound) for bound in one.interval)
        words = self.tr("{value}, 95 % interval from {low} to {high}")
        return words.format(value=figure(name, one.value), low=low, high=high)

    def _leniency_words(self, row: LeniencyRow) -> str:
        found = row.leniency
        if found.estimate is None or found.interval is None:
            return self.tr("Too few dossiers")
        value, low, high = (figure("", one) for one in (found.estimate, *found.interval))
        return self.tr("{value} ({low} to {high})").format(value=value, low=low, high=high)

    # --- requests --------------------------------------------------------------------------------------------

    def _choose(self, _index: int) -> None:
        self.presenter.choose(str(self.programme.currentData() or ""))
