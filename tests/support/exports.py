"""The ministry's exports, without files: what was put under a name is what is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reviewer.errors import Fault, InputRefused
from reviewer.reconciliation.ministry import ColumnMapping
from reviewer.services.ports.reconciliation import ExportLook, ReadExport, SheetLook


@dataclass
class PlainExports:
    """Implements ``ExportReader``."""

    exports: dict[str, ReadExport] = field(default_factory=dict)

    def look_at_export(self, path: Path) -> ExportLook:
        read = self._export(path)
        sheet = SheetLook(title="", headings=(), first=(), lines=len(read.rows), proposal=ColumnMapping({}))
        return ExportLook(file=read.file, sha256=read.sha256, sheets=(sheet,))

    def read_export(self, path: Path, sheet: str, mapping: ColumnMapping) -> ReadExport:  # noqa: ARG002 # one table
        return self._export(path)

    def _export(self, path: Path) -> ReadExport:
        if path.name not in self.exports:
            raise InputRefused((Fault(path.name, "", "", "un fichier du Ministère"),))
        return self.exports[path.name]
