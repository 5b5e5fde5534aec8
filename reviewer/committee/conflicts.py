"""Conflicts of interest that the files themselves show, and what an expert declares before a file opens.

Triggers after the federal agencies' policy of 2013-03-01 (domain facts, 8.3): same enterprise as the request's, or,
where no employer asks, as one that the candidate worked for; and persons or organisations that the expert declared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reviewer.committee.expert import Expert
from reviewer.dossier.folding import fold_organisation, fold_words
from reviewer.dossier.request import EvaluationRequest


class DeclarationKind(StrEnum):
    """What the expert declares before opening the file."""

    NONE = "none"
    REAL = "real"
    APPARENT = "apparent"
    POTENTIAL = "potential"


@dataclass(frozen=True, slots=True)
class ConflictOfInterest:
    """Why an expert cannot take a file: ``kind`` (a key of the wording) and the evidence found in the files."""

    kind: str
    evidence: str


def conflicts_of(expert: Expert, request: EvaluationRequest) -> tuple[ConflictOfInterest, ...]:
    """Return every conflict that the expert's record and the request show, in a fixed order."""
    found: list[ConflictOfInterest] = []
    organisations = {
        fold_organisation(name): name
        for name in (
            request.employer.legal_name,
            *(experience.employer for experience in request.candidate.experiences or ()),
        )
        if name and fold_organisation(name)
    }
    employer = fold_organisation(request.employer.legal_name or "")
    for name in expert.employers:
        if employer and fold_organisation(name) == employer:
            found.append(ConflictOfInterest("same_employer", name))
        elif not employer and fold_organisation(name) in organisations:
            found.append(ConflictOfInterest("candidate_employer", name))
    candidate = fold_words(request.candidate.full_name)
    for interest in expert.declared_interests:
        if fold_organisation(interest) in organisations:
            found.append(ConflictOfInterest("declared_organisation", interest))
        elif candidate and fold_words(interest) == candidate:
            found.append(ConflictOfInterest("declared_person", interest))
    return tuple(found)
