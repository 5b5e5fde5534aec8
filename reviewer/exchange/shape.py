"""Is a value all through what its annotations say? Readers of stored documents trust; what comes from outside is not.

Also holds what every value of ours keeps to: instants with their zone, finite amounts, ids and digests of their form,
names of files that are names.
"""

from __future__ import annotations

import re
import types
import typing
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final

from reviewer.exchange.limits import limits

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_DIGESTS: Final = frozenset(
    {
        "sha256",
        "original_sha256",
        "request_sha256",
        "facts_sha256",
        "expert_fingerprint",
        "office_fingerprint",
    }
    | {"replaces", "seal", "contents"}
)
_IDS: Final = frozenset(
    {"id", "dossier_id", "package_id", "expert_id", "invitation_id", "grid_id", "programme_id", "dossier_ids"}
)
_COUNTS: Final = frozenset({"size", "seat", "request_version", "revision", "number", "last_revision"})
_HIDDEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MOST_MAGNITUDE: Final = 30


class Misshapen(Exception):
    """A value is not what it must be. ``place``: the path to it."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def require_shape(value: object, hint: Any) -> None:
    """Raise ``Misshapen`` where a value, or anything inside it, is not of the type that its annotation says."""
    _require(value, hint, "$", "")


def _require(value: object, hint: Any, place: str, name: str) -> None:
    origin = typing.get_origin(hint)
    if origin in {typing.Union, types.UnionType}:
        _require_one_of(value, typing.get_args(hint), place, name)
    elif origin is tuple:
        _hold(isinstance(value, tuple), place)
        for number, inside in enumerate(typing.cast("tuple[object, ...]", value)):
            _require(inside, typing.get_args(hint)[0], f"{place}[{number}]", name)
    elif origin is not None and issubclass(origin, Mapping):
        _hold(isinstance(value, dict), place)
        for key, inside in typing.cast("dict[object, object]", value).items():
            _hold(isinstance(key, str), place)
            _require(inside, typing.get_args(hint)[1], f"{place}.{key}", "")
    elif is_dataclass(hint):
        _hold(type(value) is hint, place)
        for attribute, inside in _hints(typing.cast("type", hint)).items():
            _require(getattr(value, attribute), inside, f"{place}.{attribute}", attribute)
    elif hint is not Any and origin is None:
        _hold(type(value) is hint, place)
        _require_own(value, place, name)


def _require_one_of(value: object, hints: tuple[Any, ...], place: str, name: str) -> None:
    for hint in hints:
        kind = typing.get_origin(hint) or hint
        if type(value) is kind:
            if kind is not list:  # a list of JSON was held to the limits of JSON when it was read
                _require(value, hint, place, name)
            return
    raise Misshapen(place)


def _require_own(value: object, place: str, name: str) -> None:
    if isinstance(value, datetime):
        _hold(value.tzinfo is not None, place)
    elif isinstance(value, Decimal):
        _hold(value.is_finite() and abs(value.adjusted()) <= _MOST_MAGNITUDE, place)
    elif isinstance(value, int) and not isinstance(value, bool) and name in _COUNTS:
        _hold(value >= 0, place)
    elif isinstance(value, str):
        if name in _DIGESTS:
            _hold(_DIGEST.fullmatch(value) is not None, place)
        elif name in _IDS:
            _hold(0 < len(value) <= limits().id_length and value.isprintable(), place)
        elif name == "filename":
            _hold(is_filename(value), place)


def is_filename(name: str) -> bool:
    """Tell whether a text names a file and nothing else: no path, no stream, nothing that hides or turns it."""
    return (
        name.strip(". ") != ""
        and max(len(name), len(name.encode())) <= limits().filename_length
        and not any(one in "/\\:" or one in _TURNING or unicodedata.category(one) in _HIDDEN for one in name)
    )


def _hold(holds: bool, place: str) -> None:
    if not holds:
        raise Misshapen(place)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    found = typing.get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}
