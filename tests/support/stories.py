"""Dossiers brought to a point of their story through the real use cases, for tests of what comes after.

The office here stands on the bench's own store without the desktop's guard, so that a test can tell a story in a line
before it looks at the window.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from db.keeper import keeper_of
from db.store import OpenedStore
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.expert import Expert, Statut, Tie
from reviewer.committee.grid import Rating, ScoringGrid
from reviewer.documents.authority import DemoAuthority, make_demo_authority
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Person
from reviewer.equipped import equipped_office
from reviewer.services.clock import PinnedClock
from reviewer.services.desk import NOBODY
from reviewer.services.office import Office
from reviewer.services.programmes import open_library
from reviewer.services.records import AdmissibilityDecision
from tests.support.gui import PROGRAMME, TODAY
from tests.support.requests import request_document

PASSPHRASE = "une phrase de passe pour essayer"
"""Letters that every keyboard has: the stories on a real X server type it."""
SIGNATORY = "Hélène Tremblay"
EXPERTS = ("e-alix", "e-bruno", "e-chloe", "e-dalil")
YES = {"job": True, "profile": True}
NO = {"job": True, "profile": False}

_EXPERTS: tuple[tuple[Person, Expert], ...] = tuple(
    (
        Person(id=key, name=name, roles=frozenset({Role.EXPERT})),
        Expert(
            id=key,
            name=name,
            statut=statut,
            statut_evidence_on=evidence,
            ties=(Tie(name=employer),),
            capacity=capacity,
            contract_from=date(2025, 1, 1),
            contract_until=date(2025, 12, 31),
            undertakings=(date(2025, 1, 15),),
            declarations=(date(2025, 1, 15),),
            declared_interests=interests,
            active=active,
        ),
    )
    for key, name, statut, evidence, employer, capacity, interests, active in (
        ("e-alix", "Alix Bergeron", Statut.SELF_EMPLOYED, date(2025, 1, 15), "Bergeron conseil", 8, (), True),
        (
            "e-bruno",
            "Bruno Caron",
            Statut.PUBLIC_SECTOR,
            date(2025, 1, 15),
            "Université du Fleuve",
            6,
            (),
            True,
        ),
        (
            "e-chloe",
            "Chloé Dumas",
            Statut.PUBLIC_SECTOR,
            date(2025, 2, 3),
            "Institut des données",
            4,
            (),
            True,
        ),
        ("e-dalil", "Dalil Haddad", Statut.SELF_EMPLOYED, date(2025, 2, 3), "Haddad analyse", 5, (), True),
        (
            "e-estelle",
            "Estelle Fortin",
            Statut.SELF_EMPLOYED,
            date(2025, 1, 15),
            "Laboratoires Boréal inc.",
            5,
            (),
            True,
        ),
        ("e-felix", "Félix Girard", None, None, "Girard et filles", 3, (), True),
        (
            "e-gaelle",
            "Gaëlle Hamel",
            Statut.PUBLIC_SECTOR,
            date(2025, 1, 15),
            "Cégep de la Rive",
            5,
            ("Adaeze Okonkwo",),
            True,
        ),
        ("e-hugo", "Hugo Imbert", Statut.SELF_EMPLOYED, date(2024, 1, 15), "Imbert inc.", 5, (), False),
    )
)


@dataclass
class Stories:
    """Tells stories on a store: who acts changes from line to line, as in life."""

    opened: OpenedStore
    folder: Path
    office: Office = field(init=False)
    authority: DemoAuthority | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.office = equipped_office(
            store=self.opened.store,
            queries=self.opened.queries,
            keeper=keeper_of(self.opened),
            slots=self.opened.slots,
            clock=PinnedClock(TODAY),
            library=open_library(None),
            actor=NOBODY,
        )
        with self.opened.store.begin() as work:
            work.people.save(Person(id="p-coord2", name="Odile Lavoie", roles=frozenset({Role.COORDINATOR})))
            for person, expert in _EXPERTS:
                work.people.save(person)
                work.experts.save(expert)
            actor = self.office.desk.actor
            work.commit(actor, self.office.desk.now(), Event(name="expert_saved", details={"expert": "all"}))

    @property
    def grid(self) -> ScoringGrid:
        """Return the programme's grid."""
        return self.office.desk.programme(PROGRAMME).grid

    def ratings(self, mark: int = 3, **others: Rating) -> dict[str, Rating]:
        """Return the same mark for every criterion, but for the others (``job_tasks=Rating(mark=1, …)``)."""
        comment = {0: "Rien ne le montre.", 1: "Le dossier ne le montre pas.", 2: ""}.get(mark, "Vu.")
        made = {one.id: Rating(mark=mark, comment=comment) for one in self.grid.criteria}
        return {**made, **{key.replace("_", ".", 1): value for key, value in others.items()}}

    def event(self, name: str) -> Event:
        """Return an entry for the journal, for what a test writes by itself."""
        return Event(name=name, details={"setting": "essai"})

    def amend(self, dossier_id: str, **facts: object) -> None:
        """The employer sends other facts: a new version of the request."""
        with self.opened.store.read() as work:
            request = work.dossiers.get(dossier_id).request
        received = request.received_on or TODAY
        document = request_document(reference=request.reference, received_on=received, **facts)
        path = self.folder / "demande-corrigee.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        self.office.become("p-coord")
        self.office.intake.take_in(path, PROGRAMME)

    # --- the story, step by step -----------------------------------------------------------------------------

    def admissible(self, dossier_id: str) -> None:
        """Coordination finds it admissible."""
        self.office.become("p-coord")
        self.office.triage.decide(
            dossier_id, AdmissibilityDecision.ADMISSIBLE, request_version=1, reason="Conforme."
        )

    def seated(self, dossier_id: str, *experts: str) -> None:
        """Two experts sit."""
        self.admissible(dossier_id)
        self.office.seating.assign(dossier_id, experts or EXPERTS[:2])

    def seated_and_open(self, dossier_id: str, expert: str) -> None:
        """Two experts sit, and one has declared no conflict."""
        self.seated(dossier_id)
        self.declared(dossier_id, expert)

    def declared(self, dossier_id: str, expert: str) -> None:
        """An expert declares no conflict."""
        self.office.become(expert)
        self.office.committee.declare_interests(dossier_id, DeclarationKind.NONE)

    def evaluated(
        self,
        dossier_id: str,
        expert: str,
        verdicts: Mapping[str, bool],
        *,
        ratings: Mapping[str, Rating] | None = None,
        justification: str = "",
    ) -> None:
        """An expert declares no conflict and hands in."""
        self.declared(dossier_id, expert)
        self.office.committee.submit_evaluation(
            dossier_id,
            dict(ratings or self.ratings()),
            dict(verdicts),
            justification or "L’ensemble du dossier le montre.",
            request_version=1,
        )

    def consensus(self, dossier_id: str, verdicts: Mapping[str, bool] | None = None) -> None:
        """Two experts say the same."""
        self.seated(dossier_id)
        for expert in EXPERTS[:2]:
            self.evaluated(dossier_id, expert, YES if verdicts is None else verdicts)

    def concertation(self, dossier_id: str) -> None:
        """Two experts do not say the same, and see each other's evaluation."""
        self.seated(dossier_id)
        low = {
            "profile_match": Rating(mark=1, comment="Trois exigences essentielles manquent au profil."),
            "profile_skills": Rating(mark=2, comment="Aucune mise en service démontrée."),
        }
        self.evaluated(dossier_id, EXPERTS[0], YES, ratings=self.ratings(4))
        self.evaluated(dossier_id, EXPERTS[1], NO, ratings=self.ratings(3, **low))

    def third(self, dossier_id: str) -> None:
        """The two maintain; the third seat opens and is taken."""
        self.concertation(dossier_id)
        for expert, verdicts in ((EXPERTS[0], YES), (EXPERTS[1], NO)):
            self.office.become(expert)
            self.office.committee.state_position(dossier_id, verdicts, "Je maintiens mon constat.")
        self.office.become("p-coord")
        self.office.seating.assign(dossier_id, (EXPERTS[2],))

    def majority(self, dossier_id: str) -> None:
        """The third expert decides; the decision waits for its confirmation."""
        self.third(dossier_id)
        self.evaluated(
            dossier_id, EXPERTS[2], YES, justification="Les exigences essentielles sont démontrées."
        )

    def decided(self, dossier_id: str, verdicts: Mapping[str, bool] | None = None) -> None:
        """Coordination confirms."""
        self.consensus(dossier_id, verdicts)
        self.office.become("p-coord")
        wanted = {} if verdicts is None else dict.fromkeys(verdicts, "Les exigences ne sont pas démontrées.")
        self.office.committee.confirm_decision(dossier_id, wanted)

    def drafted(self, dossier_id: str) -> None:
        """The clerk drafts the avis."""
        self.decided(dossier_id)
        self.office.become("p-clerk")
        self.office.avis.draft(dossier_id)

    def validated(self, dossier_id: str) -> None:
        """A second coordinator validates it."""
        self.drafted(dossier_id)
        self.office.become("p-coord2")
        self.office.avis.validate(dossier_id)

    def signed(self, dossier_id: str) -> str:
        """The signatory signs it; returns its number."""
        self.validated(dossier_id)
        self.office.become("p-sign")
        key = self.office.signatures.open_key(self.key(), PASSPHRASE)
        return self.office.signatures.sign(dossier_id, key).facts["number"]

    def key(self) -> Path:
        """Return the signatory's key file."""
        if self.authority is None:
            self.authority = make_demo_authority(
                self.folder / "trust",
                (SIGNATORY,),
                PASSPHRASE,
                organisation="Essai",
                authority_name="Autorité d’essai",
                fast=True,
            )
        return self.authority.keys[SIGNATORY]
