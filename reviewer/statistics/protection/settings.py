"""The threshold of small cells and the solver's effort, read from ``resources/statistics/protection.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from reviewer.resource_files import path
from reviewer.statistics.protection.protect import Effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """From ``valid_from`` on, a count from 1 to ``value`` less 1 is small. With where that comes from and how sure."""

    value: int
    valid_from: date
    source: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionSettings:
    """Thresholds, oldest first; the exact solver's effort; what a file may hold."""

    thresholds: tuple[Threshold, ...]
    effort: Effort
    limits: Mapping[str, int]

    def threshold_on(self, day: date) -> Threshold:
        """Return the threshold of a publication of that day; before the first one, the first."""
        valid = [one for one in self.thresholds if one.valid_from <= day]
        return valid[-1] if valid else self.thresholds[0]

    @property
    def latest(self) -> Threshold:
        """Return the threshold of a publication that has no day."""
        return self.thresholds[-1]


@cache
def protection_settings() -> ProtectionSettings:
    """Return the settings that ship with the program."""
    data: dict[str, Any] = tomllib.loads(path("statistics/protection.toml").read_text(encoding="utf-8"))
    thresholds = [
        Threshold(
            value=one["value"],
            valid_from=date.fromisoformat(one["valid_from"]),
            source=one["source"],
            confidence=one["confidence"],
        )
        for one in data["threshold"]
    ]
    return ProtectionSettings(
        thresholds=tuple(sorted(thresholds, key=lambda one: one.valid_from)),
        effort=Effort(**data["effort"]),
        limits=data["limits"],
    )
