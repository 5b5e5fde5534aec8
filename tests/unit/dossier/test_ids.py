"""Ids of dossiers sort as the dossiers came in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from reviewer.dossier.ids import id_in_order

AT = datetime(2025, 5, 20, 13, tzinfo=UTC)


@given(st.lists(st.integers(0, 100_000), unique=True, min_size=2, max_size=50))
def test_ids_of_one_file_sort_as_its_rows(numbers: list[int]) -> None:
    made = {number: id_in_order(AT, number) for number in numbers}
    assert sorted(made.values()) == [made[number] for number in sorted(numbers)]


def test_what_comes_later_sorts_later() -> None:
    assert id_in_order(AT, 4095) < id_in_order(AT + timedelta(milliseconds=1))


def test_it_is_an_id_of_version_seven_and_no_two_are_the_same() -> None:
    made = {UUID(id_in_order(AT)) for _ in range(100)}
    assert len(made) == 100
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}
