"""Chips: a state as icon, word and tone together, as a widget and painted in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import icons
from ui.theme.tokens import Size, Space, Type

if TYPE_CHECKING:
    from ui.theme.meanings import Sign
    from ui.theme.theme import Theme

ICON = 14


def chip_width(theme: Theme, text: str) -> int:
    """Return how wide a chip is with this word."""
    metrics = QFontMetrics(theme.font(Type.CAPTION, strong=True))
    return metrics.horizontalAdvance(capitalised(text)) + theme.px(ICON + Space.XS + 2 * Space.S)


def capitalised(text: str) -> str:
    """Return a word as a chip shows it: a chip stands alone, and begins as a sentence does."""
    return text[:1].upper() + text[1:]


def paint_chip(painter: QPainter, theme: Theme, place: QRect, text: str, sign: Sign) -> None:
    """Paint a chip at the left of a place, in its vertical middle; a long word is elided."""
    tone = theme.tone(sign.tone)
    height = theme.px(Size.CHIP)
    width = min(chip_width(theme, text), place.width())
    body = QRectF(
        place.left() + 0.5, place.top() + (place.height() - height) / 2 + 0.5, width - 1, height - 1
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tone.edge)))
    painter.setBrush(QColor(tone.fill))
    painter.drawRoundedRect(body, height / 2, height / 2)
    side = theme.px(ICON)
    left = body.left() + theme.px(Space.S)
    picture = icons.pixmap(sign.icon, tone.text, side)
    painter.drawPixmap(round(left), round(body.center().y() - side / 2), picture)
    left += side + theme.px(Space.XS)
    words = QRectF(left, body.top(), body.right() - left - theme.px(Space.XS), body.height())
    painter.setFont(theme.font(Type.CAPTION, strong=True))
    painter.setPen(QColor(tone.text))
    shown = painter.fontMetrics().elidedText(
        capitalised(text), Qt.TextElideMode.ElideRight, round(words.width()) + 1
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Chip(QWidget):
    """A state beside a title. Its word is its accessible name."""

    def __init__(self, theme: Theme, text: str, sign: Sign) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self._resize)

    @property
    def text(self) -> str:
        """Return the word."""
        return self._text

    def show_state(self, text: str, sign: Sign) -> None:
        """Show another state."""
        self._text, self._sign = text, sign
        self.setAccessibleName(text)
        self._resize()

    def sizeHint(self) -> QSize:
        """Return the room that the word wants."""
        return QSize(chip_width(self._theme, self._text) + 1, self._theme.px(Size.CHIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        paint_chip(painter, self._theme, self.rect(), self._text, self._sign)
        painter.end()

    def _resize(self) -> None:
        self.updateGeometry()
        self.update()
