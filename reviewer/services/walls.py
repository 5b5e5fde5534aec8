"""Who must see a dossier as if it did not exist: anybody in conflict of interest with it, whatever their roles.

A person is walled off from a dossier where they were recused from it, declared a real conflict, were held to be in
conflict by a coordinator, or where the files show a blocking conflict that nobody has overridden. A doubtful conflict
keeps an expert from being seated, and is no wall until somebody rules.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reviewer.committee.conflicts import (
    RulingOutcome,
    Strength,
    Weighed,
    conflicts_of,
    standing_rulings,
    weigh,
)
from reviewer.dossier.people import Actor, Part
from reviewer.errors import NotFound
from reviewer.services.effective import effective_request

if TYPE_CHECKING:
    from reviewer.committee.expert import Expert
    from reviewer.dossier.dossier import Dossier
    from reviewer.dossier.request import EvaluationRequest
    from reviewer.services.ports import UnitOfWork


def in_conflict(work: UnitOfWork, person_id: str, dossier: Dossier, on: date) -> bool:
    """Tell whether somebody is walled off from a dossier on a day."""
    work = uncut(work)
    return _told(work, person_id, dossier) or _derived(work, expert_record(work, person_id), dossier, on)


def require_no_wall(work: UnitOfWork, actor: Actor, dossier: Dossier, on: date) -> None:
    """Raise what a dossier that is not there raises, where the actor is in conflict with this one."""
    if in_conflict(work, actor.id, dossier, on):
        raise NotFound("dossier", dossier.id)


def walled_off_from(work: UnitOfWork, person_id: str, on: date) -> frozenset[str]:
    """Return the ids of every dossier from which somebody is walled off, for lists and counts.

    Who is no expert costs a few rows; an expert costs one reading of every newest request.
    """
    work = uncut(work)
    candidates = set(work.conflicts.touched(person_id))
    expert = expert_record(work, person_id)
    if expert is not None:
        candidates |= work.conflicts.corrected()
        candidates |= {key for key, request in work.conflicts.requests() if _blocked(expert, request, on)}
    return frozenset(key for key in candidates if in_conflict(work, person_id, work.dossiers.get(key), on))


def conflicts_now(work: UnitOfWork, expert: Expert, dossier: Dossier, on: date) -> Weighed:
    """Return what all the files show between an expert and a dossier now, sorted by what was ruled."""
    found = conflicts_of(
        expert,
        effective_request(work, dossier),
        on=on,
        earlier=work.conflicts.recusals(),
    )
    return weigh(found, work.conflicts.rulings_of(dossier.id), expert.id)


def uncut(work: UnitOfWork) -> UnitOfWork:
    """Return the transaction as it is, where it was cut for whoever acts: to weigh a wall, one must see behind it."""
    inner: UnitOfWork = getattr(work, "uncut", work)
    return inner


def expert_record(work: UnitOfWork, person_id: str) -> Expert | None:
    """Return what the committee knows of somebody, with the address at which the house writes to them."""
    try:
        expert = work.experts.get(person_id)
        return with_address(expert, work.people.get(person_id).email)
    except NotFound:
        return None


def with_address(expert: Expert, email: str | None) -> Expert:
    """Return the record with one more address, where it is not there yet: its domain is evidence too."""
    return expert if not email or email in expert.emails else replace(expert, emails=(*expert.emails, email))


def _told(work: UnitOfWork, person_id: str, dossier: Dossier) -> bool:
    if (Part.RECUSED, person_id) in dossier.parts:
        return True
    deliberation = work.deliberations.find(dossier.id)
    for one in () if deliberation is None else (deliberation, *deliberation.earlier):
        for seat in one.seats:
            declared = seat.declaration
            if seat.expert_id == person_id and declared and not declared.clear and not declared.pending:
                return True
    rulings = standing_rulings(work.conflicts.rulings_of(dossier.id), person_id)
    return any(one.outcome is RulingOutcome.UPHELD for one in rulings.values())


def _derived(work: UnitOfWork, expert: Expert | None, dossier: Dossier, on: date) -> bool:
    return expert is not None and _keeps_out(conflicts_now(work, expert, dossier, on))


def _blocked(expert: Expert, request: EvaluationRequest, on: date) -> bool:
    return _keeps_out(weigh(conflicts_of(expert, request, on=on), (), expert.id))


def _keeps_out(weighed: Weighed) -> bool:
    return any(one.strength is Strength.BLOCKING for one in weighed.in_the_way)
