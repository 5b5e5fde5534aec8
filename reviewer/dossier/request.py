"""The demande d'évaluation as its employer declared it (``avise.request/1``).

Every fact but the reference may be ``None``, which means *unknown*: an unknown fact never fails a criterion.
An empty tuple is known to be empty. Money is a ``Decimal`` in Canadian dollars, dates are calendar dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

SCHEMA = "avise.request/1"


class Stream(StrEnum):
    """Volet du programme."""

    IA = "ia"
    TI_EV = "ti_ev"


class Substream(StrEnum):
    """Sous-volet, only in the IA stream."""

    FOREIGN_WORKER = "travailleur_etranger"
    QUEBEC_GRADUATE = "diplome_quebec"


class LanguageProfile(StrEnum):
    """Profil linguistique."""

    FRANCOPHONE = "francophone"
    FRANCISATION = "francisation"


class JobStatus(StrEnum):
    """Whether the candidate already works in the job or has accepted it."""

    HELD = "held"
    ACCEPTED = "accepted"


class DiplomaLevel(StrEnum):
    """The Québec level to which a diploma corresponds."""

    DEP = "dep"
    DEC = "dec"
    DEC_TECHNIQUE = "dec_technique"
    CERTIFICAT = "certificat"
    BACCALAUREAT = "baccalaureat"
    DESS = "dess"
    MAITRISE = "maitrise"
    DOCTORAT = "doctorat"


class NocVersion(StrEnum):
    """Edition of the Classification nationale des professions (CNP)."""

    V2016 = "2016"
    V2021 = "2021"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to write to at the employer's."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """The employer that files the request."""

    legal_name: str | None = None
    neq: str | None = None
    municipality_code: str | None = None
    municipality: str | None = None
    inadmissible_sector: bool | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The job held or accepted."""

    title: str | None = None
    noc: str | None = None
    noc_version: NocVersion | None = None
    status: JobStatus | None = None
    start_on: date | None = None
    hours_per_week: Decimal | None = None
    annual_salary_cad: Decimal | None = None
    hourly_wage_cad: Decimal | None = None
    workplace_municipality_code: str | None = None
    workplace_municipality: str | None = None
    ai_share_percent: Decimal | None = None
    description: str | None = None
    requirements: str | None = None
    visual_effects: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diploma:
    """One diploma of the candidate."""

    level: DiplomaLevel | None = None
    in_quebec: bool | None = None
    country: str | None = None
    institution: str | None = None
    field: str | None = None
    obtained_on: date | None = None
    programme_ended_on: date | None = None
    programme_months: int | None = None
    months_resided_in_quebec: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """One job of the candidate's past; ``ended_on`` unknown runs to the reference date."""

    employer: str | None = None
    title: str | None = None
    noc: str | None = None
    noc_version: NocVersion | None = None
    level: str | None = None
    hours_per_week: Decimal | None = None
    started_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The person whose profile is examined.

    ``exceptional_achievement``: an attested one, where a programme asks for it.
    """

    family_name: str | None = None
    given_name: str | None = None
    born_on: date | None = None
    email: str | None = None
    intends_to_settle: bool | None = None
    stay_conditions_respected: bool | None = None
    self_sufficiency_undertaking: bool | None = None
    controls_employer: bool | None = None
    french_oral_level: int | None = None
    francization_undertaking: bool | None = None
    exceptional_achievement: bool | None = None
    achievement_description: str | None = None
    diplomas: tuple[Diploma, ...] | None = None
    experiences: tuple[Experience, ...] | None = None

    @property
    def full_name(self) -> str:
        """Return given then family name, as printed; empty where neither is known."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReference:
    """A document that comes with the request: its kind and where the file is, relative to the intake file."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRequest:
    """A whole demande d'évaluation."""

    reference: str
    received_on: date | None = None
    planned_dsp_on: date | None = None
    stream: Stream | None = None
    substream: Substream | None = None
    profile: LanguageProfile | None = None
    employer: Employer = Employer()
    job: Job = Job()
    candidate: Candidate = Candidate()
    documents: tuple[DocumentReference, ...] = ()

    def reference_date(self, as_of: date) -> date:
        """Return the date that selects the rule version and closes every window (contracts: planned DSP date)."""
        return self.planned_dsp_on or as_of
