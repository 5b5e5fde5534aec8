"""What rolls keeps its cards in line with the header above: room for the bar is made only while there is one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QScrollArea

from ui.theme.tokens import Space


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
