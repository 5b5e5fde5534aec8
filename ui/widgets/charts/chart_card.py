"""A chart with its table twin, and the ways it leaves: SVG, PNG, CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.models.charts import Mark
from ui.models.rows import Column, RowsModel
from ui.theme.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.charts.chart import Chart
from ui.widgets.pile import Pile
from ui.widgets.table import Table
from ui.widgets.text import Look, Text

SVG, PNG, CSV = "svg", "png", "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """One more column of the table twin."""

    key: str
    title: str
    text: Callable[[Mark], str]


class _MarkRows(RowsModel[Mark]):
    def __init__(self, label: str, value: str, more: Sequence[More], parent: QObject) -> None:
        super().__init__(lambda mark: mark.key, parent)
        self.columns = (
            Column[Mark](key="label", title=label, text=lambda mark: mark.label),
            Column[Mark](key="value", title=value, text=lambda mark: mark.shown, width=150, right=True),
            *(Column[Mark](key=one.key, title=one.title, text=one.text, width=130) for one in more),
            Column[Mark](key="doubt", title=self.tr("Reserve"), text=self._doubt, width=110, optional=1),
        )

    def _doubt(self, mark: Mark) -> str:
        return self.tr("In doubt") if mark.doubtful else ""


class ChartCard(Card):
    """``opened``: the key of the figure whose list is asked for; ``leave_asked``: in which form it shall leave."""

    opened = Signal(str)
    leave_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        chart: Chart,
        *,
        label: str,
        value: str,
        more: Sequence[More] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``parent``: where it will stand; what is made in its place is looked up in the style sheet once."""
        super().__init__(title, parent)
        self.chart = chart
        self.caption = Text("", Look.CAPTION)
        self.caption.hide()
        self.model = _MarkRows(label, value, more, self)
        self.table = Table(theme, self.model, title)
        self.table.setMinimumHeight(theme.px(160))
        self.as_table = Button(theme, self.tr("Table"), "table", Kind.FILTER)
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleName(self.tr("{title} as a table").format(title=title))
        self.as_table.toggled.connect(self._toggle)
        self.tools.addWidget(self.as_table)
        self.leave = Button(theme, "", "download", Kind.FILTER)
        self.leave.setAccessibleName(self.tr("Take {title} out, for internal use").format(title=title))
        self.leave.setToolTip(self.leave.accessibleName())
        menu = QMenu(self.leave)
        for form, words in ((SVG, "SVG"), (PNG, "PNG"), (CSV, "CSV")):
            menu.addAction(words).triggered.connect(partial(self._leave, form))
        self.leave.setMenu(menu)
        self.tools.addWidget(self.leave)
        self.pile = Pile()
        self.body.addWidget(self.caption)
        self.body.addWidget(self.pile)
        self.body.addStretch(1)
        self.pile.addWidget(chart)
        self.pile.addWidget(self.table)
        chart.opened.connect(self.opened)
        self.table.opened.connect(self._open_row)

    def show_marks(self, marks: Sequence[Mark], caption: str = "") -> None:
        """Show these figures in both forms."""
        self.chart.show_marks(marks)
        self.show_rows(marks, caption)

    def show_rows(self, marks: Sequence[Mark], caption: str = "") -> None:
        """Show these figures in the table alone: the chart has its own."""
        self.model.show_rows(tuple(marks))
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))

    def _open_row(self, key: str) -> None:
        if any(mark.key == key and mark.openable for mark in self.model.rows):
            self.opened.emit(key)

    def _toggle(self, table: bool) -> None:
        self.pile.setCurrentIndex(1 if table else 0)

    def _leave(self, form: str, _checked: bool = False) -> None:
        self.leave_asked.emit(form)
