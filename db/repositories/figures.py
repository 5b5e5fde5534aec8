"""Published editions of figures, runs of the checks, decisions on them: appended, never changed."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.figures import (
    FigureEditionRecord,
    FollowUpRecord,
    FollowUpTextRecord,
    QualityDecisionRecord,
    QualityRunRecord,
)
from db.repositories.saving import flush
from db.types import canonical_json
from reviewer.errors import ConflictingChange
from reviewer.services.ports.figures import (
    EditionFile,
    FollowUp,
    PublishedEdition,
    QualityDecision,
    QualityRun,
    TextVersion,
)


class SqlFigures:
    """Implements ``Figures``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def editions(self) -> tuple[PublishedEdition, ...]:
        """Return every edition, oldest first."""
        records = self._session.scalars(select(FigureEditionRecord).order_by(FigureEditionRecord.number))
        return tuple(
            PublishedEdition(
                number=one.number,
                title=one.title,
                issued_at=one.issued_at,
                issued_by=one.issued_by,
                threshold=one.threshold,
                document=one.document,
                sha256=one.sha256,
                files=tuple(EditionFile(**file) for file in json.loads(one.files)),
            )
            for one in records
        )

    def publish(self, edition: PublishedEdition) -> None:
        """Keep an edition for ever; raise ``ConflictingChange`` where its number is taken."""
        if self._session.get(FigureEditionRecord, edition.number) is not None:
            raise ConflictingChange("figure_edition", str(edition.number))
        self._session.add(
            FigureEditionRecord(
                number=edition.number,
                title=edition.title,
                issued_at=edition.issued_at,
                issued_by=edition.issued_by,
                threshold=edition.threshold,
                document=edition.document,
                sha256=edition.sha256,
                files=canonical_json([{"name": one.name, "sha256": one.sha256} for one in edition.files]),
            )
        )
        flush(self._session, "figure_edition", str(edition.number))

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Return every report, oldest first."""
        records = self._session.scalars(select(FollowUpRecord).order_by(FollowUpRecord.edition))
        return tuple(
            FollowUp(
                edition=one.edition,
                programme_id=one.programme_id,
                first_year=one.first_year,
                last_year=one.last_year,
                texts=one.texts,
            )
            for one in records
        )

    def note_follow_up(self, report: FollowUp) -> None:
        """Keep what an edition is about."""
        self._session.add(
            FollowUpRecord(
                edition=report.edition,
                programme_id=report.programme_id,
                first_year=report.first_year,
                last_year=report.last_year,
                texts=report.texts,
            )
        )
        flush(self._session, "follow_up", str(report.edition))

    def texts(self, programme_id: str) -> tuple[TextVersion, ...]:
        """Return every version of a programme's texts, oldest first."""
        records = self._session.scalars(
            select(FollowUpTextRecord)
            .where(FollowUpTextRecord.programme_id == programme_id)
            .order_by(FollowUpTextRecord.number)
        )
        return tuple(
            TextVersion(
                programme_id=one.programme_id,
                number=one.number,
                blocks=json.loads(one.blocks),
                by=one.kept_by,
                at=one.kept_at,
            )
            for one in records
        )

    def keep_texts(self, version: TextVersion) -> None:
        """Keep a version for ever; raise ``ConflictingChange`` where its number is taken."""
        key = (version.programme_id, version.number)
        if self._session.get(FollowUpTextRecord, key) is not None:
            raise ConflictingChange("follow_up_text", str(version.number))
        self._session.add(
            FollowUpTextRecord(
                programme_id=version.programme_id,
                number=version.number,
                blocks=canonical_json(dict(version.blocks)),
                kept_by=version.by,
                kept_at=version.at,
            )
        )
        flush(self._session, "follow_up_text", str(version.number))

    def decisions(self) -> tuple[QualityDecision, ...]:
        """Return every decision on a check, oldest first."""
        records = self._session.scalars(
            select(QualityDecisionRecord).order_by(QualityDecisionRecord.decided_at, QualityDecisionRecord.id)
        )
        return tuple(
            QualityDecision(
                id=one.id,
                check=one.check_id,
                fingerprint=one.fingerprint,
                offenders=frozenset(json.loads(one.offenders)),
                accepted=one.accepted,
                reason=one.reason,
                by=one.decided_by,
                at=one.decided_at,
            )
            for one in records
        )

    def decide(self, decision: QualityDecision) -> None:
        """Keep a decision."""
        self._session.add(
            QualityDecisionRecord(
                id=decision.id,
                check_id=decision.check,
                fingerprint=decision.fingerprint,
                offenders=canonical_json(sorted(decision.offenders)),
                accepted=decision.accepted,
                reason=decision.reason,
                decided_by=decision.by,
                decided_at=decision.at,
            )
        )
        flush(self._session, "quality_decision", decision.id)

    def last_run(self) -> QualityRun | None:
        """Return the newest run of the checks, if there was one."""
        newest = (
            select(QualityRunRecord).order_by(QualityRunRecord.run_at.desc(), QualityRunRecord.id).limit(1)
        )
        one = self._session.scalar(newest)
        if one is None:
            return None
        return QualityRun(
            id=one.id,
            at=one.run_at,
            by=one.run_by,
            dossiers=one.dossiers,
            failing=json.loads(one.failing),
            unsettled=one.unsettled,
        )

    def note_run(self, run: QualityRun) -> None:
        """Keep a run."""
        self._session.add(
            QualityRunRecord(
                id=run.id,
                run_at=run.at,
                run_by=run.by,
                dossiers=run.dossiers,
                failing=canonical_json(dict(run.failing)),
                unsettled=run.unsettled,
            )
        )
        flush(self._session, "quality_run", run.id)
