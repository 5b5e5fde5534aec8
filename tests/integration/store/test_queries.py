"""The lists that screens show, on both engines: same rows, same order, few statements, no vote given away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from db.store import OpenedStore
from reviewer.avis.avis import RegisterEvent, RegisterEventKind
from reviewer.avis.numbering import AvisNumber
from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import Act, AvisState, DossierState
from reviewer.errors import Fault, NotFound
from reviewer.services.records import QuarantinedRow, QuarantineState
from reviewer.services.views import DossierFilter, DossierRow, Queries
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    TODAY,
    a_decided_deliberation,
    a_deliberation,
    a_dossier,
    an_avis,
    an_evaluation,
    an_expert,
    later,
    put,
    sign_one,
)
from tests.support.requests import a_request

_D = DossierState


@contextmanager
def statements(store: OpenedStore) -> Iterator[list[str]]:
    """Collect every statement that goes to the driver."""
    sent: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def ids(store: OpenedStore, wanted: DossierFilter | None = None, **page: object) -> list[str]:
    limit = page.pop("limit", 100)
    return [row.id for row in store.queries.dossiers(wanted or DossierFilter(), limit=limit, **page)]  # type: ignore[arg-type]  # a test's shorthand


def only(store: OpenedStore, key: str = "D1") -> DossierRow:
    (row,) = (row for row in store.queries.dossiers(DossierFilter(), limit=100) if row.id == key)
    return row


def found_by(store: OpenedStore, words: str) -> list[str]:
    return ids(store, DossierFilter(words=words))


# --- the list of dossiers ------------------------------------------------------------------------------------


def test_the_lists_are_what_the_screens_ask_for(store: OpenedStore) -> None:
    wanted: Queries = store.queries  # the type checker holds the rest
    assert wanted.dossiers(DossierFilter(), limit=10) == ()
    assert wanted.avis(TODAY) == ()


def test_a_row_says_who_what_and_since_when(store: OpenedStore) -> None:
    put(store, replace(a_dossier(), state_since=date(2025, 5, 2)))
    assert only(store) == DossierRow(
        id="D1",
        programme_id="iatiev",
        reference="TC-D1",
        candidate="Adaeze Okonkwo",
        employer="Laboratoires Boréal inc.",
        job_title="Scientifique en apprentissage automatique",
        state=_D.RECEIVED,
        received_on=date(2025, 4, 14),
        state_since=date(2025, 5, 2),
        next_act=Act.FIND_ADMISSIBLE,
        holders=(),
    )


def test_pages_follow_each_other_newest_first_without_a_row_lost_or_doubled(store: OpenedStore) -> None:
    first = date(2025, 1, 1)
    dossiers = [a_dossier(f"D{n:02d}", received_on=first + timedelta(days=n // 4)) for n in range(23)]
    put(store, *dossiers)
    expected = [d.id for d in sorted(dossiers, key=lambda d: (d.received_on, d.id), reverse=True)]
    seen: list[str] = []
    while page := ids(store, limit=5, offset_id=seen[-1] if seen else None):
        assert len(page) <= 5
        seen += page
    assert seen == expected == ids(store)


def test_a_page_after_a_dossier_that_is_not_there_is_not_found(store: OpenedStore) -> None:
    with pytest.raises(NotFound):
        ids(store, offset_id="D404")


def test_the_list_can_be_narrowed_to_states(store: OpenedStore) -> None:
    put(store, *(a_dossier(f"D-{state}", state=state) for state in _D))
    assert set(ids(store)) == {f"D-{state}" for state in _D}
    wanted = frozenset({_D.RECEIVED, _D.WITHDRAWN})
    assert set(ids(store, DossierFilter(states=wanted))) == {"D-received", "D-withdrawn"}


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Bœuf", "boeuf"),
        ("Œuvrard", "OEUVRARD"),
        ("Ångström", "angstrom"),
        ("Straße", "strasse"),
        ("Đặng", "dang"),
        ("L’Haÿ", "l'hay"),
        ("Nguyễn", "nguyen"),
        ("İstanbul", "istanbul"),
    ],
)
def test_a_name_is_found_as_people_type_it(store: OpenedStore, written: str, typed: str) -> None:
    put(
        store,
        a_dossier("D1", request=a_request(reference="R1", candidate__family_name=written)),
        a_dossier("D2", request=a_request(reference="R2")),
    )
    assert found_by(store, typed) == ["D1"]
    assert found_by(store, written) == ["D1"]


def test_every_word_must_be_found_somewhere_in_any_order(store: OpenedStore) -> None:
    put(store, a_dossier("D1", request=a_request(reference="TC-2025-0042")))
    for words in ("", "  ", "okonkwo adaeze", "boréal 0042", "tc-2025", "scientif", "ADAE BOREAL apprent"):
        assert found_by(store, words) == ["D1"], words
    for words in ("okonkwo tremblay", "0043", "k_n", "%kwo", "konkwo"):
        assert found_by(store, words) == [], words


def test_signs_between_words_mean_nothing_to_the_database(store: OpenedStore) -> None:
    put(store, a_dossier("D1", request=a_request(reference="100%_a/b\\c")))
    for words in ("100%_", "%", "_", "/", "\\", "b\\c", "a_b"):
        assert found_by(store, words) == ["D1"], words
    assert found_by(store, "1%0") == []


def test_a_newer_request_is_found_by_its_new_words_only(store: OpenedStore) -> None:
    put(store, a_dossier())
    with store.store.begin() as work:
        dossier = work.dossiers.get("D1")
        newer = replace(
            dossier.current,
            number=2,
            request=a_request(reference="TC-D1", employer__legal_name="Atelier Nordet"),
        )
        work.dossiers.save(replace(dossier, versions=(*dossier.versions, newer)))
        work.commit(ACTOR, NOW, HAPPENED)
    assert (found_by(store, "nordet"), found_by(store, "boréal")) == (["D1"], [])
    assert only(store).employer == "Atelier Nordet"


def test_an_issued_dossier_shows_its_avis_and_is_found_by_its_number(store: OpenedStore) -> None:
    with store.store.begin() as work:
        sign_one(work, "D1")
        work.commit(ACTOR, NOW, HAPPENED)
    assert found_by(store, "ia-2025-0001") == ["D1"]
    assert (only(store).avis_number, only(store).next_act) == ("IA-2025-0001", None)
    with store.store.begin() as work:  # saving the dossier again does not lose it
        work.dossiers.save(work.dossiers.get("D1"))
        work.commit(ACTOR, NOW, HAPPENED)
    assert found_by(store, "ia-2025-0001") == ["D1"]


def test_an_expert_sees_the_dossiers_on_which_they_sit(store: OpenedStore) -> None:
    put(
        store,
        a_dossier("D1", state=_D.IN_REVIEW),
        a_deliberation("D1", "E1", "E2"),
        a_dossier("D2", state=_D.IN_REVIEW),
        a_deliberation("D2", "E2", "E1").recuse("E1", "Parenté", NOW),
        a_dossier("D3"),
    )
    assert ids(store, DossierFilter(seated_expert="E1")) == ["D1"]
    assert set(ids(store, DossierFilter(seated_expert="E2"))) == {"D1", "D2"}
    assert ids(store, DossierFilter(seated_expert="E3")) == []


# --- who has it ----------------------------------------------------------------------------------------------


def test_a_row_in_review_is_the_same_whoever_has_submitted(store: OpenedStore) -> None:
    opened = a_deliberation("D1", "E1", "E2")
    put(store, an_expert("E1", "Zoé"), an_expert("E2", "Bob"), a_dossier(state=_D.IN_REVIEW), opened)
    before = only(store)
    assert (before.next_act, before.holders) == (Act.SUBMIT_EVALUATION, ("Zoé", "Bob"))
    with store.store.begin() as work:
        work.deliberations.save(work.deliberations.get("D1").put_evaluation(an_evaluation("D1", "E2", 2)))
        work.commit(ACTOR, later(1), HAPPENED)
    assert only(store) == before
    with store.store.begin() as work:
        work.deliberations.save(work.deliberations.get("D1").put_evaluation(an_evaluation("D1", "E1", 1)))
        work.commit(ACTOR, later(2), HAPPENED)
    assert (only(store).next_act, only(store).holders) == (Act.CONFIRM_DECISION, ())


def test_a_seat_left_empty_is_to_be_assigned_and_the_other_expert_is_named(store: OpenedStore) -> None:
    left = a_deliberation("D1", "E1", "E2").recuse("E1", "Parenté", NOW)
    put(store, an_expert("E1", "Zoé"), an_expert("E2", "Bob"), a_dossier(state=_D.IN_REVIEW), left)
    assert (only(store).next_act, only(store).holders) == (Act.ASSIGN, ("Bob",))


def test_a_third_review_is_in_the_hands_of_the_third_expert_alone(store: OpenedStore) -> None:
    split = a_deliberation("D1", "E1", "E2").put_evaluation(an_evaluation("D1", "E1", 1))
    split = split.put_evaluation(an_evaluation("D1", "E2", 2, (False, True))).open_third_review(NOW)
    put(store, *(an_expert(key, f"Nom {key}") for key in ("E1", "E2", "E3")))
    put(store, a_dossier(state=_D.THIRD_REVIEW), split)
    assert (only(store).next_act, only(store).holders) == (Act.ASSIGN, ())
    with store.store.begin() as work:
        read = work.deliberations.get("D1").seat_expert(3, "E3", "p-coord", NOW)
        assert read.step() is Step.THIRD_EVALUATION
        work.deliberations.save(read)
        work.commit(ACTOR, NOW, HAPPENED)
    assert (only(store).next_act, only(store).holders) == (Act.SUBMIT_EVALUATION, ("Nom E3",))


def test_an_expert_whose_record_is_gone_is_named_by_their_id(store: OpenedStore) -> None:
    put(store, a_dossier(state=_D.IN_REVIEW), a_deliberation("D1", "E1", "E2"))
    assert only(store).holders == ("E1", "E2")


# --- counts and the register ---------------------------------------------------------------------------------


def test_counts_tell_states_months_and_what_waits_in_quarantine(store: OpenedStore) -> None:
    put(
        store,
        a_dossier("D1", received_on=date(2024, 12, 31)),
        a_dossier("D2", received_on=date(2025, 1, 1)),
        a_dossier("D3", received_on=date(2025, 1, 31), state=_D.DECIDED),
        a_decided_deliberation("D3"),
    )
    with store.store.begin() as work:
        for key, state in (("Q1", QuarantineState.OPEN), ("Q2", QuarantineState.SET_ASIDE)):
            work.quarantine.save(
                QuarantinedRow(
                    id=key,
                    programme_id="iatiev",
                    file="f.csv",
                    place="ligne 2",
                    payload="{}",
                    base_folder="",
                    faults=(Fault("f.csv", "ligne 2", "x", "y"),),
                    state=state,
                    received_at=NOW,
                )
            )
        work.commit(ACTOR, NOW, HAPPENED)
    counts = store.queries.counts()
    assert {state: n for state, n in counts.by_state.items() if n} == {_D.RECEIVED: 2, _D.DECIDED: 1}
    assert set(counts.by_state) == set(_D)
    assert counts.quarantine == 1


def test_the_register_shows_each_avis_in_its_state_on_the_day(store: OpenedStore) -> None:
    with store.store.begin() as work:
        for key in ("D1", "D2", "D3"):
            sign_one(work, key)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.begin() as work:
        for sequence, kind in ((1, RegisterEventKind.REVOKED), (2, RegisterEventKind.SUSPENDED)):
            happened = RegisterEvent(kind=kind, at=later(9), by="p-sign", reason="Motif")
            work.register.save(work.register.get(AvisNumber("IA", 2025, sequence)).happen(happened, TODAY))
        work.commit(ACTOR, NOW, HAPPENED)
    rows = store.queries.avis(TODAY)
    assert [(row.number, row.state) for row in rows] == [
        ("IA-2025-0003", AvisState.IN_FORCE),
        ("IA-2025-0002", AvisState.SUSPENDED),
        ("IA-2025-0001", AvisState.REVOKED),
    ]
    assert (rows[0].dossier_id, rows[0].candidate, rows[0].favourable) == ("D3", "Adaeze Okonkwo", True)
    assert rows[0].expires_on == date(2025, 12, 31)
    after = {row.number: row.state for row in store.queries.avis(date(2026, 1, 1))}
    assert after == {
        "IA-2025-0003": AvisState.EXPIRED,
        "IA-2025-0002": AvisState.EXPIRED,
        "IA-2025-0001": AvisState.REVOKED,
    }


def test_the_register_agrees_with_the_avis_themselves_on_every_day(store: OpenedStore) -> None:
    dossier = a_dossier(state=_D.ISSUED)
    avis = an_avis(dossier, AvisNumber("IA", 2025, 1), b"pdf")
    put(store, dossier)
    with store.store.begin() as work:
        work.register.add(avis)
        work.commit(ACTOR, NOW, HAPPENED)
    for offset in (-1, 0, 1):
        day = avis.content.expires_on + timedelta(days=offset)
        assert [row.state for row in store.queries.avis(day)] == [avis.state_on(day)]


def test_no_list_takes_more_than_five_statements_however_long_it_is(store: OpenedStore) -> None:
    for n in range(30):
        key, state = f"D{n:02d}", _D.IN_REVIEW if n % 2 else _D.RECEIVED
        put(store, a_dossier(key, state=state), a_deliberation(key, "E1", "E2"))
    with statements(store) as sent:
        wanted = DossierFilter(states=frozenset({_D.IN_REVIEW}), words="tc", seated_expert="E1")
        assert len(store.queries.dossiers(wanted, limit=10, offset_id="D29")) == 10
        assert 0 < len(sent) <= 5
    for ask in (store.queries.counts, lambda: store.queries.avis(TODAY)):
        with statements(store) as sent:
            ask()
            assert 0 < len(sent) <= 5
