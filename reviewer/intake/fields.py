"""The facts of ``avise.request/1``: where each stands and what kind of value it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto, unique

from reviewer.dossier.request import (
    Candidate,
    Contact,
    Diploma,
    DiplomaLevel,
    DocumentReference,
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


@unique
class Kind(Enum):
    """What a value is, whichever file it came in."""

    REFERENCE = auto()
    LINE = auto()
    PARAGRAPH = auto()
    CODE = auto()
    PATH = auto()
    DATE = auto()
    BIRTH_DATE = auto()
    MONEY = auto()
    DECIMAL = auto()
    INTEGER = auto()
    BOOLEAN = auto()
    CHOICE = auto()
    DIGITS = auto()
    NOC = auto()
    NOC_LEVEL = auto()
    OBJECT = auto()
    LIST = auto()


NOC_LEVELS: Mapping[NocVersion, tuple[str, ...]] = {
    NocVersion.V2016: ("0", "A", "B", "C", "D"),
    NocVersion.V2021: ("0", "1", "2", "3", "4", "5"),
}
"""Skill levels of the CNP 2016 and FÉER digits of the CNP 2021, as the contract writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One fact. ``choices``: codes it may take; ``part``: what an object or each entry of a list is.

    ``values`` names its table of French spellings, ``unit`` the words that may follow its number in a cell
    (both in ``columns.toml``), ``digits`` its length in ``limits.toml``.
    """

    kind: Kind
    choices: type[Stream | Substream | LanguageProfile | JobStatus | DiplomaLevel | NocVersion] | None = None
    part: type | None = None
    values: str = ""
    unit: str = ""
    digits: str = ""


_LINE = Field(kind=Kind.LINE)
_DATE = Field(kind=Kind.DATE)
_BOOLEAN = Field(kind=Kind.BOOLEAN, values="boolean")
_MONEY = Field(kind=Kind.MONEY, unit="money")
_HOURS = Field(kind=Kind.DECIMAL, unit="hours")
_MONTHS = Field(kind=Kind.INTEGER, unit="months")
_NOC = Field(kind=Kind.NOC)
_NOC_VERSION = Field(kind=Kind.CHOICE, choices=NocVersion, values="noc_version")
_MUNICIPALITY = Field(kind=Kind.DIGITS, digits="municipality")

FIELDS: Mapping[type, Mapping[str, Field]] = {
    EvaluationRequest: {
        "reference": Field(kind=Kind.REFERENCE),
        "received_on": _DATE,
        "planned_dsp_on": _DATE,
        "stream": Field(kind=Kind.CHOICE, choices=Stream, values="stream"),
        "substream": Field(kind=Kind.CHOICE, choices=Substream, values="substream"),
        "profile": Field(kind=Kind.CHOICE, choices=LanguageProfile, values="profile"),
        "employer": Field(kind=Kind.OBJECT, part=Employer),
        "job": Field(kind=Kind.OBJECT, part=Job),
        "candidate": Field(kind=Kind.OBJECT, part=Candidate),
        "documents": Field(kind=Kind.LIST, part=DocumentReference),
    },
    Employer: {
        "legal_name": _LINE,
        "neq": Field(kind=Kind.DIGITS, digits="neq"),
        "municipality_code": _MUNICIPALITY,
        "municipality": _LINE,
        "inadmissible_sector": _BOOLEAN,
        "contact": Field(kind=Kind.OBJECT, part=Contact),
    },
    Contact: {"name": _LINE, "email": _LINE, "phone": _LINE},
    Job: {
        "title": _LINE,
        "noc": _NOC,
        "noc_version": _NOC_VERSION,
        "status": Field(kind=Kind.CHOICE, choices=JobStatus, values="status"),
        "start_on": _DATE,
        "hours_per_week": _HOURS,
        "annual_salary_cad": _MONEY,
        "hourly_wage_cad": _MONEY,
        "workplace_municipality_code": _MUNICIPALITY,
        "workplace_municipality": _LINE,
        "ai_share_percent": Field(kind=Kind.DECIMAL, unit="percent"),
        "description": Field(kind=Kind.PARAGRAPH),
        "requirements": Field(kind=Kind.PARAGRAPH),
        "visual_effects": _BOOLEAN,
    },
    Candidate: {
        "family_name": _LINE,
        "given_name": _LINE,
        "born_on": Field(kind=Kind.BIRTH_DATE),
        "email": _LINE,
        "intends_to_settle": _BOOLEAN,
        "stay_conditions_respected": _BOOLEAN,
        "self_sufficiency_undertaking": _BOOLEAN,
        "controls_employer": _BOOLEAN,
        "french_oral_level": Field(kind=Kind.INTEGER),
        "francization_undertaking": _BOOLEAN,
        "exceptional_achievement": _BOOLEAN,
        "achievement_description": Field(kind=Kind.PARAGRAPH),
        "diplomas": Field(kind=Kind.LIST, part=Diploma),
        "experiences": Field(kind=Kind.LIST, part=Experience),
    },
    Diploma: {
        "level": Field(kind=Kind.CHOICE, choices=DiplomaLevel, values="diploma_level"),
        "in_quebec": _BOOLEAN,
        "country": _LINE,
        "institution": _LINE,
        "field": _LINE,
        "obtained_on": _DATE,
        "programme_ended_on": _DATE,
        "programme_months": _MONTHS,
        "months_resided_in_quebec": _MONTHS,
    },
    Experience: {
        "employer": _LINE,
        "title": _LINE,
        "noc": _NOC,
        "noc_version": _NOC_VERSION,
        "level": Field(kind=Kind.NOC_LEVEL, values="experience_level"),
        "hours_per_week": _HOURS,
        "started_on": _DATE,
        "ended_on": _DATE,
    },
    DocumentReference: {"kind": Field(kind=Kind.CODE), "path": Field(kind=Kind.PATH)},
}


def field_at(path: str) -> Field | None:
    """Return the fact at a dotted path without positions (``candidate.diplomas.level``), if there is one."""
    kind: type | None = EvaluationRequest
    found: Field | None = None
    for name in path.split("."):
        found = FIELDS.get(kind, {}).get(name) if kind is not None else None
        if found is None:
            return None
        kind = found.part
    return found
