"""What rolls: its cards in line with the header above, its keys, and the ring that says where one is.

Room for the bar is made only while there is one, and the focus comes only while there is something to roll.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme.tokens import Size, Space

if TYPE_CHECKING:
    from ui.theme.theme import Theme

RING = 2
"""How thick the ring is, in pixels, at any size of letters."""


def keep_flush(area: QScrollArea, *, beside: int = Space.S, without: int = 0) -> None:
    """Let the right margin of an area's page be ``beside`` its bar, and ``without`` one where there is none."""
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(partial(_make_room, area, beside, without))
    _make_room(area, beside, without, bar.minimum(), bar.maximum())


def _make_room(area: QScrollArea, beside: int, without: int, low: int, high: int) -> None:
    page = area.widget()
    layout = None if page is None else page.layout()
    if layout is not None:
        margins = layout.contentsMargins()
        margins.setRight(beside if high > low else without)
        layout.setContentsMargins(margins)


def let_roll(theme: Theme, page: QWidget) -> None:
    """Let every area of a page that rolls take the focus while there is something to roll, and show that it has it.

    An area that leaves the keys to what is in it stays out of their way.
    """
    for area in page.findChildren(QScrollArea):
        takes_focus = area.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if takes_focus and not area.findChildren(_KeyRoll, options=Qt.FindChildOption.FindDirectChildrenOnly):
            _KeyRoll(theme, area)


class _KeyRoll(QObject):
    """Watches one area. No ring where it was clicked: who points knows where."""

    def __init__(self, theme: Theme, area: QScrollArea) -> None:
        super().__init__(area)
        self._theme = theme
        self._area = area
        self._ring: _Ring | None = None
        area.installEventFilter(self)
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
            bar.rangeChanged.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the ring with the focus, as large as the area."""
        if isinstance(event, QFocusEvent):
            came = event.type() is QEvent.Type.FocusIn
            self._show(came and event.reason() is not Qt.FocusReason.MouseFocusReason)
        elif event.type() is QEvent.Type.Resize and self._ring is not None:
            self._ring.setGeometry(self._area.rect())
        return super().eventFilter(watched, event)

    def _show(self, shown: bool) -> None:
        if shown and self._ring is None:
            self._ring = _Ring(self._theme, self._area)
        if self._ring is not None:
            self._ring.setGeometry(self._area.rect())
            self._ring.setVisible(shown)
            self._ring.raise_()

    def _follow(self, *_: object) -> None:
        rolls = any(
            bar.maximum() > bar.minimum()
            for bar in (self._area.verticalScrollBar(), self._area.horizontalScrollBar())
        )
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rolls else Qt.FocusPolicy.NoFocus)


class _Ring(QWidget):
    """The theme's ring of the focus, over everything that an area shows; it is in nobody's way."""

    def __init__(self, theme: Theme, area: QScrollArea) -> None:
        super().__init__(area)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), RING))
        radius = self._theme.px(Size.RADIUS)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
