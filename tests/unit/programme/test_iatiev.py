"""The programme that ships: its dates, its two rule sets, its grid and its settings, each with a source."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pytest

from reviewer.dossier.request import LanguageProfile, NocVersion, Stream, Substream
from reviewer.errors import NotFound
from reviewer.programme.loader import load_programmes
from reviewer.programme.model import Confidence, Programme, ProgrammeState, Sourced
from reviewer.programme.rules import CriterionRule, SalaryByPlace
from tests.support.requests import a_request

CONTRACT_ORDER = [
    "PROG-WINDOW",
    *("GEN-AGE", "GEN-INTENT", "GEN-STAY", "GEN-FR7", "GEN-FRANC", "GEN-AUTO", "GEN-CONTROL", "GEN-SECTOR"),
    "GEN-FULLTIME",
    *("IA-TE-DIPL", "IA-TE-EXP", "IA-TE-SAL", "IA-DQ-DIPL", "IA-DQ-RES", "IA-DQ-EXP", "IA-JOB"),
    *("TI-DIPL", "TI-EXP", "TI-JOB", "TI-WAGE"),
]


@lru_cache(maxsize=1)
def iatiev() -> Programme:
    return load_programmes()["iatiev"]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2021, 4, 21), ProgrammeState.NOT_OPEN_YET),
        (date(2021, 4, 22), ProgrammeState.OPEN),
        (date(2025, 12, 31), ProgrammeState.OPEN),
        (date(2026, 1, 1), ProgrammeState.ENDED),
    ],
)
def test_the_programme_is_open_from_2021_04_22_to_2025_12_31(day: date, state: ProgrammeState) -> None:
    assert iatiev().state_on(day) is state


@pytest.mark.parametrize(
    ("last", "closed"),
    [(date(2025, 12, 31), date(2026, 1, 1)), (date.max, None), (None, None)],
)
def test_a_programme_is_closed_from_the_day_after_its_last(last: date | None, closed: date | None) -> None:
    end = iatiev().end
    assert end is not None
    programme = dataclasses.replace(
        iatiev(), end=None if last is None else dataclasses.replace(end, value=last)
    )
    assert programme.closed_from == closed


@pytest.mark.parametrize(("people", "countersigned"), [(1, False), (2, True)])
def test_an_avis_that_two_people_sign_is_countersigned(people: int, *, countersigned: bool) -> None:
    signatories = dataclasses.replace(iatiev().signatories, value=people)
    assert dataclasses.replace(iatiev(), signatories=signatories).countersigned is countersigned


def test_two_rule_sets_follow_one_another_without_a_hole() -> None:
    first, second = iatiev().rule_sets
    assert (first.id, first.valid_from, first.valid_to) == (
        "iatiev-2021-04-22",
        date(2021, 4, 22),
        date(2023, 11, 22),
    )
    assert (second.id, second.valid_from, second.valid_to) == (
        "iatiev-2023-11-23",
        date(2023, 11, 23),
        date(2025, 12, 31),
    )
    assert iatiev().nearest_rule_set(date(2023, 11, 22)) is first
    assert iatiev().nearest_rule_set(date(2023, 11, 23)) is second


def test_outside_its_dates_the_programme_has_no_rule_set_but_a_nearest_one() -> None:
    for day, nearest in ((date(2021, 4, 21), 0), (date(2026, 1, 1), 1)):
        assert iatiev().nearest_rule_set(day) is iatiev().rule_sets[nearest]


def test_a_rule_set_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        iatiev().rule_set_by_id("iatiev-2030")
    with pytest.raises(KeyError):
        iatiev().rule_sets[0].criterion("IA-AVIS")


def test_both_rule_sets_hold_every_criterion_of_the_contract_in_its_order() -> None:
    for rules in iatiev().rule_sets:
        assert [rule.id for rule in rules.criteria] == CONTRACT_ORDER


def plain(rule: CriterionRule) -> tuple[object, ...]:
    """Return what a criterion asks, without where that is written."""
    values = tuple(
        value.value if isinstance(value, Sourced) else value
        for value in (getattr(rule.values, field.name) for field in dataclasses.fields(rule.values))
    )
    return (
        rule.label,
        rule.streams,
        rule.substreams,
        rule.profiles,
        values,
        tuple(sorted(rule.texts.items())),
    )


def test_the_two_rule_sets_differ_exactly_where_the_amendments_say() -> None:
    """§1.8: French « ou son équivalent », the financial undertaking, explicit no-control; the age's legal place."""
    first, second = iatiev().rule_sets
    pairs = list(zip(first.criteria, second.criteria, strict=True))
    asks_otherwise = {old.id for old, new in pairs if plain(old) != plain(new)}
    written_elsewhere = {old.id for old, new in pairs if old.source != new.source}
    assert asks_otherwise == {"GEN-FR7", "GEN-AUTO", "GEN-CONTROL"}
    assert written_elsewhere == {"GEN-AGE", "GEN-AUTO", "GEN-CONTROL"}
    assert "équivalent" in first.criterion("GEN-FR7").texts["required"]
    assert "équivalent" not in second.criterion("GEN-FR7").texts["required"]


def test_the_salary_thresholds_are_those_of_the_evaluation_report() -> None:
    for rules in iatiev().rule_sets:
        values = rules.criterion("IA-TE-SAL").values
        assert isinstance(values, SalaryByPlace)
        assert (values.inside.value, values.outside.value) == (Decimal(100000), Decimal(75000))


def sourced_in(value: Any) -> Iterator[Sourced[Any]]:
    if isinstance(value, Sourced):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from sourced_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from sourced_in(item)


def test_every_value_says_where_it_comes_from_and_how_sure_it_is() -> None:
    found = list(sourced_in(iatiev()))
    assert len(found) > 60
    assert all(value.source and isinstance(value.confidence, Confidence) for value in found)


def test_no_article_number_beyond_those_read_is_cited_for_an_ia_criterion() -> None:
    """Article numbers after a. 6 were not read: « r. 8 » alone is cited until somebody confirms them."""
    for rules in iatiev().rule_sets:
        for rule in rules.criteria:
            if rule.id.startswith(("IA-", "TI-")):
                assert rule.source.startswith("r. 8")
                assert "a. " not in rule.source


# --- §1.6: the avis


def test_who_the_avis_is_issued_by_technocompetences() -> None:
    assert iatiev().issuer.startswith("TECHNOCompétences")
    assert iatiev().series == "IA"


def test_exact_criterion_two_findings_the_job_and_the_profile() -> None:
    grid = iatiev().grid
    assert grid.id == "iatiev-grille-1"
    assert grid.finding_ids == ("job", "profile")
    assert iatiev().grids == (grid,)


def test_what_the_committee_does_not_decide_is_not_in_its_grid() -> None:
    words = " ".join(criterion.label for criterion in iatiev().grid.criteria).casefold()
    assert not any(word in words for word in ("salaire", "français", "code", "cnp"))


def test_every_mark_of_the_grid_has_its_own_description_and_low_marks_need_a_comment() -> None:
    for criterion in iatiev().grid.criteria:
        assert [mark.value for mark in criterion.marks] == [0, 1, 2, 3, 4]
        assert len({mark.label for mark in criterion.marks}) == 5
        assert criterion.comment_required_up_to == 1
        assert criterion.guidance
    for finding in iatiev().grid.findings:
        assert sum(criterion.weight for criterion in finding.criteria) == 100
        assert finding.question.endswith("\u202f?")


def test_validity_is_a_suggestion_of_12_months_to_be_confirmed() -> None:
    assert iatiev().validity_months.value == 12
    assert iatiev().validity_months.confidence is Confidence.TO_CONFIRM


def test_review_of_a_negative_avis_within_30_days_is_a_setting() -> None:
    assert iatiev().reconsideration_days.value == 30
    assert iatiev().reviewers_per_dossier.value == 2


def test_concertation_and_targets_are_settings_in_business_days() -> None:
    programme = iatiev()
    assert (programme.concertation.enabled.value, programme.concertation.business_days.value) == (True, 5)
    targets = programme.targets
    found = [
        setting.value for setting in (targets.triage, targets.review, targets.third_review, targets.final)
    ]
    assert found == [5, 10, 10, 5]


# --- branches, documents, windows, occupations


def test_the_branches_have_their_french_names() -> None:
    programme = iatiev()
    assert programme.stream_label(Stream.IA) == "Intelligence artificielle"
    assert programme.substream_label(a_request()) == "Travailleur étranger"
    assert programme.substream_label(a_request(substream=None)) is None
    assert programme.profile_label(LanguageProfile.FRANCISATION) == "Francisation"
    assert programme.stream_label(None) is None
    assert programme.profile_label(None) is None


def test_each_substream_has_its_own_documents() -> None:
    programme = iatiev()
    worker = {d.kind for d in programme.required_documents(Stream.IA, Substream.FOREIGN_WORKER)}
    graduate = {d.kind for d in programme.required_documents(Stream.IA, Substream.QUEBEC_GRADUATE)}
    unknown = {d.kind for d in programme.required_documents(None, None)}
    assert worker - graduate == {"attestation_emploi"}
    assert graduate - worker == {"releve_notes"}
    assert unknown == worker & graduate
    assert {"cv", "contrat", "diplome"} <= unknown


def test_the_reception_windows_and_caps_are_information_with_their_sources() -> None:
    windows = iatiev().reception_windows
    assert [window.total for window in windows] == [600, 600, 600, 700, 600]
    assert all(sum(limit.total for limit in window.limits) == window.total for window in windows)
    assert windows[0].limits[0].francisation is None
    assert windows[-1].opens_on == date(2025, 1, 13)


def test_ten_occupations_three_of_them_in_visual_effects_only_and_no_confirmed_one_of_2021() -> None:
    occupations = iatiev().occupations
    listed = [occupation for occupation in occupations if occupation.noc_version is NocVersion.V2016]
    assert len(listed) == 10
    assert {o.code for o in listed if o.visual_effects_only} == {"5131", "5225", "5241"}
    assert all(occupation.confirmed for occupation in listed)
    assert not any(o.confirmed for o in occupations if o.noc_version is NocVersion.V2021)
    assert iatiev().deciles == ()
