"""A file of declared figures and of what they are claimed to be of each other (TOML), read whole or refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from reviewer.errors import RuleViolation
from reviewer.reconciliation.figures import Claim, ClaimKind, Figure

_MOST = Decimal(10) ** 15
"""A figure that large is a slip of the hand; and sums of such keep every digit."""


class FiguresUnreadable(RuleViolation):
    """An entry of the file says nothing that can be checked: which one."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


@dataclass(frozen=True, slots=True)
class Beyond:
    """An inconsistency that figures alone cannot show, and why."""

    about: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a document declares. ``beyond``: what a person has to judge."""

    figures: Mapping[str, Figure]
    claims: tuple[Claim, ...]
    beyond: tuple[Beyond, ...]


def from_document(document: Mapping[str, Any]) -> Declared:
    """Read a file's content; raise ``FiguresUnreadable`` with the first entry that cannot be read."""
    figures: dict[str, Figure] = {}
    for name, entry in _table(document, "figure").items():
        figures[name] = _figure(name, entry)
    claims = [_claim(entry, figures) for entry in _list(document, "claim")]
    beyond = [_beyond(entry) for entry in _list(document, "beyond")]
    return Declared(figures=figures, claims=tuple(claims), beyond=tuple(beyond))


def _figure(name: str, entry: Any) -> Figure:
    try:
        percent = bool(entry.get("percent", False))
        return Figure(
            name=str(entry["name"]),
            value=_number(entry["value"]),
            place=str(entry.get("place", "")),
            step=_number(entry.get("step", 1)),
            counted=not percent and not entry.get("rounded", False),
        )
    except (KeyError, AttributeError, InvalidOperation, TypeError):
        raise FiguresUnreadable(name) from None


def _claim(entry: Any, figures: Mapping[str, Figure]) -> Claim:
    key = str(entry.get("id", "")) if isinstance(entry, Mapping) else ""

    def named(names: Sequence[str]) -> tuple[Figure, ...]:
        return tuple(figures[name] for name in names)

    try:
        days = entry.get("days")
        return Claim(
            id=entry["id"],
            kind=ClaimKind(entry["kind"]),
            printed=figures[entry["printed"]],
            parts=named(entry.get("parts", ())),
            minus=named(entry.get("minus", ())),
            whole=figures[entry["whole"]] if "whole" in entry else None,
            count=_number(entry.get("count", 1)),
            least=_number(entry["least"]) if "least" in entry else None,
            days=None if days is None else (_day(days[0]), _day(days[1])),
        )
    except (KeyError, ValueError, TypeError, IndexError, InvalidOperation, AttributeError):
        raise FiguresUnreadable(key or "claim") from None


def _number(value: object) -> Decimal:
    number = Decimal(str(value))
    if not number.is_finite() or abs(number) >= _MOST:
        raise InvalidOperation
    return number


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(str(value))
    return value


def _beyond(entry: Any) -> Beyond:
    try:
        return Beyond(str(entry["about"]), str(entry["why"]))
    except (KeyError, TypeError):
        raise FiguresUnreadable("beyond") from None


def _table(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = document.get(key, {})
    if not isinstance(found, Mapping):
        raise FiguresUnreadable(key)
    return found


def _list(document: Mapping[str, Any], key: str) -> Sequence[Any]:
    found = document.get(key, [])
    if not isinstance(found, list):
        raise FiguresUnreadable(key)
    return found
