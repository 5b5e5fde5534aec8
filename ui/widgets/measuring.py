"""What a widget costs when it is first seen, paid before: its look in the style sheet, and how large it wants to be."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.tasks.slices import Steps


def measuring(widgets: Iterable[QWidget]) -> Steps:
    """Measure widgets that nobody sees yet, one after the other; what went away between two steps is passed over."""
    for widget in tuple(widgets):
        if isValid(widget):
            widget.sizeHint()
            yield
