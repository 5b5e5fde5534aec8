"""Who could take a file, why not, and who is proposed: no conflict, capacity, distinct employers.

The plain rule: among those who can, the least loaded first, then by name; the coordinator chooses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviewer.committee.conflicts import ConflictOfInterest, conflicts_of
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.expert import Expert
from reviewer.dossier.folding import fold, fold_organisation
from reviewer.dossier.people import Part
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import RuleViolation


class Obstacle(StrEnum):
    """Why an expert cannot take a file, conflicts of interest apart."""

    INACTIVE = "inactive"
    STATUT_NOT_PROVED = "statut_not_proved"
    NO_CONTRACT = "no_contract"
    NO_CAPACITY = "no_capacity"
    ALREADY_SEATED = "already_seated"
    SHARES_EMPLOYER = "shares_employer"
    OTHER_PART = "other_part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """Whether an expert could take a file now, and everything that stands in the way."""

    expert: Expert
    load: int
    conflicts: tuple[ConflictOfInterest, ...]
    obstacles: tuple[Obstacle, ...]
    proposed: bool = False

    @property
    def eligible(self) -> bool:
        """Tell whether nothing stands in the way."""
        return not self.conflicts and not self.obstacles


class ExpertCannotTake(RuleViolation):
    """The expert chosen for a seat cannot take this file. ``reasons``: everything in the way, in one list."""

    def __init__(
        self, expert: str, obstacles: tuple[Obstacle, ...], conflicts: tuple[ConflictOfInterest, ...]
    ) -> None:
        super().__init__(expert, obstacles, conflicts)
        self.expert = expert
        self.obstacles = obstacles
        self.conflicts = conflicts
        self.reasons = (*obstacles, *conflicts)


def takers(
    experts: Sequence[Expert],
    request: EvaluationRequest,
    deliberation: Deliberation | None,
    loads: Mapping[str, int],
    parts: frozenset[tuple[Part, str]],
    on: date,
) -> tuple[Taker, ...]:
    """Return every expert with what stands in the way, the eligible first, least loaded first, then by name."""
    by_id = {expert.id: expert for expert in experts}
    seated = () if deliberation is None else deliberation.seats
    sitting = {seat.expert_id for seat in seated if seat.active}
    ever = {seat.expert_id for seat in seated}
    employers = {name for one in sitting if one in by_id for name in _employers(by_id[one])}
    others = {person for part, person in parts if part is not Part.REVIEWED}
    found = [
        Taker(
            expert=expert,
            load=loads.get(expert.id, 0),
            conflicts=conflicts_of(expert, request),
            obstacles=_obstacles(expert, loads.get(expert.id, 0), ever, employers, others, on),
        )
        for expert in experts
    ]
    return tuple(
        sorted(found, key=lambda one: (not one.eligible, one.load, fold(one.expert.name), one.expert.id))
    )


def propose(candidates: Sequence[Taker], places: int) -> tuple[Expert, ...]:
    """Return the experts proposed for so many places: the first that can, no two of one employer."""
    chosen: list[Expert] = []
    taken: set[str] = set()
    for taker in candidates:
        employers = _employers(taker.expert)
        if len(chosen) < places and taker.eligible and not employers & taken:
            chosen.append(taker.expert)
            taken |= employers
    return tuple(chosen)


def _obstacles(
    expert: Expert, load: int, ever: set[str], employers: set[str], others: set[str], on: date
) -> tuple[Obstacle, ...]:
    under_contract = (expert.contract_from is None or expert.contract_from <= on) and (
        expert.contract_until is None or on <= expert.contract_until
    )
    proved = (
        expert.statut is not None
        and expert.statut_evidence_on is not None
        and expert.statut_evidence_on <= on
    )
    checks = (
        (not expert.active, Obstacle.INACTIVE),
        (not proved, Obstacle.STATUT_NOT_PROVED),
        (not under_contract, Obstacle.NO_CONTRACT),
        (load >= expert.capacity, Obstacle.NO_CAPACITY),
        (expert.id in ever, Obstacle.ALREADY_SEATED),
        (expert.id not in ever and bool(_employers(expert) & employers), Obstacle.SHARES_EMPLOYER),
        (expert.id in others, Obstacle.OTHER_PART),
    )
    return tuple(obstacle for applies, obstacle in checks if applies)


def _employers(expert: Expert) -> set[str]:
    return {folded for name in expert.employers if (folded := fold_organisation(name))}
