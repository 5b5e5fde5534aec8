"""A value of a programme never stands alone: it carries where it comes from and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Confidence(StrEnum):
    """How sure a value is."""

    OFFICIAL = "official"
    REPORTED = "reported"
    INFERRED = "inferred"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value with where it comes from."""

    value: T
    source: str
    confidence: Confidence
