"""Faults in words: what was found, what is wanted, where; everything that came from outside is made harmless."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from reviewer.errors import Fault
from reviewer.intake.nodes import JsonObject, Node, Numeral
from reviewer.wording import Wording

FOUND_MOST = 60
"""Characters of a found value that are shown."""

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def ignored_sentence(file: str, where: str, name: str) -> str:
    """Return the warning about a key or a column that was passed over."""
    return Wording.load().text("intake_sentence", "ignored", where=f"{shown(file, 200)}, {where}", name=name)


def shown(value: str, most: int = FOUND_MOST) -> str:
    """Return a text on one line, shortened, with every character that cannot be seen written as its code."""
    cut = value if len(value) <= most else value[: most - 1] + "…"
    return "".join(_visible(char) for char in cut)


def place(kind: str, facts: Mapping[str, object] | None = None) -> str:
    """Return a place in words (« ligne 4, colonne « Volet » »)."""
    return Wording.load().text("intake_place", kind, **_shown(facts or {}))


def found(node: Node, *, absent: bool = False) -> str:
    """Return what stood there, in words."""
    wording = Wording.load()
    if absent:
        return wording.text("intake_found", "nothing")
    if isinstance(node, str):
        return (
            wording.text("intake_found", "text", text=shown(node))
            if node.strip()
            else wording.text("intake_found", "empty_text")
        )
    if isinstance(node, Numeral):
        return wording.text("intake_found", "plain", text=shown(node.text))
    key = (
        "object"
        if isinstance(node, JsonObject)
        else "list"
        if isinstance(node, list)
        else {True: "true", False: "false", None: "null"}[node]
    )
    return wording.text("intake_found", key)


def found_as(code: str, node: Node, facts: Mapping[str, object], *, absent: bool = False) -> str:
    """Return what was found under a fault's own words, where it has any."""
    wording = Wording.load()
    if absent or not wording.has("intake_found", code) or code in {"text", "plain"}:
        return found(node, absent=absent)
    text = node.text if isinstance(node, Numeral) else node if isinstance(node, str) else ""
    return wording.text("intake_found", code, **{"text": shown(text), **_shown(facts)})


def wanted(code: str, facts: Mapping[str, object], *, in_table: bool = False) -> str:
    """Return what would be right, in words."""
    wording = Wording.load()
    section = "intake_wanted"
    if in_table and wording.has("intake_wanted_in_table", code):
        section = "intake_wanted_in_table"
    return wording.text(section, code, **_shown(facts, most=400))


def file_fault(file: str, code: str, *, where: str = "", text: str = "", **facts: object) -> Fault:
    """Return a fault of a whole file, or of a place in it that is no fact."""
    return Fault(
        file=shown(file, 200),
        place=where,
        found=found_as(code, text, facts),
        wanted=wanted(code, {"text": text, **facts}),
        code=code,
    )


def _shown(facts: Mapping[str, object], most: int = 200) -> dict[str, object]:
    return {name: shown(value, most) if isinstance(value, str) else value for name, value in facts.items()}


def _visible(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if unicodedata.category(char) not in _UNPRINTABLE:
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
