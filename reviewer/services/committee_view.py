"""The committee's page of one round, cut down to what its viewer may see (``reviewer.committee.visibility``)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reviewer.committee.comparison import notable_gaps, path_of
from reviewer.committee.deliberation import Deliberation, Seat
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import ScoringGrid, weighted_score
from reviewer.committee.visibility import Visible, has_sat, visible_to
from reviewer.dossier.people import Actor
from reviewer.services.desk import is_staff
from reviewer.services.views import CommitteeView, SeatView


def committee_view(
    actor: Actor, deliberation: Deliberation, grid: ScoringGrid, names: Mapping[str, str]
) -> CommitteeView:
    """Return one round as the actor may see it. ``names``: of every expert, by id."""
    visible = visible_to(actor, deliberation)
    talking = deliberation.concertation
    shown = deliberation.decision if is_staff(actor) and not has_sat(actor, deliberation) else None
    return CommitteeView(
        step=deliberation.step(),
        reviewers=deliberation.reviewers,
        open_seats=deliberation.open_seats(),
        grid=grid,
        seats=tuple(_seat(seat, deliberation, visible, names, actor.id) for seat in deliberation.seats),
        evaluations=visible.evaluations,
        positions=visible.positions,
        outcome=deliberation.outcome() if visible.votes else None,
        decision=shown,
        round=deliberation.round if visible.earlier else None,
        request=deliberation.request if visible.earlier else None,
        set_aside=visible.set_aside,
        messages=visible.messages,
        exchange_closed=deliberation.exchange_closed and bool(visible.evaluations),
        concertation_due_on=None if talking is None else talking.due_on,
        differences=notable_gaps(grid, visible.evaluations),
        path=path_of(deliberation),
    )


def _seat(
    seat: Seat, deliberation: Deliberation, visible: Visible, names: Mapping[str, str], own: str
) -> SeatView:
    mine = seat.expert_id == own
    known = visible.names or mine
    evaluation = deliberation.evaluation_of(seat.expert_id)
    handed_in = evaluation is not None and evaluation.submitted
    return SeatView(
        number=seat.number,
        expert_id=seat.expert_id if known else None,
        expert_name=names.get(seat.expert_id) if known else None,
        declared=seat.declaration is not None,
        submitted=handed_in if visible.submissions or mine else None,
        active=seat.active,
        recusal_reason=seat.recusal_reason if known else "",
        declaration=seat.declaration if visible.names or mine else None,
        awaits_ruling=seat.awaits_ruling,
        set_aside=handed_in and not seat.active and known,
    )


def _scores(
    grid: ScoringGrid, evaluations: tuple[Evaluation, ...]
) -> Mapping[tuple[int, str], Decimal | None]:
    return {
        (evaluation.seat, finding.id): weighted_score(finding, evaluation.ratings)
        for evaluation in evaluations
        for finding in grid.findings
    }
