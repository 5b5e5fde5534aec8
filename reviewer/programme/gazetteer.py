"""Loads a territory: ``territory.toml``, ``municipalities.csv`` (its members), ``names.csv`` (other names) and, where
there is one, ``homonyms.csv`` (municipalities outside that share a name).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import Fault
from reviewer.programme.reading import Reader
from reviewer.programme.sourced import Confidence
from reviewer.programme.territory import (
    Homonym,
    Membership,
    Municipality,
    Place,
    PlaceName,
    Territory,
    fold_place,
)

_MEMBER_COLUMNS = ("code", "name", "sector", "county", "source")
_HOMONYM_COLUMNS = ("code", "name", "county", "source", "confidence")
_NAME_COLUMNS = ("name", "membership", "code", "note", "source", "confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TerritoryFile:
    """``territory.toml``."""

    id: str
    name: str
    source: str
    confidence: Confidence


def load_territory(folder: Path, faults: list[Fault]) -> Territory | None:
    """Load the territory of a folder; None, with faults, where something is wrong."""
    before = len(faults)
    reader = Reader(folder / "territory.toml", faults)
    identity: _TerritoryFile | None = reader.build(_TerritoryFile, reader.document())
    members = tuple(
        Municipality(**row) for row in _rows(folder / "municipalities.csv", _MEMBER_COLUMNS, faults)
    )
    names = tuple(_place_names(folder / "names.csv", faults))
    homonyms = tuple(_homonyms(folder / "homonyms.csv", faults))
    if identity is None or len(faults) > before:
        return None
    return Territory(
        id=identity.id,
        name=identity.name,
        municipalities=members,
        other_names=names,
        by_code={member.code: member for member in members},
        by_name=_by_name(members, names),
        other_codes=_by_other_code(names, homonyms),
        homonyms=homonyms,
    )


def _by_name(members: tuple[Municipality, ...], names: tuple[PlaceName, ...]) -> dict[str, Place]:
    by_code = {member.code: member.name for member in members}
    places = {fold_place(m.name): Place(membership=Membership.INSIDE, name=m.name) for m in members}
    for name in names:
        shown = by_code.get(name.code or "", name.name)
        places[fold_place(name.name)] = Place(membership=name.membership, name=shown)
    return places


def _by_other_code(names: tuple[PlaceName, ...], homonyms: tuple[Homonym, ...]) -> dict[str, Place]:
    places = {one.code: Place(membership=Membership.OUTSIDE, name=one.name) for one in homonyms}
    for name in names:
        if name.code is not None and name.membership is not Membership.INSIDE:
            places.setdefault(name.code, Place(membership=name.membership, name=name.name))
    return places


def _place_names(path: Path, faults: list[Fault]) -> Iterator[PlaceName]:
    reader = Reader(path, faults)
    for number, row in enumerate(_rows(path, _NAME_COLUMNS, faults), start=2):
        key = (f"{number}", row["name"])
        membership = reader.build(Membership, row["membership"], (*key, "membership"))
        confidence = reader.build(Confidence, row["confidence"], (*key, "confidence"))
        yield PlaceName(
            name=row["name"],
            membership=membership,
            code=row["code"] or None,
            note=row["note"],
            source=row["source"],
            confidence=confidence,
        )


def _homonyms(path: Path, faults: list[Fault]) -> Iterator[Homonym]:
    if not path.is_file():
        return
    reader = Reader(path, faults)
    for number, row in enumerate(_rows(path, _HOMONYM_COLUMNS, faults), start=2):
        confidence = reader.build(Confidence, row["confidence"], (f"{number}", row["name"], "confidence"))
        yield Homonym(**{**row, "confidence": confidence})


def _rows(path: Path, columns: tuple[str, ...], faults: list[Fault]) -> Iterator[dict[str, str]]:
    reader = Reader(path, faults)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reader.fault((), type(error).__name__, "readable")
        return
    table = csv.DictReader(io.StringIO(text))
    if tuple(table.fieldnames or ()) != columns:
        reader.fault(("1",), ",".join(table.fieldnames or ()), "columns", columns=",".join(columns))
        return
    for number, row in enumerate(table, start=2):
        if row["code"] and not (len(row["code"]) == 5 and row["code"].isdigit()):
            reader.fault((f"{number}", "code"), row["code"], "geographic_code")
        yield row
