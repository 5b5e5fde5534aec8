"""Conflicts of interest that the files themselves show, from the expert's record, the request and earlier dossiers.

Triggers after the federal agencies' policy of 2013-03-01 (domain facts, 8.3). A date that is not known never clears
anybody: it counts as if it were within the period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reviewer.committee.conflicts.kinds import ConflictKind, ConflictOfInterest
from reviewer.committee.conflicts.policy import ConflictPolicy, ConflictRule, load_policy
from reviewer.committee.expert import Expert, Tie
from reviewer.dossier import folding
from reviewer.dossier.request import EvaluationRequest, Experience

Kind = ConflictKind

# A whole queue against the whole bench compares the same few names again and again.
fold = lru_cache(maxsize=16384)(folding.fold)
fold_organisation = lru_cache(maxsize=16384)(folding.fold_organisation)
fold_words = lru_cache(maxsize=16384)(folding.fold_words)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRecusal:
    """A conflict that was recognised between an expert and another dossier. ``reference``: that dossier's."""

    expert_id: str
    reference: str
    candidate: str
    employer: str
    on: date
    reason: str


def conflicts_of(
    expert: Expert,
    request: EvaluationRequest,
    *,
    on: date | None = None,
    earlier: Sequence[EarlierRecusal] = (),
) -> tuple[ConflictOfInterest, ...]:
    """Return every conflict that the files show, in a fixed order, each once.

    ``on``: the day on which periods end; the day of reception where it is not given. ``earlier``: recusals for a
    conflict on other dossiers, of whichever expert.
    """
    case = _Case(expert, request, on or request.received_on, load_policy())
    found: dict[tuple[str, str, str], ConflictOfInterest] = {}
    for one in (
        *_of_employer(case),
        *_of_domains(case),
        *_of_experiences(case),
        *_of_institutions(case),
        *_of_declared(case),
        *_of_earlier(case, earlier),
        *_of_family_name(case),
    ):
        found.setdefault(one.key, one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Case:
    expert: Expert
    request: EvaluationRequest
    on: date | None
    policy: ConflictPolicy

    def rule(self, kind: Kind) -> ConflictRule:
        return self.policy.rules[kind]

    def conflict(
        self, kind: Kind, evidence: str, found: str = "", on: date | None = None
    ) -> ConflictOfInterest:
        rule = self.rule(kind)
        return ConflictOfInterest(kind, evidence, found, rule.strength, on, rule.source)

    def over(self, tie: Tie) -> bool:
        return self.on is not None and tie.over(self.on)

    @property
    def employer(self) -> str:
        return fold_organisation(self.request.employer.legal_name or "")

    def of_employer(self, tie: Tie) -> bool:
        neq, theirs = _digits(tie.neq), _digits(self.request.employer.neq)
        return (bool(self.employer) and fold_organisation(tie.name) == self.employer) or (
            bool(neq) and neq == theirs
        )

    @property
    def experiences(self) -> tuple[Experience, ...]:
        return self.request.candidate.experiences or ()


def _of_employer(case: _Case) -> Iterator[ConflictOfInterest]:
    asks = case.request.employer.legal_name or case.request.employer.neq or ""
    since = case.rule(Kind.FORMER_EMPLOYER).first_day(case.on)
    for tie in case.expert.ties:
        if case.of_employer(tie):
            found = asks if fold_organisation(asks) != fold_organisation(tie.name) else ""
            if not case.over(tie):
                yield case.conflict(Kind.SAME_EMPLOYER, tie.name, found)
            elif tie.until is not None and tie.until >= since:
                yield case.conflict(Kind.FORMER_EMPLOYER, tie.name, found, tie.until)


def _of_domains(case: _Case) -> Iterator[ConflictOfInterest]:
    contact = case.request.employer.contact
    for kind, address in (
        (Kind.EMPLOYER_DOMAIN, contact.email if contact else None),
        (Kind.CANDIDATE_DOMAIN, case.request.candidate.email),
    ):
        theirs = case.policy.domain_of(address)
        for email in case.expert.emails:
            mine = case.policy.domain_of(email)
            if mine and theirs and case.policy.same_organisation(mine, theirs):
                yield case.conflict(kind, mine, theirs)


def _of_experiences(case: _Case) -> Iterator[ConflictOfInterest]:
    for tie in case.expert.ties:
        name = fold_organisation(tie.name)
        if not name or (case.of_employer(tie) and not case.over(tie)):
            continue
        worked = [one for one in case.experiences if fold_organisation(one.employer or "") == name]
        if worked and not case.employer and not case.over(tie):
            yield case.conflict(Kind.CANDIDATE_EMPLOYER, tie.name)
            continue
        since = case.rule(Kind.WORKED_TOGETHER).first_day(case.on)
        for experience in worked:
            begin = max(tie.since or date.min, experience.started_on or date.min)
            end = min(tie.until or date.max, experience.ended_on or date.max)
            if begin <= end and end >= since:
                day = None if begin == date.min else begin
                yield case.conflict(Kind.WORKED_TOGETHER, tie.name, experience.title or "", day)
                break


def _of_institutions(case: _Case) -> Iterator[ConflictOfInterest]:
    since = case.rule(Kind.SHARED_INSTITUTION).first_day(case.on)
    for tie in case.expert.ties:
        if not fold_organisation(tie.name) or (tie.until is not None and tie.until < since):
            continue
        recent = [
            diploma
            for diploma in case.request.candidate.diplomas or ()
            if fold_organisation(diploma.institution or "") == fold_organisation(tie.name)
            and (diploma.obtained_on is None or diploma.obtained_on >= since)
        ]
        if recent:
            last = max(recent, key=lambda diploma: diploma.obtained_on or date.min)
            yield case.conflict(Kind.SHARED_INSTITUTION, tie.name, last.field or "", last.obtained_on)


def _of_declared(case: _Case) -> Iterator[ConflictOfInterest]:
    candidate = case.request.candidate
    contact = case.request.employer.contact
    employed = {fold_organisation(one.employer or "") for one in case.experiences}
    taught = {fold_organisation(one.institution or "") for one in candidate.diplomas or ()}
    asking = {case.employer} if case.employer else employed
    for interest in case.expert.declared_interests:
        organisation, person = fold_organisation(interest), fold_words(interest)
        if organisation and organisation in asking:
            yield case.conflict(Kind.DECLARED_ORGANISATION, interest)
        elif organisation and organisation in employed | taught:
            yield case.conflict(Kind.DECLARED_BACKGROUND, interest)
        elif person and person == fold_words(candidate.full_name):
            yield case.conflict(Kind.DECLARED_PERSON, interest)
        elif person and contact is not None and person == fold_words(contact.name or ""):
            yield case.conflict(Kind.DECLARED_CONTACT, interest)


def _of_earlier(case: _Case, earlier: Sequence[EarlierRecusal]) -> Iterator[ConflictOfInterest]:
    candidate = fold_words(case.request.candidate.full_name)
    since = case.rule(Kind.EARLIER_RECUSAL).first_day(case.on)
    for one in earlier:
        other = one.expert_id != case.expert.id or one.reference == case.request.reference
        if other or one.on < since:
            continue
        same_candidate = candidate and fold_words(one.candidate) == candidate
        if same_candidate or (case.employer and fold_organisation(one.employer) == case.employer):
            yield case.conflict(Kind.EARLIER_RECUSAL, one.reference, one.reason, one.on)


def _of_family_name(case: _Case) -> Iterator[ConflictOfInterest]:
    """Compare the candidate's name, and where they work: the request collects no address of theirs."""
    expert, request = case.expert, case.request
    name = expert.family_name or ""
    if not fold_words(name) or fold_words(name) != fold_words(request.candidate.family_name or ""):
        return
    places = (
        (request.job.workplace_municipality_code, request.job.workplace_municipality),
        (request.employer.municipality_code, request.employer.municipality),
    )
    for code, place in places:
        same_code = bool(code) and code == expert.municipality_code
        if same_code or (_place(place) and _place(place) == _place(expert.municipality)):
            yield case.conflict(Kind.SAME_FAMILY_NAME, name, place or expert.municipality or "")
            return


def _place(name: str | None) -> str:
    return " ".join(fold(name or "").replace("-", " ").split())


def _digits(neq: str | None) -> str:
    return "".join(char for char in neq or "" if char.isdecimal())
