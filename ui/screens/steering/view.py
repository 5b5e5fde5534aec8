"""Pilotage: four cards, each with its figures as words too."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QStackedWidget, QWidget

from reviewer.dossier.lifecycle import CLOSED_STATES, OPEN_STATES, DossierState
from reviewer.services.views import AvisRow, QueueCounts
from ui.desktop import Desktop
from ui.screens.steering.presenter import SteeringPresenter
from ui.screens.steering.table_model import ExpiringTable
from ui.theme.tokens import Space
from ui.widgets.bars import Bar, BarsCard
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.screen import Screen
from ui.widgets.table import Table
from ui.widgets.text import Look, Text


class SteeringScreen(Screen):
    """Counts as bars and as tables."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = SteeringPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.title.setText(self.tr("Oversight"))
        self._numbers: dict[str, str] = {}
        self.replay = Button(self.theme, self.tr("Replay the rules…"), "history")
        self.replay.setObjectName("go_replay")
        self.replay.clicked.connect(self._open_replay)
        self.acts.addWidget(self.replay)
        self.agreement = Button(self.theme, self.tr("Agreement between experts…"), "scale")
        self.agreement.setObjectName("go_agreement")
        self.agreement.clicked.connect(self._open_agreement)
        self.acts.addWidget(self.agreement)
        self.funnel = BarsCard(
            self.theme, self.tr("Dossiers by state"), label=self.tr("State"), value=self.tr("Dossiers")
        )
        self.months = BarsCard(
            self.theme,
            self.tr("Requests received by month"),
            label=self.tr("Month"),
            value=self.tr("Requests"),
        )
        self.expiring = Card(self.tr("Avis that expire within 90 days"))
        self.model = ExpiringTable(desktop.office.desk.today(), self)
        self.table = Table(self.theme, self.model, self.tr("Avis that expire within 90 days"))
        self.table.opened.connect(self._open_avis)
        self.pile = QStackedWidget()
        self.pile.addWidget(self.table)
        self.pile.addWidget(
            Empty(self.theme, "calendar", self.tr("No avis in force expires within 90 days."))
        )
        self.expiring.body.addWidget(self.pile)
        self.quarantine = Card(self.tr("Quarantine"))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self._picture = QLabel()
        self.theme.put_icon(self._picture, "shield-alert", "muted", 28)
        row.addWidget(self._picture)
        self.waiting = Text("", Look.BODY)
        row.addWidget(self.waiting, 1)
        self.correct = Button(self.theme, self.tr("Correct"), "shield-alert")
        self.correct.clicked.connect(self._open_quarantine)
        row.addWidget(self.correct)
        self.quarantine.body.addLayout(row)
        self.quarantine.body.addStretch(1)

        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.L)
        grid.addWidget(self.funnel, 0, 0)
        grid.addWidget(self.months, 0, 1)
        grid.addWidget(self.expiring, 1, 0)
        grid.addWidget(self.quarantine, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.expiring.setMinimumHeight(self.theme.px(260))
        self.set_body(body, scrolls=True)
        self.presenter.counted.connect(self._count)
        self.presenter.expiring.connect(self._show_expiring)

    def open(self, argument: object) -> None:
        """Offer what the acting person may do."""
        permitted = self.presenter.may_replay
        reason = "" if permitted else self.tr("Coordination, administration and audit replay rules.")
        self.replay.setEnabled(permitted)
        self.replay.setToolTip(reason)
        self.replay.setAccessibleDescription(reason)

        self.agreement.setVisible(self.presenter.may_read_agreement)

    def focus_first(self) -> None:
        """The first chart's table is the first thing one can reach."""
        self.funnel.as_table.setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _count(self, counts: QueueCounts) -> None:
        wording = self.desktop.wording
        self.funnel.show_bars(
            [
                Bar(
                    wording.label("state", state), counts.by_state.get(state, 0), quiet=state in CLOSED_STATES
                )
                for state in DossierState
            ]
        )
        self.months.show_bars([Bar(_month(month), count) for month, count in self.presenter.months(counts)])
        opened = sum(counts.by_state.get(state, 0) for state in OPEN_STATES)
        total = sum(counts.by_state.values())
        self.subtitle.setText(self.tr("{open} open dossiers of {total}").format(open=opened, total=total))
        waiting = counts.quarantine
        self.waiting.setText(
            self.tr("%n row(s) of intake files wait to be corrected.", "", waiting)
            if waiting
            else self.tr("Nothing waits in quarantine.")
        )
        self.correct.setVisible(bool(waiting) and self.presenter.may_correct)

    def _show_expiring(self, rows: tuple[AvisRow, ...]) -> None:
        self._numbers = {row.number: row.dossier_id for row in rows}
        self.model.show_rows(rows)
        self.pile.setCurrentIndex(0 if rows else 1)

    # --- requests --------------------------------------------------------------------------------------------

    def _open_avis(self, number: str) -> None:
        self.desktop.navigator.go("avis_page", self._numbers[number])

    def _open_replay(self) -> None:
        self.desktop.navigator.go("replay")

    def _open_agreement(self) -> None:
        self.desktop.navigator.go("agreement")

    def _open_quarantine(self) -> None:
        self.desktop.navigator.go("quarantine")


def _month(key: str) -> str:
    year, month = (int(part) for part in key.split("-"))
    return QLocale().toString(QDate(year, month, 1), "MMMM yyyy")
