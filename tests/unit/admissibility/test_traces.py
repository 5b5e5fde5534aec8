"""What a criterion says of itself: what is asked, what was found, and which facts are missing, each by its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reviewer.admissibility.careers import Kind, career
from reviewer.admissibility.experience import Interval
from reviewer.admissibility.precheck import precheck
from reviewer.dossier.request import Experience, NocVersion
from reviewer.programme.rules import Decile
from tests.support.requests import REFERENCE_DATE, a_request
from tests.unit.admissibility.cases import (
    MET,
    NOT_MET,
    TO_VERIFY,
    a_diploma,
    foreign,
    graduate,
    iatiev,
    verdict,
    verdicts,
    work,
)

LONG_AGO = foreign(level="baccalaureat", obtained_on="2015-06-10")
DESS = a_diploma(level="dess", obtained_on="2024-06-10", programme_ended_on="2024-05-01")
ENDLESS = {**DESS, "programme_ended_on": None}
TI: dict[str, object] = {
    "stream": "ti_ev",
    "substream": None,
    "job__noc": "2173",
    "job__noc_version": "2016",
}
NO_CODE = work("2020-01-01", noc=None, noc_version=None)
NO_EDITION = work("2020-01-01", noc="21", noc_version=None)
ALL_OF_IT = "0 mois d’expérience qui compte, 60 mois et 1 jour si tout ce qui est à vérifier compte"


def test_residence_is_told_in_months_of_the_programme() -> None:
    found = graduate("IA-DQ-RES", candidate__diplomas=[a_diploma(months_resided_in_quebec=13)])
    assert (found.outcome, found.found) == (
        MET,
        "maîtrise (Québec, 20 mai 2024) : 13 mois au Québec sur un programme de 24 mois",
    )


@pytest.mark.parametrize(
    ("diplomas", "missing"),
    [
        (
            [a_diploma(level="baccalaureat"), a_diploma(months_resided_in_quebec=None)],
            ("candidate.diplomas.1.months_resided_in_quebec",),
        ),
        (
            [a_diploma(level=None, months_resided_in_quebec=None), a_diploma(programme_months=None)],
            (
                "candidate.diplomas.0.level",
                "candidate.diplomas.0.months_resided_in_quebec",
                "candidate.diplomas.1.programme_months",
            ),
        ),
    ],
)
def test_each_fact_of_studies_that_is_missing_is_named_by_its_diploma(
    diplomas: list[dict[str, object]], missing: tuple[str, ...]
) -> None:
    found = graduate("IA-DQ-RES", candidate__diplomas=diplomas)
    assert (found.outcome, found.found, found.missing) == (
        TO_VERIFY,
        "durée du programme ou du séjour non déclarée",
        missing,
    )


def test_work_that_counts_is_counted_behind_work_that_does_not() -> None:
    experiences = [work("2020-06-01", hours_per_week=20), work("2023-01-01")]
    found = verdict("IA-TE-EXP", candidate__diplomas=[LONG_AGO], candidate__experiences=experiences)
    assert (found.outcome, found.found) == (MET, "28 mois et 20 jours d’expérience qui compte")


@pytest.mark.parametrize(
    ("diplomas", "experience", "found", "missing"),
    [
        (None, work("2025-01-01"), "4 mois et 20 jours d’expérience qui compte", ("candidate.diplomas",)),
        (
            [foreign(obtained_on=None)],
            work("2025-01-01"),
            "4 mois et 20 jours d’expérience qui compte",
            ("candidate.diplomas.0.obtained_on",),
        ),
        (
            None,
            work("2020-01-01", hours_per_week=None),
            ALL_OF_IT,
            ("candidate.experiences.0.hours_per_week", "candidate.diplomas"),
        ),
        (
            [foreign(level=None, obtained_on="2025-01-10")],
            work("2020-01-01", hours_per_week=None),
            ALL_OF_IT,
            ("candidate.experiences.0.hours_per_week", "candidate.diplomas.0.level"),
        ),
    ],
)
def test_where_work_or_a_diploma_could_do_what_is_missing_of_each_is_named(
    diplomas: list[dict[str, object]] | None,
    experience: dict[str, object],
    found: str,
    missing: tuple[str, ...],
) -> None:
    told = verdict("IA-TE-EXP", candidate__diplomas=diplomas, candidate__experiences=[experience])
    assert (told.outcome, told.found, told.missing) == (TO_VERIFY, found, missing)


@pytest.mark.parametrize(
    ("diploma", "experiences", "found", "missing"),
    [
        (
            DESS,
            [work("2024-09-01", hours_per_week=None)],
            "0 mois d’expérience qui compte, 8 mois et 1 jour si tout ce qui est à vérifier compte",
            ("candidate.experiences.0.hours_per_week",),
        ),
        (
            ENDLESS,
            [work("2024-09-01"), work("2024-01-01", "2024-02-01", hours_per_week=None)],
            "8 mois et 20 jours d’expérience qui compte, "
            "9 mois et 21 jours si tout ce qui est à vérifier compte",
            ("candidate.diplomas.0.programme_ended_on", "candidate.experiences.1.hours_per_week"),
        ),
    ],
)
def test_work_after_studies_is_told_as_it_is_and_as_it_could_be(
    diploma: dict[str, object],
    experiences: list[dict[str, object]],
    found: str,
    missing: tuple[str, ...],
) -> None:
    told = graduate("IA-DQ-EXP", candidate__diplomas=[diploma], candidate__experiences=experiences)
    assert (told.outcome, told.found, told.missing) == (TO_VERIFY, found, missing)


@pytest.mark.parametrize(
    ("experience", "missing"),
    [(NO_CODE, "candidate.experiences.0.noc"), (NO_EDITION, "candidate.experiences.0.noc_version")],
)
def test_work_in_a_listed_occupation_names_the_part_of_the_code_that_is_missing(
    experience: dict[str, object], missing: str
) -> None:
    told = verdict("TI-EXP", **TI, candidate__experiences=[experience])
    assert (told.outcome, told.found, told.missing) == (TO_VERIFY, ALL_OF_IT, (missing,))
    assert told.required == (
        "au moins 24 mois de travail à temps plein dans un emploi de la liste, dans les 60 mois avant le dépôt"
    )


@pytest.mark.parametrize(
    ("criterion", "facts", "outcome", "found", "missing"),
    [
        (
            "GEN-AGE",
            {"candidate__born_on": "2025-01-10"},
            NOT_MET,
            "0 ans (naissance le 10 janvier 2025)",
            (),
        ),
        (
            "GEN-AGE",
            {"candidate__born_on": "2026-01-10"},
            NOT_MET,
            "naissance le 10 janvier 2026, après le dépôt prévu",
            (),
        ),
        (
            "IA-TE-SAL",
            {"job__annual_salary_cad": None},
            TO_VERIFY,
            "salaire annuel brut non déclaré",
            ("job.annual_salary_cad",),
        ),
        (
            "TI-JOB",
            {**TI, "job__noc": None, "job__noc_version": None},
            TO_VERIFY,
            "code de profession ou statut de l’emploi non déclarés",
            ("job.noc",),
        ),
        (
            "TI-JOB",
            {**TI, "job__status": None},
            TO_VERIFY,
            "code de profession ou statut de l’emploi non déclarés",
            ("job.status",),
        ),
        ("TI-JOB", TI, MET, "2173, ingénieurs et concepteurs en logiciel", ()),
    ],
)
def test_a_criterion_says_in_words_what_it_found(
    criterion: str, facts: dict[str, object], outcome: str, found: str, missing: tuple[str, ...]
) -> None:
    told = verdict(criterion, **facts)
    assert (told.outcome, told.found, told.missing) == (outcome, found, missing)


def test_a_salary_that_the_place_would_decide_is_told_with_the_place() -> None:
    nowhere: dict[str, object] = {
        "job__workplace_municipality_code": None,
        "job__workplace_municipality": None,
    }
    told = verdict("IA-TE-SAL", job__annual_salary_cad="80000", **nowhere)
    assert (told.outcome, told.missing) == (
        TO_VERIFY,
        ("job.workplace_municipality_code", "job.workplace_municipality"),
    )
    assert told.found.startswith("80\u202f000\u202f$")


@pytest.mark.parametrize(
    ("facts", "outcome", "found", "required", "missing"),
    [
        (
            {"job__hourly_wage_cad": None},
            TO_VERIFY,
            "salaire horaire non déclaré",
            "au moins 60\u202f$ l’heure, le 9e décile de la profession",
            ("job.hourly_wage_cad",),
        ),
        (
            {"job__hourly_wage_cad": "61"},
            MET,
            "61\u202f$ l’heure",
            "au moins 60\u202f$ l’heure, le 9e décile de la profession",
            (),
        ),
        (
            {"job__hourly_wage_cad": "61", "job__noc": None, "job__noc_version": None},
            TO_VERIFY,
            "61\u202f$ l’heure\u202f; le 9e décile de la profession n’est pas au tableau",
            "au moins le 9e décile du salaire horaire de la profession",
            ("job.noc",),
        ),
        (
            {"job__hourly_wage_cad": "61", "job__noc_version": "2021"},
            TO_VERIFY,
            "61\u202f$ l’heure\u202f; le 9e décile de la profession n’est pas au tableau",
            "au moins le 9e décile du salaire horaire de la profession",
            (),
        ),
    ],
)
def test_a_wage_is_told_beside_the_decile_of_its_occupation_in_its_edition(
    facts: dict[str, object], outcome: str, found: str, required: str, missing: tuple[str, ...]
) -> None:
    decile = Decile(
        code="2173",
        noc_version=NocVersion.V2016,
        hourly_wage_cad=Decimal(60),
        valid_from=date(2025, 1, 1),
        valid_to=None,
        source="essai",
    )
    request = a_request(**{**TI, **facts})
    told = verdicts(precheck(request, REFERENCE_DATE, replace(iatiev(), deciles=(decile,))))["TI-WAGE"]
    assert (told.outcome, told.found, told.required, told.missing) == (outcome, found, required, missing)


@pytest.mark.parametrize(
    ("ended_on", "counts", "none_of_it"),
    [
        (date(2025, 1, 31), True, False),
        (date(2025, 5, 20), True, False),
        (date(2025, 5, 21), True, True),
        (None, True, True),
        (date(2025, 1, 31), None, True),
    ],
)
def test_work_whose_start_nobody_knows_is_there_for_a_day_if_it_counts_and_ended_within_the_window(
    *, ended_on: date | None, counts: bool | None, none_of_it: bool
) -> None:
    window = Interval(date(2020, 5, 20), date(2025, 5, 20))
    experience = Experience(hours_per_week=Decimal(40), started_on=None, ended_on=ended_on)
    found = career((experience,), window, window.end, Decimal(30), lambda _: Kind(counts))
    (possible,) = found.possible
    assert possible.alternatives == ((None,) if none_of_it else ())
    assert possible.starts == Interval(window.start, min(ended_on or window.end, window.end))
