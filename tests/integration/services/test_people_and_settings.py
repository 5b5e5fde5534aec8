"""Who works here, what the committee knows of its experts, settings and the journal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.store import OpenedStore
from reviewer.dossier.lifecycle import ActNotPermitted, Role
from reviewer.errors import ConflictingChange, NotFound
from reviewer.services.audit import audit
from reviewer.services.experts import CapacityOutOfRange, NotAnExpert
from reviewer.services.people import (
    AlreadyStarted,
    LastAdministrator,
    PersonExists,
    PersonWithoutName,
)
from reviewer.services.settings import TRUST, key_path_of
from tests.support.looks import experts_of
from tests.support.office import House, a_house
from tests.support.people import NAMES, ROLES, a_person, an_expert


def test_the_first_person_of_an_empty_house_administers_it(store: OpenedStore) -> None:
    house = a_house(store, staffed=False)
    with pytest.raises(PersonWithoutName):
        house.office.people.start(a_person("kim", name="  "))
    actor = house.office.people.start(a_person("kim", active=False))
    assert actor.roles == {Role.CLERK, Role.ADMINISTRATOR}
    house.office.session.become(actor)
    (founder,) = house.office.people.all()
    assert (founder.roles, founder.active) == (actor.roles, True)
    assert house.events() == ["first_administrator"]
    with pytest.raises(AlreadyStarted):
        house.office.people.start(a_person("ada"))


def test_everybody_is_listed_by_name(house: House) -> None:
    names = [person.name for person in house.as_("ada").people.all()]
    assert sorted(names) == sorted(NAMES.values())
    assert [expert.id for expert in experts_of(house)] == ["eli", "elsa", "emil", "erin"]


def test_a_person_is_changed_by_an_administrator_and_the_journal_says_so(house: House) -> None:
    house.as_("ada").people.save(a_person("kim", Role.SIGNATORY, version=1))
    assert house.journal()[-1].details == {"person": "kim", "roles": "clerk signatory", "active": True}
    house.as_("kim")
    assert house.office.desk.actor.roles == {Role.CLERK, Role.SIGNATORY}


def test_a_person_who_left_may_do_nothing_and_keeps_their_name(house: House) -> None:
    house.as_("ada").people.save(a_person("kim", active=False, version=1))
    house.as_("kim")
    assert house.office.desk.actor.roles == frozenset()
    with pytest.raises(ActNotPermitted):
        house.office.intake.waiting()
    assert "kim" in {person.id for person in house.as_("ada").people.all()}


def test_a_nameless_or_second_person_is_refused(house: House) -> None:
    people = house.as_("ada").people
    before = house.journal()
    with pytest.raises(PersonWithoutName):
        people.save(a_person("neo", Role.CLERK, name=" "))
    with pytest.raises(PersonExists):
        people.save(a_person("neo", Role.CLERK, name="délivrance KIM"))
    assert house.journal() == before


def test_the_last_administrator_stays(house: House) -> None:
    people = house.as_("ada").people
    for last in (
        a_person("ada", active=False, version=1),
        replace(a_person("kim", version=1), id="ada", name="Ada"),
    ):
        with pytest.raises(LastAdministrator):
            people.save(last)
    people.save(a_person("kim", Role.ADMINISTRATOR, version=1))
    people.save(a_person("ada", active=False, version=1))


def test_an_older_copy_of_a_person_overwrites_nothing(house: House) -> None:
    people = house.as_("ada").people
    people.save(a_person("kim", email="kim@exemple.ca", version=1))
    before = house.journal()
    with pytest.raises(ConflictingChange):
        people.save(a_person("kim", email="autre@exemple.ca", version=1))
    with pytest.raises(ConflictingChange):
        people.save(a_person("kim", email="autre@exemple.ca", version=0))
    assert house.journal() == before


def test_an_older_copy_of_an_expert_overwrites_nothing(house: House) -> None:
    experts = house.as_("claude").experts
    experts.save(an_expert("eli", capacity=3, version=1))
    with pytest.raises(ConflictingChange):
        experts.save(an_expert("eli", capacity=4, version=1))
    assert [expert.capacity for expert in experts_of(house) if expert.id == "eli"] == [3]


def test_an_expert_takes_the_person_s_name_and_at_least_one_file(house: House) -> None:
    experts = house.as_("claude").experts
    experts.save(an_expert("eli", name="Autre", version=1))
    assert [expert.name for expert in experts_of(house) if expert.id == "eli"] == ["Éli Première"]
    for capacity in (0, -1):
        with pytest.raises(CapacityOutOfRange):
            experts.save(an_expert("eli", capacity=capacity, version=2))
    with pytest.raises(NotAnExpert):
        experts.save(an_expert("kim"))
    with pytest.raises(NotFound):
        experts.save(an_expert("nobody"))


def test_an_expert_who_changes_name_changes_it_for_the_committee_too(house: House) -> None:
    house.as_("ada").people.save(a_person("eli", name="Éli Nouvelle", version=1))
    assert [expert.name for expert in experts_of(house) if expert.id == "eli"] == ["Éli Nouvelle"]


def test_the_journal_keeps_a_setting_s_name_and_never_its_value(house: House) -> None:
    settings = house.as_("ada").settings
    settings.put(TRUST, "-----BEGIN CERTIFICATE-----")
    assert settings.get(TRUST) == "-----BEGIN CERTIFICATE-----"
    assert settings.get(key_path_of("sacha")) is None
    assert house.journal()[-1].details == {"setting": TRUST}


def test_a_signatory_remembers_their_own_key_and_nobody_else_s(house: House) -> None:
    house.as_("sacha").settings.remember_own_key("cles/sacha.p12")
    assert house.office.settings.get(key_path_of("sacha")) == "cles/sacha.p12"
    assert house.office.settings.get(key_path_of("sylvie")) is None
    assert house.journal()[-1].details == {"setting": key_path_of("sacha")}
    with pytest.raises(ActNotPermitted):
        house.as_("ada").settings.remember_own_key("cles/ada.p12")


@pytest.mark.parametrize("key", [key for key, role in ROLES.items() if role is not Role.ADMINISTRATOR])
def test_only_an_administrator_manages_people_and_settings(house: House, key: str) -> None:
    office = house.as_(key)
    with pytest.raises(ActNotPermitted):
        office.people.save(a_person("kim", version=1))
    with pytest.raises(ActNotPermitted):
        office.settings.put(TRUST, "")


def test_the_audit_counts_the_entries_and_finds_no_break(house: House) -> None:
    house.issued()
    report = audit(house.opened.store)
    assert (report.entries, report.broken) == (len(house.journal()), None)


def test_somebody_who_is_not_here_cannot_act(house: House) -> None:
    with pytest.raises(NotFound):
        house.office.become("nobody")
