"""The one function that decides what a person may see of the committee's work."""

from __future__ import annotations

import pytest

from reviewer.committee.deliberation import Deliberation
from reviewer.committee.visibility import (
    SitsOnThisDossier,
    hidden_experts,
    knows_experts,
    require_does_not_sit,
    visible_entry,
    visible_to,
)
from reviewer.dossier.lifecycle import Role
from reviewer.journal import JournalEntry
from tests.support.committee import (
    a_deliberation,
    a_draft,
    a_vote,
    at,
    reconsidered,
    seated,
    verdicts,
    voted,
)
from tests.support.people import ROLES, an_actor

NO = verdicts(False, True)
ONE_IN = (
    seated(a_deliberation(), "eli", "elsa")
    .put_evaluation(a_vote("eli", 1, verdicts()))
    .put_evaluation(a_draft("elsa", 2, verdicts=verdicts()))
)
AGREED = voted(verdicts(), verdicts())
TALKING = voted(verdicts(), NO).open_concertation(at(15))
ONE_STATED = TALKING.state_position("eli", verdicts(), "Maintenu.", at(20))
CALLED = ONE_STATED.open_third_review(at(25))
THIRD_DRAFT = seated(CALLED, "emil").put_evaluation(a_draft("emil", 3, verdicts=NO))
THIRD_IN = seated(CALLED, "emil").put_evaluation(a_vote("emil", 3, NO, minute=30))


def _authors(key: str, deliberation: Deliberation, *more: Role) -> list[str]:
    return [item.expert_id for item in visible_to(an_actor(key, *more), deliberation).evaluations]


@pytest.mark.parametrize("key", [key for key, role in ROLES.items() if role is not Role.EXPERT])
def test_no_staff_sees_a_vote_before_both_are_in(key: str) -> None:
    visible = visible_to(an_actor(key), ONE_IN)
    assert visible.evaluations == ()
    assert not visible.positions


@pytest.mark.parametrize("deliberation", [ONE_IN, AGREED, TALKING, THIRD_DRAFT, THIRD_IN])
def test_each_expert_always_sees_their_own(deliberation: Deliberation) -> None:
    for key in ("eli", "elsa"):
        assert key in _authors(key, deliberation)


def test_one_expert_does_not_see_the_other_s_before_concertation() -> None:
    for deliberation in (ONE_IN, AGREED, voted(verdicts(), NO, with_concertation=False)):
        assert _authors("eli", deliberation) == ["eli"]
        assert _authors("elsa", deliberation) == ["elsa"]


def test_in_concertation_the_two_see_each_other_s_without_knowing_whose() -> None:
    assert _authors("eli", TALKING) == ["eli", ""]
    assert _authors("elsa", TALKING) == ["", "elsa"]
    other = visible_to(an_actor("eli"), TALKING).evaluations[1]
    assert (other.seat, other.verdicts) == (2, NO)
    assert not visible_to(an_actor("eli"), TALKING).names


def test_a_position_is_read_only_by_whoever_has_stated_theirs() -> None:
    assert visible_to(an_actor("eli"), ONE_STATED).positions
    assert not visible_to(an_actor("elsa"), ONE_STATED).positions


@pytest.mark.parametrize("deliberation", [AGREED, ONE_STATED, THIRD_DRAFT])
def test_the_coordinator_and_the_auditor_see_both_votes_once_both_are_in(deliberation: Deliberation) -> None:
    for key in ("claude", "aude"):
        assert _authors(key, deliberation) == ["eli", "elsa"]
        assert visible_to(an_actor(key), deliberation).names


def test_staff_reads_positions_only_once_both_are_stated_or_the_third_is_called() -> None:
    both = ONE_STATED.state_position("elsa", NO, "Maintenu.", at(21))
    assert not visible_to(an_actor("claude"), ONE_STATED).positions
    assert visible_to(an_actor("claude"), both).positions
    assert visible_to(an_actor("claude"), CALLED).positions


@pytest.mark.parametrize("deliberation", [AGREED, TALKING, THIRD_IN])
def test_who_signs_prints_or_administers_never_sees_a_vote_or_a_name(deliberation: Deliberation) -> None:
    for key in ("sacha", "kim", "ada"):
        visible = visible_to(an_actor(key), deliberation)
        assert (visible.evaluations, visible.positions, visible.names) == ((), (), False)


def test_the_third_sees_no_vote_and_no_position_before_and_after_their_own() -> None:
    for deliberation in (seated(CALLED, "emil"), THIRD_DRAFT, THIRD_IN):
        visible = visible_to(an_actor("emil"), deliberation)
        assert {item.expert_id for item in visible.evaluations} <= {"emil"}
        assert not visible.positions
        assert not visible.names


def test_nobody_else_sees_the_third_s_draft() -> None:
    for key in ("eli", "elsa", "claude", "aude"):
        assert "emil" not in _authors(key, THIRD_DRAFT)
        assert 3 not in [item.seat for item in visible_to(an_actor(key), THIRD_DRAFT).evaluations]


def test_the_third_s_vote_is_for_staff_and_not_for_the_first_two() -> None:
    assert _authors("claude", THIRD_IN) == ["eli", "elsa", "emil"]
    assert _authors("eli", THIRD_IN) == ["eli", ""]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR])
def test_whoever_sits_reads_as_an_expert_whatever_else_they_are(role: Role) -> None:
    assert _authors("elsa", ONE_IN, role) == ["elsa"]
    assert _authors("elsa", AGREED, role) == ["elsa"]
    assert not visible_to(an_actor("elsa", role), AGREED).names


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR])
def test_whoever_was_recused_sees_nothing_ever_after(role: Role) -> None:
    recused = seated(a_deliberation(), "erin", "elsa").recuse("erin", "Conflit.", at(5))
    recused = seated(recused, "eli").put_evaluation(a_vote("eli", 1, verdicts()))
    recused = recused.put_evaluation(a_vote("elsa", 2, verdicts()))
    visible = visible_to(an_actor("erin", role), recused)
    assert (visible.evaluations, visible.positions, visible.names) == ((), (), False)


def test_an_expert_of_another_file_sees_nothing() -> None:
    visible = visible_to(an_actor("erin"), THIRD_IN)
    assert (visible.evaluations, visible.positions, visible.names) == ((), (), False)


def test_evaluations_come_in_the_order_of_seats_whoever_submitted_first() -> None:
    late = seated(a_deliberation(), "eli", "elsa").put_evaluation(a_vote("elsa", 2, NO, minute=3))
    late = late.put_evaluation(a_vote("eli", 1, verdicts(), minute=4)).open_concertation(at(15))
    assert _authors("claude", late) == ["eli", "elsa"]
    assert [item.seat for item in visible_to(an_actor("elsa"), late).evaluations] == [1, 2]


def _talk() -> Deliberation:
    talk = TALKING.post_message("eli", "Où voyez-vous l’IA ?", at(16))
    return talk.post_message("elsa", "Nulle part.", at(17))


def test_the_two_read_each_other_s_messages_without_a_name_and_nobody_else_does_meanwhile() -> None:
    read = visible_to(an_actor("eli"), _talk()).messages
    assert [(one.expert_id, one.text) for one in read] == [
        ("eli", "Où voyez-vous l’IA ?"),
        ("", "Nulle part."),
    ]
    for key in ("claude", "aude", "kim", "emil"):
        assert visible_to(an_actor(key), _talk()).messages == ()


def test_coordination_reads_the_messages_once_the_exchange_is_closed_and_the_third_never() -> None:
    called = seated(_talk().open_third_review(at(25)), "emil")
    assert len(visible_to(an_actor("claude"), called).messages) == 2
    voted_third = called.put_evaluation(a_vote("emil", 3, NO, minute=30))
    for deliberation in (called, voted_third):
        assert visible_to(an_actor("emil"), deliberation).messages == ()


def test_once_a_first_vote_is_set_aside_all_are_blind_again_until_the_new_one_is_in() -> None:
    again = seated(_talk().set_aside("eli", "Conflit découvert.", at(30)), "erin")
    for key in ("claude", "aude"):
        assert visible_to(an_actor(key), again).evaluations == ()
        assert visible_to(an_actor(key), again).set_aside == ()
    assert _authors("elsa", again) == ["elsa"]
    assert visible_to(an_actor("elsa"), again).messages == ()
    for key in ("eli", "erin"):
        assert _authors(key, again) == []
    back = again.put_evaluation(a_vote("erin", 1, NO, minute=40))
    assert _authors("claude", back) == ["erin", "elsa"]
    assert [one.expert_id for one in visible_to(an_actor("claude"), back).set_aside] == ["eli"]


def test_only_coordination_and_audit_know_that_an_evaluation_is_in() -> None:
    assert [visible_to(an_actor(key), ONE_IN).submissions for key in ("claude", "aude")] == [True, True]
    for key in ("kim", "sacha", "ada", "elsa", "emil"):
        assert not visible_to(an_actor(key), ONE_IN).submissions


def _second_round() -> Deliberation:
    decided = voted(NO, NO).decide({"job": "Peu d’IA."}, "claude", at(40))
    return seated(reconsidered(decided), "emil", "erin")


@pytest.mark.parametrize("key", ["emil", "erin", "eli", "elsa"])
def test_no_expert_of_either_round_reads_the_first_one(key: str) -> None:
    visible = visible_to(an_actor(key, Role.COORDINATOR), _second_round())
    assert (visible.earlier, visible.evaluations, visible.names) == (False, (), False)


def test_coordination_reads_the_first_round_while_the_second_is_blind() -> None:
    visible = visible_to(an_actor("claude"), _second_round())
    assert (visible.earlier, visible.evaluations) == (True, ())


def _entry(event: str, by: str, **details: str) -> JournalEntry:
    return JournalEntry(
        sequence=1,
        at="2025-05-20T13:00:00+00:00",
        actor_id=by,
        actor_name=by,
        event=event,
        dossier_id="d1",
        details=details,
        previous_sha256="",
        sha256="",
    )


def test_whoever_sits_reads_nothing_of_the_dossier_s_journal() -> None:
    entry = _entry("evaluation_submitted", "eli")
    assert visible_entry(an_actor("elsa", Role.AUDITOR), entry, sits=True, hidden=frozenset()) is None


def test_other_readers_of_the_journal_read_neither_what_experts_do_nor_who_they_are() -> None:
    hidden = frozenset({"eli"})
    assert (
        visible_entry(an_actor("ada"), _entry("evaluation_submitted", "eli"), sits=False, hidden=hidden)
        is None
    )
    seated_entry = _entry("expert_seated", "claude", expert="eli", seat="1")
    seen = visible_entry(an_actor("ada"), seated_entry, sits=False, hidden=hidden)
    assert seen is not None
    assert (seen.actor_id, dict(seen.details)) == ("claude", {"seat": "1"})
    unsigned = visible_entry(an_actor("kim"), _entry("concertation_opened", "eli"), sits=False, hidden=hidden)
    assert unsigned is not None
    assert (unsigned.actor_id, unsigned.actor_name) == ("", "")
    assert visible_entry(an_actor("aude"), seated_entry, sits=False, hidden=hidden) == seated_entry


def test_only_coordination_and_audit_know_who_sits_on_dossiers_of_others() -> None:
    assert {role for role in Role if knows_experts(an_actor("zoe", role))} == {
        Role.COORDINATOR,
        Role.AUDITOR,
    }
    assert hidden_experts(an_actor("claude"), AGREED) == frozenset()
    assert hidden_experts(an_actor("kim"), AGREED) == {"eli", "elsa"}
    assert hidden_experts(an_actor("eli"), AGREED) == {"elsa"}
    assert hidden_experts(an_actor("kim"), None) == frozenset()


def test_whoever_sits_does_nothing_else_on_the_dossier() -> None:
    require_does_not_sit(an_actor("claude"), AGREED)
    require_does_not_sit(an_actor("eli"), None)
    with pytest.raises(SitsOnThisDossier) as refused:
        require_does_not_sit(an_actor("eli"), AGREED)
    assert refused.value.person == an_actor("eli").name
