"""Columns of the committee's list and of an expert's own list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from reviewer.dossier.folding import fold
from reviewer.dossier.lifecycle import Act
from reviewer.services.views import DossierRow
from ui.formats import days
from ui.models.due import due_sign, due_word
from ui.models.expert_work import Work, WorkRow
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import DOSSIER, Sign
from ui.theme.tokens import ToneName

STEP: dict[Act, Sign] = {
    Act.ASSIGN: Sign("users", ToneName.WARNING),
    Act.START_REVIEW: Sign("users", ToneName.WARNING),
    Act.SUBMIT_EVALUATION: Sign("hourglass", ToneName.COMMITTEE),
    Act.OPEN_CONCERTATION: Sign("messages-square", ToneName.COMMITTEE),
    Act.STATE_POSITION: Sign("messages-square", ToneName.COMMITTEE),
    Act.OPEN_THIRD_REVIEW: Sign("scale", ToneName.WARNING),
    Act.CONFIRM_DECISION: Sign("gavel", ToneName.INFO),
}

WORK: dict[Work, Sign] = {
    Work.POSITION: Sign("messages-square", ToneName.WARNING),
    Work.DECLARE: Sign("user-check", ToneName.WARNING),
    Work.SCORE: Sign("clipboard-check", ToneName.INFO),
    Work.CONTINUE: Sign("file-pen", ToneName.INFO),
    Work.WAIT: Sign("hourglass", ToneName.NEUTRAL),
    Work.DONE: Sign("lock", ToneName.NEUTRAL),
}


class CommitteeTable(RowsModel[DossierRow]):
    """Dossiers before the committee: what each waits for, since when, and who has it."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        self._today = today
        super().__init__(lambda row: row.id, parent)
        self.columns = (
            Column[DossierRow](
                key="reference",
                title=self.tr("Reference"),
                text=lambda row: row.reference,
                width=124,
                strong=True,
                order=lambda row: row.reference,
            ),
            Column[DossierRow](
                key="step",
                title=self.tr("Waits for"),
                text=lambda row: step_name(row.next_act),
                width=142,
                sign=lambda row: (
                    DOSSIER[row.state] if row.next_act is None else STEP.get(row.next_act, DOSSIER[row.state])
                ),
                order=lambda row: _place_of(row.next_act),
            ),
            Column[DossierRow](
                key="holders",
                title=self.tr("With"),
                text=self._holders,
                order=lambda row: fold(self._holders(row)),
            ),
            Column[DossierRow](
                key="due",
                title=self.tr("Due"),
                text=lambda row: due_word(row.due_on, today),
                width=142,
                sign=lambda row: _notable_due(row.due_on, today),
                muted=True,
                order=lambda row: None if row.due_on is None else (row.due_on, row.state_since),
            ),
            Column[DossierRow](
                key="since",
                title=self.tr("Since"),
                text=self._since,
                width=72,
                right=True,
                muted=True,
                optional=1,
                order=lambda row: -row.state_since.toordinal(),
            ),
        )
        self.sort([column.key for column in self.columns].index("due"))

    def _holders(self, row: DossierRow) -> str:
        held = ", ".join(row.holders) or self.tr("Coordination")
        return self.tr("reconsideration · {who}").format(who=held) if row.round > 1 else held

    def _since(self, row: DossierRow) -> str:
        return days((self._today - row.state_since).days)


def _place_of(act: Act | None) -> int | None:
    """Return how far a dossier is on its way, to sort by."""
    return list(STEP).index(act) if act in STEP else None


def step_name(act: Act | None) -> str:
    """Return what a dossier waits for, in the fewest words that a chip can hold."""
    words = {
        Act.ASSIGN: QCoreApplication.translate("CommitteeSteps", "Experts to seat"),
        Act.START_REVIEW: QCoreApplication.translate("CommitteeSteps", "Review to open"),
        Act.SUBMIT_EVALUATION: QCoreApplication.translate("CommitteeSteps", "Under review"),
        Act.OPEN_CONCERTATION: QCoreApplication.translate("CommitteeSteps", "Disagreement"),
        Act.STATE_POSITION: QCoreApplication.translate("CommitteeSteps", "Concertation"),
        Act.OPEN_THIRD_REVIEW: QCoreApplication.translate("CommitteeSteps", "Tie to break"),
        Act.CONFIRM_DECISION: QCoreApplication.translate("CommitteeSteps", "To confirm"),
    }
    return "" if act is None else words.get(act, "")


class WorkTable(RowsModel[WorkRow]):
    """The dossiers of one expert."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        self._today = today
        super().__init__(lambda one: one.row.id, parent)
        self.columns = (
            Column[WorkRow](
                key="reference",
                title=self.tr("Reference"),
                text=lambda one: one.row.reference,
                width=150,
                strong=True,
            ),
            Column[WorkRow](
                key="work",
                title=self.tr("To do"),
                text=self._work,
                width=240,
                sign=lambda one: WORK[one.work],
            ),
            Column[WorkRow](key="seat", title=self.tr("Evaluation"), text=self._seat, width=130),
            Column[WorkRow](
                key="due",
                title=self.tr("Due"),
                text=lambda one: "" if one.work is Work.DONE else due_word(one.due_on, today),
                width=138,
                sign=lambda one: None if one.work is Work.DONE else _notable_due(one.due_on, today),
            ),
            Column[WorkRow](
                key="since", title=self.tr("Since"), text=self._since, width=80, muted=True, right=True
            ),
            Column[WorkRow](key="hint", title=self.tr("Note"), text=self._hint, muted=True),
        )

    def _work(self, one: WorkRow) -> str:
        words = {
            Work.POSITION: self.tr("Take a position"),
            Work.DECLARE: self.tr("Declare your interests"),
            Work.SCORE: self.tr("Score"),
            Work.CONTINUE: self.tr("Go on with the draft"),
            Work.WAIT: self.tr("Awaits coordination"),
            Work.DONE: self.tr("Handed in"),
        }
        return words[one.work]

    def _seat(self, one: WorkRow) -> str:
        return self.tr("tie-break") if one.breaks_tie else self.tr("first")

    def _since(self, one: WorkRow) -> str:
        return days((self._today - one.row.state_since).days)

    def _hint(self, one: WorkRow) -> str:
        return {
            Work.POSITION: self.tr("The other evaluation differs: maintain or change your findings"),
            Work.DECLARE: self.tr("The dossier opens after your declaration"),
            Work.WAIT: self.tr("Coordination rules on your declaration first"),
            Work.DONE: self.tr("Sealed; you can read it again"),
        }.get(one.work, "")


def _notable_due(due_on: date | None, today: date) -> Sign | None:
    """Return the chip of what is late or due today; another day is plain text."""
    return None if due_on is None or due_on > today else due_sign(due_on, today)
