"""Dialogs while the window is covered: hidden, with all that was typed, and shown again after."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QDialog, QMainWindow


def put_away(window: QMainWindow) -> list[QDialog]:
    """Hide every dialog that is open, and return them."""
    found = [
        one
        for one in QApplication.topLevelWidgets()
        if one is not window and one.isVisible() and isinstance(one, QDialog)
    ]
    for one in found:
        one.hide()
    return found


def bring_back(dialogs: Iterable[QDialog]) -> None:
    """Open again what was put away."""
    for one in dialogs:
        one.open()
