"""One dossier before the committee: its path, its seats, and the one act that brings it further."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.services.views import SeatView
from ui.desktop import Desktop
from ui.models.path import stages
from ui.screens.committee.presenter import CommitteeFile
from ui.screens.committee.takers.view import TakersCard
from ui.theme.meanings import ANSWER, DOSSIER, Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.path_picture import PathPicture
from ui.widgets.text import Look, Text, line

SEATED = Sign("user-round", ToneName.COMMITTEE)
DECLARED = Sign("user-check", ToneName.INFO)
SEALED = Sign("lock", ToneName.SUCCESS)
RECUSED = Sign("user-x", ToneName.NEUTRAL)


class FilePane(QScrollArea):
    """What coordination sees and does. Requests carry no decision: the presenter runs them."""

    assign_asked = Signal(tuple)
    recuse_asked = Signal(str, str)
    third_asked = Signal()
    decision_asked = Signal()
    compare_asked = Signal()
    dossier_asked = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._theme = desktop.theme
        self._shown: str | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Selected dossier"))
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.L)
        self._head = Card()
        self._reference = Text("", Look.TITLE)
        self._state = Chip(self._theme, "", DOSSIER[DossierState.ADMISSIBLE])
        self._who = Text("", Look.MUTED)
        self.open_dossier = Button(self._theme, self.tr("Open the dossier"), "external-link", Kind.QUIET)
        self.open_dossier.clicked.connect(self.dossier_asked)
        self.compare = Button(self._theme, self.tr("Compare the evaluations"), "git-compare")
        self.compare.clicked.connect(self.compare_asked)
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(self._reference)
        top.addWidget(self._state)
        top.addStretch(1)
        top.addWidget(self.open_dossier)
        self._head.body.addLayout(top)
        self._head.body.addWidget(self._who)
        self._head.body.addSpacing(Space.S)
        self._path = PathPicture(self._theme)
        self._head.body.addWidget(self._path)
        column.addWidget(self._head)

        self._next = Card(self.tr("What is to be done"))
        self._next_text = Text("")
        self.third = Button(self._theme, self.tr("Call the third expert…"), "scale", Kind.PRIMARY)
        self.third.clicked.connect(self.third_asked)
        self.decide = Button(self._theme, self.tr("Confirm the decision…"), "gavel", Kind.PRIMARY)
        self.decide.clicked.connect(self.decision_asked)
        self._answers = QVBoxLayout()
        self._next.body.addWidget(self._next_text)
        self._next.body.addLayout(self._answers)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.compare)
        row.addWidget(self.third)
        row.addWidget(self.decide)
        self._next.body.addLayout(row)
        column.addWidget(self._next)

        self.takers = TakersCard(desktop)
        self.takers.asked.connect(self.assign_asked)
        column.addWidget(self.takers)
        self._seats = Card(self.tr("Seats"))
        column.addWidget(self._seats)
        column.addStretch(1)
        self.setWidget(page)

    def show_file(self, found: CommitteeFile) -> None:
        """Show a dossier; what was ticked stays ticked while it is the same dossier."""
        view, dossier = found.view, found.view.dossier
        same = self._shown == dossier.id
        self._shown = dossier.id
        request = dossier.request
        self._reference.setText(dossier.reference)
        self._state.show_state(self._desktop.wording.label("state", dossier.state), DOSSIER[dossier.state])
        known = (request.candidate.full_name, request.employer.legal_name, request.job.title)
        self._who.setText(" · ".join(part for part in known if part))
        self._path.show_stages(stages(dossier.state, view.committee, found.reviewers))
        self._show_next(found)
        chosen = frozenset(self.takers.chosen) if same and self.takers.isVisible() else None
        self.takers.setVisible(bool(found.takers))
        self.takers.show_takers(found.takers, found.places, chosen=chosen)
        self._show_seats(found)
        if not same:
            self.verticalScrollBar().setValue(0)

    # --- inside ----------------------------------------------------------------------------------------------

    def _show_next(self, found: CommitteeFile) -> None:
        view, committee = found.view, found.view.committee
        clear(self._answers)
        step = None if committee is None else committee.step
        self._next_text.setText(self._sentence(step))
        may = view.acts
        apart = committee is not None and committee.outcome is None and len(committee.evaluations) >= 2
        self.third.setVisible(Act.OPEN_THIRD_REVIEW in may and apart and step is not Step.THIRD_EVALUATION)
        self.decide.setVisible(Act.CONFIRM_DECISION in may and step is Step.CONFIRMATION)
        self.compare.setVisible(committee is not None and len(committee.evaluations) >= 2)
        self._next.setVisible(step is not None and step is not Step.SEATS)
        if committee is not None and committee.outcome is not None:
            for finding in committee.grid.findings:
                self._answers.addLayout(self._answer(finding.label, committee.outcome.verdicts[finding.id]))
            path = self._desktop.wording.label("decision_path", committee.outcome.path)
            self._answers.addWidget(Text(self.tr("How it came about: {path}").format(path=path), Look.MUTED))

    def _sentence(self, step: Step | None) -> str:
        sentences = {
            Step.EVALUATIONS: self.tr(
                "The evaluations are awaited. Until all are handed in, nobody but their authors sees a mark."
            ),
            Step.CONCERTATION: self.tr(
                "The two evaluations differ. Each expert reads the other’s, without a name, and maintains or changes."
            ),
            Step.THIRD_SEAT: self.tr("The experts do not agree: one more decides, by majority per finding."),
            Step.THIRD_EVALUATION: self.tr(
                "The third evaluation is awaited. Its author sees neither votes nor messages."
            ),
            Step.CONFIRMATION: self.tr("The votes are in. A named person confirms what they say."),
        }
        return "" if step is None else sentences.get(step, "")

    def _answer(self, label: str, answer: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        word = self._desktop.wording.label("answer", "yes" if answer else "no")
        row.addWidget(Chip(self._theme, word, ANSWER[answer]))
        row.addWidget(Text(label), 1)
        return row

    def _show_seats(self, found: CommitteeFile) -> None:
        clear(self._seats.body)
        committee = found.view.committee
        self._seats.setVisible(committee is not None and bool(committee.seats))
        if committee is None:
            return
        for index, seat in enumerate(committee.seats):
            if index:
                self._seats.body.addWidget(line())
            self._seats.body.addLayout(self._seat_row(seat, Act.RECUSE in found.view.acts))

    def _seat_row(self, seat: SeatView, may_recuse: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(seat.expert_name or self.tr("name not shown to you"), Look.STRONG))
        place = self.tr("Evaluation {number}").format(number=seat.number)
        words.addWidget(Text(place if seat.active else f"{place} · {seat.recusal_reason}", Look.CAPTION))
        row.addLayout(words, 1)
        word, sign = self._standing(seat)
        row.addWidget(Chip(self._theme, word, sign), 0, Qt.AlignmentFlag.AlignVCenter)
        if may_recuse and seat.active and not seat.submitted and seat.expert_id is not None:
            recuse = Button(self._theme, self.tr("Recuse…"), "user-x", Kind.QUIET)
            recuse.setObjectName(f"recuse_{seat.expert_id}")
            recuse.setAccessibleName(self.tr("Recuse {name}").format(name=seat.expert_name))
            recuse.setProperty("expert", seat.expert_id)
            recuse.setProperty("expert_name", seat.expert_name)
            recuse.clicked.connect(self._recuse)
            row.addWidget(recuse)
        return row

    def _standing(self, seat: SeatView) -> tuple[str, Sign]:
        if not seat.active:
            return self.tr("recused"), RECUSED
        if seat.submitted:
            return self.tr("evaluation sealed"), SEALED
        if seat.declared:
            return self.tr("no conflict declared"), DECLARED
        return self.tr("declaration awaited"), SEATED

    def _recuse(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.recuse_asked.emit(button.property("expert"), button.property("expert_name"))
