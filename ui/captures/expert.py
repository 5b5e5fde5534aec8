"""Pictures of an expert's window: how it opens, how one enrols, and each of its places as the home is now."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from reviewer.services.expert_copy.my_dossiers import TO_DO, CopyState
from reviewer.wording import Wording
from ui.application import assemble, create_application
from ui.captures.photographer import Visitor, leave
from ui.expert.view import ExpertWindow
from ui.language import Language, current
from ui.theme.theme import Mode, Theme
from ui.theme.tokens import Window

if TYPE_CHECKING:
    from reviewer.services.expert_copy.home import ExpertCopy
    from reviewer.services.office import Office

SIZE = QSize(*Window.OFFICE)
_PAINTED = 3
"""How often events are looked at before wrapped lines have their place and are painted there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCapture:
    """One picture. ``arrange`` opens what is to be seen and returns False where the copy has none of it."""

    name: str
    arrange: Callable[[Visitor], bool]
    dark_too: bool = False


def capture_home(
    home: Path, passphrase: str, invitation: Path | None, folder: Path, *, complete: bool = False
) -> tuple[Path, ...]:
    """Open an expert's home as the desktop does, save its pictures, and return the files.

    ``complete``: each in the dark too, and all of it in English, in the folder ``en``.

    ``invitation``: for one more picture, of a new copy that is about to answer it and is thrown away.
    """
    from ui.bootstrap import HomeEntrance

    entrance = HomeEntrance(home)
    entrance.enter(passphrase)
    office, copy = entrance.open()
    saved = capture_expert(office, copy, folder, complete=complete)
    if invitation is None:
        return saved
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        fresh = HomeEntrance(Path(place) / "copy", office.desk.clock)
        fresh.enter(passphrase)
        return (*saved, *_enrolling(*fresh.open(), invitation, folder))


def capture_expert(
    office: Office, copy: ExpertCopy, folder: Path, *, complete: bool = False
) -> tuple[Path, ...]:
    """Open an expert's window on a home and save a picture of each place; return the files in order.

    The declaration and the grid are there where a dossier is at that point. The light pictures first.
    """
    saved: list[Path] = []
    for language in Language if complete else (Language.FRENCH,):
        place = folder if language is Language.FRENCH else folder / language.value
        place.mkdir(parents=True, exist_ok=True)
        for mode in (Mode.LIGHT, Mode.DARK):
            saved += _capture_in(office, copy, place, mode, language, complete)
    create_application()
    return tuple(saved)


def _capture_in(
    office: Office, copy: ExpertCopy, folder: Path, mode: Mode, language: Language, complete: bool
) -> list[Path]:
    window = _window(mode, language)
    saved: list[Path] = []
    try:
        if mode is Mode.LIGHT:
            window.entry.ask(fresh=True)
            for _ in range(_PAINTED):
                QApplication.processEvents()
            saved.append(_save(window, folder, "copie-entree"))
        visitor = _install(window, office, copy)
        for capture in COPY_CAPTURES:
            if (mode is Mode.LIGHT or capture.dark_too or complete) and capture.arrange(visitor):
                visitor.settle()
                dark = "" if mode is Mode.LIGHT else "-sombre"
                saved.append(_save(window, folder, f"{capture.name}{dark}"))
    finally:
        leave(window)
    return saved


def _enrolling(office: Office, copy: ExpertCopy, invitation: Path, folder: Path) -> list[Path]:
    """Show an invitation in a copy that has no keys yet."""
    window = _window(Mode.LIGHT)
    try:
        visitor = _install(window, office, copy)
        window.bring([invitation])
        visitor.settle()
        return [_save(window, folder, "copie-inscription")]
    finally:
        leave(window)


def _window(mode: Mode, language: Language = Language.FRENCH) -> ExpertWindow:
    window = ExpertWindow(Theme(create_application(language=language), mode), Wording.load(language))
    window.resize(SIZE)
    window.show()
    return window


def _install(window: ExpertWindow, office: Office, copy: ExpertCopy) -> Visitor:
    window.install(replace(assemble(office, window.theme, Wording.load(current())), expert_copy=copy))
    visitor = Visitor(window)
    visitor.settle()
    return visitor


def _save(window: ExpertWindow, folder: Path, name: str) -> Path:
    path = folder / f"{name}.png"
    if not window.grab().save(str(path)):
        raise OSError(str(path))
    return path


def _dossiers(visitor: Visitor) -> bool:
    visitor.go("my_dossiers")
    return True


def _grid(visitor: Visitor, states: Set[CopyState]) -> bool:
    """Open the first dossier in one of these states, as Enter in the list does."""
    screen = visitor.go("my_dossiers")
    found = next((row.dossier_id for row in screen.model.rows if row.state in states and row.opens), None)
    if found is None:
        return False
    visitor.go("grid", found)
    return True


def _declaration(visitor: Visitor) -> bool:
    return _grid(visitor, {CopyState.DECLARE})


def _draft(visitor: Visitor) -> bool:
    return _grid(visitor, TO_DO - {CopyState.DECLARE})


def _parcels(visitor: Visitor) -> bool:
    visitor.go("parcels")
    return True


def _keys(visitor: Visitor) -> bool:
    visitor.go("my_keys")
    return True


def _help(visitor: Visitor) -> bool:
    visitor.go("help")
    return True


COPY_CAPTURES: list[CopyCapture] = [
    CopyCapture(name="copie-mes-dossiers", arrange=_dossiers, dark_too=True),
    CopyCapture(name="copie-paquets", arrange=_parcels, dark_too=True),
    CopyCapture(name="copie-mes-cles", arrange=_keys, dark_too=True),
    CopyCapture(name="copie-mode-d-emploi", arrange=_help),
    CopyCapture(name="copie-declaration", arrange=_declaration, dark_too=True),
    CopyCapture(name="copie-grille", arrange=_draft, dark_too=True),
]
