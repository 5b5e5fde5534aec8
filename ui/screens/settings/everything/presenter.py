"""Every setting, found by words."""

from __future__ import annotations

from PySide6.QtCore import Signal

from reviewer.services.changes import Changes
from reviewer.services.settings_catalogue import SettingNow
from ui.presenter import Presenter


class EverythingPresenter(Presenter):
    """``listed``: the settings that the words are in."""

    listed = Signal(object)
    _words = ""
    _all: tuple[SettingNow, ...] = ()

    def refresh(self) -> None:
        """Read what holds now."""
        self.ask("settings", self.desktop.office.settings.overview, self._show)

    def concerns(self, changes: Changes) -> bool:
        """Settings, and who is looking."""
        return changes.settings or changes.people

    def search(self, words: str) -> None:
        """Show only the settings that hold every word."""
        self._words = words
        self._tell()

    def _show(self, found: tuple[SettingNow, ...]) -> None:
        self._all = found
        self._tell()

    def _tell(self) -> None:
        self.listed.emit(tuple(one for one in self._all if one.described.says(self._words)))
