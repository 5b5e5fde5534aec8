"""The committee at work: seats, declarations, two blind evaluations, concertation, a third, a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from reviewer.committee.concertation import ConcertationStillOpen
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import (
    DeclarationMissing,
    NotInConcertation,
    NotSeated,
    Path,
    ReviewStarted,
    SeatTaken,
    Step,
    TextMissing,
    VotesMissing,
)
from reviewer.committee.evaluation import EvaluationSealed, GridIncomplete, seal_of
from reviewer.committee.expert import Tie
from reviewer.committee.grid import Rating, RatingOutsideScale
from reviewer.committee.takers import ExpertCannotTake, Obstacle
from reviewer.dossier.dossier import RequestChangedSince
from reviewer.dossier.lifecycle import ActNotPermitted, ActNotPossibleNow, DossierState, Role
from reviewer.dossier.people import HandsNotApart, Part
from reviewer.errors import AviseError, NotFound
from reviewer.services.committee import ConflictSinceSeated
from reviewer.services.seating import NobodyChosen
from reviewer.services.views import DossierFilter
from tests.support.committee import verdicts
from tests.support.office import REASONS, House, full_ratings
from tests.support.people import a_person, an_expert

NO = verdicts(False)


def _refused(house: House, error: type[AviseError], act: Callable[[], object]) -> None:
    before = house.journal()
    with pytest.raises(error):
        act()
    assert house.journal() == before


# --- who could take it ---------------------------------------------------------------------------------------


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


def _change(house: House, key: str, **facts: object) -> None:
    with house.opened.store.read() as work:
        stored = work.experts.get(key)
    house.as_("claude").experts.save(replace(stored, **facts))  # type: ignore[arg-type]  # facts of a test


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
    _change(house, "eli", **facts)
    (eli,) = [t for t in house.as_("claude").seating.who_could_take(dossier_id) if t.expert.id == "eli"]
    assert (eli.obstacles, eli.proposed) == ((obstacle,), False)
    with pytest.raises(ExpertCannotTake) as refused:
        house.office.seating.assign(dossier_id, ("eli", "elsa"))
    assert (refused.value.expert, refused.value.reasons) == ("Éli Première", (obstacle,))


def test_an_expert_in_conflict_is_refused_with_the_evidence(house: House) -> None:
    dossier_id = house.admissible()
    _change(house, "eli", ties=(Tie(name="Laboratoires Boréal"),))
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
    _change(house, "eli", capacity=1)
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
    _refused(house, NobodyChosen, lambda: office.seating.assign(dossier_id, ()))
    _refused(house, ExpertCannotTake, lambda: office.seating.assign(dossier_id, ("eli", "eli")))
    _refused(house, SeatTaken, lambda: office.seating.assign(dossier_id, ("eli", "elsa", "emil")))
    _refused(house, NotFound, lambda: office.seating.assign(dossier_id, ("eli", "claude")))
    with house.opened.store.read() as work:
        assert work.deliberations.find(dossier_id) is None


def test_a_recused_expert_s_seat_is_filled_by_another_who_never_sat(house: House) -> None:
    dossier_id = house.in_review()
    house.as_("claude").seating.recuse(dossier_id, "eli", "Conflit découvert.")
    assert house.deliberation(dossier_id).step() is Step.SEATS
    _refused(house, ExpertCannotTake, lambda: house.office.seating.assign(dossier_id, ("eli",)))
    house.seat(dossier_id, "erin")
    house.vote(dossier_id, "erin")
    house.vote(dossier_id, "elsa")
    assert house.deliberation(dossier_id).step() is Step.CONFIRMATION


def test_an_expert_recuses_themselves_and_nobody_else(house: House) -> None:
    dossier_id = house.in_review()
    office = house.as_("eli")
    _refused(house, ActNotPermitted, lambda: office.seating.recuse(dossier_id, "elsa", "Elle est occupée."))
    assert all(seat.active for seat in house.deliberation(dossier_id).seats)
    _refused(house, TextMissing, lambda: office.seating.recuse(dossier_id, "eli", " "))
    office.seating.recuse(dossier_id, "eli", "Ancienne collègue.")
    assert house.deliberation(dossier_id).open_seats() == (1,)
    _refused(house, NotFound, lambda: office.seating.recuse(dossier_id, "eli", "Encore."))


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
    _refused(house, ExpertCannotTake, lambda: house.office.seating.assign(dossier_id, ("eli",)))


def test_a_conflict_that_shows_after_the_seat_was_given_stops_the_vote_and_keeps_the_draft(
    house: House,
) -> None:
    dossier_id = house.in_review()
    with house.opened.store.read() as work:
        expert = work.experts.get("eli")
    employer = house.dossier(dossier_id).request.employer.legal_name
    assert employer is not None
    house.as_("claude").experts.save(replace(expert, declared_interests=(employer,)))
    _refused(house, ConflictSinceSeated, lambda: house.vote(dossier_id, "eli"))
    assert house.deliberation(dossier_id).votes((1,)) == ()


def test_nobody_is_recused_after_their_vote(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    for key in ("claude", "eli"):
        _refused(
            house,
            ReviewStarted,
            partial(house.as_(key).seating.recuse, dossier_id, "eli", "Trop tard."),
        )


# --- the expert's own work -----------------------------------------------------------------------------------


def test_the_file_opens_only_once_interests_are_declared(house: House) -> None:
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    page = house.as_("eli").committee.open_grid(dossier_id)
    assert (page.declared, page.dossier, page.evaluation, page.seat) == (False, None, None, 1)
    _refused(house, DeclarationMissing, lambda: house.vote(dossier_id, "eli"))
    house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.NONE)
    page = house.office.committee.open_grid(dossier_id)
    assert page.declared
    assert page.dossier is not None
    assert page.dossier.request == house.dossier(dossier_id).request


def test_a_declared_conflict_vacates_the_seat_and_closes_the_file(house: House) -> None:
    kind = DeclarationKind.REAL
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    _refused(house, TextMissing, lambda: house.as_("eli").committee.declare_interests(dossier_id, kind))
    house.office.committee.declare_interests(dossier_id, kind, "Ancienne collègue.")
    assert house.deliberation(dossier_id).open_seats() == (1,)
    with pytest.raises(NotFound):
        house.office.committee.open_grid(dossier_id)
    assert house.office.dossiers.rows(DossierFilter()) == ()


def test_a_draft_is_kept_as_it_is_and_seen_by_nobody_else(house: House) -> None:
    dossier_id = house.in_review()
    first = house.grid.criteria[0].id
    house.as_("eli").committee.save_evaluation(
        dossier_id, {first: Rating(mark=4)}, {}, "Brouillon.", request_version=1
    )
    house.office.committee.save_evaluation(
        dossier_id, {first: Rating(mark=2)}, {"job": True}, "Mieux.", request_version=1
    )
    mine = house.office.committee.open_grid(dossier_id).evaluation
    assert mine is not None
    assert (mine.ratings, mine.verdicts, mine.justification) == (
        {first: Rating(mark=2)},
        {"job": True},
        "Mieux.",
    )
    assert len(house.deliberation(dossier_id).evaluations) == 1
    assert house.as_("elsa").committee.open_grid(dossier_id).evaluation is None
    for key in ("elsa", "claude", "aude"):
        assert house.as_(key).dossiers.comparison(dossier_id).evaluations == ()


def test_an_incomplete_grid_is_not_submitted_and_the_draft_is_kept(house: House) -> None:
    dossier_id = house.in_review()
    committee = house.as_("eli").committee
    committee.save_evaluation(dossier_id, {}, {"job": True}, "", request_version=1)
    before = house.deliberation(dossier_id)
    _refused(
        house, GridIncomplete, lambda: committee.submit_evaluation(dossier_id, {}, {}, "", request_version=1)
    )
    wrong = {house.grid.criteria[0].id: Rating(mark=7)}
    _refused(
        house,
        RatingOutsideScale,
        lambda: committee.save_evaluation(dossier_id, wrong, {}, "", request_version=1),
    )
    assert house.deliberation(dossier_id) == before


def test_a_vote_is_sealed_and_never_changes(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli", NO)
    (vote,) = house.deliberation(dossier_id).evaluations
    assert vote.seal == seal_of(vote)
    assert house.journal()[-1].details == {"seal": vote.seal, "seat": 1}
    _refused(house, EvaluationSealed, lambda: house.vote(dossier_id, "eli", verdicts()))
    save = house.as_("eli").committee.save_evaluation
    _refused(house, EvaluationSealed, lambda: save(dossier_id, {}, {}, "", request_version=1))
    assert house.deliberation(dossier_id).evaluations == (vote,)
    assert (Part.REVIEWED, "eli") in house.dossier(dossier_id).parts


def test_a_vote_on_a_request_that_changed_meanwhile_is_refused_until_read_again(house: House) -> None:
    dossier_id = house.in_review()
    committee = house.as_("eli").committee
    committee.save_evaluation(dossier_id, {}, {}, "", request_version=1)
    house.receive(job__title="Chercheuse")
    assert house.as_("eli").committee.open_grid(dossier_id).changed_since
    whole = full_ratings(house.grid)
    _refused(
        house,
        RequestChangedSince,
        lambda: committee.submit_evaluation(dossier_id, whole, verdicts(), "", request_version=1),
    )
    committee.submit_evaluation(dossier_id, whole, verdicts(), "", request_version=2)
    assert not committee.open_grid(dossier_id).changed_since
    assert house.deliberation(dossier_id).evaluations[0].request_version == 2


@pytest.mark.parametrize("key", ["emil", "claude", "kim", "sacha", "ada", "aude"])
def test_nobody_without_a_seat_writes_on_a_file(house: House, key: str) -> None:
    dossier_id = house.in_review()
    committee = house.as_(key).committee
    error = NotSeated if key == "emil" else ActNotPermitted
    for act in (
        lambda: committee.declare_interests(dossier_id, DeclarationKind.NONE),
        lambda: committee.save_evaluation(dossier_id, {}, {}, "", request_version=1),
        lambda: house.vote(dossier_id, key),
        lambda: committee.open_grid(dossier_id),
    ):
        _refused(house, error, act)


def test_work_on_a_withdrawn_file_is_refused_and_nothing_is_lost(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    house.as_("kim").triage.withdraw(dossier_id, "L’employeur l’a demandé.")
    _refused(house, ActNotPossibleNow, lambda: house.vote(dossier_id, "elsa"))
    assert [vote.expert_id for vote in house.deliberation(dossier_id).evaluations] == ["eli"]


# --- from votes to a decision --------------------------------------------------------------------------------


def test_two_equal_votes_are_a_consensus_that_a_coordinator_confirms(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    _refused(house, VotesMissing, lambda: house.as_("cora").committee.confirm_decision(dossier_id, {}))
    house.vote(dossier_id, "elsa")
    assert house.state(dossier_id) is DossierState.IN_REVIEW
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    decision = house.deliberation(dossier_id).decision
    assert decision is not None
    assert (decision.path, decision.favourable, decision.confirmed_by) == (Path.CONSENSUS, True, "cora")
    assert house.state(dossier_id) is DossierState.DECIDED
    assert (Part.DECIDED, "cora") in house.dossier(dossier_id).parts
    assert house.journal()[-1].details == {"path": "consensus"}
    _refused(house, ActNotPossibleNow, lambda: house.as_("cora").committee.confirm_decision(dossier_id, {}))


def test_a_refusal_needs_its_reason_for_the_employer(house: House) -> None:
    dossier_id = house.in_review()
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key, NO)
    _refused(
        house, TextMissing, lambda: house.as_("cora").committee.confirm_decision(dossier_id, {"job": " "})
    )
    house.office.committee.confirm_decision(dossier_id, REASONS)
    decision = house.deliberation(dossier_id).decision
    assert decision is not None
    assert not decision.favourable


def test_two_votes_that_differ_open_concertation(house: House) -> None:
    dossier_id = house.disputed()
    assert house.state(dossier_id) is DossierState.CONCERTATION
    assert house.events()[-2:] == ["evaluation_submitted", "concertation_opened"]
    _refused(house, VotesMissing, lambda: house.as_("cora").committee.confirm_decision(dossier_id, REASONS))


def test_a_concertation_that_settles_keeps_the_first_votes(house: House) -> None:
    dossier_id = house.disputed()
    before = house.deliberation(dossier_id).evaluations
    house.as_("elsa").committee.state_position(dossier_id, verdicts(), "Convaincue par la description.")
    house.as_("eli").committee.state_position(dossier_id, verdicts(), "Je maintiens.")
    assert house.deliberation(dossier_id).evaluations == before
    house.as_("cora").committee.confirm_decision(dossier_id, {})
    decision = house.deliberation(dossier_id).decision
    assert decision is not None
    assert decision.path is Path.CONCERTATION


def test_two_that_still_differ_call_the_third(house: House) -> None:
    dossier_id = house.disputed()
    house.as_("elsa").committee.state_position(dossier_id, NO, "Je maintiens.")
    assert house.state(dossier_id) is DossierState.CONCERTATION
    house.as_("eli").committee.state_position(dossier_id, verdicts(), "Je maintiens.")
    assert house.state(dossier_id) is DossierState.THIRD_REVIEW
    assert house.events()[-2:] == ["position_stated", "third_review_opened"]


@pytest.mark.parametrize("key", ["emil", "erin"])
def test_only_the_two_take_part_in_concertation(house: House, key: str) -> None:
    dossier_id = house.disputed()
    _refused(
        house,
        NotInConcertation,
        lambda: house.as_(key).committee.state_position(dossier_id, NO, "Moi aussi."),
    )


def test_a_position_is_stated_once_with_its_reason(house: House) -> None:
    dossier_id = house.disputed()
    committee = house.as_("eli").committee
    _refused(house, TextMissing, lambda: committee.state_position(dossier_id, NO, ""))
    _refused(house, TextMissing, lambda: committee.state_position(dossier_id, {"job": True}, "Incomplet."))
    committee.state_position(dossier_id, NO, "Je change d’avis.")
    _refused(
        house, NotInConcertation, lambda: committee.state_position(dossier_id, verdicts(), "Finalement.")
    )


def test_the_coordinator_calls_the_third_when_the_time_is_over_or_says_why(house: House) -> None:
    dossier_id = house.disputed()
    for key in ("claude", "eli"):
        _refused(
            house, ConcertationStillOpen, partial(house.as_(key).committee.open_third_review, dossier_id)
        )
    _refused(house, NotSeated, partial(house.as_("emil").committee.open_third_review, dossier_id))
    house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    assert house.state(dossier_id) is DossierState.THIRD_REVIEW
    _refused(
        house,
        ActNotPossibleNow,
        lambda: house.office.committee.open_third_review(dossier_id, "Positions arrêtées."),
    )


def test_the_third_is_not_called_where_the_two_agree(house: House) -> None:
    dossier_id = house.in_review()
    _refused(
        house,
        VotesMissing,
        lambda: house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées."),
    )
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key)
    _refused(
        house,
        VotesMissing,
        lambda: house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées."),
    )


def test_the_third_is_somebody_else_justifies_and_decides_by_majority(house: House) -> None:
    dossier_id = house.disputed()
    house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    for key in ("eli", "elsa"):
        _refused(house, ExpertCannotTake, partial(house.office.seating.assign, dossier_id, (key,)))
    house.seat(dossier_id, "emil")
    _refused(house, GridIncomplete, lambda: house.vote(dossier_id, "emil", NO, words=" "))
    house.vote(dossier_id, "emil", NO)
    house.as_("cora").committee.confirm_decision(dossier_id, REASONS)
    decision = house.deliberation(dossier_id).decision
    assert decision is not None
    assert (decision.path, decision.verdicts) == (Path.MAJORITY, NO)
    assert house.holds()


def test_the_third_shares_no_employer_with_the_two(house: House) -> None:
    _change(house, "eli", ties=(Tie(name="Mila"),))
    _change(house, "emil", ties=(Tie(name="Mila inc."),))
    dossier_id = house.disputed()
    house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    takers = {t.expert.id: t for t in house.office.seating.who_could_take(dossier_id)}
    assert takers["emil"].obstacles == (Obstacle.SHARES_EMPLOYER,)
    assert [key for key, taker in takers.items() if taker.proposed] == ["erin"]


def test_whoever_reviewed_does_not_confirm(house: House) -> None:
    house.as_("ada").people.save(a_person("elsa", Role.COORDINATOR, version=1))
    dossier_id = house.in_review()
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key)
    _refused(house, HandsNotApart, lambda: house.as_("elsa").committee.confirm_decision(dossier_id, {}))
