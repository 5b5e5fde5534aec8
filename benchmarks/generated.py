"""Varied requests of the IA stream, the same at every run: both substreams and profiles, boundaries, gaps, unknowns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar

from reviewer.dossier.calendar import add_months
from reviewer.dossier.request import (
    Candidate,
    Contact,
    Diploma,
    DiplomaLevel,
    Employer,
    EvaluationRequest,
    Experience,
    Job,
    JobStatus,
    LanguageProfile,
    NocVersion,
    Stream,
    Substream,
)

AS_OF = date(2025, 5, 20)

T = TypeVar("T")

_PLACES = (
    ("66023", "Montréal"),
    ("65005", "Laval"),
    ("23027", "Québec"),
    ("43027", "Sherbrooke"),
    (None, "Verdun"),
    (None, "Saint-Jérôme"),
    (None, "Saint-Lambert"),
    (None, None),
)
_PLACE_WEIGHTS = (40, 15, 15, 10, 10, 6, 2, 2)
_CODES_2016 = ("2173", "2171", "2174", "0213", "2281", "6421")
_CODES_2021 = ("21211", "21231", "20012", "22220", "33102", "64100")
_LEVELS = tuple(DiplomaLevel)
_DESCRIPTION = (
    "Met au point et valide des modèles d’apprentissage automatique : choix des données, entraînement, mesure des"
    " écarts, mise en production et suivi, avec l’équipe de recherche appliquée."
)
_REQUIREMENTS = (
    "Maîtrise en informatique ou l’équivalent ; trois ans d’expérience en apprentissage automatique."
)


def requests(count: int, *, seed: int = 1) -> Iterator[EvaluationRequest]:
    """Yield as many varied requests, always the same for one seed; about one in twelve has a fact unknown."""
    random = Random(seed)
    for number in range(count):
        yield _request(random, number)


def _request(random: Random, number: int) -> EvaluationRequest:
    dsp_on = date(2023, 6, 1) + timedelta(days=random.randrange(1000))
    graduate = random.random() < 0.4
    profile = LanguageProfile.FRANCISATION if random.random() < 0.6 else LanguageProfile.FRANCOPHONE
    code, name = random.choices(_PLACES, _PLACE_WEIGHTS)[0]
    employer_code, employer_name = random.choices(_PLACES, _PLACE_WEIGHTS)[0]
    return EvaluationRequest(
        reference=f"TC-{number:06d}",
        received_on=dsp_on - timedelta(days=random.randrange(10, 90)),
        planned_dsp_on=dsp_on,
        stream=Stream.IA,
        substream=Substream.QUEBEC_GRADUATE if graduate else Substream.FOREIGN_WORKER,
        profile=profile,
        employer=Employer(
            legal_name=f"Laboratoires {number % 977} inc.",
            neq=f"11{number:08d}",
            municipality_code=employer_code,
            municipality=employer_name,
            inadmissible_sector=_likely(random, False),
            contact=Contact(name="Maude Desrosiers", email="maude@labo.example", phone="514 555-0117"),
        ),
        job=Job(
            title="Scientifique en apprentissage automatique",
            noc="21211",
            noc_version=NocVersion.V2021,
            status=JobStatus.HELD if random.random() < 0.7 else JobStatus.ACCEPTED,
            start_on=dsp_on - timedelta(days=random.randrange(0, 700)),
            hours_per_week=random.choice(
                (Decimal(40), Decimal("37.5"), Decimal(35), Decimal(30), Decimal(28))
            ),
            annual_salary_cad=_maybe(random, _salary(random)),
            workplace_municipality_code=code,
            workplace_municipality=name,
            ai_share_percent=_maybe(random, Decimal(random.choice((0, 20, 50, 80, 100)))),
            description=_DESCRIPTION,
            requirements=_REQUIREMENTS,
        ),
        candidate=Candidate(
            family_name=f"Nom{number % 4999}",
            given_name="Adaeze",
            born_on=_maybe(random, date(1975, 1, 1) + timedelta(days=random.randrange(12_000))),
            email="adaeze@courriel.example",
            intends_to_settle=_likely(random, True),
            stay_conditions_respected=_likely(random, True),
            self_sufficiency_undertaking=_likely(random, True),
            controls_employer=_likely(random, False),
            french_oral_level=random.randrange(4, 11),
            francization_undertaking=_likely(random, True),
            diplomas=tuple(_diploma(random, dsp_on, graduate) for _ in range(random.choice((1, 1, 2)))),
            experiences=tuple(_experience(random, dsp_on) for _ in range(random.choice((0, 1, 2, 2, 3)))),
        ),
    )


def _likely(random: Random, usual: bool) -> bool | None:
    drawn = random.random()
    if drawn < 0.97:
        return usual
    return (not usual) if drawn < 0.995 else None


def _maybe(random: Random, value: T) -> T | None:
    return value if random.random() < 0.99 else None


def _salary(random: Random) -> Decimal:
    if random.random() < 0.1:
        return random.choice((Decimal("74999.99"), Decimal(75000), Decimal("99999.99"), Decimal(100000)))
    return Decimal(random.randrange(60_000, 150_000, 250))


def _diploma(random: Random, dsp_on: date, graduate: bool) -> Diploma:
    in_quebec = random.random() < (0.85 if graduate else 0.15)
    obtained_on = add_months(dsp_on, -random.randrange(0, 36 if graduate else 120)) - timedelta(
        days=random.choice((-1, 0, 0, 1, 12))
    )
    months = random.choice((12, 16, 20, 24, 36))
    return Diploma(
        level=random.choices(_LEVELS, (1, 1, 2, 2, 15, 25, 40, 14))[0],
        in_quebec=in_quebec,
        country="CA" if in_quebec else "FR",
        institution="Université",
        field="Informatique",
        obtained_on=obtained_on,
        programme_ended_on=obtained_on - timedelta(days=random.randrange(0, 60)),
        programme_months=months,
        months_resided_in_quebec=random.randrange(0, months + 1) if in_quebec else 0,
    )


def _experience(random: Random, dsp_on: date) -> Experience:
    started_on = dsp_on - timedelta(days=random.randrange(60, 2400))
    goes_on = random.random() < 0.4
    ended_on = None if goes_on else min(dsp_on, started_on + timedelta(days=random.randrange(20, 1500)))
    recent = random.random() < 0.5
    return Experience(
        employer="Atelier Numérique",
        title="Ingénieure",
        noc=random.choice(_CODES_2021 if recent else _CODES_2016),
        noc_version=NocVersion.V2021 if recent else NocVersion.V2016,
        hours_per_week=random.choice((Decimal(40), Decimal("37.5"), Decimal("37.5"), Decimal(20))),
        started_on=started_on,
        ended_on=ended_on,
    )
