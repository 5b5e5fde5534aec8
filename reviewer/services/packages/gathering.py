"""What a package for one expert is made of: the dossiers that wait for them, as the house has them now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviewer.committee.deliberation import Deliberation, NotSeated, Seat
from reviewer.committee.evaluation import facts_sha256
from reviewer.committee.offline.package import PackagedAttachment, PackagedDossier
from reviewer.committee.visibility import has_sat
from reviewer.dossier.correction import standing
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import VOTING_STATES
from reviewer.dossier.people import Actor
from reviewer.errors import NotFound
from reviewer.services.desk import Desk
from reviewer.services.due import due_in
from reviewer.services.ports import UnitOfWork
from reviewer.services.walls import conflicts_now, expert_record, uncut


class DossierObstacle(StrEnum):
    """Why a dossier that waits for an expert cannot go to them in a package."""

    AWAITS_RULING = "awaits_ruling"
    IN_CONFLICT = "in_conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A dossier that waits for one expert, with all that a package says of it but its attachments."""

    dossier: Dossier
    deliberation: Deliberation
    seat: Seat
    facts_sha256: str
    due_on: date | None
    obstacle: DossierObstacle | None


def seen(work: UnitOfWork, actor: Actor, dossier_id: str) -> tuple[Dossier, Deliberation] | None:
    """Return a dossier and its deliberation, None where either is not there for whoever acts.

    Whoever sits on it, or has sat, coordinates nothing of it: for them, too, it is not there.
    """
    try:
        dossier = work.dossiers.get(dossier_id)
    except NotFound:
        return None
    deliberation = work.deliberations.find(dossier_id)
    if deliberation is None or has_sat(actor, deliberation):
        return None
    return dossier, deliberation


def exists(work: UnitOfWork, dossier_id: str) -> bool:
    """Tell whether the house has a dossier, also where it is not there for whoever acts: then nothing is said of it."""
    try:
        uncut(work).dossiers.get(dossier_id)
    except NotFound:
        return False
    return True


def hidden(work: UnitOfWork, actor: Actor, dossier_id: str) -> bool:
    """Tell whether the house has a dossier that is not there for whoever acts."""
    return seen(work, actor, dossier_id) is None and exists(work, dossier_id)


def seat_of(deliberation: Deliberation, expert_id: str) -> Seat | None:
    """Return the expert's active seat in the round under way."""
    try:
        return deliberation.seat_of(expert_id)
    except NotSeated:
        return None


def facts_of(work: UnitOfWork, dossier: Dossier) -> str:
    """Return the digest of what an expert has before them now."""
    return facts_sha256(dossier.current, work.corrections.of(dossier.id))


def waiting(
    desk: Desk, work: UnitOfWork, dossier: Dossier, deliberation: Deliberation, expert_id: str
) -> Waiting | None:
    """Return a dossier that waits for an expert's answer, None where it does not (any more)."""
    seat = seat_of(deliberation, expert_id)
    vote = deliberation.evaluation_of(expert_id)
    if dossier.state not in VOTING_STATES or seat is None or (vote is not None and vote.submitted):
        return None
    due = due_in(deliberation, desk.programme(dossier.programme_id))
    return Waiting(
        dossier=dossier,
        deliberation=deliberation,
        seat=seat,
        facts_sha256=facts_of(work, dossier),
        due_on=next((one.due_on for one in due if one.expert_id == expert_id), None),
        obstacle=_obstacle(desk, work, dossier, seat),
    )


def packaged(
    work: UnitOfWork, found: Waiting, attachments: tuple[PackagedAttachment, ...]
) -> PackagedDossier:
    """Return a dossier as it goes into a package."""
    dossier, seat = found.dossier, found.seat
    answered = work.packages.answers_of(seat.expert_id, dossier.id)
    declared = seat.declaration.kind if seat.open and seat.declaration is not None else None
    return PackagedDossier(
        dossier_id=dossier.id,
        reference=dossier.reference,
        programme_id=dossier.programme_id,
        seat=seat.number,
        breaks_tie=found.deliberation.breaks_tie(seat.number),
        request_version=dossier.current.number,
        request=dossier.request,
        request_sha256=dossier.current.sha256,
        corrections=standing(work.corrections.of(dossier.id)),
        facts_sha256=found.facts_sha256,
        attachments=attachments,
        grid_id=found.deliberation.grid_id,
        due_on=found.due_on,
        declared=declared,
        last_revision=max((one.revision for one in answered), default=0),
    )


def _obstacle(desk: Desk, work: UnitOfWork, dossier: Dossier, seat: Seat) -> DossierObstacle | None:
    if seat.awaits_ruling:
        return DossierObstacle.AWAITS_RULING
    expert = expert_record(work, seat.expert_id)
    if expert is not None and conflicts_now(work, expert, dossier, desk.today()).in_the_way:
        return DossierObstacle.IN_CONFLICT
    return None
