"""Requests for tests: one that meets everything, and whatever a test wants otherwise.

Overrides are dotted paths of the contract, or the same with two underscores for each dot::

    a_request(job__annual_salary_cad="74999.99", candidate__diplomas=[])
    a_request(**{"candidate.diplomas.0.level": "doctorat", "reference": "TC-2025-0007"})

Values are JSON values, or dates, Decimals and enums, which are written as JSON would have them.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import MONEY, from_document

REFERENCE_DATE = date(2025, 5, 20)

_ADMISSIBLE: dict[str, Any] = {
    "schema": "avise.request/1",
    "reference": "TC-2025-0001",
    "received_on": "2025-04-14",
    "planned_dsp_on": "2025-05-20",
    "stream": "ia",
    "substream": "travailleur_etranger",
    "profile": "francisation",
    "employer": {
        "legal_name": "Laboratoires Boréal inc.",
        "neq": "1160000008",
        "municipality_code": "66023",
        "municipality": "Montréal",
        "inadmissible_sector": False,
        "contact": {
            "name": "Maude Desrosiers",
            "email": "maude.desrosiers@boreal.example",
            "phone": "514 555-0117",
        },
    },
    "job": {
        "title": "Scientifique en apprentissage automatique",
        "noc": "21211",
        "noc_version": "2021",
        "status": "held",
        "start_on": "2023-02-01",
        "hours_per_week": 37.5,
        "annual_salary_cad": "105000.00",
        "hourly_wage_cad": None,
        "workplace_municipality_code": "66023",
        "workplace_municipality": "Montréal",
        "ai_share_percent": 80,
        "description": "Met au point des modèles d’apprentissage pour la lecture d’images médicales.",
        "requirements": "Maîtrise en informatique ; trois ans d’expérience en apprentissage automatique.",
        "visual_effects": None,
    },
    "candidate": {
        "family_name": "Okonkwo",
        "given_name": "Adaeze",
        "born_on": "1990-02-03",
        "email": "adaeze.okonkwo@courriel.example",
        "intends_to_settle": True,
        "stay_conditions_respected": True,
        "self_sufficiency_undertaking": True,
        "controls_employer": False,
        "french_oral_level": None,
        "francization_undertaking": True,
        "exceptional_achievement": None,
        "achievement_description": None,
        "diplomas": [
            {
                "level": "maitrise",
                "in_quebec": False,
                "country": "FR",
                "institution": "Université de Lyon",
                "field": "Informatique",
                "obtained_on": "2019-06-30",
                "programme_ended_on": "2019-06-30",
                "programme_months": 24,
                "months_resided_in_quebec": 0,
            }
        ],
        "experiences": [
            {
                "employer": "Atelier Numérique du Rhône",
                "title": "Ingénieure en apprentissage automatique",
                "noc": "2173",
                "noc_version": "2016",
                "level": "A",
                "hours_per_week": 37.5,
                "started_on": "2019-09-01",
                "ended_on": "2023-01-15",
            },
            {
                "employer": "Laboratoires Boréal inc.",
                "title": "Scientifique en apprentissage automatique",
                "noc": "21211",
                "noc_version": "2021",
                "level": "1",
                "hours_per_week": 37.5,
                "started_on": "2023-02-01",
                "ended_on": None,
            },
        ],
    },
    "documents": [],
}


def request_document(**overrides: object) -> dict[str, Any]:
    """Return ``avise.request/1`` as JSON would give it: admissible on 2025-05-20 but for the overrides."""
    document = deepcopy(_ADMISSIBLE)
    for path, value in overrides.items():
        _put(document, path.replace("__", ".").split("."), value)
    return document


def a_request(**overrides: object) -> EvaluationRequest:
    """Return an IA, foreign worker, francisation request, admissible on 2025-05-20 but for the overrides."""
    return from_document(request_document(**overrides))


def _put(document: dict[str, Any], path: list[str], value: object) -> None:
    node: Any = document
    for step in path[:-1]:
        if isinstance(node, list):
            node = node[int(step)]
            continue
        if node[step] is None:
            node[step] = {}
        node = node[step]
    last = path[-1]
    if isinstance(node, list):
        node[int(last)] = _json(last, value)
    elif last in node or node is not document:
        node[last] = _json(last, value)
    else:
        raise KeyError(last)


def _json(name: str, value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        if name in MONEY:
            return format(value, ".2f")
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list | tuple):
        return [_json("", item) for item in value]
    if isinstance(value, dict):
        return {key: _json(key, item) for key, item in value.items()}
    return value
