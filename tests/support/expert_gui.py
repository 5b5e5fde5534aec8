"""A bench for an expert's window: a real home on the disk, a far office, and the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reviewer.services.clock import PinnedClock
from reviewer.wording import Wording
from tests.support.expert_copies import PASSPHRASE, TODAY, FarOffice
from ui.bootstrap import HomeEntrance
from ui.expert.application import ExpertOpening
from ui.expert.view import ExpertWindow
from ui.theme.theme import Mode, Theme


@dataclass
class ExpertBench:
    """Everything that a test of an expert's window needs; made by ``open_expert_bench``."""

    qtbot: QtBot
    window: ExpertWindow
    opening: ExpertOpening
    far: FarOffice

    # --- waiting ---------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Wait until nothing is under way and everything that came back has been shown."""
        for _ in range(2):
            self.qtbot.waitUntil(self._idle, timeout=20_000)
            QApplication.processEvents()

    def _idle(self) -> bool:
        if self.opening.busy:
            return False
        desktop = self.window._desktop
        return desktop is None or not desktop.busy

    # --- keys ------------------------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Type into what has the focus, in whatever window it is."""
        QTest.keyClicks(self.focus, text)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """Press a key where the focus is, and wait for what it does."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifier)
            self.settle()

    def tab_to(self, name: str, most: int = 80) -> QWidget:
        """Press Tab until something of that object name has the focus."""
        for _ in range(most):
            if self.focus.objectName() == name:
                return self.focus
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)
            QApplication.processEvents()
        raise AssertionError(f"Tab does not lead to {name}, the focus is on {self.focus!r}")

    @property
    def focus(self) -> QWidget:
        """Return what has the focus; without a display, nobody gives it back to the window behind a dialog."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            QApplication.processEvents()
        found = QApplication.focusWidget()
        return found if found is not None else self.window

    def name_a_file(self, path: Path) -> None:
        """Type a path into the dialog of files that has just opened, and accept."""
        self.qtbot.waitUntil(lambda: self._dialog() is not None, timeout=5_000)
        dialog = self._dialog()
        assert dialog is not None
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setCompleter(None)  # type: ignore[arg-type]  # its list would grab the keyboard, which nothing here can
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self._dialog() is None, timeout=5_000)
        self.settle()

    def _dialog(self) -> QFileDialog | None:
        return next((one for one in self.window.findChildren(QFileDialog) if one.isVisible()), None)

    # --- work of the far office ------------------------------------------------------------------------------

    def off_the_window(self, work: Callable[[], Any]) -> Any:
        """Do something with the home's store on its own lane, as a screen would."""
        done: list[Any] = []
        keeper = _Keeper(done)
        self.window.desktop.writes.run(work, done=keeper.keep, failed=keeper.keep)
        self.settle()
        (found,) = done
        if isinstance(found, Exception):
            raise found
        return found

    def enter(self, *, fresh: bool = True) -> None:
        """Type the passphrase."""
        self.window.entry.passphrase.setText(PASSPHRASE)
        if fresh:
            self.window.entry.repeated.setText(PASSPHRASE)
        self.window.entry.open_button.click()
        self.settle()

    def enrol(self) -> None:
        """Answer an invitation of the far office, which takes the enrolment."""
        copy = self.window.desktop.own_copy
        self.window.screen_of("my_keys").presenter.accept(self.far.invitation())  # type: ignore[attr-defined]  # the keys' page
        self.settle()
        self.far.take(self.off_the_window(lambda: copy.enrolling.write(self.far.folder)))
        self.window.go("my_dossiers")
        self.settle()


class _Keeper(QObject):
    def __init__(self, done: list[Any]) -> None:
        super().__init__()
        self._done = done

    def keep(self, found: Any) -> None:
        self._done.append(found)


def open_expert_bench(qtbot: QtBot, theme: Theme, folder: Path, files: tuple[Path, ...] = ()) -> ExpertBench:
    """Show an expert's window on a home in a folder, made or opened by its passphrase."""
    theme.choose(Mode.LIGHT)
    theme.rescale(1.0)
    window = ExpertWindow(theme, Wording.load(), files)
    qtbot.addWidget(window)
    clock = PinnedClock(TODAY)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    opening = ExpertOpening(window, theme, Wording.load(), HomeEntrance(folder / "copie", clock=clock))
    bench = ExpertBench(qtbot, window, opening, FarOffice(folder / "bureau"))
    QApplication.processEvents()
    return bench
