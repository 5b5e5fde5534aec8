"""Somebody who has a keyboard and hears what a screen reader is given: wherever the focus comes, it is listened to."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QWidget
from pytestqt.exceptions import TimeoutError as TookTooLong

from tests.support.keyboard import CTRL, NONE, Keyboard
from tests.support.words import strange

FAR = 15
"""More presses of Tab than this, to what one came for, is too far."""
MOMENT_MS = 1000
"""So long a window may take to be the active one after its dialog has closed."""
NO_ROLE = QAccessible.Role.NoRole.name
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Heard:
    """What a screen reader is given of a stop: ``kind`` is the class of the widget, for whoever reads a failure."""

    kind: str
    role: str
    name: str
    value: str = ""
    description: str = ""

    def __str__(self) -> str:
        more = " ".join(repr(one) for one in (self.value, self.description) if one)
        return f"{self.role} « {self.name} » {more} ({self.kind})"


def hear(widget: QWidget) -> Heard:
    """Return what is said of a widget that has the focus; the value of a list is its current cell."""
    interface = QAccessible.queryAccessibleInterface(widget)
    kind = f"{type(widget).__name__} {widget.objectName()}".strip()
    return Heard(
        kind,
        interface.role().name,
        interface.text(QAccessible.Text.Name),
        _value(widget, interface),
        interface.text(QAccessible.Text.Description),
    )


def _value(widget: QWidget, interface: QAccessibleInterface) -> str:
    if isinstance(widget, QAbstractItemView):
        index = widget.currentIndex()
        return str(index.data() or "") if index.isValid() else ""
    return interface.text(QAccessible.Text.Value)


@dataclass
class Hands(Keyboard):
    """Presses keys and hears where they lead. ``stops``: what was heard, each once, in the order it was met."""

    stops: dict[Heard, str] = field(default_factory=dict)

    @property
    def focus(self) -> QWidget:
        """Return what has the focus; a person who has nothing but keys is lost without."""
        self.settle()
        self._target()  # a window whose dialog has closed is the active one again, as under a window manager
        with suppress(TookTooLong):
            self.qtbot.waitUntil(self._settled, timeout=MOMENT_MS)
        found: QWidget | None = QApplication.focusWidget()
        assert found is not None, f"nothing has the focus, in {self._where()}"
        assert found.isVisible(), f"the focus is on something hidden: {hear(found)}, in {self._where()}"
        return found

    @property
    def here(self) -> Heard:
        """Return what is heard where the focus is."""
        return hear(self.focus)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key, and hear where it led."""
        super().press(key, modifier)
        self._listen(f"after {QKeySequence(key).toString()}")

    def reach(self, name: str, *, backwards: bool = False, most: int = FAR) -> None:
        """Press Tab until the focus is on what has this name, or begins with it."""
        passed = [self.here.name]
        for _ in range(most):
            if passed[-1].startswith(name):
                return
            self.press(Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab, SHIFT if backwards else NONE)
            passed.append(self.here.name)
        assert passed[-1].startswith(name), f"« {name} » is out of reach of Tab: {' → '.join(passed)}"

    def choose_row(self, words: str) -> None:
        """Go down a list that has the focus, from its first row, to the one that says this."""
        self.press(Qt.Key.Key_Home, CTRL)
        passed = [self.here.value]
        while passed[-1] != words:
            self.press(Qt.Key.Key_Down)
            passed.append(self.here.value)
            assert passed[-1] != passed[-2], f"no row says « {words} »: {' → '.join(passed)}"

    def fill(self, name: str, letters: str) -> None:
        """Go to a field by Tab, and type what it shall hold in place of what it holds."""
        self.reach(name)
        self.press(Qt.Key.Key_A, CTRL)
        self.type(letters)

    def push(self, name: str) -> None:
        """Go to a button by Tab, and press Enter on it."""
        self.reach(name)
        self.press(Qt.Key.Key_Return)

    def command(self, letters: str, title: str) -> None:
        """Ask for something by its name, as the palette of commands finds it."""
        self.press(Qt.Key.Key_K, CTRL)
        self.type(letters)
        self.settle()
        palette = QApplication.activeModalWidget()
        assert palette is not None, f"there is no palette, in {self._where()}"
        table = palette.findChild(QAbstractItemView)
        assert table is not None
        found = str(table.currentIndex().data() or "")
        assert found == title, f"« {letters} » finds « {found} » first, not « {title} »"
        self.press(Qt.Key.Key_Return)

    def choose_file(self, chosen: Path) -> None:
        """Choose in the system's dialog of files, which is nobody's of ours: its answer alone is given."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog), f"no file is asked for, in {self._where()}"
        dialog.fileSelected.emit(str(chosen))
        dialog.close()
        self.settle()
        self._listen("after a file was chosen")

    def arrive(self, name: str) -> None:
        """Assert that the focus is already on what has this name, without a single Tab."""
        assert self.here.name.startswith(name), f"the focus is on {self.here}, not on « {name} »"

    @property
    def ill_told(self) -> list[str]:
        """Return each stop of which neither name nor role, or English, is said."""
        found = [f"{one} has no name, {where}" for one, where in self.stops.items() if not one.name.strip()]
        found += [f"{one} has no role, {where}" for one, where in self.stops.items() if one.role == NO_ROLE]
        for one, where in self.stops.items():
            found += [f"{text!r} is English, {where}" for text in strange("en", _texts(one))]
        return found

    # --- inside ----------------------------------------------------------------------------------------------

    def _settled(self) -> bool:
        found: QWidget | None = QApplication.focusWidget()
        return found is not None and found.isVisible()

    def _listen(self, after: str) -> None:
        ours = not isinstance(QApplication.activeModalWidget(), QFileDialog)
        if ours and QApplication.activePopupWidget() is None and self.window.isVisible():
            self.stops.setdefault(self.here, f"{after}, in {self._where()}")

    def _where(self) -> str:
        window = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        return f"« {window.windowTitle() or type(window).__name__} »"


def _texts(one: Heard) -> Sequence[str]:
    return one.name, one.value, one.description
