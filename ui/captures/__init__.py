"""Pictures of the real windows, made without a display: ``make captures``, and the last step of ``avise demo``.

``subjects`` says what is opened, ``photographer`` opens it. A demonstration takes French, and dark where asked; ``make
captures`` takes every screen in both themes and both languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from reviewer.dossier.lifecycle import Role
from reviewer.wording import Wording
from ui.application import assemble, create_application
from ui.captures.guidance import GUIDANCE
from ui.captures.photographer import Photographer, leave, picture
from ui.captures.subjects import CAPTURES, Capture
from ui.language import Language
from ui.main_window import MainWindow
from ui.theme.theme import Mode, Theme
from ui.theme.tokens import Window

if TYPE_CHECKING:
    from reviewer.services.office import Office

SIZE = QSize(*Window.OFFICE)


def capture_all(office: Office, folder: Path, *, complete: bool = False) -> tuple[Path, ...]:
    """Open the real window on an office and save a picture of each screen; return the files in order.

    ``complete``: each in the dark too, and all of it in English, in the folder ``en``.

    The light pictures first, then the dark ones in a window of their own: changing the theme under many open screens
    costs more than opening them again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = office.session.current()
    saved: list[Path] = []
    try:
        for language in Language if complete else (Language.FRENCH,):
            place = folder if language is Language.FRENCH else folder / language.value
            place.mkdir(exist_ok=True)
            every = [*CAPTURES, *GUIDANCE]
            dark = [one for one in every if one.dark_too or complete]
            saved += _capture_in(office, place, Mode.LIGHT, every, language)
            saved += _capture_in(office, place, Mode.DARK, dark, language)
    finally:
        create_application()
        office.session.become(before)
    return tuple(saved)


def _capture_in(
    office: Office, folder: Path, mode: Mode, wanted: Sequence[Capture], language: Language
) -> list[Path]:
    theme = Theme(create_application(language=language), mode)
    wording = Wording.load(language)
    window = MainWindow(theme, wording)
    window.resize(SIZE)
    window.show()
    saved: list[Path] = []
    try:
        window.install(assemble(office, theme, wording))
        photographer = Photographer(window)
        photographer.settle()
        for capture in wanted:
            if not photographer.become(capture.role):
                continue
            photographer.read_rows()
            if not capture.arrange(photographer):
                continue
            photographer.settle()
            path = folder / (f"{capture.name}.png" if mode is Mode.LIGHT else f"{capture.name}-sombre.png")
            if not picture(window).save(str(path)):
                raise OSError(str(path))
            saved.append(path)
    finally:
        leave(window)
    return saved


def capture_database(url: str, folder: Path, *, complete: bool = False) -> tuple[Path, ...]:
    """Open a database as the desktop does and save a picture of each screen."""
    from ui.bootstrap import open_on_this_computer

    return capture_all(open_on_this_computer(url, first=Role.COORDINATOR), folder, complete=complete)
