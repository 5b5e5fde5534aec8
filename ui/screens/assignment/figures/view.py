"""The best plan beside the present draft: places, heaviest load, affinity, and the difference."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from reviewer.committee.assignment.affinity import Affinity, AffinityPartKind
from reviewer.committee.assignment.draft import Figures
from reviewer.committee.vocabulary import Term
from ui.desktop import Desktop
from ui.models.taker_words import decimals, signed
from ui.theme.meanings import Sign
from ui.theme.tokens import Space, ToneName
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import Look, OneLine, Text, one_line

PROVED = Sign("circle-check", ToneName.SUCCESS)
NOT_PROVED = Sign("circle-help", ToneName.WARNING)


class FiguresCard(Card):
    """Three lines and three columns, and whether the best is proved."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Your draft and the best plan"))
        self._chip = Chip(desktop.theme, self.tr("proved best"), PROVED)
        self.tools.addWidget(self._chip)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.XS)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, head in enumerate((self.tr("Best"), self.tr("Draft"), self.tr("Difference")), 1):
            grid.addWidget(Text(head, Look.CAPTION), 0, column, right)
        self._cells: list[list[Text]] = []
        names = (self.tr("Places filled"), self.tr("Heaviest load"), self.tr("Affinity, summed"))
        self._names = names
        for row, name in enumerate(names, 1):
            grid.addWidget(Text(name, Look.MUTED), row, 0)
            cells = [Text("", Look.STRONG if column == 1 else Look.BODY) for column in range(3)]
            for column, cell in enumerate(cells, 1):
                cell.setWordWrap(False)
                grid.addWidget(cell, row, column, right)
            self._cells.append(cells)
        grid.setColumnStretch(0, 1)
        self.body.addWidget(holder)

    def show_figures(self, best: Figures, draft: Figures, *, asked: int, proved: bool) -> None:
        """Show both. ``asked``: how many places there are."""
        self._chip.show_state(
            self.tr("proved best") if proved else self.tr("not proved best"), PROVED if proved else NOT_PROVED
        )
        apart = draft.since(best)
        of = self.tr("{filled} of {asked}")
        lines = (
            (
                of.format(filled=best.places, asked=asked),
                of.format(filled=draft.places, asked=asked),
                signed(apart.places),
            ),
            (str(best.heaviest), str(draft.heaviest), signed(apart.heaviest)),
            (decimals(best.affinity), decimals(draft.affinity), signed(apart.affinity)),
        )
        for name, cells, words in zip(self._names, self._cells, lines, strict=True):
            for cell, word in zip(cells, words, strict=True):
                cell.setText(word)
                cell.setAccessibleName(f"{name} {word}")


class AffinityParts(QWidget):
    """The parts of one affinity, a line each: what it is about, the facts, its value of how much at most."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._wording = desktop.wording
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.who = one_line("", Look.STRONG)
        column.addWidget(self.who)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(1, 1)
        self._lines: list[tuple[OneLine, OneLine, Text]] = []
        for row in range(len(AffinityPartKind)):
            name, facts, value = one_line("", Look.MUTED), one_line(), Text()
            value.setWordWrap(False)
            grid.addWidget(name, row, 0)
            grid.addWidget(facts, row, 1)
            grid.addWidget(value, row, 2, Qt.AlignmentFlag.AlignRight)
            self._lines.append((name, facts, value))
        column.addLayout(grid)

    def show_parts(self, affinity: Affinity | None, name: str, terms: Iterable[Term]) -> None:
        """Show where an affinity comes from; nobody's has no parts, and takes the same room."""
        if affinity is None:
            self.who.setText(self.tr("Nobody is chosen for this place."))
        else:
            told = self.tr("{name}: affinity {affinity}")
            self.who.setText(told.format(name=name, affinity=decimals(affinity.value)))
        labels = {term.id: term.label for term in terms}
        parts = () if affinity is None else affinity.parts
        for at, (title, facts, value) in enumerate(self._lines):
            part = parts[at] if at < len(parts) else None
            said = () if part is None else part.facts
            known = ", ".join(labels.get(one, one) for one in said) or self.tr("none in common")
            of = self.tr("{value} of {most}")
            title.setText("" if part is None else self._wording.label("affinity_part", part.kind))
            facts.setText("" if part is None else known)
            value.setText(
                "" if part is None else of.format(value=decimals(part.value), most=decimals(part.most))
            )
