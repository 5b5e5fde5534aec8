"""Who could take a file, why not, and who is proposed: no conflict, capacity, distinct employers.

The plain rule: among those who can, the least loaded first, then by name; the coordinator chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reviewer.committee.conflicts import (
    ConflictOfInterest,
    ConflictRuling,
    EarlierRecusal,
    conflicts_of,
    weigh,
)
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.engagement import Terms, load_terms
from reviewer.committee.expert import Expert
from reviewer.dossier.folding import fold, fold_organisation
from reviewer.dossier.people import Part
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import RuleViolation


class Obstacle(StrEnum):
    """Why an expert cannot take a file, conflicts of interest apart. ``NO_DECLARATION`` alone keeps nobody out."""

    INACTIVE = "inactive"
    STATUT_NOT_PROVED = "statut_not_proved"
    NO_UNDERTAKING = "no_undertaking"
    NO_CONTRACT = "no_contract"
    CONTRACT_ENDS_FIRST = "contract_ends_first"
    ON_LEAVE = "on_leave"
    NO_CAPACITY = "no_capacity"
    ALREADY_SEATED = "already_seated"
    SHARES_EMPLOYER = "shares_employer"
    OTHER_PART = "other_part"
    NO_DECLARATION = "no_declaration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """Whether an expert could take a file now, and everything that stands in the way.

    ``conflicts``: those in the way; ``hints`` only inform, as do ``cleared`` (who ruled, and why) and ``warnings``.
    ``employers``: the employers of the day, folded: no two of one dossier may share one. ``rank``: the place among the
    alternates kept with the dossier.
    """

    expert: Expert
    load: int
    conflicts: tuple[ConflictOfInterest, ...]
    obstacles: tuple[Obstacle, ...]
    proposed: bool = False
    hints: tuple[ConflictOfInterest, ...] = ()
    cleared: tuple[ConflictRuling, ...] = ()
    warnings: tuple[Obstacle, ...] = ()
    employers: frozenset[str] = field(default=frozenset())
    rank: int | None = None

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
    *,
    due: date | None = None,
    earlier: Sequence[EarlierRecusal] = (),
    rulings: Sequence[ConflictRuling] = (),
    terms: Terms | None = None,
) -> tuple[Taker, ...]:
    """Return every expert with what stands in the way, the eligible first, least loaded first, then by name.

    ``due``: when the evaluation would be due, where it is known; ``rulings``: this dossier's, oldest first;
    ``terms``: what the house asks of its experts, by default what ships with the program.
    """
    by_id = {expert.id: expert for expert in experts}
    seated = () if deliberation is None else deliberation.seats
    sitting = {seat.expert_id for seat in seated if seat.active}
    place = _Place(
        ever=frozenset() if deliberation is None else deliberation.ever_seated(),
        employers=frozenset(name for one in sitting if one in by_id for name in _employers(by_id[one], on)),
        others=frozenset(person for part, person in parts if part is not Part.REVIEWED),
        on=on,
        due=due,
        terms=terms or load_terms(),
    )
    found = []
    for expert in experts:
        load = loads.get(expert.id, 0)
        weighed = weigh(conflicts_of(expert, request, on=on, earlier=earlier), rulings, expert.id)
        found.append(
            Taker(
                expert=expert,
                load=load,
                conflicts=weighed.in_the_way,
                obstacles=tuple(_obstacles(expert, load, place)),
                hints=weighed.hints,
                cleared=weighed.cleared,
                warnings=tuple(_warnings(expert, place)),
                employers=_employers(expert, on),
            )
        )
    return tuple(
        sorted(found, key=lambda one: (not one.eligible, one.load, fold(one.expert.name), one.expert.id))
    )


def propose(candidates: Iterable[Taker], places: int) -> tuple[Expert, ...]:
    """Return the experts proposed for so many places: the first that can, no two of one employer."""
    chosen: list[Expert] = []
    taken: set[str] = set()
    for taker in candidates:
        if len(chosen) < places and taker.eligible and not taker.employers & taken:
            chosen.append(taker.expert)
            taken |= taker.employers
    return tuple(chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """What of a dossier and of the day stands in the way of an expert."""

    ever: frozenset[str]
    employers: frozenset[str]
    others: frozenset[str]
    on: date
    due: date | None
    terms: Terms


def _obstacles(expert: Expert, load: int, place: _Place) -> Iterator[Obstacle]:
    on, due = place.on, place.due
    under_contract, until = expert.under_contract(on), expert.contract_until
    proved = expert.statut is not None and expert.statut_evidence_on is not None
    undertaking = place.terms.undertaking
    checks = (
        (not expert.active, Obstacle.INACTIVE),
        (
            not proved or (expert.statut_evidence_on or date.max) > on,
            Obstacle.STATUT_NOT_PROVED,
        ),
        (
            undertaking.blocking and not undertaking.holds(expert.undertakings, on),
            Obstacle.NO_UNDERTAKING,
        ),
        (not under_contract, Obstacle.NO_CONTRACT),
        (
            under_contract and due is not None and until is not None and until < due,
            Obstacle.CONTRACT_ENDS_FIRST,
        ),
        (
            expert.on_leave(on) or (due is not None and expert.on_leave(due)),
            Obstacle.ON_LEAVE,
        ),
        (load >= expert.capacity, Obstacle.NO_CAPACITY),
        (expert.id in place.ever, Obstacle.ALREADY_SEATED),
        (
            expert.id not in place.ever and bool(_employers(expert, on) & place.employers),
            Obstacle.SHARES_EMPLOYER,
        ),
        (expert.id in place.others, Obstacle.OTHER_PART),
        (
            place.terms.declaration.blocking and Obstacle.NO_DECLARATION in _warnings(expert, place),
            Obstacle.NO_DECLARATION,
        ),
    )
    return (obstacle for applies, obstacle in checks if applies)


def _warnings(expert: Expert, place: _Place) -> Iterator[Obstacle]:
    if not place.terms.declaration.holds(expert.declarations, place.on):
        yield Obstacle.NO_DECLARATION
    if not place.terms.undertaking.blocking and not place.terms.undertaking.holds(
        expert.undertakings, place.on
    ):
        yield Obstacle.NO_UNDERTAKING


def _employers(expert: Expert, on: date) -> frozenset[str]:
    """Return the day's employers as they are compared: by number where one is known, and by name."""
    ties = expert.employers_on(on)
    names = {folded for tie in ties if (folded := fold_organisation(tie.name))}
    return frozenset(names | {tie.neq for tie in ties if tie.neq})
