"""Columns of the list of dossiers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.dossier.lifecycle import TRANSITIONS, Role
from reviewer.services.views import DossierRow
from ui.dossier_acts.offer import waited_words
from ui.formats import days, long_date
from ui.models.rows import Column
from ui.models.window import WindowModel
from ui.theme.meanings import DOSSIER, Sign
from ui.theme.tokens import ToneName

if TYPE_CHECKING:
    from reviewer.wording import Wording

SORTED_AS: Mapping[str, str] = {
    "reference": "reference",
    "candidate": "candidate",
    "employer": "employer",
    "job": "job",
    "state": "state",
    "age": "received",
    "since": "since",
    "number": "number",
    "expires": "expires",
    "programme": "programme",
    "due": "due",
}
"""By what the list is sorted when the title of a column is clicked; the others cannot be."""

USUALLY_HIDDEN = frozenset({"due", "since", "seats", "number", "expires", "programme"})
LATE = Sign("clock", ToneName.DANGER)


class DossierTable(WindowModel[DossierRow]):
    """Rows of dossiers; ages are counted to the office's date."""

    def __init__(
        self, wording: Wording, today: date, programmes: Mapping[str, str], parent: QObject | None = None
    ) -> None:
        """``programmes``: the short name of each."""
        self._wording = wording
        self._today = today
        super().__init__(lambda row: row.id, parent)
        C = Column[DossierRow]  # noqa: N806 # a type under a shorter name
        label = wording.label
        self.columns = (
            C(
                key="reference",
                title=self.tr("Reference"),
                text=lambda row: row.reference,
                width=118,
                strong=True,
            ),
            C(key="candidate", title=self.tr("Candidate"), text=lambda row: row.candidate, share=4),
            C(key="employer", title=self.tr("Employer"), text=lambda row: row.employer, share=4),
            C(key="job", title=self.tr("Job"), text=lambda row: row.job_title, optional=2, share=5),
            C(
                key="state",
                title=self.tr("State"),
                text=lambda row: label("state", row.state),
                width=178,
                sign=lambda row: DOSSIER[row.state],
            ),
            C(key="age", title=self.tr("Age"), text=self._age, width=66, right=True, muted=True, optional=3),
            C(key="next", title=self.tr("Next step"), text=self._next, width=176),
            C(key="holders", title=self.tr("With"), text=self._holders, width=168, muted=True, optional=4),
            C(
                key="due",
                title=self.tr("Due on"),
                text=lambda row: _day(row.due_on),
                width=150,
                sign=lambda row: LATE if row.overdue else None,
            ),
            C(key="since", title=self.tr("State since"), text=lambda row: _day(row.state_since), width=150),
            C(key="seats", title=self.tr("Experts"), text=_seats, width=84),
            C(key="number", title=self.tr("Avis number"), text=lambda row: row.avis_number or "", width=150),
            C(
                key="expires",
                title=self.tr("Expires on"),
                text=lambda row: _day(row.avis_expires_on),
                width=150,
            ),
            C(
                key="programme",
                title=self.tr("Programme"),
                text=lambda row: programmes.get(row.programme_id, row.programme_id),
                width=120,
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
        return "" if row.next_act is None else waited_words(self._wording, row.next_act)


def _day(day: date | None) -> str:
    return "" if day is None else long_date(day)


def _seats(row: DossierRow) -> str:
    return "" if row.seats is None else f"{row.seats[0]}/{row.seats[1]}"
