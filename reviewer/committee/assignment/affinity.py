"""How well an expert suits a file, in parts that add up and are shown: shared domains, language, recent load.

The weights are data (``resources/committee/affinity.toml``), with their source and confidence.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from reviewer.resource_files import path

_UNIT = Decimal("0.0001")


class AffinityPartKind(StrEnum):
    """What a part is about."""

    DOMAINS = "domains"
    LANGUAGE = "language"
    RECENT_LOAD = "recent_load"


@dataclass(frozen=True, slots=True, kw_only=True)
class AffinityWeights:
    """What each part is worth at most; together 1. ``half_at``: recent files at which the load is worth half."""

    id: str
    source: str
    confidence: str
    domains: Decimal
    language: Decimal
    recent_load: Decimal
    half_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AffinityPart:
    """One part: ``value`` of ``most``, and the facts it comes from (shared domains or languages, number of files)."""

    kind: AffinityPartKind
    value: Decimal
    most: Decimal
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affinity:
    """The parts, in one order, and their sum, between 0 and 1."""

    parts: tuple[AffinityPart, ...]

    @property
    def value(self) -> Decimal:
        """Return the sum of the parts."""
        return sum((part.value for part in self.parts), Decimal(0))


@cache
def affinity_weights() -> AffinityWeights:
    """Return the weights of the resource file, read once."""
    data = tomllib.loads(path("committee/affinity.toml").read_text(encoding="utf-8"))
    return AffinityWeights(
        id=data["id"],
        source=data["source"],
        confidence=data["confidence"],
        domains=Decimal(data["domains"]["weight"]),
        language=Decimal(data["language"]["weight"]),
        recent_load=Decimal(data["recent_load"]["weight"]),
        half_at=data["recent_load"]["half_at"],
    )


def affinity_of(
    *,
    file_domains: Collection[str],
    file_languages: Collection[str],
    expert_domains: Collection[str],
    expert_languages: Collection[str],
    recent_load: int,
) -> Affinity:
    """Return how well an expert suits a file.

    What is unknown of the file (no domain, no language) is worth nothing to anybody. ``recent_load``: files that the
    expert took lately, at least 0.
    """
    given = affinity_weights()
    shared = sorted(set(file_domains) & set(expert_domains))
    spoken = sorted(set(file_languages) & set(expert_languages))
    of_domains = Decimal(len(shared)) / Decimal(max(1, len(set(file_domains))))
    of_languages = Decimal(len(spoken)) / Decimal(max(1, len(set(file_languages))))
    of_load = Decimal(given.half_at) / Decimal(given.half_at + max(0, recent_load))
    return Affinity(
        parts=(
            _part(AffinityPartKind.DOMAINS, of_domains, given.domains, tuple(shared)),
            _part(AffinityPartKind.LANGUAGE, of_languages, given.language, tuple(spoken)),
            _part(AffinityPartKind.RECENT_LOAD, of_load, given.recent_load, (str(max(0, recent_load)),)),
        )
    )


def _part(kind: AffinityPartKind, share: Decimal, most: Decimal, facts: tuple[str, ...]) -> AffinityPart:
    return AffinityPart(kind=kind, value=(share * most).quantize(_UNIT), most=most, facts=facts)
