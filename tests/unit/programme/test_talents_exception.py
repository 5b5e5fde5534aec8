"""The second programme: what it asks, where that comes from, and what no source says."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict, PrecheckOutcome
from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import from_document
from reviewer.programme.loader import load_programmes
from reviewer.programme.model import Applicant, Confidence, Programme
from tests.support.talents import TALENTS, a_talent

DAY = date(2025, 6, 15)


def programme() -> Programme:
    return load_programmes()[TALENTS]


def verdict(criterion: str, **candidate: object) -> CriterionVerdict:
    found = precheck(from_document(a_talent(**candidate)), DAY, programme())
    return next(one for one in found.criteria if one.id == criterion)


def work(start: str, end: str | None = None, hours: float | None = 35) -> dict[str, object]:
    return {"employer": "Orchestre", "hours_per_week": hours, "started_on": start, "ended_on": end}


def test_the_candidate_asks_three_sit_and_one_finding_is_answered() -> None:
    found = programme()
    assert found.applicant is Applicant.CANDIDATE
    assert found.reviewers_per_dossier.value == 3
    assert not found.concertation.enabled.value
    assert found.grid.finding_ids == ("talent",)
    assert found.series == "TE"
    assert (found.labels.streams, found.labels.substreams, found.labels.profiles) == ({}, {}, {})


def test_what_no_source_says_is_to_be_confirmed() -> None:
    found = programme()
    unsourced = (
        found.validity_months,
        found.reviewers_per_dossier,
        found.reconsideration_days,
        found.opening,
    )
    assert {one.confidence for one in unsourced} == {Confidence.TO_CONFIRM}
    assert found.grid.confidence == Confidence.TO_CONFIRM
    assert "à confirmer" in next(one for one in found.grid.criteria if one.id == "talent.influence").guidance
    assert all(one.source for one in found.rule_sets[0].criteria)


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [
        ("2022-06-16", None, CriterionOutcome.MET),
        ("2022-06-17", None, CriterionOutcome.NOT_MET),
        ("2020-06-15", "2023-06-14", CriterionOutcome.MET),
        ("2019-01-01", "2023-06-13", CriterionOutcome.NOT_MET),
        ("2019-01-01", "2023-06-14", CriterionOutcome.MET),
    ],
)
def test_three_years_of_full_time_work_in_the_last_five(
    start: str, end: str | None, outcome: CriterionOutcome
) -> None:
    assert verdict("TE-EXP", experiences=[work(start, end)]).outcome is outcome


def test_no_level_of_work_is_asked_so_none_need_be_known() -> None:
    assert verdict("TE-EXP", experiences=[work("2020-01-01")]).outcome is CriterionOutcome.MET
    part_time = verdict("TE-EXP", experiences=[work("2020-01-01", hours=29.5)])
    assert part_time.outcome is CriterionOutcome.NOT_MET
    unknown = verdict("TE-EXP", experiences=[work("2020-01-01", hours=None)])
    assert unknown.outcome is CriterionOutcome.TO_VERIFY
    assert unknown.missing == ("candidate.experiences.0.hours_per_week",)


@pytest.mark.parametrize(
    ("fact", "outcome"),
    [(True, CriterionOutcome.MET), (False, CriterionOutcome.NOT_MET), (None, CriterionOutcome.TO_VERIFY)],
)
def test_an_attested_achievement_is_asked(fact: bool | None, outcome: CriterionOutcome) -> None:
    found = verdict("TE-ACHIEVEMENT", exceptional_achievement=fact)
    assert found.outcome is outcome
    assert found.missing == (("candidate.exceptional_achievement",) if fact is None else ())


def test_a_request_that_names_a_stream_is_judged_like_any_other() -> None:
    named = from_document({**a_talent(), "stream": "ia", "profile": "francophone"})
    plain = from_document(a_talent())
    assert precheck(named, DAY, programme()).criteria == precheck(plain, DAY, programme()).criteria
    assert programme().stream_label(named.stream) is None
    assert programme().profile_label(named.profile) is None
    assert programme().substream_label(named) is None


def test_nothing_is_known_of_an_empty_request_and_nothing_fails() -> None:
    found = precheck(EvaluationRequest(reference="TE-1"), DAY, programme())
    assert found.outcome is PrecheckOutcome.TO_VERIFY
    assert CriterionOutcome.NOT_MET not in {one.outcome for one in found.criteria}


def test_it_opened_in_november_2024_and_no_end_is_known() -> None:
    before = precheck(from_document({**a_talent(), "planned_dsp_on": "2024-11-28"}), DAY, programme())
    window = next(one for one in before.criteria if one.id == "PROG-WINDOW")
    assert (window.outcome, window.met_from) == (CriterionOutcome.NOT_MET, date(2024, 11, 29))
    assert programme().ends_on is None
