"""The programme's window and the general conditions, row by row, on both sides of every boundary."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.admissibility.precheck import precheck
from tests.support.requests import a_request
from tests.unit.admissibility.cases import MET, NOT_MET, TO_VERIFY, examined, iatiev, verdict, verdicts

BOTH_RULE_SETS = [date(2023, 11, 22), date(2023, 11, 23)]


@pytest.mark.parametrize(
    ("filed_on", "outcome"),
    [
        (date(2021, 4, 21), NOT_MET),
        (date(2021, 4, 22), MET),
        (date(2023, 11, 22), MET),
        (date(2023, 11, 23), MET),
        (date(2025, 12, 31), MET),
        (date(2026, 1, 1), NOT_MET),
    ],
)
def test_prog_window_is_open_from_its_first_day_to_its_last(filed_on: date, outcome: str) -> None:
    assert verdict("PROG-WINDOW", planned_dsp_on=filed_on).outcome == outcome


def test_prog_window_says_from_when_a_programme_to_come_is_open_and_nothing_once_it_has_ended() -> None:
    assert verdict("PROG-WINDOW", planned_dsp_on=date(2021, 1, 1)).met_from == date(2021, 4, 22)
    assert verdict("PROG-WINDOW", planned_dsp_on=date(2026, 1, 1)).met_from is None


def test_prog_window_is_judged_on_the_day_of_the_examination_when_no_filing_is_planned() -> None:
    ended = examined(as_of=date(2026, 2, 1), planned_dsp_on=None)
    assert verdicts(ended)["PROG-WINDOW"].outcome == NOT_MET
    assert ended.outcome == "not_admissible"
    assert ended.reference_date == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("filed_on", "rules"),
    [
        (date(2020, 1, 1), "iatiev-2021-04-22"),
        (date(2021, 4, 22), "iatiev-2021-04-22"),
        (date(2023, 11, 22), "iatiev-2021-04-22"),
        (date(2023, 11, 23), "iatiev-2023-11-23"),
        (date(2026, 7, 1), "iatiev-2023-11-23"),
    ],
)
def test_the_filing_date_selects_the_rule_set_and_the_nearest_one_outside_the_programme(
    filed_on: date, rules: str
) -> None:
    assert examined(planned_dsp_on=filed_on).rules == rules


@pytest.mark.parametrize("filed_on", BOTH_RULE_SETS)
def test_gen_age_18_or_over_at_filing_under_both_rule_sets(filed_on: date) -> None:
    exactly = filed_on.replace(year=filed_on.year - 18)
    one_day_short = exactly.replace(day=exactly.day + 1)
    assert verdict("GEN-AGE", planned_dsp_on=filed_on, candidate__born_on=exactly).outcome == MET
    young = verdict("GEN-AGE", planned_dsp_on=filed_on, candidate__born_on=one_day_short)
    assert young.outcome == NOT_MET
    assert young.met_from == filed_on.replace(day=filed_on.day + 1)
    assert "17 ans" in young.found


def test_gen_age_of_somebody_born_on_29_february_comes_on_1_march() -> None:
    born = {"candidate__born_on": date(2004, 2, 29)}
    young = verdict("GEN-AGE", planned_dsp_on=date(2022, 2, 28), **born)
    assert (young.outcome, young.met_from) == (NOT_MET, date(2022, 3, 1))
    assert verdict("GEN-AGE", planned_dsp_on=date(2022, 3, 1), **born).outcome == MET


def test_gen_age_of_somebody_not_born_yet_is_told_without_a_negative_age() -> None:
    unborn = verdict("GEN-AGE", candidate__born_on=date(2025, 6, 1))
    assert unborn.outcome == NOT_MET
    assert "-" not in unborn.found


def test_gen_age_beyond_the_calendar_is_never_reached() -> None:
    unborn = verdict("GEN-AGE", candidate__born_on=date(9999, 1, 1))
    assert (unborn.outcome, unborn.met_from) == (NOT_MET, None)


def test_gen_age_unknown_is_to_verify() -> None:
    unknown = verdict("GEN-AGE", candidate__born_on=None)
    assert unknown.outcome == TO_VERIFY
    assert unknown.missing == ("candidate.born_on",)


@pytest.mark.parametrize("filed_on", BOTH_RULE_SETS)
@pytest.mark.parametrize(
    ("criterion", "fact", "good"),
    [
        ("GEN-INTENT", "candidate.intends_to_settle", True),
        ("GEN-STAY", "candidate.stay_conditions_respected", True),
        ("GEN-FRANC", "candidate.francization_undertaking", True),
        ("GEN-AUTO", "candidate.self_sufficiency_undertaking", True),
        ("GEN-CONTROL", "candidate.controls_employer", False),
        ("GEN-SECTOR", "employer.inadmissible_sector", False),
    ],
)
def test_gen_intent_stay_franc_auto_control_sector_are_met_failed_or_verified_by_what_is_declared(
    criterion: str, fact: str, good: bool, filed_on: date
) -> None:
    def found(value: bool | None) -> str:
        return verdict(criterion, **{fact: value, "planned_dsp_on": filed_on}).outcome

    assert (found(good), found(not good), found(None)) == (MET, NOT_MET, TO_VERIFY)
    unknown = verdict(criterion, **{fact: None})
    assert unknown.missing == (fact,)
    assert len({verdict(criterion, **{fact: value}).found for value in (True, False, None)}) == 3


def test_gen_auto_names_factor_9_before_2023_11_23_and_the_three_month_undertaking_after() -> None:
    before, after = (verdict("GEN-AUTO", planned_dsp_on=day).required for day in BOTH_RULE_SETS)
    assert "facteur 9" in before
    assert "trois mois" in after
    assert "annexe C" in after


def test_gen_control_is_explicit_only_since_2023_11_23() -> None:
    before, after = (verdict("GEN-CONTROL", planned_dsp_on=day) for day in BOTH_RULE_SETS)
    assert "non explicite" in before.required
    assert "non explicite" not in after.required
    assert before.source != after.source


def test_gen_age_is_in_the_regulation_before_2023_11_23_and_to_be_confirmed_after() -> None:
    before, after = (verdict("GEN-AGE", planned_dsp_on=day).source for day in BOTH_RULE_SETS)
    assert before.startswith("r. 8")
    assert "confirmer" in after


@pytest.mark.parametrize("filed_on", BOTH_RULE_SETS)
@pytest.mark.parametrize(("level", "outcome"), [(6, NOT_MET), (7, MET), (12, MET), (None, TO_VERIFY)])
def test_gen_fr7_spoken_level_7_or_more_in_the_francophone_profile(
    level: int | None, outcome: str, filed_on: date
) -> None:
    french = verdict(
        "GEN-FR7", profile="francophone", candidate__french_oral_level=level, planned_dsp_on=filed_on
    )
    assert french.outcome == outcome
    assert french.met_from is None


def test_gen_fr7_and_gen_franc_are_each_left_out_of_the_other_profile() -> None:
    assert "GEN-FR7" not in verdicts(examined(profile="francisation"))
    assert "GEN-FRANC" not in verdicts(examined(profile="francophone"))


@pytest.mark.parametrize(("hours", "outcome"), [(29.99, NOT_MET), (30, MET), (40, MET), (None, TO_VERIFY)])
def test_gen_fulltime_30_hours_a_week(hours: float | None, outcome: str) -> None:
    assert verdict("GEN-FULLTIME", job__hours_per_week=hours).outcome == outcome


def test_gen_one_and_gen_values_are_the_ministry_s_and_are_not_prechecked() -> None:
    asked = {rule.id for rules in iatiev().rule_sets for rule in rules.criteria}
    assert not asked & {"GEN-ONE", "GEN-VALUES", "IA-AVIS"}


def test_an_unknown_profile_leaves_both_french_conditions_to_verify() -> None:
    found = verdicts(examined(profile=None, candidate__francization_undertaking=False))
    assert found["GEN-FR7"].outcome == found["GEN-FRANC"].outcome == TO_VERIFY
    assert found["GEN-FR7"].missing == ("profile", "candidate.french_oral_level")
    assert found["GEN-FRANC"].missing == ("profile",)


def test_every_verdict_tells_what_is_required_what_was_found_and_where_it_is_written() -> None:
    for day in BOTH_RULE_SETS:
        for stream, substream in (("ia", "travailleur_etranger"), ("ia", "diplome_quebec"), ("ti_ev", None)):
            request = a_request(stream=stream, substream=substream, planned_dsp_on=day)
            for criterion in precheck(request, day, iatiev()).criteria:
                assert all((criterion.label, criterion.required, criterion.found, criterion.source))
                assert "{" not in criterion.required + criterion.found
