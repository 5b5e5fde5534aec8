"""The window: rail, screens, trouble bar and status bar. It paints before the office is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reviewer.dossier.lifecycle import Role, may
from reviewer.dossier.people import Actor, Person
from reviewer.programme.model import ProgrammeState
from reviewer.services.changes import Changes
from reviewer.services.desk import NOBODY, is_staff
from reviewer.services.ports.key_slots import Protection
from reviewer.services.views import QueueCounts
from reviewer.wording import Explanation, Wording
from ui.daily import DailyWork
from ui.desktop import Desktop
from ui.formats import long_date
from ui.places_of_work import PLACES, WAITS, place_of
from ui.screens.after_crash.view import AfterCrashBar
from ui.screens.settings import COPIES
from ui.screens.sign_in.door.view import Door
from ui.screens.sign_in.gate import GatePresenter
from ui.theme.theme import SCALES, Mode, Theme
from ui.widgets.buttons import IconButton
from ui.widgets.empty import Empty
from ui.widgets.rail import Rail
from ui.widgets.screen import Screen
from ui.widgets.trouble import TroubleBar
from ui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from reviewer.services.office import Office


class MainWindow(QMainWindow):
    """One window. ``install`` gives it the office once that is open. ``closing``: it goes."""

    closing = Signal()

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self._desktop: Desktop | None = None
        self._screens: dict[str, Screen] = {}
        self._history: list[tuple[str, object]] = []
        self._people: tuple[Person, ...] = ()
        self._signs_in = False
        self.setWindowTitle(self.tr("Avisé"))
        self.resize(QSize(1440, 900))
        self.setMinimumSize(QSize(900, 600))

        self.rail = Rail(theme, wording)
        for place in PLACES:
            if place.in_rail:
                self.rail.add_place(place.key, place.title(), place.icon)
        self.rail.setEnabled(False)
        self.rail.chosen.connect(self.go)
        self.rail.person_chosen.connect(self._become)
        self.trouble = TroubleBar(theme)
        self.after_crash = AfterCrashBar(theme)
        self.after_crash.details_asked.connect(self._show_copies)
        self.daily: DailyWork | None = None
        self.stack = QStackedWidget()
        self._opening = Empty(theme, "archive", self.tr("Opening the database…"))
        self.stack.addWidget(self._opening)
        self.welcome = Welcome(theme, wording)
        self.welcome.chosen.connect(self._become)
        self.welcome.named.connect(self._start)
        self.stack.addWidget(self.welcome)

        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.trouble)
        right.addWidget(self.after_crash)
        right.addWidget(self.stack, 1)
        inside = QWidget()
        inside.setObjectName("canvas")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.door = Door(theme, inside, self)
        self.door.entered.connect(self._entered)
        self.door.left.connect(self._left)
        self.rail.lock_asked.connect(self.door.lock)
        self.rail.leave_asked.connect(self.door.leave)
        self.rail.password_asked.connect(self.door.change_password)
        self.setCentralWidget(self.door.whole)
        self._fill_status_bar()
        self._shortcut(QKeySequence("Alt+Left"), self.back)
        self._shortcut(QKeySequence("F5"), self.reload)

    # --- opening ---------------------------------------------------------------------------------------------

    def install(self, desktop: Desktop) -> None:
        """Take the office: from now on the places open."""
        self._desktop = desktop
        desktop.feedback.trouble.connect(self.trouble.explain)
        desktop.feedback.said.connect(self.say)
        desktop.navigator.asked.connect(self.go)
        desktop.navigator.back_asked.connect(self.back)
        desktop.news.changed.connect(self._hear)
        desktop.writes.busy_changed.connect(self._show_writing)
        desktop.writes.trouble.connect(desktop.feedback.report)
        desktop.reads.trouble.connect(desktop.feedback.report)
        self.door.install(desktop)
        self.after_crash.install(desktop)
        self.daily = DailyWork(desktop, self)
        self._say_which_day()
        self._say_protection()
        self._ask_people()
        if self._somebody:
            self._begin()

    def guard(self, gate: GatePresenter, *, first: bool) -> None:
        """Show the door before there is an office. ``first``: there is no database yet."""
        self.closing.connect(gate.close)
        self.door.guard(gate, self._wording, first=first)

    def fail_to_open(self, words: Explanation) -> None:
        """The database could not be opened: say so where the screens would be, and in the bar."""
        self.door.open()
        self._opening.say(self.tr("The database could not be opened."), words.do)
        self.trouble.explain(words)

    @property
    def desktop(self) -> Desktop:
        """Return the office and its lanes; only after ``install``."""
        if self._desktop is None:
            raise RuntimeError("the window has no office yet")
        return self._desktop

    @property
    def people(self) -> tuple[Person, ...]:
        """Return who works here, once that is read."""
        return self._people

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

    def reload(self) -> None:
        """Read the screen again."""
        screen = self.stack.currentWidget()
        if isinstance(screen, Screen):
            screen.reload()

    def screen_of(self, key: str) -> Screen:
        """Return a screen, made the first time that it is asked for."""
        if key not in self._screens:
            screen = place_of(key).make(self.desktop)
            self._screens[key] = screen
            self.stack.addWidget(screen)
        return self._screens[key]

    def say(self, sentence: str) -> None:
        """Say what was done, in the status bar."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)

    @property
    def said(self) -> str:
        """Return what was said last."""
        return self._said.text()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish the writes that were asked for before leaving."""
        self.door.watch.watch(None)
        self.closing.emit()
        if self._desktop is not None:
            self._desktop.close()
        super().closeEvent(event)

    # --- who acts --------------------------------------------------------------------------------------------

    def _ask_people(self) -> None:
        self.desktop.reads.ask("people", partial(_who_is_here, self.desktop.office), done=self._show_people)

    @property
    def _somebody(self) -> bool:
        return self.desktop.office.session.current() != NOBODY

    def _begin(self) -> None:
        self.rail.setEnabled(True)
        self._person_changed()
        self.go(self._first_place())
        self._greet()

    def _greet(self) -> None:
        self.after_crash.greet()
        if self.daily is not None:
            self.daily.begin()

    def _show_copies(self) -> None:
        self.go("settings", COPIES)

    def _show_people(self, here: tuple[tuple[Person, ...], bool]) -> None:
        self._people, self._signs_in = here
        self._show_actor()
        if self._somebody:
            return
        if self._signs_in or not self.desktop.office.desk.clock.pinned:
            self.door.ask(first=not self._signs_in)
        else:
            self.door.open()
            self.welcome.ask_who(self._people)
            self.stack.setCurrentWidget(self.welcome)

    def _show_actor(self) -> None:
        actor = self.desktop.office.session.current()
        if self._signs_in:
            self.rail.show_session(actor)
        else:
            self.rail.show_person(actor, self._people)
        for place in PLACES:
            self.rail.allow(place.key, may(place.needs, actor.roles))

    def _entered(self, actor: Actor) -> None:
        self._signs_in = True
        self._became(actor)

    def _left(self) -> None:
        for screen in self._screens.values():
            self.stack.removeWidget(screen)
            screen.deleteLater()
        self._screens.clear()
        self._history.clear()
        self.stack.setCurrentWidget(self._opening)
        self.say("")

    def _start(self, name: str) -> None:
        person = Person(id=str(uuid4()), name=name, roles=frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}))
        self.desktop.writes.run(
            partial(self._start_work, person), done=self._started, failed=self._not_started
        )

    def _start_work(self, person: Person) -> Actor:
        office = self.desktop.office
        return office.become(office.people.start(person).id)

    def _started(self, actor: Actor) -> None:
        self._ask_people()
        self._begin()

    def _not_started(self, error: Exception) -> None:
        self.welcome.refuse(self.desktop.feedback.explain(error))

    def _become(self, person_id: str) -> None:
        # On the write lane: what was asked for as one person is done before another acts.
        work = partial(self.desktop.office.become, person_id)
        self.desktop.writes.run(work, done=self._became)

    def _became(self, actor: Actor) -> None:
        self.say(self.tr("You act as {name}.").format(name=actor.name))
        self.rail.setEnabled(True)
        self._person_changed()
        self._history.clear()
        self.desktop.news.tell(Changes(people=True))
        self.go(self._first_place())
        self._greet()

    def _person_changed(self) -> None:
        self._show_actor()
        self._ask_counts()

    def _first_place(self) -> str:
        roles = self.desktop.office.session.current().roles
        return next((one.key for one in PLACES if one.in_rail and may(one.needs, roles)), PLACES[0].key)

    # --- news ------------------------------------------------------------------------------------------------

    def _hear(self, changes: Changes, origin: object) -> None:
        if changes.people:
            self._ask_people()
        self._ask_counts()

    def _ask_counts(self) -> None:
        if is_staff(self.desktop.office.session.current()):
            self.desktop.reads.ask("counts", self.desktop.office.dossiers.counts, done=self._show_counts)
        else:
            self._show_counts(QueueCounts(by_state={}, quarantine=0, received_by_month=()))

    def _show_counts(self, counts: QueueCounts) -> None:
        meanings = {
            "reception": self.tr("{n} to triage or waiting for documents, {q} in quarantine"),
            "committee": self.tr("{n} with the committee"),
            "avis": self.tr("{n} to draft, validate or sign"),
        }
        for place in PLACES:
            if place.in_rail and place.key in WAITS:
                count = sum(counts.by_state.get(state, 0) for state in WAITS[place.key])
                meaning = meanings[place.key].format(n=count, q=counts.quarantine)
                self.rail.button(place.key).show_count(count, meaning)

    # --- inside ----------------------------------------------------------------------------------------------

    def _open(self, key: str, argument: object) -> None:
        screen = self.screen_of(key)
        screen.clear_refusal()
        screen.open(argument)
        self.stack.setCurrentWidget(screen)
        self.rail.mark(key)
        screen.focus_first()

    def _shortcut(self, keys: QKeySequence, act: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.activated.connect(act)

    def _fill_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self._said = QLabel()
        self._said.setObjectName("said")
        self._writing = QLabel()
        self._day = QLabel()
        self._day.setObjectName("day")
        bar.addWidget(self._said, 1)
        self._clear = QLabel()
        self._clear.setObjectName("in_clear")
        self._clear.hide()
        bar.addPermanentWidget(self._writing)
        bar.addPermanentWidget(self._clear)
        bar.addPermanentWidget(self._day)
        self.larger = IconButton(self._theme, self.tr("Text size"), "a-large-small")
        self.larger.clicked.connect(self._next_scale)
        self.dark = IconButton(self._theme, self.tr("Light or dark"), "moon")
        self.dark.clicked.connect(self._toggle_dark)
        for button in (self.larger, self.dark):
            button.setProperty("size", "small")
            bar.addPermanentWidget(button)

    def _say_which_day(self) -> None:
        clock = self.desktop.office.desk.clock
        today = clock.today()
        if clock.pinned:
            self._day.setText(self.tr("Demonstration – date fixed at {day}").format(day=long_date(today)))
            return
        ended = [
            one
            for one in self.desktop.office.desk.programmes.values()
            if one.state_on(today) is ProgrammeState.ENDED and one.ends_on is not None
        ]
        if ended and ended[0].ends_on is not None:
            sentence = self.tr("{programme}: closed since {day}; no new request can be admitted")
            self._day.setText(sentence.format(programme=ended[0].short_name, day=long_date(ended[0].ends_on)))
        else:
            self._day.setText(long_date(today))

    def _say_protection(self) -> None:
        clear = self.desktop.office.key_access.slots.protection is Protection.IN_CLEAR
        self._clear.setText(self.tr("Database not encrypted") if clear else "")
        self._clear.setToolTip(
            self.tr("Whoever can read this file reads the dossiers in it.") if clear else ""
        )
        self._clear.setVisible(clear)

    def _show_writing(self, busy: bool) -> None:
        self._writing.setText(self.tr("Recording…") if busy else "")

    def _toggle_dark(self) -> None:
        dark = self._theme.colours.name == "dark"
        self._theme.choose(Mode.LIGHT if dark else Mode.DARK)
        self._theme.put_icon(self.dark, "moon" if dark else "sun")

    def _next_scale(self) -> None:
        index = SCALES.index(self._theme.scale) if self._theme.scale in SCALES else 0
        self._theme.rescale(SCALES[(index + 1) % len(SCALES)])
        self.say(self.tr("Text at {percent} %").format(percent=round(self._theme.scale * 100)))


def _who_is_here(office: Office) -> tuple[tuple[Person, ...], bool]:
    return office.people.choices(), office.accounts.needed()
