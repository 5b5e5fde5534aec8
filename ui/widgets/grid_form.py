"""The grid: findings, criteria, answers and justification, one stop after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reviewer.committee.grid import Gap, Rating, ScoringGrid, weighted_score
from ui.desktop import Desktop
from ui.formats import number
from ui.tasks.slices import Steps, at_once
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, clear
from ui.widgets.filters import Flow
from ui.widgets.grid_cards import CriterionCard, GridStop, JustificationBox, VerdictBox
from ui.widgets.measuring import measuring
from ui.widgets.text import Look, Text


class GridForm(QScrollArea):
    """``rated``, ``decided``, ``justified``: what the person changed. Built once a grid and seat."""

    rated = Signal(str, object)
    decided = Signal(str, bool)
    justified = Signal(str)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._theme = desktop.theme
        self._built: tuple[str, bool] | None = None
        self._grid: ScoringGrid | None = None
        self._stops: list[GridStop] = []
        self._about = ""
        self.criteria: dict[str, CriterionCard] = {}
        self.verdicts: dict[str, VerdictBox] = {}
        self.justification: JustificationBox | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Grid"))
        inside = QWidget()
        inside.setObjectName("page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.M)
        self.setWidget(inside)

    def show_grid(self, grid: ScoringGrid, *, breaks_tie: bool) -> None:
        """Build the grid now, unless it stands here already."""
        at_once(self.building(grid, breaks_tie=breaks_tie))

    def building(self, grid: ScoringGrid, *, breaks_tie: bool) -> Steps:
        """Build the grid card by card, unless it stands here already."""
        if self._built == (grid.id, breaks_tie):
            return
        self._built = None
        self._grid = grid
        self._stops.clear()
        self.criteria.clear()
        self.verdicts.clear()
        clear(self._column)
        self.gaps = GapsCard(self._desktop)
        self.gaps.went.connect(self.go_to)
        self._column.addWidget(self.gaps)
        keys = self.tr(
            "Keys: 0 to {top} set the mark and go on, O or N answers, C comments, Esc comes back, ↑ ↓ change "
            "criterion, S not applicable, Ctrl+Enter hands in."
        )
        top = max((criterion.top for criterion in grid.criteria), default=0)
        self._column.addWidget(Text(keys.format(top=top), Look.CAPTION))
        for index, finding in enumerate(grid.findings):
            title = Text(f"{chr(ord('A') + index)}. {finding.label}", Look.TITLE)
            title.setContentsMargins(0, Space.M if index else 0, 0, 0)
            self._column.addWidget(title)
            for criterion in finding.criteria:
                card = CriterionCard(self._theme, criterion, grid)
                card.rated.connect(self.rated)
                self.criteria[criterion.id] = card
                self._add(card)
                yield
            box = VerdictBox(self._theme, self._desktop.wording, finding)
            box.decided.connect(self._decided)
            self.verdicts[finding.id] = box
            self._add(box)
            yield
        self.justification = JustificationBox(self._theme, required=breaks_tie)
        self.justification.justified.connect(self.justified)
        self._add(self.justification)
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)
        self._built = (grid.id, breaks_tie)

    def filling(
        self, ratings: Mapping[str, Rating], verdicts: Mapping[str, bool], justification: str, *, frozen: bool
    ) -> Steps:
        """Show what was given before, card by card; what stands here already is left alone, the cursor too."""
        for key, card in self.criteria.items():
            card.show_rating(ratings.get(key, Rating()))
            card.freeze(frozen)
            yield
        for key, box in self.verdicts.items():
            box.show_verdict(verdicts.get(key))
            box.freeze(frozen)
            self._tell_criteria(key, verdicts.get(key))
        yield from measuring(self._stops)
        if self.justification is not None:
            if justification != self.justification.field.text:
                self.justification.field.fill(justification)
            self.justification.freeze(frozen)
            self.justification.setVisible(not frozen or bool(justification))
        if frozen:
            self.gaps.hide()
        self.show_scores(ratings)

    def show_scores(self, ratings: Mapping[str, Rating]) -> None:
        """Show the weighted score of each finding: it informs, it decides nothing."""
        if self._grid is None:
            return
        for finding in self._grid.findings:
            score = weighted_score(finding, ratings)
            words = self.tr("Weighted score: {score} – it informs, it decides nothing.")
            shown = "–" if score is None else f"{number(score)}\u202f%"
            self.verdicts[finding.id].score.setText(words.format(score=shown))

    def show_gaps(self, missing: Sequence[Gap]) -> None:
        """Say what is missing and where, and go to the first."""
        self.gaps.show_gaps(missing)
        if missing:
            self.go_to(missing[0])

    def go_to(self, gap: Gap) -> None:
        """Go to what is missing."""
        stop: GridStop
        if gap.kind == "verdict":
            stop = self.verdicts[gap.where]
            stop.focus()
        elif gap.kind == "justification" and self.justification is not None:
            stop = self.justification
            self.justification.complain()
        else:
            stop = self.criteria[gap.where]
            self.criteria[gap.where].complain(gap.kind)
        self._see(stop)

    def begin(self, about: str, *, focus: bool) -> None:
        """Come to a dossier's grid: where one was, if one comes back to it, else to its first criterion without a mark.

        ``about``: whose grid of which dossier; ``focus``: there is something to fill in.
        """
        held = self.focusWidget()
        back = about == self._about
        self._about = about
        if not back:
            self.verticalScrollBar().setValue(0)
        if focus and back and held is not None:
            held.setFocus(Qt.FocusReason.TabFocusReason)
        elif focus:
            self.focus_first()

    def focus_first(self) -> None:
        """Go to the first criterion without a mark, else to the first."""
        for card in self.criteria.values():
            if card.levels.key is None:
                card.focus()
                self._see(card)
                return
        if self._stops:
            self._stops[0].focus()

    # --- inside ----------------------------------------------------------------------------------------------

    def _add(self, stop: GridStop) -> None:
        stop.moved.connect(self._move)
        self._stops.append(stop)
        self._column.addWidget(stop)

    def _move(self, by: int) -> None:
        stop = self.sender()
        index = self._stops.index(stop) + by if isinstance(stop, GridStop) else -1
        if 0 <= index < len(self._stops):
            self._stops[index].focus()
            self._see(self._stops[index])

    def _see(self, stop: QWidget) -> None:
        self._scroll_to(stop)
        # Once more when what appeared above (the list of what is missing) has its place.
        QTimer.singleShot(60, self, lambda: self._see_again(stop))

    def _see_again(self, stop: QWidget) -> None:
        """Not where one has gone elsewhere meanwhile."""
        held = cast("QWidget | None", self.focusWidget())
        if held is None or stop.isAncestorOf(held):
            self._scroll_to(stop)

    def _scroll_to(self, stop: QWidget) -> None:
        self.ensureWidgetVisible(stop, 0, Space.M)
        held = QApplication.focusWidget()
        if held is not None and stop.isAncestorOf(held):
            self.ensureWidgetVisible(held, 0, Space.XXL)

    def _decided(self, finding_id: str, answer: bool) -> None:
        self._tell_criteria(finding_id, answer)
        self.decided.emit(finding_id, answer)

    def _tell_criteria(self, finding_id: str, answer: bool | None) -> None:
        for finding in () if self._grid is None else self._grid.findings:
            for criterion in finding.criteria if finding.id == finding_id else ():
                self.criteria[criterion.id].show_answer(answer)


class GapsCard(Card):
    """What is missing before the evaluation can be handed in, each a link to its place."""

    went = Signal(object)

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Before handing in"))
        self._desktop = desktop
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._links = Flow(holder)
        self.body.addWidget(holder)
        self.hide()

    def show_gaps(self, missing: Sequence[Gap]) -> None:
        """Show what is missing; nothing hides the card."""
        clear(self._links)
        self.setVisible(bool(missing))
        words = {
            "mark": self.tr("mark missing"),
            "comment": self.tr("comment missing"),
            "verdict": self.tr("yes or no missing"),
            "justification": self.tr("justification missing"),
        }
        for gap in missing:
            label = f"{gap.label} – {words[gap.kind]}" if gap.label else words[gap.kind]
            link = Button(self._desktop.theme, label, "circle-alert", Kind.LINK)
            link.clicked.connect(lambda _=False, gap=gap: self.went.emit(gap))
            link.setProperty("extent", "low")
            self._links.addWidget(link)
