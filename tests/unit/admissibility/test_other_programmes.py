"""Nothing is hard-wired: a programme without end or territory, or with work experience alone, is judged as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reviewer.admissibility.diplomas import studies
from reviewer.admissibility.phrasing import Setting
from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import CriterionVerdict
from reviewer.dossier.request import NocVersion
from reviewer.programme.classification import levels
from reviewer.programme.model import Confidence, Programme, Sourced
from reviewer.programme.rules import CriterionRule, ExperienceOrDiploma, WorkExperience
from tests.support.requests import REFERENCE_DATE, a_request
from tests.unit.admissibility.cases import MET, NOT_MET, TO_VERIFY, iatiev, verdicts, work


def judged(programme: Programme, criterion_id: str, **overrides: object) -> CriterionVerdict:
    return verdicts(precheck(a_request(**overrides), REFERENCE_DATE, programme))[criterion_id]


def with_rule(rule: CriterionRule) -> Programme:
    programme = iatiev()
    rules = replace(programme.nearest_rule_set(REFERENCE_DATE), criteria=(rule,))
    return replace(programme, rule_sets=(rules,))


def test_a_programme_without_an_end_stays_open() -> None:
    endless = replace(iatiev(), end=None)
    found = judged(endless, "PROG-WINDOW", planned_dsp_on=date(2050, 1, 1))
    assert found.outcome == MET
    assert found.required.endswith("22 avril 2021")


def test_a_programme_without_a_territory_cannot_tell_where_a_place_is() -> None:
    nowhere = replace(iatiev(), territory=None)
    assert judged(nowhere, "IA-TE-SAL", job__annual_salary_cad="80000").outcome == TO_VERIFY
    assert judged(nowhere, "IA-TE-SAL", job__annual_salary_cad="100000").outcome == MET


def exceptional_talent(**values: object) -> Programme:
    """Return a programme that asks for 36 months of work in the last 60, and for nothing else."""
    rule = iatiev().nearest_rule_set(REFERENCE_DATE).criterion("IA-TE-EXP")
    assert isinstance(rule.values, ExperienceOrDiploma)
    names = ("hours_per_week", "levels_2016", "levels_2021", "uncertain_levels_2021", "window_months")
    kept: dict[str, object] = {name: getattr(rule.values, name) for name in names}
    asked = WorkExperience(
        **{"months": Sourced(36, "essai", Confidence.TO_CONFIRM), **kept, **values}  # type: ignore[arg-type]  # by name
    )
    texts = {**rule.texts, "required": "au moins {months} mois dans les {window_months} derniers"}
    return with_rule(replace(rule, id="EXP", streams=None, substreams=None, values=asked, texts=texts))


@pytest.mark.parametrize(
    ("start", "outcome", "met_from"),
    [("2022-05-21", MET, None), ("2022-05-22", NOT_MET, date(2025, 5, 21))],
)
def test_work_experience_may_be_asked_alone(start: str, outcome: str, met_from: date | None) -> None:
    found = judged(exceptional_talent(), "EXP", candidate__experiences=[work(start)])
    assert (found.outcome, found.met_from) == (outcome, met_from)
    assert found.required == "au moins 36 mois dans les 60 derniers"


def test_a_level_that_only_one_edition_admits_needs_the_edition() -> None:
    only_2016 = exceptional_talent(levels_2021=Sourced(("1", "2"), "essai", Confidence.TO_CONFIRM))
    jobs = [work("2020-06-01", level="0", noc=None, noc_version=None)]
    found = judged(only_2016, "EXP", candidate__experiences=jobs)
    assert (found.outcome, found.missing) == (TO_VERIFY, ("candidate.experiences.0.noc_version",))


def test_where_every_level_is_admitted_work_counts_though_nobody_knows_its_level() -> None:
    def admitting(known: frozenset[str]) -> Sourced[tuple[str, ...]]:
        return Sourced(tuple(sorted(known)), "essai", Confidence.TO_CONFIRM)

    old, new = levels(NocVersion.V2016), levels(NocVersion.V2021)
    jobs = [work("2020-06-01", level=None, noc=None, noc_version=None)]
    for admitted_old, admitted_new, doubted, outcome in (
        (old, new, frozenset[str](), MET),
        (old - {"D"}, new, frozenset[str](), TO_VERIFY),
        (old, new - {"5"}, frozenset[str](), TO_VERIFY),
        (old, new, frozenset({"3"}), TO_VERIFY),
    ):
        programme = exceptional_talent(
            levels_2016=admitting(admitted_old),
            levels_2021=admitting(admitted_new),
            uncertain_levels_2021=admitting(doubted),
        )
        assert judged(programme, "EXP", candidate__experiences=jobs).outcome == outcome


def test_a_minimum_that_is_not_a_whole_number_is_told_with_a_comma() -> None:
    rule = iatiev().nearest_rule_set(REFERENCE_DATE).criterion("GEN-FULLTIME")
    minimum = Sourced(Decimal("37.5"), "essai", Confidence.TO_CONFIRM)
    programme = with_rule(replace(rule, values=replace(rule.values, minimum=minimum)))  # type: ignore[call-arg]  # a minimum number
    found = judged(programme, "GEN-FULLTIME")
    assert (found.outcome, found.required) == (MET, "au moins 37,5 heures de travail par semaine")


def test_studies_are_described_by_the_criteria_of_a_recent_diploma_and_of_a_residence() -> None:
    setting = Setting(iatiev(), iatiev().rule_sets[0])
    studies(setting, "IA-DQ-DIPL", "IA-DQ-RES")
    for diploma, residence, wrong in (
        ("GEN-AGE", "IA-DQ-RES", "GEN-AGE"),
        ("IA-DQ-DIPL", "IA-DQ-DIPL", "IA-DQ-DIPL"),
    ):
        with pytest.raises(TypeError, match=wrong):
            studies(setting, diploma, residence)
