"""What kind of value a fact holds, so that a form offers the right field; and which facts go together."""

from __future__ import annotations

from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum, auto
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import MONEY
from ui.facts import codes_of

_LONG = frozenset({"description", "requirements", "achievement_description"})
_NAME = "municipality"
_CODES = {"stream": "stream", "substream": "substream", "profile": "profile", "status": "status"}


class FactKind(Enum):
    """How a fact is typed in."""

    TEXT = auto()
    LONG = auto()
    TRUTH = auto()
    DAY = auto()
    MONEY = auto()
    NUMBER = auto()
    CODE = auto()
    PLACE = auto()
    OCCUPATION = auto()


def kind_of(path: str) -> FactKind:
    """Return how the fact at a path is typed in."""
    name = path.rsplit(".", 1)[-1]
    if name.endswith(_NAME):
        return FactKind.PLACE
    if name == "noc":
        return FactKind.OCCUPATION
    if name == "level" or name in _CODES:
        return FactKind.CODE
    if name in MONEY:
        return FactKind.MONEY
    if name in _LONG:
        return FactKind.LONG
    found = _type_of(path)
    if found is bool:
        return FactKind.TRUTH
    if found is date:
        return FactKind.DAY
    return FactKind.NUMBER if found in {Decimal, int} else FactKind.TEXT


def together(path: str) -> tuple[str, ...]:
    """Return the facts that are corrected in one act with this one, itself first."""
    kind = kind_of(path)
    if kind is FactKind.PLACE:
        return (path, f"{path}_code")
    return (path, f"{path}_version") if kind is FactKind.OCCUPATION else (path,)


def choices(path: str) -> tuple[tuple[str, str], ...]:
    """Return what a coded fact may be: the kind of its words, and each code."""
    name = path.rsplit(".", 1)[-1]
    if name == "level":
        words = "diploma_level" if ".diplomas." in path else "experience_level"
    else:
        words = _CODES.get(name, name)
    return tuple((words, code) for code in codes_of(words))


@cache
def _type_of(path: str) -> Any:
    """Return the type of a fact without its None."""
    node: Any = EvaluationRequest
    for step in path.split("."):
        if step.isdecimal():
            continue
        if not is_dataclass(node):
            return str
        node = _plain(get_type_hints(node)[step])
    return str if isinstance(node, type) and issubclass(node, StrEnum) else node


def _plain(hint: Any) -> Any:
    """Return ``T`` of ``T | None`` and of ``tuple[T, ...] | None``."""
    parts = [one for one in get_args(hint) if one not in {NoneType, Ellipsis}]
    return _plain(parts[0]) if parts else hint
