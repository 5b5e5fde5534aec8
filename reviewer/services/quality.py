"""Is the data to be trusted: every invariant asked, its offenders listed, and what a named person decided of them.

Run once a day by whoever may, and before anything is published. A failed check marks the figures that it touches until
somebody decides; a decision holds for the offenders that were there, and for no other one.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import NotFound, RuleViolation
from reviewer.programme.indicator_files import definitions
from reviewer.services.changes import Changes
from reviewer.services.clock import calendar_day
from reviewer.services.desk import Desk
from reviewer.services.figures import EVERYTHING, FigureDesk, count, require_reader
from reviewer.services.ports.figures import QualityDecision, QualityRun
from reviewer.statistics.indicators.definitions import Check
from reviewer.statistics.indicators.quality import Failure


class QualityReasonMissing(RuleViolation):
    """A decision on a failed check needs its reason."""


class FailureChangedSince(RuleViolation):
    """The offenders are not those that were on the screen any more."""

    def __init__(self, check: str) -> None:
        super().__init__(check)
        self.check = check


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """One check as it stands. ``failure`` None: it holds. ``settled``: nothing is left to decide."""

    check: Check
    failure: Failure | None
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityReport:
    """Every check, in the order of the definitions, over so many dossiers."""

    rows: tuple[CheckRow, ...]
    dossiers: int

    @property
    def failing(self) -> tuple[CheckRow, ...]:
        """Return the checks that fail."""
        return tuple(row for row in self.rows if row.failure is not None)

    @property
    def open(self) -> tuple[CheckRow, ...]:
        """Return the checks that fail and that nobody has decided on."""
        return tuple(row for row in self.failing if not row.settled)


@dataclass(frozen=True, slots=True)
class QualityDesk:
    """Use cases about the data's quality."""

    desk: Desk
    figures: FigureDesk

    def report(self) -> QualityReport:
        """Ask every check of the whole house and return what they say. Seconds for 100,000 dossiers."""
        require_reader(self.desk, Act.CHECK_QUALITY)
        return _report(self.figures)

    def run(self) -> Changes:
        """Ask every check and keep what came of it, with its line in the journal."""
        require_reader(self.desk, Act.CHECK_QUALITY)
        found = _report(self.figures)
        with self.desk.permitted(Act.CHECK_QUALITY) as (work, actor):
            now = self.desk.now()
            work.figures.note_run(
                QualityRun(
                    id=uuid4().hex,
                    at=now,
                    by=actor.id,
                    dossiers=found.dossiers,
                    failing={
                        row.check.id: len(row.failure.offenders) for row in found.failing if row.failure
                    },
                    unsettled=len(found.open),
                )
            )
            details: Details = {"failing": len(found.failing), "unsettled": len(found.open)}
            work.commit(actor, now, Event(name="quality_checked", details=details))
        facts = {"failing": str(len(found.failing)), "open": str(len(found.open))}
        return Changes(settings=True, message="quality_checked", facts=facts)

    def run_if_due(self) -> Changes | None:
        """Run the checks where nobody has today; return None where it was done, or is not for this person to do."""
        actor = self.desk.require(Act.CHECK_QUALITY)
        try:
            require_reader(self.desk, Act.CHECK_QUALITY)
        except RuleViolation:
            return None
        with self.desk.store.read() as work:
            last = work.figures.last_run()
        if last is not None and calendar_day(last.at) == self.desk.today():
            return None
        return self.run() if actor.id else None

    def settle(self, check_id: str, fingerprint: str, *, accepted: bool, reason: str) -> Changes:
        """Decide on a failed check, by name and with a reason: its figures may be used all the same, or they may not.

        ``fingerprint``: of the failure on the screen. Raises ``FailureChangedSince`` where it is another one by now.
        """
        require_reader(self.desk, Act.SETTLE_QUALITY)
        if not reason.strip():
            raise QualityReasonMissing
        row = next((one for one in _report(self.figures).failing if one.check.id == check_id), None)
        if row is None or row.failure is None:
            raise NotFound("quality_check", check_id)
        if row.failure.fingerprint != fingerprint:
            raise FailureChangedSince(check_id)
        with self.desk.permitted(Act.SETTLE_QUALITY) as (work, actor):
            now = self.desk.now()
            work.figures.decide(
                QualityDecision(
                    id=uuid4().hex,
                    check=check_id,
                    fingerprint=fingerprint,
                    offenders=frozenset(one.key for one in row.failure.offenders),
                    accepted=accepted,
                    reason=reason.strip(),
                    by=actor.id,
                    at=now,
                )
            )
            details: Details = {
                "check": check_id,
                "accepted": accepted,
                "offenders": len(row.failure.offenders),
                "reason": reason.strip(),
            }
            work.commit(actor, now, Event(name="quality_settled", details=details))
        return Changes(settings=True, message="quality_settled", facts={"check": check_id})


def _report(figures: FigureDesk) -> QualityReport:
    counted = count(figures, definitions(), EVERYTHING)
    failures = {one.check: one for one in counted.failures}
    still = {one.check for one in counted.open}
    return QualityReport(
        rows=tuple(
            CheckRow(
                check=check,
                failure=failures.get(check.id),
                settled=check.id not in still,
            )
            for check in definitions().checks
        ),
        dossiers=counted.book.dossiers,
    )
