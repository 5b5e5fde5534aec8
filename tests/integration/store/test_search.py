"""Searching, sorting and holding the list, on every engine: the dossiers that the language says, in one order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from db.engine import begin_reading, begin_writing, sqlite_path
from db.search_index import REBUILD, TABLE, TRIGRAMS
from db.store import OpenedStore, open_store
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import NotFound
from reviewer.search.matching import Facts, matches
from reviewer.search.parsing import parse
from reviewer.search.words import searchable
from reviewer.services.lists import SORTED_BY, Order
from tests.integration.store.searched import (
    CATALOGUE,
    COORDINATOR,
    filled,
    found,
    terms,
    wanted,
)
from tests.integration.store.test_queries import statements
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    TODAY,
    a_dossier,
    put,
)
from tests.support.requests import a_request

# --- words ---------------------------------------------------------------------------------------------------

FOLDED = {
    "Bœuf": "boeuf",
    "Œuvrard": "oeuvrard",
    "Ångström": "angstrom",
    "Straße": "strasse",
    "Đặng": "dang",
    "L’Haÿ": "l'hay",
    "Nguyễn": "nguyen",
    "İstanbul": "istanbul",
    "Łukasz": "lukasz",
    "Élodie": "elod",
}


def test_names_are_found_as_people_type_them_on_every_engine(store: OpenedStore) -> None:
    names = list(FOLDED)
    put(
        store,
        *(
            a_dossier(f"D{n:02d}", request=a_request(reference=f"R{n:02d}", candidate__family_name=name))
            for n, name in enumerate(names)
        ),
    )
    for number, (written, typed) in enumerate(FOLDED.items()):
        for one in (written, typed, typed.upper(), typed[:3]):
            assert f"D{number:02d}" in found(store, f'"{one}"'), one
            assert f"D{number:02d}" in found(store, f'candidat:"{one}"'), one
        assert found(store, f'"{typed}"') == [f"D{number:02d}"]
        assert f"D{number:02d}" not in found(store, f'-candidat:"{typed}"')
    by_name = found(store, "", order=Order("candidate"))
    assert by_name == found(store, "", order=Order("candidate", descending=True))[::-1]
    assert by_name == sorted(by_name, key=lambda key: words_key(names[int(key[1:])]))


def words_key(name: str) -> str:
    return searchable(f"Adaeze {name}")


def test_words_in_a_row_are_found_in_a_row_only(store: OpenedStore) -> None:
    put(store, a_dossier("D1", request=a_request(employer__legal_name="Laboratoires Boréal inc.")))
    assert found(store, '"laboratoires bor"') == ["D1"]
    assert found(store, '"boréal laboratoires"') == []
    assert found(store, "boréal laboratoires") == ["D1"]
    assert found(store, "oratoires") == []
    assert found(store, "atelier,boréal -tremblay") == ["D1"]


def test_what_a_newer_request_says_is_found_and_what_it_said_before_is_not(store: OpenedStore) -> None:
    put(store, a_dossier("D1"))
    with store.store.begin() as work:
        dossier = work.dossiers.get("D1")
        newer = replace(
            dossier.current,
            number=2,
            sha256="9" * 64,
            request=a_request(reference="TC-D1", employer__legal_name="Nordet"),
        )
        work.dossiers.save(replace(dossier, versions=(*dossier.versions, newer)))

        work.commit(ACTOR, NOW, HAPPENED)
    assert found(store, "nordet") == ["D1"]
    assert found(store, "boréal") == []


def test_the_index_survives_a_file_that_is_written_again(sqlite_store: OpenedStore) -> None:
    put(
        sqlite_store,
        a_dossier("D1"),
        a_dossier("D2", request=a_request(reference="TC-D2", job__title="Analyste")),
    )
    sqlite_store.engine.dispose()
    path = sqlite_path(sqlite_store.engine.url)
    assert path is not None
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
        connection.execute(REBUILD)
        connection.commit()
        connection.execute(f"INSERT INTO {TABLE} ({TABLE}, rank) VALUES ('integrity-check', 1)")
    assert found(sqlite_store, "analyste") == ["D2"]


def _is_indexed(connection: Connection) -> bool:
    if connection.dialect.name == "sqlite":
        wanted, found = TABLE, text("SELECT count(*) FROM sqlite_master WHERE name = :name")
    else:
        wanted, found = TRIGRAMS, text("SELECT count(*) FROM pg_indexes WHERE indexname = :name")
    return bool(connection.scalar(found, {"name": wanted}))


def test_words_are_indexed_on_every_engine_of_ours(store: OpenedStore) -> None:
    with begin_reading(store.engine) as connection:
        assert _is_indexed(connection)


@pytest.mark.postgresql
def test_without_its_index_a_server_finds_the_same(postgresql_url: str) -> None:

    opened = open_store(postgresql_url)
    put(opened, a_dossier("D1"))
    with begin_writing(opened.engine) as connection, connection.begin():
        connection.execute(text("DROP EXTENSION pg_trgm CASCADE"))
    with begin_reading(opened.engine) as connection:
        assert not _is_indexed(connection)
    assert found(opened, "boréal") == ["D1"]
    opened.close()


# --- the language ---


def test_every_term_and_its_denial_find_what_the_language_says(store: OpenedStore) -> None:
    facts = filled(store)
    for term in terms():
        for typed in (term, f"-{term}"):
            query = parse(typed, CATALOGUE).query
            expected = [key for key, one in facts.items() if matches(query, one, TODAY)]
            assert found(store, typed) == expected, typed


@pytest.fixture(scope="module")
def engines(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenedStore]:

    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('search')}/avise.db", unencrypted=True)
    yield opened
    opened.close()


_FILLED: dict[str, dict[str, Facts]] = {}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    picked=st.lists(st.tuples(st.booleans(), st.sampled_from(terms())), max_size=4),
    column=st.sampled_from(SORTED_BY),
    descending=st.booleans(),
)
def test_any_query_finds_what_the_language_says_in_an_order_that_turns_round(
    engines: OpenedStore, picked: list[tuple[bool, str]], column: str, descending: bool
) -> None:
    if "facts" not in _FILLED:
        _FILLED["facts"] = filled(engines)
    facts = _FILLED["facts"]
    typed = " ".join(f"-{term}" if is_denied else term for is_denied, term in picked)
    query = parse(typed, CATALOGUE).query
    expected = {key for key, one in facts.items() if matches(query, one, TODAY)}
    one_way = found(engines, typed, order=Order(column, descending))
    assert set(one_way) == expected
    if column not in {"number", "expires", "due"}:  # where what is not known is at the end either way
        assert found(engines, typed, order=Order(column, not descending)) == one_way[::-1]
    lists = engines.queries.lists
    held = lists.hold(wanted(typed, order=Order(column, descending)))
    assert list(held.ids(0, 500)) == one_way
    held.close()


# --- pages ---------------------------------------------------------------------------------------------------


def test_pages_by_place_are_the_same_held_or_not_from_either_end(store: OpenedStore) -> None:
    filled(store)
    lists = store.queries.lists
    for order in (
        Order("received", True),
        Order("employer"),
        Order("state", True),
        Order("number"),
        Order("expires", True),
    ):
        asked = wanted("", order=order)
        opened = lists.open(asked, limit=5)
        assert (opened.total, opened.exact, len(opened.rows)) == (36, True, 5)
        held = lists.hold(asked)
        whole = [row.id for row in lists.rows(asked, 0, 36, 36)]
        assert held.total == 36
        assert list(held.ids(0, 100)) == whole
        for start in (0, 7, 17, 30, 33):
            page = [row.id for row in lists.rows(asked, start, 5, 36)]
            assert page == whole[start : start + 5]
            assert [row.id for row in held.rows(start, 5, COORDINATOR) if row] == page
            assert held.place(page[0]) == start
        assert held.place("nobody") is None
        held.close()
        held.close()
        with pytest.raises(NotFound):
            held.rows(0, 5, COORDINATOR)


def test_a_held_list_does_not_move_and_each_of_its_rows_is_as_it_is_now(store: OpenedStore) -> None:
    put(store, a_dossier("D1"), a_dossier("D2", request=a_request(reference="TC-D2")))
    lists = store.queries.lists
    asked = wanted("état:reçue")
    stamp = lists.open(asked, limit=5).stamp
    held = lists.hold(asked)

    with store.store.begin() as work:
        work.dossiers.save(replace(work.dossiers.get("D1"), state=DossierState.ADMISSIBLE))
        work.commit(ACTOR, NOW, Event(name="found_admissible", dossier_id="D1"))
    assert lists.open(asked, limit=5).total == 1
    first, second = held.rows(0, 5, COORDINATOR)
    assert first is not None
    assert second is not None
    assert (first.id, first.state) == ("D1", DossierState.ADMISSIBLE)
    assert lists.changes(stamp, COORDINATOR) == 1
    assert lists.changes(stamp, replace(COORDINATOR, without=frozenset({"D1"}))) == 0
    walled = held.rows(0, 5, replace(COORDINATOR, without=frozenset({"D1"})))
    assert [None if row is None else row.id for row in walled] == [None, "D2"]
    held.close()


def test_counts_of_many_lists_are_one_statement(store: OpenedStore) -> None:
    facts = filled(store)
    asked = {typed: wanted(typed) for typed in ("", "état:reçue", "boréal", "dépassé:oui", "-conflit:oui")}
    with statements(store) as sent:
        counts = store.queries.lists.counts(asked)
    assert len([one for one in sent if one.lstrip().upper().startswith(("SELECT", "WITH"))]) == 1
    for typed, one in asked.items():
        assert counts[typed] == sum(matches(one.query, fact, TODAY) for fact in facts.values())
