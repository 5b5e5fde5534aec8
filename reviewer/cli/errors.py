"""What the command line itself refuses: names and files that it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from reviewer.errors import EnvironmentTrouble, Fault, InputRefused, NotFound, RuleViolation
from reviewer.intake.sentences import shown
from reviewer.wording import Wording

_LIBRARY = re.compile(r"(?P<library>\S+): cannot open shared object file")


class LibraryMissing(EnvironmentTrouble):
    """The system lacks a library that the window's toolkit rests on, such as those of a display."""

    def __init__(self, library: str) -> None:
        super().__init__("library", library)
        self.library = library

    @classmethod
    def behind(cls, error: ImportError) -> LibraryMissing | None:
        """Return which library of the system a module could not be loaded without; None where it is not that.

        Linux names the library; Windows (« DLL load failed ») only the module that wanted it.
        """
        found = _LIBRARY.match(str(error))
        if found is not None:
            return cls(found["library"])
        return cls(error.name) if error.name and "DLL load failed" in str(error) else None


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
