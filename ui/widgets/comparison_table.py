"""Evaluations side by side, criterion by criterion; differences show by icon and word, not by colour."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import GridCriterion, GridFinding, Rating, weighted_score
from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.formats import number
from ui.models.comparison import agree, gap_of, gap_sign, gap_word, notable
from ui.tasks.slices import Steps, at_once
from ui.theme.meanings import ANSWER, Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.card import clear, widgets_in
from ui.widgets.chip import Chip
from ui.widgets.measuring import measuring
from ui.widgets.text import Look, Text

TOP = Qt.AlignmentFlag.AlignTop


class ComparisonTable(QWidget):
    """Rows are criteria, columns are evaluations; comments stand there to be read."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        self._theme = desktop.theme
        self._only_gaps = False
        self._view: CommitteeView | None = None
        self._evaluations: tuple[Evaluation, ...] = ()
        self._notable: frozenset[str] = frozenset()
        self._names: Mapping[int, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def showing(
        self,
        view: CommitteeView,
        names: Mapping[int, str],
        evaluations: tuple[Evaluation, ...] | None = None,
    ) -> Steps:
        """Show the evaluations that the viewer may see, line by line. ``names``: the heading of each seat's column.

        ``evaluations``: others than those that count, such as one that was set aside.
        """
        self._view, self._names = view, names
        self._evaluations = view.evaluations if evaluations is None else evaluations
        yield from self._building()

    def only_gaps(self, only: bool) -> None:
        """Show only criteria on which the marks lie notably apart."""
        self._only_gaps = only
        at_once(self._building())

    # --- inside ----------------------------------------------------------------------------------------------

    def _building(self) -> Steps:
        clear(self._grid)
        view = self._view
        if view is None:
            return
        evaluations = self._evaluations
        self._notable = notable(view)
        self._columns = len(evaluations)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(0, 4)
        for column in range(self._columns):
            self._grid.setColumnStretch(column + 1, 6)
        self._row = 0
        for finding in view.grid.findings:
            yield from self._finding_rows(finding, evaluations)
        if any(one.justification for one in evaluations) and not self._only_gaps:
            self._line(
                Text(self.tr("Justification"), Look.STRONG),
                [Text(one.justification or "–") for one in evaluations],
                None,
            )
        self._grid.setRowStretch(self._row, 1)
        yield from measuring(widgets_in(self._grid))

    def _finding_rows(self, finding: GridFinding, evaluations: tuple[Evaluation, ...]) -> Steps:
        same = agree(finding.id, tuple(one.verdicts for one in evaluations))
        word = self.tr("agreement") if same else self.tr("disagreement")
        sign = Sign("check", ToneName.SUCCESS) if same else Sign("git-compare", ToneName.WARNING)
        title = QWidget()
        column = QVBoxLayout(title)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Text(finding.label, Look.LEAD))
        column.addWidget(Text(finding.question, Look.CAPTION))
        self._grid.addWidget(_Cell(title, "head"), self._row, 0, 1, self._columns + 2)
        self._row += 1
        cells = [self._verdict(one, finding) for one in evaluations]
        chip = Chip(self._theme, word, sign) if len(evaluations) > 1 else None
        self._line(Text(self.tr("Finding"), Look.STRONG), cells, chip)
        yield
        for criterion in finding.criteria:
            gap = gap_of(criterion, evaluations, self._notable)
            if self._only_gaps and (gap is None or not gap.large):
                continue
            apart = None if gap is None else Chip(self._theme, gap_word(gap), gap_sign(gap))
            marks = [self._mark(criterion, one) for one in evaluations]
            self._line(self._criterion(criterion), marks, apart, strong=gap is not None and gap.large)
            yield

    def _criterion(self, criterion: GridCriterion) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(criterion.label, Look.STRONG))
        column.addWidget(Text(self.tr("weight {weight}").format(weight=criterion.weight), Look.CAPTION))
        column.addStretch(1)
        return holder

    def _verdict(self, evaluation: Evaluation, finding: GridFinding) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Text(self._names.get(evaluation.seat, ""), Look.CAPTION))
        answer = evaluation.verdicts.get(finding.id)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        if answer is not None:
            word = self._desktop.wording.label("answer", "yes" if answer else "no")
            row.addWidget(Chip(self._theme, word, ANSWER[answer]))
        score = weighted_score(finding, evaluation.ratings)
        shown = "–" if score is None else f"{number(score)}\u202f%"
        row.addWidget(Text(self.tr("weighted score {score}").format(score=shown), Look.CAPTION), 1)
        column.addLayout(row)
        return holder

    def _mark(self, criterion: GridCriterion, evaluation: Evaluation) -> QWidget:
        rating = evaluation.ratings.get(criterion.id, Rating())
        label = next((mark.label for mark in criterion.marks if mark.value == rating.mark), "")
        if rating.not_applicable:
            shown, label = self.tr("N/A"), self.tr("Not applicable")
        else:
            shown = "–" if rating.mark is None else str(rating.mark)
        holder = QWidget()
        holder.setAccessibleName(f"{criterion.label}: {shown}. {label} {rating.comment}".strip())
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        figure = Text(shown, Look.TITLE)
        figure.setMinimumWidth(self._theme.px(24))
        row.addWidget(figure, 0, TOP)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(Text(label, Look.CAPTION))
        if rating.comment:
            words.addWidget(Text(rating.comment))
        words.addStretch(1)
        row.addLayout(words, 1)
        return holder

    def _line(
        self,
        title: QWidget,
        cells: list[QWidget],
        chip: Chip | None,
        *,
        strong: bool = False,
    ) -> None:
        last = len(cells)
        self._grid.addWidget(_Cell(title, "gap" if strong else "plain"), self._row, 0)
        for index, cell in enumerate(cells):
            self._grid.addWidget(_Cell(cell), self._row, index + 1)
        self._grid.addWidget(_Cell(chip or QWidget()), self._row, last + 1)
        self._row += 1


class _Cell(QFrame):
    """One cell with its ground and the line below.

    ``look``: ``head``, ``plain``, or ``gap`` for the first of a row with a large difference, which has a bar.
    """

    def __init__(self, inside: QWidget, look: str = "plain") -> None:
        super().__init__()
        self.setObjectName("cell")
        self.setProperty("look", look)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.addWidget(inside)
        if isinstance(inside, Chip):
            column.addStretch(1)
