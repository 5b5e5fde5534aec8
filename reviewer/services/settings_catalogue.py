"""Every setting of a database: what it is, what holds without it, what it does (``settings/catalogue.toml``)."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reviewer.dossier.folding import fold
from reviewer.resource_files import path as resource_path


class SettingKind(StrEnum):
    """How a value is read. ``FILE``: too long to show, or nobody's to read here: only whether there is one."""

    TEXT = "text"
    COUNT = "count"
    FLAG = "flag"
    FILE = "file"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedSetting:
    """One setting. ``key`` ending in a point: the beginning of several names. Texts by language, ``fr`` and ``en``.

    ``tab``: where it is changed; ``field``: the name of its field there, empty where it has none of its own.
    """

    key: str
    kind: SettingKind
    tab: str
    label: Mapping[str, str]
    default: Mapping[str, str]
    effect: Mapping[str, str]
    field: str = ""

    def says(self, words: str) -> bool:
        """Tell whether every word is in what is said of this setting, in either language, however it is written."""
        told = fold(" ".join((self.key, *self.label.values(), *self.default.values(), *self.effect.values())))
        return all(word in told for word in fold(words).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingNow:
    """A setting with what holds now: ``value`` None where nobody set it; for a file or a plan, only a word of it."""

    described: DescribedSetting
    value: str | None


@cache
def catalogue() -> tuple[DescribedSetting, ...]:
    """Return every setting, in the order of the file."""
    with resource_path("settings/catalogue.toml").open("rb") as file:
        found = tomllib.load(file)["setting"]
    return tuple(DescribedSetting(**{**one, "kind": SettingKind(one["kind"])}) for one in found)


def now(described: DescribedSetting, kept: Mapping[str, str]) -> SettingNow:
    """Return what holds. ``kept``: every setting of the database by name."""
    if described.key.endswith("."):
        values = [value for name, value in sorted(kept.items()) if name.startswith(described.key) and value]
    else:
        values = [kept[described.key]] if kept.get(described.key) else []
    shown = ", ".join(_shown(described.kind, value) for value in values)
    return SettingNow(described=described, value=shown or None)


def _shown(kind: SettingKind, value: str) -> str:
    if kind is SettingKind.FILE:
        return "…"
    if kind is SettingKind.PLAN:
        plan = json.loads(value)
        return str(plan.get("folder") or "") if isinstance(plan, dict) else ""
    return value
