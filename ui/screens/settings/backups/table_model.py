"""Columns of the list of copies."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.services.ports.backups import CopyLine
from ui.formats import moment, number, size
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

VERIFIED = Sign("circle-check", ToneName.SUCCESS)
WITH_PROBLEMS = Sign("triangle-alert", ToneName.WARNING)


class CopiesTable(RowsModel[CopyLine]):
    """Newest first. Each was put back aside and checked before it counted; what was wrong then is said."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: str(row.folder), parent)
        self.columns = (
            Column[CopyLine](
                key="made", title=self.tr("Made"), text=lambda row: moment(row.made_at), strong=True
            ),
            Column[CopyLine](
                key="verified",
                title=self.tr("Verified"),
                text=self._verified,
                width=190,
                sign=lambda row: WITH_PROBLEMS if row.problems else VERIFIED,
            ),
            Column[CopyLine](
                key="dossiers",
                title=self.tr("Dossiers"),
                text=lambda row: number(row.contents.dossiers),
                width=100,
                right=True,
                optional=2,
            ),
            Column[CopyLine](
                key="avis",
                title=self.tr("Avis"),
                text=lambda row: number(row.contents.avis),
                width=90,
                right=True,
                optional=2,
            ),
            Column[CopyLine](
                key="size", title=self.tr("Size"), text=lambda row: size(row.size), width=110, right=True
            ),
            Column[CopyLine](
                key="protection",
                title=self.tr("Protection"),
                text=lambda row: self.tr("encrypted") if row.encrypted else self.tr("not encrypted"),
                width=140,
                muted=True,
                optional=1,
            ),
        )

    def _verified(self, row: CopyLine) -> str:
        if not row.problems:
            return self.tr("Verified")
        return self.tr("%n problem(s) noted", "", len(row.problems))
