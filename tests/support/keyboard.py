"""A keyboard and nothing else: keys go where the focus is, as a person's do, and are counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

NONE, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@dataclass
class Keyboard:
    """``settle`` waits for what a key brings about; ``pressed`` counts keys, ``secret`` the letters of passphrases."""

    qtbot: QtBot
    window: QWidget
    settle: Callable[[], None]
    pressed: int = 0
    secret: int = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key; whatever follows from it has happened afterwards."""
        self.qtbot.keyClick(self._target(), key, modifier)
        self.pressed += 1
        self.settle()

    def type(self, letters: str) -> None:
        """Type letters into the field that has the focus."""
        for letter in letters:
            if letter.isascii():
                self.qtbot.keyClicks(self._target(), letter)
            else:
                self._strike(letter)
            self.pressed += 1

    def type_secret(self, letters: str) -> None:
        """Type a passphrase: how long it is, is its owner's choice."""
        for letter in letters:
            self._strike(letter)
        self.secret += len(letters)

    def _strike(self, letter: str) -> None:
        """Send a letter for which Qt's test library knows no key."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._target(), QKeyEvent(kind, 0, NONE, letter))

    def _target(self) -> QWidget:
        popup: QWidget | None = QApplication.activePopupWidget()
        if popup is not None:
            inside: QWidget | None = popup.focusWidget()
            return popup if inside is None else inside
        window: QWidget = QApplication.activeModalWidget() or self.window
        with self.qtbot.waitActive(window):
            window.activateWindow()
        focused: QWidget | None = window.focusWidget()
        return window if focused is None else focused
