"""Dossiers with open seats, and what is asked of the solver about them: who could take each seat, and how well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reviewer.committee.assignment.affinity import Affinity, affinity_of
from reviewer.committee.assignment.problem import AssignableExpert, AssignmentProblem, AssignmentRules, Pair
from reviewer.committee.composition import load_composition
from reviewer.committee.expert import Expert
from reviewer.committee.takers import Obstacle, Taker
from reviewer.committee.topics import Topics

_SEATED = "sitting:"
"""Marks the one who stands in for a senior who sits already."""

_EVERYWHERE = frozenset(
    {Obstacle.INACTIVE, Obstacle.STATUT_NOT_PROVED, Obstacle.NO_UNDERTAKING, Obstacle.NO_CONTRACT}
)
"""What keeps an expert from every dossier alike, whatever its due date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A dossier with open seats. ``seats``: their numbers; ``due``: by when an evaluation would be due.

    ``sitting``: ids of those who sit already; ``takers``: everybody, with what stands in the way, by id.
    """

    dossier_id: str
    reference: str
    programme_id: str
    about: tuple[str, ...]
    seats: tuple[int, ...]
    breaks_tie: bool
    due: date
    sitting: tuple[str, ...]
    topics: Topics
    takers: Mapping[str, Taker]


def affinities_of(openings: Sequence[Opening], loads: Mapping[str, int]) -> dict[Pair, Affinity]:
    """Return how well each expert suits each opening, for the pairs that no rule forbids by itself."""
    return {
        (one.dossier_id, key): affinity_of(
            file_domains=one.topics.domains,
            file_languages=one.topics.languages,
            expert_domains=taker.expert.domains,
            expert_languages=taker.expert.languages,
            recent_load=loads.get(key, 0),
        )
        for one in openings
        for key, taker in one.takers.items()
        if not _in_the_way(taker)
    }


def problem_of(
    openings: Sequence[Opening],
    experts: Sequence[Expert],
    loads: Mapping[str, int],
    affinities: Mapping[Pair, Affinity],
    actor_id: str,
    on: date,
) -> AssignmentProblem:
    """Return what is asked of the solver on a day.

    Those who sit are not asked again, and stand in the way of their like.

    Where some programme asks for a senior, a dossier that has one, or asks for none, gets somebody who stands in for
    one: a fixed pair that takes a place of its own.
    """
    policy = load_composition()
    general = {key: taker for one in openings for key, taker in one.takers.items()}
    known = [
        AssignableExpert(
            id=one.id,
            capacity=max(1, one.capacity, loads.get(one.id, 0)),
            available=not set(general[one.id].obstacles) & _EVERYWHERE,
            senior=one.is_senior(on),
            employers=general[one.id].employers,
            load=0 if set(general[one.id].obstacles) & _EVERYWHERE else loads.get(one.id, 0),
        )
        for one in experts
        if one.id in general and one.id != actor_id
    ]
    asking = {one.dossier_id for one in openings if one.programme_id in policy.senior_programmes}
    seniors = {one.id for one in experts if one.is_senior(on)}
    settled = [
        one.dossier_id
        for one in openings
        if asking and (one.dossier_id not in asking or seniors & set(one.sitting))
    ]
    return AssignmentProblem(
        experts=(
            *known,
            *(AssignableExpert(id=_SEATED + key, capacity=1, senior=True) for key in settled),
        ),
        dossiers=tuple(one.dossier_id for one in openings),
        rules=AssignmentRules(
            distinct_employers=policy.distinct_employers,
            at_least_one_senior=bool(asking),
            balance=policy.balance,
        ),
        affinity={pair: one.value for pair, one in affinities.items() if one.value > Decimal(0)},
        conflicts={
            (one.dossier_id, key): reasons
            for one in openings
            for key, taker in one.takers.items()
            if (reasons := _in_the_way(taker))
        },
        fixed=tuple((key, _SEATED + key) for key in settled),
        places={one.dossier_id: len(one.seats) + (one.dossier_id in settled) for one in openings},
    )


def _in_the_way(taker: Taker) -> tuple[str, ...]:
    """Return codes of what forbids one pair, beyond what keeps the expert from every dossier."""
    own = (one.value for one in taker.obstacles if one not in _EVERYWHERE | {Obstacle.NO_CAPACITY})
    return (*own, *(str(one.kind) for one in taker.conflicts))
