"""The figures of accounts, from ``resources/security/accounts.toml``, each with its source there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from reviewer.dossier.lifecycle import Act
from reviewer.resource_files import path as resource_path


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountParameters:
    """Lengths in characters, memory in KiB, waits in seconds, presence in minutes.

    ``fresh_acts``: the acts for which one proves again who one is. ``machine_acts``: those that a login of the machine
    does on its own at the command line.
    """

    shortest: int
    longest: int
    memory_kib: int
    passes: int
    lanes: int
    free_failures: int
    first_seconds: int
    longest_seconds: int
    idle_minutes: int
    fresh_minutes: int
    fresh_acts: frozenset[Act]
    machine_acts: frozenset[Act]
    code_alphabet: str
    code_characters: int
    code_group: int


@cache
def load() -> AccountParameters:
    """Read the figures; a missing or wrong one is a defect of the installation and raises what the reader raises."""
    found = tomllib.loads(resource_path("security/accounts.toml").read_text(encoding="utf-8"))
    password, sealing, delay = found["password"], found["sealing"], found["delay"]
    presence, code = found["presence"], found["recovery_code"]
    return AccountParameters(
        shortest=password["shortest"],
        longest=password["longest"],
        memory_kib=sealing["memory_kib"],
        passes=sealing["passes"],
        lanes=sealing["lanes"],
        free_failures=delay["free_failures"],
        first_seconds=delay["first_seconds"],
        longest_seconds=delay["longest_seconds"],
        idle_minutes=presence["idle_minutes"],
        fresh_minutes=presence["fresh_minutes"],
        fresh_acts=frozenset(Act(one) for one in presence["acts"]),
        machine_acts=frozenset(Act(one) for one in found["machine"]["acts"]),
        code_alphabet=code["alphabet"],
        code_characters=code["characters"],
        code_group=code["group"],
    )


@cache
def common_passwords() -> frozenset[str]:
    """Return the folded words that passwords are most often made of; lines that start with ``#`` are remarks."""
    text = resource_path("security/common-passwords.txt").read_text(encoding="utf-8")
    return frozenset(line for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#"))
