"""Columns of the queue and of the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from reviewer.avis.signature import Awaited, PendingSignature
from reviewer.dossier.lifecycle import Act, AvisState
from reviewer.services.views import AvisRow, DossierRow
from reviewer.wording import Wording
from ui.formats import days, short_date
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import ANSWER, AVIS, Sign
from ui.theme.tokens import ToneName

NEAR_DAYS = 90
MIDDLE_DAYS = 60
SOON_DAYS = 30
NEAR = "near"

STEP: dict[Act, Sign] = {
    Act.DRAFT_AVIS: Sign("file-pen", ToneName.WARNING),
    Act.VALIDATE_AVIS: Sign("file-check", ToneName.INFO),
    Act.SIGN_AVIS: Sign("signature", ToneName.COMMITTEE),
}


def step_name(act: Act | None) -> str:
    """Return what a dossier of the queue waits for."""
    words = {
        Act.DRAFT_AVIS: QCoreApplication.translate("AvisSteps", "To draft"),
        Act.VALIDATE_AVIS: QCoreApplication.translate("AvisSteps", "To validate"),
        Act.SIGN_AVIS: QCoreApplication.translate("AvisSteps", "To sign"),
    }
    return "" if act is None else words.get(act, "")


class QueueTable(RowsModel[DossierRow]):
    """Dossiers on their way from decision to signature."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        self._today = today
        self._pending: Mapping[str, PendingSignature] = {}
        super().__init__(lambda row: row.id, parent)
        self.columns = (
            Column[DossierRow](
                key="reference",
                title=self.tr("Reference"),
                text=lambda row: row.reference,
                width=140,
                strong=True,
            ),
            Column[DossierRow](
                key="step",
                title=self.tr("Waits for"),
                text=self._step,
                width=150,
                sign=lambda row: None if row.next_act is None else STEP.get(row.next_act),
            ),
            Column[DossierRow](key="candidate", title=self.tr("Candidate"), text=lambda row: row.candidate),
            Column[DossierRow](key="employer", title=self.tr("Employer"), text=lambda row: row.employer),
            Column[DossierRow](key="job", title=self.tr("Job"), text=lambda row: row.job_title, share=2),
            Column[DossierRow](
                key="since", title=self.tr("Since"), text=self._since, width=80, right=True, muted=True
            ),
        )

    def show_pending(self, pending: Mapping[str, PendingSignature]) -> None:
        """Know which avis have their first signature, or are out to be signed, by dossier."""
        self._pending = pending

    def _step(self, row: DossierRow) -> str:
        waiting = self._pending.get(row.id)
        if waiting is None or row.next_act is not Act.SIGN_AVIS:
            return step_name(row.next_act)
        if waiting.kind is Awaited.COUNTERSIGNATURE:
            return self.tr("To countersign")
        return self.tr("Signed elsewhere")

    def _since(self, row: DossierRow) -> str:
        return days((self._today - row.state_since).days)


class RegisterTable(RowsModel[AvisRow]):
    """The register; an avis in force whose expiry is near says so."""

    def __init__(self, wording: Wording, today: date, parent: QObject | None = None) -> None:
        self._wording = wording
        self._today = today
        super().__init__(lambda row: row.number, parent)
        self.columns = (
            Column[AvisRow](
                key="number", title=self.tr("Number"), text=lambda row: row.number, width=132, strong=True
            ),
            Column[AvisRow](key="candidate", title=self.tr("Candidate"), text=lambda row: row.candidate),
            Column[AvisRow](key="employer", title=self.tr("Employer"), text=lambda row: row.employer),
            Column[AvisRow](
                key="favourable",
                title=self.tr("Conclusion"),
                text=self._conclusion,
                width=136,
                sign=lambda row: ANSWER[row.favourable],
            ),
            Column[AvisRow](
                key="state",
                title=self.tr("State"),
                text=lambda row: self._wording.label("avis_state", row.state),
                width=128,
                sign=lambda row: AVIS[row.state],
            ),
            Column[AvisRow](
                key="issued", title=self.tr("Issued"), text=lambda row: short_date(row.issued_on), width=108
            ),
            Column[AvisRow](
                key="expires",
                title=self.tr("Expires"),
                text=lambda row: short_date(row.expires_on),
                width=108,
            ),
            Column[AvisRow](
                key="near", title=self.tr("Left"), text=self._left, width=100, sign=self._nearness
            ),
        )

    def days_left(self, row: AvisRow) -> int | None:
        """Return in how many days an avis in force expires, None for any other or one that is far from it."""
        left = (row.expires_on - self._today).days
        return left if row.state is AvisState.IN_FORCE and left <= NEAR_DAYS else None

    def _conclusion(self, row: AvisRow) -> str:
        return self.tr("favourable") if row.favourable else self.tr("unfavourable")

    def _left(self, row: AvisRow) -> str:
        left = self.days_left(row)
        return "" if left is None else days(left)

    def _nearness(self, row: AvisRow) -> Sign | None:
        left = self.days_left(row)
        if left is None:
            return None
        if left <= SOON_DAYS:
            return Sign("hourglass", ToneName.DANGER)
        return Sign("hourglass", ToneName.WARNING if left <= MIDDLE_DAYS else ToneName.INFO)
