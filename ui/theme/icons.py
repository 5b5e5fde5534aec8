"""Line icons (Lucide, ISC licence) drawn in the colour that the theme asks for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.places import ICONS

RATIO = 2.0  # drawn at twice the size, so that they stay sharp at 125, 150 and 200 %


@lru_cache(maxsize=256)
def svg(name: str, colour: str) -> bytes:
    """Return the drawing of an icon in a colour. Raises ``FileNotFoundError`` where there is no such icon."""
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()


@lru_cache(maxsize=1024)
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return the icon as a picture of ``size`` logical pixels."""
    picture = QPixmap(round(size * RATIO), round(size * RATIO))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg(name, colour))).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(RATIO)
    return picture


def icon(name: str, colour: str, disabled: str, size: int, gap: int = 0) -> QIcon:
    """Return the icon with its disabled form. ``gap``: empty pixels at its right, before a button's words."""
    made = QIcon()
    usual, pale = _with_gap(pixmap(name, colour, size), gap), _with_gap(pixmap(name, disabled, size), gap)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
        made.addPixmap(usual, mode)
    made.addPixmap(pale, QIcon.Mode.Disabled)
    return made


def _with_gap(picture: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return picture
    wider = QPixmap(picture.width() + round(gap * RATIO), picture.height())
    wider.fill(Qt.GlobalColor.transparent)
    wider.setDevicePixelRatio(RATIO)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider
