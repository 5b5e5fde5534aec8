"""The one place that decides what of the committee's work a person may see.

Until all first experts have submitted, nobody but its author sees an evaluation: not the coordinator, not a count,
not a sort order. The tie-breaker sees no vote and no message, ever. Experts never see each other's names. Whoever sits
or has sat reads as an expert whatever other role they have; whoever left their seat reads nothing any more. That an
evaluation is in (never what it says) is known to coordination and audit alone, who remind those that are late.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.committee.concertation import Message, Position
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor
from reviewer.errors import RuleViolation
from reviewer.journal import JournalEntry

STAFF_WHO_KNOW_EXPERTS = frozenset({Role.COORDINATOR, Role.AUDITOR})

EVENTS_OF_EXPERTS = frozenset(
    {
        "interests_declared",
        "declaration_ruled_on",
        "evaluation_saved",
        "evaluation_submitted",
        "evaluation_set_aside",
        "message_posted",
        "position_stated",
        "dossier_packaged",
        "answer_taken_in",
        "answer_known",
        "answer_kept_aside",
        "answer_closed",
    }
)
"""Entries of the journal that tell what an expert is at; the other readers of the journal do without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """What may be shown of one round: evaluations in seat order, those set aside, messages, positions.

    ``names``: whether experts are named; where not, ``expert_id`` is empty in what somebody else wrote.
    ``submissions``: whether it is shown who has submitted. ``votes``: whether what the votes say may be shown.
    ``earlier``: whether the rounds before this one may be.
    """

    evaluations: tuple[Evaluation, ...] = ()
    set_aside: tuple[Evaluation, ...] = ()
    messages: tuple[Message, ...] = ()
    positions: tuple[Position, ...] = ()
    names: bool = False
    submissions: bool = False
    votes: bool = False
    earlier: bool = False


NOTHING = Visible()


class SitsOnThisDossier(RuleViolation):
    """Whoever sits or has sat on a dossier does nothing else on it, whatever other role they have."""

    def __init__(self, person: str) -> None:
        super().__init__(person)
        self.person = person


def knows_experts(viewer: Actor) -> bool:
    """Tell whether somebody may know who sits on dossiers on which they do not sit themselves."""
    return bool(viewer.roles & STAFF_WHO_KNOW_EXPERTS)


def has_sat(viewer: Actor, deliberation: Deliberation) -> bool:
    """Tell whether somebody sits or has sat on the dossier, in any round."""
    return viewer.id in deliberation.ever_seated()


def require_does_not_sit(actor: Actor, deliberation: Deliberation | None) -> None:
    """Raise ``SitsOnThisDossier`` where somebody would coordinate a deliberation that they are part of."""
    if deliberation is not None and has_sat(actor, deliberation):
        raise SitsOnThisDossier(actor.name)


def visible_to(viewer: Actor, deliberation: Deliberation) -> Visible:
    """Return what the viewer may see of the deliberation's round under way."""
    if has_sat(viewer, deliberation):
        return _as_expert(viewer, deliberation)
    if not viewer.roles & STAFF_WHO_KNOW_EXPERTS:
        return NOTHING
    known = Visible(names=True, submissions=True, earlier=True)
    if not deliberation.first_votes_in:
        return known
    away = deliberation.set_aside_evaluations()
    counted = (e for e in deliberation.evaluations if e.submitted and e not in away)
    said = deliberation.exchange_closed
    return replace(
        known,
        evaluations=tuple(sorted(counted, key=lambda e: e.seat)),
        set_aside=away,
        messages=deliberation.messages if said else (),
        positions=deliberation.positions if said else (),
        votes=True,
    )


def hidden_experts(viewer: Actor, deliberation: Deliberation | None) -> frozenset[str]:
    """Return the experts whose part in the dossier is not for the viewer to know."""
    if deliberation is None or visible_to(viewer, deliberation).names:
        return frozenset()
    return deliberation.ever_seated() - {viewer.id}


def visible_entry(
    viewer: Actor, entry: JournalEntry, *, sits: bool, hidden: frozenset[str]
) -> JournalEntry | None:
    """Return an entry of a dossier's journal as the viewer may read it, or None where it is not for them.

    ``sits``: whether the viewer sits or has sat on that dossier; ``hidden``: the experts whose part is not theirs to
    know, where they are not of those who do.
    """
    if sits:
        return None
    if viewer.roles & STAFF_WHO_KNOW_EXPERTS:
        return entry
    if entry.event in EVENTS_OF_EXPERTS:
        return None
    details = {name: value for name, value in entry.details.items() if value not in hidden}
    if entry.actor_id in hidden:
        return replace(entry, actor_id="", actor_name="", details=details)
    return replace(entry, details=details)


def _as_expert(viewer: Actor, deliberation: Deliberation) -> Visible:
    mine = deliberation.evaluation_of(viewer.id)
    if not any(seat.expert_id == viewer.id and seat.active for seat in deliberation.seats):
        return NOTHING
    own = Visible(evaluations=(mine,) if mine is not None else ())
    if mine is None or not mine.submitted or deliberation.breaks_tie(mine.seat):
        return own
    if deliberation.concertation is None or not deliberation.first_votes_in:
        return own
    first = deliberation.votes(deliberation.first_seats)
    stated = any(position.expert_id == viewer.id for position in deliberation.standing_positions)
    return Visible(
        evaluations=tuple(e if e is mine else replace(e, expert_id="") for e in first),
        messages=tuple(
            one if one.expert_id == viewer.id else replace(one, expert_id="")
            for one in deliberation.standing_messages
        ),
        positions=tuple(
            one if one.expert_id == viewer.id else replace(one, expert_id="")
            for one in deliberation.standing_positions
        )
        if stated
        else (),
    )
