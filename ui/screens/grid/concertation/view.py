"""The right side of the grid page once two who do not agree read each other: deadline, positions, messages, marks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.committee.concertation import Position
from reviewer.committee.deliberation import Step
from reviewer.committee.evaluation import Evaluation
from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.formats import long_date, moment
from ui.screens.grid.position.view import PositionCard
from ui.screens.grid.presenter import GridPage
from ui.tasks.slices import Steps
from ui.theme.meanings import ANSWER, Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.comparison_table import ComparisonTable
from ui.widgets.notice import Notice
from ui.widgets.paragraph import Paragraph
from ui.widgets.roll import keep_flush
from ui.widgets.text import Look, Text
from ui.widgets.thread import Thread
from ui.widgets.typed_fields import Watch, attend

MAINTAINED = Sign("minus", ToneName.NEUTRAL)
CHANGED = Sign("replace", ToneName.INFO)


def agreed(page: GridPage) -> bool:
    """Tell whether there is nothing to talk about: one is alone, or may not see the other's evaluation."""
    committee, own = page.committee, page.view.evaluation
    return committee is None or own is None or len(committee.evaluations) < 2


class ConcertationPane(QScrollArea):
    """``written``: a message to the other; ``stated``: answers and reason; ``third_asked``: the time is over."""

    written = Signal(str)
    stated = Signal(object, str)
    third_asked = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._theme = desktop.theme
        self.about: str | None = None
        self._attended = ""
        self._watch: Watch | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Concertation"))
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.M)
        self.deadline = Notice(self._theme, ToneName.INFO, closable=False)
        column.addWidget(self.deadline)
        self.over = Notice(self._theme, ToneName.WARNING, closable=False)
        column.addWidget(self.over)
        self.third = Button(self._theme, self.tr("Call the third expert…"), "scale")
        self.third.setObjectName("call_third")
        self.third.clicked.connect(self.third_asked)
        column.addWidget(self.third, 0, Qt.AlignmentFlag.AlignLeft)
        self.position = PositionCard(desktop)
        self.position.stated.connect(self.stated)
        column.addWidget(self.position)
        self.positions = Card(self.tr("Positions"))
        column.addWidget(self.positions)
        column.addWidget(self._make_exchange())
        self.marks = Card(self.tr("The two evaluations"))
        self.table = ComparisonTable(desktop)
        self.marks.body.addWidget(self.table)
        column.addWidget(self.marks)
        column.addStretch(1)
        self.setWidget(inside)
        keep_flush(self)

    def showing(self, page: GridPage, about: str | None) -> Steps:
        """Show what the author of one of the two may see, part by part. ``about``: the dossier."""
        committee, own = page.committee, page.view.evaluation
        if committee is None or own is None:
            return
        self.about, today, days_left = about, self._desktop.office.desk.today(), page.days_left
        talking = committee.step is Step.CONCERTATION
        mine = next((one for one in committee.positions if one.expert_id == own.expert_id), None)
        self._show_deadline(committee, days_left if talking else None, today)
        asked = talking and mine is None
        self.position.setVisible(asked)
        if asked:
            self.position.show_committee(committee, own)
        if own.id != self._attended:
            self._attended = own.id
            self._watch = attend(self._desktop.typed, self, f"concertation/{own.id}", self.about)
        yield
        self._show_positions(committee, own)
        self._show_exchange(committee, own, closed=not talking or committee.exchange_closed)
        yield
        yield from self.table.showing(
            committee,
            {
                one.seat: self.tr("Your evaluation")
                if one.seat == own.seat
                else self.tr("The other evaluation")
                for one in committee.evaluations
            },
        )

    def forget(self) -> None:
        """Keep nothing of what was typed: the position is taken, or is not asked any more."""
        if self._watch is not None:
            self._watch.done()

    def message_kept(self) -> None:
        """Empty the field: what was written is kept."""
        self.message.fill("")

    @property
    def asks_position(self) -> bool:
        """Tell whether a position is awaited of who is looking."""
        return not self.position.isHidden()

    # --- inside ----------------------------------------------------------------------------------------------

    def _make_exchange(self) -> Card:
        card = Card(self.tr("Messages"))
        self.thread_ = Thread()
        card.body.addWidget(self.thread_)
        self.message = Paragraph(
            self._theme, self.tr("Write to the other expert (without a name; kept for ever)"), lines=3
        )
        self.message.edit.setObjectName("message")
        card.body.addWidget(self.message)
        row = QHBoxLayout()
        row.addStretch(1)
        self.send = Button(self._theme, self.tr("Send"), "send")
        self.send.setObjectName("send_message")
        self.send.clicked.connect(self._write)
        row.addWidget(self.send)
        card.body.addLayout(row)
        self.closed = Text("", Look.MUTED)
        card.body.addWidget(self.closed)
        return card

    def _show_deadline(self, committee: CommitteeView, days_left: int | None, today: date) -> None:
        due = committee.concertation_due_on
        late = days_left is not None and due is not None and today > due
        self.third.setVisible(late)
        if due is None or days_left is None:
            self.deadline.clear()
            self.over.clear()
            return
        if late:
            self.deadline.clear()
            self.over.say(
                self.tr("The concertation ended on {day}.").format(day=long_date(due)),
                self.tr("A position still counts until the third expert is called."),
            )
            return
        self.over.clear()
        self.deadline.say(
            self.tr("Concertation until {day}.").format(day=long_date(due)),
            self.tr("%n business day(s) left.", "", days_left) if days_left else self.tr("It ends today."),
        )

    def _show_positions(self, committee: CommitteeView, own: Evaluation) -> None:
        clear(self.positions.body)
        self.positions.setVisible(bool(committee.positions))
        votes = {one.expert_id: one for one in committee.evaluations}
        for position in committee.positions:
            mine = position.expert_id == own.expert_id
            who = self.tr("You") if mine else self.tr("The other expert")
            when = self.tr("{who}, {when}").format(who=who, when=moment(position.at))
            self.positions.body.addWidget(Text(when, Look.STRONG))
            first = votes.get(position.expert_id)
            for finding in committee.grid.findings:
                before = None if first is None else first.verdicts.get(finding.id)
                self.positions.body.addLayout(self._answer_row(finding.id, finding.label, before, position))
            self.positions.body.addWidget(Text(position.reason))

    def _answer_row(self, finding: str, label: str, before: bool | None, position: Position) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        after = position.verdicts[finding]
        if before is not None:
            row.addWidget(self._answer(before))
            row.addWidget(Text("→"))
        row.addWidget(self._answer(after))
        changed = before is not None and before != after
        word = self.tr("changed") if changed else self.tr("maintained")
        row.addWidget(Chip(self._theme, word, CHANGED if changed else MAINTAINED))
        row.addWidget(Text(label, Look.CAPTION), 1)
        return row

    def _answer(self, answer: bool) -> Chip:
        return Chip(
            self._theme, self._desktop.wording.label("answer", "yes" if answer else "no"), ANSWER[answer]
        )

    def _show_exchange(self, committee: CommitteeView, own: Evaluation, *, closed: bool) -> None:
        names: Mapping[str, str] = {own.expert_id: self.tr("You")}
        self.thread_.show_messages(committee.messages, names, closed=closed)
        self.message.setVisible(not closed)
        self.send.setVisible(not closed)
        self.closed.setVisible(closed and bool(committee.messages))
        self.closed.setText(self.tr("The exchange is closed; it stays in the record."))

    def _write(self) -> None:
        if not self.message.text:
            self.message.complain(self.tr("Write the message first."))
        else:
            self.written.emit(self.message.text)
