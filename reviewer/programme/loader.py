"""Loads a programme from its folder: identity, criteria, dated rule sets, grids, occupations and wages.

    programme.toml  criteria.toml  rules/*.toml  grid-*.toml  [occupations.toml]  [wages.toml]

Everything is checked here, once; the rest of the program may rely on it. All the faults of a folder are told at
once, each with its file and line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from reviewer import resource_files
from reviewer.avis.numbering import is_series
from reviewer.avis.validity import LONGEST_MONTHS
from reviewer.dossier.request import DiplomaLevel, LanguageProfile, Stream, Substream
from reviewer.errors import Fault
from reviewer.programme.criteria_files import MOST_UNITS, CriteriaFile, RuleSetFile, rule_set
from reviewer.programme.gazetteer import load_territory
from reviewer.programme.grid_files import GridFile, check_grids
from reviewer.programme.model import (
    MOST_SIGNATORIES,
    Applicant,
    Concertation,
    Labels,
    Programme,
    ReceptionWindow,
    RequiredDocument,
    ServiceTargets,
    is_programme_id,
)
from reviewer.programme.reading import ProgrammeInvalid, Reader
from reviewer.programme.rules import Decile, Occupation, RuleSet
from reviewer.programme.sourced import Sourced
from reviewer.programme.territory import Territory

_TALKING = 2
"""Only two experts talk before another is asked (``reviewer.committee.deliberation``)."""


__all__ = ["ProgrammeInvalid", "load_programme", "load_programmes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ProgrammeFile:
    """``programme.toml``."""

    id: str
    name: str
    short_name: str
    issuer: str
    series: str
    wording_id: str
    applicant: Applicant
    citation: Sourced[str]
    opening: Sourced[date]
    end: Sourced[date] | None = None
    validity_months: Sourced[int]
    signatories: Sourced[int]
    concertation: Concertation
    targets: ServiceTargets
    reviewers_per_dossier: Sourced[int]
    reconsideration_days: Sourced[int]
    complement_days: Sourced[int] | None = None
    letters: Mapping[str, str] | None = None
    labels: Labels
    documents: tuple[RequiredDocument, ...] = ()
    reception_windows: tuple[ReceptionWindow, ...] = ()
    territory: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _OccupationsFile:
    """``occupations.toml``."""

    occupations: tuple[Occupation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _WagesFile:
    """``wages.toml``: 9th-decile hourly wages."""

    deciles: tuple[Decile, ...] = ()


def load_programmes(root: Path | None = None) -> Mapping[str, Programme]:
    """Load every programme of a folder, by id; by default those that ship with the program.

    Raises ``ProgrammeInvalid`` with all the faults of all the programmes.
    """
    folder = resource_files.path("programmes") if root is None else root
    programmes: dict[str, Programme] = {}
    faults: list[Fault] = []
    for path in sorted(folder.iterdir()):
        if (path / "programme.toml").is_file():
            try:
                programme = load_programme(path)
            except ProgrammeInvalid as error:
                faults.extend(error.faults)
            else:
                programmes[programme.id] = programme
    if faults:
        raise ProgrammeInvalid(tuple(faults))
    return programmes


def load_programme(folder: Path) -> Programme:
    """Load the programme of a folder; raise ``ProgrammeInvalid`` with everything that is wrong in it."""
    faults: list[Fault] = []
    identity_reader = Reader(folder / "programme.toml", faults)
    identity = _read(identity_reader, _ProgrammeFile)
    criteria_reader = Reader(folder / "criteria.toml", faults)
    criteria = _read(criteria_reader, CriteriaFile)
    rule_readers = [Reader(path, faults) for path in _files(folder / "rules", "*.toml", criteria_reader)]
    rule_files = [_read(reader, RuleSetFile) for reader in rule_readers]
    grid_readers = [Reader(path, faults) for path in _files(folder, "grid-*.toml", criteria_reader)]
    grid_files = [_read(reader, GridFile) for reader in grid_readers]
    occupations = _read_optional(folder / "occupations.toml", faults, _OccupationsFile)
    wages = _read_optional(folder / "wages.toml", faults, _WagesFile)
    _stop_at(faults)

    _check_identity(identity, folder, identity_reader)
    _check_branches(identity, identity_reader, criteria, criteria_reader)
    grids = check_grids(grid_files, grid_readers, identity.opening.value)
    _check_ids([file.id for file in rule_files], rule_readers, ("id",))
    territory = _territory(identity, identity_reader, faults)
    rule_sets = [
        rule_set(file, criteria, reader, criteria_reader)
        for reader, file in zip(rule_readers, rule_files, strict=True)
    ]
    _stop_at(faults)
    ordered = sorted(zip(rule_sets, rule_readers, strict=True), key=lambda pair: pair[0].valid_from)
    _check_succession(identity, ordered)
    _stop_at(faults)
    return Programme(
        id=identity.id,
        name=identity.name,
        short_name=identity.short_name,
        issuer=identity.issuer,
        series=identity.series,
        wording_id=identity.wording_id,
        applicant=identity.applicant,
        citation=identity.citation,
        opening=identity.opening,
        end=identity.end,
        validity_months=identity.validity_months,
        signatories=identity.signatories,
        concertation=identity.concertation,
        targets=identity.targets,
        reviewers_per_dossier=identity.reviewers_per_dossier,
        reconsideration_days=identity.reconsideration_days,
        complement_days=identity.complement_days,
        letters=identity.letters or {},
        labels=identity.labels,
        documents=identity.documents,
        reception_windows=identity.reception_windows,
        rule_sets=tuple(rules for rules, _ in ordered),
        grids=grids,
        territory=territory,
        occupations=occupations.occupations,
        deciles=wages.deciles,
    )


def _read(reader: Reader, kind: type) -> Any:
    before = len(reader.faults)
    document = reader.document()
    return None if len(reader.faults) > before else reader.build(kind, document)


def _read_optional(path: Path, faults: list[Fault], kind: type) -> Any:
    return _read(Reader(path, faults), kind) if path.is_file() else kind()


def _files(folder: Path, pattern: str, reader: Reader) -> list[Path]:
    found = sorted(folder.glob(pattern))
    if not found:
        Reader(folder / pattern, reader.faults).fault((), None, "files")
    return found


def _stop_at(faults: list[Fault]) -> None:
    if faults:
        raise ProgrammeInvalid(tuple(faults))


def _check_identity(identity: _ProgrammeFile, folder: Path, reader: Reader) -> None:
    if not is_programme_id(identity.id):
        reader.fault(("id",), identity.id, "programme_id")
    elif identity.id != folder.name:
        reader.fault(("id",), identity.id, "identifier", expected=folder.name)
    if not is_series(identity.series):
        reader.fault(("series",), identity.series, "series")
    if identity.end is not None and identity.end.value < identity.opening.value:
        reader.fault(("end",), identity.end.value, "after", other=identity.opening.value)
    _check_counts(identity, reader)
    if not 1 <= identity.signatories.value <= MOST_SIGNATORIES:
        reader.fault(("signatories",), identity.signatories.value, "bounded", least=1, most=MOST_SIGNATORIES)
    if identity.concertation.enabled.value and identity.reviewers_per_dossier.value != _TALKING:
        reader.fault(("concertation", "enabled"), True, "concertation_of_two")
    if identity.complement_days is None and "complements" in (identity.letters or {}):
        reader.fault(("complement_days",), None, "present", name="complement_days")
    branches: tuple[tuple[str, type[StrEnum], Mapping[str, str]], ...] = (
        ("streams", Stream, identity.labels.streams),
        ("substreams", Substream, identity.labels.substreams),
        ("profiles", LanguageProfile, identity.labels.profiles),
        ("diploma_levels", DiplomaLevel, identity.labels.diploma_levels),
    )
    for name, codes, labels in branches:
        known = {str(code) for code in codes}
        for code in labels.keys() - known:
            reader.fault(("labels", name, code), code, "choice", choices=", ".join(sorted(known)))
        # A programme has all the branches of a kind, or none of them.
        for code in codes if labels or codes is DiplomaLevel else ():
            if code not in labels:
                reader.fault(("labels", name), None, "label_missing", code=code)
    for index, window in enumerate(identity.reception_windows):
        if window.closes_on < window.opens_on:
            place = ("reception_windows", index, "closes_on")
            reader.fault(place, window.closes_on, "after", other=window.opens_on)


def _check_counts(identity: _ProgrammeFile, reader: Reader) -> None:
    """Note every number of months, days or experts that is none, or a slip of the hand."""
    counts: dict[tuple[str, ...], Sourced[int] | None] = {
        ("validity_months",): identity.validity_months,
        ("reviewers_per_dossier",): identity.reviewers_per_dossier,
        ("complement_days",): identity.complement_days,
        ("reconsideration_days",): identity.reconsideration_days,
        ("concertation", "business_days"): identity.concertation.business_days,
        **{("targets", one.name): getattr(identity.targets, one.name) for one in fields(identity.targets)},
    }
    for place, count in counts.items():
        most = LONGEST_MONTHS if place == ("validity_months",) else MOST_UNITS
        if count is not None and count.value < 1:
            reader.fault(place, count.value, "positive")
        elif count is not None and count.value > most:
            reader.fault(place, count.value, "bounded", least=1, most=most)


def _check_branches(
    identity: _ProgrammeFile, reader: Reader, criteria: CriteriaFile, criteria_reader: Reader
) -> None:
    """Note whatever asks for a stream, a substream or a profile of a programme that has none."""
    for name in ("streams", "substreams", "profiles"):
        if getattr(identity.labels, name):
            continue
        for index, entry in enumerate(criteria.criteria):
            if getattr(entry, name) is not None:
                criteria_reader.fault(("criteria", index, name), None, "no_branch", branch=name)
        for index, document in enumerate(identity.documents):
            if getattr(document, name, None) is not None:
                reader.fault(("documents", index, name), None, "no_branch", branch=name)
    if identity.reception_windows and not identity.labels.streams:
        reader.fault(("reception_windows", 0), None, "no_branch", branch="streams")


def _check_ids(ids: Sequence[str | int], readers: Sequence[Reader], key: tuple[str, ...]) -> None:
    for index, (found, reader) in enumerate(zip(ids, readers, strict=True)):
        if found in ids[:index]:
            reader.fault(key, found, "unique")


def _check_succession(identity: _ProgrammeFile, ordered: list[tuple[RuleSet, Reader]]) -> None:
    """Rule sets follow one another from the opening on, without holes or overlaps, to the end if there is one."""
    expected = identity.opening.value
    for index, (rules, reader) in enumerate(ordered):
        if rules.valid_from != expected:
            reader.fault(("valid_from",), rules.valid_from, "consecutive", expected=expected)
        if rules.valid_to is None:
            if index < len(ordered) - 1 or identity.end is not None:
                reader.fault(("valid_to",), None, "last_open")
            return
        if rules.valid_to < rules.valid_from:
            reader.fault(("valid_to",), rules.valid_to, "after", other=rules.valid_from)
        expected = rules.valid_to + timedelta(days=1)
    last, reader = ordered[-1]
    if identity.end is None or identity.end.value != last.valid_to:
        end = "" if identity.end is None else identity.end.value
        reader.fault(("valid_to",), last.valid_to, "ends_with_programme", end=end)


def _territory(identity: _ProgrammeFile, reader: Reader, faults: list[Fault]) -> Territory | None:
    if identity.territory is None:
        return None
    folder = resource_files.path("geography") / identity.territory
    if not folder.is_dir():
        reader.fault(("territory",), identity.territory, "territory")
        return None
    return load_territory(folder, faults)
