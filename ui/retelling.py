"""Another language without a restart: the window gives way to its twin, which says everything in that language.

Every word of a window is said while it is made, so a twin is the one way to leave none behind. It opens where the
person was, with the same way back, and takes over what was typed, chosen and not yet stored (``ui.carrying``).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from reviewer.wording import Wording
from ui.carrying import Carried, put_choices, put_place, put_words, take
from ui.language import Language, current, install_translators
from ui.placed_window import PlacedWindow
from ui.preferences import Preferences

STEP_MS = 15
MOST_ROUNDS = 8
"""How often fields that follow from others are looked for before what is left is let go."""


def may_retell(window: PlacedWindow) -> bool:
    """Tell whether nothing stands in the way: no dialog waits for an answer, and nobody has covered the window."""
    return window.installed and not window.covered_now and QApplication.activeModalWidget() is None


def retell(window: PlacedWindow, language: Language) -> PlacedWindow:
    """Return the window's twin in a language, or the window itself where that is not possible now."""
    app = QApplication.instance()
    if app is None or language is current() or not may_retell(window):
        return window
    here, way_back = window.place_now, window.way_back
    kept = {key: take(screen, screen.unsaved()) for key, screen in window.screens_open.items()}
    window.stack.hide()  # screens that store what is typed when one leaves them do so now
    window.finish()
    install_translators(app, language)
    for preferences in app.findChildren(Preferences):
        preferences.speak(language)
    twin = window.twin(Wording.load(language))
    _stand_where(window, twin)
    _OPEN.add(twin)
    twin.destroyed.connect(_Gone(twin).forget)
    twin.take_over(window)
    window.retold.emit(twin)
    window.close()
    _OPEN.discard(window)
    window.deleteLater()
    Resuming(twin, here, way_back, kept).begin()
    return twin


_OPEN: set[PlacedWindow] = set()
"""Twins have nobody else to hold them."""


class _Gone(QObject):
    def __init__(self, window: PlacedWindow) -> None:
        super().__init__()
        self._window = window

    def forget(self) -> None:
        """Let a window go that Qt has destroyed."""
        _OPEN.discard(self._window)


def _stand_where(window: PlacedWindow, twin: PlacedWindow) -> None:
    twin.setGeometry(window.geometry())
    if window.isMaximized():
        twin.showMaximized()
    elif window.isFullScreen():
        twin.showFullScreen()
    else:
        twin.show()
    twin.activateWindow()


class Resuming(QObject):
    """Waits until the twin has read its screens, and puts back what was carried; the rest when one goes there."""

    done = Signal()

    def __init__(
        self,
        window: PlacedWindow,
        here: tuple[str, object] | None,
        way_back: list[tuple[str, object]],
        kept: dict[str, Carried],
    ) -> None:
        super().__init__(window)
        self.setObjectName("resuming")
        self._window = window
        self._here = here
        self._way_back = way_back
        self._kept = kept
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)
        window.arrived.connect(self._arrived)

    @property
    def busy(self) -> bool:
        """Tell whether something is still to be put back on the screen that shows."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Start looking."""
        self._timer.start()

    def _arrived(self, _key: str) -> None:
        self._rounds = 0
        if self._kept:
            self._timer.start()

    def _step(self) -> None:
        if not isValid(self._window) or not self._window.settled:
            return
        if self._here is not None:
            (key, argument), self._here = self._here, None
            self._window.resume(key, argument, self._way_back)
            return
        key = self._window.place_key
        carried = self._kept.get(key)
        if carried is None:
            self._finish()
            return
        screen = self._window.screen_of(key)
        self._rounds += 1
        if self._rounds == 1 and carried.unsaved is not None:
            screen.put_back(carried.unsaved)
            return
        moved = put_choices(screen, carried) or put_words(screen, carried)
        if not moved or self._rounds > MOST_ROUNDS:
            put_place(screen, carried)
            del self._kept[key]
            self._finish()

    def _finish(self) -> None:
        self._timer.stop()
        self.done.emit()
