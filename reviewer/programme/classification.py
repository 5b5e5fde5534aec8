"""The level of an occupation, read in its code; the matrix is ``resources/occupations/cnp.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reviewer import resource_files
from reviewer.dossier.request import NocVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edition:
    digits: int
    second_digit: Mapping[str, str]
    management_first_digit: str | None = None
    management_level: str | None = None


@lru_cache(maxsize=1)
def _editions() -> Mapping[NocVersion, _Edition]:
    with resource_files.path("occupations/cnp.toml").open("rb") as file:
        tables = tomllib.load(file)
    named = {NocVersion.V2016: tables["v2016"], NocVersion.V2021: tables["v2021"]}
    fields = _Edition.__dataclass_fields__
    return {
        version: _Edition(**{key: value for key, value in table.items() if key in fields})
        for version, table in named.items()
    }


def edition_of(code: str, declared: NocVersion | None) -> NocVersion | None:
    """Return the edition that a code belongs to: the declared one, else the one whose codes have its length."""
    if declared is not None:
        return declared
    for version, edition in _editions().items():
        if len(code) == edition.digits:
            return version
    return None


@lru_cache(maxsize=4096)
def level_of_code(code: str, declared: NocVersion | None) -> tuple[NocVersion, str] | None:
    """Return the edition and the level (0, A to D; FÉER 0 to 5) of a code; None where the code does not tell."""
    version = edition_of(code, declared)
    if version is None:
        return None
    edition = _editions()[version]
    if len(code) != edition.digits or not (code.isascii() and code.isdigit()):
        return None
    if edition.management_level is not None and code[0] == edition.management_first_digit:
        return version, edition.management_level
    level = edition.second_digit.get(code[1])
    return None if level is None else (version, level)


@lru_cache(maxsize=64)
def edition_of_level(level: str, declared: NocVersion | None) -> tuple[NocVersion, ...]:
    """Return the editions that a declared level may belong to; both where it has the same name in both."""
    if declared is not None:
        return (declared,)
    return tuple(version for version in _editions() if level in levels(version))


@lru_cache(maxsize=4)
def levels(version: NocVersion) -> frozenset[str]:
    """Return the levels of an edition."""
    edition = _editions()[version]
    named = set(edition.second_digit.values())
    if edition.management_level is not None:
        named.add(edition.management_level)
    return frozenset(named)
