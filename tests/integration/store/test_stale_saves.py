"""Instants mean the same everywhere, and nothing newer is ever overwritten, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from db.store import OpenedStore
from reviewer.avis.numbering import AvisNumber
from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import ConflictingChange
from reviewer.services.records import (
    QuarantinedRow,
    QuarantineState,
)
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    a_deliberation,
    a_dossier,
    a_draft,
    a_person,
    a_version,
    an_avis,
    an_expert,
    put,
)


def test_an_instant_given_in_another_offset_comes_back_as_the_same_instant_in_utc(store: OpenedStore) -> None:
    summer = timezone(timedelta(hours=-4))
    at = datetime(2025, 7, 1, 23, 30, 15, 999999, tzinfo=summer)
    put(store, replace(a_dossier(), versions=(replace(a_version(), taken_in_at=at),)))
    with store.store.read() as work:
        read = work.dossiers.get("D1").current.taken_in_at
    assert (read, read.utcoffset()) == (at, timedelta(0))


def test_an_instant_without_an_offset_is_refused(store: OpenedStore) -> None:
    naive = replace(a_version(), taken_in_at=NOW.replace(tzinfo=None))
    with store.store.begin() as work, pytest.raises(Exception, match="offset"):
        work.dossiers.add(replace(a_dossier(), versions=(naive,)))


def _stale_values() -> list[Any]:
    dossier = a_dossier()
    return [
        pytest.param("dossiers", dossier, id="dossier"),
        pytest.param("deliberations", a_deliberation("D1", "E1"), id="deliberation"),
        pytest.param("people", a_person(), id="person"),
        pytest.param("experts", an_expert(), id="expert"),
        pytest.param(
            "quarantine",
            QuarantinedRow(
                id="Q1",
                programme_id="iatiev",
                file="f.csv",
                place="ligne 2",
                payload="{}",
                base_folder="",
                faults=(),
                state=QuarantineState.OPEN,
                received_at=NOW,
            ),
            id="quarantined_row",
        ),
    ]


@pytest.mark.parametrize(("repository", "value"), _stale_values())
def test_a_stale_save_is_a_conflict_and_overwrites_nothing(
    store: OpenedStore, repository: str, value: Any
) -> None:
    if repository == "deliberations":
        put(store, a_dossier())
    for version in (0, 1):
        with store.store.begin() as work:
            getattr(work, repository).save(replace(value, version=version))
            work.commit(ACTOR, NOW, HAPPENED)
    for stale in (0, 1, 3):
        with store.store.begin() as work, pytest.raises(ConflictingChange):
            getattr(work, repository).save(replace(value, version=stale))
    with store.store.read() as work:
        key = getattr(value, "id", "D1")
        assert getattr(work, repository).get(key).version == 2


def test_a_stale_draft_and_a_stale_avis_are_conflicts(store: OpenedStore) -> None:
    dossier = a_dossier(state=DossierState.ISSUED)
    put(store, dossier)
    avis = an_avis(dossier, AvisNumber("IA", 2025, 1), b"pdf")
    with store.store.begin() as work:
        work.register.add(avis)
        work.register.save_draft(a_draft(dossier))
        work.commit(ACTOR, NOW, HAPPENED)
    for stale in (0, 2):
        with store.store.begin() as work, pytest.raises(ConflictingChange):
            work.register.save_draft(replace(a_draft(dossier), version=stale))
        with store.store.begin() as work, pytest.raises(ConflictingChange):
            work.register.save(replace(avis, version=stale))


@pytest.mark.postgresql
def test_two_transactions_at_once_on_one_dossier_end_in_one_conflict(postgresql_url: str) -> None:
    """On PostgreSQL both read before either writes: the version in the UPDATE itself decides."""
    from db.store import open_store

    store = open_store(postgresql_url)
    try:
        put(store, a_dossier())
        with store.store.begin() as one, store.store.begin() as other:
            first, second = one.dossiers.get("D1"), other.dossiers.get("D1")
            one.dossiers.save(replace(first, state=DossierState.INCOMPLETE))
            one.commit(ACTOR, NOW, HAPPENED)
            with pytest.raises(ConflictingChange) as caught:
                other.dossiers.save(replace(second, state=DossierState.WITHDRAWN))
        assert (caught.value.kind, caught.value.key) == ("dossier", "D1")
        with store.store.read() as work:
            assert work.dossiers.get("D1").state is DossierState.INCOMPLETE
    finally:
        store.close()
