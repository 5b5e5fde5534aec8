"""A second programme for tests: one request of its own, and an office that prints, signs and reads its avis."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509

from db.keeper import keeper_of
from db.store import OpenedStore
from reviewer.avis.verification import SignatureFindings
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.grid import Rating
from reviewer.documents.pdfium import opened as opened_pdf
from reviewer.documents.pdfium import page_text
from reviewer.documents.verification import verify_avis
from reviewer.dossier.events import Event
from reviewer.equipped import equipped_office
from reviewer.services.clock import PinnedClock
from reviewer.services.desk import NOBODY
from reviewer.services.office import Office
from reviewer.services.programmes import open_library
from reviewer.services.records import AdmissibilityDecision
from tests.support.avis_documents import PASSPHRASE, an_authority
from tests.support.office import FOUNDER, TODAY
from tests.support.people import EXPERTS, NAMES, ROLES, a_person, an_expert

TALENTS = "talents-exception"
BENCH = ("eli", "elsa", "emil")


def a_talent(**candidate: Any) -> dict[str, Any]:
    """Return ``avise.request/1`` of somebody who asks for themselves, admissible on 2025-05-20."""
    return {
        "schema": "avise.request/1",
        "reference": "TE-2025-0001",
        "received_on": "2025-05-12",
        "planned_dsp_on": "2025-06-15",
        "candidate": {
            "family_name": "Traoré",
            "given_name": "Aminata",
            "born_on": "1988-09-14",
            "email": "aminata.traore@courriel.example",
            "intends_to_settle": True,
            "exceptional_achievement": True,
            "achievement_description": "Prix international de composition, 2023.",
            "experiences": [
                {
                    "employer": "Orchestre du Sahel",
                    "title": "Compositrice",
                    "hours_per_week": 35,
                    "started_on": "2021-01-01",
                    "ended_on": None,
                }
            ],
            **candidate,
        },
        "documents": [],
    }


@dataclass
class Studio:
    """An office with real paper, real keys and real files, whatever the programme."""

    opened: OpenedStore
    folder: Path
    programme_id: str
    office: Office
    trust: tuple[x509.Certificate, ...]
    keys: dict[str, Path]

    def as_(self, key: str) -> Office:
        """Let somebody of the house act from now on, and return the office."""
        self.office.become(key)
        return self.office

    def received(self, document: dict[str, Any]) -> str:
        """Take one request in from a JSON file, and return the dossier's id."""
        path = self.folder / "demande.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        (result,) = self.as_("kim").intake.take_in(path, self.programme_id).results
        assert result.dossier_id is not None, result
        return result.dossier_id

    def admissible(self, document: dict[str, Any]) -> str:
        """Return the id of a dossier found admissible."""
        dossier_id = self.received(document)
        triage = self.as_("claude").triage
        triage.decide(dossier_id, AdmissibilityDecision.ADMISSIBLE, request_version=1, reason="Vu.")
        return dossier_id

    def seat(self, dossier_id: str, *experts: str) -> None:
        """Seat experts, each of whom declares no conflict."""
        self.as_("claude").seating.assign(dossier_id, experts)
        for key in experts:
            self.as_(key).committee.declare_interests(dossier_id, DeclarationKind.NONE)

    def vote(self, dossier_id: str, key: str, answer: bool) -> None:
        """Hand in a whole evaluation with one answer to every finding, without a justification."""
        grid = self.office.desk.programme(self.programme_id).grid
        comment = "" if answer else "Une réserve demeure."
        ratings = {criterion.id: Rating(mark=3, comment=comment) for criterion in grid.criteria}
        answers = dict.fromkeys(grid.finding_ids, answer)
        submit = self.as_(key).committee.submit_evaluation
        submit(dossier_id, ratings, answers, "", request_version=1)

    def signed(self, dossier_id: str) -> bytes:
        """Draft, validate and sign the avis of a decided dossier, each by somebody else; return the issued bytes."""
        self.as_("kim").avis.draft(dossier_id)
        self.as_("claude").avis.validate(dossier_id)
        desk = self.as_("sacha").signatures
        number = desk.sign(dossier_id, desk.open_key(self.keys["sacha"], PASSPHRASE)).facts["number"]
        return self.office.avis.hand_over(number).content

    def verified(self, pdf: bytes) -> SignatureFindings:
        """Return what the bytes prove to whoever trusts the authority."""
        return verify_avis(pdf, self.trust)


def a_studio(opened: OpenedStore, folder: Path, programme_id: str = TALENTS) -> Studio:
    """Put a staffed office together on an open database, with an authority of its own."""
    clock = PinnedClock(TODAY)
    office = equipped_office(
        store=opened.store,
        queries=opened.queries,
        keeper=keeper_of(opened),
        slots=opened.slots,
        clock=clock,
        library=open_library(opened.store),
        actor=NOBODY,
    )
    with opened.store.begin() as work:
        if not work.people.all():
            for key in ROLES:
                work.people.save(a_person(key))
            for key in EXPERTS:
                work.experts.save(an_expert(key))
            work.commit(FOUNDER, clock.now(), Event(name="house_staffed"))
    (folder / "pki").mkdir(exist_ok=True)
    authority = an_authority(folder / "pki", NAMES["sacha"])
    trust = x509.load_pem_x509_certificate(authority.certificate.read_bytes())
    return Studio(opened, folder, programme_id, office, (trust,), {"sacha": authority.keys[NAMES["sacha"]]})


def text_of(pdf: bytes) -> str:
    """Return the text of all pages on one line, as a reader program extracts it."""
    with opened_pdf(pdf) as document:
        pages = [page_text(document, index) for index in range(len(document))]
    return " ".join(" ".join(pages).split())
