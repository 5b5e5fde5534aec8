"""Texts in the making: their author's alone, kept at every key, gone with the act, never in the journal."""

from __future__ import annotations

import pytest

from reviewer.errors import NotFound
from reviewer.services.desk import NOBODY
from reviewer.services.typing import LONGEST, TypedTextTooLong
from tests.support.office import House

PLACE = "dossier/ReasonDialog/reason"


def _texts(house: House, who: str) -> dict[str, str]:
    return {one.place: one.text for one in house.as_(who).typing.mine()}


def test_a_text_in_the_making_is_found_again_and_only_by_its_author(house: House) -> None:
    dossier_id = house.received()
    house.as_("cora").typing.keep({PLACE: "Désistement dem"}, dossier_id=dossier_id)
    house.office.typing.keep({PLACE: "Désistement demandé"}, dossier_id=dossier_id)
    assert _texts(house, "cora") == {PLACE: "Désistement demandé"}
    assert _texts(house, "kim") == {}


def test_two_people_type_at_the_same_place_each_for_themselves(house: House) -> None:
    house.as_("cora").typing.keep({PLACE: "Un"})
    house.as_("kim").typing.keep({PLACE: "Deux"})
    assert _texts(house, "cora") == {PLACE: "Un"}
    assert _texts(house, "kim") == {PLACE: "Deux"}


def test_an_emptied_field_and_a_finished_act_leave_nothing(house: House) -> None:
    house.as_("cora").typing.keep({PLACE: "Un", "autre": "Deux", "dernier": "Trois"})
    house.office.typing.keep({PLACE: "", "autre": ""})
    assert _texts(house, "cora") == {"dernier": "Trois"}


def test_what_is_typed_leaves_no_line_in_the_journal(house: House) -> None:
    before = house.journal()
    house.as_("cora").typing.keep({PLACE: "Pas encore dit"})
    assert house.journal() == before
    assert house.holds()


def test_the_newest_comes_first(house: House) -> None:
    house.as_("cora").typing.keep({"premier": "a"})
    house.office.typing.keep({"second": "b"})
    assert [one.place for one in house.office.typing.mine()] == ["second", "premier"]


def test_a_text_without_end_is_refused_and_the_earlier_one_stays(house: House) -> None:
    house.as_("cora").typing.keep({PLACE: "Court"})
    with pytest.raises(TypedTextTooLong):
        house.office.typing.keep({PLACE: "x" * (LONGEST + 1)})
    assert _texts(house, "cora") == {PLACE: "Court"}


def test_what_was_typed_about_a_dossier_goes_behind_the_wall_with_it(house: House) -> None:
    """Somebody in whom a conflict shows later reads nothing more of the dossier, their own words of it included."""
    dossier_id = house.in_review()
    house.as_("eli").typing.keep({PLACE: "Le candidat"}, dossier_id=dossier_id)
    assert _texts(house, "eli") == {PLACE: "Le candidat"}
    house.office.seating.recuse(dossier_id, "eli", "Le candidat est un parent.")
    assert _texts(house, "eli") == {}
    with pytest.raises(NotFound):
        house.office.typing.keep({PLACE: "Le candidat encore"}, dossier_id=dossier_id)


def test_nobody_keeps_nothing(house: House) -> None:
    house.office.session.become(NOBODY)
    with pytest.raises(Exception, match="keep_typed_text"):
        house.office.typing.keep({PLACE: "Personne"})
