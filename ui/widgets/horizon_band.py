"""A slider over days, with a band above it that shows how all criteria come out in each span of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget

from reviewer.dossier.calendar import add_months_within_calendar
from ui.formats import long_date
from ui.theme.theme import Theme
from ui.theme.tokens import Space, ToneName, Type

MARGIN = 8


@dataclass(frozen=True, slots=True)
class Span:
    """From a day on, until the next span: its tone, and the word for it."""

    start: date
    tone: ToneName
    word: str


class DaySlider(QSlider):
    """One step a day with the arrows; Page Up and Page Down go by calendar months."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.first = date.min
        self.setSingleStep(1)
        self.setPageStep(30)

    @property
    def day(self) -> date:
        """Return the day that the slider stands on."""
        return self.first + timedelta(days=self.value())

    def go(self, day: date) -> None:
        """Stand on a day, or on the nearest that there is."""
        self.setValue((day - self.first).days)

    def step_months(self, months: int) -> None:
        """Go on or back by calendar months."""
        self.go(add_months_within_calendar(self.day, months))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by months with the page keys; forward is later."""
        steps = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
        if event.key() in steps:
            self.step_months(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class HorizonBand(QWidget):
    """The band and its slider. ``moved``: the day that the person goes to."""

    moved = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._theme = theme
        self._band = _Band(theme)
        column.addWidget(self._band)
        self.slider = DaySlider()
        self.slider.setAccessibleName(name)
        self.slider.valueChanged.connect(self._tell)
        column.addWidget(self.slider)
        theme.changed.connect(self._dress)
        self._dress()

    def show_spans(
        self, start: date, end: date, spans: Sequence[Span], marked: date | None, on: date
    ) -> None:
        """Show a horizon and stand on a day of it. ``marked``: the planned day."""
        self.slider.blockSignals(True)
        self.slider.first = start
        self.slider.setRange(0, (end - start).days)
        self.slider.go(on)
        self.slider.blockSignals(False)
        self._band.show_spans(start, end, spans, marked)
        self._say()

    def _dress(self) -> None:
        colours, side = self._theme.colours, self._theme.px(2 * MARGIN)
        handle = f"width: {side}px; margin: -{side // 2 - 2}px 0; border-radius: {side // 2}px;"
        self.slider.setStyleSheet(
            f"QSlider {{ min-height: {side + 8}px; }}"
            f"QSlider::groove:horizontal {{ height: {Space.XS}px; border-radius: 2px; }}"
            f"QSlider::groove:horizontal {{ background: {colours.edge_strong}; }}"
            f"QSlider::handle:horizontal {{ background: {colours.accent}; {handle} }}"
            f"QSlider::handle:horizontal:focus {{ border: 3px solid {colours.text}; }}"
        )

    def _tell(self) -> None:
        self._say()
        self.moved.emit(self.slider.day)

    def _say(self) -> None:
        self.slider.setAccessibleDescription(long_date(self.slider.day))
        self._band.stand_on(self.slider.day)


class _Band(QWidget):
    """Coloured spans with their word where it fits; lines for the planned and the chosen day."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._start = self._end = self._on = date.min
        self._spans: tuple[Span, ...] = ()
        self._marked: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def show_spans(self, start: date, end: date, spans: Sequence[Span], marked: date | None) -> None:
        self._start, self._end, self._spans, self._marked = start, end, tuple(spans), marked
        said = ", ".join(f"{long_date(one.start)}\u202f: {one.word}" for one in spans)
        self.setAccessibleName(said)
        self.update()

    def stand_on(self, day: date) -> None:
        self._on = day
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._spans:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.CAPTION, strong=True))
        height = self.height() - self._theme.px(Space.S)
        for index, span in enumerate(self._spans):
            later = self._spans[index + 1].start if index + 1 < len(self._spans) else self._end
            left, right = self._x(span.start), self._x(later)
            tone = self._theme.tone(span.tone)
            box = QRectF(left, 0, max(right - left, 1.0), height)
            painter.fillRect(box, QColor(tone.fill))
            painter.setPen(QPen(QColor(tone.edge)))
            painter.drawRect(box)
            painter.setPen(QColor(tone.text))
            if painter.fontMetrics().horizontalAdvance(span.word) + Space.S < box.width():
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, span.word)
        if self._marked is not None and self._start <= self._marked <= self._end:
            painter.setPen(QPen(self._theme.colour("muted"), 2, Qt.PenStyle.DashLine))
            self._upright(painter, self._marked)
        painter.setPen(QPen(self._theme.colour("accent"), 3))
        self._upright(painter, self._on)
        painter.end()

    def _upright(self, painter: QPainter, day: date) -> None:
        x = self._x(day)
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    def _x(self, day: date) -> float:
        whole = max((self._end - self._start).days, 1)
        part = (day - self._start).days / whole
        return MARGIN + part * (self.width() - 2 * MARGIN)

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(40))
        self.update()
