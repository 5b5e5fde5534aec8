"""The list by due day, on every engine: the days that the list shows, whatever is typed, from either end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, insert, select, update

from db.engine import begin_reading, begin_writing
from db.records.committee import DeliberationRecord
from db.records.dossiers import DossierRecord
from db.store import OpenedStore, open_store
from reviewer.committee.deadlines import next_due_on
from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.clock import calendar_day
from reviewer.services.lists import Eyes, Order
from reviewer.services.views import DossierRow
from tests.integration.store.searched import CLERK, COORDINATOR, TARGETS, filled, found, wanted

SOONEST, LATEST = Order("due"), Order("due", descending=True)
COUNT = 36


def due_of(row: DossierRow) -> date | None:
    """Return the due day that the list shows, by the rule itself."""
    return next_due_on(
        row.state,
        row.step,
        state_since=row.state_since,
        waiting_since=None if row.waiting_since is None else calendar_day(row.waiting_since),
        concertation_due_on=row.concertation_due_on,
        targets=TARGETS["iatiev"],
    )


def expected(store: OpenedStore, typed: str, order: Order, eyes: Eyes = COORDINATOR) -> list[str]:
    """Return the ids of the list by the rule: who has a day first, then by reference, the same way round."""
    rows = store.queries.lists.open(wanted(typed, eyes), limit=500).rows
    dated = sorted((day, row.reference, row.id) for row in rows if (day := due_of(row)) is not None)
    without = sorted((row.reference, row.id) for row in rows if due_of(row) is None)
    if order.descending:
        dated, without = dated[::-1], without[::-1]
    return [key for _, _, key in dated] + [key for _, key in without]


Life = tuple[DossierState, date, Step, datetime | None, date | None]


def live(store: OpenedStore, lives: list[Life]) -> None:
    """Let dossiers stand where lives have brought them, straight in the tables: any step in any state."""
    with begin_writing(store.engine) as connection, connection.begin():
        ids = connection.scalars(select(DossierRecord.id).order_by(DossierRecord.id)).all()
        there = set(connection.scalars(select(DeliberationRecord.dossier_id)))
        model = connection.execute(
            select(DeliberationRecord.grid_id, DeliberationRecord.reviewers).limit(1)
        ).one()
        for key, (state, since, step, waiting, talked_until) in zip(ids, lives, strict=False):
            moved = update(DossierRecord).where(DossierRecord.id == key)
            connection.execute(moved.values(state=state.value, state_since=since))
            says = {"step": step.value, "waiting_since": waiting, "concertation_due_on": talked_until}
            if key in there:
                known = update(DeliberationRecord).where(DeliberationRecord.dossier_id == key)
                connection.execute(known.values(**says))
            else:
                connection.execute(
                    insert(DeliberationRecord).values(
                        dossier_id=key,
                        grid_id=model.grid_id,
                        finding_ids="",
                        reviewers=model.reviewers,
                        with_concertation=True,
                        version=1,
                        round=1,
                        **says,
                    )
                )


def lives_of(random: Random) -> list[Life]:
    """Return lives with few days, so that many fall together, around holidays and the change of the hour."""
    first = date(2025, 3, 7)
    steps = [*Step, *(Step.EVALUATIONS, Step.CONCERTATION, Step.THIRD_EVALUATION, Step.CONFIRMATION) * 3]
    found = []
    for _ in range(COUNT):
        day = first + timedelta(days=random.randrange(45))
        at = datetime.combine(day, time(random.randrange(24), random.randrange(60)), tzinfo=UTC)
        state = random.choice([*DossierState, *(DossierState.IN_REVIEW, DossierState.CONCERTATION) * 3])
        found.append(
            (
                state,
                first + timedelta(days=random.randrange(12)),
                random.choice(steps),
                random.choice((None, at, at, at)),
                random.choice((None, day, day)),
            )
        )
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_dossiers_stand_by_the_day_that_the_list_shows_and_those_without_one_come_last(
    store: OpenedStore, seed: int
) -> None:
    filled(store)
    live(store, lives_of(Random(seed)))
    rows = store.queries.lists.open(wanted(""), limit=500).rows
    assert {due_of(row) is None for row in rows} == {True, False}
    assert len({due_of(row) for row in rows}) < len(rows) - 5  # references must decide
    for order in (SOONEST, LATEST):
        for typed in (
            "",
            "boréal",
            "dépassé:oui",
            "-dépassé:oui",
            "échéance:<=2025-04",
            "état:en-évaluation",
        ):
            assert found(store, typed, order=order) == expected(store, typed, order), typed
        assert found(store, "", CLERK, order) == expected(store, "", order, CLERK)
        seated = Eyes(viewer="E1", name="Éli Tremblay", seated=True)
        assert found(store, "", seated, order) == expected(store, "", order, seated)


def test_pages_by_due_day_are_the_same_held_or_not_from_either_end(store: OpenedStore) -> None:
    filled(store)
    live(store, lives_of(Random(4)))
    lists = store.queries.lists
    for order in (SOONEST, LATEST):
        asked = wanted("", order=order)
        whole = expected(store, "", order)
        held = lists.hold(asked)
        assert list(held.ids(0, 100)) == whole
        for start in range(COUNT):
            for count in (1, 5, COUNT - start):
                page = [row.id for row in lists.rows(asked, start, count, COUNT)]
                assert page == whole[start : start + count], (start, count)
            assert held.place(whole[start]) == start
        assert [row.id for row in lists.find(asked, whole[::3])] == whole[::3]
        held.close()


def test_a_list_without_any_due_day_is_sorted_by_reference(store: OpenedStore) -> None:
    filled(store)
    for order in (SOONEST, LATEST):
        names = expected(store, "état:retirée", Order("reference", order.descending))
        assert found(store, "état:retirée", order=order) == sorted(names, reverse=order.descending)
        held = store.queries.lists.hold(wanted("zzz", order=order))
        assert (held.total, found(store, "zzz", order=order)) == (0, [])
        held.close()


def test_another_length_of_a_step_moves_its_dossiers_at_once(store: OpenedStore) -> None:
    """Nothing is kept that could be older than the programme's data."""
    filled(store)
    asked = wanted("", order=SOONEST)
    before = [row.id for row in store.queries.lists.open(asked, limit=500).rows]
    longer = replace(TARGETS["iatiev"], triage=60, review=1, final=1)
    other = replace(asked, targets={"iatiev": longer})
    after = [row.id for row in store.queries.lists.open(other, limit=500).rows]
    assert set(before) == set(after)
    assert before != after


@pytest.fixture(scope="module")
def engine_with_dossiers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedStore]:
    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('due')}/avise.db", unencrypted=True)
    filled(opened)
    yield opened
    opened.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    random=st.randoms(use_true_random=False),
    start=st.integers(0, COUNT),
    count=st.integers(1, COUNT),
    order=st.sampled_from((SOONEST, LATEST)),
)
def test_whatever_lives_dossiers_have_any_page_is_a_piece_of_the_order_of_the_rule(
    engine_with_dossiers: OpenedStore, random: Random, start: int, count: int, order: Order
) -> None:
    store = engine_with_dossiers
    live(store, lives_of(random))
    whole = expected(store, "", order)
    page = store.queries.lists.rows(wanted("", order=order), start, min(count, COUNT - start), COUNT)
    assert [row.id for row in page] == whole[start : start + min(count, COUNT - start)]
    with begin_reading(store.engine) as connection:
        assert connection.scalar(select(func.count()).select_from(DossierRecord)) == COUNT
