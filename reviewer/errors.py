"""Typed errors of the house: they carry data, never sentences.

Five families say who can do something about it. ``reviewer.wording`` turns each class into one French
explanation (what happened, what is safe, what to do) from ``resources/i18n/messages_fr.toml`` or a file of
``resources/i18n/messages/``; a test walks the subclasses and fails where a sentence is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class AviseError(Exception):
    """Root of every expected error. Anything else that reaches a user is a defect."""

    def details(self) -> Mapping[str, object]:
        """Return the facts that the sentence of this error may name."""
        return {name: value for name, value in vars(self).items() if not name.startswith("_")}

    @property
    def code(self) -> str:
        """Return the key of this error's sentence in the message catalogue: the class name."""
        return type(self).__name__


class RuleViolation(AviseError):
    """The act is against a rule of the process; the person at the screen can do something about it."""


class ConflictingChange(AviseError):
    """Somebody else changed the same thing since it was read; nothing was overwritten."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind = kind
        self.key = key


class NotFound(AviseError):
    """What was asked for is not in the store."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(kind, key)
        self.kind = kind
        self.key = key


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in an input: where it is, what was found and what is wanted (all shown to a person).

    ``path``: the request's fact that it is about (``candidate.diplomas[0].level``), empty where it is about none.
    """

    file: str
    place: str
    found: str
    wanted: str
    code: str = "invalid"
    path: str = ""


class InputRefused(AviseError):
    """An input has faults. All of them at once; nothing of it was stored."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


class EnvironmentTrouble(AviseError):
    """Trouble outside the program: disk, lock, server, a file newer than the program."""

    def __init__(self, what: str, detail: str = "") -> None:
        super().__init__(what, detail)
        self.what = what
        self.detail = detail
