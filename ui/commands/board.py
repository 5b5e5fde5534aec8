"""The commands of one window: its own, and those of the screen that is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.commands.command import Command, Group
from ui.commands.matching import closeness

MOST_RECENT = 30


class CommandBoard(QObject):
    """Does commands, remembers which were done last, and says why one is not possible.

    ``refused``: the sentence that says why. ``of_screen``: what the screen that is seen offers, asked at each look.
    """

    refused = Signal(str)

    def __init__(self, of_screen: Callable[[], Sequence[Command]], parent: QObject) -> None:
        super().__init__(parent)
        self._of_screen = of_screen
        self._own: list[Command] = []
        self._recent: list[str] = []
        self._lettered: list[QShortcut] = []
        self.letters = True

    def add(self, commands: Iterable[Command]) -> None:
        """Take commands that the window always has."""
        self._own.extend(commands)

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return everything that there is now, possible or not, by heading."""
        order = list(Group)
        found = [*self._of_screen(), *self._own]
        return tuple(sorted(found, key=lambda one: order.index(one.group)))

    def find(self, typed: str) -> tuple[Command, ...]:
        """Return what fits the typed letters: the closest first, then what was done last, then by heading."""
        typed = typed.strip()
        scored = [(closeness(typed, one.title()) if typed else 1, one) for one in self.commands]
        fitting = [(score, one) for score, one in scored if score]
        fitting.sort(key=lambda pair: (-pair[0], self._rank(pair[1]), bool(pair[1].why_not())))
        return tuple(one for _, one in fitting)

    def run(self, command: Command) -> bool:
        """Do a command, or say why it cannot be done; tell which of both."""
        reason = command.why_not()
        if reason:
            self.refused.emit(reason)
            return False
        if command.remembered:
            self._recent = [command.key, *(one for one in self._recent if one != command.key)][:MOST_RECENT]
        command.run()
        return True

    def bind(
        self,
        where: QWidget,
        commands: Iterable[Command],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
    ) -> None:
        """Let the keys of these commands work, while the focus is in ``where``: a letter alone never elsewhere."""
        for command in commands:
            if command.shortcut:
                shortcut = QShortcut(QKeySequence(command.shortcut), where)
                shortcut.setContext(context)
                shortcut.activated.connect(partial(self.run, command))
                if len(command.shortcut.removeprefix("Shift+")) == 1:
                    shortcut.setEnabled(self.letters)
                    self._lettered.append(shortcut)

    def switch_letters(self) -> None:
        """Let keys of one letter work, or no more: who dictates or trembles presses them unawares (WCAG 2.1.4)."""
        self.letters = not self.letters
        self._lettered = [one for one in self._lettered if isValid(one)]
        for shortcut in self._lettered:
            shortcut.setEnabled(self.letters)

    def _rank(self, command: Command) -> int:
        return self._recent.index(command.key) if command.key in self._recent else MOST_RECENT
