"""What the expert's own list shows: of each dossier what is to be done, by when, and what became of it here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reviewer.committee.deliberation import Deliberation
from reviewer.committee.offline.own_copy import (
    AnswerState,
    HeldDossier,
    KeptPackage,
    OwnAnswer,
    WrittenReturn,
    newest,
)
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.services.expert_copy.first_seat import own_seat
from reviewer.services.expert_copy.own_desk import OwnDesk
from reviewer.services.expert_copy.recording import own_evaluation, record
from reviewer.services.expert_copy.sending import last_written
from reviewer.services.outbox import MailFile
from reviewer.services.ports.mail import CalendarEntry, CalendarWriter
from reviewer.wording import Wording


class CopyState(StrEnum):
    """Where a dossier stands on the copy, the most pressing first.

    ``CHANGED``: the answer was made on what the dossier was before; ``SEALED``, ``DECLINED`` and ``IN_CONFLICT`` are
    ``SENT`` once a package with them was written.
    """

    CHANGED = "changed"
    DECLARE = "declare"
    CONTINUE = "continue"
    SCORE = "score"
    SEALED = "sealed"
    DECLINED = "declined"
    IN_CONFLICT = "in_conflict"
    WAIT = "wait"
    SENT = "sent"


TO_DO = frozenset({CopyState.CHANGED, CopyState.DECLARE, CopyState.CONTINUE, CopyState.SCORE})
TO_SEND = frozenset({CopyState.SEALED, CopyState.DECLINED, CopyState.IN_CONFLICT})


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """One dossier of the expert's list. ``answered_at``: when the newest answer was given.

    ``opens``: whether the grid page can be opened; ``can_take_back``: whether something was said.
    """

    dossier_id: str
    reference: str
    state: CopyState
    due_on: date | None
    days_left: int | None
    open_until: date
    answered_at: datetime | None
    opens: bool
    can_take_back: bool

    @property
    def late(self) -> bool:
        """Tell whether something is expected and its day is past."""
        return self.state in TO_DO and self.days_left is not None and self.days_left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcels:
    """What came in and what was written, newest first. ``written``: number of the last file."""

    received: tuple[KeptPackage, ...]
    sent: tuple[WrittenReturn, ...]
    written: int


@dataclass(frozen=True, slots=True)
class MyDossiers:
    """Reading use cases of the copy."""

    own: OwnDesk
    calendars: CalendarWriter

    def rows(self) -> tuple[CopyRow, ...]:
        """Return the dossiers that are here, what is to be done first, the nearest due date first."""
        today = self.own.desk.today()
        with self.own.permitted(Act.ANSWER_OFFLINE) as (work, _):
            answers = newest(record(work))  # looked at, not kept: this transaction ends without a commit
            packages = {one.id: one for one in work.expert_copy.packages()}
            written = last_written(work)
            out = {key for one in work.expert_copy.sent() if one.number <= written for key in one.answer_ids}
            found = [
                _row(
                    held,
                    work.deliberations.get(held.dossier_id),
                    [one for one in answers if one.dossier_id == held.dossier_id],
                    out,
                    packages[held.package_id].open_until,
                    today,
                )
                for held in work.expert_copy.all_held()
            ]
        order = list(CopyState)
        return tuple(
            sorted(found, key=lambda one: (order.index(one.state), one.due_on or date.max, one.reference))
        )

    def to_score(self, after: str = "") -> tuple[str, str] | None:
        """Return the id and the reference of the dossier that is to be scored next. ``after``: the one just sealed."""
        waiting = (one for one in self.rows() if one.state in TO_DO and one.opens and one.dossier_id != after)
        found = next(waiting, None)
        return None if found is None else (found.dossier_id, found.reference)

    def parcels(self) -> Parcels:
        """Return the packages that came in and those that were written."""
        with self.own.reading() as (work, _):
            return Parcels(
                received=work.expert_copy.packages(),
                sent=work.expert_copy.sent(),
                written=last_written(work),
            )

    def calendar(self) -> MailFile:
        """Return the due dates of what is to be done as a calendar file; no candidate stands in it."""
        rows = [one for one in self.rows() if one.state in TO_DO and one.due_on is not None]
        wording = Wording.load()
        with self.own.permitted(Act.ANSWER_OFFLINE) as (work, actor):
            now = self.own.desk.now()
            entries = [
                CalendarEntry(
                    uid=f"{one.dossier_id}@avise",
                    sequence=work.outbox.calendar_sequence(f"{one.dossier_id}@avise", one.due_on),
                    on=one.due_on,
                    summary=wording.text("calendar", "review_due", reference=one.reference),
                    stamped_at=now,
                )
                for one in rows
                if one.due_on is not None
            ]
            content = self.calendars.write(entries, wording.text("calendar", "name"))
            work.commit(actor, now, Event(name="calendar_exported", details={"lines": len(entries)}))
        return MailFile(filename=wording.text("calendar", "filename"), content=content)


def _row(
    held: HeldDossier,
    deliberation: Deliberation,
    answers: list[OwnAnswer],
    written: set[str],
    open_until: date,
    today: date,
) -> CopyRow:
    newest_one = max(answers, key=lambda one: one.revision, default=None)
    out = newest_one is not None and newest_one.state is AnswerState.SENT and newest_one.id in written
    seat = own_seat(deliberation)
    state = _state(held, deliberation, out=out)
    return CopyRow(
        dossier_id=held.dossier_id,
        reference=held.reference,
        state=state,
        due_on=held.due_on,
        days_left=None if held.due_on is None else (held.due_on - today).days,
        open_until=open_until,
        answered_at=None if newest_one is None else newest_one.at,
        opens=seat.active,
        can_take_back=seat.declaration is not None or not seat.active,
    )


def _state(held: HeldDossier, deliberation: Deliberation, *, out: bool) -> CopyState:
    seat, evaluation = own_seat(deliberation), own_evaluation(deliberation)
    if not seat.active:
        left = CopyState.IN_CONFLICT if seat.left_for_conflict else CopyState.DECLINED
        return CopyState.SENT if out else left
    if evaluation is not None and evaluation.submitted:
        if evaluation.facts_sha256 != held.facts_sha256:
            return CopyState.CHANGED
        return CopyState.SENT if out else CopyState.SEALED
    if seat.awaits_ruling:
        return CopyState.WAIT if out else CopyState.IN_CONFLICT
    if seat.declaration is None:
        return CopyState.DECLARE
    return CopyState.SCORE if evaluation is None else CopyState.CONTINUE
