"""What a travelling file may hold, read from ``resources/exchange/limits.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reviewer.committee.offline.refusals import PackageLimit, PackageTooBig
from reviewer.resource_files import path


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerLimits:
    """What may be inside a package. ``name_bytes``: of an entry's name; ``total_bytes``: of all documents."""

    documents: int
    document_bytes: int
    total_bytes: int
    manifest_bytes: int
    name_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLimits:
    """Nesting, characters of a text, entries of a list or object, digits of a number."""

    depth: int
    text: int
    items: int
    digits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every limit of the exchange. ``file``: bytes, by the kind of file; ``header_*``: of an age file."""

    file: Mapping[str, int]
    header_bytes: int
    recipients: int
    container: ContainerLimits
    json: JsonLimits
    id_length: int
    filename_length: int


@cache
def limits() -> Limits:
    """Return the limits of the resource file, read once."""
    data: dict[str, Any] = tomllib.loads(path("exchange/limits.toml").read_text(encoding="utf-8"))
    return Limits(
        file=data["file"],
        header_bytes=data["header"]["bytes"],
        recipients=data["header"]["recipients"],
        container=ContainerLimits(**data["container"]),
        json=JsonLimits(**data["json"]),
        id_length=data["text"]["id"],
        filename_length=data["text"]["filename"],
    )


def require_within(file: str, limit: str, found: int, allowed: int) -> None:
    """Raise ``PackageTooBig`` where more was found than is allowed."""
    if found > allowed:
        raise PackageTooBig(file, PackageLimit(limit), found, allowed)
