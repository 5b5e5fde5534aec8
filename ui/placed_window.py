"""What the office's window and an expert's share: a rail of places, their screens, a trouble bar and a status bar."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from ui.ahead import Ahead
from ui.formats import long_date
from ui.language import Language, current
from ui.theme.theme import SCALES, Mode, Theme
from ui.theme.tokens import Window
from ui.widgets.buttons import IconButton
from ui.widgets.pile import Pile
from ui.widgets.rail import Rail
from ui.widgets.screen import Screen
from ui.widgets.taking_back import TakingBack
from ui.widgets.text import OneLine, announce
from ui.widgets.trouble import TroubleBar

if TYPE_CHECKING:
    from reviewer.wording import Wording
    from ui.desktop import Desktop
    from ui.places_of_work import Place

ARRIVED_MS = 200
"""A title this long after the last change is that of where one has arrived, and not of something on the way."""
SAID_WIDTH = 120
"""What was said last keeps at least this much of the status bar: the notes beside it give way."""


class PlacedWindow(QMainWindow):
    """A window that goes from place to place and remembers the way back.

    A subclass makes its bars and puts them with the screens (``canvas``), then sets what it shows (``complete``): tab
    order is the order in which things are made. ``install`` gives it what its places work on.

    ``arrived``: a place shows; ``retold``: its twin in another language takes its place (``ui.retelling``).
    """

    arrived = Signal(str)
    retold = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, places: Sequence[Place]) -> None:
        super().__init__()
        self._theme = theme
        self._desktop: Desktop | None = None
        self._places = {place.key: place for place in places}
        self._screens: dict[str, Screen] = {}
        self.helping: QWidget | None = None
        self._history: list[tuple[str, object]] = []
        self.setMinimumSize(*Window.SMALLEST)
        self.rail = Rail(theme, wording)
        for place in places:
            if place.in_rail:
                self.rail.add_place(place.key, place.title(), place.icon)
        self.rail.setEnabled(False)
        self.rail.chosen.connect(self.go)
        self.trouble = TroubleBar(theme)
        self.stack = Pile()

    # --- for subclasses --------------------------------------------------------------------------------------

    def canvas(self, *bars: QWidget) -> QWidget:
        """Return the rail beside the screens, with bars above these."""
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for bar in bars:
            right.addWidget(bar)
        right.addWidget(self.stack, 1)
        inside = QWidget()
        inside.setObjectName("canvas")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        return inside

    def complete(self, central: QWidget, *notes: OneLine) -> None:
        """Show this; ``notes`` stand in the status bar, before the day. The keys of going about work."""
        self.setCentralWidget(central)
        self._arriving = QTimer(self)
        self._arriving.setSingleShot(True)
        self._arriving.setInterval(ARRIVED_MS)
        self._arriving.timeout.connect(self._entitle)
        self.stack.currentChanged.connect(self.entitle)
        self._entitle()
        self._fill_status_bar(notes)
        self.shortcut(QKeySequence("Alt+Left"), self.back)
        self.shortcut(QKeySequence("F5"), self.reload)
        self.shortcut(QKeySequence("F1"), self.help)
        self.shortcut(QKeySequence("Alt+Z"), self.taking_back.take_back)
        self.taking_back.refused.connect(self._refuse_undo)

    def shortcut(self, keys: QKeySequence, act: Callable[[], None]) -> QShortcut:
        """Let keys do an act, wherever one is in the window."""
        made = QShortcut(keys, self)
        made.activated.connect(act)
        return made

    def forget_screens(self) -> None:
        """Drop every screen, and the way back."""
        for screen in self._screens.values():
            self.desktop.slices.drop(screen)
            self.stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        self._history.clear()

    def words_of_day(self, today: date) -> str:
        """Return what the status bar says of a day that is not a demonstration's."""
        return long_date(today)

    @property
    @abstractmethod
    def own_title(self) -> str:
        """Return what the window is called whatever it shows."""

    @property
    def shown_title(self) -> str:
        """Return what shows is called, empty where it has no name."""
        screen = self.stack.currentWidget()
        return screen.window_title if isinstance(screen, Screen) else ""

    def entitle(self) -> None:
        """Call the window after what shows (WCAG 2.4.2), in a moment: the task bar says it, and a screen reader."""
        self._arriving.start()

    @abstractmethod
    def twin(self, wording: Wording) -> PlacedWindow:
        """Return a window like this one, not yet shown, that speaks in these words."""

    @abstractmethod
    def take_over(self, former: PlacedWindow) -> None:
        """Take what the former window worked on."""

    @property
    def covered_now(self) -> bool:
        """Tell whether what is there must not be seen now."""
        return False

    # --- opening ---------------------------------------------------------------------------------------------

    def install(self, desktop: Desktop) -> None:
        """Take what is open: from now on the places open. Texts in the making are each window's to begin with."""
        self._desktop = desktop
        desktop.doors.help_asked.connect(self.help)
        desktop.typed.failed.connect(desktop.feedback.report)
        desktop.typed.loaded.connect(self._say_kept)
        desktop.feedback.trouble.connect(self.trouble.explain)
        desktop.feedback.said.connect(self.say)
        self.taking_back.install(desktop)
        desktop.navigator.room = self.stack
        self.ahead = Ahead(desktop, self._places, self)
        desktop.navigator.asked.connect(self.go)
        desktop.navigator.back_asked.connect(self.back)
        desktop.writes.trouble.connect(desktop.feedback.report)
        desktop.reads.trouble.connect(desktop.feedback.report)
        desktop.counting.trouble.connect(desktop.feedback.report)
        clock = desktop.office.desk.clock
        today = clock.today()
        fixed = self.tr("Demonstration – date fixed at {day}").format(day=long_date(today))
        self._day.setText(fixed if clock.pinned else self.words_of_day(today))

    @property
    def theme(self) -> Theme:
        """Return the theme that the window follows."""
        return self._theme

    @property
    def desktop(self) -> Desktop:
        """Return the office, or the expert's home, and its lanes; only after ``install``."""
        if self._desktop is None:
            raise RuntimeError("nothing is open in this window yet")
        return self._desktop

    @property
    def installed(self) -> bool:
        """Tell whether something is open in the window."""
        return self._desktop is not None

    @property
    def settled(self) -> bool:
        """Tell whether everything that was asked for has come back."""
        desktop = self._desktop
        return desktop is not None and not desktop.busy

    def finish(self) -> None:
        """End the lanes; the writes that were asked for are done first."""
        if self._desktop is not None:
            self._desktop.close()

    # --- going about -----------------------------------------------------------------------------------------

    def go(self, key: str, argument: object = None) -> None:
        """Open a place and remember it for the way back."""
        if not self._history or self._history[-1] != (key, argument):
            self._history.append((key, argument))
        self._open(key, argument)

    def back(self) -> None:
        """Go back to the place before this one."""
        if len(self._history) > 1:
            self._history.pop()
            self._open(*self._history[-1])

    @property
    def place_now(self) -> tuple[str, object] | None:
        """Return which place shows and what it opened; None before the first."""
        shows_place = isinstance(self.stack.currentWidget(), Screen)
        return self._history[-1] if self._history and shows_place else None

    @property
    def place_key(self) -> str:
        """Return the key of the place that shows, empty before the first."""
        return self._history[-1][0] if self._history else ""

    @property
    def way_back(self) -> list[tuple[str, object]]:
        """Return the places behind this one, and it."""
        return list(self._history)

    @property
    def screens_open(self) -> dict[str, Screen]:
        """Return the screens that have been made, by place."""
        return dict(self._screens)

    def resume(self, key: str, argument: object, way_back: Sequence[tuple[str, object]]) -> None:
        """Open a place with the way back that led to it."""
        self._history[:] = way_back
        if self.place_now != (key, argument) or self.stack.currentWidget() is not self._screens.get(key):
            self._open(key, argument)

    def reload(self) -> None:
        """Read the screen again."""
        screen = self.stack.currentWidget()
        if isinstance(screen, Screen):
            screen.reload()

    def screen_of(self, key: str) -> Screen:
        """Return a screen, made the first time that it is asked for."""
        if key not in self._screens:
            screen = self._places[key].make(self.desktop)
            self._screens[key] = screen
            screen.titled.connect(self.entitle)
            self.stack.addWidget(screen)
        return self._screens[key]

    def help(self, inside: object = None) -> None:
        """Open the guide at what has the focus. ``inside``: the dialog in which help was asked for."""
        from ui.help.dialog_help import help_about

        current = self.stack.currentWidget()
        place = next((key for key, screen in self._screens.items() if screen is current), "")
        self.helping = help_about(self._theme, inside if isinstance(inside, QWidget) else self, place)

    def say(self, sentence: str) -> None:
        """Say what was done, in the status bar."""
        self.taking_back.forget()
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        announce(self._said, sentence)
        self._said.setMinimumWidth(self._theme.px(SAID_WIDTH) if sentence else 0)

    @property
    def said(self) -> str:
        """Return what was said last."""
        return self._said.text()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish the writes that were asked for before leaving."""
        if self._desktop is not None:
            self._desktop.close()
        super().closeEvent(event)

    # --- inside ----------------------------------------------------------------------------------------------

    def _open(self, key: str, argument: object) -> None:
        screen = self.screen_of(key)
        screen.clear_refusal()
        screen.open(argument)
        self.stack.setCurrentWidget(screen)
        self.rail.mark(key)
        screen.focus_first()
        self.arrived.emit(key)

    def _entitle(self) -> None:
        self.setWindowTitle(" – ".join(part for part in (self.shown_title, self.own_title) if part))

    def _say_kept(self) -> None:
        count = self.desktop.typed.count
        if count:
            self.say(self.tr("%n text(s) that you had begun are kept where you were typing them.", "", count))

    def _refuse_undo(self, error: Exception) -> None:
        screen = self.stack.currentWidget()
        if isinstance(screen, Screen):
            screen.show_refusal(error)
        else:
            self.desktop.feedback.report(error)

    def _fill_status_bar(self, notes: Sequence[OneLine]) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self._said = OneLine()
        self._said.setObjectName("said")
        bar.addWidget(self._said)
        self.taking_back = TakingBack(self._theme, self)
        bar.addWidget(self.taking_back, 1)
        self._day = OneLine()
        self._day.setObjectName("day")
        for note in (*notes, self._day):
            bar.addPermanentWidget(note)
        self.language = IconButton(self._theme, self.tr("Language of the window"), "languages")
        self.language.setObjectName("language")
        self.language.clicked.connect(self._offer_languages)
        self.languages = QMenu(self)
        self.larger = IconButton(self._theme, self.tr("Text size"), "a-large-small")
        self.larger.clicked.connect(self._next_scale)
        self.dark = IconButton(self._theme, self.tr("Light or dark"), "moon")
        self.dark.clicked.connect(self._toggle_dark)
        for button in (self.language, self.larger, self.dark):
            bar.addPermanentWidget(button)

    def _offer_languages(self) -> None:
        self.languages.clear()
        group = QActionGroup(self.languages)
        for one in Language:
            action = QAction(one.own_name, self.languages)
            action.setCheckable(True)
            action.setChecked(one is current())
            action.setData(one)
            group.addAction(action)
            self.languages.addAction(action)
        group.triggered.connect(self._choose_language)
        above = QPoint(0, -self.languages.sizeHint().height())
        self.languages.popup(self.language.mapToGlobal(above))

    def _choose_language(self, action: QAction) -> None:
        from ui.retelling import may_retell, retell

        if may_retell(self):
            retell(self, Language(action.data()))
        else:
            self.say(self.tr("The language changes once nothing else is open."))

    def _toggle_dark(self) -> None:
        dark = self._theme.colours.name == "dark"
        self._theme.choose(Mode.LIGHT if dark else Mode.DARK)
        self._theme.put_icon(self.dark, "moon" if dark else "sun")

    def _next_scale(self) -> None:
        index = SCALES.index(self._theme.scale) if self._theme.scale in SCALES else 0
        self._theme.rescale(SCALES[(index + 1) % len(SCALES)])
        self.say(self.tr("Text at {percent} %").format(percent=round(self._theme.scale * 100)))
