"""A grid as an expert would see it, to try: what is typed here is kept nowhere."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.committee.grid import Rating, ScoringGrid, gaps
from reviewer.committee.grid_faults import grid_faults
from ui.desktop import Desktop
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.grid_form import GridForm
from ui.widgets.pile import Pile
from ui.widgets.text import Look, Text

_UNSHOWABLE = frozenset({"scale", "list_not_empty"})


class GridPreview(QWidget):
    """The expert's form over a grid that nobody scores yet. ``check``: what would be missing at submission."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._ratings: dict[str, Rating] = {}
        self._verdicts: dict[str, bool] = {}
        self._grid: ScoringGrid | None = None
        self._shown = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(
            Text(self.tr("As an expert sees it. You can try it: nothing is kept."), Look.CAPTION)
        )
        self.pile = Pile()
        self.form = GridForm(desktop)
        self.form.rated.connect(self._rated)
        self.form.decided.connect(self._decided)
        self.pile.addWidget(self.form)
        self.pile.addWidget(
            Empty(
                desktop.theme, "eye-off", self.tr("There is nothing to show yet: the grid is not complete.")
            )
        )
        column.addWidget(self.pile, 1)
        self.check = Button(desktop.theme, self.tr("What would be missing?"), "circle-help")
        self.check.setObjectName("grid_preview_check")
        self.check.clicked.connect(self._check)
        column.addWidget(self.check)

    def show_grid(self, grid: ScoringGrid) -> None:
        """Show a grid afresh, unless this very one stands here."""
        if grid == self._grid:
            return
        self._grid = grid
        self._ratings.clear()
        self._verdicts.clear()
        showable = not any(fault.code in _UNSHOWABLE for fault in grid_faults(grid))
        self.pile.setCurrentIndex(0 if showable else 1)
        self.check.setVisible(showable)
        if showable:
            self._shown += 1  # the form builds itself once an id
            self.form.show_grid(replace(grid, id=f"{grid.id}:{self._shown}"), breaks_tie=False)
            self.form.show_scores(self._ratings)

    def _rated(self, criterion_id: str, rating: Rating) -> None:
        self._ratings[criterion_id] = rating
        self.form.show_scores(self._ratings)

    def _decided(self, finding_id: str, answer: bool) -> None:
        self._verdicts[finding_id] = answer

    def _check(self) -> None:
        if self._grid is not None:
            self.form.show_gaps(
                gaps(self._grid, self._ratings, self._verdicts, "", justification_required=False)
            )
