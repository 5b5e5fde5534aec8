"""``criteria.toml`` (what each criterion is and says) and ``rules/*.toml`` (its values under one rule set), joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_type_hints

from reviewer.dossier.request import EvaluationRequest, LanguageProfile, Stream, Substream
from reviewer.programme.placeholders import named_in
from reviewer.programme.reading import Reader
from reviewer.programme.rules import KINDS, CriterionRule, RuleSet, Values
from reviewer.programme.sourced import Confidence, Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionEntry:
    """One ``[[criteria]]`` of ``criteria.toml``; their order is the order of a precheck."""

    id: str
    kind: str
    label: str
    streams: tuple[Stream, ...] | None = None
    substreams: tuple[Substream, ...] | None = None
    profiles: tuple[LanguageProfile, ...] | None = None
    fact: str | None = None
    diploma: str | None = None
    residence: str | None = None
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaFile:
    """``criteria.toml``."""

    criteria: tuple[CriterionEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One ``[criteria.ID]`` of a rule set: its printed source, its values, and wording of its own if it differs."""

    source: str
    confidence: Confidence
    values: Mapping[str, Any] | None = None
    texts: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetFile:
    """``rules/*.toml``."""

    id: str
    valid_from: date
    valid_to: date | None = None
    source: str
    confidence: Confidence
    criteria: Mapping[str, RuleEntry]


_LINKS = ("fact", "diploma", "residence")

MOST_UNITS = 1200
"""Years, months, days or people: more is a slip of the hand, and beyond what a date can be moved by."""


def rule_set(file: RuleSetFile, criteria: CriteriaFile, reader: Reader, criteria_reader: Reader) -> RuleSet:
    """Join a rule set with the criteria; note every fault. Use the result only where there was none."""
    known = {entry.id for entry in criteria.criteria}
    for criterion_id in file.criteria:
        if criterion_id not in known:
            reader.fault(("criteria", criterion_id), criterion_id, "criterion")
    rules: list[CriterionRule] = []
    seen: set[str] = set()
    for index, entry in enumerate(criteria.criteria):
        if entry.id in seen:
            criteria_reader.fault(("criteria", index, "id"), entry.id, "unique")
        seen.add(entry.id)
        if entry.kind not in KINDS:
            kinds = ", ".join(sorted(KINDS))
            criteria_reader.fault(("criteria", index, "kind"), entry.kind, "kind", kinds=kinds)
        elif entry.id not in file.criteria:
            reader.fault(("criteria",), None, "criterion_missing", criterion=entry.id)
        else:
            rules.append(_joined(index, entry, file.criteria[entry.id], reader, criteria_reader))
    _check_links(criteria, criteria_reader)
    return RuleSet(
        id=file.id,
        valid_from=file.valid_from,
        valid_to=file.valid_to,
        source=file.source,
        confidence=file.confidence,
        criteria=tuple(rules),
    )


def _joined(
    index: int, entry: CriterionEntry, rule: RuleEntry, reader: Reader, criteria_reader: Reader
) -> CriterionRule:
    kind = KINDS[entry.kind]
    own = {field.name for field in fields(kind)}
    values: dict[str, Any] = dict(rule.values or {})
    values.update({name: getattr(entry, name) for name in _LINKS if name in own and getattr(entry, name)})
    built: Values | None = reader.build(kind, values, ("criteria", entry.id, "values"))
    _check_bounds(built, reader, ("criteria", entry.id, "values"))
    texts = {**entry.texts, **(rule.texts or {})}
    _check_texts(kind, entry.texts, criteria_reader, ("criteria", index, "texts"), complete=False)
    _check_texts(kind, rule.texts or {}, reader, ("criteria", entry.id, "texts"), complete=False)
    _check_texts(kind, texts, criteria_reader, ("criteria", index, "texts"), complete=True)
    return CriterionRule(
        id=entry.id,
        label=entry.label,
        streams=None if entry.streams is None else frozenset(entry.streams),
        substreams=None if entry.substreams is None else frozenset(entry.substreams),
        profiles=None if entry.profiles is None else frozenset(entry.profiles),
        source=rule.source,
        confidence=rule.confidence,
        values=built or Values(),
        texts=texts,
    )


def _check_bounds(values: Values | None, reader: Reader, key: tuple[str | int, ...]) -> None:
    """Note a whole number that no calendar can count with, such as a window of a billion months."""
    for field in fields(values) if values is not None else ():
        sourced = getattr(values, field.name)
        number = sourced.value if isinstance(sourced, Sourced) else None
        if type(number) is int and not 0 <= number <= MOST_UNITS:
            reader.fault((*key, field.name, "value"), number, "bounded", least=0, most=MOST_UNITS)


def _check_texts(
    kind: type[Values],
    texts: Mapping[str, str],
    reader: Reader,
    key: tuple[str | int, ...],
    *,
    complete: bool,
) -> None:
    """Note texts that are missing (``complete``), or unknown, or that name what the kind does not tell."""
    if complete:
        for name in kind.TEXTS.keys() - texts.keys():
            reader.fault(key, None, "text_missing", text=name)
        return
    for name, text in texts.items():
        if name not in kind.TEXTS:
            reader.fault((*key, name), name, "text_unknown", texts=", ".join(sorted(kind.TEXTS)))
            continue
        allowed = kind.TEXTS[name]
        if not named_in(text) <= allowed:
            reader.fault((*key, name), text, "placeholder", names=", ".join(sorted(allowed)))


def _check_links(criteria: CriteriaFile, reader: Reader) -> None:
    kinds = {entry.id: entry.kind for entry in criteria.criteria}
    wanted = {"diploma": "recent_diploma", "residence": "residence_during_studies"}
    for index, entry in enumerate(criteria.criteria):
        for link, kind in wanted.items():
            target = getattr(entry, link)
            if target is not None and kinds.get(target) != kind:
                reader.fault(("criteria", index, link), target, "criterion_of_kind", kind=kind)
        if entry.fact is not None and not _is_fact(entry.fact):
            reader.fault(("criteria", index, "fact"), entry.fact, "fact")


def _is_fact(path: str) -> bool:
    kind: Any = EvaluationRequest
    for name in path.split("."):
        hints = get_type_hints(kind) if hasattr(kind, "__dataclass_fields__") else {}
        if name not in hints:
            return False
        kind = hints[name]
    return True
