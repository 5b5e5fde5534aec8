"""What a sealed vote does to its dossier: the next step of the chain opens once all votes are in.

The same whether the vote was sealed in this office or on an expert's own copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reviewer.committee.deliberation import Deliberation, Step
from reviewer.committee.evaluation import Evaluation
from reviewer.dossier.business_days import add_business_days
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor, Part
from reviewer.programme.model import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """A dossier and its deliberation after a vote, and what the journal is to say."""

    dossier: Dossier
    deliberation: Deliberation
    events: tuple[Event, ...]


def with_vote(
    dossier: Dossier,
    deliberation: Deliberation,
    sealed: Evaluation,
    voter: Actor,
    *,
    programme: Programme,
    now: datetime,
    today: date,
) -> Voted:
    """Put a sealed evaluation in. ``voter``: its author; ``now``: when the house has it, whenever it was sealed."""
    deliberation = deliberation.put_evaluation(sealed)
    advanced = dossier.advance(Act.SUBMIT_EVALUATION, voter, today, Part.REVIEWED)
    # Never the evaluation's id: it is the secret in the seal, without which marks could be guessed from it.
    details: Details = {"seal": sealed.seal, "seat": sealed.seat}
    events = [Event(name="evaluation_submitted", dossier_id=dossier.id, details=details)]
    if deliberation.step() is Step.CONCERTATION:
        due_on = add_business_days(today, programme.concertation.business_days.value)
        deliberation = deliberation.open_concertation(now, due_on)
        advanced = advanced.advance(Act.OPEN_CONCERTATION, voter, today)
        until: Details = {"until": due_on.isoformat()}
        events.append(Event(name="concertation_opened", dossier_id=dossier.id, details=until))
    elif deliberation.wants_third_review:
        deliberation = deliberation.open_third_review(now)
        advanced = advanced.advance(Act.OPEN_THIRD_REVIEW, voter, today)
        events.append(Event(name="third_review_opened", dossier_id=dossier.id))
    return Voted(dossier=advanced, deliberation=deliberation, events=tuple(events))
