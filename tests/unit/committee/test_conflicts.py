"""Conflicts of interest that all the files show together, and what a ruling makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.committee.conflicts import (
    ConflictKind,
    ConflictOfInterest,
    ConflictRuling,
    EarlierRecusal,
    RulingOutcome,
    Strength,
    conflicts_of,
    load_policy,
    weigh,
)
from reviewer.committee.expert import Tie, TieKind
from tests.support.people import an_expert
from tests.support.requests import a_request

TODAY = date(2025, 5, 20)
SIX_YEARS_AGO = date(2019, 5, 20)
EMPLOYER = "Laboratoires Boréal inc."
PAST = "Atelier numérique du Rhône"
K = ConflictKind


def _found(*ties: Tie, request: object = None, **expert: object) -> list[tuple[str, str]]:
    one = an_expert("eli", **expert)
    one = replace(one, ties=ties) if ties else one
    found = conflicts_of(one, request or a_request(), on=TODAY)  # type: ignore[arg-type]  # a request where given
    return [(conflict.kind, conflict.evidence) for conflict in found]


def _kinds(*ties: Tie, **others: object) -> list[str]:
    return [kind for kind, _ in _found(*ties, **others)]


def test_an_expert_from_elsewhere_has_no_conflict() -> None:
    assert _found() == []


# --- the employer that asks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [EMPLOYER, "LABORATOIRES BOREAL", "Laboratoires-Boréal ltée"])
def test_the_request_s_employer_is_a_conflict_however_it_is_written(name: str) -> None:
    assert _found(employers=("Ailleurs inc.", name)) == [(K.SAME_EMPLOYER, name)]


def test_the_same_number_is_the_same_employer_under_another_name() -> None:
    request = a_request(employer__neq="1140000001")
    assert _found(Tie(name="Boréal R-D", neq="1140000001"), request=request) == [
        (K.SAME_EMPLOYER, "Boréal R-D")
    ]
    assert _found(Tie(name="Boréal R-D", neq="1140000002"), request=request) == []


def test_two_employers_without_a_number_are_not_one() -> None:
    assert _found(Tie(name="Autre"), request=a_request(employer__neq=None)) == []


@pytest.mark.parametrize(
    ("until", "kinds"),
    [
        (None, [K.SAME_EMPLOYER]),
        (TODAY, [K.SAME_EMPLOYER]),
        (TODAY - timedelta(days=1), [K.FORMER_EMPLOYER]),
        (SIX_YEARS_AGO, [K.FORMER_EMPLOYER]),
        (SIX_YEARS_AGO - timedelta(days=1), []),
    ],
)
def test_a_past_employer_counts_for_six_years_and_is_to_be_decided(
    until: date | None, kinds: list[str]
) -> None:
    request = a_request(candidate__experiences=None)
    assert _kinds(Tie(name=EMPLOYER, until=until), request=request) == kinds


def test_an_employer_whom_the_expert_is_about_to_join_is_one_already() -> None:
    assert _kinds(Tie(name=EMPLOYER, since=date(2025, 9, 1))) == [K.SAME_EMPLOYER]


@pytest.mark.parametrize(
    ("mine", "theirs", "conflict"),
    [
        ("e@boreal.example", "rh@boreal.example", True),
        ("e@BOREAL.example", "rh@boreal.example.", True),
        ("e@ia.boreal.example", "rh@boreal.example", True),
        ("e@boreal.example", "rh@ia.boreal.example", True),
        ("e@autreboreal.example", "rh@boreal.example", False),
        ("e@gmail.com", "rh@gmail.com", False),
        ("e@videotron.ca", "rh@VIDEOTRON.ca", False),
        ("e@gouv.qc.ca", "rh@gouv.qc.ca", False),
        ("e@ville.qc.ca", "rh@qc.ca", False),
        ("e", "e", False),
        ("", "", False),
    ],
)
def test_a_domain_tells_the_employer_unless_everybody_has_it(mine: str, theirs: str, conflict: bool) -> None:
    request = a_request(employer__contact={"email": theirs})
    assert _kinds(emails=(mine,), request=request) == ([K.EMPLOYER_DOMAIN] if conflict else [])


def test_the_candidate_s_own_domain_is_to_be_decided() -> None:
    request = a_request(candidate__email="ada@fleuve.example")
    (found,) = conflicts_of(an_expert("eli", emails=("e@fleuve.example",)), request, on=TODAY)
    assert (found.kind, found.strength) == (K.CANDIDATE_DOMAIN, Strength.TO_DECIDE)


# --- the candidate's past --------------------------------------------------------------------------------------


def _worked(since: str | None, until: str | None) -> object:
    experience = {"employer": "Institut Nord", "title": "Chercheuse", "started_on": since, "ended_on": until}
    return a_request(candidate__experiences=[experience])


@pytest.mark.parametrize(
    ("tie", "overlap"),
    [
        (Tie(name="Institut Nord"), True),
        (Tie(name="Institut Nord", since=date(2018, 1, 1), until=date(2020, 3, 1)), True),
        (Tie(name="Institut Nord", since=date(2021, 12, 31)), True),
        (Tie(name="Institut Nord", since=date(2022, 1, 1)), False),
        (Tie(name="Institut Nord", until=date(2020, 2, 29)), False),
    ],
)
def test_who_worked_at_the_same_place_at_the_same_time_is_to_be_decided(tie: Tie, overlap: bool) -> None:
    found = _kinds(tie, request=_worked("2020-03-01", "2021-12-31"))
    assert found == ([K.WORKED_TOGETHER] if overlap else [])


def test_dates_that_are_not_known_clear_nobody() -> None:
    tie = Tie(name="Institut Nord", since=date(2001, 1, 1), until=date(2001, 12, 31))
    assert _kinds(tie, request=_worked(None, None)) == [K.WORKED_TOGETHER]


def test_the_overlap_is_dated_where_its_start_is_known() -> None:
    expert = replace(an_expert("eli"), ties=(Tie(name="Institut Nord", since=date(2019, 1, 1)),))
    (found,) = conflicts_of(expert, _worked("2020-03-01", "2021-12-31"), on=TODAY)  # type: ignore[arg-type]
    assert (found.on, found.found) == (date(2020, 3, 1), "Chercheuse")


def test_where_no_employer_files_a_candidate_s_past_employer_is_a_conflict() -> None:
    expert = an_expert("eli", employers=("Ailleurs", PAST))
    (found,) = conflicts_of(expert, a_request(employer__legal_name=None), on=TODAY)
    assert (found.kind, found.evidence, found.strength) == (K.CANDIDATE_EMPLOYER, PAST, Strength.BLOCKING)
    bare = a_request(employer__legal_name=None, candidate__experiences=None)
    assert conflicts_of(expert, bare, on=TODAY) == ()


def _studied(institution: str, on: str | None) -> object:
    diploma = {"institution": institution, "field": "informatique", "obtained_on": on}
    return a_request(candidate__diplomas=[diploma])


@pytest.mark.parametrize(
    ("on", "conflict"),
    [("2019-05-20", True), ("2019-05-19", False), ("2025-05-01", True), (None, True)],
)
def test_an_institution_s_diploma_counts_for_six_years(on: str | None, conflict: bool) -> None:
    tie = Tie(name="Université du Fleuve", kind=TieKind.INSTITUTION)
    found = _kinds(tie, request=_studied("Universite du fleuve", on))
    assert found == ([K.SHARED_INSTITUTION] if conflict else [])


@pytest.mark.parametrize("kind", list(TieKind))
def test_any_tie_to_the_institution_counts(kind: TieKind) -> None:
    tie = Tie(name="Université du Fleuve", kind=kind)
    assert _kinds(tie, request=_studied("Université du Fleuve", "2024-05-01")) == [K.SHARED_INSTITUTION]


def test_an_institution_left_long_ago_is_no_conflict() -> None:
    tie = Tie(name="Université du Fleuve", until=date(2019, 5, 19))
    assert _kinds(tie, request=_studied("Université du Fleuve", "2024-05-01")) == []


# --- what the expert declared ----------------------------------------------------------------------------------


def test_a_declared_organisation_excludes_where_it_files_and_is_weighed_where_it_is_past() -> None:
    found = conflicts_of(
        an_expert("eli", declared_interests=(EMPLOYER, PAST, "Autre")), a_request(), on=TODAY
    )
    assert [(one.kind, one.strength) for one in found] == [
        (K.DECLARED_ORGANISATION, Strength.BLOCKING),
        (K.DECLARED_BACKGROUND, Strength.TO_DECIDE),
    ]


@pytest.mark.parametrize("name", ["Adaeze Okonkwo", "OKONKWO, Adaèze"])
def test_a_declared_candidate_is_a_conflict_whichever_name_comes_first(name: str) -> None:
    assert _found(declared_interests=(name,)) == [(K.DECLARED_PERSON, name)]


def test_a_declared_contact_of_the_employer_is_to_be_decided() -> None:
    request = a_request(employer__contact={"name": "Léa Dubé"})
    assert _kinds(declared_interests=("Dubé Léa",), request=request) == [K.DECLARED_CONTACT]


# --- earlier recusals and names --------------------------------------------------------------------------------

RECUSAL = EarlierRecusal(
    expert_id="eli",
    reference="TC-1",
    candidate="OKONKWO Adaeze",
    employer="Ailleurs",
    on=date(2024, 2, 1),
    reason="Ancienne collègue.",
)


def test_a_recusal_on_an_earlier_dossier_of_the_same_person_is_to_be_decided() -> None:
    (found,) = conflicts_of(an_expert("eli"), a_request(), on=TODAY, earlier=(RECUSAL,))
    assert (found.kind, found.evidence, found.found, found.on, found.strength) == (
        K.EARLIER_RECUSAL,
        "TC-1",
        "Ancienne collègue.",
        date(2024, 2, 1),
        Strength.TO_DECIDE,
    )


def test_a_recusal_counts_for_the_same_employer_too() -> None:
    earlier = (replace(RECUSAL, candidate="Autre", employer="LABORATOIRES BOREAL"),)
    assert len(conflicts_of(an_expert("eli"), a_request(), on=TODAY, earlier=earlier)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"expert_id": "elsa"},
        {"reference": "TC-2025-0001"},
        {"candidate": "Autre"},
        {"candidate": "", "employer": ""},
    ],
)
def test_the_recusal_of_another_or_of_something_else_is_no_conflict(other: dict[str, str]) -> None:
    request = a_request(reference="TC-2025-0001")
    earlier = (replace(RECUSAL, **other),)  # type: ignore[arg-type]  # facts of a test
    assert conflicts_of(an_expert("eli"), request, on=TODAY, earlier=earlier) == ()


def test_a_common_name_in_the_same_place_is_only_a_hint() -> None:
    request = a_request(
        candidate__family_name="Tremblay", job__workplace_municipality="Montréal", employer__municipality=None
    )
    expert = an_expert("eli", family_name="TREMBLAY", municipality="Montreal")
    (found,) = conflicts_of(expert, request, on=TODAY)
    assert (found.kind, found.strength) == (K.SAME_FAMILY_NAME, Strength.HINT)
    for elsewhere in ({"municipality": "Laval"}, {"municipality": None}, {"family_name": None}):
        assert conflicts_of(replace(expert, **elsewhere), request, on=TODAY) == ()


# --- everything ------------------------------------------------------------------------------------------------


def test_unknown_names_are_nobody_s_conflict() -> None:
    request = a_request(
        employer__legal_name=None,
        employer__neq=None,
        candidate__given_name=None,
        candidate__family_name=None,
        candidate__experiences=None,
    )
    expert = an_expert("eli", employers=("", "inc."), declared_interests=("", "Ltée", "…"))
    assert conflicts_of(expert, request, on=TODAY) == ()


def test_a_request_whose_employer_is_only_a_legal_form_matches_no_blank_employer() -> None:
    expert = an_expert("eli", employers=("Inc.",), declared_interests=("Ltée",))
    assert conflicts_of(expert, a_request(employer__legal_name="inc."), on=TODAY) == ()


def test_everything_found_is_told_once_with_its_source() -> None:
    found = conflicts_of(
        an_expert("eli", employers=(EMPLOYER, EMPLOYER), declared_interests=("Okonkwo Adaeze",)), a_request()
    )
    assert [(one.kind, one.evidence) for one in found] == [
        (K.SAME_EMPLOYER, EMPLOYER),
        (K.DECLARED_PERSON, "Okonkwo Adaeze"),
    ]
    assert all(one.source for one in found)


def test_every_kind_has_its_rule_with_a_source_and_a_confidence() -> None:
    rules = load_policy().rules
    assert set(rules) == set(ConflictKind)
    assert all(rule.source and rule.confidence for rule in rules.values())


def test_without_a_day_the_request_s_reception_closes_the_periods() -> None:
    expert = replace(an_expert("eli"), ties=(Tie(name=EMPLOYER, until=date(2019, 5, 1)),))
    assert [c.kind for c in conflicts_of(expert, a_request(received_on="2025-04-14"))] == [K.FORMER_EMPLOYER]
    assert conflicts_of(expert, a_request(received_on="2025-05-02")) == ()


# --- rulings ---------------------------------------------------------------------------------------------------

BLOCKING = ConflictOfInterest(K.SAME_EMPLOYER, EMPLOYER)
DOUBTFUL = ConflictOfInterest(K.WORKED_TOGETHER, "Institut Nord", strength=Strength.TO_DECIDE)
HINT = ConflictOfInterest(K.SAME_FAMILY_NAME, "Tremblay", "Montréal", Strength.HINT)
AT = datetime(2025, 5, 20, tzinfo=UTC)


def _ruling(
    conflict: ConflictOfInterest, outcome: RulingOutcome = RulingOutcome.CLEARED, expert: str = "eli"
) -> ConflictRuling:
    return ConflictRuling(
        id="r",
        dossier_id="D1",
        expert_id=expert,
        conflict=conflict,
        outcome=outcome,
        reason="Vu.",
        by="claude",
        at=AT,
    )


def test_until_somebody_rules_a_doubtful_conflict_is_in_the_way_and_a_hint_is_not() -> None:
    found = weigh((BLOCKING, DOUBTFUL, HINT), (), "eli")
    assert (found.in_the_way, found.hints, found.cleared) == ((BLOCKING, DOUBTFUL), (HINT,), ())


def test_what_is_cleared_says_who_cleared_it_and_is_no_longer_in_the_way() -> None:
    rulings = (_ruling(DOUBTFUL), _ruling(BLOCKING))
    found = weigh((BLOCKING, DOUBTFUL), rulings, "eli")
    assert (found.in_the_way, found.cleared) == ((), (rulings[1], rulings[0]))
    assert [ruling.override for ruling in rulings] == [False, True]


def test_the_last_word_stands_and_the_ruling_on_another_expert_is_not_theirs() -> None:
    upheld = _ruling(HINT, RulingOutcome.UPHELD)
    assert weigh((HINT,), (_ruling(HINT), upheld), "eli").in_the_way == (HINT,)
    assert weigh((HINT,), (upheld, _ruling(HINT)), "eli").in_the_way == ()
    assert weigh((DOUBTFUL,), (_ruling(DOUBTFUL, expert="elsa"),), "eli").in_the_way == (DOUBTFUL,)


def test_another_evidence_wants_another_ruling() -> None:
    other = replace(DOUBTFUL, evidence="Institut Sud")
    assert weigh((other,), (_ruling(DOUBTFUL),), "eli").in_the_way == (other,)


def test_a_doubt_that_was_cleared_and_now_excludes_wants_an_override() -> None:
    stronger = replace(DOUBTFUL, strength=Strength.BLOCKING)
    assert weigh((stronger,), (_ruling(DOUBTFUL),), "eli").in_the_way == (stronger,)


CONFLICTS = st.sampled_from((BLOCKING, DOUBTFUL, HINT))


@given(
    found=st.lists(CONFLICTS, unique=True),
    rulings=st.lists(st.builds(_ruling, CONFLICTS, st.sampled_from(RulingOutcome)), max_size=6),
)
def test_nothing_found_is_ever_lost_and_nothing_blocking_passes_without_an_override(
    found: list[ConflictOfInterest], rulings: list[ConflictRuling]
) -> None:
    weighed = weigh(found, rulings, "eli")
    shown = [*weighed.in_the_way, *weighed.hints, *(one.conflict for one in weighed.cleared)]
    assert sorted(one.key for one in shown) == sorted(one.key for one in found)
    for conflict in found:
        if conflict.strength is Strength.BLOCKING and conflict not in weighed.in_the_way:
            assert any(one.override and one.conflict.key == conflict.key for one in weighed.cleared)
