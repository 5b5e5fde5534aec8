"""The job: its salary where it is done, whether it can be put to the committee, its occupation and wage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from reviewer.admissibility.phrasing import (
    Case,
    Evaluator,
    Phrasing,
    Setting,
    known_missing,
    outcome_of,
    phrasing,
)
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from reviewer.dossier.french import format_decimal, format_money
from reviewer.dossier.request import Job, NocVersion
from reviewer.programme.classification import edition_of
from reviewer.programme.model import Programme
from reviewer.programme.rules import (
    CriterionRule,
    DecileWage,
    JobToBeJudged,
    ListedJob,
    SalaryByPlace,
)
from reviewer.programme.territory import Membership, Place, Territory

MET, NOT_MET = CriterionOutcome.MET, CriterionOutcome.NOT_MET

_KEPT = 1024
"""Verdicts kept of one criterion: they are values, and the same share says the same."""

_PLACE_TEXTS = {
    Membership.UNDECLARED: "place_unknown",
    Membership.AMBIGUOUS: "place_ambiguous",
    Membership.UNLISTED: "place_unlisted",
    Membership.TO_VERIFY: "place_to_verify",
}


def salary_by_place(rule: CriterionRule, values: SalaryByPlace, setting: Setting) -> Evaluator:
    """Judge the salary by the place of work; equal to the threshold meets it.

    The sources differ on what decides, the place of work or the employer's establishment: the place of work does,
    and a warning says where the establishment would have decided otherwise.
    """
    thresholds = {Membership.INSIDE: values.inside.value, Membership.OUTSIDE: values.outside.value}
    lowest, highest = min(thresholds.values()), max(thresholds.values())
    shown = {"inside": format_money(values.inside.value), "outside": format_money(values.outside.value)}
    either = rule.texts["required_either"].format(**shown)
    required = {
        Membership.INSIDE: rule.texts["required_inside"].format(**shown),
        Membership.OUTSIDE: rule.texts["required_outside"].format(**shown),
    }
    say = Phrasing(rule, either)
    territory = setting.programme.territory

    def decides_otherwise(place: Place, salary: Decimal, met: bool) -> bool:
        return place.membership.known and (salary >= thresholds[place.membership]) != met

    def evaluate(case: Case) -> CriterionVerdict:
        job, employer = case.request.job, case.request.employer
        place = _place(territory, job.workplace_municipality_code, job.workplace_municipality)
        salary = job.annual_salary_cad
        asked = required.get(place.membership, either)
        if salary is None:
            missing = () if place.membership.known else _place_missing(job)
            found = rule.texts["unknown"]
            return say.to_verify(found, "job.annual_salary_cad", *missing, required=asked)
        found = say.text("found", salary=format_money(salary))
        if not place.membership.known:
            if salary >= highest or salary < lowest:
                return say.verdict(outcome_of(salary >= highest), found, required=asked)
            text = say.text(_PLACE_TEXTS[place.membership], salary=format_money(salary), name=place.name)
            return say.to_verify(text, *_place_missing(job), required=asked)
        met = salary >= thresholds[place.membership]
        warning = None
        named = _place(territory, None, job.workplace_municipality)
        establishment = _place(territory, employer.municipality_code, employer.municipality)
        if decides_otherwise(named, salary, met):
            code, name = job.workplace_municipality_code, job.workplace_municipality
            warning = say.text("contradiction", code=code, name=name)
        elif decides_otherwise(establishment, salary, met):
            text = "establishment_not_met" if met else "establishment_met"
            warning = say.text(text, establishment=establishment.name)
        return say.verdict(outcome_of(met), found, required=asked, warning=warning)

    return evaluate


def _place(territory: Territory | None, code: str | None, name: str | None) -> Place:
    if territory is None:
        return Place(membership=Membership.UNLISTED, name=name or code or "")
    return territory.place(code, name)


def _place_missing(job: Job) -> tuple[str, ...]:
    return known_missing(
        (
            ("job.workplace_municipality_code", job.workplace_municipality_code),
            ("job.workplace_municipality", job.workplace_municipality),
        )
    )


def job_to_be_judged(rule: CriterionRule, values: JobToBeJudged, _setting: Setting) -> Evaluator:
    """Tell whether the job can be put to the committee, which alone judges it."""
    above = values.share_above_percent.value
    say = phrasing(rule)
    not_met = say.verdict(NOT_MET, rule.texts["found_not"])

    @lru_cache(maxsize=_KEPT)
    def declared(share: Decimal) -> CriterionVerdict:
        return say.verdict(MET, say.text("found", share=format_decimal(share)))

    def evaluate(case: Case) -> CriterionVerdict:
        job = case.request.job
        share = job.ai_share_percent
        if share is not None and share <= above:
            return not_met
        described = job.description if job.description and job.description.strip() else None
        missing = known_missing(
            (("job.status", job.status), ("job.description", described), ("job.ai_share_percent", share))
        )
        if missing or share is None:
            return say.to_verify(rule.texts["unknown"], *missing)
        return declared(share)

    return evaluate


def listed_job(rule: CriterionRule, _values: ListedJob, setting: Setting) -> Evaluator:
    """Judge whether the job's occupation is listed; some are only in visual effects."""
    say = phrasing(rule)
    listed = {
        (occupation.noc_version, occupation.code): occupation for occupation in setting.programme.occupations
    }

    def evaluate(case: Case) -> CriterionVerdict:
        job = case.request.job
        version = None if job.noc is None else edition_of(job.noc, job.noc_version)
        if job.noc is None or version is None:
            missing = known_missing((("job.noc", job.noc), ("job.status", job.status)))
            return say.to_verify(rule.texts["unknown"], *(missing or ("job.noc_version",)))
        occupation = listed.get((version, job.noc))
        if occupation is None:
            return say.verdict(NOT_MET, say.text("unlisted", code=job.noc))
        facts = {"code": job.noc, "occupation": occupation.label}
        only_effects = occupation.visual_effects_only
        if only_effects and job.visual_effects is False:
            return say.verdict(NOT_MET, say.text("not_visual_effects", **facts))
        missing = known_missing(
            (("job.status", job.status), ("job.visual_effects", job.visual_effects if only_effects else True))
        )
        if not occupation.confirmed:
            return say.to_verify(say.text("unconfirmed", **facts), *missing)
        if "job.visual_effects" in missing:
            return say.to_verify(say.text("visual_effects_unknown", **facts), *missing)
        if missing:
            return say.to_verify(rule.texts["unknown"], *missing)
        return say.verdict(MET, say.text("found", **facts))

    return evaluate


def decile_wage(rule: CriterionRule, values: DecileWage, setting: Setting) -> Evaluator:
    """Judge the hourly wage against the occupation's 9th decile on the reference date."""
    say = Phrasing(rule, rule.texts["required_unknown"])
    programme = setting.programme

    def evaluate(case: Case) -> CriterionVerdict:
        job = case.request.job
        wage = job.hourly_wage_cad
        decile = _decile(programme, job.noc, job.noc_version, case.day)
        required = None if decile is None else say.text("required", decile=format_money(decile))
        if wage is None:
            missing = known_missing((("job.hourly_wage_cad", wage), ("job.noc", job.noc)))
            return say.to_verify(rule.texts["unknown"], *missing, required=required)
        shown = format_money(wage)
        if decile is None:
            missing = known_missing((("job.noc", job.noc),))
            return say.to_verify(say.text("no_decile", wage=shown), *missing)
        equal = wage == decile
        met = wage > decile or (equal and values.equality_meets.value)
        warning = rule.texts["at_equality"] if equal else None
        found = say.text("found", wage=shown)
        return say.verdict(outcome_of(met), found, required=required, warning=warning)

    return evaluate


def _decile(programme: Programme, code: str | None, declared: NocVersion | None, day: date) -> Decimal | None:
    version = None if code is None else edition_of(code, declared)
    for decile in programme.deciles:
        if (decile.code, decile.noc_version) == (code, version) and decile.in_effect_on(day):
            return decile.hourly_wage_cad
    return None
