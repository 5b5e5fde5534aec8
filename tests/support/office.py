"""A whole office on a real database, with plain paper, keys and files, and the way through it in single steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from db.keeper import keeper_of
from db.store import OpenedStore
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.grid import Rating, ScoringGrid
from reviewer.documents.adapters import Seals, Texts
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.dossier.people import Actor
from reviewer.exchange.adapters import AgePackages
from reviewer.journal import JournalEntry
from reviewer.mail.adapters import Calendars
from reviewer.services.audit import audit
from reviewer.services.changes import Changes
from reviewer.services.clock import PinnedClock
from reviewer.services.desk import NOBODY
from reviewer.services.office import Office, put_together
from reviewer.services.ports import Credentials, FileReader, KeyRing, Printer, Store
from reviewer.services.ports.exchange import PackageFiles
from reviewer.services.ports.mail import Post
from reviewer.services.programmes import open_library
from reviewer.services.records import AdmissibilityDecision
from reviewer.services.views import IntakeResult
from tests.support.committee import verdicts
from tests.support.fakes import (
    NoVerifier,
    PlainCredentials,
    PlainKey,
    PlainKeyRing,
    PlainMailer,
    PlainPrinter,
    PlainReader,
    PlainSecrets,
)
from tests.support.people import EXPERTS, NAMES, ROLES, a_person, an_expert
from tests.support.requests import a_request

TODAY = date(2025, 5, 20)
PROGRAMME = "iatiev"
FOUNDER = Actor("test", "Test", frozenset(Role))
REASONS = {"job": "Peu de tâches d’IA.", "profile": "Exigences non démontrées."}
JUSTIFICATION = "Le dossier le montre."


@dataclass
class House:
    """An office and what surrounds it."""

    opened: OpenedStore
    office: Office
    clock: PinnedClock
    printer: PlainPrinter
    reader: PlainReader
    _files: int = field(default=0)

    # --- who acts ----------------------------------------------------------------------------------------------

    def as_(self, key: str) -> Office:
        """Let somebody of the house act from now on, and return the office."""
        self.office.become(key)
        return self.office

    # --- the way through ---------------------------------------------------------------------------------------

    def receive(self, reference: str = "TC-2025-0001", **overrides: object) -> IntakeResult:
        """Take one request in, as the clerk."""
        self._files += 1
        path = self.reader.put(f"demande-{self._files}.json", a_request(reference=reference, **overrides))
        (result,) = self.as_("kim").intake.take_in(path, PROGRAMME).results
        return result

    def received(self, reference: str = "TC-2025-0001", **overrides: object) -> str:
        """Return the id of a dossier just received."""
        dossier_id = self.receive(reference, **overrides).dossier_id
        assert dossier_id is not None
        return dossier_id

    def admissible(self, reference: str = "TC-2025-0001", **overrides: object) -> str:
        """Return the id of a dossier found admissible by Claude."""
        dossier_id = self.received(reference, **overrides)
        self.triage(dossier_id, AdmissibilityDecision.ADMISSIBLE)
        return dossier_id

    def triage(self, dossier_id: str, decision: AdmissibilityDecision) -> Changes:
        """Decide on admissibility as Claude, with a reason."""
        version = self.dossier(dossier_id).current.number
        return self.as_("claude").triage.decide(
            dossier_id, decision, request_version=version, reason="Pièces vérifiées."
        )

    def seated(self) -> str:
        """Return the id of a dossier on which Éli and Elsa sit, and nobody has declared anything."""
        dossier_id = self.admissible()
        self.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
        return dossier_id

    def change_expert(self, key: str, **facts: object) -> None:
        """Have Claude write other facts into an expert's record."""
        with self.opened.store.read() as work:
            stored = work.experts.get(key)
        self.as_("claude").experts.save(replace(stored, **facts))  # type: ignore[arg-type]  # a table of facts

    def in_review(self, reference: str = "TC-2025-0001", *experts: str, **overrides: object) -> str:
        """Return the id of a dossier on which two experts sit and have declared."""
        dossier_id = self.admissible(reference, **overrides)
        self.seat(dossier_id, *(experts or ("eli", "elsa")))
        return dossier_id

    def seat(self, dossier_id: str, *experts: str) -> None:
        """Seat experts as Claude, and let each declare no conflict."""
        self.as_("claude").seating.assign(dossier_id, experts)
        for key in experts:
            self.as_(key).committee.declare_interests(dossier_id, DeclarationKind.NONE)

    def vote(
        self, dossier_id: str, key: str, answers: Mapping[str, bool] | None = None, words: str = JUSTIFICATION
    ) -> Changes:
        """Submit a whole evaluation."""
        return self.as_(key).committee.submit_evaluation(
            dossier_id,
            full_ratings(self.grid),
            verdicts() if answers is None else answers,
            words,
            request_version=self.dossier(dossier_id).current.number,
        )

    def decided(
        self, reference: str = "TC-2025-0001", *, favourable: bool = True, **overrides: object
    ) -> str:
        """Return the id of a dossier that two experts agreed on, confirmed by Cora."""
        dossier_id = self.in_review(reference, **overrides)
        for key in ("eli", "elsa"):
            self.vote(dossier_id, key, verdicts(favourable, favourable))
        self.as_("cora").committee.confirm_decision(dossier_id, {} if favourable else REASONS)
        return dossier_id

    def drafted(self, reference: str = "TC-2025-0001", **overrides: object) -> str:
        """Return the id of a dossier whose avis Kim has drafted."""
        dossier_id = self.decided(reference, favourable=True, **overrides)
        self.as_("kim").avis.draft(dossier_id)
        return dossier_id

    def validated(self, reference: str = "TC-2025-0001", **overrides: object) -> str:
        """Return the id of a dossier whose avis Claude has validated."""
        dossier_id = self.drafted(reference, **overrides)
        self.as_("claude").avis.validate(dossier_id)
        return dossier_id

    def sign(self, dossier_id: str, key: str = "sacha") -> str:
        """Sign a validated avis, and return its number."""
        changes = self.as_(key).signatures.sign(dossier_id, PlainKey(NAMES[key]))
        return changes.facts["number"]

    def issued(self, reference: str = "TC-2025-0001", **overrides: object) -> str:
        """Return the number of an avis issued on a new dossier."""
        return self.sign(self.validated(reference, **overrides))

    def disputed(self, reference: str = "TC-2025-0001") -> str:
        """Return the id of a dossier in concertation: Éli says yes, Elsa says that the job is not in AI."""
        dossier_id = self.in_review(reference)
        self.vote(dossier_id, "eli", verdicts())
        self.vote(dossier_id, "elsa", verdicts(False))
        return dossier_id

    def with_third(self, reference: str = "TC-2025-0001") -> str:
        """Return the id of a dossier on which Emil sits third and has declared."""
        dossier_id = self.disputed(reference)
        self.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
        self.seat(dossier_id, "emil")
        return dossier_id

    # --- what is there -----------------------------------------------------------------------------------------

    @property
    def grid(self) -> ScoringGrid:
        """Return the programme's grid."""
        return self.office.desk.programmes[PROGRAMME].grid

    def dossier(self, dossier_id: str) -> Dossier:
        """Return a dossier as it is stored."""
        with self.opened.store.read() as work:
            return work.dossiers.get(dossier_id)

    def state(self, dossier_id: str) -> DossierState:
        """Return where a dossier stands."""
        return self.dossier(dossier_id).state

    def deliberation(self, dossier_id: str) -> Deliberation:
        """Return a deliberation as it is stored."""
        with self.opened.store.read() as work:
            return work.deliberations.get(dossier_id)

    def journal(self) -> list[JournalEntry]:
        """Return the whole journal, in order."""
        with self.opened.store.read() as work:
            return list(work.journal.entries())

    def events(self) -> list[str]:
        """Return the names of the acts in the journal, in order."""
        return [entry.event for entry in self.journal()]

    def holds(self) -> bool:
        """Tell whether the journal's chain holds to its head."""
        return audit(self.opened.store).broken is None


def full_ratings(grid: ScoringGrid, mark: int = 3, comment: str = "Voir le CV.") -> dict[str, Rating]:
    """Return the same mark for every criterion of a grid."""
    return {criterion.id: Rating(mark=mark, comment=comment) for criterion in grid.criteria}


def plain_office(
    opened: OpenedStore,
    clock: PinnedClock,
    *,
    store: Store | None = None,
    printer: Printer | None = None,
    keys: KeyRing | None = None,
    reader: FileReader | None = None,
    post: Post | None = None,
    credentials: Credentials | None = None,
    exchange: PackageFiles | None = None,
) -> Office:
    """Return an office on an open database, with nobody in it; what is not given is plain."""
    return put_together(
        store=store or opened.store,
        queries=opened.queries,
        clock=clock,
        programmes=open_library(opened.store),
        texts=Texts(),
        reader=reader or PlainReader(),
        printer=printer or PlainPrinter(),
        keys=keys or PlainKeyRing({}),
        verifier=NoVerifier(),
        post=post or Post(mailer=PlainMailer(), secrets=PlainSecrets(), calendars=Calendars()),
        seals=Seals(),
        exchange=exchange or AgePackages(),
        keeper=keeper_of(opened),
        slots=opened.slots,
        credentials=credentials or PlainCredentials(),
        actor=NOBODY,
    )


def with_families(office: Office, **families: object) -> Office:
    """Return an office like this one, with some families of use cases given instead of made."""
    other = replace(office)
    vars(other).update(families)
    return other


def a_house(
    opened: OpenedStore,
    *,
    store: Store | None = None,
    printer: Printer | None = None,
    keys: KeyRing | None = None,
    reader: FileReader | None = None,
    post: Post | None = None,
    credentials: Credentials | None = None,
    staffed: bool = True,
) -> House:
    """Put an office together on an open database. ``staffed``: with everybody of ``tests.support.people``."""
    paper, files, clock = PlainPrinter(), PlainReader(), PinnedClock(TODAY)
    office = plain_office(
        opened,
        clock,
        store=store,
        printer=printer or paper,
        keys=keys or PlainKeyRing({"sacha.p12": PlainKey(NAMES["sacha"])}),
        reader=reader or files,
        post=post,
        credentials=credentials,
    )
    if staffed:
        with opened.store.begin() as work:
            for key in ROLES:
                work.people.save(a_person(key))
            for key in EXPERTS:
                work.experts.save(an_expert(key))
            work.commit(FOUNDER, clock.now(), Event(name="house_staffed"))
    return House(opened, office, clock, paper, files)


__all__ = [
    "FOUNDER",
    "JUSTIFICATION",
    "PROGRAMME",
    "REASONS",
    "TODAY",
    "House",
    "Path",
    "a_house",
    "full_ratings",
]
