"""What the committee knows of its experts, their vocabulary, and which contracts are about to end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from reviewer.committee.expert import Expert
from reviewer.committee.loaded_twice import require_once
from reviewer.committee.takers import Taker, takers
from reviewer.committee.vocabulary import Term, as_json, checked, from_json, languages, shipped_domains
from reviewer.dossier.events import Details, Event
from reviewer.dossier.folding import fold
from reviewer.dossier.lifecycle import Act, Role
from reviewer.dossier.people import Person
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import Piece
from reviewer.services.seating import experts_here
from reviewer.services.walls import with_address

DOMAINS = "committee.domains"
"""The setting that holds this house's vocabulary of AI expertise, where it is not the one that ships."""

FIRST_CAPACITY = 5
"""Files at one time that a new record proposes."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_NEQ = re.compile(r"\d{10}")


class CapacityOutOfRange(RuleViolation):
    """An expert's capacity is at least one file."""

    def __init__(self, capacity: int) -> None:
        super().__init__(capacity)
        self.capacity = capacity


class NotAnExpert(RuleViolation):
    """The person does not have the expert's role."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class PeriodReversed(RuleViolation):
    """A contract, a tie or a leave ends before it starts."""

    def __init__(self, since: date, until: date) -> None:
        super().__init__(since, until)
        self.since = since
        self.until = until


class NobodyNamed(RuleViolation):
    """A declared interest, or a tie, that names nobody and no organisation."""


class AddressNotUsable(RuleViolation):
    """A text that is not an e-mail address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class NeqNotUsable(RuleViolation):
    """A text that is not a number of the Registraire des entreprises: ten digits."""

    def __init__(self, neq: str) -> None:
        super().__init__(neq)
        self.neq = neq


class TermUnknown(RuleViolation):
    """A domain or a language that is not in the vocabulary."""

    def __init__(self, term: str) -> None:
        super().__init__(term)
        self.term = term


class TermInUse(RuleViolation):
    """An expert's record holds a domain that would go."""

    def __init__(self, term: str, expert: str) -> None:
        super().__init__(term, expert)
        self.term = term
        self.expert = expert


@dataclass(frozen=True, slots=True)
class Experts:
    """Use cases about experts."""

    desk: Desk

    def readiness(self) -> tuple[Taker, ...]:
        """Return every expert, by name, with what keeps them from any dossier today, and their load.

        Who is here as an expert and has no record yet is there too, under version 0. Loads are for those who seat
        experts: how many files somebody still has in hand tells that an evaluation is in.
        """
        seats = Role.COORDINATOR in self.desk.require(Act.MANAGE_EXPERTS).roles
        with self.desk.store.read() as work:
            work.gather((), Piece.PEOPLE, Piece.EXPERTS, Piece.SETTINGS)
            experts = {one.id: one for one in experts_here(work)}
            emails = {one.id: one.email for one in work.people.all()}
            for person in work.people.all():
                if person.active and Role.EXPERT in person.roles and person.id not in experts:
                    experts[person.id] = with_address(_unknown(person), emails[person.id])
            found = takers(
                tuple(experts.values()),
                EvaluationRequest(reference=""),
                None,
                work.deliberations.loads() if seats else {},
                frozenset(),
                self.desk.today(),
            )
            stored = {one.id: one for one in work.experts.all()}
        found = tuple(replace(one, expert=stored.get(one.expert.id, one.expert)) for one in found)
        return tuple(sorted(found, key=lambda one: (fold(one.expert.name), one.expert.id)))

    def save(self, expert: Expert) -> Changes:
        """Add what the committee knows of an expert, or change it; nobody is loaded twice."""
        with self.desk.permitted(Act.MANAGE_EXPERTS) as (work, actor):
            person = work.people.get(expert.id)
            if Role.EXPERT not in person.roles:
                raise NotAnExpert(person.name)
            clean = replace(_clean(expert), name=person.name)
            _check(clean, domains_of(work))
            emails = {one.id: one.email for one in work.people.all()}
            others = [with_address(one, emails.get(one.id)) for one in work.experts.all()]
            require_once(with_address(clean, person.email), others)
            work.experts.save(clean)
            details: Details = {"expert": expert.id, "capacity": expert.capacity, "active": expert.active}
            work.commit(actor, self.desk.now(), Event(name="expert_saved", details=details))
        return Changes(experts=True, message="expert_saved", facts={"name": person.name})

    # --- vocabulary ------------------------------------------------------------------------------------------

    def domains(self) -> tuple[Term, ...]:
        """Return the house's domains of AI expertise, in its order."""
        with self.desk.store.read() as work:
            return domains_of(work)

    def languages(self) -> tuple[Term, ...]:
        """Return the languages in which an expert may read."""
        return languages()

    def save_domains(self, terms: Iterable[Term]) -> Changes:
        """Replace the house's domains; one that an expert's record holds cannot go."""
        kept = checked(terms)
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            ids = {term.id for term in kept}
            labels = {term.id: term.label for term in domains_of(work)}
            for expert in work.experts.all():
                for domain in expert.domains:
                    if domain not in ids:
                        raise TermInUse(labels.get(domain, domain), expert.name)
            work.settings.put(DOMAINS, as_json(kept))
            work.commit(actor, self.desk.now(), Event(name="setting_changed", details={"setting": DOMAINS}))
        return Changes(settings=True, experts=True, message="domains_saved")


def _unknown(person: Person) -> Expert:
    """Return the record of somebody of whom the committee knows nothing yet."""
    return Expert(
        id=person.id, name=person.name, statut=None, statut_evidence_on=None, capacity=FIRST_CAPACITY
    )


def domains_of(work: UnitOfWork) -> tuple[Term, ...]:
    """Return the house's domains of AI expertise within a transaction."""
    kept = work.settings.get(DOMAINS)
    return shipped_domains() if kept is None else from_json(kept)


def _clean(expert: Expert) -> Expert:
    """Return the record without needless spaces, and its days in order."""
    return replace(
        expert,
        emails=tuple(dict.fromkeys(email.strip() for email in expert.emails)),
        ties=tuple(
            replace(tie, name=" ".join(tie.name.split()), neq=_digits(tie.neq)) for tie in expert.ties
        ),
        declared_interests=tuple(" ".join(one.split()) for one in expert.declared_interests),
        undertakings=tuple(sorted(set(expert.undertakings))),
        declarations=tuple(sorted(set(expert.declarations))),
        family_name=_text(expert.family_name),
        municipality=_text(expert.municipality),
        municipality_code=_text(expert.municipality_code),
    )


def _text(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None


def _digits(neq: str | None) -> str | None:
    return "".join((neq or "").split()) or None


def _check(expert: Expert, domains: tuple[Term, ...]) -> None:
    if expert.capacity < 1:
        raise CapacityOutOfRange(expert.capacity)
    periods = [(expert.contract_from, expert.contract_until)]
    periods += [(tie.since, tie.until) for tie in expert.ties]
    periods += [(leave.since, leave.until) for leave in expert.leaves]
    for since, until in periods:
        if since is not None and until is not None and until < since:
            raise PeriodReversed(since, until)
    for name in (*expert.declared_interests, *(tie.name for tie in expert.ties)):
        if not any(char.isalnum() for char in name):
            raise NobodyNamed
    for email in expert.emails:
        if not _EMAIL.fullmatch(email):
            raise AddressNotUsable(email)
    for tie in expert.ties:
        if tie.neq is not None and not _NEQ.fullmatch(tie.neq):
            raise NeqNotUsable(tie.neq)
    for kept, known in ((expert.domains, domains), (expert.languages, languages())):
        for term in kept:
            if term not in {one.id for one in known}:
                raise TermUnknown(term)
