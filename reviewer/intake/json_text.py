"""JSON from a file: its text, its one value, and the faults of either, with their place."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.errors import Fault, InputRefused
from reviewer.intake.limits import limits
from reviewer.intake.nodes import Node, NotJson, TooDeep, decode
from reviewer.intake.sentences import file_fault, found_as, place, shown, wanted

MARK = "\ufeff"


def json_text(data: bytes, file: str) -> str:
    """Return the text of a file without its mark. Raises ``InputRefused`` where it is not UTF-8."""
    try:
        return data.decode("utf-8").removeprefix(MARK)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where = place("position", {"line": line, "column": error.start - data.rfind(b"\n", 0, error.start)})
        raise InputRefused((file_fault(file, "not_utf8", where=where),)) from None


def json_node(text: str, file: str) -> Node:
    """Return the value of a text. Raises ``InputRefused`` where it is no JSON, or too deep."""
    try:
        return decode(text, limits().file.max_depth).node
    except (NotJson, TooDeep) as error:
        raise InputRefused((json_fault(error, file),)) from None


def json_fault(error: NotJson | TooDeep, file: str) -> Fault:
    """Return in words why a text is no JSON that is read here."""
    if isinstance(error, TooDeep):
        return file_fault(file, "too_deep", most=limits().file.max_depth)
    where = place("position", {"line": error.line, "column": error.column})
    if not error.found:
        return file_fault(file, "end_of_text", where=where)
    return file_fault(file, "not_json", where=where, text=error.found)


def node_fault(
    file: str,
    path: str,
    code: str,
    node: Node,
    facts: Mapping[str, object] | None = None,
    *,
    absent: bool = False,
) -> Fault:
    """Return a fault of the value at a path (empty: the whole file); ``absent``: none stood there."""
    told = {name: str(value) for name, value in (facts or {}).items()}
    return Fault(
        file=shown(file, 200),
        place=place("path", {"path": path}) if path else place("whole"),
        found=found_as(code, node, told, absent=absent),
        wanted=wanted(code, told),
        code=code,
    )
