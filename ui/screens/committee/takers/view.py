"""« Who can take this dossier? »: every expert, with load, and beside each name that cannot, every reason in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.takers import Taker
from reviewer.wording import Explanation, Wording
from ui.desktop import Desktop
from ui.models.taker_words import reasons_of
from ui.screens.committee.takers.dialog_conflict import ConflictDialog
from ui.screens.committee.takers.rulings import Rulings
from ui.theme.meanings import Sign
from ui.theme.theme import Theme
from ui.theme.tokens import Space, ToneName
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.chip import Chip
from ui.widgets.load_bar import LoadBar
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text, line

PROPOSED = Sign("user-check", ToneName.INFO)
ELIGIBLE = Sign("circle-check", ToneName.SUCCESS)
CANNOT = Sign("ban", ToneName.NEUTRAL)
STANDING = 124


class TakerRow(QFrame):
    """One expert. The box is checked where the expert is chosen; who cannot take the file cannot be chosen."""

    toggled = Signal()
    ruling_asked = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, taker: Taker, *, may_rule: bool = False) -> None:
        super().__init__()
        self.taker = taker
        reasons = reasons_of(taker, wording)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, Space.XS)
        row.setSpacing(Space.M)
        self.box = QCheckBox(taker.expert.name)
        self.box.setObjectName(f"taker_{taker.expert.id}")
        self.box.setEnabled(taker.eligible)
        self.box.setChecked(taker.proposed)
        self.box.toggled.connect(self._toggle)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.box)
        if reasons:
            why = Text(" · ".join(reasons), Look.CAPTION)
            why.setContentsMargins(theme.px(26), 0, 0, 0)
            column.addWidget(why)
        for ruling in taker.cleared:
            cleared = self.tr("cleared: {conflict} – {reason}").format(
                conflict=wording.conflict(ruling.conflict), reason=ruling.reason
            )
            told = Text(cleared, Look.CAPTION)
            told.setContentsMargins(theme.px(26), 0, 0, 0)
            column.addWidget(told)
        if may_rule and (taker.conflicts or taker.hints):
            rule = Button(theme, self.tr("Decide the conflict…"), "scale", Kind.LINK)
            rule.setObjectName(f"rule_{taker.expert.id}")
            rule.setAccessibleName(self.tr("Decide the conflict of {name}").format(name=taker.expert.name))
            rule.clicked.connect(self._ask_ruling)
            beside = QHBoxLayout()
            beside.setContentsMargins(theme.px(18), 0, 0, 0)
            beside.addWidget(rule)
            beside.addStretch(1)
            column.addLayout(beside)
        row.addLayout(column, 1)
        load = self.tr("{load} of {capacity}").format(load=taker.load, capacity=taker.expert.capacity)
        row.addWidget(
            LoadBar(theme, taker.load, taker.expert.capacity, load), 0, Qt.AlignmentFlag.AlignVCenter
        )
        word, sign = self._standing(taker)
        place = QHBoxLayout()
        place.addWidget(Chip(theme, word, sign))
        place.addStretch(1)
        holder = QWidget()
        holder.setLayout(place)
        place.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(theme.px(STANDING))
        row.addWidget(holder, 0, Qt.AlignmentFlag.AlignVCenter)
        description = "; ".join((load, word, *reasons))
        self.box.setAccessibleDescription(description)
        self.box.setToolTip(description)

    def _standing(self, taker: Taker) -> tuple[str, Sign]:
        if taker.proposed:
            return self.tr("proposed"), PROPOSED
        if taker.eligible and taker.rank:
            return self.tr("alternate {rank}").format(rank=taker.rank), PROPOSED
        if taker.eligible:
            return self.tr("can take it"), ELIGIBLE
        return self.tr("cannot"), CANNOT

    def _toggle(self) -> None:
        self.toggled.emit()

    def _ask_ruling(self) -> None:
        self.ruling_asked.emit(self.taker.expert.id)


class TakersCard(Card):
    """The experts as a list to tick, and the act. ``asked``: the ids of the experts to seat, in reading order."""

    asked = Signal(tuple)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Who can take this dossier?"))
        self._desktop = desktop
        self._rulings = Rulings(desktop, self)
        self._rulings.acted.connect(self._ruled)
        self._rulings.failed.connect(self._refuse)
        self.dialog: ConflictDialog | None = None
        self._dossier_id = ""
        self._places = 0
        self._rows: list[TakerRow] = []
        self.hint = Text("", Look.MUTED)
        self.body.addWidget(self.hint)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self._list)
        self._tab_place = TabPlace(holder)
        self.body.addWidget(holder)
        self.assign = Button(desktop.theme, "", "users", Kind.PRIMARY)
        self.assign.setObjectName("assign")
        self.assign.clicked.connect(self._ask)
        self.tools.addWidget(self.assign)

    def show_takers(
        self, takers: tuple[Taker, ...], places: int, *, chosen: frozenset[str] | None, dossier_id: str = ""
    ) -> None:
        """Show everybody. ``chosen``: what the person had ticked before the list was read again."""
        clear(self._list)
        self._places = places
        self._dossier_id = dossier_id
        self._rows = []
        may_rule = bool(dossier_id) and self._rulings.may_rule
        for taker in takers:
            row = TakerRow(self._desktop.theme, self._desktop.wording, taker, may_rule=may_rule)
            row.ruling_asked.connect(self._ask_ruling)
            if chosen is not None and taker.eligible:
                row.box.setChecked(taker.expert.id in chosen)
            row.toggled.connect(self._count)
            self._rows.append(row)
            self._list.addWidget(row)
            self._list.addWidget(line())
        self._tab_place.fill()
        self._count()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the ticked experts."""
        return tuple(row.taker.expert.id for row in self._rows if row.box.isChecked())

    @property
    def first(self) -> QWidget | None:
        """Return the box of the first who may be seated, None where nobody may."""
        return next((row.box for row in self._rows if row.taker.eligible), None)

    def row(self, expert_id: str) -> TakerRow:
        """Return the row of an expert."""
        return next(row for row in self._rows if row.taker.expert.id == expert_id)

    def _count(self) -> None:
        count = len(self.chosen)
        self.assign.setText(self.tr("Seat ({count})").format(count=count))
        fits = 0 < count <= self._places
        self.assign.setEnabled(fits)
        able = sum(row.taker.eligible for row in self._rows)
        if not able:
            hint = self.tr("Nobody can take this dossier now; the reason stands beside each name.")
        elif count > self._places:
            hint = self.tr("Chosen: {count}; open seats: {places}. Untick some.")
        else:
            hint = self.tr("Open seats: {places} · experts who can take it: {able}")
        said = hint.format(count=count, places=self._places, able=able)
        self.hint.setText(said)
        self.assign.setToolTip("" if fits else said)
        self.assign.setAccessibleDescription("" if fits else said)

    def _ask(self) -> None:
        self.asked.emit(self.chosen)

    # --- conflicts -------------------------------------------------------------------------------------------

    def _ask_ruling(self, expert_id: str) -> None:
        dialog = ConflictDialog(self._desktop, self.row(expert_id).taker, self.window())
        dialog.confirmed.connect(self._decide)
        dialog.finished.connect(self._dialog_gone)
        dialog.setProperty("expert", expert_id)
        self.dialog = dialog
        dialog.open()

    def _decide(self) -> None:
        dialog = self.dialog
        if dialog is not None and dialog.conflict is not None:
            expert = str(dialog.property("expert"))
            self._rulings.decide(
                self._dossier_id, expert, dialog.conflict, dialog.decision, dialog.reason.text
            )

    def _ruled(self, _result: object) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _refuse(self, error: Exception) -> None:
        told: Explanation = self._desktop.feedback.explain(error)
        if self.dialog is not None:
            self.dialog.refuse(told)

    def _dialog_gone(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
