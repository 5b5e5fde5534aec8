"""The IA conditions written for OpenFisca-Core: one vector a fact, one yes or no a request, for a whole batch at once.

The peer is given more than ours gets: places and occupations arrive classified. It has no third value, no sentence and
no date from which a condition would be met; a fact that is unknown takes its usual value.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeAlias

import numpy as np
from openfisca_core import periods
from openfisca_core.entities import build_entity
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from reviewer.dossier.request import (
    Diploma,
    DiplomaLevel,
    EvaluationRequest,
    Experience,
    LanguageProfile,
    Substream,
)
from reviewer.programme.classification import level_of_code
from reviewer.programme.model import Programme
from reviewer.programme.territory import Membership

Array: TypeAlias = Any
System: TypeAlias = TaxBenefitSystem
EXPERIENCES, DIPLOMAS = 3, 2
_FAR = date(2999, 12, 31)
_LEVELS = {level: rank for rank, level in enumerate(DiplomaLevel)}
_BACHELOR, _DESS, _MASTER = (
    _LEVELS[level] for level in (DiplomaLevel.BACCALAUREAT, DiplomaLevel.DESS, DiplomaLevel.MAITRISE)
)
_ADMITTED = frozenset({"0", "A", "B", "1", "2"})
_YEAR = periods.period("2025")
"""Any period: each request carries its own dates."""
PERSON = build_entity("person", "persons", "A request", is_person=True)


def add_months(days: Array, months: Array | int) -> Array:
    """Return days N calendar months later, clamped to the month's end."""
    month = days.astype("M8[M]")
    of_month = days - month.astype("M8[D]")
    target = month + months
    first = target.astype("M8[D]")
    longest = (target + 1).astype("M8[D]") - first - 1
    return first + np.minimum(of_month, longest)


def months_worked(starts: list[Array], ends: list[Array], counted: list[Array]) -> Array:
    """Return the months that closed intervals are worth, merged where they overlap or touch."""
    never = np.datetime64("2999-12-31")
    start = np.stack(
        [np.where(ok & (s <= e), s, never) for s, e, ok in zip(starts, ends, counted, strict=True)]
    )
    end = np.stack(
        [np.where(ok & (s <= e), e, never) for s, e, ok in zip(starts, ends, counted, strict=True)]
    )
    order = np.argsort(start, axis=0, kind="stable")
    start, end = np.take_along_axis(start, order, 0), np.take_along_axis(end, order, 0)
    size = start.shape[1]
    months, days, parts = np.zeros(size, "i8"), np.zeros(size, "i8"), np.zeros(size, "i8")
    first, last = start[0].copy(), end[0].copy()
    for index in range(1, len(starts) + 1):
        if index < len(starts):
            touches = (start[index] != never) & (start[index] <= last + 1)
            closes = ~touches
        else:
            closes = np.ones(size, bool)
        emitted = closes & (first != never)
        m, d = _length(first, last)
        months += np.where(emitted, m, 0)
        days += np.where(emitted, d, 0)
        parts += emitted
        if index < len(starts):
            last = np.where(closes, end[index], np.maximum(last, end[index]))
            first = np.where(closes, start[index], first)
    return months + np.where(parts > 1, days // 30, 0)


def _length(start: Array, end: Array) -> tuple[Array, Array]:
    after = end + 1
    months = (after.astype("M8[M]") - start.astype("M8[M]")).astype("i8")
    months = months - (add_months(start, months) > after)
    return months, (after - add_months(start, months)).astype("i8")


def _fact(name: str, kind: type, default: object) -> type[Variable]:
    return type(
        name,
        (Variable,),
        {
            "value_type": kind,
            "entity": PERSON,
            "definition_period": periods.DateUnit.YEAR,
            "default_value": default,
            "label": name,
        },
    )


def _rule(formula: Any) -> type[Variable]:
    return type(
        formula.__name__,
        (Variable,),
        {
            "value_type": bool,
            "entity": PERSON,
            "definition_period": periods.DateUnit.YEAR,
            "label": formula.__name__,
            "formula": formula,
        },
    )


_FACTS: dict[str, tuple[type, object]] = {
    "dsp_on": (date, _FAR),
    "born_on": (date, date(1990, 1, 1)),
    "graduate": (bool, False),
    "francophone": (bool, False),
    "intends": (bool, True),
    "stays_well": (bool, True),
    "self_sufficient": (bool, True),
    "controls": (bool, False),
    "bad_sector": (bool, False),
    "french": (int, 0),
    "francization": (bool, True),
    "hours": (float, 0.0),
    "salary": (float, 0.0),
    "inside": (bool, False),
    "ai_share": (float, 0.0),
    **{
        f"{name}_{slot}": value
        for slot in range(EXPERIENCES)
        for name, value in {
            "work_start": (date, _FAR),
            "work_end": (date, _FAR),
            "work_hours": (float, 0.0),
            "work_admitted": (bool, False),
        }.items()
    },
    **{
        f"{name}_{slot}": value
        for slot in range(DIPLOMAS)
        for name, value in {
            "level": (int, -1),
            "in_quebec": (bool, False),
            "obtained_on": (date, _FAR),
            "ended_on": (date, _FAR),
            "programme_months": (int, 1),
            "resided_months": (int, 0),
        }.items()
    },
}


def window(person: Any, period: Any) -> Array:
    """PROG-WINDOW."""
    day = person("dsp_on", period)
    return (day >= np.datetime64("2021-04-22")) & (day <= np.datetime64("2025-12-31"))


def of_age(person: Any, period: Any) -> Array:
    """GEN-AGE."""
    return add_months(person("born_on", period), 18 * 12) <= person("dsp_on", period)


def declared(person: Any, period: Any) -> Array:
    """GEN-INTENT, GEN-STAY, GEN-AUTO, GEN-CONTROL, GEN-SECTOR."""
    yes = person("intends", period) & person("stays_well", period) & person("self_sufficient", period)
    return yes & ~person("controls", period) & ~person("bad_sector", period)


def french_rule(person: Any, period: Any) -> Array:
    """GEN-FR7 or GEN-FRANC."""
    level = person("french", period) >= 7
    return np.where(person("francophone", period), level, person("francization", period))


def full_time(person: Any, period: Any) -> Array:
    """GEN-FULLTIME."""
    return person("hours", period) >= 30


def job_rule(person: Any, period: Any) -> Array:
    """IA-JOB."""
    return person("ai_share", period) > 0


def _slots(person: Any, period: Any, name: str, count: int) -> list[Array]:
    return [person(f"{name}_{slot}", period) for slot in range(count)]


def _diplomas(person: Any, period: Any) -> list[tuple[Array, Array, Array, Array]]:
    names = ("level", "in_quebec", "obtained_on", "ended_on")
    return list(zip(*(_slots(person, period, name, DIPLOMAS) for name in names), strict=True))


def _work(person: Any, period: Any, start: Array, end: Array) -> Array:
    day = person("dsp_on", period)
    starts = [np.maximum(one, start) for one in _slots(person, period, "work_start", EXPERIENCES)]
    ends = [np.minimum(np.minimum(one, end), day) for one in _slots(person, period, "work_end", EXPERIENCES)]
    admitted = _slots(person, period, "work_admitted", EXPERIENCES)
    hours = _slots(person, period, "work_hours", EXPERIENCES)
    counted = [ok & (worked >= 30) for ok, worked in zip(admitted, hours, strict=True)]
    return months_worked(starts, ends, counted)


def te_diploma(person: Any, period: Any) -> Array:
    """IA-TE-DIPL."""
    day = person("dsp_on", period)
    held = [(lvl >= _BACHELOR) & (on <= day) for lvl, _, on, _ in _diplomas(person, period)]
    return np.logical_or.reduce(held)


def te_experience(person: Any, period: Any) -> Array:
    """IA-TE-EXP, by either route."""
    day = person("dsp_on", period)
    enough = _work(person, period, add_months(day, -60), day) >= 24
    recent = [
        (lvl >= _MASTER) & ~quebec & (on <= day) & (on >= add_months(day, -12))
        for lvl, quebec, on, _ in _diplomas(person, period)
    ]
    return enough | np.logical_or.reduce(recent)


def te_salary(person: Any, period: Any) -> Array:
    """IA-TE-SAL."""
    return person("salary", period) >= np.where(person("inside", period), 100_000, 75_000)


def _graduate(person: Any, period: Any) -> tuple[list[Array], list[Array], list[Array]]:
    day = person("dsp_on", period)
    kind, recent = [], []
    for lvl, quebec, on, _ in _diplomas(person, period):
        kind.append((lvl >= _DESS) & quebec)
        recent.append((on <= day) & (on >= add_months(day, -24)))
    some = np.logical_or.reduce([k & r for k, r in zip(kind, recent, strict=True)])
    chosen = [np.where(some, k & r, k) for k, r in zip(kind, recent, strict=True)]
    resided = [
        2 * months >= whole
        for months, whole in zip(
            _slots(person, period, "resided_months", DIPLOMAS),
            _slots(person, period, "programme_months", DIPLOMAS),
            strict=True,
        )
    ]
    return [k & r for k, r in zip(kind, recent, strict=True)], chosen, resided


def dq_diploma(person: Any, period: Any) -> Array:
    """IA-DQ-DIPL."""
    return np.logical_or.reduce(_graduate(person, period)[0])


def dq_residence(person: Any, period: Any) -> Array:
    """IA-DQ-RES."""
    _, chosen, resided = _graduate(person, period)
    return np.logical_or.reduce([c & r for c, r in zip(chosen, resided, strict=True)])


def dq_experience(person: Any, period: Any) -> Array:
    """IA-DQ-EXP."""
    _, chosen, resided = _graduate(person, period)
    both = [c & r for c, r in zip(chosen, resided, strict=True)]
    some = np.logical_or.reduce(both)
    judged = [np.where(some, b, c) for b, c in zip(both, chosen, strict=True)]
    exempt, worked = [], []
    for about, (lvl, _, _, ended) in zip(judged, _diplomas(person, period), strict=True):
        exempt.append(about & (lvl >= _MASTER))
        worked.append(about & (_work(person, period, ended, add_months(ended, 12)) >= 6))
    nobody = ~np.logical_or.reduce(judged)
    return nobody | np.logical_or.reduce(exempt) | np.logical_or.reduce(worked)


def admissible(person: Any, period: Any) -> Array:
    """Return whether every condition holds."""
    names = ("window", "of_age", "declared", "french_rule", "full_time", "job_rule")
    general = np.logical_and.reduce([person(name, period) for name in names])
    worker = person("te_diploma", period) & person("te_experience", period) & person("te_salary", period)
    graduate = person("dq_diploma", period) & person("dq_residence", period) & person("dq_experience", period)
    return general & np.where(person("graduate", period), graduate, worker)


_RULES = (
    window,
    of_age,
    declared,
    french_rule,
    full_time,
    job_rule,
    te_diploma,
    te_experience,
    te_salary,
    dq_diploma,
    dq_residence,
    dq_experience,
    admissible,
)


def system() -> TaxBenefitSystem:
    """Return the conditions as OpenFisca holds them."""
    made = TaxBenefitSystem([PERSON])
    for name, (kind, default) in _FACTS.items():
        made.add_variable(_fact(name, kind, default))
    for formula in _RULES:
        made.add_variable(_rule(formula))
    return made


def simulate(made: TaxBenefitSystem, columns: dict[str, Array], *, trace: bool = False) -> Array:
    """Return whether each request of a batch is admissible."""
    count = len(columns["dsp_on"])
    simulation: Simulation = SimulationBuilder().build_default_simulation(made, count)
    simulation.trace = trace
    for name, values in columns.items():
        simulation.set_input(name, _YEAR, values)
    return simulation.calculate("admissible", _YEAR)


def columns_of(requests: Sequence[EvaluationRequest], programme: Programme) -> dict[str, Array]:
    """Return one vector a fact."""
    rows = [_row(request, programme) for request in requests]
    kinds = {date: "M8[D]", bool: "?", int: "i4", float: "f8"}
    return {
        name: np.array([row.get(name, default) for row in rows], dtype=kinds[kind])
        for name, (kind, default) in _FACTS.items()
    }


def _row(request: EvaluationRequest, programme: Programme) -> dict[str, Any]:
    candidate, job, employer = request.candidate, request.job, request.employer
    territory = programme.territory
    place = (
        None
        if territory is None
        else territory.place(job.workplace_municipality_code, job.workplace_municipality)
    )
    facts: dict[str, Any] = {
        "dsp_on": request.planned_dsp_on,
        "born_on": candidate.born_on,
        "graduate": request.substream is Substream.QUEBEC_GRADUATE,
        "francophone": request.profile is LanguageProfile.FRANCOPHONE,
        "intends": candidate.intends_to_settle,
        "stays_well": candidate.stay_conditions_respected,
        "self_sufficient": candidate.self_sufficiency_undertaking,
        "controls": candidate.controls_employer,
        "bad_sector": employer.inadmissible_sector,
        "french": candidate.french_oral_level,
        "francization": candidate.francization_undertaking,
        "hours": job.hours_per_week,
        "salary": job.annual_salary_cad,
        "inside": place is not None and place.membership is Membership.INSIDE,
        "ai_share": job.ai_share_percent,
    }
    for slot, experience in enumerate(candidate.experiences or ()):
        facts.update({f"{name}_{slot}": value for name, value in _experience(experience).items()})
    for slot, diploma in enumerate(candidate.diplomas or ()):
        facts.update({f"{name}_{slot}": value for name, value in _diploma(diploma).items()})
    return {name: value for name, value in facts.items() if value is not None}


def _experience(one: Experience) -> dict[str, Any]:
    level = None if one.noc is None else level_of_code(one.noc, one.noc_version)
    return {
        "work_start": one.started_on,
        "work_end": one.ended_on,
        "work_hours": one.hours_per_week,
        "work_admitted": level is not None and level[1] in _ADMITTED,
    }


def _diploma(one: Diploma) -> dict[str, Any]:
    return {
        "level": None if one.level is None else _LEVELS[one.level],
        "in_quebec": one.in_quebec,
        "obtained_on": one.obtained_on,
        "ended_on": one.programme_ended_on,
        "programme_months": one.programme_months,
        "resided_months": one.months_resided_in_quebec,
    }
