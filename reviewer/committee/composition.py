"""The rules under which committees are composed (``resources/committee/composition.toml``), each with its source."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from reviewer import resource_files


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionPolicy:
    """``senior_programmes``: ids of the programmes that ask for one senior a file."""

    distinct_employers: bool
    balance: bool
    senior_programmes: frozenset[str]


@cache
def load_composition() -> CompositionPolicy:
    """Read what ships with the program."""
    with resource_files.path("committee/composition.toml").open("rb") as file:
        read = tomllib.load(file)
    return CompositionPolicy(
        distinct_employers=read["distinct_employers"]["value"],
        balance=read["balance"]["value"],
        senior_programmes=frozenset(read["at_least_one_senior"]["programmes"]),
    )
