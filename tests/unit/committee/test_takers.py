"""Who could take a file, why not, and who is proposed."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from reviewer.committee.conflicts import ConflictOfInterest
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.expert import Expert
from reviewer.committee.takers import ExpertCannotTake, Obstacle, Taker, propose, takers
from reviewer.dossier.people import Part
from tests.support.committee import a_deliberation, at, seated
from tests.support.people import an_expert
from tests.support.requests import a_request

TODAY = date(2025, 5, 20)
Parts = frozenset[tuple[Part, str]]


def _takers(
    *experts: Expert, deliberation: Deliberation | None = None, parts: Parts = frozenset(), **loads: int
) -> tuple[Taker, ...]:
    return takers(experts, a_request(), deliberation, loads, parts, TODAY)


def _only(expert: Expert, **others: Any) -> tuple[Obstacle, ...]:
    (taker,) = _takers(expert, **others)
    return taker.obstacles


def test_an_expert_under_contract_with_room_and_proof_can_take_the_file() -> None:
    (taker,) = _takers(an_expert("eli"))
    assert taker.eligible
    assert (taker.load, taker.proposed) == (0, False)


@pytest.mark.parametrize(
    ("facts", "obstacle"),
    [
        ({"active": False}, Obstacle.INACTIVE),
        ({"statut": None}, Obstacle.STATUT_NOT_PROVED),
        ({"statut_evidence_on": None}, Obstacle.STATUT_NOT_PROVED),
        ({"statut_evidence_on": date(2025, 5, 21)}, Obstacle.STATUT_NOT_PROVED),
        ({"contract_until": date(2025, 5, 19)}, Obstacle.NO_CONTRACT),
        ({"contract_from": date(2025, 5, 21)}, Obstacle.NO_CONTRACT),
        ({"capacity": 0}, Obstacle.NO_CAPACITY),
    ],
)
def test_each_obstacle_is_named(facts: dict[str, object], obstacle: Obstacle) -> None:
    assert _only(an_expert("eli", **facts)) == (obstacle,)


@pytest.mark.parametrize(
    "facts",
    [
        {"contract_until": TODAY, "contract_from": TODAY},
        {"contract_until": None, "contract_from": None},
        {"statut_evidence_on": TODAY},
    ],
)
def test_the_first_and_the_last_day_count_and_no_date_is_no_limit(facts: dict[str, object]) -> None:
    assert _only(an_expert("eli", **facts)) == ()


def test_capacity_is_reached_at_its_number() -> None:
    assert _only(an_expert("eli", capacity=3), eli=2) == ()
    assert _only(an_expert("eli", capacity=3), eli=3) == (Obstacle.NO_CAPACITY,)


def test_a_conflict_keeps_an_expert_out_without_an_obstacle() -> None:
    (taker,) = _takers(an_expert("eli", employers=("Laboratoires Boréal",)))
    assert taker.obstacles == ()
    assert taker.conflicts == (ConflictOfInterest("same_employer", "Laboratoires Boréal"),)
    assert not taker.eligible


def test_everything_in_the_way_is_told_at_once() -> None:
    found = _only(an_expert("eli", active=False, statut=None, capacity=0, contract_until=date(2025, 1, 2)))
    assert found == (
        Obstacle.INACTIVE,
        Obstacle.STATUT_NOT_PROVED,
        Obstacle.NO_CONTRACT,
        Obstacle.NO_CAPACITY,
    )


def test_whoever_sits_or_sat_does_not_sit_again() -> None:
    deliberation = seated(a_deliberation(), "eli", "elsa").recuse("elsa", "Absence.", at(5))
    for key in ("eli", "elsa"):
        assert _only(an_expert(key), deliberation=deliberation) == (Obstacle.ALREADY_SEATED,)


def test_nobody_shares_an_employer_with_somebody_who_sits() -> None:
    deliberation = seated(a_deliberation(), "eli")
    eli = an_expert("eli", employers=("Mila inc.",))
    found = _takers(eli, an_expert("elsa", employers=("MILA",)), deliberation=deliberation)
    assert {taker.expert.id: taker.obstacles for taker in found} == {
        "eli": (Obstacle.ALREADY_SEATED,),
        "elsa": (Obstacle.SHARES_EMPLOYER,),
    }


def test_the_employer_of_somebody_recused_keeps_nobody_out() -> None:
    deliberation = seated(a_deliberation(), "eli").recuse("eli", "Absence.", at(5))
    found = _takers(
        an_expert("eli", employers=("Mila",)),
        an_expert("elsa", employers=("Mila",)),
        deliberation=deliberation,
    )
    assert [taker.expert.id for taker in found if taker.eligible] == ["elsa"]


def test_an_employer_without_a_name_is_shared_by_nobody() -> None:
    deliberation = seated(a_deliberation(), "eli")
    experts = (an_expert("eli", employers=("", "inc.")), an_expert("elsa", employers=("", "Ltée")))
    found = _takers(*experts, deliberation=deliberation)
    assert [taker.expert.id for taker in found if taker.eligible] == ["elsa"]
    assert len(propose(_takers(*experts), 2)) == 2


def test_a_seated_expert_who_is_no_longer_listed_keeps_nobody_out() -> None:
    deliberation = seated(a_deliberation(), "eli")
    assert _only(an_expert("elsa"), deliberation=deliberation) == ()


@pytest.mark.parametrize("part", list(Part))
def test_another_part_in_the_dossier_keeps_an_expert_out(part: Part) -> None:
    found = _only(an_expert("eli"), parts=frozenset({(part, "eli"), (Part.TRIAGED, "claude")}))
    assert found == (() if part is Part.REVIEWED else (Obstacle.OTHER_PART,))


def test_those_who_can_come_first_then_the_least_loaded_then_by_name() -> None:
    experts = (
        an_expert("eli", name="Éric"),
        an_expert("elsa", name="Zoé"),
        an_expert("emil", name="eddy"),
        an_expert("erin", name="Aude", active=False),
    )
    for order in permutations(experts):
        found = _takers(*order, elsa=0, eli=1, emil=1, erin=0)
        assert [taker.expert.id for taker in found] == ["elsa", "emil", "eli", "erin"]


def test_the_proposal_fills_the_places_with_the_first_who_can() -> None:
    found = _takers(an_expert("eli", active=False), an_expert("elsa"), an_expert("emil"), an_expert("erin"))
    assert [expert.id for expert in propose(found, 2)] == ["elsa", "emil"]
    assert propose(found, 0) == ()


def test_the_proposal_never_takes_two_of_one_employer() -> None:
    experts = [an_expert(key, employers=("Mila",)) for key in ("eli", "elsa")] + [an_expert("emil")]
    assert [expert.id for expert in propose(_takers(*experts), 2)] == ["eli", "emil"]


def test_a_place_that_nobody_can_take_stays_empty() -> None:
    assert propose(_takers(an_expert("eli", active=False)), 2) == ()


def test_the_refusal_lists_obstacles_and_conflicts_together() -> None:
    conflict = ConflictOfInterest("same_employer", "Mila")
    refusal = ExpertCannotTake("Éli", (Obstacle.NO_CAPACITY,), (conflict,))
    assert refusal.reasons == (Obstacle.NO_CAPACITY, conflict)
