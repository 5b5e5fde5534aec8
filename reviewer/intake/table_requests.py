"""Rows of a table to requests: cells become the contract's JSON value, which one validation then judges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reviewer.dossier.request import SCHEMA
from reviewer.errors import Fault, InputRefused
from reviewer.intake.cells import Cell, convert
from reviewer.intake.columns import Target, columns
from reviewer.intake.fields import Field, field_at
from reviewer.intake.nodes import JsonObject, Node, encode
from reviewer.intake.rows import IntakeRow
from reviewer.intake.sentences import found_as, place, shown, wanted
from reviewer.intake.tables import Layout, Table, TableRow, layout
from reviewer.intake.template import is_example
from reviewer.intake.validation import Flaw, without_positions
from reviewer.intake.verdicts import Setting, Source, row, with_one_reference

_ITEM_PATHS = ("candidate.diplomas", "candidate.experiences", "documents")


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of a list: its cells by fact, and where it stands."""

    cells: Mapping[str, Cell]
    places: Mapping[str, str]
    where: str


@dataclass(frozen=True, slots=True)
class _Side:
    """A sheet of entries, by the reference of the request that they belong to."""

    table: Table
    path: str
    items: Mapping[str, list[_Item]]


@dataclass(slots=True)
class _Draft:
    """The JSON value of a row in the making, with the place and the text of each cell that went into it."""

    document: JsonObject = field(default_factory=lambda: JsonObject([("schema", SCHEMA)]))
    places: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)

    def put(self, owner: JsonObject, name: str, path: str, cell: Cell, where: str) -> None:
        fact = field_at(without_positions(path))
        self.places[path] = where
        self.written[path] = cell.text
        owner[name] = self._node(fact, path, cell)

    def put_fact(self, path: str, cell: Cell, where: str) -> None:
        *owners, name = path.split(".")
        owner = self.document
        for step in owners:
            owner = _child(owner, step)
        self.put(owner, name, path, cell, where)

    def put_items(self, path: str, items: Sequence[_Item]) -> None:
        *owners, name = path.split(".")
        owner = self.document
        for step in owners:
            owner = _child(owner, step)
        entries: list[Node] = []
        for position, item in enumerate(items):
            entry = JsonObject()
            for fact, cell in item.cells.items():
                self.put(entry, fact, f"{path}[{position}].{fact}", cell, item.places[fact])
            self.places[f"{path}[{position}]"] = item.where
            entries.append(entry)
        owner[name] = entries

    def _node(self, fact: Field | None, path: str, cell: Cell) -> Node:
        if cell.flaw == "no_cached_value":
            self.flaws.append(Flaw(path, cell.flaw, cell.text, {}))
        if cell.flaw or fact is None:
            return JsonObject([("erreur", cell.text)])
        return convert(fact, cell)


def table_requests(main: Table, sides: Sequence[Table], setting: Setting) -> tuple[IntakeRow, ...]:
    """Return the rows of a table. Raises ``InputRefused`` where its headings cannot be made out."""
    plan = layout(setting.file, main)
    side_plans = [(table, layout(setting.file, table)) for table in sides]
    faults = (*plan.faults, *(fault for _, side in side_plans for fault in side.faults))
    if faults:
        raise InputRefused(faults)
    entries = [_side(table, side) for table, side in side_plans]
    taken: set[str] = set()
    rows = [_request(main, plan, one, entries, setting, taken) for one in main.rows[1:]]
    if setting.one_reference:
        heading = next(column.heading for column in plan.columns if column.target == Target("reference"))
        rows = with_one_reference(rows, lambda one: main.where(one.number, heading), setting.file)
    rows.extend(orphan for side in entries for orphan in _orphans(side, main, taken, setting))
    return tuple(rows)


def _request(
    table: Table, plan: Layout, one: TableRow, sides: Sequence[_Side], setting: Setting, taken: set[str]
) -> IntakeRow:
    draft = _Draft()
    numbered: dict[str, dict[int, _Item]] = {path: {} for path in _ITEM_PATHS}
    none: dict[str, tuple[Cell, str]] = {}
    reference = ""
    for column in plan.columns:
        cell = one.cell(column.index)
        if cell is None:
            continue
        where = table.where(one.number, column.heading)
        target = column.target
        if target.none:
            none[target.path] = (cell, where)
        elif target.number:
            _add(numbered[target.path], target, cell, where, table.where(one.number))
        else:
            reference = cell.text.strip() if target.path == "reference" else reference
            draft.put_fact(target.path, cell, where)
    taken.add(reference)
    if is_example(reference):
        return _example(table, one, reference, setting)
    for path in _ITEM_PATHS:
        items = [item for _, item in sorted(numbered[path].items())]
        items.extend(item for side in sides if side.path == path for item in side.items.get(reference, ()))
        if path in none:
            _none(draft, path, *none[path], items)
        if items:
            draft.put_items(path, items)
    untitled = [cell for index, cell in enumerate(one.cells) if cell is not None and index not in plan.titled]
    if untitled:
        draft.flaws.append(Flaw("", "untitled_cells", "", {"count": str(len(untitled))}))
    row_place = table.where(one.number)
    source = Source(
        number=one.number,
        place=row_place,
        where=lambda path: _where(draft, table, plan, one, path),
        payload=encode(draft.document),
        in_table=True,
        written=draft.written,
        ignored=tuple(shown(name, 200) for index, name in plan.ignored if one.cell(index) is not None),
        flaws=tuple(draft.flaws),
    )
    return row(draft.document, source, setting)


def _example(table: Table, one: TableRow, reference: str, setting: Setting) -> IntakeRow:
    return IntakeRow(
        number=one.number,
        place=table.where(one.number),
        outcome=(),
        payload="{}",
        ignored=(),
        base_folder=setting.folder,
        reference=reference,
        example=True,
    )


def _none(draft: _Draft, path: str, cell: Cell, where: str, items: Sequence[_Item]) -> None:
    """Read « aucun diplôme: oui »; an answer beside entries, or one that is no yes or no, is a flaw."""
    said = columns().value("boolean", cell.text)
    if said is not None and (said == "false" or not items):
        if said == "true":
            draft.put_items(path, ())
        return
    draft.places[path] = where
    draft.written[path] = cell.text
    draft.flaws.append(Flaw(path, "not_boolean" if said is None else "none_and_some", cell.text, {}))


def _add(items: dict[int, _Item], target: Target, cell: Cell, where: str, row_place: str) -> None:
    item = items.get(target.number, _Item({}, {}, row_place))
    items[target.number] = _Item(
        {**item.cells, target.name: cell}, {**item.places, target.name: where}, row_place
    )


def _where(draft: _Draft, table: Table, plan: Layout, one: TableRow, path: str) -> str:
    if path in draft.places:
        return draft.places[path]
    heading = next((column.heading for column in plan.columns if column.target == Target(path)), None)
    if heading is None and "[" in path:
        entry = path.rpartition(".")[0]
        return draft.places.get(entry, table.where(one.number))
    return table.where(one.number, heading)


def _side(table: Table, plan: Layout) -> _Side:
    items: dict[str, list[_Item]] = {}
    for one in table.rows[1:]:
        reference = ""
        cells: dict[str, Cell] = {}
        places: dict[str, str] = {}
        for column in plan.columns:
            cell = one.cell(column.index)
            if cell is None:
                continue
            if column.target == Target("reference"):
                reference = cell.text.strip()
                continue
            cells[column.target.name] = cell
            places[column.target.name] = table.where(one.number, column.heading)
        items.setdefault(reference, []).append(_Item(cells, places, table.where(one.number)))
    return _Side(table, table.item_path or "", items)


def _orphans(side: _Side, main: Table, taken: set[str], setting: Setting) -> Iterator[IntakeRow]:
    """Give a faulty row for each entry whose reference no request has: it is never left out in silence."""
    for reference, items in side.items.items():
        if (reference in taken and reference) or is_example(reference):
            continue
        for item in items:
            draft = _Draft()
            draft.put_fact("reference", Cell(reference, reference), item.where)
            draft.put_items(side.path, [item])
            facts = {"sheet": main.sheet or place("whole")}
            code = "unknown_reference" if reference else "missing"
            fault = Fault(
                file=shown(setting.file, 200),
                place=item.where,
                found=found_as(code, reference, facts, absent=not reference),
                wanted=wanted(code, facts),
                code=code,
            )
            yield IntakeRow(
                number=0,
                place=item.where,
                outcome=(fault,),
                payload=encode(draft.document),
                ignored=(),
                base_folder=setting.folder,
                reference=None,
            )


def _child(owner: JsonObject, name: str) -> JsonObject:
    child = owner.get(name)
    if not isinstance(child, JsonObject):
        child = JsonObject()
        owner[name] = child
    return child
