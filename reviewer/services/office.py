"""The whole office, put together once by a composition root (``ui.bootstrap``, ``reviewer.cli.bootstrap``)."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.dossier.people import Actor
from reviewer.services.audit import JournalDesk
from reviewer.services.avis import AvisDesk
from reviewer.services.clock import Clock
from reviewer.services.committee import Committee
from reviewer.services.corrections import Corrections
from reviewer.services.correspondence import Correspondence
from reviewer.services.desk import NOBODY, Acting, Desk
from reviewer.services.dossiers import Dossiers
from reviewer.services.intake import Intake
from reviewer.services.people import People
from reviewer.services.ports import KeyRing, Printer, ProgrammeTexts, RequestReader, Store
from reviewer.services.programmes import Library, ProgrammeShelf
from reviewer.services.reference_data import ReferenceData
from reviewer.services.replay import Replay
from reviewer.services.settings import SettingsDesk
from reviewer.services.triage import Triage
from reviewer.services.verification import Verifications, Verifier
from reviewer.services.views import Queries
from reviewer.services.what_if import WhatIf


@dataclass(frozen=True, slots=True)
class Office:
    """Every family of use cases, sharing one desk."""

    desk: Desk
    session: Acting
    intake: Intake
    triage: Triage
    correspondence: Correspondence
    committee: Committee
    avis: AvisDesk
    dossiers: Dossiers
    people: People
    settings: SettingsDesk
    programmes: ProgrammeShelf
    journal: JournalDesk
    verifications: Verifications
    reference_data: ReferenceData
    what_if: WhatIf
    replay: Replay

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
    programmes: Library,
    texts: ProgrammeTexts,
    reader: RequestReader,
    printer: Printer,
    keys: KeyRing,
    verifier: Verifier,
    actor: Actor = NOBODY,
) -> Office:
    """Return an office over these ports, with nobody (or the given actor) at the desk."""
    session = Acting(actor)
    desk = Desk(store=store, clock=clock, session=session, programmes=programmes)
    correspondence = Correspondence(desk, printer)
    triage = Triage(desk, Corrections(desk, reader), correspondence)
    return Office(
        desk=desk,
        session=session,
        intake=Intake(desk, reader),
        triage=triage,
        correspondence=correspondence,
        committee=Committee(desk),
        avis=AvisDesk(desk, printer, keys),
        dossiers=Dossiers(desk, queries, triage),
        people=People(desk),
        settings=SettingsDesk(desk),
        programmes=ProgrammeShelf(desk, programmes, texts),
        journal=JournalDesk(desk),
        verifications=Verifications(desk, verifier),
        reference_data=ReferenceData(desk, reader),
        what_if=WhatIf(desk),
        replay=Replay(desk, queries),
    )
