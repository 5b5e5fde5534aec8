"""Start-up: Qt first, one painted window, then the database. The order is what makes it quick (docs/ui.md)."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QStyleFactory

from reviewer.wording import Wording
from ui.desktop import Desktop, Navigator, News
from ui.feedback import Feedback
from ui.language import install_translators
from ui.main_window import MainWindow
from ui.places import ICONS
from ui.preferences import Preferences
from ui.quick_imports import keep_what_is_there, look_less_often, start_undisturbed
from ui.screens.sign_in.gate import Entrance, Gate, GatePresenter
from ui.tasks.collecting import Collector
from ui.tasks.lanes import ReadLane, WriteLane

if TYPE_CHECKING:
    from reviewer.services.office import Office
    from ui.theme.theme import Theme

log = logging.getLogger(__name__)

KEEPING_MS = 5_000
"""How long after the office is open what start-up made is counted as there to stay."""


def create_application(arguments: Sequence[str] = (), *, language: str = "fr") -> QApplication:
    """Return the application: style, name, icon, its look for garbage, the translators of a language (French first)."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([sys.argv[0], *arguments])
    app.setApplicationName("Avisé")
    app.setOrganizationName("Avisé")
    app.setDesktopFileName("avise")
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setWindowIcon(QIcon(str(ICONS / "logo.svg")))
    install_translators(app, language)
    if app.findChild(Collector) is None:
        Collector(app)
    return app


def assemble(office: Office, theme: Theme, wording: Wording) -> Desktop:
    """Return the desktop around an office: lanes, feedback, news and navigation."""
    reads = ReadLane()
    return Desktop(
        office=office,
        writes=WriteLane(),
        reads=reads,
        counting=ReadLane(after=reads),
        feedback=Feedback(wording),
        wording=wording,
        theme=theme,
        news=News(),
        navigator=Navigator(),
    )


class Opening(QObject):
    """Opens the office right after the first paint; a thread for it would only fight for the interpreter."""

    def __init__(
        self, window: MainWindow, theme: Theme, wording: Wording, entrance: Callable[[], Entrance]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._wording = wording
        self._find = entrance
        self._entrance: Entrance | None = None
        self._gate: GatePresenter | None = None
        self._copy: QMainWindow | None = None
        start_undisturbed()
        self.destroyed.connect(look_less_often)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEPING_MS)
        self._keeping.timeout.connect(keep_what_is_there)
        window.door.start.copy_asked.connect(self.open_copy)
        QTimer.singleShot(0, self.begin)

    def begin(self) -> None:
        """Open the office; ask at the door first where its files are encrypted, or are not there yet."""
        try:
            self._entrance = self._find()
            found = self._entrance.gate()
        except Exception as error:  # the border of the program: whatever it is, it is said in words
            self._fail(error)
            return
        if found is Gate.OPEN:
            self.open()
            return
        self._gate = GatePresenter(self._entrance, self)
        self._gate.turned.connect(self.turn)
        self._gate.unlocked.connect(self.open)
        self._window.guard(self._gate, first=found is Gate.NEW)

    def open(self) -> None:
        """Open the office, or say why it could not be opened."""
        if self._gate is not None:
            self._gate.close()
        try:
            office = self._opened()
        except Exception as error:  # the border of the program, as above
            self._fail(error)
            return
        self._window.install(assemble(office, self._theme, self._wording))
        self._keeping.start()

    def turn(self) -> None:
        """Look again what stands before the office: the way leads somewhere else now."""
        if self._gate is not None:
            self._gate.close()
            self._gate.deleteLater()
        entrance = self._entrance
        if entrance is not None:
            self._find = lambda: entrance
        self._window.door.open()
        self.begin()

    def open_copy(self) -> None:
        """Open an expert's own copy instead: nothing was made here yet."""
        from ui.expert.application import open_copy

        self._copy = open_copy(self._theme, self._wording)
        self._window.close()

    def _opened(self) -> Office:
        if self._entrance is None:
            raise RuntimeError("there is no way in yet")
        return self._entrance.open()

    def _fail(self, error: Exception) -> None:
        look_less_often()
        log.error("the office could not be opened", exc_info=error)
        self._window.fail_to_open(Feedback(self._wording).explain(error))


def run(demonstration: Path | None, arguments: Sequence[str] = ()) -> int:
    """Open the desktop on the user's own database, or on a demonstration prepared in a folder."""
    preferences = Preferences.of_this_person()
    app = create_application(arguments, language=preferences.language)
    theme = preferences.dress(app)
    wording = Wording.load(preferences.language)
    window = MainWindow(theme, wording)
    window.show()
    app.processEvents()
    opening = Opening(window, theme, wording, lambda: _entrance(demonstration))
    opening.setObjectName("opening")
    return app.exec()


def _entrance(demonstration: Path | None) -> Entrance:
    from ui.bootstrap import desktop_entrance

    return desktop_entrance(demonstration)
