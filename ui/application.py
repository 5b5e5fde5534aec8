"""Start-up: Qt first, one painted window, then the database. The order is what makes it quick (docs/ui.md)."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QStyleFactory

from reviewer.wording import Wording
from ui.desktop import Desktop, Navigator, News
from ui.feedback import Feedback
from ui.main_window import MainWindow
from ui.places import ICONS, TRANSLATIONS
from ui.tasks.lanes import ReadLane, WriteLane
from ui.theme.theme import Mode, Theme

if TYPE_CHECKING:
    from reviewer.services.office import Office

log = logging.getLogger(__name__)


def create_application(arguments: Sequence[str] = (), *, language: str = "fr") -> QApplication:
    """Return the application: style, name, icon, and the translators of a language (French first)."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([sys.argv[0], *arguments])
    app.setApplicationName("Avisé")
    app.setOrganizationName("Avisé")
    app.setDesktopFileName("avise")
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setWindowIcon(QIcon(str(ICONS / "logo.svg")))
    install_translators(app, language)
    return app


def install_translators(app: QApplication, language: str) -> None:
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


def assemble(office: Office, theme: Theme, wording: Wording) -> Desktop:
    """Return the desktop around an office: lanes, feedback, news and navigation."""
    return Desktop(
        office=office,
        writes=WriteLane(),
        reads=ReadLane(),
        feedback=Feedback(wording),
        wording=wording,
        theme=theme,
        news=News(),
        navigator=Navigator(),
    )


class Opening(QObject):
    """Opens the office right after the first paint; a thread for it would only fight for the interpreter."""

    def __init__(
        self, window: MainWindow, theme: Theme, wording: Wording, open_office: Callable[[], Office]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._wording = wording
        self._open_office = open_office
        QTimer.singleShot(0, self.begin)

    def begin(self) -> None:
        """Open the office, or say why it could not be opened."""
        try:
            office = self._open_office()
        except Exception as error:  # the border of the program: whatever it is, it is said in words
            log.error("the office could not be opened", exc_info=error)
            self._window.fail_to_open(Feedback(self._wording).explain(error))
            return
        self._window.install(assemble(office, self._theme, self._wording))


def run(demonstration: Path | None, arguments: Sequence[str] = ()) -> int:
    """Open the desktop on the user's own database, or on a demonstration prepared in a folder."""
    app = create_application(arguments)
    theme = Theme(app, Mode.SYSTEM)
    wording = Wording.load()
    window = MainWindow(theme, wording)
    window.show()
    app.processEvents()
    opening = Opening(window, theme, wording, lambda: _open(demonstration))
    opening.setObjectName("opening")
    return app.exec()


def _open(demonstration: Path | None) -> Office:
    from ui.bootstrap import open_desktop_office

    return open_desktop_office(demonstration)
