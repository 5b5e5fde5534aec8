"""One criterion with its described scale and its comment; one finding's answer. Everything by keyboard.

Digits set the mark and go on: to the next criterion, or to the comment where the mark needs one. S says « not
applicable » where the grid allows it, C goes to the comment and Escape comes back, Up and Down go from criterion to
criterion, Backspace takes a mark back.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.grid import GridCriterion, GridFinding, Rating, ScoringGrid, comment_due
from reviewer.wording import Wording
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.levels import Level, Levels
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Look, Text, repolish

NOT_APPLICABLE = "na"
_DIGITS = tuple(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10))


class Stop(QFrame):
    """The frame of what the focus goes through in order; it shows that it holds it. ``moved``: -1 or 1."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lit = False
        self.setObjectName("stop")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the stop above or below."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers():
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def _look(self, _old: QWidget | None, now: QWidget | None) -> None:
        lit = now is not None and self.isAncestorOf(now)
        if lit is not self._lit:
            self._lit = lit
            self.setProperty("lit", lit)
            repolish(self)


class CriterionCard(Stop):
    """``rated``: criterion id and its rating, at every change."""

    rated = Signal(str, object)

    def __init__(self, theme: Theme, criterion: GridCriterion, grid: ScoringGrid) -> None:
        super().__init__()
        self.criterion = criterion
        self._grid = grid
        self._answer: bool | None = None
        self.setAccessibleName(criterion.label)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.addWidget(Text(criterion.label, Look.STRONG), 1)
        head.addWidget(Text(self.tr("weight {weight}").format(weight=criterion.weight), Look.CAPTION))
        column.addLayout(head)
        column.addWidget(Text(criterion.guidance, Look.CAPTION))
        levels = [
            Level(str(mark.value), str(mark.value), mark.label, (_DIGITS[mark.value],))
            for mark in criterion.marks
        ]
        if criterion.may_be_not_applicable:
            levels.append(Level(NOT_APPLICABLE, self.tr("N/A"), self.tr("Not applicable"), (Qt.Key.Key_S,)))
        self.levels = Levels(theme, levels, criterion.label)
        self.levels.chosen.connect(self._changed)
        column.addWidget(self.levels)
        self.comment = Paragraph(theme, self.tr("Comment"), lines=2)
        self.comment.edit.setObjectName(f"comment_{criterion.id}")
        self.comment.edit.setAccessibleName(
            self.tr("Comment on {criterion}").format(criterion=criterion.label)
        )
        self.comment.changed.connect(self._changed)
        self.comment.edit.left.connect(self.focus)
        column.addWidget(self.comment)

    @property
    def rating(self) -> Rating:
        """Return the mark, or « not applicable », with the comment."""
        key = self.levels.key
        return Rating(
            mark=None if key in {None, NOT_APPLICABLE} else int(str(key)),
            not_applicable=key == NOT_APPLICABLE,
            comment=self.comment.text,
        )

    def show_rating(self, rating: Rating) -> None:
        """Show a rating that was given before, unless it is what stands here."""
        if rating == self.rating:
            return
        key = NOT_APPLICABLE if rating.not_applicable else None if rating.mark is None else str(rating.mark)
        self.levels.show_choice(key)
        self.comment.fill(rating.comment)
        self._say_if_due()

    def show_answer(self, answer: bool | None) -> None:
        """Take note of the answer to the finding: a mark that contradicts it needs its reason."""
        self._answer = answer
        self._say_if_due()

    def freeze(self, frozen: bool) -> None:
        """Only to be read."""
        self.levels.freeze(frozen)
        self.comment.freeze(frozen)

    def focus(self) -> None:
        """Go to the scale."""
        self.levels.focus()

    def complain(self, kind: str) -> None:
        """Go to what is missing and say so."""
        if kind == "comment":
            self.comment.complain(self.tr("This mark needs a comment."))
        else:
            self.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, S, C and Backspace."""
        if self.levels.take_key(event):
            self._go_on()
            return
        if event.key() == Qt.Key.Key_C and not event.modifiers():
            self.comment.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if event.key() == Qt.Key.Key_Backspace and not self.comment.edit.isReadOnly():
            self.levels.show_choice(None)
            self._changed()
            return
        super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self.comment.edit.isReadOnly():
            return
        if self._due and not self.comment.text:
            self.comment.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.moved.emit(1)

    def _changed(self) -> None:
        self._say_if_due()
        self.rated.emit(self.criterion.id, self.rating)

    @property
    def _due(self) -> bool:
        return comment_due(self._grid, self.criterion, self.rating.mark, self._answer)

    def _say_if_due(self) -> None:
        mark = self.rating.mark
        if not self._due or mark is None:
            self.comment.label.setText(self.tr("Comment"))
        elif mark <= self.criterion.comment_required_up_to:
            self.comment.label.setText(self.tr("Comment (required for this mark)"))
        else:
            self.comment.label.setText(self.tr("Comment (required: the mark speaks against your answer)"))


class VerdictBox(Stop):
    """The answer to a finding's question: yes or no, chosen by a person, never preset. ``decided``: id and answer."""

    decided = Signal(str, bool)

    def __init__(self, theme: Theme, wording: Wording, finding: GridFinding) -> None:
        super().__init__()
        self.finding = finding
        self.setAccessibleName(finding.question)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.tr("Your finding"), Look.CAPTION))
        column.addWidget(Text(finding.question, Look.STRONG))
        self.levels = Levels(
            theme,
            (
                Level("yes", wording.label("answer", "yes"), "", (Qt.Key.Key_O, Qt.Key.Key_Y)),
                Level("no", wording.label("answer", "no"), "", (Qt.Key.Key_N,)),
            ),
            finding.question,
            beside=True,
        )
        self.levels.chosen.connect(self._tell)
        column.addWidget(self.levels)
        self.score = Text("", Look.CAPTION)
        column.addWidget(self.score)

    def show_verdict(self, verdict: bool | None) -> None:
        """Show an answer that was given before; None: none was."""
        self.levels.show_choice(None if verdict is None else "yes" if verdict else "no")

    def freeze(self, frozen: bool) -> None:
        """Only to be read."""
        self.levels.freeze(frozen)

    def focus(self) -> None:
        """Go to the answer."""
        self.levels.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """O or Y for yes, N for no, and on."""
        if self.levels.take_key(event):
            if self.levels.rows["yes"].radio.isEnabled():
                self.moved.emit(1)
        else:
            super().keyPressEvent(event)

    def _tell(self, key: str) -> None:
        self.decided.emit(self.finding.id, key == "yes")


class JustificationBox(Stop):
    """The text that carries the whole evaluation; required of whoever breaks a tie."""

    justified = Signal(str)

    def __init__(self, theme: Theme, *, required: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        label = self.tr("Justification (required)") if required else self.tr("Justification (optional)")
        self.field = Paragraph(theme, label, lines=5)
        self.field.edit.setObjectName("justification")
        self.field.changed.connect(self._tell)
        column.addWidget(self.field)

    def freeze(self, frozen: bool) -> None:
        """Only to be read."""
        self.field.freeze(frozen)

    def focus(self) -> None:
        """Go to the text."""
        self.field.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def complain(self) -> None:
        """Say that it is required."""
        self.field.complain(self.tr("Who breaks the tie justifies the evaluation."))

    def _tell(self) -> None:
        self.justified.emit(self.field.text)


GridStop = CriterionCard | VerdictBox | JustificationBox
"""What a grid is made of, from top to bottom; each takes the focus in its own way."""
