"""A fact as a person reads it, from the plain value of a document (ISO days, codes, figures as text)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from reviewer.programme.model import Programme
from ui.facts import value_of
from ui.models.fact_kinds import FactKind, kind_of
from ui.models.request_groups import written

Plain = str | int | float | bool | None
_FIGURES = frozenset({FactKind.MONEY, FactKind.NUMBER})


def said_value(path: str, value: Plain, programme: Programme | None = None) -> str:
    """Return one value in words; what cannot be read as its kind is shown as it stands."""
    name = path.rsplit(".", 1)[-1]
    if value is None or isinstance(value, bool):
        return written(name, value, programme)
    try:
        kind = kind_of(path)
        if kind is FactKind.DAY:
            return written(name, date.fromisoformat(str(value)), programme)
        if kind in _FIGURES:
            return written(name, Decimal(str(value)), programme)
    except (ValueError, KeyError, InvalidOperation):
        return str(value)
    coded = kind is FactKind.CODE or (path.startswith("documents.") and name == "kind")
    return _coded(path, str(value), programme) if coded else str(value)


def _coded(path: str, code: str, programme: Programme | None) -> str:
    name = path.rsplit(".", 1)[-1]
    if name == "level":
        name = "diploma_level" if ".diplomas." in path else "experience_level"
    if programme is not None:
        labels = programme.labels
        catalogues = {
            "stream": labels.streams,
            "substream": labels.substreams,
            "profile": labels.profiles,
            "diploma_level": labels.diploma_levels,
            "kind": {one.kind: one.label for one in programme.documents},
        }
        if code in catalogues.get(name, {}):
            return catalogues[name][code]
    return value_of(name, code)
