"""What the tests of admissibility share: the packaged programme, and one criterion of a request on a date."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from reviewer.admissibility.precheck import precheck
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict, Precheck
from reviewer.programme.loader import load_programmes
from reviewer.programme.model import Programme
from tests.support.requests import REFERENCE_DATE, a_request

MET = CriterionOutcome.MET
NOT_MET = CriterionOutcome.NOT_MET
TO_VERIFY = CriterionOutcome.TO_VERIFY
NOT_APPLICABLE = CriterionOutcome.NOT_APPLICABLE


@lru_cache(maxsize=1)
def iatiev() -> Programme:
    """Return the programme as it ships."""
    return load_programmes()["iatiev"]


def examined(as_of: date = REFERENCE_DATE, **overrides: object) -> Precheck:
    """Return the precheck of the admissible request with overrides."""
    return precheck(a_request(**overrides), as_of, iatiev())


def verdict(criterion_id: str, **overrides: object) -> CriterionVerdict:
    """Return one criterion of the admissible request with overrides."""
    return verdicts(precheck(a_request(**overrides), REFERENCE_DATE, iatiev()))[criterion_id]


def verdicts(result: Precheck) -> dict[str, CriterionVerdict]:
    """Return the criteria of a precheck by id."""
    return {criterion.id: criterion for criterion in result.criteria}


def graduate(criterion_id: str, **overrides: object) -> CriterionVerdict:
    """Return one criterion of a Québec graduate's request with overrides."""
    settings: dict[str, object] = {"substream": "diplome_quebec", "candidate__diplomas": [a_diploma()]}
    return verdict(criterion_id, **{**settings, **overrides})


def a_diploma(**facts: object) -> dict[str, object]:
    """Return a recent maîtrise of Québec, with residence; facts override."""
    diploma: dict[str, object] = {
        "level": "maitrise",
        "in_quebec": True,
        "country": "CA",
        "institution": "Université de Montréal",
        "field": "Informatique",
        "obtained_on": "2024-05-20",
        "programme_ended_on": "2024-05-01",
        "programme_months": 24,
        "months_resided_in_quebec": 24,
    }
    return {**diploma, **facts}


def work(start: str | None, end: str | None = None, **facts: object) -> dict[str, object]:
    """Return full-time work of CNP 2016 level A from one day to another; facts override."""
    experience: dict[str, object] = {
        "employer": "Employeur",
        "title": "Poste",
        "noc": "2173",
        "noc_version": "2016",
        "level": "A",
        "hours_per_week": 37.5,
        "started_on": start,
        "ended_on": end,
    }
    return {**experience, **facts}


def foreign(**facts: object) -> dict[str, object]:
    """Return a diploma from outside Québec and Canada; facts override."""
    return a_diploma(**{"in_quebec": False, "country": "FR", **facts})
