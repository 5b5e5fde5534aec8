"""Columns of the list of dossiers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from reviewer.dossier.lifecycle import TRANSITIONS, Role
from reviewer.services.views import DossierRow
from reviewer.wording import Wording
from ui.formats import days
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import DOSSIER


class DossierTable(RowsModel[DossierRow]):
    """Rows of dossiers; ages are counted to the office's date."""

    def __init__(self, wording: Wording, today: date, parent: QObject | None = None) -> None:
        self._wording = wording
        self._today = today
        super().__init__(lambda row: row.id, parent)
        self.columns = (
            Column[DossierRow](
                key="reference",
                title=self.tr("Reference"),
                text=lambda row: row.reference,
                width=118,
                strong=True,
            ),
            Column[DossierRow](
                key="candidate", title=self.tr("Candidate"), text=lambda row: row.candidate, share=4
            ),
            Column[DossierRow](
                key="employer", title=self.tr("Employer"), text=lambda row: row.employer, share=4
            ),
            Column[DossierRow](
                key="job", title=self.tr("Job"), text=lambda row: row.job_title, optional=2, share=5
            ),
            Column[DossierRow](
                key="state",
                title=self.tr("State"),
                text=lambda row: self._wording.label("state", row.state),
                width=178,
                sign=lambda row: DOSSIER[row.state],
            ),
            Column[DossierRow](
                key="age", title=self.tr("Age"), text=self._age, width=60, right=True, muted=True
            ),
            Column[DossierRow](key="next", title=self.tr("Next step"), text=self._next, width=176),
            Column[DossierRow](
                key="holders",
                title=self.tr("With"),
                text=self._holders,
                width=168,
                muted=True,
                optional=1,
            ),
        )

    def _age(self, row: DossierRow) -> str:
        return days((self._today - row.received_on).days)

    def _holders(self, row: DossierRow) -> str:
        """Return who has the dossier in hand; where nobody by name does, the roles whose act is due."""
        if row.holders or row.next_act is None:
            return ", ".join(row.holders)
        roles = TRANSITIONS[row.next_act].roles
        shown = (self._wording.label("role", role) for role in Role if role in roles)
        word = self.tr(" or ").join(shown)
        return word[:1].upper() + word[1:]

    def _next(self, row: DossierRow) -> str:
        return "" if row.next_act is None else self._wording.label("act", row.next_act)
