"""Rulings and earlier recusals are kept, on both engines; names of employers from before become ties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.engine import begin_writing, create, prepare_file, read_url, sqlite_path
from db.schema import MIGRATIONS
from db.store import OpenedStore, open_store
from reviewer.committee.conflicts import (
    ConflictKind,
    ConflictOfInterest,
    ConflictRuling,
    EarlierRecusal,
    RulingOutcome,
    Strength,
)
from reviewer.committee.expert import Tie
from reviewer.dossier.people import Part
from tests.integration.store.strategies import ONE_BASE_FOR_ALL, days, instants, keys, texts
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    a_deliberation,
    a_dossier,
    an_expert,
    later,
    put,
)
from tests.support.requests import a_request

CONFLICT = ConflictOfInterest(ConflictKind.WORKED_TOGETHER, "Institut « Œ »", strength=Strength.TO_DECIDE)


def _ruling(key: str, dossier_id: str = "D1", conflict: ConflictOfInterest = CONFLICT) -> ConflictRuling:
    return ConflictRuling(
        id=key,
        dossier_id=dossier_id,
        expert_id="E1",
        conflict=conflict,
        outcome=RulingOutcome.UPHELD,
        reason="Même équipe.",
        by="p-coord",
        at=NOW,
    )


def _add(store: OpenedStore, *rulings: ConflictRuling) -> None:
    with store.store.begin() as work:
        for ruling in rulings:
            work.conflicts.add(ruling)
        work.commit(ACTOR, NOW, HAPPENED)


@ONE_BASE_FOR_ALL
@given(
    conflict=st.builds(
        ConflictOfInterest,
        st.sampled_from(ConflictKind),
        texts,
        texts,
        st.sampled_from(Strength),
        st.none() | days,
        texts,
    ),
    outcome=st.sampled_from(RulingOutcome),
    reason=texts,
    at=instants,
    key=keys,
)
def test_a_ruling_comes_back_as_stored(
    store: OpenedStore, key: str, conflict: ConflictOfInterest, **facts: object
) -> None:
    put(store, a_dossier(key))
    ruling = replace(_ruling(key, key, conflict), **facts)  # type: ignore[arg-type]  # facts of a strategy
    _add(store, ruling)
    with store.store.read() as work:
        (kept,) = work.conflicts.rulings_of(key)
    assert kept == ruling
    assert kept.conflict.source == conflict.source


def test_rulings_are_read_in_the_order_in_which_they_were_made(store: OpenedStore) -> None:
    put(store, a_dossier("D1"), a_dossier("D2"))
    _add(store, _ruling("z"), _ruling("a"), _ruling("x", "D2"))
    _add(store, _ruling("m"))
    with store.store.read() as work:
        assert [one.id for one in work.conflicts.rulings_of("D1")] == ["z", "a", "m"]
        assert work.conflicts.rulings_of("D3") == ()


@pytest.mark.parametrize("act", ["UPDATE conflict_ruling SET reason = ''", "DELETE FROM conflict_ruling"])
def test_the_database_itself_keeps_a_ruling_as_it_is(store: OpenedStore, act: str) -> None:
    put(store, a_dossier("D1"))
    _add(store, _ruling("r"))
    with (
        pytest.raises(DBAPIError, match="kept as it is"),
        begin_writing(store.engine) as connection,
        connection.begin(),
    ):
        connection.execute(text(act))


def test_only_whoever_was_recused_has_an_earlier_conflict(store: OpenedStore) -> None:
    request = a_request(reference="TC-D1")
    left = a_deliberation("D1", "E1", "E2").recuse("E1", "Ancienne collègue.", later(60))
    left = left.recuse("E2", "En voyage.", later(70))
    dossier = replace(a_dossier("D1", request=request), parts=frozenset({(Part.RECUSED, "E1")}))
    put(store, dossier, a_dossier("D2"))
    put(store, left)
    with store.store.read() as work:
        assert work.conflicts.recusals() == (
            EarlierRecusal(
                expert_id="E1",
                reference="TC-D1",
                candidate=request.candidate.full_name,
                employer=request.employer.legal_name or "",
                on=later(60).date(),
                reason="Ancienne collègue.",
            ),
        )
        assert work.conflicts.touched("E2") == {"D1"}
        assert work.conflicts.touched("E9") == frozenset()
        assert dict(work.conflicts.requests())["D1"] == request
        assert work.conflicts.corrected() == frozenset()


@pytest.mark.parametrize("person", ["E_", "E%", '1"]'])
def test_a_name_with_a_wildcard_touches_nothing(store: OpenedStore, person: str) -> None:
    put(store, replace(a_dossier("D1"), parts=frozenset({(Part.RECUSED, "E1")})))
    with store.store.read() as work:
        assert work.conflicts.touched(person) == frozenset()
        assert work.conflicts.touched("E1") == {"D1"}


def test_the_employers_of_a_database_of_before_become_ties(sqlite_url: str, tmp_path: Path) -> None:
    path = sqlite_path(read_url(sqlite_url))
    assert path is not None
    prepare_file(path)
    engine = create(sqlite_url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with begin_writing(engine) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(
            text(
                "INSERT INTO expert VALUES ('E1', 'Ida', 'autonome', '2025-01-15', '[\"Mila\",\"Œuvre inc.\"]', 4, "
                "NULL, '2025-12-31', '[\"Boréal\"]', 1, 3)"
            )
        )
        command.upgrade(config, "head")
    engine.dispose()
    opened = open_store(sqlite_url, unencrypted=True)
    with opened.store.read() as work:
        kept = work.experts.get("E1")
    opened.close()
    assert kept.ties == (Tie(name="Mila"), Tie(name="Œuvre inc."))
    assert (kept.capacity, kept.contract_until, kept.declared_interests) == (
        4,
        date(2025, 12, 31),
        ("Boréal",),
    )
    assert (kept.undertakings, kept.senior, kept.version) == ((), False, 3)
    assert kept != an_expert("E1")
