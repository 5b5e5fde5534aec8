"""Pictures of an expert's window: on their own copy as it is, and on a new one of which nothing is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from reviewer.services.expert_copy.my_dossiers import CopyState
from reviewer.wording import Wording
from ui.application import assemble, create_application
from ui.captures.photographer import Visitor
from ui.expert.view import ExpertWindow
from ui.theme.theme import Mode, Theme

if TYPE_CHECKING:
    from reviewer.services.clock import Clock
    from reviewer.services.expert_copy.home import ExpertCopy
    from reviewer.services.office import Office

SIZE = QSize(1280, 820)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyCapture:
    """One picture of an expert's window. ``arrange`` returns False where the copy has none of it."""

    name: str
    arrange: Callable[[Visitor], bool]
    dark_too: bool = False


def capture_copy(home: Path, passphrase: str, invitation: Path | None, folder: Path) -> tuple[Path, ...]:
    """Open the real window on an expert's home and save its pictures; return the files in order.

    ``invitation``: what somebody who is not enrolled yet opens, in a new copy that is thrown away.
    """
    from ui.bootstrap import HomeEntrance

    folder.mkdir(parents=True, exist_ok=True)
    entrance = HomeEntrance(home)
    entrance.enter(passphrase)
    office, copy = entrance.open()
    saved = _capture_in(office, copy, folder, Mode.LIGHT)
    saved += _capture_in(office, copy, folder, Mode.DARK)
    if invitation is not None:
        saved.append(_enrolling(passphrase, invitation, folder, office.desk.clock))
    return tuple(saved)


def _capture_in(office: Office, copy: ExpertCopy, folder: Path, mode: Mode) -> list[Path]:
    wanted = [one for one in COPY_CAPTURES if mode is Mode.LIGHT or one.dark_too]
    saved: list[Path] = []
    window = _window(office, copy, mode)
    try:
        visitor = Visitor(window)
        visitor.settle()
        for capture in wanted:
            if not capture.arrange(visitor):
                continue
            visitor.settle()
            saved.append(_save(window, folder, capture.name, mode))
    finally:
        window.close()
        window.deleteLater()
    return saved


def _enrolling(passphrase: str, invitation: Path, folder: Path, clock: Clock) -> Path:
    """Open a new copy on the invitation, before its keys are made."""
    from ui.bootstrap import HomeEntrance

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        entrance = HomeEntrance(Path(place) / "copy", clock)
        entrance.enter(passphrase)
        window = _window(*entrance.open(), Mode.LIGHT)
        try:
            visitor = Visitor(window)
            visitor.settle()
            window.bring([invitation])
            visitor.settle()
            return _save(window, folder, "copie-inscription", Mode.LIGHT)
        finally:
            window.close()
            window.deleteLater()


def _window(office: Office, copy: ExpertCopy, mode: Mode) -> ExpertWindow:
    theme = Theme(create_application(), mode)
    wording = Wording.load()
    window = ExpertWindow(theme, wording)
    window.resize(SIZE)
    window.show()
    window.install(replace(assemble(office, theme, wording), expert_copy=copy))
    return window


def _save(window: ExpertWindow, folder: Path, name: str, mode: Mode) -> Path:
    path = folder / (f"{name}.png" if mode is Mode.LIGHT else f"{name}-sombre.png")
    if not window.grab().save(str(path)):
        raise OSError(str(path))
    return path


def _dossiers(visitor: Visitor) -> bool:
    screen = visitor.go("my_dossiers")
    return bool(screen.model.rows)


def _grid(visitor: Visitor, state: CopyState) -> bool:
    """Open the first dossier in a state, as Enter in the list does."""
    screen = visitor.go("my_dossiers")
    found = next((row.dossier_id for row in screen.model.rows if row.state is state), None)
    if found is None:
        return False
    visitor.go("grid", found)
    return True


def _declaration(visitor: Visitor) -> bool:
    return _grid(visitor, CopyState.DECLARE)


def _draft(visitor: Visitor) -> bool:
    return _grid(visitor, CopyState.CONTINUE)


def _parcels(visitor: Visitor) -> bool:
    visitor.go("parcels")
    return True


def _keys(visitor: Visitor) -> bool:
    visitor.go("my_keys")
    return True


COPY_CAPTURES: list[CopyCapture] = [
    CopyCapture(name="copie-dossiers", arrange=_dossiers, dark_too=True),
    CopyCapture(name="copie-declaration", arrange=_declaration, dark_too=True),
    CopyCapture(name="copie-grille", arrange=_draft, dark_too=True),
    CopyCapture(name="copie-paquets", arrange=_parcels),
    CopyCapture(name="copie-cles", arrange=_keys, dark_too=True),
]
