"""The seats of a dossier: one line each, with the acts of coordination beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deadlines import DueDate
from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import Act
from reviewer.services.views import CommitteeView, SeatView
from ui.desktop import Desktop
from ui.models.due import due_sentence, due_sign, due_word
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text, line

SEATED = Sign("user-round", ToneName.COMMITTEE)
DECLARED = Sign("user-check", ToneName.INFO)
WAITS = Sign("hourglass", ToneName.WARNING)
SEALED = Sign("lock", ToneName.SUCCESS)
LEFT = Sign("user-x", ToneName.NEUTRAL)


class SeatsCard(Card):
    """Signals carry the seat: ``left`` before its evaluation is in, ``aside`` after, ``ruled`` where it waits."""

    left = Signal(object)
    aside = Signal(object)
    ruled = Signal(object)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Seats"))
        self._desktop = desktop
        self._theme = desktop.theme
        self._seats: dict[str, SeatView] = {}
        self._tab_place = TabPlace(self)

    def show_seats(self, committee: CommitteeView | None, acts: frozenset[Act], today: date) -> None:
        """Show the seats of the round under way, those that were left too."""
        clear(self.body)
        seats = () if committee is None else committee.seats
        self._seats = {seat.expert_id: seat for seat in seats if seat.expert_id is not None}
        self.setVisible(bool(seats))
        if committee is None:
            return
        due = {one.expert_id: one for one in committee.due if one.expert_id is not None}
        for index, seat in enumerate(sorted(seats, key=lambda one: (one.number, one.active))):
            if index:
                self.body.addWidget(line())
            expected = due.get(seat.expert_id) if seat.expert_id is not None and seat.active else None
            self.body.addLayout(self._row(seat, acts, expected, today))
        self._tab_place.fill()

    # --- inside ----------------------------------------------------------------------------------------------

    def _row(self, seat: SeatView, acts: frozenset[Act], due: DueDate | None, today: date) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(seat.expert_name or self.tr("name not shown to you"), Look.STRONG))
        words.addWidget(Text(self._place(seat), Look.CAPTION))
        row.addLayout(words, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        for button in self._acts(seat, acts):
            row.addWidget(button, 0, middle)
        column.addLayout(row)
        chips = QHBoxLayout()
        chips.setSpacing(Space.S)
        word, sign = self._standing(seat)
        chips.addWidget(Chip(self._theme, word, sign))
        if due is not None and not due.done:
            chips.addWidget(Chip(self._theme, self._expected(due, today), due_sign(due.due_on, today)))
        chips.addStretch(1)
        column.addLayout(chips)
        if seat.declaration is not None and seat.declaration.kind is not DeclarationKind.NONE:
            column.addWidget(Text(self._declared(seat), Look.MUTED))
        return column

    def _place(self, seat: SeatView) -> str:
        place = self.tr("Evaluation {number}").format(number=seat.number)
        return place if seat.active else f"{place} · {seat.recusal_reason}"

    def _expected(self, due: DueDate, today: date) -> str:
        if due.step is not Step.CONCERTATION:
            return due_sentence(due.due_on, today)
        return self.tr("position: {when}").format(when=due_word(due.due_on, today))

    def _acts(self, seat: SeatView, acts: frozenset[Act]) -> list[Button]:
        if not seat.active or seat.expert_id is None:
            return []
        made = []
        if seat.awaits_ruling and Act.RULE_ON_DECLARATION in acts:
            rule = self._button(self.tr("Rule…"), "scale", f"rule_{seat.expert_id}", seat, Kind.PLAIN)
            rule.setAccessibleName(self.tr("Rule on the declaration of {name}").format(name=seat.expert_name))
            rule.clicked.connect(self._rule)
            made.append(rule)
        if seat.submitted and Act.SET_ASIDE_EVALUATION in acts:
            aside = self._button(self.tr("Set aside…"), "archive", f"aside_{seat.expert_id}", seat)
            aside.setAccessibleName(
                self.tr("Set aside the evaluation of {name}").format(name=seat.expert_name)
            )
            aside.clicked.connect(self._set_aside)
            made.append(aside)
        elif not seat.submitted and Act.RECUSE in acts:
            leave = self._button(self.tr("Free the seat…"), "user-x", f"recuse_{seat.expert_id}", seat)
            leave.setAccessibleName(self.tr("Free the seat of {name}").format(name=seat.expert_name))
            leave.clicked.connect(self._leave)
            made.append(leave)
        return made

    def _button(self, words: str, icon: str, name: str, seat: SeatView, kind: Kind = Kind.QUIET) -> Button:
        button = Button(self._theme, words, icon, kind)
        button.setObjectName(name)
        button.setProperty("expert", seat.expert_id)
        return button

    def _declared(self, seat: SeatView) -> str:
        declaration = seat.declaration
        if declaration is None:
            return ""
        kind = self._desktop.wording.label("declaration", declaration.kind)
        said = self.tr("Declared {kind}: {text}").format(kind=kind, text=declaration.text)
        ruling = declaration.ruling
        if ruling is None:
            return said
        words = self.tr("cleared: {reason}") if ruling.cleared else self.tr("upheld: {reason}")
        return f"{said} – {words.format(reason=ruling.reason)}"

    def _standing(self, seat: SeatView) -> tuple[str, Sign]:
        if seat.set_aside:
            return self.tr("evaluation set aside"), LEFT
        if not seat.active:
            return self.tr("seat left"), LEFT
        if seat.submitted:
            return self.tr("evaluation sealed"), SEALED
        if seat.awaits_ruling:
            return self.tr("declaration to rule on"), WAITS
        if seat.declared:
            return self.tr("file open"), DECLARED
        return self.tr("declaration awaited"), SEATED

    def _seat(self) -> SeatView | None:
        button = self.sender()
        return self._seats.get(button.property("expert")) if isinstance(button, Button) else None

    def _rule(self) -> None:
        if (seat := self._seat()) is not None:
            self.ruled.emit(seat)

    def _set_aside(self) -> None:
        if (seat := self._seat()) is not None:
            self.aside.emit(seat)

    def _leave(self) -> None:
        if (seat := self._seat()) is not None:
            self.left.emit(seat)
