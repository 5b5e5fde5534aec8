"""Conflicts of interest that the files themselves show."""

from __future__ import annotations

import pytest

from reviewer.committee.conflicts import ConflictOfInterest, conflicts_of
from tests.support.people import an_expert
from tests.support.requests import a_request


def _found(**expert: object) -> list[tuple[str, str]]:
    return [(one.kind, one.evidence) for one in conflicts_of(an_expert("eli", **expert), a_request())]


def test_an_expert_from_elsewhere_has_no_conflict() -> None:
    assert _found() == []


@pytest.mark.parametrize(
    "name", ["Laboratoires Boréal inc.", "LABORATOIRES BOREAL", "Laboratoires-Boréal ltée"]
)
def test_the_request_s_employer_is_a_conflict_however_it_is_written(name: str) -> None:
    assert _found(employers=("Ailleurs inc.", name)) == [("same_employer", name)]


def test_where_no_employer_files_a_candidate_s_past_employer_is_a_conflict() -> None:
    expert = an_expert("eli", employers=("Ailleurs", "Atelier numérique du Rhône"))
    found = conflicts_of(expert, a_request(employer__legal_name=None))
    assert found == (ConflictOfInterest("candidate_employer", "Atelier numérique du Rhône"),)
    assert conflicts_of(expert, a_request()) == ()


def test_a_declared_organisation_is_a_conflict_whether_it_files_or_employed_the_candidate() -> None:
    found = _found(declared_interests=("Laboratoires Boréal", "atelier numerique du rhone", "Autre"))
    assert found == [
        ("declared_organisation", "Laboratoires Boréal"),
        ("declared_organisation", "atelier numerique du rhone"),
    ]


@pytest.mark.parametrize("name", ["Adaeze Okonkwo", "OKONKWO, Adaèze"])
def test_a_declared_candidate_is_a_conflict_whichever_name_comes_first(name: str) -> None:
    assert _found(declared_interests=(name,)) == [("declared_person", name)]


def test_unknown_names_are_nobody_s_conflict() -> None:
    request = a_request(
        employer__legal_name=None,
        candidate__given_name=None,
        candidate__family_name=None,
        candidate__experiences=None,
    )
    expert = an_expert("eli", employers=("", "inc."), declared_interests=("", "Ltée", "…"))
    assert conflicts_of(expert, request) == ()


def test_a_request_whose_employer_is_only_a_legal_form_matches_no_blank_employer() -> None:
    expert = an_expert("eli", employers=("Inc.",), declared_interests=("Ltée",))
    assert conflicts_of(expert, a_request(employer__legal_name="inc.")) == ()


def test_everything_found_is_told() -> None:
    found = conflicts_of(
        an_expert("eli", employers=("Laboratoires Boréal",), declared_interests=("Okonkwo Adaeze",)),
        a_request(),
    )
    assert found == (
        ConflictOfInterest("same_employer", "Laboratoires Boréal"),
        ConflictOfInterest("declared_person", "Okonkwo Adaeze"),
    )


def test_without_an_employer_an_organisation_of_the_candidates_past_is_a_conflict() -> None:
    expert = an_expert("eli", employers=("Atelier numérique du Rhône",))
    assert conflicts_of(expert, a_request()) == ()
    alone = a_request(employer__legal_name=None)
    assert conflicts_of(expert, alone) == (
        ConflictOfInterest("candidate_employer", "Atelier numérique du Rhône"),
    )
    assert conflicts_of(expert, a_request(employer__legal_name=None, candidate__experiences=None)) == ()
