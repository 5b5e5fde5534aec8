"""Due dates of dossiers under a programme's own targets: for lists, reminders and whoever waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reviewer.committee.deadlines import DueDate, Targets, due_dates, next_due_on
from reviewer.services.clock import calendar_day

if TYPE_CHECKING:
    from reviewer.committee.deliberation import Deliberation
    from reviewer.dossier.dossier import Dossier
    from reviewer.programme.model import Programme
    from reviewer.services.views import DossierRow


def targets_of(programme: Programme) -> Targets:
    """Return how long each step of a programme should take, in business days."""
    targets = programme.targets
    return Targets(
        triage=targets.triage.value,
        review=targets.review.value,
        third_review=targets.third_review.value,
        final=targets.final.value,
        concertation=programme.concertation.business_days.value,
    )


def due_in(deliberation: Deliberation, programme: Programme) -> tuple[DueDate, ...]:
    """Return what a deliberation expects now, by seat, with the day by which it should come."""
    return due_dates(deliberation, targets_of(programme), calendar_day)


def next_due_of(dossier: Dossier, deliberation: Deliberation | None, programme: Programme) -> date | None:
    """Return by when a dossier's next step should be done: the same day that the list says."""
    talking = None if deliberation is None else deliberation.concertation
    since = None if deliberation is None else deliberation.waiting_since
    return next_due_on(
        dossier.state,
        None if deliberation is None else deliberation.step(),
        state_since=dossier.state_since,
        waiting_since=None if since is None else calendar_day(since),
        concertation_due_on=None if talking is None else talking.due_on,
        targets=targets_of(programme),
    )


def with_due_date(row: DossierRow, programme: Programme, today: date) -> DossierRow:
    """Return a line of the list with the day by which its next step should be done, and whether that is past."""
    due_on = next_due_on(
        row.state,
        row.step,
        state_since=row.state_since,
        waiting_since=None if row.waiting_since is None else calendar_day(row.waiting_since),
        concertation_due_on=row.concertation_due_on,
        targets=targets_of(programme),
    )
    return replace(row, due_on=due_on, overdue=due_on is not None and today > due_on)
