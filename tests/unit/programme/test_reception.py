"""Reception windows, their caps and the places that remain (domain, § 6)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.dossier.request import LanguageProfile, Stream
from reviewer.programme.loader import load_programmes
from reviewer.programme.model import ProgrammeState, ReceptionLimit
from reviewer.programme.reception import ReceptionCount, remaining_places, standing
from tests.support.reference_data import a_count

IATIEV = load_programmes()["iatiev"]
OPENS_ON = date(2025, 1, 13)
DAY = date(2025, 5, 20)


def _counts(f: int | None, z: int | None) -> list[ReceptionCount]:
    by_profile = ((LanguageProfile.FRANCOPHONE, f), (LanguageProfile.FRANCISATION, z))
    return [
        a_count(id=profile.value, profile=profile, received=received)
        for profile, received in by_profile
        if received is not None
    ]


def _remaining(total: int, cap: int | None, f: int | None, z: int | None) -> tuple[int | None, int | None]:
    limit = ReceptionLimit(stream=Stream.IA, total=total, francisation=cap)
    francophone, francisation = remaining_places(limit, _counts(f, z), OPENS_ON, DAY).profiles
    return francophone.remaining, francisation.remaining


@given(total=st.integers(0, 700), cap=st.integers(0, 700), f=st.integers(0, 800), z=st.integers(0, 800))
def test_the_francophone_ceiling_floats_and_the_francisation_one_is_capped(
    total: int, cap: int, f: int, z: int
) -> None:
    francophone, francisation = _remaining(total, cap, f, z)
    assert francophone == max(total - z - f, 0)
    assert francisation == max(min(cap - z, total - z - f), 0)


@pytest.mark.parametrize(
    ("f", "z", "expected"),
    [
        (0, 0, (300, 150)),
        (200, 0, (100, 100)),
        (7, 149, (144, 1)),
        (7, 150, (143, 0)),
        (7, 151, (142, 0)),
        (300, 0, (0, 0)),
    ],
)
def test_the_window_of_2025_has_these_places_left(f: int, z: int, expected: tuple[int, int]) -> None:
    assert _remaining(300, 150, f, z) == expected


def test_what_is_not_counted_is_not_known() -> None:
    assert _remaining(300, 150, None, None) == (None, None)
    assert _remaining(300, 150, 10, None) == (None, None)
    assert _remaining(300, None, 10, 20) == (270, None)


def test_a_full_profile_is_known_to_be_full_without_the_other_count() -> None:
    assert _remaining(300, 150, None, 151) == (None, 0)


def test_the_newest_count_published_by_the_day_is_the_one_that_counts() -> None:
    limit = ReceptionLimit(stream=Stream.IA, total=300, francisation=150)
    counts = [
        a_count(id="1", received=100, counted_on=date(2025, 1, 20)),
        a_count(id="2", received=151, counted_on=date(2025, 1, 31)),
        a_count(id="3", received=1, counted_on=date(2025, 1, 31), opens_on=date(2023, 11, 23)),
    ]
    received = [
        remaining_places(limit, counts, OPENS_ON, day).profiles[1].received
        for day in (date(2025, 1, 19), date(2025, 1, 20), date(2025, 1, 30), date(2025, 2, 1))
    ]
    assert received == [None, 100, 100, 151]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2021, 4, 21), ProgrammeState.NOT_OPEN_YET),
        (date(2021, 4, 22), ProgrammeState.OPEN),
        (date(2021, 10, 31), ProgrammeState.OPEN),
        (date(2021, 11, 1), ProgrammeState.WINDOW_CLOSED),
        (date(2023, 11, 22), ProgrammeState.WINDOW_CLOSED),
        (date(2023, 11, 23), ProgrammeState.OPEN),
        (date(2025, 1, 12), ProgrammeState.WINDOW_CLOSED),
        (date(2025, 12, 31), ProgrammeState.OPEN),
        (date(2026, 1, 1), ProgrammeState.ENDED),
    ],
)
def test_the_programme_stands_so_on_that_day_and_says_where_it_is_written(
    day: date, state: ProgrammeState
) -> None:
    found = standing(IATIEV, day)
    assert found.state is state
    assert found.source


def test_between_two_windows_the_next_one_is_named() -> None:
    assert standing(IATIEV, date(2025, 1, 2)).next_opens_on == OPENS_ON
    assert standing(IATIEV, DAY).next_opens_on is None


def test_the_cap_is_reached_when_no_stream_has_a_place_left() -> None:
    full = [
        a_count(id=f"{stream}{profile}", stream=stream, profile=profile, received=received)
        for stream in Stream
        for profile, received in ((LanguageProfile.FRANCOPHONE, 149), (LanguageProfile.FRANCISATION, 151))
    ]
    found = standing(IATIEV, DAY, full)
    assert found.state is ProgrammeState.CAP_REACHED
    assert found.source == full[0].source
    assert standing(IATIEV, DAY, full[:3]).state is ProgrammeState.OPEN
    assert standing(IATIEV, date(2025, 1, 30), full).state is ProgrammeState.OPEN
