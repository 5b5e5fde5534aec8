"""Taking requests in: each row is in, already in, a new version, or in quarantine. A file is never half-read.

One file is one transaction with one journal entry a row. Reading the same file again changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
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
from reviewer.services.ports import ReadRow, RequestReader, UnitOfWork
from reviewer.services.records import QuarantinedRow, QuarantineState
from reviewer.services.views import IntakeResult


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


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: IntakeResult
    event: Event | None


@dataclass(frozen=True, slots=True)
class Intake:
    """Use cases of reception."""

    desk: Desk
    reader: RequestReader

    def take_in(self, path: Path, programme_id: str | None = None) -> tuple[IntakeResult, ...]:
        """Take a file in, row by row, in one transaction. Raises ``InputRefused`` where it cannot be read at all.

        ``programme_id``: what its requests are filed under; None for the programme that the house chose.
        """
        self.desk.require(Act.TAKE_IN)
        programme = self.desk.programme(programme_id or programme_of_house(self.desk))
        file = self.reader.read_file(path)
        with self.desk.permitted(Act.TAKE_IN) as (work, actor):
            now = self.desk.now()
            outcomes = [
                self._row(work, actor, now, programme.id, file.name, row, number=number)
                for number, row in enumerate(file.rows)
            ]
            events = [outcome.event for outcome in outcomes if outcome.event is not None]
            if events:
                work.commit(actor, now, *events)
        return tuple(outcome.result for outcome in outcomes)

    def template(self, programme_id: str | None = None) -> bytes:
        """Return a workbook for employers to fill in. ``programme_id``: None for the programme that the house chose."""
        self.desk.require(Act.TAKE_IN)
        return self.reader.template(self.desk.programme(programme_id or programme_of_house(self.desk)))

    def waiting(self) -> tuple[QuarantinedRow, ...]:
        """Return the rows that wait in quarantine."""
        self.desk.require(Act.CORRECT_QUARANTINE)
        with self.desk.store.read() as work:
            return work.quarantine.open()

    def retry(self, row_id: str, payload: str) -> IntakeResult:
        """Take a corrected row in; where faults remain, keep the correction and show them."""
        with self.desk.permitted(Act.CORRECT_QUARANTINE) as (work, actor):
            now = self.desk.now()
            row = _still_open(work.quarantine.get(row_id))
            read = self.reader.read_payload(payload, row.file, Path(row.base_folder))
            outcome = self._row(work, actor, now, row.programme_id, row.file, read, again=row)
            if outcome.result.outcome != "quarantined":
                settled = replace(
                    row,
                    correction=payload,
                    faults=(),
                    state=QuarantineState.TAKEN_IN,
                    dossier_id=outcome.result.dossier_id,
                )
                work.quarantine.save(settled)
            event = outcome.event or Event(
                name="quarantine_settled", dossier_id=outcome.result.dossier_id, details={"place": row.place}
            )
            work.commit(actor, now, event)
        return replace(outcome.result, place=row.place)

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

    def _row(
        self,
        work: UnitOfWork,
        actor: Actor,
        now: datetime,
        programme_id: str,
        file: str,
        row: ReadRow,
        again: QuarantinedRow | None = None,
        *,
        number: int = 0,
    ) -> _Outcome:
        if row.example:
            return _Outcome(
                IntakeResult(file=file, place=row.place, reference=row.reference, outcome="example"), None
            )
        request, faults = row.request, row.faults
        if request is None or faults:
            return self._quarantine(work, now, programme_id, file, row, faults, again)
        documents, missing = self._documents(work, row.base_folder, request)
        if missing:
            return self._quarantine(work, now, programme_id, file, row, missing, again)
        known = work.dossiers.by_reference(programme_id, request.reference)
        sha256 = version_sha256(request, documents)
        version = RequestVersion(
            number=1 if known is None else known.current.number + 1,
            request=request,
            sha256=sha256,
            taken_in_at=now,
            taken_in_by=actor.id,
            origin=f"{file}, {row.place}",
            attachments=documents,
        )
        if known is None:
            return self._add(work, programme_id, file, row, version, number)
        if any(old.sha256 == sha256 for old in known.versions):
            return _Outcome(_result(file, row, request, "unchanged", known), None)
        closed = _closed_to_changes(work, known)
        if closed is not None:
            fault = Fault(file, row.place, request.reference, known.state.value, code=closed)
            return self._quarantine(work, now, programme_id, file, row, (fault,), again)
        amended = known.amend(version, actor, self.desk.today())
        work.dossiers.save(amended)
        dropped = drop_lapsed(work, self.reader, amended, actor, now)
        details: Details = {
            "version": version.number,
            "sha256": sha256,
            "file": file,
            "corrections_dropped": dropped,
        }
        event = Event(name="request_amended", dossier_id=known.id, details=details)
        return _Outcome(_result(file, row, request, "new_version", amended), event)

    def _add(
        self,
        work: UnitOfWork,
        programme_id: str,
        file: str,
        row: ReadRow,
        version: RequestVersion,
        number: int,
    ) -> _Outcome:
        today = self.desk.today()
        dossier = Dossier(
            id=id_in_order(version.taken_in_at, number),
            programme_id=programme_id,
            reference=version.request.reference,
            state=DossierState.RECEIVED,
            state_since=today,
            received_on=version.request.received_on or today,
            versions=(version,),
        )
        work.dossiers.add(dossier)
        details: Details = {"version": 1, "sha256": version.sha256, "file": file}
        event = Event(name="request_taken_in", dossier_id=dossier.id, details=details)
        return _Outcome(_result(file, row, version.request, "taken_in", dossier), event)

    def _quarantine(
        self,
        work: UnitOfWork,
        now: datetime,
        programme_id: str,
        file: str,
        row: ReadRow,
        faults: tuple[Fault, ...],
        again: QuarantinedRow | None,
    ) -> _Outcome:
        result = IntakeResult(
            file=file,
            place=row.place,
            reference=row.reference,
            outcome="quarantined",
            faults=faults,
            ignored=row.ignored,
        )
        details: Details = {"file": file, "place": row.place, "faults": len(faults)}
        if again is not None:
            work.quarantine.save(replace(again, correction=row.payload, faults=faults))
            event = Event(name="quarantine_corrected", details=details)
            return _Outcome(replace(result, quarantine_id=again.id), event)
        before = work.quarantine.same_row(programme_id, file, row.place, row.payload)
        if before is not None and before.state is QuarantineState.OPEN:
            return _Outcome(replace(result, quarantine_id=before.id), None)
        if before is not None:
            settled = replace(result, outcome="unchanged", faults=(), dossier_id=before.dossier_id)
            return _Outcome(replace(settled, quarantine_id=before.id), None)
        kept = QuarantinedRow(
            id=str(uuid4()),
            programme_id=programme_id,
            file=file,
            place=row.place,
            payload=row.payload,
            base_folder=str(row.base_folder),
            faults=faults,
            state=QuarantineState.OPEN,
            received_at=now,
        )
        work.quarantine.save(kept)
        return _Outcome(
            replace(result, quarantine_id=kept.id), Event(name="row_quarantined", details=details)
        )

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


def _result(
    file: str, row: ReadRow, request: EvaluationRequest, outcome: str, dossier: Dossier
) -> IntakeResult:
    return IntakeResult(
        file=file,
        place=row.place,
        reference=request.reference,
        outcome=outcome,
        dossier_id=dossier.id,
        version=dossier.current.number,
        ignored=row.ignored,
    )


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
