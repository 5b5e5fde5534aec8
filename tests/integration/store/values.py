"""Whole values of the core, to put into a store and take out again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from db.store import OpenedStore
from reviewer.avis.avis import Avis, AvisDraft, RegisterEvent, RegisterEventKind
from reviewer.avis.content import AvisContent, PrintedFinding
from reviewer.avis.numbering import AvisNumber
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation, seal_of
from reviewer.committee.expert import Expert, Leave, Statut, Tie, TieKind
from reviewer.committee.grid import Rating
from reviewer.dossier.dossier import Attachment, Dossier, RequestVersion, version_sha256
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import AvisState, DossierState, Role
from reviewer.dossier.people import Actor, Part, Person
from reviewer.dossier.request import EvaluationRequest
from reviewer.services.ports import UnitOfWork
from tests.support.requests import a_request

NOW = datetime(2025, 5, 20, 13, 0, 0, 123456, tzinfo=UTC)
TODAY = date(2025, 5, 20)
ACTOR = Actor("p-coord", "Zoé Coordination", frozenset({Role.COORDINATOR}))
HAPPENED = Event(name="something_happened")
FINDINGS = ("job_in_ai", "profile_meets_job")


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def a_version(
    number: int = 1, request: EvaluationRequest | None = None, documents: int = 0
) -> RequestVersion:
    content = request or a_request()
    attachments = tuple(
        Attachment(kind="cv", filename=f"cv-{i}.pdf", sha256=sha256_of(b"cv %d" % i), size=4)
        for i in range(documents)
    )
    return RequestVersion(
        number=number,
        request=content,
        sha256=version_sha256(content, attachments),
        taken_in_at=later(number),
        taken_in_by="p-coord",
        origin="demandes.json",
        attachments=attachments,
    )


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def a_dossier(
    key: str = "D1",
    *,
    state: DossierState = DossierState.RECEIVED,
    received_on: date = date(2025, 4, 14),
    request: EvaluationRequest | None = None,
) -> Dossier:
    content = request or a_request(reference=f"TC-{key}")
    return Dossier(
        id=key,
        programme_id="iatiev",
        reference=content.reference,
        state=state,
        state_since=TODAY,
        received_on=received_on,
        versions=(a_version(request=content),),
    )


def a_person(key: str = "p-1", name: str = "Éloïse Bœuf", *roles: Role) -> Person:
    return Person(
        id=key,
        name=name,
        roles=frozenset(roles or (Role.COORDINATOR, Role.CLERK)),
        email="e.boeuf@example.org",
        title="Coordonnatrice",
    )


def an_expert(key: str = "E1", name: str = "Đặng Thị Ånge") -> Expert:
    return Expert(
        id=key,
        name=name,
        statut=Statut.PUBLIC_SECTOR,
        statut_evidence_on=date(2025, 1, 15),
        emails=("d.ange@universite-du-nord.example",),
        ties=(
            Tie(
                name="Université du Nord",
                kind=TieKind.INSTITUTION,
                neq="1140000001",
                since=date(2016, 9, 1),
                until=date(2026, 8, 31),
            ),
            Tie(name="Institut « Œ »", kind=TieKind.AFFILIATION),
        ),
        domains=("langage", "vision"),
        languages=("fr", "en"),
        senior=True,
        senior_since=date(2024, 1, 1),
        leaves=(Leave(since=date(2025, 7, 1), until=date(2025, 7, 21)), Leave(since=date(2025, 12, 20))),
        undertakings=(date(2024, 1, 15), date(2025, 1, 15)),
        declarations=(date(2025, 1, 15),),
        family_name="Đặng",
        municipality_code="66023",
        municipality="Montréal",
        capacity=4,
        contract_from=date(2025, 1, 1),
        contract_until=date(2025, 12, 31),
        declared_interests=("Laboratoires Boréal inc.",),
    )


def an_evaluation(
    dossier_id: str,
    expert_id: str,
    seat: int,
    answers: tuple[bool, bool] = (True, True),
    *,
    sealed: bool = True,
) -> Evaluation:
    draft = Evaluation(
        id=f"V-{dossier_id}-{seat}-{expert_id}",
        dossier_id=dossier_id,
        expert_id=expert_id,
        seat=seat,
        grid_id="grille-1",
        request_version=1,
        ratings={
            "c1": Rating(mark=3, comment="Œuvre solide"),
            "c2": Rating(not_applicable=True),
        },
        verdicts=dict(zip(FINDINGS, answers, strict=True)),
        justification="Parce que.",
    )
    if not sealed:
        return draft
    submitted = replace(draft, submitted_at=later(100 + seat))
    return replace(submitted, seal=seal_of(submitted))


def a_deliberation(dossier_id: str = "D1", *experts: str) -> Deliberation:
    """An opened deliberation with these experts seated and their declaration made."""
    deliberation = Deliberation(
        dossier_id=dossier_id,
        grid_id="grille-1",
        finding_ids=FINDINGS,
        reviewers=2,
        with_concertation=True,
    )
    for number, expert in enumerate(experts, 1):
        deliberation = deliberation.seat_expert(number, expert, "p-coord", later(number))
        deliberation = deliberation.declare(expert, DeclarationKind.NONE, "", later(10 + number))
    return deliberation


def a_decided_deliberation(dossier_id: str = "D1") -> Deliberation:
    deliberation = a_deliberation(dossier_id, "E1", "E2")
    deliberation = deliberation.put_evaluation(an_evaluation(dossier_id, "E1", 1))
    deliberation = deliberation.put_evaluation(an_evaluation(dossier_id, "E2", 2))
    return deliberation.decide({}, "p-coord", later(200))


def a_content(dossier: Dossier) -> AvisContent:
    request = dossier.request
    return AvisContent(
        number=None,
        programme_id="iatiev",
        programme_name="Programme pilote",
        issuer="Comité",
        employer_name=request.employer.legal_name,
        employer_neq=request.employer.neq,
        candidate_name=request.candidate.full_name,
        job_title=request.job.title,
        workplace="Montréal",
        substream="travailleur_etranger",
        findings=tuple(
            PrintedFinding(id=finding, label=finding, question="?", answer=True) for finding in FINDINGS
        ),
        favourable=True,
        issued_on=TODAY,
        expires_on=date(2025, 12, 31),
        rules_id="r-1",
        grid_id="grille-1",
        wording_id="w-1",
        signatory_name="Signe Atære",
        signatory_function="Présidente",
        dossier_reference=dossier.reference,
    )


def a_draft(dossier: Dossier) -> AvisDraft:
    return AvisDraft(
        dossier_id=dossier.id, content=a_content(dossier), drafted_by="p-clerk", drafted_at=later(300)
    )


def an_avis(dossier: Dossier, number: AvisNumber, pdf: bytes) -> Avis:
    return Avis(
        number=number,
        dossier_id=dossier.id,
        content=a_content(dossier).sealed(str(number)),
        pdf_sha256=sha256_of(pdf),
        state=AvisState.IN_FORCE,
        events=(RegisterEvent(kind=RegisterEventKind.ISSUED, at=later(400), by="p-sign"),),
    )


def sign_one(work: UnitOfWork, key: str) -> AvisNumber:
    """Put a whole dossier into the store, from the request to the signed avis, without committing."""
    pdf = b"%PDF-1.7 " + key.encode()
    dossier = replace(a_dossier(key, state=DossierState.ISSUED), parts=frozenset({(Part.TRIAGED, "p-coord")}))
    number = work.register.next_number("IA", 2025)
    work.dossiers.add(dossier)
    work.deliberations.save(a_decided_deliberation(key))
    work.blobs.put(pdf)
    work.register.add(an_avis(dossier, number, pdf))
    return number


def put(store: OpenedStore, *values: Dossier | Deliberation | Person | Expert) -> None:
    """Store values in one transaction."""
    with store.store.begin() as work:
        for value in values:
            if isinstance(value, Dossier):
                work.dossiers.save(value)
            elif isinstance(value, Deliberation):
                work.deliberations.save(value)
            elif isinstance(value, Person):
                work.people.save(value)
            else:
                work.experts.save(value)
        work.commit(ACTOR, NOW, HAPPENED)
