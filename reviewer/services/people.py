"""People: who works here, and in which role. What the committee knows of its experts is ``services.experts``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewer.dossier.events import Details, Event
from reviewer.dossier.folding import fold_words
from reviewer.dossier.lifecycle import Act, Role
from reviewer.dossier.people import Actor, Person
from reviewer.errors import RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.key_slots import settle

if TYPE_CHECKING:
    from reviewer.services.desk import Desk
    from reviewer.services.ports import UnitOfWork
    from reviewer.services.ports.key_slots import KeySlots


class PersonWithoutName(RuleViolation):
    """A person or an expert needs a name."""

    def __init__(self, person_id: str) -> None:
        super().__init__(person_id)
        self.person_id = person_id


class PersonExists(RuleViolation):
    """Somebody of that name is already there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LastAdministrator(RuleViolation):
    """The last active administrator cannot leave or lose the role."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LastAccountOfAdministration(RuleViolation):
    """Where one signs in, an active administrator who has chosen a password must stay."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AlreadyStarted(RuleViolation):
    """There are people in this database: the first administrator is not made twice."""


@dataclass(frozen=True, slots=True)
class People:
    """Use cases about people."""

    desk: Desk
    slots: KeySlots

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by name."""
        self.desk.require(Act.READ_PEOPLE)
        with self.desk.store.read() as work:
            return work.people.all()

    def choices(self) -> tuple[Person, ...]:
        """Return whom one may say that one is, by name; nobody acts yet, so that no role is asked for.

        Nobody where one signs in: who works here is told to those who do.
        """
        with self.desk.store.read() as work:
            return () if work.accounts.any() else tuple(one for one in work.people.all() if one.active)

    def start(self, first: Person) -> Actor:
        """Make the first administrator of an empty database."""
        with self.desk.store.begin() as work:
            if work.people.all():
                raise AlreadyStarted
            require_name(first)
            founder = replace(first, roles=first.roles | {Role.ADMINISTRATOR}, active=True)
            work.people.save(founder)
            actor = Actor(founder.id, founder.name, founder.roles)
            work.commit(
                actor, self.desk.now(), Event(name="first_administrator", details={"person": founder.id})
            )
        return actor

    def save(self, person: Person) -> Changes:
        """Add a person or change one. People are disabled, never deleted: the journal keeps their names."""
        with self.desk.permitted(Act.MANAGE_PEOPLE) as (work, actor):
            require_name(person)
            everybody = {one.id: one for one in work.people.all()}
            for other in everybody.values():
                if other.id != person.id and fold_words(other.name) == fold_words(person.name):
                    raise PersonExists(person.name)
            everybody[person.id] = person
            if not any(one.active and Role.ADMINISTRATOR in one.roles for one in everybody.values()):
                raise LastAdministrator(person.name)
            _require_account_of_administration(work, everybody, person)
            work.people.save(person)
            renamed = [one for one in work.experts.all() if one.id == person.id and one.name != person.name]
            for expert in renamed:
                work.experts.save(replace(expert, name=person.name))
            details: Details = {
                "person": person.id,
                "roles": " ".join(sorted(person.roles)),
                "active": person.active,
            }
            work.commit(actor, self.desk.now(), Event(name="person_saved", details=details))
        settle(self.desk.store, self.slots)  # who leaves opens the database no more
        return Changes(
            people=True, experts=bool(renamed), message="person_saved", facts={"name": person.name}
        )


def require_name(person: Person) -> None:
    """Raise ``PersonWithoutName`` where somebody has none."""
    if not person.name.strip():
        raise PersonWithoutName(person.id)


def _require_account_of_administration(
    work: UnitOfWork, everybody: Mapping[str, Person], changed: Person
) -> None:
    accounts = work.accounts.all()
    able = (everybody[one.person_id] for one in accounts if one.password is not None)
    if accounts and not any(one.active and Role.ADMINISTRATOR in one.roles for one in able):
        raise LastAccountOfAdministration(changed.name)
