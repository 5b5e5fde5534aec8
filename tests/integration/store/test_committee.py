"""The committee’s work goes into a store act by act and comes out the same, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.store import OpenedStore
from reviewer.avis.numbering import AvisNumber
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.decision import ReconsiderationRequest
from reviewer.committee.deliberation import Deliberation, Step
from reviewer.committee.grid import Rating
from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import ConflictingChange, NotFound
from tests.integration.store.strategies import ONE_BASE_FOR_ALL, instants, keys, names, texts
from tests.integration.store.values import (
    ACTOR,
    FINDINGS,
    HAPPENED,
    NOW,
    a_deliberation,
    a_dossier,
    an_evaluation,
    later,
    put,
)

ratings = st.dictionaries(
    keys,
    st.one_of(
        st.builds(Rating, mark=st.integers(0, 5), not_applicable=st.just(False), comment=texts),
        st.builds(Rating, mark=st.none(), not_applicable=st.booleans(), comment=texts),
    ),
    max_size=4,
)


@ONE_BASE_FOR_ALL
@given(
    key=keys,
    given_ratings=ratings,
    verdicts=st.dictionaries(st.sampled_from(FINDINGS), st.booleans()),
    justification=texts,
    recusal=names,
    at=instants,
)
def test_a_deliberation_comes_back_as_stored(
    store: OpenedStore, key: str, recusal: str, at: datetime, **content: Any
) -> None:
    deliberation = a_deliberation(key, "E1", "E2").recuse("E1", recusal, at)
    deliberation = deliberation.seat_expert(1, "E3", "p-é", at)
    draft = replace(
        an_evaluation(key, "E2", 2, sealed=False),
        ratings=content["given_ratings"],
        verdicts=content["verdicts"],
        justification=content["justification"],
    )
    deliberation = deliberation.put_evaluation(draft)
    put(store, a_dossier(key), deliberation)
    with store.store.read() as work:
        assert work.deliberations.get(key) == replace(
            deliberation, version=1, evaluations=(replace(draft, version=1),)
        )


def test_a_whole_deliberation_is_kept_act_by_act(store: OpenedStore) -> None:
    """From two empty seats to a majority of three, each act saved and read again."""
    put(store, a_dossier())

    def keep(acted: Deliberation) -> Deliberation:
        put(store, acted)
        with store.store.read() as work:
            read = work.deliberations.get("D1")
        assert read.version == acted.version + 1
        assert _without_versions(read) == _without_versions(acted)
        return read

    now = keep(a_deliberation("D1", "E1"))
    now = keep(now.recuse("E1", "Parenté", later(1)))
    now = keep(now.seat_expert(1, "E4", "p-coord", later(2)))
    now = keep(now.seat_expert(2, "E2", "p-coord", later(3)))
    now = keep(now.declare("E4", DeclarationKind.POTENTIAL, "Ancien collègue", later(4)))
    now = keep(now.rule_on_declaration("E4", cleared=False, reason="Trop proche", by="p-coord", at=later(4)))
    now = keep(now.seat_expert(1, "E5", "p-coord", later(5)))
    for expert in ("E2", "E5"):
        now = keep(now.declare(expert, DeclarationKind.NONE, "", later(6)))
    now = keep(now.put_evaluation(an_evaluation("D1", "E5", 1, sealed=False)))
    now = keep(now.put_evaluation(an_evaluation("D1", "E2", 2, (False, True))))
    mine = now.evaluation_of("E5")
    assert mine is not None
    now = keep(now.put_evaluation(replace(an_evaluation("D1", "E5", 1), version=mine.version)))
    now = keep(now.open_concertation(later(18), date(2025, 5, 27)))
    now = keep(now.post_message("E2", "Pourquoi ?", later(18)))
    now = keep(now.state_position("E2", dict.fromkeys(FINDINGS, False), "Je maintiens", later(18)))
    now = keep(now.set_aside("E5", "Conflit découvert", later(19)))
    now = keep(now.seat_expert(1, "E7", "p-coord", later(19)))
    now = keep(now.declare("E7", DeclarationKind.APPARENT, "Ancienne étudiante", later(19)))
    now = keep(now.rule_on_declaration("E7", cleared=True, reason="Dix ans", by="p-coord", at=later(19)))
    now = keep(now.put_evaluation(an_evaluation("D1", "E7", 1)))
    now = keep(now.open_concertation(later(20), date(2025, 5, 28)))
    now = keep(now.post_message("E7", "Voici pourquoi.", later(20)))
    now = keep(now.state_position("E2", dict.fromkeys(FINDINGS, False), "Je maintiens", later(21)))
    now = keep(now.state_position("E7", dict.fromkeys(FINDINGS, True), "Moi aussi", later(22)))
    now = keep(now.open_third_review(later(23)))
    now = keep(now.seat_expert(3, "E6", "p-coord", later(24)))
    now = keep(now.declare("E6", DeclarationKind.NONE, "", later(25)))
    now = keep(now.put_evaluation(an_evaluation("D1", "E6", 3, (False, False))))
    now = keep(now.decide(dict.fromkeys(FINDINGS, "Non établi"), "p-coord", later(26)))
    assert now.step() is Step.DECIDED
    first = now
    asked = ReconsiderationRequest(
        reason="Pièce nouvelle", received_on=date(2025, 6, 2), recorded_by="p-coord", recorded_at=later(30)
    )
    setting = {"grid_id": "grid-2", "finding_ids": FINDINGS, "reviewers": 2, "with_concertation": False}
    now = keep(now.reconsider(asked, **setting))  # type: ignore[arg-type]  # a table of facts, for tests
    now = keep(now.seat_expert(1, "E8", "p-coord", later(31)))
    now = keep(now.seat_expert(2, "E9", "p-coord", later(31)))
    for expert, seat in (("E8", 1), ("E9", 2)):
        now = keep(now.declare(expert, DeclarationKind.NONE, "", later(32)))
        now = keep(now.put_evaluation(an_evaluation("D1", expert, seat)))
    now = keep(now.decide({}, "p-coord", later(33)))
    assert _without_versions(now.earlier[0]) == replace(_without_versions(first), earlier=())
    assert now.decision is not None
    assert now.decision.favourable


def test_a_draft_may_give_way_to_another_one_on_the_same_seat(store: OpenedStore) -> None:
    put(
        store,
        a_dossier(),
        a_deliberation("D1", "E1", "E2").put_evaluation(an_evaluation("D1", "E1", 1, sealed=False)),
    )
    other = replace(an_evaluation("D1", "E1", 1, sealed=False), id="V-other")
    with store.store.begin() as work:
        work.deliberations.save(work.deliberations.get("D1").put_evaluation(other))
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert [item.id for item in work.deliberations.get("D1").evaluations] == ["V-other"]


def test_a_sealed_evaluation_cannot_be_left_out(store: OpenedStore) -> None:
    put(store, a_dossier(), a_deliberation("D1", "E1").put_evaluation(an_evaluation("D1", "E1", 1)))
    with store.store.begin() as work:
        read = work.deliberations.get("D1")
        with pytest.raises(ConflictingChange):
            work.deliberations.save(replace(read, evaluations=()))


def test_loads_count_active_seats_on_dossiers_under_review_without_a_sealed_evaluation(
    store: OpenedStore,
) -> None:
    review = DossierState.IN_REVIEW
    put(
        store,
        a_dossier("D1", state=review),
        a_deliberation("D1", "E1", "E2")
        .put_evaluation(an_evaluation("D1", "E1", 1))
        .put_evaluation(an_evaluation("D1", "E2", 2, sealed=False)),
        a_dossier("D2", state=review),
        a_deliberation("D2", "E2", "E1").recuse("E1", "Absence", NOW),
        a_dossier("D3", state=DossierState.WITHDRAWN),
        a_deliberation("D3", "E2", "E1"),
    )
    with store.store.read() as work:
        assert work.deliberations.loads() == {"E2": 2}


def test_what_is_not_there_is_not_found(store: OpenedStore) -> None:
    with store.store.read() as work:
        assert work.deliberations.find("D404") is None
        assert work.register.of_dossier("D404") is None
        assert work.settings.get("absent") is None
        assert work.quarantine.same_row("p", "f", "p", "x") is None
        for ask in (
            lambda: work.dossiers.get("D404"),
            lambda: work.deliberations.get("D404"),
            lambda: work.experts.get("E404"),
            lambda: work.people.get("p-404"),
            lambda: work.quarantine.get("Q404"),
            lambda: work.register.draft_of("D404"),
            lambda: work.register.get(AvisNumber("IA", 2025, 404)),
            lambda: work.blobs.get("0" * 64),
        ):
            with pytest.raises(NotFound):
                ask()


def _without_versions(deliberation: Deliberation) -> Deliberation:
    evaluations = sorted(deliberation.evaluations, key=lambda item: item.id)
    return replace(
        deliberation,
        version=0,
        evaluations=tuple(replace(item, version=0) for item in evaluations),
        earlier=tuple(_without_versions(one) for one in deliberation.earlier),
    )
