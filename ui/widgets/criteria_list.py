"""Criteria as dense rows, worst first: chip, label and what was found on one line, the rest below where it matters.

A row that is not met or to be verified is open from the start; the others open with a click, Enter or Space. A warning
and the day from which a criterion would be met always show. Up and Down go from row to row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from reviewer.wording import Wording
from ui.facts import name_of
from ui.formats import long_date
from ui.theme.meanings import CRITERION
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.card import clear
from ui.widgets.chip import Chip, chip_width
from ui.widgets.tab_place import TabPlace
from ui.widgets.text import Look, Text, line, one_line

ORDER = (
    CriterionOutcome.NOT_MET,
    CriterionOutcome.TO_VERIFY,
    CriterionOutcome.MET,
    CriterionOutcome.NOT_APPLICABLE,
)
OPEN = frozenset({CriterionOutcome.NOT_MET, CriterionOutcome.TO_VERIFY})


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionLine:
    """One criterion to show. ``decided``: the outcome that a person gave it instead, with ``reason``.

    ``note``: a sentence that always shows below, such as what has changed.
    """

    verdict: CriterionVerdict
    decided: CriterionOutcome | None = None
    reason: str = ""
    note: str = ""

    @property
    def outcome(self) -> CriterionOutcome:
        """Return the outcome that counts."""
        return self.verdict.outcome if self.decided is None else self.decided


class CriterionRow(QFrame):
    """One criterion. ``act_asked``: its id, where the person wants to decide it otherwise."""

    act_asked = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, shown: CriterionLine, act: str | None) -> None:
        super().__init__()
        self.line = shown
        self._label = wording.label
        verdict = shown.verdict
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName("criterion")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XS, 0, 0, 1)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        words = [self._label("criterion_outcome", one) for one in CriterionOutcome]
        side = max(chip_width(theme, word) for word in words) + 1
        room = QWidget()
        room.setFixedWidth(side)
        holder = QHBoxLayout(room)
        holder.setContentsMargins(0, 0, 0, 0)
        self.chip = Chip(theme, self._label("criterion_outcome", shown.outcome), CRITERION[shown.outcome])
        holder.addWidget(self.chip)
        holder.addStretch(1)
        top.addWidget(room)
        self.title = one_line(verdict.label, Look.STRONG)
        top.addWidget(self.title, 2)
        self.found = one_line(verdict.found)
        top.addWidget(self.found, 3)
        self.act: IconButton | None = None
        if act is not None:
            self.act = IconButton(theme, f"{act} – {verdict.label}", "file-pen")
            self.act.setProperty("extent", "low")
            self.act.clicked.connect(self._ask)
            top.addWidget(self.act)
        column.addLayout(top)
        always, details = self._always(), self._details()
        self.details = QWidget()
        self._fill(self.details, details, side)
        self._below = QWidget()
        self._fill(self._below, always, side)
        column.addWidget(self.details)
        column.addWidget(self._below)
        self._below.setVisible(bool(always))
        self.setAccessibleName(
            ". ".join(
                part.rstrip(".")
                for part in (
                    verdict.label,
                    self._label("criterion_outcome", shown.outcome),
                    verdict.found,
                    *details,
                    *always,
                )
                if part
            )
        )
        self.open(shown.outcome in OPEN)

    @property
    def is_open(self) -> bool:
        """Tell whether the details show."""
        return not self.details.isHidden()

    def open(self, wide: bool) -> None:
        """Show the details or not."""
        self.details.setVisible(wide)

    def may_take_focus(self, yes: bool) -> None:
        """Be the one row that Tab reaches, with its button."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if yes else Qt.FocusPolicy.ClickFocus)
        if self.act is not None:
            self.act.setFocusPolicy(Qt.FocusPolicy.StrongFocus if yes else Qt.FocusPolicy.ClickFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.open(not self.is_open)

    # --- inside ----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self.act_asked.emit(self.line.verdict.id)

    def _details(self) -> list[str]:
        verdict = self.line.verdict
        first = self.tr("Required: {what}").format(what=verdict.required)
        code = verdict.id.replace("-", "\u2011")  # no line ends within it
        said = f"{first} · {verdict.source} · {code}"
        if verdict.missing:
            names = ", ".join(name_of(path) for path in verdict.missing)
            said = " · ".join((said, self.tr("Not given: {facts}").format(facts=names)))
        return [said]

    def _always(self) -> list[str]:
        verdict, said = self.line.verdict, []
        if self.line.decided is not None:
            words = self.tr("Computed: {computed}. Decided: {decided}. {reason}")
            said.append(
                words.format(
                    computed=self._label("criterion_outcome", verdict.outcome),
                    decided=self._label("criterion_outcome", self.line.decided),
                    reason=self.line.reason,
                ).strip()
            )
        if self.line.note:
            said.append(self.line.note)
        if verdict.warning:
            said.append(verdict.warning)
        if verdict.met_from is not None:
            day = long_date(verdict.met_from)
            said.append(self.tr("Met from {day} if nothing else changes").format(day=day))
        return said

    def _fill(self, room: QWidget, said: list[str], side: int) -> None:
        column = QVBoxLayout(room)
        column.setContentsMargins(side + Space.S, 0, Space.S, 1)
        column.setSpacing(0)
        for text in said:
            shown = Text(text, Look.CAPTION)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            column.addWidget(shown)


class CriteriaList(QWidget):
    """Rows of criteria, worst first. ``act``: the words of the button of each row, None for none."""

    act_asked = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self.rows: list[CriterionRow] = []
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._tab_place = TabPlace(self)

    def show_lines(self, lines: Sequence[CriterionLine], act: str | None = None) -> None:
        """Show these criteria instead; where the focus was, it is again."""
        had = next((row.line.verdict.id for row in self.rows if row.hasFocus()), None)
        widened = {row.line.verdict.id: row.is_open for row in self.rows if row.is_open != _opens(row.line)}
        clear(self._column)
        self.rows = []
        for shown in sorted(lines, key=lambda one: ORDER.index(one.outcome)):
            self._column.addWidget(line())
            row = CriterionRow(self._theme, self._wording, shown, act)
            if shown.verdict.id in widened:
                row.open(widened[shown.verdict.id])
            row.act_asked.connect(self.act_asked)
            row.installEventFilter(self)
            self._column.addWidget(row)
            self.rows.append(row)
        self._reach(0)
        self._tab_place.fill()
        for row in self.rows:
            if row.line.verdict.id == had:
                row.setFocus()

    def row(self, criterion_id: str) -> CriterionRow:
        """Return the row of a criterion."""
        return next(row for row in self.rows if row.line.verdict.id == criterion_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from row to row, open and close."""
        if isinstance(watched, CriterionRow) and watched in self.rows:
            number = self.rows.index(watched)
            if event.type() == QEvent.Type.FocusIn:
                self._reach(number)
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(number, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, number: int, key: Qt.Key) -> bool:
        steps = {
            Qt.Key.Key_Down: number + 1,
            Qt.Key.Key_Up: number - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.rows) - 1,
        }
        if key in steps:
            self.rows[min(max(steps[key], 0), len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.rows[number].open(not self.rows[number].is_open)
            return True
        return False

    def _reach(self, number: int) -> None:
        for index, row in enumerate(self.rows):
            row.may_take_focus(index == number)


def _opens(shown: CriterionLine) -> bool:
    return shown.outcome in OPEN
