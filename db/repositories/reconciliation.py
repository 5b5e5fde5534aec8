"""The ministry's files: saved mappings, imports, their lines, and decisions on what does not agree."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from itertools import groupby
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from db.queries.known_dossiers import known_dossiers
from db.records.reconciliation import (
    MinistryImportRecord,
    MinistryMappingRecord,
    MinistryRefusalRecord,
    MinistryRowRecord,
    MismatchDecisionRecord,
)
from db.repositories.kept import HOUSE, NOTHING, Kept
from db.repositories.saving import flush, record_to_save
from db.types import canonical_json
from reviewer.errors import Fault, NotFound
from reviewer.reconciliation.decisions import MismatchDecision, MismatchVerdict
from reviewer.reconciliation.house import KnownDossier
from reviewer.reconciliation.ministry import (
    ColumnMapping,
    MinistryFact,
    MinistryOutcome,
    MinistryRow,
    SavedMapping,
)
from reviewer.services.ports.reconciliation import ImportState, MinistryImport, RefusedRow

_KIND = "ministry_import"


class SqlReconciliations:
    """Implements ``Reconciliations``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def mappings(self, programme_id: str) -> tuple[SavedMapping, ...]:
        """Return the saved mappings by name."""
        every = select(MinistryMappingRecord).order_by(MinistryMappingRecord.name, MinistryMappingRecord.id)
        found = self._kept.of(MinistryMappingRecord, HOUSE, lambda: self._session.scalars(every), _saved)
        return tuple(one for one in found if one.programme_id == programme_id)

    def save_mapping(self, mapping: SavedMapping) -> None:
        """Store a new or newer mapping; raise ``ConflictingChange`` where it is stale."""
        key = mapping.id
        record = record_to_save(
            self._session, MinistryMappingRecord, "ministry_mapping", key, mapping.version
        )
        if record is None:
            record = MinistryMappingRecord(id=key)
            self._session.add(record)
        record.programme_id = mapping.programme_id
        record.name = mapping.name
        record.columns = _columns(mapping.mapping)
        record.saved_by = mapping.saved_by
        record.version = mapping.version + 1
        flush(self._session, "ministry_mapping", key)

    def remove_mapping(self, mapping: SavedMapping) -> None:
        """Remove a mapping; raise ``ConflictingChange`` where it is stale."""
        key = mapping.id
        record = record_to_save(
            self._session, MinistryMappingRecord, "ministry_mapping", key, mapping.version
        )
        self._session.delete(record)
        flush(self._session, "ministry_mapping", key)

    def imports(self, programme_id: str) -> tuple[MinistryImport, ...]:
        """Return the imports, undone ones too, from the oldest state to the newest."""
        every = select(MinistryImportRecord).order_by(
            MinistryImportRecord.as_of, MinistryImportRecord.imported_at, MinistryImportRecord.id
        )
        found = self._kept.of(MinistryImportRecord, HOUSE, lambda: self._session.scalars(every), _import)
        return tuple(one for one in found if one.programme_id == programme_id)

    def get(self, import_id: str) -> MinistryImport:
        """Return an import or raise ``NotFound``."""
        record = self._session.get(MinistryImportRecord, import_id)
        if record is None:
            raise NotFound(_KIND, import_id)
        return _import(record)

    def add(self, one: MinistryImport, rows: Sequence[MinistryRow], refused: Sequence[RefusedRow]) -> None:
        """Store an import with all its lines; they never change."""
        self._session.add(
            MinistryImportRecord(
                id=one.id,
                programme_id=one.programme_id,
                file=one.file,
                sha256=one.sha256,
                sheet=one.sheet,
                as_of=one.as_of,
                columns=_columns(one.mapping),
                imported_at=one.imported_at,
                imported_by=one.imported_by,
                taken=one.taken,
                refused=one.refused,
                state=one.state,
                undone_at=one.undone_at,
                undone_by=one.undone_by,
                undone_reason=one.undone_reason,
                version=1,
            )
        )
        flush(self._session, _KIND, one.id)
        if rows:
            self._session.execute(
                insert(MinistryRowRecord),
                [
                    {
                        "import_id": one.id,
                        "line": row.line,
                        "application": row.application,
                        "avis_number": row.avis_number,
                        "family_name": row.family_name,
                        "given_name": row.given_name,
                        "born_on": row.born_on,
                        "employer": row.employer,
                        "filed_on": row.filed_on,
                        "outcome": row.outcome,
                        "decided_on": row.decided_on,
                    }
                    for row in rows
                ],
            )
        if refused:
            self._session.execute(
                insert(MinistryRefusalRecord),
                [
                    {
                        "import_id": one.id,
                        "line": row.line,
                        "faults": canonical_json([astuple(fault) for fault in row.faults]),
                        "avis_number": row.avis_number,
                        "person": row.person,
                    }
                    for row in refused
                ],
            )

    def save(self, one: MinistryImport) -> None:
        """Store a newer state of an import; raise ``ConflictingChange`` where it is stale."""
        record = record_to_save(self._session, MinistryImportRecord, _KIND, one.id, one.version)
        if record is None:
            raise NotFound(_KIND, one.id)
        record.state = one.state
        record.undone_at = one.undone_at
        record.undone_by = one.undone_by
        record.undone_reason = one.undone_reason
        record.version = one.version + 1
        flush(self._session, _KIND, one.id)

    def rows_of(self, import_id: str) -> tuple[MinistryRow, ...]:
        """Return the lines that got in, in the file's order."""
        return self.rows_of_each((import_id,))[0]

    def rows_of_each(self, import_ids: Sequence[str]) -> tuple[tuple[MinistryRow, ...], ...]:
        """Return the same of several files, in the order in which they are asked for."""
        if not import_ids:
            return ()
        table = MinistryRowRecord.__table__
        rows = self._session.execute(
            select(table).where(table.c.import_id.in_(import_ids)).order_by(table.c.import_id, table.c.line)
        )
        found = {one: tuple(map(_row, lines)) for one, lines in groupby(rows, lambda row: row.import_id)}
        return tuple(found.get(one, ()) for one in import_ids)

    def refused_of(self, import_id: str) -> tuple[RefusedRow, ...]:
        """Return the lines that were refused, in the file's order."""
        records = self._session.scalars(
            select(MinistryRefusalRecord)
            .where(MinistryRefusalRecord.import_id == import_id)
            .order_by(MinistryRefusalRecord.line)
        )
        return tuple(
            RefusedRow(
                line=one.line,
                faults=tuple(Fault(*parts) for parts in json.loads(one.faults)),
                avis_number=one.avis_number,
                person=one.person,
            )
            for one in records
        )

    def decisions(self, programme_id: str) -> tuple[MismatchDecision, ...]:
        """Return every decision, the oldest first."""
        every = select(MismatchDecisionRecord).order_by(MismatchDecisionRecord.ordinal)
        found = self._kept.of(MismatchDecisionRecord, HOUSE, lambda: self._session.scalars(every), _decision)
        return tuple(one for one in found if one.programme_id == programme_id)

    def decide(self, decision: MismatchDecision) -> None:
        """Append a decision; raise ``ConflictingChange`` where somebody else's took its place in the order."""
        last = self._session.scalar(
            select(func.max(MismatchDecisionRecord.ordinal)).where(
                MismatchDecisionRecord.programme_id == decision.programme_id
            )
        )
        self._session.add(
            MismatchDecisionRecord(
                id=decision.id,
                programme_id=decision.programme_id,
                ordinal=(last or 0) + 1,
                subject=decision.subject,
                facts=canonical_json([list(fact) for fact in decision.facts]),
                verdict=decision.verdict,
                reason=decision.reason,
                dossier_id=decision.dossier_id,
                decided_by=decision.decided_by,
                decided_at=decision.decided_at,
            )
        )
        flush(self._session, "mismatch_decision", decision.id)

    def known(self, programme_id: str) -> tuple[KnownDossier, ...]:
        """Return what the house knows of its dossiers, with the facts that stand."""
        return known_dossiers(self._session.connection(), programme_id)


def _row(row: Any) -> MinistryRow:
    return MinistryRow(
        line=row.line,
        application=row.application,
        avis_number=row.avis_number,
        family_name=row.family_name,
        given_name=row.given_name,
        born_on=row.born_on,
        employer=row.employer,
        filed_on=row.filed_on,
        outcome=None if row.outcome is None else MinistryOutcome(row.outcome),
        decided_on=row.decided_on,
    )


def _decision(one: MismatchDecisionRecord) -> MismatchDecision:
    return MismatchDecision(
        id=one.id,
        programme_id=one.programme_id,
        subject=one.subject,
        facts=tuple((name, value) for name, value in json.loads(one.facts)),
        verdict=MismatchVerdict(one.verdict),
        reason=one.reason,
        dossier_id=one.dossier_id,
        decided_by=one.decided_by,
        decided_at=one.decided_at,
    )


def _saved(one: MinistryMappingRecord) -> SavedMapping:
    return SavedMapping(
        id=one.id,
        programme_id=one.programme_id,
        name=one.name,
        mapping=_mapping(one.columns),
        saved_by=one.saved_by,
        version=one.version,
    )


def _mapping(columns: str) -> ColumnMapping:
    return ColumnMapping({MinistryFact(fact): heading for fact, heading in json.loads(columns).items()})


def _columns(mapping: ColumnMapping) -> str:
    return canonical_json({fact.value: heading for fact, heading in mapping.columns.items()})


def _import(record: MinistryImportRecord) -> MinistryImport:
    return MinistryImport(
        id=record.id,
        programme_id=record.programme_id,
        file=record.file,
        sha256=record.sha256,
        sheet=record.sheet,
        as_of=record.as_of,
        mapping=_mapping(record.columns),
        imported_at=record.imported_at,
        imported_by=record.imported_by,
        taken=record.taken,
        refused=record.refused,
        state=ImportState(record.state),
        undone_at=record.undone_at,
        undone_by=record.undone_by,
        undone_reason=record.undone_reason,
        version=record.version,
    )
