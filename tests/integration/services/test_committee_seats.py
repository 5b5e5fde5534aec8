"""Seats: who could take a file and why not, who is seated, who is recused, who comes in their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import ReviewStarted, SeatTaken, Step, TextMissing
from reviewer.committee.expert import Tie
from reviewer.committee.takers import ExpertCannotTake, Obstacle
from reviewer.dossier.lifecycle import ActNotPermitted, DossierState, Role
from reviewer.dossier.people import Part
from reviewer.errors import NotFound
from reviewer.services.committee import ConflictSinceSeated
from reviewer.services.seating import NobodyChosen
from tests.support.office import House
from tests.support.people import a_person, an_expert
from tests.support.refusals import refused


def test_everybody_who_could_take_a_file_is_listed_and_two_are_proposed(house: House) -> None:
    found = house.as_("claude").seating.who_could_take(house.admissible())
    assert {taker.expert.id for taker in found} == {"eli", "elsa", "emil", "erin"}
    assert all(taker.eligible for taker in found)
    assert [taker.expert.id for taker in found if taker.proposed] == ["eli", "elsa"]


def test_the_load_counts_active_seats_without_a_vote(house: House) -> None:
    first = house.in_review("TC-1")
    house.in_review("TC-2")
    house.vote(first, "eli")
    loads = {
        t.expert.id: t.load for t in house.as_("claude").seating.who_could_take(house.admissible("TC-3"))
    }
    assert loads == {"eli": 1, "elsa": 2, "emil": 0, "erin": 0}


def test_a_withdrawn_file_weighs_on_nobody(house: House) -> None:
    dossier_id = house.in_review("TC-1")
    house.as_("kim").triage.withdraw(dossier_id, "L’employeur l’a demandé.")
    found = house.as_("claude").seating.who_could_take(house.admissible("TC-2"))
    assert {taker.load for taker in found} == {0}


@pytest.mark.parametrize(
    ("facts", "obstacle"),
    [
        ({"active": False}, Obstacle.INACTIVE),
        ({"statut": None}, Obstacle.STATUT_NOT_PROVED),
        ({"contract_until": date(2025, 5, 19)}, Obstacle.NO_CONTRACT),
    ],
)
def test_whoever_cannot_take_a_file_is_listed_with_why_and_refused(
    house: House, facts: dict[str, object], obstacle: Obstacle
) -> None:
    dossier_id = house.admissible()
    house.change_expert("eli", **facts)
    (eli,) = [t for t in house.as_("claude").seating.who_could_take(dossier_id) if t.expert.id == "eli"]
    assert (eli.obstacles, eli.proposed) == ((obstacle,), False)
    with pytest.raises(ExpertCannotTake) as refused:
        house.office.seating.assign(dossier_id, ("eli", "elsa"))
    assert (refused.value.expert, refused.value.reasons) == ("Éli Première", (obstacle,))


def test_an_expert_in_conflict_is_refused_with_the_evidence(house: House) -> None:
    dossier_id = house.admissible()
    house.change_expert("eli", ties=(Tie(name="Laboratoires Boréal"),))
    with pytest.raises(ExpertCannotTake) as refused:
        house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    assert [(one.kind, one.evidence) for one in refused.value.conflicts] == [
        ("same_employer", "Laboratoires Boréal")
    ]


@pytest.mark.parametrize("facts", [{"active": False}, {"roles": frozenset({Role.CLERK})}])
def test_whoever_has_left_or_is_no_expert_any_more_is_not_proposed(
    house: House, facts: dict[str, object]
) -> None:
    dossier_id = house.admissible()
    house.as_("ada").people.save(a_person("eli", version=1, **facts))
    (eli,) = [t for t in house.as_("claude").seating.who_could_take(dossier_id) if t.expert.id == "eli"]
    assert eli.obstacles == (Obstacle.INACTIVE,)


def test_a_coordinator_who_triaged_does_not_sit(house: House) -> None:
    house.as_("ada").people.save(a_person("claude", Role.EXPERT, version=1))
    house.as_("claude").experts.save(an_expert("claude"))
    dossier_id = house.admissible()
    with pytest.raises(ExpertCannotTake) as refused:
        house.as_("cora").seating.assign(dossier_id, ("claude",))
    assert refused.value.obstacles == (Obstacle.OTHER_PART,)


def test_full_experts_take_no_more(house: House) -> None:
    house.change_expert("eli", capacity=1)
    house.in_review("TC-1", "eli", "elsa")
    with pytest.raises(ExpertCannotTake) as refused:
        house.as_("claude").seating.assign(house.admissible("TC-2"), ("eli",))
    assert refused.value.obstacles == (Obstacle.NO_CAPACITY,)


# --- seats ---------------------------------------------------------------------------------------------------


def test_the_review_starts_once_both_seats_are_taken(house: House) -> None:
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli",))
    assert house.state(dossier_id) is DossierState.ADMISSIBLE
    house.office.seating.assign(dossier_id, ("elsa",))
    assert house.state(dossier_id) is DossierState.IN_REVIEW
    assert [(seat.number, seat.expert_id) for seat in house.deliberation(dossier_id).seats] == [
        (1, "eli"),
        (2, "elsa"),
    ]
    assert house.events()[-2:] == ["expert_seated", "expert_seated"]


def test_an_assignment_is_whole_or_not_at_all(house: House) -> None:
    dossier_id = house.admissible()
    office = house.as_("claude")
    refused(house, NobodyChosen, lambda: office.seating.assign(dossier_id, ()))
    refused(house, ExpertCannotTake, lambda: office.seating.assign(dossier_id, ("eli", "eli")))
    refused(house, SeatTaken, lambda: office.seating.assign(dossier_id, ("eli", "elsa", "emil")))
    refused(house, NotFound, lambda: office.seating.assign(dossier_id, ("eli", "claude")))
    with house.opened.store.read() as work:
        assert work.deliberations.find(dossier_id) is None


def test_a_recused_expert_s_seat_is_filled_by_another_who_never_sat(house: House) -> None:
    dossier_id = house.in_review()
    house.as_("claude").seating.recuse(dossier_id, "eli", "Conflit découvert.")
    assert house.deliberation(dossier_id).step() is Step.SEATS
    refused(house, ExpertCannotTake, lambda: house.office.seating.assign(dossier_id, ("eli",)))
    house.seat(dossier_id, "erin")
    house.vote(dossier_id, "erin")
    house.vote(dossier_id, "elsa")
    assert house.deliberation(dossier_id).step() is Step.CONFIRMATION


def test_an_expert_recuses_themselves_and_nobody_else(house: House) -> None:
    dossier_id = house.in_review()
    office = house.as_("eli")
    refused(house, ActNotPermitted, lambda: office.seating.recuse(dossier_id, "elsa", "Elle est occupée."))
    assert all(seat.active for seat in house.deliberation(dossier_id).seats)
    refused(house, TextMissing, lambda: office.seating.recuse(dossier_id, "eli", " "))
    office.seating.recuse(dossier_id, "eli", "Ancienne collègue.")
    assert house.deliberation(dossier_id).open_seats() == (1,)
    refused(house, NotFound, lambda: office.seating.recuse(dossier_id, "eli", "Encore."))


@pytest.mark.parametrize("how", ["recused", "declared a conflict"])
def test_a_seat_left_by_recusal_is_remembered_as_a_part_in_the_dossier(house: House, how: str) -> None:
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    if how == "recused":
        house.as_("claude").seating.recuse(dossier_id, "eli", "Conflit découvert.")
    else:
        house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.REAL, "Ancienne collègue.")
    assert (Part.RECUSED, "eli") in house.dossier(dossier_id).parts


def test_nobody_seats_themselves(house: House) -> None:
    dossier_id = house.admissible()
    house.as_("ada").people.save(a_person("eli", Role.EXPERT, Role.COORDINATOR, version=1))
    house.as_("eli")
    refused(house, ExpertCannotTake, lambda: house.office.seating.assign(dossier_id, ("eli",)))


def test_a_conflict_that_shows_after_the_seat_was_given_stops_the_vote_and_keeps_the_draft(
    house: House,
) -> None:
    dossier_id = house.in_review()
    with house.opened.store.read() as work:
        expert = work.experts.get("eli")
    employer = house.dossier(dossier_id).request.employer.legal_name
    assert employer is not None
    house.as_("claude").experts.save(replace(expert, declared_interests=(employer,)))
    refused(house, ConflictSinceSeated, lambda: house.vote(dossier_id, "eli"))
    assert house.deliberation(dossier_id).votes((1,)) == ()


def test_the_address_at_which_the_house_writes_stops_the_vote_as_the_record_does(house: House) -> None:
    dossier_id = house.in_review(employer__contact={"email": "rh@boreal.example"})
    house.as_("ada").people.save(a_person("eli", Role.EXPERT, email="eli@boreal.example", version=1))
    refused(house, ConflictSinceSeated, lambda: house.vote(dossier_id, "eli"))
    assert house.deliberation(dossier_id).votes((1,)) == ()


def test_nobody_is_recused_after_their_vote(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    for key in ("claude", "eli"):
        refused(
            house,
            ReviewStarted,
            partial(house.as_(key).seating.recuse, dossier_id, "eli", "Trop tard."),
        )


def test_the_third_shares_no_employer_with_the_two(house: House) -> None:
    house.change_expert("eli", ties=(Tie(name="Mila"),))
    house.change_expert("emil", ties=(Tie(name="Mila inc."),))
    dossier_id = house.disputed()
    house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    takers = {t.expert.id: t for t in house.office.seating.who_could_take(dossier_id)}
    assert takers["emil"].obstacles == (Obstacle.SHARES_EMPLOYER,)
    assert [key for key, taker in takers.items() if taker.proposed] == ["erin"]
