"""A bench for window tests: a real office on a SQLite file, a few people and dossiers, and the real main window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.keeper import keeper_of
from db.store import OpenedStore, open_store
from reviewer.dossier.dossier import Attachment, Dossier, RequestVersion, version_sha256
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.dossier.people import Actor, Person
from reviewer.dossier.request import EvaluationRequest
from reviewer.equipped import equipped_office
from reviewer.services.clock import PinnedClock
from reviewer.services.office import Office
from reviewer.services.programmes import open_library
from reviewer.services.view_records import Layout
from reviewer.wording import Wording
from tests.support.requests import a_request
from ui.application import assemble
from ui.desktop import Desktop
from ui.main_window import MainWindow
from ui.tasks.guard import GuardedStore, guarded
from ui.theme.theme import Mode, Theme
from ui.widgets.rail import ViewButton

TODAY = date(2025, 5, 20)
PROGRAMME = "iatiev"
W = TypeVar("W", bound=QObject)

PEOPLE = (
    Person(id="p-coord", name="Maude Gagnon", roles=frozenset({Role.COORDINATOR})),
    Person(id="p-clerk", name="Louis-Philippe Roy", roles=frozenset({Role.CLERK})),
    Person(
        id="p-sign", name="Hélène Tremblay", roles=frozenset({Role.SIGNATORY}), title="directrice générale"
    ),
    Person(id="p-admin", name="Farid Benali", roles=frozenset({Role.ADMINISTRATOR})),
    Person(id="p-audit", name="Agathe Côté", roles=frozenset({Role.AUDITOR})),
    Person(id="p-expert", name="Nguyễn Thị Mai", roles=frozenset({Role.EXPERT})),
)


@dataclass
class Bench:
    """Everything that a window test needs; made by the ``bench`` fixture."""

    qtbot: QtBot
    theme: Theme
    opened: OpenedStore
    office: Office
    desktop: Desktop
    window: MainWindow
    dossier_ids: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        """Give the window its office and wait until its first screen is there."""
        self.window.install(self.desktop)
        self.settle()

    # --- going about -----------------------------------------------------------------------------------------

    def settle(self, timeout_ms: int = 15_000) -> None:
        """Wait until every lane is idle and everything that came back has been shown."""
        self.qtbot.waitUntil(lambda: not self.desktop.busy, timeout=timeout_ms)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.desktop.busy, timeout=timeout_ms)

    def go(self, place: str, argument: object = None) -> QWidget:
        """Open a place and wait for it."""
        self.window.go(place, argument)
        self.settle()
        return self.window.screen_of(place)

    def become(self, person_id: str) -> None:
        """Let somebody else act, as the rail does it."""
        self.window.rail.person_chosen.emit(person_id)
        self.settle()

    def at(self, day: date) -> None:
        """Let it be another day from now on."""
        object.__setattr__(self.office.desk, "clock", PinnedClock(day))

    def child(self, kind: type[W], name: str, parent: QObject | None = None) -> W:
        """Return the one child of a kind with an object name."""
        found = (parent or self.window).findChild(kind, name)
        assert found is not None, name
        return found

    def open_view(self, name: str) -> None:
        """Choose a saved view in the rail."""
        button = next(one for one in self.window.findChildren(ViewButton) if one.text() == name)
        button.click()
        self.settle()

    def stored_layout(self) -> Layout:
        """Return how the acting person has set the list out, as the store has it."""
        with self.opened.store.read() as work:
            found = work.saved_views.layout(self.office.session.current().id)
        assert found is not None
        return found

    # --- putting things in -----------------------------------------------------------------------------------

    def add(
        self,
        reference: str,
        state: DossierState = DossierState.RECEIVED,
        *,
        days_ago: int = 3,
        **facts: object,
    ) -> str:
        """Put a dossier in the store, as intake would have left it. Returns its id."""
        request = a_request(reference=reference, received_on=TODAY - timedelta(days=days_ago), **facts)
        dossier_id = store_dossier(self.opened, request, state)
        self.dossier_ids[reference] = dossier_id
        return dossier_id

    def amend(self, dossier_id: str, **facts: object) -> None:
        """Put a newer version of the request in, as another person's intake would."""
        self._replace_current(dossier_id, facts, None)

    def attach(self, dossier_id: str, files: dict[str, bytes]) -> None:
        """Give the newest version documents: a curriculum vitæ first, then others."""
        self._replace_current(dossier_id, {}, files)

    def _replace_current(
        self, dossier_id: str, facts: dict[str, object], files: dict[str, bytes] | None
    ) -> None:
        clerk = PEOPLE[1]
        with self.opened.store.begin() as work:
            dossier = work.dossiers.get(dossier_id)
            attachments = tuple(
                Attachment(
                    kind="cv" if not index else "autre",
                    filename=name,
                    sha256=work.blobs.put(data),
                    size=len(data),
                )
                for index, (name, data) in enumerate((files or {}).items())
            )
            newer = replace(
                dossier.current,
                number=dossier.current.number + 1,
                request=a_request(reference=dossier.reference, **facts),
                attachments=attachments,
            )
            work.dossiers.save(replace(dossier, versions=(*dossier.versions, newer)))
            actor = Actor(clerk.id, clerk.name, clerk.roles)
            details: Details = {"version": newer.number}
            event = Event(name="request_amended", dossier_id=dossier.id, details=details)
            work.commit(actor, PinnedClock(TODAY).now(), event)


def store_dossier(opened: OpenedStore, request: EvaluationRequest, state: DossierState) -> str:
    """Store one dossier with its journal entry, and return its id."""
    at = PinnedClock(request.received_on or TODAY).now()
    version = RequestVersion(
        number=1,
        request=request,
        sha256=version_sha256(request, ()),
        taken_in_at=at,
        taken_in_by="p-clerk",
        origin="demandes.json, demande 1",
    )
    dossier = Dossier(
        id=str(uuid4()),
        programme_id=PROGRAMME,
        reference=request.reference,
        state=state,
        state_since=request.received_on or TODAY,
        received_on=request.received_on or TODAY,
        versions=(version,),
    )
    clerk = PEOPLE[1]
    with opened.store.begin() as work:
        work.dossiers.add(dossier)
        actor = Actor(clerk.id, clerk.name, clerk.roles)
        details: Details = {"version": 1, "sha256": version.sha256, "file": "demandes.json"}
        work.commit(actor, at, Event(name="request_taken_in", dossier_id=dossier.id, details=details))
    return dossier.id


def connections(opened: OpenedStore) -> int:
    """Return how many connections somebody is using."""
    return int(opened.engine.pool.checkedout())  # type: ignore[attr-defined]  # a file's pool is a QueuePool


def open_bench_office(folder: Path) -> tuple[OpenedStore, Office]:
    """Return a database with its people, and the office over it as the desktop has it: guarded."""
    opened = open_store(f"sqlite:///{(folder / 'avise.db').as_posix()}", unencrypted=True)
    coordinator = PEOPLE[0]
    actor = Actor(coordinator.id, coordinator.name, coordinator.roles)
    clock = PinnedClock(TODAY)
    with opened.store.begin() as work:
        for person in PEOPLE:
            work.people.save(person)
        work.commit(actor, clock.now(), Event(name="first_administrator", details={"person": "p-admin"}))
    return opened, office_over(opened, actor)


def office_over(opened: OpenedStore, actor: Actor) -> Office:
    """Return the office over a database as the desktop has it: real adapters, a pinned date, and the guard."""
    return equipped_office(
        store=GuardedStore(opened.store),
        queries=guarded(opened.queries),
        keeper=guarded(keeper_of(opened)),
        slots=opened.slots,
        clock=PinnedClock(TODAY),
        library=open_library(None),
        actor=actor,
    )


def make_bench(qtbot: QtBot, theme: Theme, folder: Path) -> Bench:
    """Return a bench with its window shown and idle."""
    opened, office = open_bench_office(folder)
    wording = Wording.load()
    theme.choose(Mode.LIGHT)
    theme.rescale(1.0)
    window = MainWindow(theme, wording)
    qtbot.addWidget(window)
    desktop = assemble(office, theme, wording)
    bench = Bench(qtbot, theme, opened, office, desktop, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return bench
