"""What the command line itself refuses: names and files that it was given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reviewer.errors import Fault, InputRefused, NotFound, RuleViolation
from reviewer.intake.sentences import shown
from reviewer.wording import Wording


class ProgrammeUnknown(NotFound):
    """There is no programme of that id; ``known``: those that there are."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        super().__init__("programme", key)
        self.known = ", ".join(known)


class RuleSetUnknown(NotFound):
    """There is no rule set of that id; ``known``: those that there are."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        super().__init__("rule_set", key)
        self.known = ", ".join(known)


def read_given_files(paths: Iterable[Path], wanted: str) -> list[bytes]:
    """Return the bytes of files that were named; raise ``InputRefused`` naming every one that is not there.

    ``wanted``: key of what should be there, in the section ``cli_wanted``.
    """
    wording = Wording.load()
    named = list(paths)
    faults = tuple(
        Fault(
            file=shown(str(path), 200),
            place="",
            found=wording.text("cli_found", "folder" if path.exists() else "nothing"),
            wanted=wording.text("cli_wanted", wanted),
            code="given_file",
        )
        for path in named
        if not path.is_file()
    )
    if faults:
        raise InputRefused(faults)
    return [path.read_bytes() for path in named]


class SheetUnsaid(RuleViolation):
    """A workbook has several sheets, and none that is there was named."""

    def __init__(self, sheets: tuple[str, ...]) -> None:
        super().__init__(sheets)
        self.sheets = sheets


class MappingUnknown(RuleViolation):
    """No mapping of columns is saved under this name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name, known)
        self.name = name
        self.known = known
