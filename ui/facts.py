"""Names of the request's facts and of their coded values; the French from the one catalogue that intake reads too.

``resources/intake/columns.toml`` gives the preferred column heading of each dotted path; the desktop shows the same
words, so that a person sees in a file what they see on the screen. English has its own,
``resources/i18n/facts_en.toml``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from reviewer.dossier.fact_names import fact_name
from reviewer.errors import Fault
from ui.language import Language, current
from ui.places import RESOURCES


def name_of(path: str) -> str:
    """Return the name of a fact by its dotted path (``candidate.diplomas.0.level``); an unknown path is itself."""
    return _english_name(path) if current() is Language.ENGLISH else fact_name(path)


def where(fault: Fault) -> str:
    """Return where a fault is, for a person: the name of the fact, or the place as the reader tells it."""
    name = name_of(fault.path)
    return name if name != fault.path else fault.place


def item_name(key: str) -> str:
    """Return what one entry of a list is called (``diplomas``, ``experiences``, ``documents``)."""
    if current() is Language.ENGLISH:
        return str(_english()["items"][key]["one"])
    return str(_catalogue()["items"][key]["prefix"][0])


def value_of(kind: str, code: str) -> str:
    """Return the preferred word of a coded value (``status``, ``held``); an unknown code is itself."""
    if current() is Language.ENGLISH:
        return str(_english()["values"].get(kind, {}).get(code, code))
    words = _catalogue()["values"].get(kind, {}).get(code)
    return str(words[0]) if words else code


def codes_of(kind: str) -> tuple[str, ...]:
    """Return the codes of a kind of value, in the catalogue's order."""
    return tuple(_catalogue()["values"].get(kind, {}))


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "intake" / "columns.toml").read_text(encoding="utf-8"))


def _english_name(path: str) -> str:
    catalogue = _english()
    plain = path.replace("[", ".").replace("]", "")
    if plain in catalogue["columns"]:
        return str(catalogue["columns"][plain])
    for key, entry in catalogue["items"].items():
        base = str(_catalogue()["items"][key]["path"])
        if plain == base:
            return str(entry["all"])
        position, _, column = plain.removeprefix(f"{base}.").partition(".")
        if plain.startswith(f"{base}.") and position.isdecimal():
            name = f"{entry['one']} {int(position) + 1}"
            word = entry["columns"].get(column)
            return name if not column else f"{name} – {word}" if word else path
    return path


@cache
def _english() -> dict[str, Any]:
    return tomllib.loads((RESOURCES / "i18n" / "facts_en.toml").read_text(encoding="utf-8"))
