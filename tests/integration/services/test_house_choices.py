"""What a house chooses on its first day, and what waits for it: no avis is drafted under a validity nobody chose."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from db.store import OpenedStore
from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.errors import NotFound
from reviewer.services.house_choices import OrganisationUnnamed
from reviewer.services.programmes import open_library
from reviewer.services.validity import ValidityNotChosen, ValidityOutOfRange
from tests.support.office import PROGRAMME, TODAY, House


class RealDay:
    """A clock that is nobody's demonstration, and whose day is known."""

    pinned = False

    def now(self) -> datetime:
        """Return noon in Québec."""
        return datetime.combine(TODAY, time(16), tzinfo=UTC)

    def today(self) -> date:
        """Return the day."""
        return TODAY


@pytest.fixture
def really(sqlite_house: House) -> House:
    """Give a house whose day is real from now on."""
    object.__setattr__(sqlite_house.office.desk, "clock", RealDay())
    return sqlite_house


def test_a_demonstration_waits_for_no_choice(sqlite_house: House) -> None:
    assert not sqlite_house.office.choices.needed()


def test_a_new_house_has_still_to_choose_until_an_administrator_has(really: House) -> None:
    assert really.office.choices.needed()
    changes = really.as_("ada").choices.begin("  Maison  des experts ", PROGRAMME, 18)
    assert changes.settings
    assert not really.office.choices.needed()
    view = really.office.choices.view()
    assert view.organisation == "Maison des experts"
    (choice,) = (one for one in view.programmes if one.id == PROGRAMME)
    assert (choice.chosen, choice.months) == (18, 18)


def test_no_avis_is_drafted_under_a_validity_that_nobody_chose(sqlite_house: House) -> None:
    really, dossier_id = sqlite_house, sqlite_house.decided()
    object.__setattr__(really.office.desk, "clock", RealDay())
    with pytest.raises(ValidityNotChosen):
        really.as_("kim").avis.draft(dossier_id)
    really.as_("ada").choices.hold_for(PROGRAMME, 3)
    really.as_("kim").avis.draft(dossier_id)
    with really.opened.store.read() as work:
        assert work.register.draft_of(dossier_id).content.expires_on == date(2025, 8, 19)


def test_what_the_house_chooses_never_stands_under_the_source_of_the_programmes_own_figure(
    really: House, sqlite_store: OpenedStore
) -> None:
    (before,) = (one for one in really.as_("ada").choices.view().programmes if one.id == PROGRAMME)
    really.office.choices.hold_for(PROGRAMME, 7)
    (after,) = (one for one in really.office.choices.view().programmes if one.id == PROGRAMME)
    assert (before.months, after.months, after.suggested) == (12, 7, before.suggested)
    assert really.office.desk.programme(PROGRAMME).validity_months == before.suggested
    assert open_library(sqlite_store.store)[PROGRAMME].validity_months == before.suggested


@pytest.mark.parametrize(
    ("organisation", "programme", "months", "refusal"),
    [
        ("  ", PROGRAMME, 12, OrganisationUnnamed),
        ("Maison\x07", PROGRAMME, 12, OrganisationUnnamed),
        ("Maison", PROGRAMME, 0, ValidityOutOfRange),
        ("Maison", PROGRAMME, 121, ValidityOutOfRange),
        ("Maison", "inconnu", 12, NotFound),
    ],
)
def test_a_choice_that_cannot_be_changes_nothing(
    really: House, organisation: str, programme: str, months: int, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        really.as_("ada").choices.begin(organisation, programme, months)
    assert really.office.choices.needed()


@pytest.mark.parametrize("who", ["cora", "kim", "sacha", "eli", "aude"])
def test_only_administration_chooses(really: House, who: str) -> None:
    with pytest.raises(ActNotPermitted):
        really.as_(who).choices.begin("Maison", PROGRAMME, 12)
