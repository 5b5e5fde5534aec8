"""How one person wants the windows on this computer: language, light or dark, size of the text, keys of one letter.

Kept in a small file of the system's account, not in the database: the door speaks before the database is open.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from ui.language import Language
from ui.theme.theme import SCALES, Mode, Theme

LANGUAGE, MODE, SCALE, LETTERS = "language", "mode", "scale", "letters"
OFF = "off"


class Preferences(QObject):
    """What is kept in a file; a value that is none of ours counts as never chosen."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)
        self._theme: Theme | None = None

    @classmethod
    def of_this_person(cls) -> Preferences:
        """Return those of whoever uses this computer."""
        from platformdirs import user_config_path

        return cls(user_config_path("Avise", appauthor=False) / "window.ini")

    @classmethod
    def in_use(cls) -> list[Preferences]:
        """Return those that dress this program: none in a test, or while pictures are taken."""
        app = QApplication.instance()
        return [] if app is None else app.findChildren(cls)

    @property
    def language(self) -> Language:
        """Return the language that was chosen last; French at first."""
        kept = self._text(LANGUAGE)
        return Language(kept) if kept in set(Language) else Language.FRENCH

    @property
    def mode(self) -> Mode:
        """Return whether light or dark was chosen; the system's own at first."""
        kept = self._text(MODE)
        return Mode(kept) if kept in set(Mode) else Mode.SYSTEM

    @property
    def scale(self) -> float:
        """Return the size of the text, 1.0 for 100 %."""
        kept = self._text(SCALE)
        return next((one for one in SCALES if str(one) == kept), SCALES[0])

    @property
    def letters(self) -> bool:
        """Tell whether keys of a single letter work; they do at first."""
        return self._text(LETTERS) != OFF

    def dress(self, app: QApplication) -> Theme:
        """Return the theme as it was chosen last, and keep what is chosen from now on."""
        self.setParent(app)
        self._theme = Theme(app, self.mode, self.scale)
        self._theme.changed.connect(self._keep_looks)
        return self._theme

    def speak(self, language: Language) -> None:
        """Keep the language that was chosen."""
        self._kept.setValue(LANGUAGE, language.value)

    def press_letters(self, on: bool) -> None:
        """Keep whether keys of a single letter work."""
        self._kept.setValue(LETTERS, "on" if on else OFF)

    def _keep_looks(self) -> None:
        if self._theme is not None:
            self._kept.setValue(MODE, self._theme.mode.value)
            self._kept.setValue(SCALE, str(self._theme.scale))

    def _text(self, key: str) -> str:
        return str(self._kept.value(key, ""))
