"""French names of the request's facts, by dotted path: for letters, the journal and screens.

One catalogue: ``resources/intake/columns.toml``, whose first heading of a column is the name of its fact.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from reviewer import resource_files


@lru_cache(maxsize=1024)
def fact_name(path: str) -> str:
    """Return the name of a fact (``candidate.diplomas.0.level`` is « Diplôme 1 – niveau »); an unknown path is itself.

    Positions may be written ``.0.`` or ``[0].``.
    """
    catalogue = _catalogue()
    plain = path.replace("[", ".").replace("]", "")
    if plain in catalogue["columns"]:
        return str(catalogue["columns"][plain][0])
    for group, entry in catalogue["items"].items():
        if plain == entry["path"]:
            return str(catalogue["sheets"][group][0])
        if plain.startswith(f"{entry['path']}."):
            position, _, column = plain.removeprefix(f"{entry['path']}.").partition(".")
            if position.isdecimal():
                return _item_name(entry, int(position) + 1, column) or path
    return path


def _item_name(entry: dict[str, Any], number: int, column: str) -> str | None:
    name = f"{entry['prefix'][0]} {number}"
    if not column:
        return name
    headings = entry["columns"].get(column)
    return f"{name} – {headings[0]}" if headings else None


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, Any]:
    with resource_files.path("intake/columns.toml").open("rb") as file:
        return tomllib.load(file)
