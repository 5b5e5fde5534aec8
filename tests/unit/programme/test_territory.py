"""The Communauté métropolitaine de Montréal: 82 municipalities by code, and the names that people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.programme.loader import load_programmes
from reviewer.programme.territory import Membership, Territory, fold_place

_LOADED = load_programmes()["iatiev"].territory


def cmm() -> Territory:
    assert _LOADED is not None
    return _LOADED


def test_the_82_municipalities_are_inside_by_code() -> None:
    assert len(cmm().municipalities) == len(cmm().by_code) == 82
    for municipality in cmm().municipalities:
        place = cmm().place(municipality.code, None)
        assert (place.membership, place.name) == (Membership.INSIDE, municipality.name)


def test_the_sectors_count_16_1_5_20_40() -> None:
    counts: dict[str, int] = {}
    for municipality in cmm().municipalities:
        counts[municipality.sector] = counts.get(municipality.sector, 0) + 1
    assert sorted(counts.values()) == [1, 5, 16, 20, 40]


def test_any_other_code_is_outside_and_keeps_the_declared_name() -> None:
    assert cmm().place("23027", None).membership is Membership.OUTSIDE
    place = cmm().place("99999", "Quelque part")
    assert (place.membership, place.name) == (Membership.OUTSIDE, "Quelque part")
    assert cmm().place("99999", None).name == "99999"


@pytest.mark.parametrize("code", ["67802", "72802"])
def test_kahnawake_and_kanesatake_are_to_verify(code: str) -> None:
    assert cmm().place(code, None).membership is Membership.TO_VERIFY


def test_the_code_wins_over_the_name() -> None:
    assert cmm().place("66023", "Québec").membership is Membership.INSIDE


def test_every_member_s_name_is_inside_unless_it_is_ambiguous() -> None:
    ambiguous = {m.name for m in cmm().municipalities if not cmm().place(None, m.name).membership.known}
    assert ambiguous == {"Saint-Isidore", "Saint-Lambert", "Saint-Mathieu", "Saint-Philippe", "Saint-Sulpice"}


@given(st.sampled_from(sorted(m.name for m in cmm().municipalities)), st.booleans(), st.booleans())
def test_case_hyphens_and_saint_make_no_difference(name: str, upper: bool, short: bool) -> None:
    written = name.replace("-", " ").replace("’", "'")
    if short:
        written = written.replace("Sainte ", "Ste-").replace("Saint ", "St. ")
    written = written.upper() if upper else written
    assert cmm().place(None, written) == cmm().place(None, name)


@pytest.mark.parametrize(
    ("name", "present"),
    [
        ("LaSalle", "Montréal"),
        ("La Salle", "Montréal"),
        ("Côte-des-Neiges-Notre-Dame-de-Grâce", "Montréal"),
        ("Saint-Hubert", "Longueuil"),
        ("Chomedey", "Laval"),
        ("Le Gardeur", "Repentigny"),
        ("Lachenaie", "Terrebonne"),
        ("Dorion", "Vaudreuil-Dorion"),
        ("Saint-Janvier", "Mirabel"),
        ("Belœil", "Beloeil"),
    ],
)
def test_boroughs_and_former_names_are_what_they_are_part_of_now(name: str, present: str) -> None:
    place = cmm().place(None, name)
    assert (place.membership, place.name) == (Membership.INSIDE, present)


@pytest.mark.parametrize(
    "name",
    ["Saint-Jérôme", "Lavaltrie", "L’Épiphanie", "Coteau-du-Lac", "Les Coteaux", "Saint-Zotique", "Saint-Placide",
     "Saint-Colomban", "Gore", "Saint-Jean-sur-Richelieu", "Rigaud", "Sorel-Tracy", "Marieville"],
)  # fmt: skip
def test_names_often_taken_for_members_are_outside(name: str) -> None:
    assert cmm().place(None, name).membership is Membership.OUTSIDE


@pytest.mark.parametrize(
    ("name", "membership"),
    [
        ("Ville-Marie", Membership.AMBIGUOUS),
        ("Zzyzx", Membership.UNLISTED),
        ("", Membership.UNDECLARED),
        (" - ", Membership.UNDECLARED),
        (None, Membership.UNDECLARED),
    ],
)
def test_what_is_not_known_is_said_to_be_so(name: str | None, membership: Membership) -> None:
    assert cmm().place(None, name).membership is membership


def test_every_other_name_has_a_source_and_folds_to_something() -> None:
    assert len(cmm().other_names) > 120
    assert all(name.source and name.note and fold_place(name.name) for name in cmm().other_names)
    for name in cmm().other_names:
        if name.membership is Membership.INSIDE:
            assert name.code in cmm().by_code
