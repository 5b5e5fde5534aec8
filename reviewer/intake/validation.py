"""One JSON value to one request: every fault at once, each with its path; nothing is guessed or repaired.

An absent or null fact is unknown and never a fault. A key that the schema does not know is passed over and
named (the contract may grow). White space around a text is not part of it; a blank text says nothing: it is
unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reviewer.dossier.request import (
    SCHEMA,
    Candidate,
    Contact,
    DocumentReference,
    Employer,
    EvaluationRequest,
    Experience,
    Job,
    NocVersion,
)
from reviewer.intake.fields import FIELDS, NOC_LEVELS, Field, Kind
from reviewer.intake.limits import Limits, limits
from reviewer.intake.nodes import JsonObject, Node
from reviewer.intake.values import (
    Refused,
    choice,
    decimal,
    digits,
    integer,
    iso_date,
    money,
    relative_path,
    text,
)

_IGNORED_MOST = 100
_TEXTS = {Kind.REFERENCE: "reference", Kind.LINE: "line", Kind.PARAGRAPH: "paragraph", Kind.CODE: "code"}
_REQUIRED = frozenset(
    {(EvaluationRequest, "reference"), (DocumentReference, "kind"), (DocumentReference, "path")}
)
_EMPTY: Mapping[type, Callable[[], object]] = {Employer: Employer, Job: Job, Candidate: Candidate}


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault before it is put into words: where, what kind, what stood there and what the words need."""

    path: str
    code: str
    found: Node
    facts: Mapping[str, str]
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Validated:
    """What became of one value: a request, or flaws; and the keys that were passed over."""

    request: EvaluationRequest | None
    flaws: tuple[Flaw, ...]
    ignored: tuple[str, ...]
    reference: str | None


def validate(node: Node, as_of: date | None = None) -> Validated:
    """Validate one ``avise.request/1``.

    ``as_of`` bounds the date of birth where the day of receipt is unknown.
    """
    walk = _Walk(limits(), as_of)
    values = walk.root(node)
    reference = values.get("reference")
    return Validated(
        request=None if walk.flaws else EvaluationRequest(**values),
        flaws=tuple(walk.flaws),
        ignored=tuple(walk.ignored),
        reference=reference if isinstance(reference, str) else None,
    )


@dataclass(slots=True)
class _Walk:
    bounds: Limits
    as_of: date | None
    flaws: list[Flaw] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    received_on: date | None = None

    def root(self, node: Node) -> dict[str, Any]:
        if not isinstance(node, JsonObject):
            self._flaw("", "not_object", node)
            return {}
        schema = node.get("schema")
        if schema != SCHEMA:
            code = "schema" if schema is not None else "missing_schema"
            self._flaw("schema", code, schema, {"schema": SCHEMA}, absent=schema is None)
        values = self._facts(EvaluationRequest, node, "", known=frozenset({"schema"}))
        return {name: value for name, value in values.items() if value is not None}

    def _flaw(
        self,
        path: str,
        code: str,
        found: Node,
        facts: Mapping[str, object] | None = None,
        *,
        absent: bool = False,
    ) -> None:
        words = {name: str(value) for name, value in (facts or {}).items()}
        self.flaws.append(Flaw(path, code, found, words, absent))

    def _facts(
        self, part: type, node: JsonObject, path: str, known: frozenset[str] = frozenset()
    ) -> dict[str, Any]:
        fields = FIELDS[part]
        for key in node.repeated:
            self._flaw(_join(path, key), "repeated_key", key)
        for key in node:
            if key not in fields and key not in known and len(self.ignored) < _IGNORED_MOST:
                self.ignored.append(_join(path, key))
        values: dict[str, Any] = {}
        for name, fact in fields.items():
            values[name] = self._fact(part, name, fact, node, _join(path, name))
            if name == "received_on":
                self.received_on = values[name]
        if part is Experience:
            self._order(values, node, path)
        return values

    def _fact(self, part: type, name: str, fact: Field, owner: JsonObject, path: str) -> object:
        node = owner.get(name)
        value: object = None
        if node is not None and name not in owner.repeated:
            try:
                value = self._value(fact, node, owner, path)
            except Refused as refused:
                self._flaw(path, refused.code, node, refused.facts)
                return None
        if value is None and (part, name) in _REQUIRED and name not in owner.repeated:
            self._flaw(path, "missing", node, absent=True)
        if value is None and fact.part is not None and fact.part in _EMPTY:
            return _EMPTY[fact.part]()
        return value

    def _value(self, fact: Field, node: Node, owner: JsonObject, path: str) -> object:
        kind = fact.kind
        if kind in _TEXTS:
            return text(node, self.bounds.text[_TEXTS[kind]], lines=kind is Kind.PARAGRAPH)
        if kind is Kind.DATE:
            return iso_date(node, self.bounds.earliest, self.bounds.latest)
        if kind is Kind.BIRTH_DATE:
            latest = self.received_on or self.as_of or self.bounds.latest_birth
            return iso_date(node, self.bounds.earliest, latest, code="birth_date")
        if kind is Kind.BOOLEAN:
            if not isinstance(node, bool):
                raise Refused("not_boolean")
            return node
        if kind is Kind.MONEY:
            return money(node, self.bounds.money_digits, self.bounds.money_places)
        if kind is Kind.DECIMAL:
            return decimal(node, self.bounds.numbers[without_positions(path)])
        if kind is Kind.INTEGER:
            return integer(node, self.bounds.numbers[without_positions(path)])
        if kind is Kind.CHOICE and fact.choices is not None:
            return fact.choices(choice(node, tuple(code.value for code in fact.choices)))
        if kind is Kind.DIGITS:
            return digits(node, (self.bounds.digits[fact.digits],), "digits")
        if kind is Kind.NOC:
            return self._noc(node, owner)
        if kind is Kind.NOC_LEVEL:
            return choice(node, _levels(_noc_version(owner)))
        if kind is Kind.PATH:
            return relative_path(text(node, self.bounds.text["path"], lines=False, spelling=False))
        if kind is Kind.LIST and fact.part is not None:
            return self._list(fact.part, node, path)
        return self._part(fact, node, path)

    def _part(self, fact: Field, node: Node, path: str) -> object:
        if fact.part is None or not isinstance(node, JsonObject):
            raise Refused("not_object")
        values = self._facts(fact.part, node, path)
        if fact.part is Contact and all(value is None for value in values.values()):
            return None
        return fact.part(**values)

    def _list(self, part: type, node: Node, path: str) -> tuple[object, ...]:
        if not isinstance(node, list):
            raise Refused("not_list")
        most = self.bounds.items[path]
        if len(node) > most:
            raise Refused("too_many_items", most=most, count=len(node))
        items = []
        for position, item in enumerate(node):
            place = f"{path}[{position}]"
            if not isinstance(item, JsonObject):
                self._flaw(place, "not_object", item)
                continue
            values = self._facts(part, item, place)
            if part is not DocumentReference or (values["kind"] and values["path"]):
                items.append(part(**values))
        return tuple(items)

    def _noc(self, node: Node, owner: JsonObject) -> str:
        version = _noc_version(owner)
        if version is None:
            either = (self.bounds.digits["noc_2016"], self.bounds.digits["noc_2021"])
            return digits(node, either, "noc_any", shorter=either[0], longer=either[1])
        return digits(node, (self.bounds.digits[f"noc_{version.value}"],), "noc", version=version.value)

    def _order(self, values: Mapping[str, Any], node: JsonObject, path: str) -> None:
        started, ended = values["started_on"], values["ended_on"]
        if started is not None and ended is not None and ended < started:
            place = _join(path, "ended_on")
            self._flaw(place, "end_before_start", node["ended_on"], {"start": started.isoformat()})


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def without_positions(path: str) -> str:
    """Return the path of a fact whatever entry of a list it is in: ``candidate.diplomas.level``."""
    return ".".join(step.partition("[")[0] for step in path.split("."))


def _noc_version(owner: JsonObject) -> NocVersion | None:
    written = owner.get("noc_version")
    return next((version for version in NocVersion if version.value == written), None)


def _levels(version: NocVersion | None) -> tuple[str, ...]:
    if version is not None:
        return NOC_LEVELS[version]
    return tuple(dict.fromkeys(level for levels in NOC_LEVELS.values() for level in levels))
