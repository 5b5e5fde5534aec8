"""The decision: what the votes say, how they came to say it, and the reasons that the employer reads.

The reasons are for the employer: they name no expert and tell no mark (domain facts, 2.6 and 9, question 24).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from reviewer import resource_files
from reviewer.dossier.folding import fold
from reviewer.errors import RuleViolation

_SHORTEST_FAMILY_NAME = 2


class Path(StrEnum):
    """How the answer came about."""

    CONSENSUS = "consensus"
    CONCERTATION = "concertation"
    MAJORITY = "majority"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the votes say: the answers per finding and how they came about."""

    verdicts: Mapping[str, bool]
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The committee's answer, confirmed by a named coordinator. ``reasons``: finding id to text for the employer."""

    verdicts: Mapping[str, bool]
    path: Path
    reasons: Mapping[str, str]
    confirmed_by: str
    confirmed_at: datetime

    @property
    def favourable(self) -> bool:
        """Tell whether every finding is answered by yes."""
        return all(self.verdicts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconsiderationRequest:
    """Who asked that the committee look again, why, and the day on which the request came in."""

    reason: str
    received_on: date
    recorded_by: str
    recorded_at: datetime


class ReasonNamesExpert(RuleViolation):
    """A reason for the employer names one of the experts. ``found``: the words."""

    def __init__(self, finding: str, found: str) -> None:
        super().__init__(finding, found)
        self.finding = finding
        self.found = found


class ReasonTellsMark(RuleViolation):
    """A reason for the employer tells a mark of the grid. ``found``: the words."""

    def __init__(self, finding: str, found: str) -> None:
        super().__init__(finding, found)
        self.finding = finding
        self.found = found


class ReconsiderationUsed(RuleViolation):
    """The committee has looked again once; there is no second time."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class ReconsiderationTooLate(RuleViolation):
    """The request came in after the last day on which it could."""

    def __init__(self, received_on: date, last_day: date) -> None:
        super().__init__(received_on, last_day)
        self.received_on = received_on
        self.last_day = last_day


class ReconsiderationDateImpossible(RuleViolation):
    """A request is dated after today, or before the decision that it is about."""

    def __init__(self, received_on: date) -> None:
        super().__init__(received_on)
        self.received_on = received_on


def last_day_to_ask(told_on: date, days: int) -> date:
    """Return the last day of a request for reconsideration: so many calendar days after the day of the answer.

    The day of the answer (the avis's date of issue, or the decision's where no avis was issued yet) does not count
    (domain facts, 9, question 15: 30 days, an own setting).
    """
    return told_on + timedelta(days=days)


def require_presentable(reasons: Mapping[str, str], names: Iterable[str], top: int) -> None:
    """Raise where a reason names an expert or tells a mark.

    ``names``: the full names of all who sat. A full name is found without case and accents, a family name alone only
    where it is written with a capital, since many are also common words; any part of the name after a title.
    ``top``: the grid's highest mark.
    """
    people = tuple(names)
    for finding, text in reasons.items():
        for name in people:
            if (found := _named(text, name)) is not None:
                raise ReasonNamesExpert(finding, found)
        if (mark := _mark_in(text, top)) is not None:
            raise ReasonTellsMark(finding, mark)


def _named(text: str, name: str) -> str | None:
    whole = _phrase(name)
    if whole and f" {whole} " in f" {_phrase(text)} ":
        return name
    family = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    if len(family) > _SHORTEST_FAMILY_NAME:
        for word in re.findall(r"[\w’'-]+", text):
            if word.lower() != word and _phrase(family) in {_phrase(one) for one in _unelided(word)}:
                return str(word)
    return _titled(text, name)


def _unelided(word: str) -> list[str]:
    """Return a word and what follows each apostrophe in it: « d’Ouellet » names Ouellet."""
    return [word, *(word[at + 1 :] for at, letter in enumerate(word) if letter in "’'")]


def _titled(text: str, name: str) -> str | None:
    """Return what follows a title where it is any part of the name, however short: « Mme Lý », « M. Bélanger »."""
    parts = {_phrase(part) for part in re.split(r"[\s-]+", name)} - {""}
    titles = "|".join(re.escape(title) for title in _words()["titles"])
    for word in re.findall(rf"\b(?:{titles})\.?\s+([^\W\d_]+)", text):
        if word[0].isupper() and _phrase(word) in parts:
            return str(word)
    return None


def _phrase(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _mark_in(text: str, top: int) -> str | None:
    words = _words()
    over = "|".join(re.escape(word) for word in words["over"])
    told = "|".join(re.escape(word) for word in words["mark"])
    pattern = rf"\b\d+(?:[.,]\d+)?\s*(?:{over})\s*{top}\b|\b(?:{told})s?\s*(?:de|:|=)?\s*\d+"
    found = re.search(pattern, text, re.IGNORECASE)
    return None if found is None else found.group(0)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, list[str]]:
    with resource_files.path("committee/deliberation.toml").open("rb") as file:
        content: dict[str, Any] = tomllib.load(file)
    words: Mapping[str, list[str]] = content["reasons"]
    return words
