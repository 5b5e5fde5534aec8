"""Loads what figures are (``resources/indicators``): indicators, tables that may be published, invariants.

    indicators.toml  publication.toml  quality.toml

Everything is checked here, once, as the files of a programme are: all the faults at once, each with its file and line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reviewer import resource_files
from reviewer.dossier.lifecycle import Role
from reviewer.errors import Fault
from reviewer.programme.reading import ProgrammeInvalid, Reader
from reviewer.programme.sourced import Confidence, Sourced
from reviewer.statistics.indicators.definitions import (
    Check,
    Definitions,
    Indicator,
    Kind,
    PublicTable,
    Unit,
    View,
    Words,
)
from reviewer.statistics.indicators.measures import MEASURES
from reviewer.statistics.indicators.quality import CHECKS

_UNITS = {Kind.RATE: Unit.PERCENT, Kind.DELAY: Unit.BUSINESS_DAYS}


@dataclass(frozen=True, slots=True, kw_only=True)
class _IndicatorsFile:
    """``indicators.toml``."""

    ages: Sourced[tuple[int, ...]]
    horizons: Sourced[tuple[int, ...]]
    groups: Mapping[str, Words]
    indicator: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _PublicationFile:
    """``publication.toml``."""

    report_every: Sourced[int]
    table: tuple[PublicTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _QualityFile:
    """``quality.toml``."""

    check: tuple[Check, ...]


@cache
def definitions() -> Definitions:
    """Return the definitions that ship with the program."""
    return load_definitions(resource_files.path("indicators"))


def load_definitions(folder: Path) -> Definitions:
    """Load the definitions of a folder; raise ``ProgrammeInvalid`` with everything that is wrong in it."""
    faults: list[Fault] = []
    readers = [Reader(folder / f"{name}.toml", faults) for name in ("indicators", "publication", "quality")]
    counted, published, asked = (
        _read(reader, kind)
        for reader, kind in zip(readers, (_IndicatorsFile, _PublicationFile, _QualityFile), strict=True)
    )
    _stop_at(faults)
    for at, one in enumerate(counted.indicator):
        _check_indicator(one, at, counted.groups, readers[0])
    _check_once((one.id for one in counted.indicator), "indicator", readers[0])
    for name, limits in (("ages", counted.ages.value), ("horizons", counted.horizons.value)):
        if not limits or any(later <= earlier for earlier, later in zip((0, *limits), limits, strict=False)):
            readers[0].fault((name, "value"), limits, "limits")
    for at, table in enumerate(published.table):
        _known(table.measure, MEASURES, ("table", at, "measure"), readers[1])
        if table.measure in MEASURES and MEASURES[table.measure].view is not View.COHORT:
            readers[1].fault(("table", at, "measure"), table.measure, "cohort_only")
    _check_once((one.id for one in published.table), "table", readers[1])
    ids = {"*", *(one.id for one in counted.indicator)}
    for at, check in enumerate(asked.check):
        _known(check.id, CHECKS, ("check", at, "id"), readers[2])
        for touched in check.touches:
            _known(touched, ids, ("check", at, "touches"), readers[2])
    _check_once((one.id for one in asked.check), "check", readers[2])
    for missing in sorted(CHECKS - {one.id for one in asked.check}):
        readers[2].fault(("check",), missing, "check_missing", check=missing)
    _stop_at(faults)
    return Definitions(
        groups=counted.groups,
        indicators=counted.indicator,
        tables=published.table,
        checks=asked.check,
        ages=counted.ages.value,
        horizons=counted.horizons.value,
        report_every=published.report_every.value,
    )


def _check_indicator(one: Indicator, at: int, groups: Mapping[str, Words], reader: Reader) -> None:
    """Note what does not fit together: above all a definition that would mix two views, or two dates."""

    def key(name: str) -> tuple[str | int, ...]:
        return ("indicator", at, name)

    _known(one.group, groups, key("group"), reader)
    _known(one.measure, MEASURES, key("measure"), reader)
    if one.per:
        _known(one.per, MEASURES, key("per"), reader)
    if one.confidence not in set(Confidence):
        reader.fault(key("confidence"), one.confidence, "choice", choices=", ".join(Confidence))
    for role in one.roles:
        _known(role, set(Role), key("roles"), reader)
    if (one.kind is Kind.RATE) != bool(one.per) or (one.kind is Kind.RATE) != (one.denominator is not None):
        reader.fault(key("kind"), one.kind, "rate_has_denominator")
    for name, measure in (("measure", MEASURES.get(one.measure)), ("per", MEASURES.get(one.per))):
        if measure is not None and (measure.view is not one.view or measure.date != one.date):
            reader.fault(key(name), getattr(one, name), "same_view", view=measure.view, date=measure.date)
    counted = MEASURES.get(one.measure)
    wanted = _UNITS.get(one.kind, None if counted is None else counted.of)
    if wanted is not None and one.unit is not wanted:
        reader.fault(key("unit"), one.unit, "choice", choices=wanted.value)
    if counted is not None and (one.kind is Kind.DELAY) != (counted.of is Unit.BUSINESS_DAYS):
        reader.fault(key("kind"), one.kind, "choice", choices=", ".join(Kind))


def _known(value: str, known: Collection[str], key: tuple[str | int, ...], reader: Reader) -> None:
    if value not in known:
        reader.fault(key, value, "choice", choices=", ".join(sorted(known)))


def _check_once(ids: Iterable[str], table: str, reader: Reader) -> None:
    seen: set[str] = set()
    for at, one in enumerate(ids):
        if one in seen:
            reader.fault((table, at, "id"), one, "unique")
        seen.add(one)


def _read(reader: Reader, kind: type) -> Any:
    before = len(reader.faults)
    document = reader.document()
    return None if len(reader.faults) > before else reader.build(kind, document)


def _stop_at(faults: list[Fault]) -> None:
    if faults:
        raise ProgrammeInvalid(tuple(faults))
