"""The comparison page: path, then criterion by criterion; what differs stands out by icon and word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.formats import moment
from ui.models.comparison import agree, gap_of
from ui.models.path import stages
from ui.screens.comparison.presenter import Comparison, ComparisonPresenter
from ui.theme.meanings import ANSWER, DOSSIER
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.empty import Empty
from ui.widgets.path_picture import PathPicture
from ui.widgets.screen import Screen
from ui.widgets.text import Look, Text


class ComparisonScreen(Screen):
    """Everything on one page, to be read without clicking."""

    def __init__(self, desktop: Desktop) -> None:
        self.presenter = ComparisonPresenter(desktop)
        super().__init__(desktop, self.presenter)
        self.back = IconButton(self.theme, self.tr("Back"), "arrow-left")
        self.back.clicked.connect(desktop.navigator.back)
        self.leading.addWidget(self.back)
        self.state = Chip(self.theme, "", next(iter(DOSSIER.values())))
        self.title_row.addWidget(self.state)
        self.title_row.addStretch(1)
        self.only = QCheckBox(self.tr("Only differences of two or more"))
        self.acts.addWidget(self.only)

        self.path = PathPicture(self.theme)
        top = Card()
        top.body.addWidget(self.path)
        self.summary = Text("", Look.STRONG)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top.body.addWidget(self.summary)
        self.table = ComparisonTable(desktop)
        self.only.toggled.connect(self.table.only_gaps)
        self.positions = Card(self.tr("After concertation"))
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.L)
        column.addWidget(top)
        frame = QFrame()
        frame.setProperty("look", "card")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self.table)
        column.addWidget(frame)
        column.addWidget(self.positions)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(self.tr("Evaluations side by side"))
        self.area.setWidget(inside)
        self.pile = QStackedWidget()
        self.pile.addWidget(self.area)
        self.nothing = Empty(self.theme, "eye-off", "")
        self.pile.addWidget(self.nothing)
        self.set_body(self.pile, margin=0)
        self.presenter.shown.connect(self._show)

    def open(self, argument: object) -> None:
        """Open the dossier that the navigator brings."""
        if isinstance(argument, str):
            self.title.setText(self.tr("Evaluations"))
            self.subtitle.setText("")
            self.presenter.open(argument)

    def focus_first(self) -> None:
        """Reading is what one came for: the arrows scroll."""
        self.area.setFocus()

    # --- what came back --------------------------------------------------------------------------------------

    def _show(self, found: Comparison) -> None:
        self.title.setText(self.tr("Evaluations – {reference}").format(reference=found.reference))
        self.subtitle.setText(found.about)
        self.state.show_state(self.desktop.wording.label("state", found.state), DOSSIER[found.state])
        committee = found.committee
        readable = committee is not None and len(committee.evaluations) > 1
        self.pile.setCurrentIndex(0 if readable else 1)
        self.only.setVisible(readable)
        if self.presenter.reads_votes:
            self.nothing.say(
                self.tr("There is nothing to compare yet."),
                self.tr("Until all first evaluations are handed in, nobody but their authors sees them."),
            )
        else:
            self.nothing.say(
                self.tr("The evaluations are not shown to you."),
                self.tr("Coordination, audit and the experts concerned read them."),
            )
        if committee is None or not readable:
            return
        self.path.show_stages(stages(found.state, committee, committee.reviewers))
        self.summary.setText(self._summary(committee))
        self.table.show_committee(committee, self._columns(found, committee))
        self._show_positions(found, committee)

    def _columns(self, found: Comparison, committee: CommitteeView) -> dict[int, str]:
        names = {seat.number: seat.expert_name for seat in committee.seats if seat.active}
        columns = {}
        for one in committee.evaluations:
            if found.own_seat is not None:
                mine = one.seat == found.own_seat
                columns[one.seat] = self.tr("Your evaluation") if mine else self.tr("The other evaluation")
            else:
                place = self.tr("Evaluation {number}").format(number=one.seat)
                columns[one.seat] = f"{place} – {names[one.seat]}" if names.get(one.seat) else place
        return columns

    def _summary(self, committee: CommitteeView) -> str:
        ballots = tuple(one.verdicts for one in committee.evaluations)
        findings = sum(not agree(finding.id, ballots) for finding in committee.grid.findings)
        gaps = [gap_of(criterion, committee.evaluations) for criterion in committee.grid.criteria]
        large = sum(gap is not None and gap.large for gap in gaps)
        words = self.tr(
            "Findings that differ: {findings} of {all} · criteria two or more apart: {large} of {criteria}"
        )
        return words.format(
            findings=findings,
            all=len(committee.grid.findings),
            large=large,
            criteria=len(committee.grid.criteria),
        )

    def _show_positions(self, found: Comparison, committee: CommitteeView) -> None:
        clear(self.positions.body)
        self.positions.setVisible(bool(committee.positions))
        labels = {finding.id: finding.label for finding in committee.grid.findings}
        for position in committee.positions:
            name = found.names.get(position.expert_id, self.tr("An expert"))
            self.positions.body.addWidget(
                Text(
                    self.tr("{name}, on {moment}").format(name=name, moment=moment(position.at)), Look.STRONG
                )
            )
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            for finding, answer in position.verdicts.items():
                word = self.desktop.wording.label("answer", "yes" if answer else "no")
                row.addWidget(Chip(self.theme, word, ANSWER[answer]))
                row.addWidget(Text(labels.get(finding, finding), Look.CAPTION))
            row.addStretch(1)
            self.positions.body.addLayout(row)
            self.positions.body.addWidget(Text(position.reason))
