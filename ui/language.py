"""The language of the windows: French first, English second. What is in use is Qt's default locale."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.places import TRANSLATIONS


class Language(StrEnum):
    """A language in which every word of the windows is there. The programme's own texts stay French."""

    FRENCH = "fr"
    ENGLISH = "en"

    @property
    def own_name(self) -> str:
        """Return its name in itself, as whoever looks for it reads it."""
        return {Language.FRENCH: "Français", Language.ENGLISH: "English"}[self]


def current() -> Language:
    """Return the language in use."""
    english = QLocale().language() is QLocale.Language.English
    return Language.ENGLISH if english else Language.FRENCH


def install_translators(app: QCoreApplication, language: str) -> None:
    """Speak a language: our own words, and Qt's (standard buttons, menus of fields)."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(f"{language}_CA"))
    for name, folder in (
        (f"qtbase_{language}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))),
        (f"avise_{language}", TRANSLATIONS),
    ):
        translator = QTranslator(app)
        if translator.load(name, str(folder)):
            app.installTranslator(translator)
