"""What a rule set holds: for each criterion, its kind, its dated values and its wording.

A kind names an evaluator of ``reviewer.admissibility``; everything that evaluator compares against is a value
here, read from ``resources/programmes/<id>/rules/*.toml`` with its source and confidence. Months are calendar
months, money is CAD, hours are a week.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from reviewer.dossier.request import DiplomaLevel, LanguageProfile, NocVersion, Stream, Substream
from reviewer.programme.sourced import Confidence, Sourced

Placeholders = Mapping[str, frozenset[str]]


def _texts(**keys: str) -> Placeholders:
    return {key: frozenset(names.split()) for key, names in keys.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The values of one criterion. ``TEXTS``: each template that the kind needs, with what it may name."""

    TEXTS: ClassVar[Placeholders] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeWindow(Values):
    """The reference date falls while the programme is open; the dates are the programme's own."""

    TEXTS: ClassVar[Placeholders] = _texts(required="opens ends", required_without_end="opens", found="day")


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumAge(Values):
    """The candidate has reached an age on the reference date."""

    years: Sourced[int]
    TEXTS: ClassVar[Placeholders] = _texts(required="years", found="age born", unborn="born", unknown="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(Values):
    """A yes-or-no fact that the candidate or the employer declares (``fact``: dotted path in the request)."""

    fact: str
    expected: Sourced[bool]
    TEXTS: ClassVar[Placeholders] = _texts(required="", yes="", no="", unknown="")


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumNumber(Values):
    """A number of the request reaches a minimum."""

    fact: str
    minimum: Sourced[Decimal]
    TEXTS: ClassVar[Placeholders] = _texts(required="minimum", found="value", unknown="")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDiploma(Values):
    """A diploma of an admitted level, obtained on the reference date at the latest."""

    levels: Sourced[tuple[DiplomaLevel, ...]]
    TEXTS: ClassVar[Placeholders] = _texts(required="", found="diplomas", none="", unknown="")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentDiploma(Values):
    """A diploma of an admitted level and place, obtained in the months before the reference date."""

    levels: Sourced[tuple[DiplomaLevel, ...]]
    in_quebec: Sourced[bool]
    window_months: Sourced[int]
    TEXTS: ClassVar[Placeholders] = _texts(required="window_months", found="diplomas", none="", unknown="")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWork(Values):
    """Which work counts: full time, and of an admitted level of either edition of the CNP.

    ``uncertain_levels_2021``: levels on which the official wording is not known; work that counts only with
    them leaves the criterion to verify.
    """

    hours_per_week: Sourced[Decimal]
    levels_2016: Sourced[tuple[str, ...]]
    levels_2021: Sourced[tuple[str, ...]]
    uncertain_levels_2021: Sourced[tuple[str, ...]]


_EXPERIENCE_TEXTS = {
    "required": "months window_months hours_per_week levels_2016 levels_2021",
    "found": "duration",
    "found_up_to": "duration duration_at_most",
    "none": "",
    "unknown": "",
    "uncertain_level": "levels",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkExperience(CountedWork):
    """Months of counted work in the months before the reference date."""

    months: Sourced[int]
    window_months: Sourced[int]
    TEXTS: ClassVar[Placeholders] = _texts(**_EXPERIENCE_TEXTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceOrDiploma(WorkExperience):
    """Counted work, or instead of it a recent diploma of an admitted level and place."""

    diploma_levels: Sourced[tuple[DiplomaLevel, ...]]
    diploma_in_quebec: Sourced[bool]
    diploma_window_months: Sourced[int]
    TEXTS: ClassVar[Placeholders] = _texts(
        **{**_EXPERIENCE_TEXTS, "required": _EXPERIENCE_TEXTS["required"] + " diploma_window_months"},
        found_diploma="diplomas",
        canadian_diploma="",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidenceDuringStudies(Values):
    """Residence in Québec for a share of the programme of the diploma that ``diploma`` (a criterion) asks for."""

    diploma: str
    minimum_percent: Sourced[Decimal]
    TEXTS: ClassVar[Placeholders] = _texts(
        required="minimum_percent", found="diploma resided programme", none="", unknown=""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceAfterStudies(CountedWork):
    """Months of counted work in the months after the end of the programme; some diplomas are exempt.

    ``diploma`` and ``residence``: the criteria whose diploma this one is about, so that one diploma meets all three.
    """

    diploma: str
    residence: str
    exempt_levels: Sourced[tuple[DiplomaLevel, ...]]
    months: Sourced[int]
    within_months: Sourced[int]
    TEXTS: ClassVar[Placeholders] = _texts(
        **{**_EXPERIENCE_TEXTS, "required": "months within_months hours_per_week levels_2016 levels_2021"},
        exempt="diplomas",
        no_diploma="",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SalaryByPlace(Values):
    """A gross annual salary that reaches the threshold of the place of work."""

    inside: Sourced[Decimal]
    outside: Sourced[Decimal]
    TEXTS: ClassVar[Placeholders] = _texts(
        required_inside="inside",
        required_outside="outside",
        required_either="inside outside",
        found="salary",
        unknown="",
        place_unknown="salary",
        place_ambiguous="salary name",
        place_unlisted="salary name",
        place_to_verify="salary name",
        contradiction="code name",
        establishment_not_met="establishment",
        establishment_met="establishment",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class JobToBeJudged(Values):
    """A job held or accepted, described and declared in the field; whether it is so is the committee's to judge."""

    share_above_percent: Sourced[Decimal]
    TEXTS: ClassVar[Placeholders] = _texts(required="", found="share", found_not="", unknown="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedJob(Values):
    """A job held or accepted whose occupation is on the programme's list."""

    TEXTS: ClassVar[Placeholders] = _texts(
        required="",
        found="code occupation",
        unlisted="code",
        unconfirmed="code occupation",
        not_visual_effects="code occupation",
        visual_effects_unknown="code occupation",
        unknown="",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedExperience(Values):
    """Months of full-time work in a listed occupation in the months before the reference date."""

    hours_per_week: Sourced[Decimal]
    months: Sourced[int]
    window_months: Sourced[int]
    TEXTS: ClassVar[Placeholders] = _texts(**_EXPERIENCE_TEXTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecileWage(Values):
    """An hourly wage that reaches the occupation's 9th decile, from the programme's dated table.

    ``equality_meets``: a wage equal to the decile meets it, with a warning; the sources disagree.
    """

    equality_meets: Sourced[bool]
    TEXTS: ClassVar[Placeholders] = _texts(
        required="decile", required_unknown="", found="wage", unknown="", no_decile="wage", at_equality=""
    )


KINDS: Mapping[str, type[Values]] = {
    "programme_window": ProgrammeWindow,
    "minimum_age": MinimumAge,
    "declaration": Declaration,
    "minimum_number": MinimumNumber,
    "held_diploma": HeldDiploma,
    "recent_diploma": RecentDiploma,
    "work_experience": WorkExperience,
    "experience_or_diploma": ExperienceOrDiploma,
    "residence_during_studies": ResidenceDuringStudies,
    "experience_after_studies": ExperienceAfterStudies,
    "salary_by_place": SalaryByPlace,
    "job_to_be_judged": JobToBeJudged,
    "listed_job": ListedJob,
    "listed_experience": ListedExperience,
    "decile_wage": DecileWage,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRule:
    """One criterion under one rule set. ``streams`` and its like None: it is asked of everybody."""

    id: str
    label: str
    streams: frozenset[Stream] | None
    substreams: frozenset[Substream] | None
    profiles: frozenset[LanguageProfile] | None
    source: str
    confidence: Confidence
    values: Values
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation:
    """One occupation of the programme's list. ``confirmed`` False: a candidate correspondence, to be verified."""

    code: str
    noc_version: NocVersion
    label: str
    visual_effects_only: bool
    confirmed: bool
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Decile:
    """The 9th-decile hourly wage of an occupation between two days, both included; no last day: still so."""

    code: str
    noc_version: NocVersion
    hourly_wage_cad: Decimal
    valid_from: date
    valid_to: date | None
    source: str

    def in_effect_on(self, day: date) -> bool:
        """Tell whether the wage holds on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RuleSet:
    """The rules in effect between two days, both included. Compared by identity: loaded once, used everywhere."""

    id: str
    valid_from: date
    valid_to: date | None
    source: str
    confidence: Confidence
    criteria: tuple[CriterionRule, ...]

    def criterion(self, criterion_id: str) -> CriterionRule:
        """Return a criterion by its id; raise ``KeyError`` where the rule set has none such."""
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)
