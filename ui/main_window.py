"""The window: rail, screens, trouble bar and status bar. It paints before the office is open."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent

from reviewer.dossier.lifecycle import Role, may
from reviewer.dossier.people import Actor, Person
from reviewer.programme.model import ProgrammeState
from reviewer.services.changes import Changes
from reviewer.services.desk import NOBODY, is_staff
from reviewer.services.ports.key_slots import Protection
from ui.commands.window import WindowCommands
from ui.daily import DailyWork
from ui.formats import long_date
from ui.placed_window import PlacedWindow
from ui.places_of_work import PLACES, WAITS
from ui.rail_views import RailViews
from ui.screens.after_crash.view import AfterCrashBar
from ui.screens.settings import COPIES
from ui.screens.sign_in.door.view import Door
from ui.theme.tokens import Window
from ui.widgets.empty import Empty
from ui.widgets.text import OneLine
from ui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from reviewer.services.office import Office
    from reviewer.services.views import QueueCounts
    from reviewer.wording import Explanation, Wording
    from ui.desktop import Desktop
    from ui.screens.first_run.view import FirstRunScreen
    from ui.screens.sign_in.gate import GatePresenter
    from ui.theme.theme import Theme


class MainWindow(PlacedWindow):
    """One window. ``install`` gives it the office once that is open. ``closing``: it goes."""

    closing = Signal()

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(theme, wording, PLACES)
        self._wording = wording
        self._people: tuple[Person, ...] = ()
        self._signs_in = False
        self._undecided = False
        self._choosing: FirstRunScreen | None = None
        self.resize(*Window.OFFICE)
        self.rail.person_chosen.connect(self._become)
        self.after_crash = AfterCrashBar(theme)
        self.after_crash.details_asked.connect(self._show_copies)
        self.daily: DailyWork | None = None
        self._opening = Empty(theme, "archive", self.tr("Opening the database…"))
        self.stack.addWidget(self._opening)
        self.welcome = Welcome(theme, wording)
        self.welcome.chosen.connect(self._become)
        self.welcome.named.connect(self._start)
        self.stack.addWidget(self.welcome)
        self.door = Door(theme, self.canvas(self.trouble, self.after_crash), self)
        self.door.entered.connect(self._entered)
        self.door.left.connect(self._left)
        self.door.titled.connect(self.entitle)
        self.rail.lock_asked.connect(self.door.lock)
        self.rail.leave_asked.connect(self.door.leave)
        self.rail.password_asked.connect(self.door.change_password)
        self.rail.code_asked.connect(self.door.renew_code)
        self._writing = OneLine()
        self._clear = OneLine()
        self._clear.setObjectName("in_clear")
        self._clear.hide()
        self.complete(self.door.whole, self._writing, self._clear)
        self.commands = WindowCommands(self)
        self.views = RailViews(self.rail, self.go, self)

    # --- opening ---------------------------------------------------------------------------------------------

    def install(self, desktop: Desktop) -> None:
        """Take the office."""
        super().install(desktop)
        self.commands.install(desktop)
        self.views.install(desktop)
        desktop.news.changed.connect(self._hear)
        desktop.writes.busy_changed.connect(self._show_writing)
        self.door.install(desktop)
        self.after_crash.install(desktop)
        self.daily = DailyWork(desktop, self)
        self._say_protection()
        if self._somebody:
            self._begin()  # what one came for is read before the rest
        self._ask_people()
        desktop.typed.begin(desktop)

    @property
    def own_title(self) -> str:
        """Return the product's name."""
        return self.tr("Avisé")

    @property
    def shown_title(self) -> str:
        """Return what the door asks while it is closed, else what shows behind it."""
        return self.door.title if self.door.closed else super().shown_title

    def twin(self, wording: Wording) -> MainWindow:
        """Return a window like this one that speaks in these words."""
        return MainWindow(self.theme, wording)

    def take_over(self, former: PlacedWindow) -> None:
        """Take the office of the window before, and what was answered there."""
        from ui.application import assemble

        self.install(assemble(former.desktop.office, self.theme, self._wording))
        self.door.resume()
        if isinstance(former, MainWindow) and former.after_crash.isHidden():
            self.after_crash.close_bar()

    @property
    def covered_now(self) -> bool:
        """Tell whether the door is closed."""
        return self.door.closed

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
    def people(self) -> tuple[Person, ...]:
        """Return who works here, once that is read."""
        return self._people

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish the writes that were asked for before leaving."""
        self.door.watch.watch(None)
        self.closing.emit()
        super().closeEvent(event)

    # --- the first day ---------------------------------------------------------------------------------------

    def go(self, key: str, argument: object = None) -> None:
        """Open a place; before the first day's choices are made there is only one."""
        if self._undecided:
            self.show_choices()
        else:
            super().go(key, argument)

    def back(self) -> None:
        """Go back, unless there is nowhere to go yet."""
        if not self._undecided:
            super().back()

    def show_choices(self) -> None:
        """Show what has to be chosen before anything else."""
        self.rail.setEnabled(False)
        if self._choosing is None:
            from ui.screens.first_run.view import FirstRunScreen

            self._choosing = FirstRunScreen(self.desktop)
            self._choosing.chosen.connect(self._chosen)
            self._choosing.titled.connect(self.entitle)
            self.stack.addWidget(self._choosing)
        self._choosing.open(None)
        self.stack.setCurrentWidget(self._choosing)
        self._choosing.focus_first()

    def _chosen(self) -> None:
        self._undecided = False
        self.rail.setEnabled(True)
        self.go(self._first_place())
        if self._choosing is not None:
            self.stack.removeWidget(self._choosing)
            self._choosing.deleteLater()
            self._choosing = None

    # --- who acts --------------------------------------------------------------------------------------------

    def _ask_people(self) -> None:
        self.desktop.reads.ask("people", partial(_who_is_here, self.desktop.office), done=self._show_people)

    @property
    def _somebody(self) -> bool:
        return self.desktop.office.session.current() != NOBODY

    def _begin(self) -> None:
        self.rail.setEnabled(True)
        self._show_actor()
        self.go(self._first_place())
        self._ask_counts()
        self._greet()

    def _greet(self) -> None:
        self.after_crash.greet()
        if self.daily is not None:
            self.daily.begin_soon()

    def _show_copies(self) -> None:
        self.go("settings", COPIES)

    def _show_people(self, here: tuple[tuple[Person, ...], bool, bool]) -> None:
        self._people, self._signs_in, self._undecided = here
        self._show_actor()
        if self._somebody:
            if self._undecided:
                self.show_choices()
            elif self._choosing is not None:
                self._chosen()
            return
        if self._signs_in or not self.desktop.office.desk.clock.pinned:
            self.door.ask(first=not self._signs_in)
        else:
            self.door.open()
            self.welcome.ask_who(self._people)
            self.stack.setCurrentWidget(self.welcome)
            self.welcome.focus_first()

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
        self.forget_screens()
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
        words = self.tr("You are signed in, {name}.") if self._signs_in else self.tr("You act as {name}.")
        self.say(words.format(name=actor.name))
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
        if changes.people or (changes.settings and self._undecided):
            self._ask_people()
        self._ask_counts()

    def _ask_counts(self) -> None:
        self.views.ask()
        if is_staff(self.desktop.office.session.current()):
            self.desktop.counting.ask("counts", partial(_counts, self.desktop.office), done=self._show_counts)
        else:
            self._show_counts(None)

    def _show_counts(self, counts: QueueCounts | None) -> None:
        self.desktop.tally.put(counts)
        meanings = {
            "reception": self.tr("{n} to triage or waiting for documents, {q} in quarantine"),
            "committee": self.tr("{n} with the committee"),
            "avis": self.tr("{n} to draft, validate or sign"),
        }
        for place in PLACES:
            if place.in_rail and place.key in WAITS:
                by_state = {} if counts is None else counts.by_state
                count = sum(by_state.get(state, 0) for state in WAITS[place.key])
                meaning = meanings[place.key].format(n=count, q=self.desktop.tally.quarantine)
                self.rail.button(place.key).show_count(count, meaning)

    # --- inside ----------------------------------------------------------------------------------------------

    def words_of_day(self, today: date) -> str:
        """Say too that no request can be admitted any more, once a programme has ended."""
        for one in self.desktop.office.desk.programmes.values():
            if one.state_on(today) is ProgrammeState.ENDED and one.closed_from is not None:
                sentence = self.tr("{programme}: closed since {day}; no new request can be admitted")
                return sentence.format(programme=one.short_name, day=long_date(one.closed_from))
        return super().words_of_day(today)

    def _say_protection(self) -> None:
        clear = self.desktop.office.key_access.slots.protection is Protection.IN_CLEAR
        self._clear.setText(self.tr("Database not encrypted") if clear else "")
        self._clear.explain(self.tr("Whoever can read this file reads the dossiers in it.") if clear else "")
        self._clear.setVisible(clear)

    def _show_writing(self, busy: bool) -> None:
        self._writing.setText(self.tr("Recording…") if busy else "")


def _who_is_here(office: Office) -> tuple[tuple[Person, ...], bool, bool]:
    return office.people.choices(), office.accounts.needed(), office.choices.needed()


def _counts(office: Office) -> QueueCounts:
    return office.dossiers.counts()
