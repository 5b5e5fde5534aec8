"""Composing committees: what is proposed, what a person changes, what is applied, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from reviewer.committee.assignment.affinity import AffinityPartKind
from reviewer.committee.assignment.draft import Barrier, DraftHistory, Place, PlaceRefused
from reviewer.committee.assignment.plan import FactKind, SolveProgress, SolveStopped, SolveWatch
from reviewer.committee.conflicts import RulingOutcome
from reviewer.committee.expert import Leave, Tie
from reviewer.committee.takers import ExpertCannotTake
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import ActNotPermitted, DossierState, Role
from reviewer.errors import ConflictingChange
from reviewer.services.assignment import Choice, Proposal, choices_of
from reviewer.services.seating import Leaving
from reviewer.solving.process import solve_in_process
from tests.support.office import House
from tests.support.people import a_person

EMPLOYER = "Laboratoires Boréal inc."


def _propose(house: House) -> Proposal:
    return house.as_("claude").assignment.propose()


def _seated(house: House, dossier_id: str) -> set[str]:
    return {seat.expert_id for seat in house.deliberation(dossier_id).seats if seat.active}


# --- what is proposed --------------------------------------------------------------------------------------------


def test_the_whole_queue_is_proposed_with_every_open_seat_filled_and_the_load_spread(house: House) -> None:
    ids = [house.admissible(f"TC-2025-000{number}") for number in range(1, 5)]
    proposal = _propose(house)
    assert [one.dossier_id for one in proposal.openings] == ids
    assert proposal.proved
    assert (proposal.draft.figures.places, proposal.draft.figures.heaviest) == (8, 2)
    assert all(set(house.dossier(one).parts) for one in ids)
    assert {house.state(one) for one in ids} == {DossierState.ADMISSIBLE}


def test_files_that_somebody_has_already_weigh_in_the_balance(house: House) -> None:
    for number in range(1, 4):
        house.in_review(f"TC-2025-000{number}", "eli", "elsa")
    dossier_id = house.admissible("TC-2025-0009")
    (opening,) = _propose(house).openings
    assert opening.dossier_id == dossier_id
    assert {who for _, who in _propose(house).draft.pairs} == {"emil", "erin"}


def test_who_becomes_a_senior_tomorrow_is_none_today(house: House) -> None:
    house.admissible("TC-2025-0001")
    today = house.clock.today()
    house.change_expert("eli", senior=True, senior_since=today)
    house.change_expert("elsa", senior=True, senior_since=today + timedelta(days=1))
    assert {one.id for one in _propose(house).draft.problem.experts if one.senior} == {"eli"}


def test_domains_and_language_of_the_file_and_present_load_make_the_affinity_in_parts(house: House) -> None:
    house.change_expert("eli", domains=("vision",), languages=("fr",))
    house.in_review("TC-2025-0001", "eli", "elsa")
    dossier_id = house.admissible(
        "TC-2025-0002",
        job__title="Spécialiste en vision par ordinateur",
        job__description="Concevoir des modèles et les déployer pour les hôpitaux, avec une équipe, dans la ville.",
    )
    affinity = _propose(house).affinities[dossier_id, "eli"]
    parts = {part.kind: part for part in affinity.parts}
    assert "vision" in parts[AffinityPartKind.DOMAINS].facts
    assert parts[AffinityPartKind.LANGUAGE].facts == ("fr",)
    assert parts[AffinityPartKind.RECENT_LOAD].facts == ("1",)
    assert affinity.value == sum((part.value for part in affinity.parts), Decimal(0))


def test_whoever_cannot_take_a_file_is_not_proposed_for_it(house: House) -> None:
    house.change_expert("eli", ties=(Tie(name=EMPLOYER),))
    house.change_expert("elsa", leaves=(Leave(since=date(2025, 5, 1), until=date(2025, 7, 1)),))
    dossier_id = house.admissible()
    proposal = _propose(house)
    assert {who for _, who in proposal.draft.pairs} == {"emil", "erin"}
    assert proposal.opening(dossier_id).takers["eli"].conflicts


def test_two_of_one_employer_are_not_proposed_together_and_the_reason_is_told(house: House) -> None:
    for key in ("eli", "elsa", "emil", "erin"):
        house.change_expert(key, ties=(Tie(name="Université du Fleuve"),))
    proposal = _propose_one(house)
    (short,) = proposal.plan.unfilled
    assert (short.missing, [fact.kind for fact in short.blocked_by]) == (1, [FactKind.SAME_EMPLOYER])


def _propose_one(house: House) -> Proposal:
    dossier_id = house.admissible()
    return house.as_("claude").assignment.propose([dossier_id])


def test_a_seat_that_was_left_is_the_only_one_proposed_and_who_sits_stays(house: House) -> None:
    dossier_id = house.in_review("TC-2025-0001", "eli", "elsa")
    house.change_expert("emil", ties=(Tie(name="Atelier Elsa Deuxième inc."),))
    house.as_("claude").seating.recuse(dossier_id, "eli", "Débordé.", Leaving.DECLINED)
    proposal = _propose(house)
    (opening,) = proposal.openings
    assert (opening.seats, opening.sitting) == ((1,), ("elsa",))
    assert proposal.draft.chosen == ("erin",)


def test_the_third_seat_is_proposed_without_the_first_two(house: House) -> None:
    dossier_id = house.disputed()
    house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    proposal = _propose(house)
    (opening,) = proposal.openings
    assert (opening.breaks_tie, opening.seats) == (True, (3,))
    assert proposal.draft.chosen[0] in {"emil", "erin"}


def test_a_coordinator_who_sits_on_a_dossier_is_not_shown_it(house: House) -> None:
    with house.opened.store.begin() as work:
        work.people.save(replace(a_person("eli", Role.COORDINATOR), version=work.people.get("eli").version))
        work.commit(house.office.desk.actor, house.clock.now(), _event())
    dossier_id = house.in_review("TC-2025-0001", "eli", "elsa")
    house.as_("claude").seating.recuse(dossier_id, "elsa", "Débordée.", Leaving.DECLINED)
    assert [one.dossier_id for one in _propose(house).openings] == [dossier_id]
    assert house.as_("eli").assignment.propose().openings == ()


def _event() -> Event:
    return Event(name="person_saved", details={"person": "eli"})


def test_the_queue_can_be_solved_in_a_process_of_its_own_with_the_same_answer(sqlite_house: House) -> None:
    for number in range(1, 4):
        sqlite_house.admissible(f"TC-2025-000{number}")
    here = _propose(sqlite_house)
    assert solve_in_process(here.draft.problem) == here.plan


def test_whoever_stops_the_solver_gets_no_proposal_and_nothing_changes(sqlite_house: House) -> None:
    sqlite_house.admissible()
    before = len(sqlite_house.journal())
    seen: list[SolveProgress] = []
    watch = SolveWatch(on_progress=seen.append, should_stop=lambda: True)
    with pytest.raises(SolveStopped):
        sqlite_house.as_("claude").assignment.propose(None, watch)
    assert seen
    assert len(sqlite_house.journal()) == before


# --- by hand -------------------------------------------------------------------------------------------------------


def test_a_change_by_hand_says_what_it_costs_and_can_be_undone(house: House) -> None:
    house.change_expert("eli", domains=("donnees",), languages=("fr",))
    dossier_id = house.admissible(
        "TC-2025-0001",
        job__title="Science des données",
        job__description="Analyser les données pour la ville.",
    )
    proposal = _propose(house)
    place = next(
        one for one, who in zip(proposal.draft.places, proposal.draft.chosen, strict=True) if who == "eli"
    )
    other = next(one for one in proposal.draft.options(place) if one.barrier is None)
    assert other.change is not None
    assert other.change.affinity < 0
    history = DraftHistory(draft=proposal.draft)
    changed = history.then(history.draft.put(place, other.expert))
    assert changed.draft.figures.since(proposal.draft.figures) == other.change
    assert changed.undo().draft == proposal.draft
    assert changed.undo().redo().draft == changed.draft
    assert dossier_id == place.dossier


def test_a_draft_refuses_what_breaks_a_rule(house: House) -> None:
    house.change_expert("eli", ties=(Tie(name=EMPLOYER),))
    house.change_expert("emil", capacity=1)
    house.in_review("TC-2025-0008", "emil", "elsa", employer__legal_name="Autre inc.")
    dossier_id = house.admissible("TC-2025-0001")
    proposal = _propose(house)
    place = Place(dossier=dossier_id, number=1)
    barriers = {one.expert: one.barrier for one in proposal.draft.options(place)}
    assert barriers["eli"] is Barrier.CONFLICT
    assert barriers["emil"] is Barrier.CAPACITY
    with pytest.raises(PlaceRefused):
        proposal.draft.put(place, "eli")


# --- applied -------------------------------------------------------------------------------------------------------


def test_what_is_applied_is_seated_dossier_by_dossier_with_two_alternates(house: House) -> None:
    ids = [house.admissible(f"TC-2025-000{number}") for number in (1, 2)]
    proposal = _propose(house)
    applied = house.office.assignment.apply(choices_of(proposal, proposal.draft))
    assert applied.dossiers == set(ids)
    assert applied.left_out == ()
    for dossier_id in ids:
        assert _seated(house, dossier_id) == {
            who for dossier, who in proposal.draft.pairs if dossier == dossier_id
        }
        with house.opened.store.read() as work:
            following = work.deliberations.alternates_of(dossier_id)
        assert set(following) == {"eli", "elsa", "emil", "erin"} - _seated(house, dossier_id)
    assert house.events().count("expert_seated") == 4
    assert house.holds()


def test_who_leaves_a_seat_is_followed_by_the_first_alternate_that_still_can(house: House) -> None:
    dossier_id = house.admissible()
    choice = Choice(
        dossier_id=dossier_id, reference="TC-2025-0001", experts=("eli", "elsa"), alternates=("erin", "emil")
    )
    house.as_("claude").assignment.apply([choice])
    house.office.seating.recuse(dossier_id, "elsa", "Débordée.", Leaving.DECLINED)
    found = house.office.seating.who_could_take(dossier_id)
    assert [one.expert.id for one in found if one.proposed] == ["erin"]
    assert {one.expert.id: one.rank for one in found if one.rank} == {"erin": 1, "emil": 2}
    house.change_expert("erin", active=False)
    found = house.office.seating.who_could_take(dossier_id)
    assert [one.expert.id for one in found if one.proposed] == ["emil"]


def test_a_choice_that_became_stale_is_told_and_left_out_and_the_others_are_seated(house: House) -> None:
    first, second = (house.admissible(f"TC-2025-000{number}") for number in (1, 2))
    proposal = _propose(house)
    choices = choices_of(proposal, proposal.draft)
    gone = choices[0].experts[0]
    with house.opened.store.read() as work:
        stored = work.experts.get(gone)
    house.office.experts.save(replace(stored, ties=(Tie(name=EMPLOYER),)))
    applied = house.office.assignment.apply(choices)
    stale = [one.dossier_id for one in choices if gone in one.experts]
    assert [one.choice.dossier_id for one in applied.left_out] == stale
    assert all(isinstance(one.error, ExpertCannotTake) for one in applied.left_out)
    assert applied.dossiers == {first, second} - set(stale)


def test_a_proposal_applied_twice_seats_nobody_twice(house: House) -> None:
    house.admissible()
    proposal = _propose(house)
    choices = choices_of(proposal, proposal.draft)
    house.office.assignment.apply(choices)
    again = house.office.assignment.apply(choices)
    assert again.dossiers == frozenset()
    assert len(again.left_out) == 1
    assert not isinstance(again.left_out[0].error, ConflictingChange)


def test_only_coordination_composes(house: House) -> None:
    house.admissible()
    for key in ("kim", "sacha", "ada", "aude", "eli"):
        with pytest.raises(ActNotPermitted):
            house.as_(key).assignment.propose()
        with pytest.raises(ActNotPermitted):
            house.as_(key).assignment.apply([])


# --- conflicts of an expert ------------------------------------------------------------------------------------------


def test_the_open_dossiers_with_which_an_expert_has_something_in_common_are_listed(house: House) -> None:
    house.change_expert("eli", ties=(Tie(name="Atelier numérique du Rhône"),))
    dossier_id = house.admissible()
    (found,) = house.as_("claude").assignment.open_conflicts("eli")
    (conflict,) = found.weighed.in_the_way
    house.office.seating.rule_on_conflict(
        dossier_id, "eli", conflict, RulingOutcome.CLEARED, "Jamais rencontrés."
    )
    (again,) = house.office.assignment.open_conflicts("eli")
    assert (again.reference, again.weighed.in_the_way, len(again.weighed.cleared)) == ("TC-2025-0001", (), 1)
    assert house.office.assignment.open_conflicts("elsa") == ()
