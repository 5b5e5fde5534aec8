"""One dossier before the committee: its path, its seats, and the one act that brings it further."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.committee.deliberation import Step
from reviewer.committee.round_record import BENCH_THAT_TALKS
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.formats import long_date
from ui.models.path import stages
from ui.screens.committee.presenter import CommitteeFile
from ui.screens.committee.seats.view import SeatsCard
from ui.screens.committee.takers.view import TakersCard
from ui.theme.meanings import ANSWER, DOSSIER
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.due_chip import DueChip
from ui.widgets.path_picture import PathPicture
from ui.widgets.roll import keep_flush
from ui.widgets.text import Look, Text


class FilePane(QScrollArea):
    """What coordination sees and does. Requests carry no decision: the presenter runs them."""

    assign_asked = Signal(tuple)
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
        self.due = DueChip(self._theme)
        self._who = Text("", Look.MUTED)
        self.reconsidered = Text("")
        self.open_dossier = Button(self._theme, self.tr("Open the dossier"), "external-link", Kind.QUIET)
        self.open_dossier.clicked.connect(self.dossier_asked)
        self.compare = Button(self._theme, self.tr("Compare the evaluations"), "git-compare")
        self.compare.clicked.connect(self.compare_asked)
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(self._reference)
        top.addStretch(1)
        top.addWidget(self.open_dossier)
        self._head.body.addLayout(top)
        self._head.body.addWidget(self._who)
        chips = QHBoxLayout()
        chips.setSpacing(Space.S)
        chips.addWidget(self._state)
        chips.addWidget(self.due)
        chips.addStretch(1)
        self._head.body.addLayout(chips)
        self._head.body.addWidget(self.reconsidered)
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
        self.seats = SeatsCard(desktop)
        column.addWidget(self.seats)
        column.addStretch(1)
        self.setWidget(page)
        keep_flush(self)

    @property
    def act_now(self) -> QWidget | None:
        """Return what does the next step of the dossier, None where nobody here does it now."""
        if self.takers.isVisible():
            return self.takers.first
        return next((one for one in (self.decide, self.third) if one.isVisible()), None)

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
        today = self._desktop.office.desk.today()
        self.due.show_day(view.due_on, today)
        self._show_request(view.committee)
        self._path.show_stages(stages(dossier.state, view.committee, found.reviewers, today))
        self._show_next(found, today)
        chosen = frozenset(self.takers.chosen) if same and self.takers.isVisible() else None
        self.takers.setVisible(bool(found.takers))
        self.takers.show_takers(found.takers, found.places, chosen=chosen, dossier_id=dossier.id)
        self.seats.show_seats(view.committee, view.acts, today)
        if not same:
            self.verticalScrollBar().setValue(0)

    # --- inside ----------------------------------------------------------------------------------------------

    def _show_request(self, committee: CommitteeView | None) -> None:
        asked = None if committee is None else committee.request
        self.reconsidered.setVisible(asked is not None)
        if asked is not None:
            words = self.tr("Reconsideration asked for on {day}: {reason}")
            self.reconsidered.setText(words.format(day=long_date(asked.received_on), reason=asked.reason))

    def _show_next(self, found: CommitteeFile, today: date) -> None:
        view, committee = found.view, found.view.committee
        clear(self._answers)
        step = None if committee is None else committee.step
        self._next_text.setText("" if committee is None else self._sentence(committee, today))
        may = view.acts
        apart = committee is not None and committee.outcome is None and len(committee.evaluations) >= 2
        self.third.setText(
            self.tr("Call the third expert…")
            if found.reviewers == BENCH_THAT_TALKS
            else self.tr("Call one more expert…")
        )
        self.third.setVisible(Act.OPEN_THIRD_REVIEW in may and apart and step is not Step.THIRD_EVALUATION)
        self.decide.setVisible(Act.CONFIRM_DECISION in may and step is Step.CONFIRMATION)
        rounds = () if committee is None else (committee, *committee.earlier)
        readable = any(one.evaluations or one.set_aside for one in rounds)
        self.compare.setVisible(readable)
        self._next.setVisible(readable or (step is not None and step is not Step.SEATS))
        if committee is not None and committee.outcome is not None:
            for finding in committee.grid.findings:
                self._answers.addLayout(self._answer(finding.label, committee.outcome.verdicts[finding.id]))
            path = self._desktop.wording.label("decision_path", committee.outcome.path)
            self._answers.addWidget(Text(self.tr("How it came about: {path}").format(path=path), Look.MUTED))

    def _sentence(self, committee: CommitteeView, today: date) -> str:
        if committee.step is Step.CONCERTATION and committee.concertation_due_on is not None:
            day = committee.concertation_due_on
            words = (
                self.tr(
                    "The concertation ended on {day} without an answer: the third expert is to be called."
                )
                if today > day
                else self.tr(
                    "The two evaluations differ. Each expert reads the other’s, without a name, and maintains or "
                    "changes, until {day}."
                )
            )
            return words.format(day=long_date(day))
        sentences = {
            Step.SEATS: self.tr("The seats are to be filled; what was said before stays readable."),
            Step.EVALUATIONS: self.tr(
                "The evaluations are awaited. Until all are handed in, nobody but their authors sees a mark."
            ),
            Step.CONCERTATION: self.tr(
                "The two evaluations differ. Each expert reads the other’s, without a name, and maintains or changes."
            ),
            Step.THIRD_SEAT: self.tr("The experts do not agree: one more decides, by majority per finding."),
            Step.THIRD_EVALUATION: self.tr(
                "Evaluation {number} is awaited. Its author sees neither votes nor messages."
            ),
            Step.CONFIRMATION: self.tr("The votes are in. A named person confirms what they say."),
        }
        return sentences.get(committee.step, "").format(number=committee.reviewers + 1)

    def _answer(self, label: str, answer: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        word = self._desktop.wording.label("answer", "yes" if answer else "no")
        row.addWidget(Chip(self._theme, word, ANSWER[answer]))
        row.addWidget(Text(label), 1)
        return row
