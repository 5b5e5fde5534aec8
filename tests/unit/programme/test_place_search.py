"""What is suggested while somebody types the name of a municipality."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.programme.loader import load_programmes
from reviewer.programme.place_search import SuggestedPlace, suggest
from reviewer.programme.territory import Membership, Territory


def _cmm() -> Territory:
    territory = load_programmes()["iatiev"].territory
    assert territory is not None
    return territory


CMM = _cmm()


def _first(text: str) -> SuggestedPlace:
    return suggest(CMM, text)[0]


@pytest.mark.parametrize("text", ["Montréal", "montreal", "MONTRÉAL", "  montréal "])
def test_case_and_accents_do_not_matter(text: str) -> None:
    found = _first(text)
    assert (found.code, found.name, found.inside, found.county) == (
        "66023",
        "Montréal",
        True,
        "Agglomération de Montréal",
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("st bruno de montarville", "58037"),
        ("Saint-Bruno-de", "58037"),
        ("lile perrot", "71060"),
        ("L'Île-Perrot", "71060"),
        ("ste-therese", "73010"),
        ("vaudreuil dorion", "71083"),
        ("montarville", "58037"),
        ("58037", "58037"),
    ],
)
def test_hyphens_apostrophes_and_saints_do_not_matter(text: str, code: str) -> None:
    assert _first(text).code == code


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("verdun", "66023", "Montréal"),
        ("Chomedey", "65005", "Laval"),
        ("greenfield", "58227", "Longueuil"),
        ("Lachenaie", "64008", "Terrebonne"),
    ],
)
def test_a_borough_or_a_former_town_leads_to_its_municipality(text: str, code: str, name: str) -> None:
    found = _first(text)
    assert (found.code, found.name, found.inside) == (code, name, True)
    assert found.note
    assert found.written != found.name


def test_places_that_share_a_name_are_shown_with_their_county() -> None:
    found = [(one.code, one.inside, one.county) for one in suggest(CMM, "Saint-Lambert") if one.code]
    assert found == [
        ("58012", True, "Agglomération de Longueuil"),
        ("87120", False, "MRC d’Abitibi-Ouest"),
    ]


def test_a_name_that_does_not_tell_the_place_has_no_code() -> None:
    found = [one for one in suggest(CMM, "rive-sud") if one.written == "Rive-Sud"]
    assert [(one.code, one.inside, one.membership) for one in found] == [(None, None, Membership.AMBIGUOUS)]


def test_a_town_that_is_often_taken_for_a_member_is_shown_outside() -> None:
    found = _first("saint-jerome")
    assert (found.code, found.inside) == ("75017", False)


def test_the_code_of_every_suggestion_stands_where_the_suggestion_says() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for one in suggest(CMM, letter, limit=500):
            if one.code is not None:
                assert CMM.place(one.code, None).membership is one.membership, one


def test_no_more_than_the_limit_is_suggested() -> None:
    assert len(suggest(CMM, "saint", limit=5)) == 5


def test_every_member_is_found_first_by_its_own_name() -> None:
    for member in CMM.municipalities:
        assert _first(member.name).code == member.code


@given(st.text(max_size=12))
def test_any_text_is_answered_and_twice_the_same(text: str) -> None:
    assert suggest(CMM, text) == suggest(CMM, text)


def test_nothing_is_suggested_for_nothing() -> None:
    assert suggest(CMM, " - ") == ()
