"""People and experts."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from functools import partial

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from db.records.accounts import AccountRecord
from db.records.people import ExpertRecord, PersonRecord
from db.repositories.kept import HOUSE, NOTHING, Kept
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.committee.expert import Expert, Leave, Statut, Tie, TieKind
from reviewer.dossier.folding import fold
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Person
from reviewer.errors import NotFound
from reviewer.services.ports.house import Standing


class SqlPeople:
    """Implements ``People``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def get(self, person_id: str) -> Person:
        """Return the person or raise ``NotFound``."""
        found = self._kept.one(
            PersonRecord, person_id, lambda: self._session.get(PersonRecord, person_id), _person
        )
        if found is None:
            raise NotFound("person", person_id)
        return found

    def standing(self, person_id: str) -> Standing:
        """Return who somebody is now, whether one signs in here and the committee knows them, in one statement."""
        return self._kept.once(("standing", person_id), partial(self._standing, person_id))

    def _standing(self, person_id: str) -> Standing:
        asked = select(literal(1)).subquery()
        accounts = select(AccountRecord.person_id).limit(1).scalar_subquery()
        record, account, expert = self._session.execute(
            select(PersonRecord, accounts, ExpertRecord.id)
            .select_from(asked)
            .outerjoin(PersonRecord, PersonRecord.id == person_id)
            .outerjoin(ExpertRecord, ExpertRecord.id == PersonRecord.id)
        ).one()
        person = None if record is None else _person(record)
        return Standing(person, signs_in=account is not None, expert=expert is not None)

    def all(self) -> tuple[Person, ...]:
        """Return all people by name, in the order of folded names on both engines."""
        found = self._kept.of(
            PersonRecord, HOUSE, lambda: self._session.scalars(select(PersonRecord)), _person
        )
        return tuple(sorted(found, key=lambda person: (fold(person.name), person.id)))

    def save(self, person: Person) -> None:
        """Store a new or newer value."""
        record = record_to_save(self._session, PersonRecord, "person", person.id, person.version)
        if record is None:
            record = PersonRecord(id=person.id)
            self._session.add(record)
        record.name = person.name
        record.roles = canonical_json(sorted(person.roles))
        record.email = person.email
        record.title = person.title
        record.active = person.active
        record.version = person.version + 1
        flush(self._session, "person", person.id)


class SqlExperts:
    """Implements ``Experts``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def get(self, expert_id: str) -> Expert:
        """Return the expert or raise ``NotFound``."""
        found = self._kept.one(
            ExpertRecord, expert_id, lambda: self._session.get(ExpertRecord, expert_id), _expert
        )
        if found is None:
            raise NotFound("expert", expert_id)
        return found

    def all(self) -> tuple[Expert, ...]:
        """Return all experts by name, in the order of folded names on both engines."""
        found = self._kept.of(
            ExpertRecord, HOUSE, lambda: self._session.scalars(select(ExpertRecord)), _expert
        )
        return tuple(sorted(found, key=lambda expert: (fold(expert.name), expert.id)))

    def save(self, expert: Expert) -> None:
        """Store a new or newer value."""
        record = record_to_save(self._session, ExpertRecord, "expert", expert.id, expert.version)
        if record is None:
            record = ExpertRecord(id=expert.id)
            self._session.add(record)
        record.name = expert.name
        record.statut = expert.statut
        record.statut_evidence_on = expert.statut_evidence_on
        record.emails = canonical_json(list(expert.emails))
        record.ties = canonical_json([_written(tie) for tie in expert.ties])
        record.domains = canonical_json(list(expert.domains))
        record.languages = canonical_json(list(expert.languages))
        record.senior = expert.senior
        record.senior_since = expert.senior_since
        record.leaves = canonical_json([_written(leave) for leave in expert.leaves])
        record.undertakings = canonical_json([day.isoformat() for day in expert.undertakings])
        record.declarations = canonical_json([day.isoformat() for day in expert.declarations])
        record.family_name = expert.family_name
        record.municipality_code = expert.municipality_code
        record.municipality = expert.municipality
        record.capacity = expert.capacity
        record.contract_from = expert.contract_from
        record.contract_until = expert.contract_until
        record.declared_interests = canonical_json(list(expert.declared_interests))
        record.active = expert.active
        record.version = expert.version + 1
        flush(self._session, "expert", expert.id)


def _person(record: PersonRecord) -> Person:
    return Person(
        id=record.id,
        name=record.name,
        roles=frozenset(Role(role) for role in json.loads(record.roles)),
        email=record.email,
        title=record.title,
        active=record.active,
        version=record.version,
    )


def _expert(record: ExpertRecord) -> Expert:
    return Expert(
        id=record.id,
        name=record.name,
        statut=Statut(record.statut) if record.statut is not None else None,
        statut_evidence_on=record.statut_evidence_on,
        emails=tuple(json.loads(record.emails)),
        ties=tuple(_tie(one) for one in json.loads(record.ties)),
        domains=tuple(json.loads(record.domains)),
        languages=tuple(json.loads(record.languages)),
        senior=record.senior,
        senior_since=record.senior_since,
        leaves=tuple(
            Leave(since=date.fromisoformat(one["since"]), until=_day(one["until"]))
            for one in json.loads(record.leaves)
        ),
        undertakings=_days(record.undertakings),
        declarations=_days(record.declarations),
        family_name=record.family_name,
        municipality_code=record.municipality_code,
        municipality=record.municipality,
        capacity=record.capacity,
        contract_from=record.contract_from,
        contract_until=record.contract_until,
        declared_interests=tuple(json.loads(record.declared_interests)),
        active=record.active,
        version=record.version,
    )


def _written(value: Tie | Leave) -> dict[str, str | None]:
    return {
        name: fact.isoformat() if isinstance(fact, date) else fact for name, fact in asdict(value).items()
    }


def _tie(one: dict[str, str | None]) -> Tie:
    return Tie(
        name=one["name"] or "",
        kind=TieKind(one["kind"] or TieKind.EMPLOYER),
        neq=one["neq"],
        since=_day(one["since"]),
        until=_day(one["until"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _days(text: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in json.loads(text))
