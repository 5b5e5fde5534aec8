"""How alike two names must be, read from ``resources/reconciliation/matching.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from reviewer.resource_files import path


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Likeness out of 100. ``same``: one person; from ``doubtful`` on, a person decides; ``employer``: one employer.

    ``candidates``: how many are shown to whoever decides, the likeliest first.
    """

    same: int
    doubtful: int
    employer: int
    candidates: int


@cache
def parameters() -> Parameters:
    """Return the parameters that ship with the program."""
    data = tomllib.loads(path("reconciliation/matching.toml").read_text(encoding="utf-8"))
    return Parameters(**data["likeness"])
