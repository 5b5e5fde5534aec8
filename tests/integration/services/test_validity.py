"""Warnings of a filing planned too late, and the list of avis that another rule would fell."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.avis.falling import Falling, LateFiling
from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.services.validity import ValidityOutOfRange
from tests.support.office import PROGRAMME, House

LATE = {"planned_dsp_on": date(2026, 1, 15)}


def test_a_filing_planned_after_the_expiry_is_told_when_the_avis_is_drafted(sqlite_house: House) -> None:
    house = sqlite_house
    dossier_id = house.received("TC-2025-0001", **LATE)
    warning = house.as_("kim").validity.late_filing(dossier_id)
    assert warning == LateFiling(planned_on=date(2026, 1, 15), expires_on=date(2025, 12, 31))


def test_a_filing_in_time_warns_of_nothing(sqlite_house: House) -> None:
    dossier_id = sqlite_house.drafted(planned_dsp_on=date(2025, 6, 15))
    assert sqlite_house.as_("kim").validity.late_filing(dossier_id) is None


def test_the_avis_that_another_validity_would_shorten_are_listed_and_stay_as_they_are(house: House) -> None:
    number = house.issued()
    (found,) = house.as_("kim").validity.falling(PROGRAMME, months=3)
    assert (found.number, found.applicant) == (number, "Laboratoires Boréal inc.")
    assert (found.expires_on, found.would_expire_on) == (date(2025, 12, 31), date(2025, 8, 19))
    assert found.falling is Falling.SHORTENS
    (found,) = house.office.validity.falling(PROGRAMME, ends_on=date(2025, 5, 1))
    assert found.falling is Falling.FALLS
    assert house.office.validity.falling(PROGRAMME) == ()


@pytest.mark.parametrize("months", [0, -1, 121])
def test_a_validity_out_of_range_is_refused(sqlite_house: House, months: int) -> None:
    with pytest.raises(ValidityOutOfRange):
        sqlite_house.as_("kim").validity.falling(PROGRAMME, months=months)


def test_an_expert_does_not_read_the_register_through_this_question(sqlite_house: House) -> None:
    with pytest.raises(ActNotPermitted):
        sqlite_house.as_("eli").validity.falling(PROGRAMME)
