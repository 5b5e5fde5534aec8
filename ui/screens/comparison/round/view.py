"""One round: its way, what the votes say, the evaluations side by side, what was said, and what was set aside."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.concertation import Position
from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.formats import long_date, moment
from ui.models.comparison import agree, gap_of, notable
from ui.models.path import stages
from ui.screens.comparison.presenter import Comparison
from ui.tasks.slices import Steps
from ui.theme.meanings import ANSWER
from ui.theme.tokens import Space
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.path_picture import PathPicture
from ui.widgets.text import Look, Text
from ui.widgets.thread import Thread


class RoundSection(QWidget):
    """Everything of one round that the viewer may read, without a click."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._theme = desktop.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.heading = Text("", Look.TITLE)
        column.addWidget(self.heading)
        self.request = Text("", Look.BODY)
        column.addWidget(self.request)
        self.top = Card()
        self.path = PathPicture(self._theme)
        self.top.body.addWidget(self.path)
        self.summary = Text("", Look.STRONG)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.top.body.addWidget(self.summary)
        column.addWidget(self.top)
        self.decision = Card(self.tr("Decision"))
        column.addWidget(self.decision)
        self.table = ComparisonTable(desktop)
        self._frame = _framed(self.table)
        column.addWidget(self._frame)
        self.exchange = Card(self.tr("Concertation"))
        self.thread_ = Thread()
        self.positions = QVBoxLayout()
        self.positions.setSpacing(Space.S)
        self.exchange.body.addWidget(self.thread_)
        self.exchange.body.addLayout(self.positions)
        column.addWidget(self.exchange)
        self.aside = Card(self.tr("Evaluations set aside"))
        column.addWidget(self.aside)

    def showing(self, found: Comparison, committee: CommitteeView, *, several: bool) -> Steps:
        """Show a round, part by part. ``several``: it needs its heading, because another stands above or below."""
        self.heading.setVisible(several)
        self.heading.setText(self._heading(committee))
        self._show_request(committee)
        today = self._desktop.office.desk.today()
        self.path.show_stages(stages(found.state, committee, committee.reviewers, today))
        compared = len(committee.evaluations) > 1
        self.summary.setText(self._summary(committee) if compared else self._awaited(committee))
        self._frame.setVisible(bool(committee.evaluations))
        yield
        yield from self.table.showing(committee, self._columns(found, committee))
        self._show_decision(found, committee)
        yield
        self._show_exchange(found, committee)
        yield
        yield from self._show_aside(committee)

    def only_gaps(self, only: bool) -> None:
        """Show only criteria on which the marks lie notably apart."""
        self.table.only_gaps(only)

    # --- inside ----------------------------------------------------------------------------------------------

    def _heading(self, committee: CommitteeView) -> str:
        if committee.round == 1:
            return self.tr("First round")
        return self.tr("Reconsideration")

    def _show_request(self, committee: CommitteeView) -> None:
        asked = committee.request
        self.request.setVisible(asked is not None)
        if asked is not None:
            words = self.tr("Asked for on {day}: {reason}")
            self.request.setText(words.format(day=long_date(asked.received_on), reason=asked.reason))

    def _summary(self, committee: CommitteeView) -> str:
        ballots = tuple(one.verdicts for one in committee.evaluations)
        findings = sum(not agree(finding.id, ballots) for finding in committee.grid.findings)
        far = notable(committee)
        gaps = [gap_of(criterion, committee.evaluations, far) for criterion in committee.grid.criteria]
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

    def _awaited(self, committee: CommitteeView) -> str:
        if committee.evaluations:
            return ""
        return self.tr("Until all first evaluations are handed in, nobody but their authors sees them.")

    def _columns(self, found: Comparison, committee: CommitteeView) -> dict[int, str]:
        names = {seat.number: seat.expert_name for seat in committee.seats if seat.active}
        others = len(committee.evaluations) - 1
        columns = {}
        for one in committee.evaluations:
            place = self.tr("Evaluation {number}").format(number=one.seat)
            if found.own_seat is not None and one.seat == found.own_seat:
                columns[one.seat] = self.tr("Your evaluation")
            elif found.own_seat is not None and others == 1:
                columns[one.seat] = self.tr("The other evaluation")
            else:
                columns[one.seat] = f"{place} – {names[one.seat]}" if names.get(one.seat) else place
        return columns

    def _show_decision(self, found: Comparison, committee: CommitteeView) -> None:
        clear(self.decision.body)
        decision, outcome = committee.decision, committee.outcome
        said = decision if decision is not None else outcome
        self.decision.setVisible(said is not None)
        if said is None:
            return
        self.decision.title.setText(
            self.tr("Decision") if decision is not None else self.tr("What the votes say")
        )
        for finding in committee.grid.findings:
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            row.addWidget(self._answer(said.verdicts[finding.id]))
            row.addWidget(Text(finding.label), 1)
            self.decision.body.addLayout(row)
            if decision is not None and decision.reasons.get(finding.id):
                self.decision.body.addWidget(Text(decision.reasons[finding.id], Look.MUTED))
        path = self._desktop.wording.label("decision_path", said.path)
        words = self.tr("How it came about: {path}").format(path=path)
        if decision is not None:
            by = found.names.get(decision.confirmed_by, "")
            confirmed = self.tr("confirmed by {who}, {when}")
            words = f"{words} · {confirmed.format(who=by, when=moment(decision.confirmed_at))}"
        self.decision.body.addWidget(Text(words, Look.CAPTION))

    def _show_exchange(self, found: Comparison, committee: CommitteeView) -> None:
        self.exchange.setVisible(bool(committee.messages or committee.positions))
        self.thread_.setVisible(bool(committee.messages))
        names = self._authors(found, committee)
        self.thread_.show_messages(committee.messages, names)
        clear(self.positions)
        labels = {finding.id: finding.label for finding in committee.grid.findings}
        for position in committee.positions:
            self._show_position(position, names, labels)

    def _authors(self, found: Comparison, committee: CommitteeView) -> Mapping[str, str]:
        if found.own_seat is None:
            return found.names
        own = next((seat.expert_id for seat in committee.seats if seat.number == found.own_seat), None)
        return {own: self.tr("You")} if own else {}

    def _show_position(self, position: Position, names: Mapping[str, str], labels: Mapping[str, str]) -> None:
        name = names.get(position.expert_id, "") or self.tr("The other expert")
        words = self.tr("Position of {name}, on {moment}")
        self.positions.addWidget(Text(words.format(name=name, moment=moment(position.at)), Look.STRONG))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for finding, answer in position.verdicts.items():
            row.addWidget(self._answer(answer))
            row.addWidget(Text(labels.get(finding, finding), Look.CAPTION))
        row.addStretch(1)
        self.positions.addLayout(row)
        self.positions.addWidget(Text(position.reason))

    def _show_aside(self, committee: CommitteeView) -> Steps:
        clear(self.aside.body)
        self.aside.setVisible(bool(committee.set_aside))
        left = {seat.expert_id: seat for seat in committee.seats if not seat.active}
        for one in committee.set_aside:
            seat = left.get(one.expert_id)
            name = self.tr("Evaluation {number}").format(number=one.seat)
            who = f"{name} – {seat.expert_name}" if seat is not None and seat.expert_name else name
            self.aside.body.addWidget(Text(who, Look.STRONG))
            why = seat.recusal_reason if seat is not None else ""
            words = self.tr("Kept, and counts no more: {reason}").format(reason=why)
            self.aside.body.addWidget(Text(words, Look.MUTED))
            table = ComparisonTable(self._desktop)
            self.aside.body.addWidget(table)
            yield from table.showing(committee, {one.seat: who}, (one,))

    def _answer(self, answer: bool) -> Chip:
        word = self._desktop.wording.label("answer", "yes" if answer else "no")
        return Chip(self._theme, word, ANSWER[answer])


def _framed(inside: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("look", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(inside)
    return frame
