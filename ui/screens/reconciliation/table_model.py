"""Columns of mismatches, imports, and lines that were refused."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reviewer.reconciliation.mismatches import Mismatch
from reviewer.services.ports.reconciliation import RefusedRow
from reviewer.services.reconciliation.sentences import mismatch_sentence
from reviewer.services.reconciliation.views import ImportRow
from reviewer.wording import Wording
from ui.facts import where
from ui.formats import moment, short_date
from ui.models.rows import Column, RowsModel
from ui.screens.reconciliation.signs import IMPORT, MISMATCH


class MismatchTable(RowsModel[Mismatch]):
    """What does not agree: what it is, about which application or avis, in one sentence, and what was decided."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.subject, parent)
        self._wording = wording
        self.columns = (
            Column[Mismatch](
                key="kind",
                title=self.tr("Mismatch"),
                text=lambda row: wording.label("mismatch", row.kind),
                width=210,
                sign=lambda row: MISMATCH[row.kind],
            ),
            Column[Mismatch](
                key="about", title=self.tr("About"), text=lambda row: row.about, width=120, strong=True
            ),
            Column[Mismatch](
                key="sentence",
                title=self.tr("What does not agree"),
                text=lambda row: mismatch_sentence(row, wording),
            ),
            Column[Mismatch](
                key="decision",
                title=self.tr("Decision"),
                text=self._decision,
                width=112,
                muted=True,
                optional=1,
            ),
        )

    def _decision(self, row: Mismatch) -> str:
        if row.decision is not None:
            return self._wording.label("mismatch_verdict", row.decision.verdict)
        return self.tr("facts changed since") if row.outdated is not None else self.tr("to decide")


class ImportTable(RowsModel[ImportRow]):
    """The files that were imported, the newest first."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.id, parent)
        self.columns = (
            Column[ImportRow](
                key="state",
                title=self.tr("State"),
                text=lambda row: wording.label("import_state", row.entry.state),
                width=110,
                sign=lambda row: IMPORT[row.entry.state],
            ),
            Column[ImportRow](
                key="file", title=self.tr("File"), text=lambda row: row.entry.file, strong=True
            ),
            Column[ImportRow](
                key="as_of", title=self.tr("As of"), text=lambda row: short_date(row.entry.as_of), width=110
            ),
            Column[ImportRow](
                key="taken", title=self.tr("Taken"), text=lambda row: str(row.taken), width=90, right=True
            ),
            Column[ImportRow](
                key="refused",
                title=self.tr("Refused"),
                text=lambda row: str(row.refused),
                width=90,
                right=True,
            ),
            Column[ImportRow](
                key="when",
                title=self.tr("Imported"),
                text=lambda row: moment(row.entry.imported_at),
                width=150,
                muted=True,
                optional=1,
            ),
            Column[ImportRow](
                key="who",
                title=self.tr("By"),
                text=lambda row: row.imported_by,
                width=150,
                muted=True,
                optional=2,
            ),
        )


class RefusedTable(RowsModel[RefusedRow]):
    """Lines that were refused, with every reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: str(row.line), parent)
        self.columns = (
            Column[RefusedRow](
                key="line", title=self.tr("Line"), text=lambda row: str(row.line), width=70, right=True
            ),
            Column[RefusedRow](key="why", title=self.tr("Why it was refused"), text=self._why),
        )

    def _why(self, row: RefusedRow) -> str:
        template = self.tr("{place}: found {found}, wanted: {wanted}")
        return " · ".join(
            template.format(place=where(one), found=one.found, wanted=one.wanted) for one in row.faults
        )
