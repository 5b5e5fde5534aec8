"""Pictures of the real windows, made without a display: ``make captures``, and the last step of ``avise demo``.

``subjects`` says what is opened, ``photographer`` opens it. Both themes where asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from reviewer.dossier.lifecycle import Role
from reviewer.wording import Wording
from ui.application import assemble, create_application
from ui.captures.photographer import Photographer, leave
from ui.captures.subjects import CAPTURES, Capture
from ui.main_window import MainWindow
from ui.theme.theme import Mode, Theme

if TYPE_CHECKING:
    from reviewer.services.office import Office

SIZE = QSize(1440, 900)


def capture_all(office: Office, folder: Path) -> tuple[Path, ...]:
    """Open the real window on an office and save a picture of each screen; return the files in order.

    The light pictures first, then the dark ones in a window of their own: changing the theme under many open screens
    costs more than opening them again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = office.session.current()
    try:
        light = _capture_in(office, folder, Mode.LIGHT, CAPTURES)
        dark = _capture_in(office, folder, Mode.DARK, [one for one in CAPTURES if one.dark_too])
    finally:
        office.session.become(before)
    return (*light, *dark)


def _capture_in(office: Office, folder: Path, mode: Mode, wanted: Sequence[Capture]) -> list[Path]:
    theme = Theme(create_application(), mode)
    wording = Wording.load()
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
            if not window.grab().save(str(path)):
                raise OSError(str(path))
            saved.append(path)
    finally:
        leave(window)
    return saved


def capture_database(url: str, folder: Path) -> tuple[Path, ...]:
    """Open a database as the desktop does and save a picture of each screen."""
    from ui.bootstrap import open_on_this_computer

    return capture_all(open_on_this_computer(url, first=Role.COORDINATOR), folder)
