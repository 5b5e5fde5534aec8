"""A curve by month: what was added up since the first, each line with its own marks and dashes, against its caps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui.models.charts import Line, Mark
from ui.theme.theme import Theme
from ui.theme.tokens import Space, Type
from ui.widgets.charts.chart import Chart

HEIGHT = 250
SAMPLE = 26
GAP = 6
_GRID = 4


_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine)
_INKS = ("accent", "text", "muted")


class Curve(Chart):
    """Months along the foot, added-up figures above; the bars are each month's own. Lines are told by shape."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line], marks: Sequence[Mark], words: str) -> None:
        """Show these lines; ``marks``: each month's own figure; ``words``: the lines and caps, said."""
        self.lines = tuple(lines)
        self.show_marks(marks)
        self.setAccessibleDescription("; ".join((words, self.accessibleDescription())))

    def sizeHint(self) -> QSize:
        """Return a fixed height."""
        return QSize(self._theme.px(320), self._theme.px(HEIGHT))

    def place_of(self, number: int) -> QRectF:
        """Return the column of a month."""
        plot = self._plot(self.size())
        wide = plot.width() / max(1, len(self.marks))
        return QRectF(plot.left() + number * wide, plot.top(), wide, self.height() - plot.top())

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw grid, months, caps and lines, each with its name at its end."""
        painter.setFont(self.font_of(Type.CAPTION))
        plot = self._plot(size)
        top = self._top()
        self._grid(painter, plot, top)
        self._months(painter, plot, top)
        for number, line in enumerate(self.lines):
            self._cap(painter, plot, top, number, line)
        for number, line in enumerate(self.lines):
            self._line(painter, plot, top, number, line)
        self._legend(painter, size)

    def _plot(self, size: QSize) -> QRectF:
        metrics = QFontMetrics(self.font_of(Type.CAPTION))
        left = metrics.horizontalAdvance(str(self._top())) + self._theme.px(Space.S)
        high = metrics.height()
        head = high * 1.5 * (len(self._legend_rows(metrics, size.width())) + 0.5)
        return QRectF(
            left, head, size.width() - left - self._theme.px(Space.S), size.height() - head - high * 1.5
        )

    def _top(self) -> int:
        tallest = max((max((*line.values, line.cap or 0)) for line in self.lines), default=0)
        tallest = max(tallest, max((mark.value or 0 for mark in self.marks), default=0), 1)
        step = 10 ** max(0, len(str(tallest)) - 1)
        return -(-tallest // step) * step if step > 1 else max(_GRID, tallest)

    def _grid(self, painter: QPainter, plot: QRectF, top: int) -> None:
        for part in range(_GRID + 1):
            at = plot.bottom() - plot.height() * part / _GRID
            painter.setPen(QPen(self.ink("edge"), 1))
            painter.drawLine(QLineF(plot.left(), at, plot.right(), at))
            painter.setPen(self.ink("muted"))
            place = QRectF(0, at - 10, plot.left() - 6, 20)
            value = top * part / _GRID
            if value == int(value):
                painter.drawText(
                    place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(int(value))
                )

    def _months(self, painter: QPainter, plot: QRectF, top: int) -> None:
        count = max(1, len(self.marks))
        wide = plot.width() / count
        metrics = painter.fontMetrics()
        widest = max((metrics.horizontalAdvance(mark.label) for mark in self.marks), default=1)
        every = max(1, -(-int(widest + self._theme.px(Space.S)) // max(1, int(wide))))
        for number, mark in enumerate(self.marks):
            middle = plot.left() + (number + 0.5) * wide
            high = plot.height() * (mark.value or 0) / top
            painter.setPen(QPen(self.ink("edge_strong"), 1))
            painter.setBrush(self.ink("sunken"))
            if mark.value:
                painter.drawRect(QRectF(middle - wide * 0.3, plot.bottom() - high, wide * 0.6, high))
            painter.setPen(self.ink("muted"))
            if number % every == 0:
                place = QRectF(middle - widest, plot.bottom() + 2, 2 * widest, metrics.height() * 1.4)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), mark.label)
            if mark.doubtful:
                self.warn(painter, QPointF(middle, plot.bottom() - high - self._theme.px(Space.M)))

    def _cap(self, painter: QPainter, plot: QRectF, top: int, number: int, line: Line) -> None:
        if line.cap is None:
            return
        at = plot.bottom() - plot.height() * line.cap / top
        painter.setPen(QPen(self.ink(_INKS[number % len(_INKS)]), 1.5, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(plot.left(), at, plot.right(), at))

    def _line(self, painter: QPainter, plot: QRectF, top: int, number: int, line: Line) -> None:
        wide = plot.width() / max(1, len(self.marks))
        points = [
            QPointF(plot.left() + (at + 0.5) * wide, plot.bottom() - plot.height() * value / top)
            for at, value in enumerate(line.values)
        ]
        colour = self.ink(_INKS[number % len(_INKS)])
        painter.setPen(QPen(colour, 2, _DASHES[number % len(_DASHES)]))
        for one, other in pairwise(points):
            painter.drawLine(one, other)
        for point in points:
            self._dot(painter, point, number)

    def _dot(self, painter: QPainter, point: QPointF, number: int) -> None:
        half = self._theme.px(3.5)
        painter.setPen(QPen(self.ink(_INKS[number % len(_INKS)]), 1.5))
        painter.setBrush(self.ink("surface" if number else _INKS[0]))
        if number == 1:
            painter.drawRect(QRectF(point.x() - half, point.y() - half, 2 * half, 2 * half))
        else:
            painter.drawEllipse(point, half, half)

    def _legend(self, painter: QPainter, size: QSize) -> None:
        metrics = painter.fontMetrics()
        long = self._theme.px(SAMPLE)
        places = [
            (number, x, metrics.height() * (0.6 + 1.5 * row))
            for row, entries in enumerate(self._legend_rows(metrics, size.width()))
            for number, x in entries
        ]
        for number, x, y in places:
            painter.setPen(QPen(self.ink(_INKS[number % len(_INKS)]), 2, _DASHES[number % len(_DASHES)]))
            painter.drawLine(QPointF(x, y), QPointF(x + long, y))
            self._dot(painter, QPointF(x + long / 2, y), number)
            painter.setPen(self.ink("text"))
            name = self.lines[number].name
            painter.drawText(QPointF(x + long + GAP, y + metrics.ascent() / 2 - 1), name)

    def _legend_rows(self, metrics: QFontMetrics, width: int) -> list[list[tuple[int, float]]]:
        """Return the lines of the legend: which curve begins where."""
        rows: list[list[tuple[int, float]]] = [[]]
        x = 0.0
        for number, line in enumerate(self.lines):
            long = self._theme.px(SAMPLE) + GAP + metrics.horizontalAdvance(line.name)
            if x and x + long > width:
                rows.append([])
                x = 0.0
            rows[-1].append((number, x))
            x += long + self._theme.px(Space.XL)
        return rows
