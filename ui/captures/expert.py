"""Pictures of an expert's window: how it opens, and each of its places as the home is now."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from reviewer.services.expert_copy.my_dossiers import TO_DO, CopyRow, CopyState
from reviewer.wording import Wording
from ui.application import assemble, create_application
from ui.expert.view import ExpertWindow
from ui.theme.theme import Mode, Theme

if TYPE_CHECKING:
    from reviewer.services.expert_copy.home import ExpertCopy
    from reviewer.services.office import Office
    from ui.screens.expert_dossiers.view import ExpertDossiersScreen

SIZE = QSize(1440, 900)
PATIENCE_S = 30


def capture_expert(office: Office, copy: ExpertCopy, folder: Path) -> tuple[Path, ...]:
    """Open an expert's window on a home and save a picture of each place; return the files in order.

    The declaration and the grid are there where a dossier is at that point.
    """
    folder.mkdir(parents=True, exist_ok=True)
    theme = Theme(create_application(), Mode.LIGHT)
    wording = Wording.load()
    window = ExpertWindow(theme, wording)
    window.resize(SIZE)
    window.show()
    saved: list[Path] = []

    def save(name: str) -> None:
        path = folder / f"{name}.png"
        if not window.grab().save(str(path)):
            raise OSError(str(path))
        saved.append(path)

    try:
        window.entry.ask(fresh=True)
        QApplication.processEvents()
        save("expertise-entree")
        desktop = replace(assemble(office, theme, wording), expert_copy=copy)
        window.install(desktop)
        _settle(lambda: desktop.reads.busy or desktop.writes.busy or not window.rail.isEnabled())
        rows = _rows(window)
        for place, name in (
            ("my_dossiers", "expertise-mes-dossiers"),
            ("parcels", "expertise-paquets"),
            ("my_keys", "expertise-mes-cles"),
            ("help", "expertise-mode-d-emploi"),
        ):
            window.go(place)
            _settle(lambda: desktop.reads.busy or desktop.writes.busy)
            save(name)
        for wanted, name in (
            ({CopyState.DECLARE}, "expertise-declaration"),
            (set(TO_DO) - {CopyState.DECLARE}, "expertise-grille"),
        ):
            found = next((row for row in rows if row.state in wanted and row.opens), None)
            if found is not None:
                window.go("grid", found.dossier_id)
                _settle(lambda: desktop.reads.busy or desktop.writes.busy)
                save(name)
    finally:
        window.close()
        window.deleteLater()
    return tuple(saved)


def _rows(window: ExpertWindow) -> tuple[CopyRow, ...]:
    window.go("my_dossiers")
    _settle(lambda: window.desktop.reads.busy or window.desktop.writes.busy)
    screen = cast("ExpertDossiersScreen", window.screen_of("my_dossiers"))
    return tuple(screen.model.rows)


def _settle(busy: Callable[[], bool]) -> None:
    """Wait until nothing is under way and everything is painted."""
    until = time.monotonic() + PATIENCE_S
    quiet = 0
    while quiet < 3:
        QApplication.processEvents()
        quiet = 0 if busy() else quiet + 1
        if time.monotonic() > until:
            raise TimeoutError("the window is still busy")
        time.sleep(0.01)
