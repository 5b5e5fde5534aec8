"""What a newer folder of an installed programme would change under its dossiers.

A programme in use only grows: rule sets, grids and texts with new ids. What dossiers were judged, scored and printed by
stays byte for byte. Two things may be said of it that were not known: from which day on a rule set no longer holds,
and the programme's last day; neither may lie in the past.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reviewer.programme.folder import ProgrammeFiles

_POINTERS = frozenset({"wording_id", "letters"})
"""Which version of a text is used from now on: a new one comes with a new id, and old documents keep theirs."""

_IDENTITY = "programme.toml"
_RULES = "rules/"
_GROWING = (_RULES, "documents/", "grid")


def changes(old: ProgrammeFiles, new: ProgrammeFiles, today: date) -> tuple[str, ...]:
    """Return what would change, as files and dotted keys, in reading order; empty where the programme only grows."""
    return tuple(_changes(old.files, new.files, today))


def _changes(old: Mapping[str, bytes], new: Mapping[str, bytes], today: date) -> Iterator[str]:
    for path in sorted(old.keys() | new.keys()):
        before, after = old.get(path), new.get(path)
        if before == after:
            continue
        if before is None:
            if not path.startswith(_GROWING):
                yield path
        elif after is None:
            yield path
        elif path == _IDENTITY:
            yield from _keys(path, before, after, _POINTERS, "end", today)
        elif path.startswith(_RULES):
            yield from _keys(path, before, after, frozenset(), "valid_to", today)
        else:
            yield path


def _keys(
    path: str, before: bytes, after: bytes, free: frozenset[str], closing: str, today: date
) -> Iterator[str]:
    """Return the keys of a file that differ, and the file itself where nothing but its form does.

    ``closing``: a last day that was open, and may be set to one that is not past.
    """
    one, other = _document(before), _document(after)
    found = [
        key
        for key in sorted(one.keys() | other.keys())
        if one.get(key) != other.get(key)
        and key not in free
        and not (key == closing and closing not in one and _day(other[key]) >= today)
    ]
    if found:
        yield f"{path} ({', '.join(found)})"
    elif one == other:
        yield path


def _document(content: bytes) -> dict[str, Any]:
    return tomllib.loads(content.decode())


def _day(value: Any) -> date:
    day = value.get("value") if isinstance(value, dict) else value
    return day if isinstance(day, date) else date.min
