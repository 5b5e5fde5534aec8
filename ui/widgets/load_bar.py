"""How full somebody's hands are: a small bar with its figures beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Space, Type

BAR = 56
HEIGHT = 6


class LoadBar(QWidget):
    """``value`` of ``limit``; the words are drawn and said."""

    def __init__(self, theme: Theme, value: int, limit: int, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._share = 1.0 if limit <= 0 else min(1.0, value / limit)
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the room for bar and words."""
        metrics = QFontMetrics(self._theme.font(Type.CAPTION))
        wide = max(metrics.horizontalAdvance(self._words), metrics.horizontalAdvance("00 00 00"))
        return QSize(self._theme.px(BAR + Space.S) + wide + 2, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, then the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._theme.px(BAR), self._theme.px(HEIGHT)
        top = (self.height() - height) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("edge"))
        painter.drawRoundedRect(QRectF(0, top, width, height), height / 2, height / 2)
        if self._share:
            full = QColor(
                self._theme.colours.warning.text if self._share >= 1 else self._theme.colours.accent
            )
            painter.setBrush(full)
            painter.drawRoundedRect(QRectF(0, top, width * self._share, height), height / 2, height / 2)
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.font(Type.CAPTION))
        words = QRectF(width + self._theme.px(Space.S), 0, self.width(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._words)
        painter.end()
