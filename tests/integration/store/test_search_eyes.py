"""What somebody may not know they cannot search by, nor find, nor count."""

from __future__ import annotations

from dataclasses import replace

from db.store import OpenedStore
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.lists import Eyes
from tests.integration.store.searched import (
    CLERK,
    COORDINATOR,
    NAMES,
    filled,
    found,
    wanted,
)
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    sign_one,
)


def test_what_is_behind_a_wall_is_neither_found_nor_counted(store: OpenedStore) -> None:
    facts = filled(store)
    eyes = replace(COORDINATOR, without=frozenset({"D00", "D05"}))
    assert found(store, "", eyes) == [key for key in facts if key not in {"D00", "D05"}]
    assert found(store, "TC-00", eyes) == []
    assert store.queries.lists.counts({"all": wanted("", eyes)})["all"] == len(facts) - 2
    held = store.queries.lists.hold(wanted("", eyes))
    assert held.place("D05") is None
    held.close()


def test_whoever_sat_on_a_dossier_does_not_find_it_by_what_is_hidden_from_them(store: OpenedStore) -> None:
    filled(store)
    for typed in ("experts:>=0", "expert:éli", "conflit:oui", "conflit:non", "conflit:à-trancher"):
        seen = found(store, typed)
        for hidden in seen[:3]:
            blind = replace(COORDINATOR, sat=frozenset({hidden}))
            assert hidden not in found(store, typed, blind), typed
            assert hidden in found(store, f"-{typed}", blind), typed


def test_the_avis_of_a_dossier_under_reconsideration_is_hidden_from_who_sits_on_it(
    store: OpenedStore,
) -> None:
    with store.store.begin() as work:
        sign_one(work, "D1")
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.begin() as work:
        work.dossiers.save(replace(work.dossiers.get("D1"), state=DossierState.IN_REVIEW))
        work.commit(ACTOR, NOW, HAPPENED)
    blind = replace(COORDINATOR, sat=frozenset({"D1"}))
    number = store.queries.lists.open(wanted(""), limit=5).rows[0].avis_number
    assert number is not None
    for typed in (f'numéro:"{number}"', f'"{number}"', "avis:favorable,défavorable", "expire:>0j,<=0j"):
        assert found(store, typed) == ["D1"], typed
        assert found(store, typed, blind) == [], typed
    (row,) = store.queries.lists.open(wanted("avis:aucun", blind), limit=5).rows
    assert (row.avis_number, row.avis_expires_on, row.seats) == (None, None, None)


def test_an_expert_finds_the_files_on_which_they_sit_and_no_name_but_their_own(store: OpenedStore) -> None:
    facts = filled(store)
    mine = [key for key, one in facts.items() if NAMES["E1"] in one.experts]
    eyes = Eyes(viewer="E1", name=NAMES["E1"], seated=True, sat=frozenset(mine))
    assert found(store, "", eyes) == mine
    rows = store.queries.lists.open(wanted("", eyes), limit=500).rows
    assert {name for row in rows for name in row.holders} <= {NAMES["E1"]}
    assert all(row.seats is None for row in rows)


def test_a_clerk_sees_who_has_a_file_in_no_row(store: OpenedStore) -> None:
    filled(store)
    rows = store.queries.lists.open(wanted("", CLERK), limit=500).rows
    assert all(row.holders == () and row.seats is None for row in rows)
