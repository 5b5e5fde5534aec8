"""Corrected facts: possible values only, the declared value kept, nothing personal in the journal.

A corrected request is validated whole, by the same reader as at reception: two facts that go together (a profession's
code and the edition it is from) are corrected together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

from reviewer.dossier.correction import (
    CorrectionEnd,
    FactCorrection,
    JsonValue,
    corrected_document,
    declared_fact,
    lapses,
    overlap,
    standing,
)
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Event
from reviewer.dossier.fact_names import fact_name
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor, Part
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import Fault, NotFound, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import RequestReader, UnitOfWork


class CorrectionRefused(RuleViolation):
    """The request would not be possible with this value. ``faults``: all that reception would say of it."""

    def __init__(self, fact: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(fact, faults)
        self.fact = fact
        self.found = faults[0].found if faults else ""
        self.wanted = faults[0].wanted if faults else ""
        self._faults = faults

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return everything that is wrong, for a form."""
        return self._faults


class CorrectionReasonMissing(RuleViolation):
    """Correcting a fact needs a reason."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


class CorrectionChangesNothing(RuleViolation):
    """The value is the one that is there already."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


class CorrectionsOverlap(RuleViolation):
    """A correction stands on a whole list, or on an entry of it: the two cannot both hold."""

    def __init__(self, fact: str, other: str) -> None:
        super().__init__(fact, other)
        self.fact = fact
        self.other = other


class CorrectionOver(RuleViolation):
    """The correction no longer stands."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


@dataclass(frozen=True, slots=True)
class Corrections:
    """Use cases of corrected facts."""

    desk: Desk
    reader: RequestReader

    def correct(
        self, dossier_id: str, values: Mapping[str, JsonValue], reason: str, request_version: int
    ) -> Changes:
        """Put other values beside declared facts, in one act; the precheck runs on them from now on.

        ``values`` by dotted path (``job.workplace_municipality_code``), JSON of the contract, None for unknown; some
        only go together (``job.noc`` and ``job.noc_version``). Raises ``FactNotCorrectable``, ``CorrectionRefused`` (a
        value is not possible, or not with the rest), ``CorrectionReasonMissing``, ``CorrectionChangesNothing`` or
        ``CorrectionsOverlap``.
        """
        with self.desk.permitted(Act.CORRECT_FACT) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            dossier.require_seen(request_version)
            advanced = dossier.advance(Act.CORRECT_FACT, actor, self.desk.today(), Part.TRIAGED)
            in_effect = standing(work.corrections.of(dossier_id))
            values = {
                path: value.strip() if isinstance(value, str) else value for path, value in values.items()
            }
            made = self._made(dossier, in_effect, values, reason, actor)
            for old in in_effect:
                if old.path in values:
                    work.corrections.end(old.end(CorrectionEnd.REPLACED, actor.id, self.desk.now()))
            for correction in made:
                work.corrections.add(correction)
            work.dossiers.save(advanced)
            events = [
                Event(
                    name="fact_corrected",
                    dossier_id=dossier.id,
                    details={"fact": fact_name(one.path), "fact_path": one.path},
                )
                for one in made
            ]
            work.commit(actor, self.desk.now(), *events)
        return Changes(
            dossiers=frozenset({dossier_id}),
            message="fact_corrected",
            facts={"reference": dossier.reference, "fact": ", ".join(fact_name(one.path) for one in made)},
        )

    def withdraw(self, dossier_id: str, correction_id: str) -> Changes:
        """Let the declared value hold again; the correction stays in the record."""
        with self.desk.permitted(Act.CORRECT_FACT) as (work, actor):
            dossier = work.dossiers.get(dossier_id)
            advanced = dossier.advance(Act.CORRECT_FACT, actor, self.desk.today(), Part.TRIAGED)
            corrections = work.corrections.of(dossier_id)
            found = next((one for one in corrections if one.id == correction_id), None)
            if found is None:
                raise NotFound("correction", correction_id)
            fact = fact_name(found.path)
            if not found.stands:
                raise CorrectionOver(fact)
            rest = [one for one in standing(corrections) if one.id != correction_id]
            faults = faults_of(self.reader, dossier.request, rest)
            if faults:
                raise CorrectionRefused(fact, faults)
            work.corrections.end(found.end(CorrectionEnd.WITHDRAWN, actor.id, self.desk.now()))
            work.dossiers.save(advanced)
            details = {"fact": fact, "fact_path": found.path}
            work.commit(
                actor,
                self.desk.now(),
                Event(name="correction_withdrawn", dossier_id=dossier.id, details=details),
            )
        return Changes(
            dossiers=frozenset({dossier_id}),
            message="correction_withdrawn",
            facts={"reference": dossier.reference, "fact": fact},
        )

    # --- inside ----------------------------------------------------------------------------------------------

    def _made(
        self,
        dossier: Dossier,
        in_effect: tuple[FactCorrection, ...],
        values: Mapping[str, JsonValue],
        reason: str,
        actor: Actor,
    ) -> tuple[FactCorrection, ...]:
        request = dossier.request
        declared = {path: declared_fact(request, path) for path in values}
        paths = [*values, *(one.path for one in in_effect)]
        for path in values:
            if not reason.strip():
                raise CorrectionReasonMissing(fact_name(path))
            for other in paths:
                if overlap(path, other):
                    raise CorrectionsOverlap(fact_name(path), fact_name(other))
        kept = [one for one in in_effect if one.path not in values]
        outcome = _validated(self.reader, corrected_document(request, kept, values))
        if not isinstance(outcome, EvaluationRequest):
            raise CorrectionRefused(_fact_of(outcome, values), outcome)
        before = {**declared, **{one.path: one.corrected for one in in_effect if one.path in values}}
        made = []
        for path in values:
            corrected = declared_fact(outcome, path)
            if corrected in (before[path], declared[path]):
                raise CorrectionChangesNothing(fact_name(path))
            made.append(
                FactCorrection(
                    id=str(uuid4()),
                    dossier_id=dossier.id,
                    path=path,
                    declared=declared[path],
                    corrected=corrected,
                    reason=reason.strip(),
                    by=actor.id,
                    at=self.desk.now(),
                    request_version=dossier.current.number,
                )
            )
        return tuple(made)


def drop_lapsed(
    work: UnitOfWork, reader: RequestReader, amended: Dossier, actor: Actor, now: datetime
) -> int:
    """End the corrections that a newer version of the request leaves without ground, and return how many.

    A correction lapses where the declared value is no longer the one that was corrected; all of them do where those
    that are left would make the newer request an impossible one.
    """
    in_effect = standing(work.corrections.of(amended.id))
    kept = [one for one in in_effect if not lapses(one, amended.request)]
    if kept and faults_of(reader, amended.request, kept):
        kept = []
    gone = [one for one in in_effect if one not in kept]
    for one in gone:
        work.corrections.end(one.end(CorrectionEnd.LAPSED, actor.id, now))
    return len(gone)


def faults_of(
    reader: RequestReader, request: EvaluationRequest, corrections: Iterable[FactCorrection]
) -> tuple[Fault, ...]:
    """Return what reception would say of a request with these corrections."""
    outcome = _validated(reader, corrected_document(request, corrections, {}))
    return () if isinstance(outcome, EvaluationRequest) else outcome


def _validated(reader: RequestReader, document: dict[str, Any]) -> EvaluationRequest | tuple[Fault, ...]:
    # Its documents are in the store already, and no longer where the intake file was.
    text = json.dumps({**document, "documents": []}, ensure_ascii=False, default=_written)
    row = reader.read_payload(text, "", Path())
    return row.faults if row.request is None else row.request


def _written(value: object) -> str | int | float:
    """Write what a form may hold as the contract writes it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)


def _fact_of(faults: tuple[Fault, ...], values: Mapping[str, JsonValue]) -> str:
    """Return the name of the fact that the first fault is about, of the first that was written where it has none."""
    about = faults[0].path if faults else ""
    return fact_name(about or next(iter(values), ""))
