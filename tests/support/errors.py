"""Every error of some rooms, and one of each kind, made of whatever fits its arguments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from reviewer.committee.conflicts import ConflictOfInterest
from reviewer.errors import AviseError, RuleViolation
from tests.support.source import modules

FAMILIES_NEVER_RAISED = {AviseError, RuleViolation}


def error_kinds(*rooms: str) -> list[type[AviseError]]:
    """Return every error that these rooms define, by name; the families that are never raised are left out."""
    list(modules(*rooms))
    found: list[type[AviseError]] = []
    waiting: list[type[AviseError]] = [AviseError]
    while waiting:
        kind = waiting.pop()
        if any(f"{kind.__module__}.".startswith(f"{room}.") for room in rooms) and kind not in found:
            found.append(kind)
        waiting += kind.__subclasses__()
    return sorted(
        (kind for kind in found if kind not in FAMILIES_NEVER_RAISED), key=lambda kind: kind.__name__
    )


def some_value(kind: Any) -> Any:
    """Return some value of an annotated type."""
    if get_origin(kind) in {tuple, frozenset, list}:
        container = get_origin(kind)
        return container([some_value(get_args(kind)[0])])
    if get_args(kind):
        return some_value(next(one for one in get_args(kind) if one is not type(None)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if kind is ConflictOfInterest:
        return ConflictOfInterest("same_employer", "Mila")
    values = {str: "valeur", int: 3, Decimal: Decimal("2.5"), date: date(2025, 5, 20), Path: Path("avise.db")}
    if kind in values:
        return values[kind]
    arguments = {name: hint for name, hint in get_type_hints(kind.__init__).items() if name != "return"}
    return kind(**{name: some_value(hint) for name, hint in arguments.items()})
