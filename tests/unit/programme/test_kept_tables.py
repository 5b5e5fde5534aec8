"""The tables that the house keeps beside a programme's files: wages of occupations, counts of applications."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reviewer.dossier.request import LanguageProfile, NocVersion
from reviewer.errors import RuleViolation
from reviewer.programme import reception, wages
from reviewer.programme.loader import load_programmes
from reviewer.programme.reception import (
    CountNegative,
    CountOutsideWindow,
    CountSourceMissing,
    CountTwiceOnADay,
    NoReceptionWindow,
    ReceptionCount,
)
from reviewer.programme.rules import Decile
from reviewer.programme.wages import (
    RecordedWage,
    WageCodeUnknown,
    WageNotPositive,
    WagePeriodReversed,
    WagePeriodsOverlap,
    WageSourceMissing,
    overlapping,
    require_apart,
    with_wages,
)
from tests.support.reference_data import a_count, a_decile

IATIEV = load_programmes()["iatiev"]
NEXT_YEAR = {"valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31)}


# --- wages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "decile",
    [
        a_decile(),
        a_decile(valid_to=None),
        a_decile(valid_to=date(2025, 1, 1)),
        a_decile(hourly_wage_cad=Decimal("0.01")),
    ],
)
def test_a_wage_in_cents_of_a_known_code_with_its_days_and_its_source_is_kept(decile: Decile) -> None:
    wages.require_sound(decile)


@pytest.mark.parametrize(
    ("decile", "told"),
    [
        (a_decile(code="99999"), WageCodeUnknown("99999", NocVersion.V2016)),
        (a_decile(hourly_wage_cad=Decimal(0)), WageNotPositive("2173", Decimal(0))),
        (a_decile(hourly_wage_cad=Decimal("Infinity")), WageNotPositive("2173", Decimal("Infinity"))),
        (a_decile(hourly_wage_cad=Decimal("60.255")), WageNotPositive("2173", Decimal("60.255"))),
        (
            a_decile(valid_to=date(2024, 12, 31)),
            WagePeriodReversed("2173", date(2025, 1, 1), date(2024, 12, 31)),
        ),
        (a_decile(source=" "), WageSourceMissing("2173")),
    ],
)
def test_a_wage_that_cannot_be_right_is_refused_with_what_is_wrong(
    decile: Decile, told: RuleViolation
) -> None:
    with pytest.raises(type(told)) as refused:
        wages.require_sound(decile)
    assert refused.value.details() == told.details()


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (a_decile(**NEXT_YEAR), False),
        (a_decile(valid_from=date(2025, 12, 31), valid_to=None), True),
        (a_decile(valid_from=date(2024, 1, 1), valid_to=date(2025, 1, 1)), True),
        (a_decile(valid_from=date(2024, 1, 1), valid_to=date(2024, 12, 31)), False),
        (a_decile(code="2174"), False),
        (a_decile(noc_version=NocVersion.V2021), False),
    ],
)
def test_an_occupation_has_one_wage_on_any_day(other: Decile, meets: bool) -> None:
    apart = a_decile(**NEXT_YEAR, code="2175")
    assert overlapping(a_decile(), [apart, other]) == (other if meets else None)
    if meets:
        with pytest.raises(WagePeriodsOverlap) as refused:
            require_apart(a_decile(), [apart, other])
        assert (refused.value.occupation, refused.value.other) == ("2173", other.valid_from)
    else:
        require_apart(a_decile(), [apart, other])


def test_the_wages_of_the_house_stand_after_those_of_the_programme() -> None:
    kept = RecordedWage(id="w", programme_id="iatiev", decile=a_decile(valid_from=date(2030, 1, 1)))
    assert with_wages(IATIEV, []) is IATIEV
    joined = with_wages(IATIEV, [kept])
    assert joined.deciles == (*IATIEV.deciles, kept.decile)
    assert with_wages(IATIEV, [kept]) is joined


# --- counts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [a_count(), a_count(received=0), a_count(counted_on=date(2025, 1, 13))])
def test_a_count_of_a_window_with_its_day_and_its_source_is_kept(count: ReceptionCount) -> None:
    others = [
        a_count(received=150),  # itself, as it was before it was corrected
        a_count(id="autre", profile=LanguageProfile.FRANCOPHONE),
        a_count(id="autre", counted_on=date(2025, 2, 1)),
    ]
    reception.require_sound(replace(count, id="compte"), IATIEV, others)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (a_count(received=-1), CountNegative(-1)),
        (a_count(opens_on=date(2025, 1, 14)), NoReceptionWindow(date(2025, 1, 14))),
        (
            a_count(counted_on=date(2025, 1, 12)),
            CountOutsideWindow(date(2025, 1, 12), date(2025, 1, 13)),
        ),
        (a_count(source=" "), CountSourceMissing()),
        (a_count(id="autre"), CountTwiceOnADay(date(2025, 1, 31))),
    ],
)
def test_a_count_that_cannot_be_right_is_refused_with_what_is_wrong(
    count: ReceptionCount, told: RuleViolation
) -> None:
    with pytest.raises(type(told)) as refused:
        reception.require_sound(count, IATIEV, [a_count()])
    assert refused.value.details() == told.details()
