"""People, experts and dossiers go into a store and come out the same, on both engines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.store import OpenedStore
from reviewer.committee.expert import Expert, Leave, Statut, Tie, TieKind
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.dossier.people import Part, Person
from reviewer.errors import ConflictingChange
from reviewer.services.ports import Store
from tests.integration.store.strategies import ONE_BASE_FOR_ALL, days, keys, names, texts
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    a_dossier,
    a_person,
    a_version,
    an_expert,
    put,
)
from tests.support.requests import a_request


def test_the_store_is_what_the_use_cases_ask_for(store: OpenedStore) -> None:
    wanted: Store = store.store  # the type checker holds the rest
    with wanted.read() as work:
        assert work.people.all() == ()


@ONE_BASE_FOR_ALL
@given(
    person=st.builds(
        Person,
        id=keys,
        name=names,
        roles=st.frozensets(st.sampled_from(Role)),
        email=st.none() | texts,
        title=st.none() | texts,
        active=st.booleans(),
        version=st.just(0),
    )
)
def test_a_person_comes_back_as_stored(store: OpenedStore, person: Person) -> None:
    with store.store.begin() as work:
        work.people.save(person)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.people.get(person.id) == replace(person, version=1)


@ONE_BASE_FOR_ALL
@given(
    expert=st.builds(
        Expert,
        id=keys,
        name=names,
        statut=st.none() | st.sampled_from(Statut),
        statut_evidence_on=st.none() | days,
        emails=st.lists(texts, max_size=2).map(tuple),
        ties=st.lists(
            st.builds(
                Tie,
                name=texts,
                kind=st.sampled_from(TieKind),
                neq=st.none() | texts,
                since=st.none() | days,
                until=st.none() | days,
            ),
            max_size=3,
        ).map(tuple),
        domains=st.lists(texts, max_size=2).map(tuple),
        languages=st.lists(texts, max_size=2).map(tuple),
        senior=st.booleans(),
        senior_since=st.none() | days,
        leaves=st.lists(st.builds(Leave, since=days, until=st.none() | days), max_size=2).map(tuple),
        undertakings=st.lists(days, max_size=2).map(tuple),
        declarations=st.lists(days, max_size=2).map(tuple),
        family_name=st.none() | texts,
        municipality_code=st.none() | texts,
        municipality=st.none() | texts,
        capacity=st.integers(0, 1000),
        contract_from=st.none() | days,
        contract_until=st.none() | days,
        declared_interests=st.lists(texts, max_size=3).map(tuple),
        active=st.booleans(),
        version=st.just(0),
    )
)
def test_an_expert_comes_back_as_stored(store: OpenedStore, expert: Expert) -> None:
    with store.store.begin() as work:
        work.experts.save(expert)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.experts.get(expert.id) == replace(expert, version=1)


def test_people_and_experts_are_listed_by_name_without_regard_to_accents_and_case(store: OpenedStore) -> None:
    put(
        store,
        a_person("p1", "zoé"),
        a_person("p2", "Œuvrard"),
        a_person("p3", "Ours"),
        a_person("p4", "Élie"),
    )
    put(store, an_expert("e1", "Đặng"), an_expert("e2", "Chen"), an_expert("e3", "Ez"))
    with store.store.read() as work:
        assert [person.name for person in work.people.all()] == ["Élie", "Œuvrard", "Ours", "zoé"]
        assert [expert.name for expert in work.experts.all()] == ["Chen", "Đặng", "Ez"]


def test_a_dossier_comes_back_with_every_version_attachment_and_part(store: OpenedStore) -> None:
    first = replace(a_dossier(), versions=(a_version(documents=2, request=a_request(reference="TC-D1")),))
    put(store, first)
    amended = replace(
        first,
        version=1,
        state=DossierState.INCOMPLETE,
        versions=(
            *first.versions,
            a_version(2, a_request(reference="TC-D1", candidate__diplomas=[]), documents=1),
        ),
        parts=frozenset({(Part.TRIAGED, "p-coord"), (Part.REVIEWED, "p-é")}),
        replaces_avis="IA-2024-0007",
    )
    put(store, amended)
    with store.store.read() as work:
        assert work.dossiers.get("D1") == replace(amended, version=2)
        assert work.dossiers.by_reference("iatiev", "TC-D1") == replace(amended, version=2)
        assert work.dossiers.by_reference("autre", "TC-D1") is None
        assert work.dossiers.by_reference("iatiev", "TC-D2") is None


def test_a_request_of_which_nothing_is_known_but_its_reference_can_be_kept(store: OpenedStore) -> None:
    unknown = replace(a_request(), reference="TC-?")
    bare = type(unknown)(reference="TC-?")
    put(store, a_dossier("D9", request=bare))
    with store.store.read() as work:
        assert work.dossiers.get("D9").request == bare


def test_a_second_dossier_under_the_same_reference_is_a_conflict(store: OpenedStore) -> None:
    put(store, a_dossier("D1", request=a_request(reference="TC-1")))
    with store.store.begin() as work, pytest.raises(ConflictingChange) as caught:
        work.dossiers.add(a_dossier("D2", request=a_request(reference="TC-1")))
    assert (caught.value.kind, caught.value.key) == ("dossier", "D2")


def test_a_dossier_that_was_stored_once_cannot_be_added_again(store: OpenedStore) -> None:
    put(store, a_dossier())
    with store.store.begin() as work, pytest.raises(ConflictingChange):
        work.dossiers.add(a_dossier())
    with store.store.begin() as work, pytest.raises(ConflictingChange):
        work.dossiers.add(replace(a_dossier(), version=1))


def test_a_kept_version_of_a_request_is_never_replaced(store: OpenedStore) -> None:
    put(store, a_dossier())
    other = a_version(1, a_request(reference="TC-D1", candidate__diplomas=[]))
    with store.store.begin() as work, pytest.raises(ConflictingChange):
        work.dossiers.save(replace(a_dossier(), version=1, versions=(other,)))
