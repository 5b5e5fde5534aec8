"""What keeps an import or a decision from being done."""

from __future__ import annotations

from datetime import date

from reviewer.errors import RuleViolation


class FileAlreadyImported(RuleViolation):
    """The very same table has been imported, and that import stands."""

    def __init__(self, file: str, as_of: date) -> None:
        super().__init__(file, as_of)
        self.file = file
        self.as_of = as_of


class NothingToImport(RuleViolation):
    """No line of the file could be read: there is nothing to import."""

    def __init__(self, file: str, refused: int) -> None:
        super().__init__(file, refused)
        self.file = file
        self.refused = refused


class ExportChangedSince(RuleViolation):
    """The file is not the one that was looked at."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class ImportOfTomorrow(RuleViolation):
    """A file cannot tell the state of a day to come."""

    def __init__(self, as_of: date) -> None:
        super().__init__(as_of)
        self.as_of = as_of


class ImportAlreadyUndone(RuleViolation):
    """The import does not count any more."""


class UndoReasonMissing(RuleViolation):
    """Undoing an import needs its reason."""


class MappingNameMissing(RuleViolation):
    """A saved mapping needs a name."""


class LinkMissing(RuleViolation):
    """To link an application one says to which dossier."""
