"""Horizontal bars with their words and figures; of lengths of time, the ninth decile and the target too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from ui.models.charts import Mark
from ui.theme.tokens import Space, Type
from ui.widgets.charts.chart import Chart

LINE = 30
BAR = 16
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Bars(Chart):
    """A line for each figure: its word, its bar, the figure."""

    def sizeHint(self) -> QSize:
        """Return a line for each bar."""
        return QSize(self._theme.px(320), self._theme.px(LINE) * max(1, len(self.marks)))

    def place_of(self, number: int) -> QRectF:
        """Return the whole line of a figure."""
        line = self._theme.px(LINE)
        return QRectF(0, number * line, self.width(), line)

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw words, bars and figures."""
        painter.setFont(self.font_of())
        metrics = QFontMetrics(painter.font())
        words, room = self._columns(metrics, size.width())
        top = max((max(one.value or 0, one.far or 0, one.aim or 0) for one in self.marks), default=0) or 1
        line = self._theme.px(LINE)
        for number, mark in enumerate(self.marks):
            track = QRectF(words, number * line + (line - self._theme.px(BAR)) / 2, room, self._theme.px(BAR))
            self._word(painter, mark, QRectF(0, number * line, words, line))
            self._bar(painter, mark, track, top)
            if mark.far is not None or mark.aim is not None:
                self._limits(painter, mark, track, top)
            self._figure(painter, mark, QRectF(words + room, number * line, size.width(), line))

    def _columns(self, metrics: QFontMetrics, width: int) -> tuple[float, float]:
        gap = self._theme.px(Space.M)
        words = max((metrics.horizontalAdvance(mark.label) for mark in self.marks), default=0) + 4
        figures = max((metrics.horizontalAdvance(mark.shown) for mark in self.marks), default=0)
        figures += gap + (self._theme.px(Space.XL) if any(mark.doubtful for mark in self.marks) else 0)
        words = min(words, max(width // 2, width - figures - self._theme.px(160))) + gap
        return words, max(1, width - words - figures)

    def _word(self, painter: QPainter, mark: Mark, place: QRectF) -> None:
        painter.setPen(self.ink("text" if mark.value else "muted"))
        width = int(place.width()) - self._theme.px(Space.M)
        shown = painter.fontMetrics().elidedText(mark.label, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, _LEFT, shown)

    def _bar(self, painter: QPainter, mark: Mark, track: QRectF, top: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink("sunken"))
        painter.drawRoundedRect(track, 4, 4)
        if mark.value:
            painter.setBrush(self.ink("edge_strong" if mark.quiet else "accent"))
            wide = max(track.height() / 2, track.width() * mark.value / top)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), wide, track.height()), 4, 4)

    def _limits(self, painter: QPainter, mark: Mark, track: QRectF, top: int) -> None:
        """Draw a whisker to the ninth decile, and a line with a diamond at the target."""
        middle = track.center().y()
        if mark.far is not None and mark.value is not None:
            start = track.left() + track.width() * mark.value / top
            end = track.left() + track.width() * mark.far / top
            painter.setPen(QPen(self.ink("text"), 2))
            painter.drawLine(QPointF(start, middle), QPointF(end, middle))
            painter.drawLine(QPointF(end, track.top() + 3), QPointF(end, track.bottom() - 3))
        if mark.aim is not None:
            at = track.left() + track.width() * mark.aim / top
            painter.setPen(QPen(self.ink("text"), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(at, track.top() - 4), QPointF(at, track.bottom() + 4))
            half = self._theme.px(4)
            painter.setPen(QPen(self.ink("surface"), 1))
            painter.setBrush(self.ink("text"))
            peak = track.top() - 2
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(at, peak - half),
                        QPointF(at + half, peak),
                        QPointF(at, peak + half),
                        QPointF(at - half, peak),
                    ]
                )
            )

    def _figure(self, painter: QPainter, mark: Mark, place: QRectF) -> None:
        painter.setPen(self.ink("text" if mark.value else "muted"))
        beside = place.adjusted(self._theme.px(Space.S), 0, 0, 0)
        painter.drawText(beside, _LEFT, mark.shown)
        if mark.doubtful:
            after = beside.left() + painter.fontMetrics().horizontalAdvance(mark.shown)
            self.warn(painter, QPointF(after + self._theme.px(Space.M), place.center().y()))


class Funnel(Bars):
    """Bars about a middle, each joined to the next: how many go on from one step to the one after."""

    def draw(self, painter: QPainter, size: QSize) -> None:
        """Draw words, steps and what joins them, and the figures."""
        painter.setFont(self.font_of(Type.BODY))
        words, room = self._columns(QFontMetrics(painter.font()), size.width())
        top = max((mark.value or 0 for mark in self.marks), default=0) or 1
        line, thick = self._theme.px(LINE), self._theme.px(BAR)
        middle = words + room / 2
        before: QRectF | None = None
        for number, mark in enumerate(self.marks):
            wide = max(2.0, room * (mark.value or 0) / top)
            bar = QRectF(middle - wide / 2, number * line + (line - thick) / 2, wide, thick)
            painter.setPen(Qt.PenStyle.NoPen)
            if before is not None:
                painter.setBrush(self.ink("sunken"))
                painter.drawPolygon(
                    QPolygonF([before.bottomLeft(), before.bottomRight(), bar.topRight(), bar.topLeft()])
                )
            painter.setBrush(self.ink("accent" if mark.value else "edge_strong"))
            painter.drawRoundedRect(bar, 3, 3)
            before = bar
            self._word(painter, mark, QRectF(0, number * line, words, line))
            self._figure(painter, mark, QRectF(words + room, number * line, size.width(), line))
