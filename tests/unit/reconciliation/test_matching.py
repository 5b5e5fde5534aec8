"""Which avis an application is about: by number, by name and birth date, or a person's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.avis.numbering import AvisNumber
from reviewer.reconciliation.decisions import MismatchVerdict
from reviewer.reconciliation.house import number_key, swapped
from reviewer.reconciliation.matching import How
from tests.support.reconciling import DOSSIER, ROW, another, decided, found, kinds

NAMELESS = replace(ROW, avis_number="")


def how(reconciliation: object) -> How:
    (match,) = reconciliation.matches  # type: ignore[attr-defined]  # one line in, one match out
    return How(match.how)


def test_an_application_is_matched_by_its_avis_number() -> None:
    assert how(found(ROW)) is How.NUMBER
    assert kinds(found(ROW)) == []


@pytest.mark.parametrize(
    "written", ["ia-2025-1", "IA 2025 0001", "IA–2025–0001", " ia/2025/01 ", "IA20250001"]
)
def test_an_avis_number_is_read_however_it_was_typed(written: str) -> None:
    assert number_key(written) == "IA-2025-0001"


@given(st.integers(1, 999_999_999), st.integers(2000, 2099), st.sampled_from(["IA", "TE", "ABCDEFGH"]))
def test_every_number_of_the_register_is_its_own_key(sequence: int, year: int, series: str) -> None:
    number = str(AvisNumber(series, year, sequence))
    assert number_key(number) == number
    assert number_key(number.lower().replace("-", " ")) == number


def test_without_a_number_name_and_birth_date_are_enough() -> None:
    assert how(found(NAMELESS)) is How.PERSON


@pytest.mark.parametrize(
    ("family", "given_name"), [("TREMBLAY", "anne"), ("Anne", "Tremblay"), ("Tremblay", "Ane")]
)
def test_case_order_and_a_slip_of_the_pen_do_not_matter(family: str, given_name: str) -> None:
    assert how(found(replace(NAMELESS, family_name=family, given_name=given_name))) is How.PERSON


def test_a_name_that_is_only_near_waits_for_a_person() -> None:
    doubtful = found(replace(NAMELESS, family_name="Trembley-Roy", given_name="Anne"))
    assert how(doubtful) is How.DOUBTFUL
    assert kinds(doubtful) == ["doubtful_person"]


def test_day_and_month_swapped_wait_for_a_person() -> None:
    assert how(found(replace(NAMELESS, born_on=date(1990, 3, 2)))) is How.DOUBTFUL


def test_the_name_alone_is_never_enough() -> None:
    assert how(found(replace(NAMELESS, born_on=None))) is How.DOUBTFUL


def test_another_birth_date_is_another_person() -> None:
    nobody = found(replace(NAMELESS, born_on=date(1971, 12, 25)))
    assert how(nobody) is How.NONE
    assert "not_here" in kinds(nobody)


def test_of_two_dossiers_of_one_person_the_one_with_an_avis_is_meant() -> None:
    earlier = replace(DOSSIER, id="d-old", reference="TC-2024-0001", avis=())
    match = found(NAMELESS, dossiers=(earlier, DOSSIER)).matches[0]
    assert match.how is How.PERSON
    assert match.dossier == DOSSIER


def test_of_two_avis_of_one_person_the_employer_tells_which() -> None:
    elsewhere = another(
        7, family_name="Tremblay", given_name="Anne", born_on=DOSSIER.born_on, employer="Ciel ouvert ltée"
    )
    match = found(replace(NAMELESS, employer="CIEL OUVERT"), dossiers=(DOSSIER, elsewhere)).matches[0]
    assert match.dossier == elsewhere
    assert how(found(replace(NAMELESS, employer=""), dossiers=(DOSSIER, elsewhere))) is How.DOUBTFUL


def test_a_person_links_what_is_doubtful_and_the_link_is_there_the_next_time() -> None:
    row = replace(NAMELESS, born_on=date(1990, 3, 2))
    (mismatch,) = found(row).mismatches
    linked = decided(mismatch, MismatchVerdict.LINKED, DOSSIER.id)
    again = found(row, decisions=[linked])
    assert how(again) is How.HAND
    assert again.matches[0].dossier == DOSSIER
    assert not again.open
    assert again.outcomes[0].avis_number == "IA-2025-0001"


def test_a_link_is_not_reapplied_once_the_file_says_something_else() -> None:
    row = replace(NAMELESS, born_on=date(1990, 3, 2))
    (mismatch,) = found(row).mismatches
    linked = decided(mismatch, MismatchVerdict.LINKED, DOSSIER.id)
    again = found(replace(row, given_name="Annie"), decisions=[linked])
    assert how(again) is How.DOUBTFUL
    assert again.mismatches[0].outdated == linked
    assert again.open


def test_a_person_says_that_it_is_nobody_of_here() -> None:
    row = replace(NAMELESS, born_on=date(1990, 3, 2))
    (mismatch,) = found(row).mismatches
    again = found(row, decisions=[decided(mismatch, MismatchVerdict.NOT_LINKED)])
    assert how(again) is How.NONE
    assert kinds(again) == ["doubtful_person", "not_in_file"]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_swapping_day_and_month_twice_gives_the_day_back(day: date) -> None:
    other = swapped(day)
    assert other is None or swapped(other) == day
