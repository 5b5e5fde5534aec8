"""The whole office, put together once by a composition root (``ui.bootstrap``, ``reviewer.cli.bootstrap``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reviewer.dossier.people import Actor
from reviewer.programme.model import Programme
from reviewer.services.audit import JournalDesk
from reviewer.services.avis import AvisDesk
from reviewer.services.clock import Clock
from reviewer.services.committee import Committee
from reviewer.services.desk import NOBODY, Acting, Desk
from reviewer.services.dossiers import Dossiers
from reviewer.services.intake import Intake
from reviewer.services.people import People
from reviewer.services.ports import AvisPrinter, KeyRing, RequestReader, Store
from reviewer.services.settings import SettingsDesk
from reviewer.services.triage import Triage
from reviewer.services.verification import Verifications, Verifier
from reviewer.services.views import Queries


@dataclass(frozen=True, slots=True)
class Office:
    """Every family of use cases, sharing one desk."""

    desk: Desk
    session: Acting
    intake: Intake
    triage: Triage
    committee: Committee
    avis: AvisDesk
    dossiers: Dossiers
    people: People
    settings: SettingsDesk
    journal: JournalDesk
    verifications: Verifications

    def become(self, person_id: str) -> Actor:
        """Let an active person of the house act from now on."""
        with self.desk.store.read() as work:
            person = work.people.get(person_id)
        actor = Actor(person.id, person.name, person.roles if person.active else frozenset())
        self.session.become(actor)
        return actor


def put_together(
    *,
    store: Store,
    queries: Queries,
    clock: Clock,
    programmes: Mapping[str, Programme],
    reader: RequestReader,
    printer: AvisPrinter,
    keys: KeyRing,
    verifier: Verifier,
    actor: Actor = NOBODY,
) -> Office:
    """Return an office over these ports, with nobody (or the given actor) at the desk."""
    session = Acting(actor)
    desk = Desk(store=store, clock=clock, session=session, programmes=programmes)
    triage = Triage(desk)
    return Office(
        desk=desk,
        session=session,
        intake=Intake(desk, reader),
        triage=triage,
        committee=Committee(desk),
        avis=AvisDesk(desk, printer, keys),
        dossiers=Dossiers(desk, queries, triage),
        people=People(desk),
        settings=SettingsDesk(desk),
        journal=JournalDesk(desk),
        verifications=Verifications(desk, verifier),
    )
