"""The one function that decides what of the committee's work a person may see.

Until all first experts have submitted, nobody but its author sees an evaluation: not the coordinator, not a count,
not a sort order. The tie-breaker sees no vote, ever. Experts never see each other's names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor

_STAFF_WHO_READ_VOTES = frozenset({Role.COORDINATOR, Role.AUDITOR})


@dataclass(frozen=True, slots=True)
class Visible:
    """What may be shown: evaluations in seat order, whether positions may be read, whether names may.

    Where names may not, ``expert_id`` is empty in what somebody else wrote.
    """

    evaluations: tuple[Evaluation, ...]
    positions: bool
    names: bool


def visible_to(viewer: Actor, deliberation: Deliberation) -> Visible:
    """Return what the viewer may see of this deliberation now.

    An expert who sits reads as an expert whatever other role they have; staff read votes only once all first ones are
    in, and the tie-breaker's only once it is sealed.
    """
    mine = deliberation.evaluation_of(viewer.id)
    sat = any(seat.expert_id == viewer.id for seat in deliberation.seats)
    if sat:
        return _as_expert(viewer, deliberation, mine)
    if viewer.roles & _STAFF_WHO_READ_VOTES and deliberation.first_votes_in:
        sealed = tuple(e for e in sorted(deliberation.evaluations, key=lambda e: e.seat) if e.submitted)
        complete = len(deliberation.positions) == 0 or deliberation.third_review_opened_at is not None
        both_stated = complete or len(deliberation.positions) > 1
        return Visible(sealed, positions=both_stated, names=True)
    return Visible((), positions=False, names=bool(viewer.roles & _STAFF_WHO_READ_VOTES))


def _as_expert(viewer: Actor, deliberation: Deliberation, mine: Evaluation | None) -> Visible:
    own = (mine,) if mine is not None else ()
    if mine is None or not mine.submitted:
        return Visible(own, positions=False, names=False)
    if deliberation.breaks_tie(mine.seat):
        return Visible(own, positions=False, names=False)
    shared = deliberation.concertation_opened_at is not None and deliberation.first_votes_in
    if not shared:
        return Visible(own, positions=False, names=False)
    first = deliberation.votes(deliberation.first_seats)
    stated = any(position.expert_id == viewer.id for position in deliberation.positions)
    hidden = tuple(e if e is mine else replace(e, expert_id="") for e in first)
    return Visible(hidden, positions=stated, names=False)
