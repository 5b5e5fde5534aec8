"""What a travelling file may hold, read from ``resources/exchange/limits.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reviewer.committee.offline.refusals import PackageLimit, PackageTooBig
from reviewer.programme.sourced import Confidence, Sourced
from reviewer.resource_files import path
from reviewer.services.ports.exchange import StatedLimit


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
    data = _data()
    return Limits(
        file=data["file"],
        header_bytes=data["header"]["bytes"],
        recipients=data["header"]["recipients"],
        container=ContainerLimits(**data["container"]),
        json=JsonLimits(**data["json"]),
        id_length=data["text"]["id"],
        filename_length=data["text"]["filename"],
    )


@cache
def stated() -> tuple[StatedLimit, ...]:
    """Return every limit with its source, in the order in which a page lists them."""
    now = limits()
    every: dict[str, int] = {
        "header_bytes": now.header_bytes,
        "recipients": now.recipients,
        "manifest_bytes": now.container.manifest_bytes,
        "document_bytes": now.container.document_bytes,
        "total_bytes": now.container.total_bytes,
        "name_bytes": now.container.name_bytes,
        "documents": now.container.documents,
        "depth": now.json.depth,
        "text": now.json.text,
        "items": now.json.items,
        **now.file,
    }
    return tuple(
        StatedLimit(
            limit=PackageLimit(one["limit"]),
            allowed=Sourced(every[one["limit"]], one["source"], Confidence(one["confidence"])),
        )
        for one in _data()["stated"]
    )


def _data() -> dict[str, Any]:
    return tomllib.loads(path("exchange/limits.toml").read_text(encoding="utf-8"))


def require_within(file: str, limit: str, found: int, allowed: int) -> None:
    """Raise ``PackageTooBig`` where more was found than is allowed."""
    if found > allowed:
        raise PackageTooBig(file, PackageLimit(limit), found, allowed)
