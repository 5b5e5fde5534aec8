"""Taking requests in: what becomes of each row is an ``IntakeOutcome``. A file is never half-read.

One file is one transaction, with one journal entry for each row that changed something. Reading the same file again
changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from reviewer.dossier.dossier import Attachment, Dossier, RequestVersion, version_sha256
from reviewer.dossier.events import Details, Event
from reviewer.dossier.ids import id_in_order
from reviewer.dossier.lifecycle import AMENDABLE_STATES, CLOSED_STATES, Act, DossierState
from reviewer.dossier.people import Actor
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import Fault, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.corrections import drop_lapsed
from reviewer.services.desk import Desk
from reviewer.services.house_choices import programme_of_house
from reviewer.services.ports import ReadFile, ReadRow, RequestReader, UnitOfWork
from reviewer.services.records import QuarantinedRow, QuarantineState
from reviewer.services.views import IntakeOutcome, IntakeReport, IntakeResult


class RowAlreadySettled(RuleViolation):
    """The quarantined row was already taken in or set aside."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class SetAsideReasonMissing(RuleViolation):
    """Setting a row aside needs a reason."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


CAME_IN = frozenset({IntakeOutcome.TAKEN_IN, IntakeOutcome.UNCHANGED, IntakeOutcome.NEW_VERSION})
"""What becomes of a row whose request is in the house."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: IntakeResult
    event: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One file, or one corrected row (``again``), read at one moment.

    ``waiting``: rows of this file that wait in quarantine, by place and payload; ``gone``: those that waited and do
    not stand in it any more as they were, by reference.
    """

    work: UnitOfWork
    actor: Actor
    now: datetime
    today: date
    programme_id: str
    file: str
    waiting: Mapping[tuple[str, str], QuarantinedRow] = field(default_factory=dict)
    gone: Mapping[str | None, Sequence[QuarantinedRow]] = field(default_factory=dict)
    again: QuarantinedRow | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """Use cases of reception."""

    desk: Desk
    reader: RequestReader

    def take_in(self, path: Path, programme_id: str | None = None) -> IntakeReport:
        """Take a file in, row by row, in one transaction. Raises ``InputRefused`` where it cannot be read at all.

        ``programme_id``: what its requests are filed under; None for the programme that the house chose.
        """
        self.desk.require(Act.TAKE_IN)
        programme = self.desk.programme(programme_id or programme_of_house(self.desk))
        file = self.reader.read_file(path)
        with self.desk.permitted(Act.TAKE_IN) as (work, actor):
            waiting, gone = self._waiting(work, programme.id, file)
            reading = _Reading(
                work=work,
                actor=actor,
                now=self.desk.now(),
                today=self.desk.today(),
                programme_id=programme.id,
                file=file.name,
                waiting=waiting,
                gone=gone,
            )
            outcomes = [
                _settle_waiting(reading, row, self._row(reading, row, number))
                for number, row in enumerate(file.rows)
            ]
            events = [outcome.event for outcome in outcomes if outcome.event is not None]
            if events:
                work.commit(actor, reading.now, *events)
        return _report(file.name, outcomes, ignored=file.ignored)

    def template(self, programme_id: str | None = None) -> bytes:
        """Return a workbook for employers to fill in. ``programme_id``: None for the programme that the house chose."""
        self.desk.require(Act.TAKE_IN)
        return self.reader.template(self.desk.programme(programme_id or programme_of_house(self.desk)))

    def waiting(self) -> tuple[QuarantinedRow, ...]:
        """Return the rows that wait in quarantine."""
        self.desk.require(Act.CORRECT_QUARANTINE)
        with self.desk.store.read() as work:
            return work.quarantine.open()

    def retry(self, row_id: str, payload: str) -> IntakeReport:
        """Take a corrected row in; where faults remain, keep the correction and show them."""
        with self.desk.permitted(Act.CORRECT_QUARANTINE) as (work, actor):
            row = _still_open(work.quarantine.get(row_id))
            read = self.reader.read_payload(payload, row.file, Path(row.base_folder))
            reading = _Reading(
                work=work,
                actor=actor,
                now=self.desk.now(),
                today=self.desk.today(),
                programme_id=row.programme_id,
                file=row.file,
                again=row,
            )
            outcome = self._row(reading, read, 0)
            if outcome.result.outcome in CAME_IN:
                outcome = _settle(work, replace(row, correction=payload), outcome)
            if outcome.event is not None:
                work.commit(actor, reading.now, outcome.event)
        told = replace(outcome.result, place=row.place)
        report = _report(row.file, [replace(outcome, result=told)])
        if told.outcome not in CAME_IN:
            return report
        facts = {"reference": told.reference or ""}
        return replace(report, changes=replace(report.changes, message="row_taken_in", facts=facts))

    def set_aside(self, row_id: str, reason: str) -> Changes:
        """Close a quarantined row without taking it in; it stays readable."""
        with self.desk.permitted(Act.CORRECT_QUARANTINE) as (work, actor):
            row = _still_open(work.quarantine.get(row_id))
            if not reason.strip():
                raise SetAsideReasonMissing(row.place)
            work.quarantine.save(replace(row, state=QuarantineState.SET_ASIDE))
            details: Details = {"file": row.file, "place": row.place, "reason": reason.strip()}
            work.commit(actor, self.desk.now(), Event(name="quarantine_set_aside", details=details))
        return Changes(quarantine=True, message="row_set_aside")

    # --- inside ----------------------------------------------------------------------------------------------

    def _waiting(
        self, work: UnitOfWork, programme_id: str, file: ReadFile
    ) -> tuple[dict[tuple[str, str], QuarantinedRow], dict[str | None, list[QuarantinedRow]]]:
        still: dict[tuple[str, str], QuarantinedRow] = {}
        gone: dict[str | None, list[QuarantinedRow]] = {}
        stand = {(one.place, one.payload) for one in file.rows}
        for one in work.quarantine.open():
            if (one.programme_id, one.file) != (programme_id, file.name):
                continue
            if (one.place, one.payload) in stand:
                still[one.place, one.payload] = one
            else:
                before = self.reader.read_payload(one.payload, one.file, Path(one.base_folder))
                gone.setdefault(before.reference, []).append(one)
        return still, gone

    def _row(self, reading: _Reading, row: ReadRow, number: int) -> _Outcome:
        work, request = reading.work, row.request
        if row.example:
            return _Outcome(_told(reading, row, IntakeOutcome.EXAMPLE), None)
        if request is None:
            return self._quarantine(reading, row, row.faults)
        documents, missing = self._documents(work, row.base_folder, request)
        if missing:
            return self._quarantine(reading, row, missing)
        known = work.dossiers.by_reference(reading.programme_id, request.reference)
        sha256 = version_sha256(request, documents)
        version = RequestVersion(
            number=1 if known is None else known.current.number + 1,
            request=request,
            sha256=sha256,
            taken_in_at=reading.now,
            taken_in_by=reading.actor.id,
            origin=f"{reading.file}, {row.place}",
            attachments=documents,
        )
        if known is None:
            return self._add(reading, row, version, number)
        if any(old.sha256 == sha256 for old in known.versions):
            return _Outcome(_told(reading, row, IntakeOutcome.UNCHANGED, known), None)
        closed = _closed_to_changes(work, known)
        if closed is not None:
            fault = Fault(reading.file, row.place, request.reference, known.state.value, code=closed)
            return self._quarantine(reading, row, (fault,))
        amended = known.amend(version, reading.actor, reading.today)
        work.dossiers.save(amended)
        dropped = drop_lapsed(work, self.reader, amended, reading.actor, reading.now)
        details: Details = {
            "version": version.number,
            "sha256": sha256,
            "file": reading.file,
            "corrections_dropped": dropped,
        }
        event = Event(name="request_amended", dossier_id=known.id, details=details)
        return _Outcome(_told(reading, row, IntakeOutcome.NEW_VERSION, amended), event)

    def _add(self, reading: _Reading, row: ReadRow, version: RequestVersion, number: int) -> _Outcome:
        dossier = Dossier(
            id=id_in_order(version.taken_in_at, number),
            programme_id=reading.programme_id,
            reference=version.request.reference,
            state=DossierState.RECEIVED,
            state_since=reading.today,
            received_on=version.request.received_on or reading.today,
            versions=(version,),
        )
        reading.work.dossiers.add(dossier)
        details: Details = {"version": 1, "sha256": version.sha256, "file": reading.file}
        event = Event(name="request_taken_in", dossier_id=dossier.id, details=details)
        return _Outcome(_told(reading, row, IntakeOutcome.TAKEN_IN, dossier), event)

    def _quarantine(self, reading: _Reading, row: ReadRow, faults: tuple[Fault, ...]) -> _Outcome:
        quarantine = reading.work.quarantine
        result = replace(_told(reading, row, IntakeOutcome.QUARANTINED), faults=faults)
        details: Details = {"file": reading.file, "place": row.place, "faults": len(faults)}
        if reading.again is not None:
            quarantine.save(replace(reading.again, correction=row.payload, faults=faults))
            event = Event(name="quarantine_corrected", details=details)
            return _Outcome(replace(result, quarantine_id=reading.again.id), event)
        before = quarantine.same_row(reading.programme_id, reading.file, row.place, row.payload)
        if before is not None:
            return _Outcome(_as_before(result, before), None)
        kept = QuarantinedRow(
            id=str(uuid4()),
            programme_id=reading.programme_id,
            file=reading.file,
            place=row.place,
            payload=row.payload,
            base_folder=str(row.base_folder),
            faults=faults,
            state=QuarantineState.OPEN,
            received_at=reading.now,
        )
        quarantine.save(kept)
        event = Event(name="row_quarantined", details=details)
        return _Outcome(replace(result, quarantine_id=kept.id), event)

    def _documents(
        self, work: UnitOfWork, folder: Path, request: EvaluationRequest
    ) -> tuple[tuple[Attachment, ...], tuple[Fault, ...]]:
        read = [(reference, self.reader.read_document(folder, reference)) for reference in request.documents]
        faults = tuple(content for _, content in read if isinstance(content, Fault))
        if faults:
            return (), faults
        return tuple(
            Attachment(
                kind=reference.kind,
                filename=reference.path.rsplit("/", 1)[-1],
                sha256=work.blobs.put(content),
                size=len(content),
            )
            for reference, content in read
            if isinstance(content, bytes)
        ), ()


def _report(file: str, outcomes: Sequence[_Outcome], ignored: tuple[str, ...] = ()) -> IntakeReport:
    changed = [one.result for one in outcomes if one.event is not None]
    return IntakeReport(
        file=file,
        results=tuple(one.result for one in outcomes),
        changes=Changes(
            dossiers=frozenset(one.dossier_id for one in changed if one.dossier_id is not None),
            quarantine=bool(changed),
        ),
        ignored=ignored,
    )


def _told(
    reading: _Reading, row: ReadRow, outcome: IntakeOutcome, dossier: Dossier | None = None
) -> IntakeResult:
    return IntakeResult(
        file=reading.file,
        place=row.place,
        reference=row.reference if row.request is None else row.request.reference,
        outcome=outcome,
        dossier_id=None if dossier is None else dossier.id,
        version=None if dossier is None else dossier.current.number,
        ignored=row.ignored,
    )


def _as_before(result: IntakeResult, before: QuarantinedRow) -> IntakeResult:
    """Return what is told of a bad row that was read before: it waits, it came in corrected, or it was set aside."""
    found = replace(result, quarantine_id=before.id)
    if before.state is QuarantineState.OPEN:
        return found
    came_in = before.state is QuarantineState.TAKEN_IN
    told = IntakeOutcome.UNCHANGED if came_in else IntakeOutcome.SET_ASIDE
    return replace(found, outcome=told, faults=(), dossier_id=before.dossier_id)


def _settle_waiting(reading: _Reading, row: ReadRow, outcome: _Outcome) -> _Outcome:
    """Let a row wait no more that came in by reading its file again: what it lacked is there, or it was mended."""
    if outcome.result.outcome not in CAME_IN:
        return outcome
    as_it_was = reading.waiting.get((row.place, row.payload))
    mended = reading.gone.get(outcome.result.reference, ()) if outcome.event is not None else ()
    for waiting in (*mended, *([as_it_was] if as_it_was is not None else [])):
        outcome = _settle(reading.work, waiting, outcome)
    return outcome


def _settle(work: UnitOfWork, row: QuarantinedRow, outcome: _Outcome) -> _Outcome:
    dossier_id = outcome.result.dossier_id
    settled = replace(row, faults=(), state=QuarantineState.TAKEN_IN, dossier_id=dossier_id)
    work.quarantine.save(settled)
    event = Event(name="quarantine_settled", dossier_id=dossier_id, details={"place": row.place})
    return _Outcome(outcome.result, outcome.event or event)


def _closed_to_changes(work: UnitOfWork, dossier: Dossier) -> str | None:
    """Return why no newer content may come in: the dossier is closed, or somebody has voted on the present one."""
    if dossier.state in CLOSED_STATES:
        return "dossier_closed"
    deliberation = work.deliberations.find(dossier.id)
    voted = deliberation is not None and any(one.submitted for one in deliberation.evaluations)
    return "dossier_voted" if voted or dossier.state not in AMENDABLE_STATES else None


def _still_open(row: QuarantinedRow) -> QuarantinedRow:
    if row.state is not QuarantineState.OPEN:
        raise RowAlreadySettled(row.place)
    return row
