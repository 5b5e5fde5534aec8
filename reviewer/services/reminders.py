"""Reminders: drafted e-mails for what is due, each once; and an expert's due dates as a calendar file.

Nothing is sent from here: a person looks at the drafts in the outbox. A reminder is one for its kind, subject, due
date and step, and the database holds that key unique: running twice, or two at once, drafts nothing twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reviewer.committee.deadlines import DueDate
from reviewer.committee.deliberation import Step
from reviewer.committee.engagement import contract_reminders
from reviewer.dossier.events import Event
from reviewer.dossier.french import format_date
from reviewer.dossier.lifecycle import UNDER_REVIEW, Act, AvisState, Role
from reviewer.dossier.people import Part, Person
from reviewer.errors import ConflictingChange, NotFound, RuleViolation
from reviewer.outbox.message import Message, MessageKind
from reviewer.outbox.reminders import Deadline, DueReminder, due_reminders, load_cadences
from reviewer.services.avis import parse_number
from reviewer.services.changes import Changes
from reviewer.services.delivery import Delivery
from reviewer.services.desk import Desk
from reviewer.services.due import due_in
from reviewer.services.outbox import MailFile, may_see, told_in, told_of
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.mail import CalendarEntry, CalendarWriter
from reviewer.services.views import DossierFilter, DossierRow, Queries
from reviewer.services.walls import in_conflict, walled_off_from
from reviewer.wording import Wording

_KIND_OF = {
    Step.EVALUATIONS: MessageKind.REVIEW_DUE,
    Step.THIRD_EVALUATION: MessageKind.REVIEW_DUE,
    Step.CONCERTATION: MessageKind.CONCERTATION_ENDING,
}
_PAGE = 500


class NobodyLate(RuleViolation):
    """No expert of this dossier is late, or those who are were reminded already."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """A reminder that is due, with what its message needs. ``about``: the person or the avis that it names."""

    reminder: DueReminder
    about: str
    dossier_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reminders:
    """Use cases of what is due."""

    desk: Desk
    queries: Queries
    delivery: Delivery
    calendars: CalendarWriter

    def run(self) -> tuple[Message, ...]:
        """Draft every reminder that is due and not drafted yet; return those that the actor may see."""
        actor = self.desk.require(Act.RUN_REMINDERS)
        today = self.desk.today()
        with self.desk.store.read() as work:
            waiting = [one for one in self._due(work) if work.outbox.by_key(one.reminder.key) is None]
        drafted = [message for one in waiting if (message := self._draft(one)) is not None]
        with self.desk.store.read() as work:
            return tuple(one for one in drafted if may_see(work, actor, one, today))

    def calendar(self) -> MailFile:
        """Return the actor's own due dates on the committee as a calendar file; no candidate stands in it."""
        with self.desk.permitted(Act.READ_QUEUE) as (work, actor):
            now = self.desk.now()
            wording = Wording.load()
            entries = []
            for row, due in self._expected(work, actor.id):
                if due.expert_id != actor.id or due.done:
                    continue
                uid = _uid(row.id, actor.id, due.step)
                entries.append(
                    CalendarEntry(
                        uid=uid,
                        sequence=work.outbox.calendar_sequence(uid, due.due_on),
                        on=due.due_on,
                        summary=wording.text("calendar", _KIND_OF[due.step].value, reference=row.reference),
                        stamped_at=now,
                    )
                )
            content = self.calendars.write(entries, wording.text("calendar", "name"))
            work.commit(actor, now, Event(name="calendar_exported", details={"lines": len(entries)}))
        return MailFile(filename=wording.text("calendar", "filename"), content=content)

    def late(self, work: UnitOfWork, dossier_id: str) -> tuple[str, ...]:
        """Return the names of the experts of a dossier who are late and were not reminded yet at this step."""
        return tuple(
            person.name
            for one in self._late(work, dossier_id)
            if (person := _person(work, one.about)) is not None
        )

    def remind_late(self, dossier_id: str) -> Changes:
        """Draft the reminders of a dossier's late experts; raise ``NobodyLate`` where none is to be drafted."""
        self.desk.require(Act.RUN_REMINDERS)
        with self.desk.store.read() as work:
            reference = work.dossiers.get(dossier_id).reference
            waiting = self._late(work, dossier_id)
        drafted = [one for one in waiting if self._draft(one) is not None]
        if not drafted:
            raise NobodyLate(reference)
        return Changes(dossiers=frozenset({dossier_id}), messages=True)

    # --- what is due -----------------------------------------------------------------------------------------

    def _due(self, work: UnitOfWork) -> Iterator[_Waiting]:
        yield from self._due_of_experts(work)
        yield from self._due_of_contracts(work)
        yield from self._due_of_avis()

    def _due_of_experts(self, work: UnitOfWork) -> Iterator[_Waiting]:
        for row, due in self._expected(work, None):
            yield from self._reminders_of(row.id, (due,))

    def _reminders_of(self, dossier_id: str, expected: Iterable[DueDate]) -> Iterator[_Waiting]:
        for due in expected:
            if due.expert_id is None or due.done or due.step not in _KIND_OF:
                continue
            deadline = Deadline(
                kind=_KIND_OF[due.step],
                subject=f"{dossier_id}/{due.step.value}/{due.expert_id}",
                due_on=due.due_on,
            )
            for reminder in due_reminders(load_cadences(), [deadline], self.desk.today()):
                yield _Waiting(reminder=reminder, about=due.expert_id, dossier_id=dossier_id)

    def _late(self, work: UnitOfWork, dossier_id: str) -> tuple[_Waiting, ...]:
        dossier, deliberation = work.dossiers.get(dossier_id), work.deliberations.find(dossier_id)
        if deliberation is None or dossier.state not in UNDER_REVIEW:
            return ()
        found = self._reminders_of(
            dossier_id, due_in(deliberation, self.desk.programme(dossier.programme_id))
        )
        return tuple(
            one for one in found if one.reminder.step < 0 and work.outbox.by_key(one.reminder.key) is None
        )

    def _due_of_contracts(self, work: UnitOfWork) -> Iterator[_Waiting]:
        for one in contract_reminders(work.experts.all(), self.desk.today()):
            deadline = Deadline(kind=MessageKind.CONTRACT_ENDING, subject=one.expert_id, due_on=one.until)
            yield _Waiting(reminder=DueReminder(deadline=deadline, step=one.days_before), about=one.expert_id)

    def _due_of_avis(self) -> Iterator[_Waiting]:
        today, cadences = self.desk.today(), load_cadences()
        for row in self.queries.avis(today):
            if row.state is not AvisState.IN_FORCE or not row.favourable:
                continue
            for kind in (MessageKind.AVIS_EXPIRING, MessageKind.AVIS_EXPIRING_EMPLOYER):
                deadline = Deadline(kind=kind, subject=row.number, due_on=row.expires_on)
                for reminder in due_reminders(cadences, [deadline], today):
                    yield _Waiting(reminder=reminder, about=row.number, dossier_id=row.dossier_id)

    def _expected(self, work: UnitOfWork, expert_id: str | None) -> Iterator[tuple[DossierRow, DueDate]]:
        """Return what the dossiers in committee expect; ``expert_id``: only those on which this expert sits."""
        today = self.desk.today()
        walled = frozenset[str]() if expert_id is None else walled_off_from(work, expert_id, today)
        wanted = DossierFilter(states=UNDER_REVIEW, seated_expert=expert_id, without=walled)
        last: str | None = None
        while rows := self.queries.dossiers(wanted, limit=_PAGE, offset_id=last):
            last = rows[-1].id
            for row in rows:
                deliberation = work.deliberations.find(row.id)
                if deliberation is not None:
                    for due in due_in(deliberation, self.desk.programme(row.programme_id)):
                        yield row, due

    # --- drafting --------------------------------------------------------------------------------------------

    def _draft(self, waiting: _Waiting) -> Message | None:
        """Draft one reminder in its own transaction; None where somebody else just has."""
        try:
            with self.desk.permitted(Act.RUN_REMINDERS) as (work, actor):
                if work.outbox.by_key(waiting.reminder.key) is not None:
                    return None
                message = self._message(work, waiting, actor.id)
                work.outbox.save(message)
                details = {**told_of(message), "step": waiting.reminder.step}
                work.commit(
                    actor,
                    self.desk.now(),
                    Event(name="reminder_drafted", dossier_id=told_in(message), details=details),
                )
        except ConflictingChange:
            return None
        return message

    def _message(self, work: UnitOfWork, waiting: _Waiting, by: str) -> Message:
        deadline = waiting.reminder.deadline
        facts = {"due_on": format_date(deadline.due_on)}
        person: Person | None = None
        to: str | None = None
        if deadline.kind in {MessageKind.REVIEW_DUE, MessageKind.CONCERTATION_ENDING}:
            person = _person(work, waiting.about)
        elif deadline.kind is MessageKind.CONTRACT_ENDING:
            facts["expert"] = work.experts.get(waiting.about).name
            person = self._coordinator(work, None)
        else:
            avis = work.register.get(parse_number(waiting.about))
            facts |= self.delivery.avis_facts(avis)
            if deadline.kind is MessageKind.AVIS_EXPIRING:
                person = self._coordinator(work, waiting.dossier_id)
            else:
                to = self.delivery.address_for(work, avis.dossier_id)
        message = self.delivery.compose(
            work,
            deadline.kind,
            key=waiting.reminder.key,
            about=waiting.about,
            dossier_id=waiting.dossier_id,
            facts=facts,
            to=to if person is None else person.email,
            by=by,
            step=waiting.reminder.step,
        )
        return replace(message, to_person=None if person is None else person.id, due_on=deadline.due_on)

    def _coordinator(self, work: UnitOfWork, dossier_id: str | None) -> Person | None:
        """Return who coordinates: of a dossier the one who triaged it, else the first by name who may know of it."""
        people = [one for one in work.people.all() if one.active and Role.COORDINATOR in one.roles]
        if dossier_id is None:
            return next(iter(people), None)
        dossier, today = work.dossiers.get(dossier_id), self.desk.today()
        free = [one for one in people if not in_conflict(work, one.id, dossier, today)]
        triaged = next((one for one in free if (Part.TRIAGED, one.id) in dossier.parts), None)
        return triaged or next(iter(free), None)


def _person(work: UnitOfWork, person_id: str) -> Person | None:
    try:
        return work.people.get(person_id)
    except NotFound:
        return None


def _uid(dossier_id: str, person_id: str, step: Step) -> str:
    """Return the identity of a calendar line: the same for the same due date, and telling nothing of whose it is."""
    digest = hashlib.sha256(f"{dossier_id}/{person_id}/{step.value}".encode()).hexdigest()
    return f"{digest[:32]}@avise.invalid"
