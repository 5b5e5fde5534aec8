"""What coordination does with a deliberation: rulings, evaluations set aside, time over, reconsideration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from db.store import OpenedStore, open_store
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.decision import (
    ReasonNamesExpert,
    ReasonTellsMark,
    ReconsiderationDateImpossible,
    ReconsiderationTooLate,
    ReconsiderationUsed,
)
from reviewer.committee.deliberation import DeclarationPending, NotSeated, Path, Step
from reviewer.committee.evaluation import EvaluationSealed, WrongGrid, facts_sha256, seal_of
from reviewer.committee.grid import RatingOutsideScale
from reviewer.committee.visibility import SitsOnThisDossier
from reviewer.dossier.dossier import RequestChangedSince
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import ActNotPossibleNow, AvisState, DossierState, Role
from reviewer.errors import NotFound
from reviewer.services.views import DossierFilter
from tests.support.committee import verdicts
from tests.support.office import REASONS, House, a_house, full_ratings
from tests.support.people import a_person, an_actor

NO = verdicts(False, True)
SAVED = Event(name="evaluation_saved")


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    return a_house(sqlite_store)


def _held(house: House) -> str:
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.POTENTIAL, "Ancienne collègue.")
    return dossier_id


# --- declarations --------------------------------------------------------------------------------------------


def test_a_doubtful_declaration_keeps_the_file_shut_until_it_is_ruled_on(house: House) -> None:
    dossier_id = _held(house)
    page = house.as_("eli").committee.open_grid(dossier_id)
    assert (page.awaits_ruling, page.dossier) == (True, None)
    with pytest.raises(DeclarationPending):
        house.vote(dossier_id, "eli")
    house.as_("claude").chair.rule_on_declaration(dossier_id, "eli", accept=True, reason="Dix ans.")
    page = house.as_("eli").committee.open_grid(dossier_id)
    assert (page.awaits_ruling, page.dossier is not None) == (False, True)


def test_a_declaration_held_against_the_expert_vacates_the_seat_and_closes_the_dossier_to_them(
    house: House,
) -> None:
    dossier_id = _held(house)
    house.as_("claude").chair.rule_on_declaration(dossier_id, "eli", accept=False, reason="Trop proche.")
    assert house.deliberation(dossier_id).open_seats() == (1,)
    with pytest.raises(NotFound):
        house.as_("eli").committee.open_grid(dossier_id)
    assert house.office.dossiers.rows(DossierFilter()) == ()


def test_nobody_rules_on_a_dossier_on_which_they_sit(house: House) -> None:
    dossier_id = _held(house)
    house.as_("ada").people.save(a_person("eli", Role.EXPERT, Role.COORDINATOR, version=1))
    with pytest.raises(SitsOnThisDossier):
        house.as_("eli").chair.rule_on_declaration(dossier_id, "eli", accept=True, reason="Dix ans.")


# --- evaluations set aside -----------------------------------------------------------------------------------


def test_an_evaluation_set_aside_stays_and_another_expert_takes_the_seat(house: House) -> None:
    dossier_id = house.disputed()
    sealed = house.deliberation(dossier_id).evaluation_of("eli")
    house.as_("claude").chair.set_aside_evaluation(dossier_id, "eli", "Lien familial découvert.")
    assert (house.state(dossier_id), house.deliberation(dossier_id).step()) == (
        DossierState.IN_REVIEW,
        Step.SEATS,
    )
    assert house.deliberation(dossier_id).evaluation_of("eli") == sealed
    assert house.as_("claude").dossiers.comparison(dossier_id).committee.evaluations == ()
    house.seat(dossier_id, "erin")
    house.vote(dossier_id, "erin", NO)
    view = house.as_("claude").dossiers.comparison(dossier_id).committee
    assert [one.expert_id for one in view.set_aside] == ["eli"]
    assert view.outcome is not None
    assert view.outcome.path is Path.CONSENSUS
    assert house.holds()


# --- time ----------------------------------------------------------------------------------------------------


def test_a_concertation_is_closed_once_its_last_day_is_past_and_not_before(house: House) -> None:
    dossier_id = house.disputed()
    settled = house.disputed("TC-2025-0002")
    for key in ("eli", "elsa"):
        house.as_(key).committee.state_position(settled, verdicts(), "D’accord.")
    (row,) = [row for row in house.as_("claude").dossiers.rows(DossierFilter()) if row.id == dossier_id]
    assert (row.due_on, row.overdue) == (date(2025, 5, 27), False)
    house.clock.move_to(date(2025, 5, 27))
    assert house.office.chair.close_overdue_concertations().dossiers == frozenset()
    house.clock.move_to(date(2025, 5, 28))
    (row,) = [row for row in house.office.dossiers.rows(DossierFilter()) if row.id == dossier_id]
    assert row.overdue
    assert house.office.chair.close_overdue_concertations().dossiers == {dossier_id}
    assert house.state(dossier_id) is DossierState.THIRD_REVIEW
    assert house.office.chair.close_overdue_concertations().dossiers == frozenset()


@pytest.mark.parametrize(
    ("by_itself", "event"), [(False, "concertation_time_over"), (True, "concertation_closed_by_time")]
)
def test_the_journal_tells_a_closing_by_the_program_from_a_person_s_own(
    house: House, by_itself: bool, event: str
) -> None:
    house.disputed()
    house.clock.move_to(date(2025, 5, 28))
    house.as_("claude").chair.close_overdue_concertations(by_itself=by_itself)
    entries = house.journal()[-2:]
    assert [one.event for one in entries] == [event, "third_review_opened"]
    assert {one.actor_id for one in entries} == {"claude"}


def test_each_seat_has_its_due_date_and_its_expert_sees_theirs(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    due = house.as_("claude").dossiers.comparison(dossier_id).committee.due
    assert [(one.expert_id, one.due_on, one.done) for one in due] == [
        ("eli", date(2025, 6, 3), True),
        ("elsa", date(2025, 6, 3), False),
    ]
    assert house.as_("elsa").committee.open_grid(dossier_id).due_on == date(2025, 6, 3)
    assert [one.expert_id for one in house.office.dossiers.comparison(dossier_id).committee.due] == ["elsa"]


# --- the two talk --------------------------------------------------------------------------------------------


def test_messages_reach_the_other_without_a_name_and_the_journal_without_their_words(house: House) -> None:
    dossier_id = house.disputed()
    house.as_("eli").committee.post_message(dossier_id, "Où voyez-vous l’IA ?")
    (message,) = house.as_("elsa").dossiers.comparison(dossier_id).committee.messages
    assert (message.expert_id, message.text) == ("", "Où voyez-vous l’IA ?")
    assert house.events()[-1] == "message_posted"
    assert not house.journal()[-1].details
    assert house.as_("claude").dossiers.comparison(dossier_id).committee.messages == ()


# --- the decision --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Selon Éli Première, peu d’IA.", ReasonNamesExpert),
        ("Selon ELI PREMIERE, peu d’IA.", ReasonNamesExpert),
        ("Mme Deuxième ne voit pas d’IA.", ReasonNamesExpert),
        ("Cote de 1 aux tâches.", ReasonTellsMark),
        ("Les tâches valent 1/4.", ReasonTellsMark),
        ("Les tâches valent 1 sur 4.", ReasonTellsMark),
    ],
)
def test_a_reason_for_the_employer_names_no_expert_and_tells_no_mark(
    house: House, text: str, refusal: type[Exception]
) -> None:
    dossier_id = house.in_review()
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key, NO)
    with pytest.raises(refusal):
        house.as_("cora").committee.confirm_decision(dossier_id, {"job": text})
    assert house.deliberation(dossier_id).decision is None
    plain = "À la première lecture, 20 % des tâches relèvent de l’IA."
    house.office.committee.confirm_decision(dossier_id, {"job": plain})


# --- reconsideration -----------------------------------------------------------------------------------------


def _refused(house: House, answers: dict[str, bool] = NO) -> str:
    dossier_id = house.in_review()
    for key in ("eli", "elsa"):
        house.vote(dossier_id, key, answers)
    house.as_("cora").committee.confirm_decision(dossier_id, REASONS)
    return dossier_id


def _second_round(house: House, dossier_id: str) -> None:
    house.as_("claude").chair.ask_reconsideration(dossier_id, "Une pièce nouvelle.")
    house.seat(dossier_id, "emil", "erin")
    for key in ("emil", "erin"):
        house.vote(dossier_id, key)
    house.as_("cora").committee.confirm_decision(dossier_id, {})


def test_two_others_look_again_and_the_first_round_stays_readable(house: House) -> None:
    dossier_id = _refused(house)
    first = house.deliberation(dossier_id)
    _second_round(house, dossier_id)
    view = house.as_("claude").dossiers.comparison(dossier_id).committee
    assert view.decision is not None
    assert (view.round, view.decision.favourable) == (2, True)
    (before,) = view.earlier
    assert before.decision == first.decision
    assert [one.expert_id for one in before.evaluations] == ["eli", "elsa"]
    with pytest.raises(ReconsiderationUsed):
        house.office.chair.ask_reconsideration(dossier_id, "Encore.")
    assert house.holds()


def test_the_experts_of_the_first_round_find_the_dossier_no_more(house: House) -> None:
    dossier_id = _refused(house)
    house.as_("claude").chair.ask_reconsideration(dossier_id, "Une pièce nouvelle.")
    assert house.as_("eli").dossiers.rows(DossierFilter()) == ()
    with pytest.raises(NotSeated):
        house.office.committee.open_grid(dossier_id)
    with pytest.raises(NotSeated):
        house.office.dossiers.comparison(dossier_id)


def test_a_request_is_in_time_on_the_thirtieth_day_and_late_on_the_next(house: House) -> None:
    dossier_id = _refused(house)
    house.clock.move_to(date(2025, 6, 25))
    ask = partial(house.as_("claude").chair.ask_reconsideration, dossier_id, "Une pièce nouvelle.")
    with pytest.raises(ReconsiderationTooLate) as late:
        ask(received_on=date(2025, 6, 20))
    assert late.value.last_day == date(2025, 6, 19)
    for impossible in (date(2025, 6, 26), date(2025, 5, 19)):
        with pytest.raises(ReconsiderationDateImpossible):
            ask(received_on=impossible)
    ask(received_on=date(2025, 6, 19))
    assert house.state(dossier_id) is DossierState.IN_REVIEW


def test_after_an_avis_was_issued_the_new_one_supersedes_it_and_not_before(house: House) -> None:
    number = house.issued()
    with house.opened.store.read() as work:
        (avis,) = work.register.all()
    dossier_id = avis.dossier_id
    house.as_("claude").chair.ask_reconsideration(dossier_id, "L’emploi a été mal lu.")
    house.seat(dossier_id, "emil", "erin")
    for key in ("emil", "erin"):
        house.vote(dossier_id, key, NO)
    house.as_("cora").committee.confirm_decision(dossier_id, REASONS)
    house.as_("kim").avis.draft(dossier_id)
    states = {row.number: row.state for row in house.as_("claude").dossiers.register()}
    assert states == {number: AvisState.IN_FORCE}
    house.as_("claude").avis.validate(dossier_id)
    newer = house.sign(dossier_id)
    states = {row.number: row.state for row in house.as_("claude").dossiers.register()}
    assert states == {number: AvisState.SUPERSEDED, newer: AvisState.IN_FORCE}
    assert house.holds()


# --- bad input -----------------------------------------------------------------------------------------------


def test_what_cannot_be_an_evaluation_is_refused_and_nothing_is_lost(house: House) -> None:
    dossier_id = house.in_review()
    ratings = full_ratings(house.grid)
    house.as_("eli").committee.save_evaluation(dossier_id, ratings, {}, "Brouillon.", request_version=1)
    draft = house.deliberation(dossier_id).evaluation_of("eli")
    for put in (house.office.committee.save_evaluation, house.office.committee.submit_evaluation):
        send = partial(put, dossier_id, ratings, verdicts(), "Vu.")
        cases: tuple[tuple[type[Exception], Callable[[], object]], ...] = (
            (WrongGrid, partial(send, request_version=1, grid_id="grille-d-ailleurs")),
            (RequestChangedSince, partial(send, request_version=7)),
            (
                RatingOutsideScale,
                partial(put, dossier_id, {"d’ailleurs": ratings["job.tasks"]}, {}, "", request_version=1)
                if "job.tasks" in ratings
                else partial(
                    put, dossier_id, {"d’ailleurs": next(iter(ratings.values()))}, {}, "", request_version=1
                ),
            ),
        )
        for refusal, act in cases:
            with pytest.raises(refusal):
                act()
    assert house.deliberation(dossier_id).evaluation_of("eli") == draft
    for stranger in ("emil", "erin"):
        with pytest.raises(NotSeated):
            house.vote(dossier_id, stranger)


def test_an_evaluation_sent_twice_or_on_a_withdrawn_dossier_is_refused_and_the_first_stays(
    house: House,
) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    sealed = house.deliberation(dossier_id).evaluation_of("eli")
    with pytest.raises(EvaluationSealed):
        house.vote(dossier_id, "eli", NO)
    house.as_("kim").triage.withdraw(dossier_id, "Demandé le 19 mai.")
    for key in ("eli", "elsa"):
        with pytest.raises(ActNotPossibleNow):
            house.vote(dossier_id, key, NO)
    assert house.deliberation(dossier_id).evaluation_of("eli") == sealed


def test_the_seal_covers_the_facts_that_the_expert_had_before_them(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    sealed = house.deliberation(dossier_id).evaluation_of("eli")
    assert sealed is not None
    assert sealed.facts_sha256 == facts_sha256(house.dossier(dossier_id).current, ())
    assert sealed.seal == seal_of(sealed)


# --- two at once ---------------------------------------------------------------------------------------------


@pytest.mark.postgresql
def test_two_experts_save_their_drafts_at_once_without_meeting(postgresql_url: str) -> None:
    store = open_store(postgresql_url)
    try:
        house = a_house(store)
        dossier_id = house.in_review()
        for key in ("eli", "elsa"):
            house.as_(key).committee.save_evaluation(dossier_id, {}, {}, "Un.", request_version=1)
        with store.store.begin() as one, store.store.begin() as other:
            drafts = []
            for work, key in ((one, "eli"), (other, "elsa")):
                draft = work.deliberations.get(dossier_id).evaluation_of(key)
                assert draft is not None
                filled = draft.fill(house.grid, full_ratings(house.grid), verdicts(), f"Deux, {key}.")
                work.deliberations.save_draft(filled)
                drafts.append(filled)
            for work in (one, other):
                work.commit(an_actor("eli"), house.clock.now(), SAVED)
        kept = house.deliberation(dossier_id)
        for key in ("eli", "elsa"):
            draft = kept.evaluation_of(key)
            assert draft is not None
            assert draft.justification == f"Deux, {key}."
    finally:
        store.close()
