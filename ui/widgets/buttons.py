"""Buttons: a verb and an icon. ``primary`` at most once a screen, ``danger`` for what cannot be undone."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from ui.widgets.text import repolish

if TYPE_CHECKING:
    from ui.theme.theme import Theme


class Kind(StrEnum):
    """How loud a button is."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    QUIET = "quiet"
    LINK = "link"
    FILTER = "filter"


_HELD = (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier).value
"""Enter with one of these is somebody else's key."""

_ICON_ROLE = {
    Kind.PLAIN: "text",
    Kind.PRIMARY: "on_accent",
    Kind.DANGER: "on_danger",
    Kind.QUIET: "text",
    Kind.LINK: "accent",
    Kind.FILTER: "muted",
}


class Button(QPushButton):
    """A push button with an icon in the theme's colour. Enter presses it as Space does."""

    def __init__(self, theme: Theme, text: str, icon: str | None = None, kind: Kind = Kind.PLAIN) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAutoDefault(False)
        self.setProperty("kind", kind.value)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon is not None:
            theme.put_icon(self, icon, _ICON_ROLE[kind])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it with Enter too, on every platform."""
        if not _enter(self, event):
            super().keyPressEvent(event)

    def become(self, text: str, icon: str, kind: Kind) -> None:
        """Show another verb: the next act of a dossier stands always in the same place."""
        self.setText(text)
        self.setProperty("kind", kind.value)
        self._theme.put_icon(self, icon, _ICON_ROLE[kind])
        repolish(self)


class IconButton(QToolButton):
    """A square button with an icon only; its name is said to screen readers and in the tool tip."""

    def __init__(self, theme: Theme, name: str, icon: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.put_icon(self, icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it with Enter too, on every platform."""
        if not _enter(self, event):
            super().keyPressEvent(event)


def is_enter(event: QKeyEvent) -> bool:
    """Tell whether a key is Enter, of either kind, and not somebody else's key."""
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers().value & _HELD


def _enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    wanted = is_enter(event)
    if wanted and button.isEnabled() and not event.isAutoRepeat():
        button.click()
    return wanted
