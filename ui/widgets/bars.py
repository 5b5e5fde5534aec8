"""Horizontal bars, painted by ourselves, with the figures beside them; the same figures as a table are one key away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.models.rows import Column, RowsModel
from ui.theme.theme import Theme
from ui.theme.tokens import Space, Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.table import Table

LINE = 30
BAR = 16


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure with its word; ``quiet``: of what is over."""

    label: str
    value: int
    quiet: bool = False


class Bars(QWidget):
    """The picture. Its accessible description says every figure."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._resize)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these figures."""
        self._bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.label} {bar.value}" for bar in bars))
        self._resize()

    def sizeHint(self) -> QSize:
        """Return a line for each bar."""
        return QSize(self._theme.px(320), self._theme.px(LINE) * max(1, len(self._bars)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words, bars and figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.BODY))
        metrics = QFontMetrics(painter.font())
        words = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0)
        words = min(words + 4, self.width() // 2) + self._theme.px(Space.M)
        figures = metrics.horizontalAdvance("00 000") + self._theme.px(Space.S)
        room = max(1, self.width() - words - figures)
        top = max((bar.value for bar in self._bars), default=0) or 1
        line, thick = self._theme.px(LINE), self._theme.px(BAR)
        for index, bar in enumerate(self._bars):
            middle = index * line + line / 2
            place = QRectF(0, index * line, words, line)
            painter.setPen(self._theme.colour("text" if bar.value else "muted"))
            shown = metrics.elidedText(
                bar.label, Qt.TextElideMode.ElideRight, words - self._theme.px(Space.M)
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(words, middle - thick / 2, room, thick), 4, 4)
            if bar.value:
                painter.setBrush(self._theme.colour("edge_strong" if bar.quiet else "accent"))
                wide = max(thick / 2, room * bar.value / top)
                painter.drawRoundedRect(QRectF(words, middle - thick / 2, wide, thick), 4, 4)
            painter.setPen(self._theme.colour("text" if bar.value else "muted"))
            beside = QRectF(words + room + self._theme.px(Space.S), index * line, figures, line)
            painter.drawText(
                beside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), str(bar.value)
            )
        painter.end()

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()


class _BarRows(RowsModel[Bar]):
    def __init__(self, label: str, value: str, parent: QObject) -> None:
        super().__init__(lambda bar: bar.label, parent)
        self.columns = (
            Column[Bar](key="label", title=label, text=lambda bar: bar.label),
            Column[Bar](key="value", title=value, text=lambda bar: str(bar.value), width=120, right=True),
        )


class BarsCard(Card):
    """A chart and its table twin."""

    def __init__(self, theme: Theme, title: str, *, label: str, value: str) -> None:
        super().__init__(title)
        self.bars = Bars(theme, title)
        self.model = _BarRows(label, value, self)
        self.table = Table(theme, self.model, title)
        self.pile = QStackedWidget()
        self.pile.addWidget(self.bars)
        self.pile.addWidget(self.table)
        self.as_table = Button(theme, self.tr("Table"), "table", Kind.FILTER)
        self.as_table.setCheckable(True)
        self.as_table.setAccessibleName(self.tr("{title} as a table").format(title=title))
        self.as_table.toggled.connect(self._toggle)
        self.tools.addWidget(self.as_table)
        self.body.addWidget(self.pile)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these figures in both forms."""
        self.bars.show_bars(bars)
        self.model.show_rows(tuple(bars))

    def _toggle(self, table: bool) -> None:
        self.pile.setCurrentIndex(1 if table else 0)
