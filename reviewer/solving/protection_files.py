"""What a reader may know beside the tables, in JSON: relations between cells, and earlier editions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.errors import Fault, InputRefused
from reviewer.intake.files import file_bytes
from reviewer.intake.json_text import json_node, json_text, node_fault
from reviewer.intake.limits import NumberBounds
from reviewer.intake.nodes import JsonObject, Node, Numeral
from reviewer.intake.sentences import shown
from reviewer.intake.values import Refused, integer, text
from reviewer.solving.count_tables import MOST_FAULTS, RESERVED
from reviewer.statistics.protection.settings import protection_settings
from reviewer.statistics.protection.tables import TABLE, CellKey, Edition, Reason, Relation, cell_key

SCHEMA = "avise.protect/1"
_HIDDEN = "x"
_RELATION_KEYS = ("sum", "op", "to")
_OPERATORS = ("=", "<=")


def read_relations(path: Path, columns: Collection[str]) -> tuple[Relation, ...]:
    """Read relations between cells of these columns. Raises ``InputRefused`` with every fault."""
    walk = _Walk(path.name, columns)
    node = _decoded(file_bytes(path), path.name)
    found = walk.relations(node, "") if isinstance(node, list) else None
    if found is None:
        walk.fault("", "not_list", node)
    if walk.faults:
        raise InputRefused(tuple(walk.faults))
    return tuple(found or ())


def read_edition(path: Path) -> Edition:
    """Read an earlier output of ``avise protect``. Raises ``InputRefused`` with every fault."""
    walk = _Walk(path.name, ())
    found = walk.edition(_decoded(file_bytes(path), path.name))
    if walk.faults or found is None:
        raise InputRefused(tuple(walk.faults))
    return found


def _decoded(data: bytes, file: str) -> Node:
    return json_node(json_text(data, file), file)


@dataclass(slots=True)
class _Walk:
    file: str
    columns: Collection[str]
    faults: list[Fault] = field(default_factory=list)

    def fault(
        self,
        path: str,
        code: str,
        node: Node,
        facts: Mapping[str, object] | None = None,
        *,
        absent: bool = False,
    ) -> None:
        if len(self.faults) >= MOST_FAULTS:
            return
        self.faults.append(node_fault(self.file, path, code, node, facts, absent=absent))

    # --- relations -------------------------------------------------------------------------------------------

    def relations(self, node: list[Node], path: str) -> list[Relation]:
        most = protection_settings().limits["relations"]
        if len(node) > most:
            self.fault(path, "too_many_items", None, {"count": len(node), "most": most})
            return []
        found = [self._relation(one, f"{path}[{at}]") for at, one in enumerate(node)]
        return [one for one in found if one is not None]

    def _relation(self, node: Node, path: str) -> Relation | None:
        if not isinstance(node, JsonObject):
            self.fault(path, "not_object", node)
            return None
        before = len(self.faults)
        self._keys(node, path, _RELATION_KEYS)
        parts = self._parts(node.get("sum"), f"{path}.sum")
        op = node.get("op")
        if not isinstance(op, str) or op not in _OPERATORS:
            self.fault(f"{path}.op", "protection_operator", op, absent="op" not in node)
        to = self._to(node.get("to"), f"{path}.to", absent="to" not in node)
        if len(self.faults) > before or to is None:
            return None
        return Relation(parts=tuple(parts), at_most=op == "<=", to=to)

    def _keys(self, node: JsonObject, path: str, known: Collection[str]) -> None:
        for key in node.repeated:
            self.fault(f"{path}.{shown(key, 100)}", "repeated_key", key)
        for key in node:
            if key not in known:
                self.fault(path, "protection_key", key, {"codes": ", ".join(known)})

    def _parts(self, node: Node, path: str) -> list[CellKey]:
        if not isinstance(node, list) or not node:
            self.fault(path, "protection_sum", node, absent=node is None)
            return []
        most = protection_settings().limits["parts"]
        if len(node) > most:
            self.fault(path, "too_many_items", None, {"count": len(node), "most": most})
            return []
        found = [self._cell(one, f"{path}[{at}]") for at, one in enumerate(node)]
        return [one for one in found if one is not None]

    def _to(self, node: Node, path: str, *, absent: bool) -> CellKey | int | None:
        if isinstance(node, JsonObject):
            return self._cell(node, path)
        most = protection_settings().limits["count"]
        try:
            return integer(node, NumberBounds(least=0, most=most, places=0))
        except Refused:
            self.fault(path, "protection_to", node, {"most": most}, absent=absent)
            return None

    def _cell(self, node: Node, path: str) -> CellKey | None:
        if not isinstance(node, JsonObject):
            self.fault(path, "not_object", node)
            return None
        before = len(self.faults)
        self._keys(node, path, tuple(self.columns))
        values = {name: self._category(one, f"{path}.{shown(name, 100)}") for name, one in node.items()}
        if not values.get(TABLE):
            self.fault(f"{path}.{TABLE}", "missing", None, absent=True)
        return None if len(self.faults) > before else cell_key(values)

    def _category(self, node: Node, path: str) -> str:
        if node is None:
            return ""
        if isinstance(node, Numeral):
            node = node.text
        try:
            return text(node, protection_settings().limits["name"], lines=False) or ""
        except Refused as refused:
            self.fault(path, refused.code, node, refused.facts)
            return ""

    # --- editions --------------------------------------------------------------------------------------------

    def edition(self, node: Node) -> Edition | None:
        if not isinstance(node, JsonObject):
            self.fault("", "not_object", node)
            return None
        schema = node.get("schema")
        if schema != SCHEMA:
            code = "schema" if schema is not None else "missing_schema"
            self.fault("schema", code, schema, {"schema": SCHEMA}, absent=schema is None)
        if node.get("status") == "impossible":
            self.fault("status", "protection_unpublished", node["status"])
        threshold = self._threshold(node.get("threshold"))
        cells = node.get("cells")
        if not isinstance(cells, list):
            self.fault("cells", "not_list", cells, absent=cells is None)
            return None
        found: dict[CellKey, int | None] = {}
        primary = set()
        held: dict[CellKey, int] = {}
        bounds: dict[CellKey, tuple[int, int | None]] = {}
        columns: dict[str, None] = {}
        for at, one in enumerate(cells):
            key = self._shown_cell(one, f"cells[{at}]", found)
            if key is not None and isinstance(one, JsonObject):
                columns.update(dict.fromkeys(one))
                if found[key] is not None:
                    continue
                bounds[key] = (
                    self._known(one, "low", f"cells[{at}]") or 0,
                    self._known(one, "high", f"cells[{at}]"),
                )
                last = self._known(one, "held", f"cells[{at}]")
                if last is not None:
                    held[key] = last
                elif one.get("reason") == Reason.PRIMARY.value:
                    primary.add(key)
        self.columns = tuple(name for name in columns if name not in RESERVED)
        links = node.get("relations")
        relations: list[Relation] = []
        if isinstance(links, list):
            relations = self.relations(links, "relations")
        elif links is not None:
            self.fault("relations", "not_list", links)
        for place_of, relation in enumerate(relations):
            for key in (*relation.parts, *(() if isinstance(relation.to, int) else (relation.to,))):
                if key not in found:
                    named = " / ".join(value for _, value in key)
                    self.fault(f"relations[{place_of}]", "protection_unknown_cell", named)
        return Edition(
            name=self.file,
            threshold=threshold,
            shown=found,
            primary=frozenset(primary),
            relations=tuple(relations),
            held=held,
            bounds=bounds,
        )

    def _known(self, cell: JsonObject, name: str, path: str) -> int | None:
        """Return a count of the proof; None where it is null or left out: nothing is known."""
        if cell.get(name) is None:
            return None
        most = protection_settings().limits["count"] * protection_settings().limits["parts"]
        try:
            return integer(cell[name], NumberBounds(least=0, most=most, places=0))
        except Refused as refused:
            self.fault(f"{path}.{name}", refused.code, cell[name], refused.facts)
            return None

    def _threshold(self, node: Node) -> int:
        most = protection_settings().limits["threshold"]
        try:
            return integer(node, NumberBounds(least=1, most=most, places=0))
        except Refused as refused:
            self.fault("threshold", refused.code, node, refused.facts, absent=node is None)
            return 1

    def _shown_cell(self, node: Node, path: str, found: dict[CellKey, int | None]) -> CellKey | None:
        if not isinstance(node, JsonObject):
            self.fault(path, "not_object", node)
            return None
        before = len(self.faults)
        values = {
            name: self._category(one, f"{path}.{shown(name, 100)}")
            for name, one in node.items()
            if name not in RESERVED
        }
        if not values.get(TABLE):
            self.fault(f"{path}.{TABLE}", "missing", None, absent=True)
        told = node.get("shown")
        count = None
        if isinstance(told, Numeral):
            told = told.text
        if isinstance(told, str) and told.isascii() and told.isdigit() and len(told) <= 20:
            count = int(told)
        elif told != _HIDDEN:
            self.fault(f"{path}.shown", "protection_shown", told, absent=told is None)
        key = cell_key(values)
        if key in found:
            self.fault(path, "protection_again", " / ".join(value for _, value in key))
        if len(self.faults) > before:
            return None
        found[key] = count
        return key
