"""Experts of the committee and when one may take a file.

Experts must be self-employed or from the public sector (rapport d'évaluation, 3.3.3) and work under a dated contract.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Statut(StrEnum):
    """The two kinds of expert that the agreement admits."""

    SELF_EMPLOYED = "autonome"
    PUBLIC_SECTOR = "secteur_public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expert:
    """An expert; ``id`` is the id of the person. ``capacity`` counts files under review at one time."""

    id: str
    name: str
    statut: Statut | None
    statut_evidence_on: date | None
    employers: tuple[str, ...]
    capacity: int
    contract_from: date | None = None
    contract_until: date | None = None
    declared_interests: tuple[str, ...] = ()
    active: bool = True
    version: int = 0
