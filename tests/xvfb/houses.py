"""Houses as the stories on a real screen find them: a database in clear, a fixed day, and people by name."""

from __future__ import annotations

from pathlib import Path

from db.store import OpenedStore, open_store
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from reviewer.dossier.people import Actor
from reviewer.services.clock import PinnedClock
from reviewer.services.settings import PINNED_TODAY, TRUST, key_path_of
from tests.support.gui import PEOPLE, PROGRAMME, TODAY, store_dossier
from tests.support.requests import a_request
from tests.support.stories import EXPERTS, Stories

REFERENCE = "TC-2025-0001"


def to_triage(folder: Path) -> str:
    """Return the address of a house where one request waits for triage; the precheck finds it admissible."""
    opened = _house(folder)
    _dossier(opened)
    return _left(opened, folder)


def to_score(folder: Path) -> str:
    """Return the address of a house where Alix Bergeron has a dossier to declare on and to score."""
    opened = _house(folder)
    stories = Stories(opened, folder)
    stories.seated(_dossier(opened), *EXPERTS[:2])
    return _left(opened, folder)


def to_sign(folder: Path) -> str:
    """Return the address of a house where Hélène Tremblay has an avis to sign with her own key."""
    opened = _house(folder)
    stories = Stories(opened, folder)
    stories.validated(_dossier(opened))
    key = stories.key()
    with opened.store.begin() as work:
        work.settings.put(key_path_of("p-sign"), str(key))
        work.settings.put(TRUST, (folder / "trust" / "ca.pem").read_text(encoding="utf-8"))
        _commit(work, TRUST)
    return _left(opened, folder)


def state_of(url: str) -> DossierState:
    """Return in which state the one dossier of a house is."""
    opened = open_store(url, unencrypted=True)
    try:
        with opened.store.read() as work:
            found = work.dossiers.by_reference(PROGRAMME, REFERENCE)
            assert found is not None
            return found.state
    finally:
        opened.close()


def _house(folder: Path) -> OpenedStore:
    opened = open_store(_url(folder), unencrypted=True)
    with opened.store.begin() as work:
        for person in PEOPLE:
            work.people.save(person)
        work.settings.put(PINNED_TODAY, TODAY.isoformat())
        _commit(work, PINNED_TODAY)
    return opened


def _commit(work: object, setting: str) -> None:
    coordinator = PEOPLE[0]
    actor = Actor(coordinator.id, coordinator.name, coordinator.roles)
    at = PinnedClock(TODAY).now()
    work.commit(actor, at, Event(name="setting_changed", details={"setting": setting}))  # type: ignore[attr-defined]  # a unit of work of the store


def _dossier(opened: OpenedStore) -> str:
    return store_dossier(opened, a_request(reference=REFERENCE, received_on=TODAY), DossierState.RECEIVED)


def _left(opened: OpenedStore, folder: Path) -> str:
    opened.close()
    return _url(folder)


def _url(folder: Path) -> str:
    return f"sqlite:///{(folder / 'avise.db').as_posix()}"
