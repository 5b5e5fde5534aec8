"""Letters for tests of documents: one of each kind, made from a real precheck of the shipped programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from reviewer import resource_files
from reviewer.admissibility.letter import (
    LetterContent,
    LetterKind,
    asked_documents,
    asked_facts,
    criteria_not_met,
)
from reviewer.admissibility.override import CriterionOverride, decided_criteria
from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import CriterionOutcome
from reviewer.documents.letter_wording import LetterWording, load_letter_wording
from reviewer.dossier.request import EvaluationRequest
from reviewer.programme.loader import load_programme
from reviewer.programme.model import Programme
from tests.support.requests import a_request

TODAY = date(2025, 5, 20)
DUE = date(2025, 6, 17)
INCOMPLETE = {"job__annual_salary_cad": None, "candidate__born_on": None, "candidate__diplomas": None}
TOO_YOUNG = {"candidate__born_on": "2008-01-01", "job__annual_salary_cad": "74000.00"}
EXPIRED_PERMIT = CriterionOverride(
    criterion_id="GEN-STAY",
    outcome=CriterionOutcome.NOT_MET,
    reason="Le permis de travail joint est échu depuis le 3 mars 2025.",
)


@cache
def iatiev() -> Programme:
    """Return the shipped programme."""
    return load_programme(resource_files.path("programmes") / "iatiev")


def wording_of(content: LetterContent) -> LetterWording:
    """Return the wording that a letter names."""
    return load_letter_wording(content.programme_id, content.wording_id)


def complements(**changes: Any) -> LetterContent:
    """Return a request for five documents and for the facts that three criteria wait for."""
    request = a_request(**INCOMPLETE)
    decided = decided_criteria(precheck(request, TODAY, iatiev()), ())
    wanted = iatiev().required_documents(request.stream, request.substream)
    content = replace(
        _content(LetterKind.COMPLEMENTS, request),
        due_on=DUE,
        due_days=20,
        documents=asked_documents(wanted[1:]),
        facts=asked_facts(decided),
        message="Le contrat joint n’est pas signé.\n\nUne copie signée suffit.",
    )
    return replace(content, **changes)


def admissible(**changes: Any) -> LetterContent:
    """Return a positive preliminary notice."""
    return replace(_content(LetterKind.ADMISSIBLE, a_request()), **changes)


def inadmissible(overrides: Sequence[CriterionOverride] = (EXPIRED_PERMIT,), **changes: Any) -> LetterContent:
    """Return a negative preliminary notice: too young, paid too little, and a permit that a person found expired."""
    request = a_request(**TOO_YOUNG)
    decided = decided_criteria(precheck(request, TODAY, iatiev()), overrides)
    content = replace(_content(LetterKind.INADMISSIBLE, request), criteria=criteria_not_met(decided))
    return replace(content, **changes)


def _content(kind: LetterKind, request: EvaluationRequest) -> LetterContent:
    contact = request.employer.contact
    result = precheck(request, TODAY, iatiev())
    return LetterContent(
        kind=kind,
        wording_id=iatiev().letters[kind.value],
        programme_id=iatiev().id,
        programme_name=iatiev().name,
        issuer=iatiev().issuer,
        dossier_reference=request.reference,
        employer_name=request.employer.legal_name,
        contact_name=None if contact is None else contact.name,
        candidate_name=request.candidate.full_name,
        job_title=request.job.title,
        workplace=request.job.workplace_municipality,
        substream=iatiev().substream_label(request),
        written_on=TODAY,
        as_of=TODAY,
        reference_date=result.reference_date,
        rules_id=result.rules,
        responsible_name="Geneviève Ouellet",
    )
