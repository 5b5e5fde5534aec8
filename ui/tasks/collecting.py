"""Garbage is looked for on the thread that paints, between two events, and nowhere else.

The interpreter looks for cycles whenever the next object is made. On a lane it may so happen upon a closed dialog, and
Qt lets no other thread than the one that paints destroy a widget. On that thread it may do so in the middle of
``~QObject``, which holds one of Qt's 131 locks of connections while PySide looks for an override: an object found then
may want the same lock, and the window stands still for ever (seen with gdb, PySide 6.11).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 200


class Collector(QObject):
    """Takes over from the interpreter's own looks, at its thresholds, for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(look)
        timer.start()
        self.destroyed.connect(gc.enable)


def look() -> None:
    """Look through the oldest generation whose turn it is; through none before its threshold."""
    for generation, (made, most) in reversed(
        [*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]
    ):
        if made > most:
            gc.collect(generation)
            return
