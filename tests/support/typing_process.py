"""A desktop in which somebody is typing, and which may be killed at any moment. Not a test.

Arguments: ``FOLDER DOSSIER TEXT``, on the database of a bench. Opens the dossier, asks for its withdrawal, types the
text into the reason key by key as a person does, and prints each key's number after it was pressed. Never ends.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest

from db.store import open_store
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.wording import Wording
from tests.support.gui import PEOPLE, office_over
from ui.application import assemble, create_application
from ui.main_window import MainWindow
from ui.screens.dossier.view import DossierPage
from ui.theme.theme import Mode, Theme
from ui.widgets.reason_dialog import ReasonDialog

KEY_EVERY_MS = 40


class Typist(QObject):
    """Waits for the dossier, opens the dialog, and types."""

    def __init__(self, window: MainWindow, dossier_id: str, text: str) -> None:
        super().__init__(window)
        self._window = window
        self._left = list(text)
        self._pressed = 0
        self._page = window.screen_of("dossier")
        window.go("dossier", dossier_id)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        self._timer.start(KEY_EVERY_MS)

    def _next(self) -> None:
        page = self._page
        if not isinstance(page, DossierPage) or page.presenter.view is None:
            return
        if page.dialog is None:
            page.doing.do(Act.WITHDRAW)
            return
        if isinstance(page.dialog, ReasonDialog) and self._left:
            QTest.keyClicks(page.dialog.reason, self._left.pop(0))
            self._pressed += 1
            sys.stdout.write(f"{self._pressed}\n")
            sys.stdout.flush()


def main(folder: Path, dossier_id: str, text: str) -> None:
    """Type until killed."""
    app = create_application()
    theme = Theme(app, Mode.LIGHT)
    opened = open_store(f"sqlite:///{(folder / 'avise.db').as_posix()}", create=False)
    coordinator = PEOPLE[0]
    office = office_over(opened, Actor(coordinator.id, coordinator.name, coordinator.roles))
    window = MainWindow(theme, Wording.load())
    window.show()
    window.install(assemble(office, theme, Wording.load()))
    typist = Typist(window, dossier_id, text)
    typist.setObjectName("typist")
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
