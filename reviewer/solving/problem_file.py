"""``avise.assignment/1`` from a file: a problem, or every fault of the file at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException
from functools import cache
from pathlib import Path

from reviewer.committee.assignment.problem import (
    AssignableExpert,
    AssignmentProblem,
    AssignmentRules,
    Contradiction,
    Pair,
    contradictions,
)
from reviewer.errors import Fault, InputRefused
from reviewer.intake.files import file_bytes
from reviewer.intake.json_text import json_node, json_text, node_fault
from reviewer.intake.limits import NumberBounds
from reviewer.intake.nodes import JsonObject, Node, Numeral
from reviewer.intake.sentences import file_fault, shown
from reviewer.intake.values import Refused, integer, text
from reviewer.resource_files import path as resource_path
from reviewer.solving.documents import PROBLEM_SCHEMA

_NUMERAL_MOST = 400
_KEYS = (
    "schema",
    "reviewers_per_dossier",
    "seed",
    "rules",
    "experts",
    "dossiers",
    "affinity",
    "conflicts",
    "fixed",
)
_RULES = ("distinct_employers", "at_least_one_senior", "balance")


@cache
def problem_limits() -> Mapping[str, int]:
    """Return what a problem's file may hold."""
    data = tomllib.loads(resource_path("committee/assignment.toml").read_text(encoding="utf-8"))
    found: dict[str, int] = data["limits"]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemFile:
    """A problem, and the keys of the file that were passed over."""

    problem: AssignmentProblem
    ignored: tuple[str, ...] = ()


def read_problem(path: Path) -> ProblemFile:
    """Read a file. Raises ``InputRefused`` with every fault, ``EnvironmentTrouble`` where the disk refuses."""
    return parse_problem(file_bytes(path, "assignment"), path.name)


def parse_problem(data: bytes, file: str) -> ProblemFile:
    """Read a problem from bytes; ``file`` is the name that faults show."""
    content = json_text(data, file)
    if not content.strip():
        raise InputRefused((file_fault(file, "empty_problem"),))
    node = json_node(content, file)
    walk = _Walk(file)
    problem = walk.problem(node)
    if walk.faults or problem is None:
        raise InputRefused(tuple(walk.faults))
    return ProblemFile(problem=problem, ignored=tuple(walk.ignored))


@dataclass(slots=True)
class _Walk:
    file: str
    faults: list[Fault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    positions: dict[str, list[int]] = field(default_factory=dict)

    def problem(self, node: Node) -> AssignmentProblem | None:
        if not isinstance(node, JsonObject):
            self._fault("", "not_object", node)
            return None
        self._keys(
            node,
            "",
            list(_KEYS),
        )
        schema = node.get("schema")
        if schema != PROBLEM_SCHEMA:
            code = "schema" if schema is not None else "missing_schema"
            self._fault("schema", code, schema, {"schema": PROBLEM_SCHEMA}, absent=schema is None)
        most = problem_limits()
        places = self._integer(node, "reviewers_per_dossier", "", 1, most["places"], required=True)
        seed = self._integer(node, "seed", "", -(2**63), 2**63 - 1) or 0
        rules = self._rules(node.get("rules"))
        experts = self._experts(self._list(node, "experts", most["experts"], required=True))
        dossiers, own_places = self._dossiers(self._list(node, "dossiers", most["dossiers"], required=True))
        if len(experts) * len(dossiers) > most["pairs"]:
            self._fault(
                "dossiers", "assignment_too_large", None, {"count": len(dossiers), "most": most["pairs"]}
            )
        sound = not self.faults
        affinity = self._affinity(self._list(node, "affinity", most["pairs"]))
        conflicts = self._conflicts(self._list(node, "conflicts", most["pairs"]))
        fixed = self._fixed(self._list(node, "fixed", most["pairs"]))
        if not sound or places is None:
            return None
        made = AssignmentProblem(
            experts=tuple(experts),
            dossiers=tuple(dossiers),
            reviewers_per_dossier=places,
            seed=seed,
            rules=rules,
            affinity=affinity,
            conflicts=conflicts,
            fixed=tuple(fixed),
            places=own_places,
        )
        for found in contradictions(made):
            self._contradiction(found)
        return made

    def _fault(
        self,
        path: str,
        code: str,
        node: Node,
        facts: Mapping[str, object] | None = None,
        *,
        absent: bool = False,
    ) -> None:
        self.faults.append(node_fault(self.file, path, code, node, facts, absent=absent))

    def _keys(self, node: JsonObject, path: str, known: list[str]) -> None:
        for key in node.repeated:
            self._fault(_join(path, key), "repeated_key", key)
        self.ignored.extend(
            _join(path, shown(key, 100)) for key in node if key not in known and len(self.ignored) < 100
        )

    def _rules(self, node: Node) -> AssignmentRules:
        if node is None:
            return AssignmentRules()
        if not isinstance(node, JsonObject):
            self._fault("rules", "not_object", node)
            return AssignmentRules()
        self._keys(node, "rules", list(_RULES))
        return AssignmentRules(**{name: self._boolean(node, name, "rules", False) for name in _RULES})

    def _experts(self, entries: list[tuple[int, JsonObject]]) -> list[AssignableExpert]:
        found = []
        most = problem_limits()
        self.positions["experts"] = []
        for position, entry in entries:
            path = f"experts[{position}]"
            self._keys(entry, path, ["id", "capacity", "available", "senior", "employers", "load"])
            name = self._id(entry, "id", path)
            capacity = self._integer(entry, "capacity", path, 1, most["capacity"], required=True)
            employers = self._employers(entry, path)
            load = self._integer(entry, "load", path, 0, most["capacity"]) or 0
            expert = AssignableExpert(
                id=name or "",
                capacity=capacity or 1,
                available=self._boolean(entry, "available", path, True),
                senior=self._boolean(entry, "senior", path, False),
                employers=employers,
                load=load,
            )
            if name is not None:
                found.append(expert)
                self.positions["experts"].append(position)
        return found

    def _employers(self, entry: JsonObject, path: str) -> frozenset[str]:
        node = entry.get("employers")
        where = _join(path, "employers")
        if node is None:
            return frozenset()
        if not isinstance(node, list):
            self._fault(where, "not_list", node)
            return frozenset()
        most = problem_limits()["employers"]
        if len(node) > most:
            self._fault(where, "too_many_items", None, {"count": len(node), "most": most})
            return frozenset()
        names = set()
        for position, one in enumerate(node):
            name = self._text(one, f"{where}[{position}]", problem_limits()["id"])
            if name is not None:
                names.add(name)
        return frozenset(names)

    def _dossiers(self, entries: list[tuple[int, JsonObject]]) -> tuple[list[str], dict[str, int]]:
        found: list[str] = []
        own: dict[str, int] = {}
        self.positions["dossiers"] = []
        for position, entry in entries:
            path = f"dossiers[{position}]"
            self._keys(entry, path, ["id", "places"])
            name = self._id(entry, "id", path)
            places = self._integer(entry, "places", path, 1, problem_limits()["places"])
            if name is not None:
                found.append(name)
                self.positions["dossiers"].append(position)
            if name is not None and places is not None:
                own[name] = places
        return found, own

    def _affinity(self, entries: list[tuple[int, JsonObject]]) -> dict[Pair, Decimal]:
        found: dict[Pair, Decimal] = {}
        self.positions["affinity"] = []
        for position, entry in entries:
            path = f"affinity[{position}]"
            pair = self._pair(entry, path, ["value"])
            value = self._value(entry, path)
            if pair is None or value is None:
                continue
            if pair in found:
                self._fault(path, "assignment_pair_twice", None, {"dossier": pair[0], "expert": pair[1]})
                continue
            found[pair] = value
            self.positions["affinity"].append(position)
        return found

    def _value(self, entry: JsonObject, path: str) -> Decimal | None:
        node = entry.get("value")
        where = _join(path, "value")
        if node is None:
            self._fault(where, "missing", node, absent=True)
            return None
        most = problem_limits()["affinity"]
        value = None
        if isinstance(node, Numeral) and len(node.text) <= _NUMERAL_MOST:
            try:
                value = Decimal(node.text)
            except DecimalException:
                value = None
        if value is None or not value.is_finite() or abs(value) > most:
            self._fault(where, "number", node, {"least": -most, "most": most})
            return None
        return value

    def _conflicts(self, entries: list[tuple[int, JsonObject]]) -> dict[Pair, tuple[str, ...]]:
        found: dict[Pair, tuple[str, ...]] = {}
        self.positions["conflicts"] = []
        for position, entry in entries:
            path = f"conflicts[{position}]"
            pair = self._pair(entry, path, ["reason"])
            reason = entry.get("reason")
            told = (
                None
                if reason is None
                else self._text(reason, _join(path, "reason"), problem_limits()["reason"], blank=True)
            )
            if pair is None:
                continue
            if pair not in found:
                self.positions["conflicts"].append(position)
            known = found.get(pair, ())
            found[pair] = (*known, told) if told and told not in known else known
        return found

    def _fixed(self, entries: list[tuple[int, JsonObject]]) -> list[Pair]:
        found = []
        self.positions["fixed"] = []
        for position, entry in entries:
            pair = self._pair(entry, f"fixed[{position}]", [])
            if pair is not None:
                found.append(pair)
                self.positions["fixed"].append(position)
        return found

    def _pair(self, entry: JsonObject, path: str, beside: list[str]) -> Pair | None:
        self._keys(entry, path, ["dossier", "expert", *beside])
        dossier = self._id(entry, "dossier", path)
        expert = self._id(entry, "expert", path)
        return None if dossier is None or expert is None else (dossier, expert)

    def _list(
        self, node: JsonObject, key: str, most: int, *, required: bool = False
    ) -> list[tuple[int, JsonObject]]:
        found = node.get(key)
        if found is None:
            if required:
                self._fault(key, "missing", None, absent=True)
            return []
        if not isinstance(found, list):
            self._fault(key, "not_list", found)
            return []
        if len(found) > most:
            self._fault(key, "too_many_items", None, {"count": len(found), "most": most})
            return []
        entries = []
        for position, one in enumerate(found):
            if isinstance(one, JsonObject):
                entries.append((position, one))
            else:
                self._fault(f"{key}[{position}]", "not_object", one)
        return entries

    def _id(self, entry: JsonObject, key: str, path: str) -> str | None:
        node = entry.get(key)
        where = _join(path, key)
        if node is None:
            self._fault(where, "missing", None, absent=True)
            return None
        return self._text(node, where, problem_limits()["id"])

    def _text(self, node: Node, where: str, most: int, *, blank: bool = False) -> str | None:
        try:
            found = text(node, most, lines=False)
        except Refused as refused:
            self._fault(where, refused.code, node, refused.facts)
            return None
        if found is None and not blank:
            self._fault(where, "missing", node)
        return found

    def _integer(
        self, entry: JsonObject, key: str, path: str, least: int, most: int, *, required: bool = False
    ) -> int | None:
        node = entry.get(key)
        where = _join(path, key)
        if node is None:
            if required:
                self._fault(where, "missing", None, absent=True)
            return None
        try:
            return integer(node, NumberBounds(least=least, most=most, places=0))
        except Refused as refused:
            self._fault(where, refused.code, node, refused.facts)
            return None

    def _boolean(self, entry: JsonObject, key: str, path: str, default: bool) -> bool:
        node = entry.get(key)
        if node is None:
            return default
        if not isinstance(node, bool):
            self._fault(_join(path, key), "assignment_boolean", node)
            return default
        return node

    def _contradiction(self, found: Contradiction) -> None:
        position = self.positions[found.where][found.position] if found.position >= 0 else -1
        path = found.where if position < 0 else f"{found.where}[{position}]"
        facts = {
            "dossier": shown(found.dossier, 200),
            "expert": shown(found.expert, 200),
            "detail": shown(found.detail, 200),
            "most": found.most,
        }
        self._fault(path, f"assignment_{found.clash.value}", None, facts)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
