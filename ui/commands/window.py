"""The commands that a window of the office always has: its places, going back, its looks, the palette itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reviewer.dossier.lifecycle import TRANSITIONS, may
from ui.commands.board import CommandBoard
from ui.commands.command import Command, Group
from ui.commands.palette import CommandPalette
from ui.commands.shortcuts_page import ShortcutsDialog
from ui.places_of_work import PLACES, Place
from ui.preferences import Preferences
from ui.widgets.screen import Screen

if TYPE_CHECKING:
    from ui.desktop import Desktop
    from ui.placed_window import PlacedWindow

MOST_NUMBERED = 9
BOUND_BY_WINDOW = frozenset({"Alt+Left", "Alt+Z", "F1", "F5"})
"""Keys that every window binds by itself, with or without commands."""
HELP = "Shift+F1"
"""Opens the page of shortcuts; so does a question mark, while keys of a single letter work."""
SEARCHED = "reception"
"""The place where words that are no command are looked for."""
OPENED_FROM_ELSEWHERE = frozenset({"dossier", "grid", "comparison", "avis_page", "readings", "grid_draft"})
"""Places that show one thing: one comes there from it, never by the name of the place."""


class WindowCommands(QObject):
    """Makes the board of a window, binds keys, opens the palette and the page of shortcuts.

    Screens bind theirs when they are first seen.
    """

    def __init__(self, window: PlacedWindow) -> None:
        super().__init__(window)
        self._window = window
        self._theme = window.theme
        self._desktop: Desktop | None = None
        self._met: set[Screen] = set()
        self.palette: CommandPalette | None = None
        self.shortcuts: ShortcutsDialog | None = None
        self.board = CommandBoard(self._of_screen, self)
        self._preferences = Preferences.in_use()
        self.board.letters = all(one.letters for one in self._preferences)
        self.board.refused.connect(window.say)
        own = [*self._places(), *self._about_the_window()]
        self.board.add(own)
        unbound = [one for one in own if one.shortcut not in BOUND_BY_WINDOW]
        self.board.bind(window, unbound, Qt.ShortcutContext.WindowShortcut)
        question = [replace(one, shortcut="?") for one in own if one.shortcut == HELP]
        self.board.bind(window, question, Qt.ShortcutContext.WindowShortcut)
        window.stack.currentChanged.connect(self._meet)

    def install(self, desktop: Desktop) -> None:
        """Take the office: from now on places open."""
        self._desktop = desktop

    def open_palette(self) -> CommandPalette:
        """Open the palette, anew each time, or return the one that stands open."""
        if self.palette is None:
            made = self.palette = CommandPalette(self._theme, self.board, self._window, self._search_for)
            made.finished.connect(made.deleteLater)
            made.finished.connect(self._forget_palette)
            made.open()
        return self.palette

    def open_shortcuts(self) -> None:
        """Show every key that works now."""
        self.shortcuts = ShortcutsDialog(
            self._theme, self.board.commands, self._window, letters=self.board.letters
        )
        self.shortcuts.letters_toggled.connect(self.switch_letters)
        self.shortcuts.finished.connect(self.shortcuts.deleteLater)
        self.shortcuts.open()

    def switch_letters(self, *_: object) -> None:
        """Let keys of one letter work, or no more, from now on and the next time too."""
        self.board.switch_letters()
        for one in self._preferences:
            one.press_letters(self.board.letters)

    # --- inside ----------------------------------------------------------------------------------------------

    def _of_screen(self) -> tuple[Command, ...]:
        screen = self._window.stack.currentWidget()
        return (*(screen.commands() if isinstance(screen, Screen) else ()), *self._of_session())

    def _of_session(self) -> Iterator[Command]:
        """Yield what whoever has signed in may do with their session: the menu under their name, by name."""
        for action in self._window.rail.people_menu.actions():
            if not action.isCheckable():
                yield Command(
                    key=f"session:{action.text()}",
                    title=action.text,
                    icon="user-round",
                    group=Group.WINDOW,
                    run=action.trigger,
                )

    def _meet(self) -> None:
        screen = self._window.stack.currentWidget()
        if isinstance(screen, Screen) and screen not in self._met:
            self._met.add(screen)
            screen.destroyed.connect(partial(self._met.discard, screen))
            for where, commands in screen.keyed():
                self.board.bind(where, commands)

    def _forget_palette(self) -> None:
        self.palette = None

    def _places(self) -> Iterator[Command]:
        numbered = [one.key for one in PLACES if one.in_rail][:MOST_NUMBERED]
        for place in PLACES:
            if place.key not in OPENED_FROM_ELSEWHERE:
                yield Command(
                    key=f"place:{place.key}",
                    title=place.title,
                    icon=place.icon,
                    group=Group.PLACES,
                    run=partial(self._window.go, place.key),
                    shortcut=f"Alt+{numbered.index(place.key) + 1}" if place.key in numbered else "",
                    why_not=partial(self._why_not_there, place),
                )

    def _about_the_window(self) -> Iterator[Command]:
        offered: tuple[tuple[str, Callable[[], str], str, str, Callable[[], object]], ...] = (
            ("palette", lambda: self.tr("All commands"), "search", "Ctrl+K", self.open_palette),
            ("shortcuts", lambda: self.tr("Keyboard shortcuts"), "info", HELP, self.open_shortcuts),
            ("back", lambda: self.tr("Back"), "arrow-left", "Alt+Left", self._window.back),
            ("reload", lambda: self.tr("Read again"), "refresh-cw", "F5", self._window.reload),
            (
                "larger",
                lambda: self.tr("Text size"),
                "a-large-small",
                "Ctrl+Shift+T",
                self._window.larger.click,
            ),
            ("dark", lambda: self.tr("Light or dark"), "moon", "Ctrl+Shift+D", self._window.dark.click),
            ("letters", self._letters_in_words, "settings", "", self.switch_letters),
        )
        for key, title, icon, shortcut, run in offered:
            yield Command(
                key=f"window:{key}",
                title=title,
                icon=icon,
                group=Group.WINDOW,
                run=run,
                shortcut=shortcut,
                remembered=key != "palette",
            )

    def _letters_in_words(self) -> str:
        if self.board.letters:
            return self.tr("Turn keys of a single letter off")
        return self.tr("Turn keys of a single letter on")

    def _why_not_there(self, place: Place) -> str:
        if self._desktop is None:
            return self.tr("The database is not open yet.")
        roles = self._desktop.office.session.current().roles
        if not roles:
            return self.tr("Nobody works here yet.")
        if may(place.needs, roles):
            return ""
        label = self._desktop.wording.label
        who = ", ".join(label("role", role) for role in sorted(TRANSITIONS[place.needs].roles))
        return self.tr("Only for: {roles}.").format(roles=who)

    def _search_for(self, typed: str) -> Command | None:
        """Return the command that looks for typed words in the dossiers, for whoever may read their list."""
        place = next(one for one in PLACES if one.key == SEARCHED)
        if self._why_not_there(place):
            return None
        return Command(
            key="search",
            title=lambda: self.tr("Look for “{words}” in the dossiers").format(words=typed),
            icon="search",
            group=Group.PLACES,
            run=partial(self._look_for, typed),
        )

    def _look_for(self, typed: str) -> None:
        from ui.searching import Search

        self._window.go(SEARCHED, Search(typed))
