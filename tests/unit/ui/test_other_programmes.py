"""What a screen shows of a programme without employer, and of a bench of three."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.committee.deliberation import Deliberation
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.dossier.people import Actor
from reviewer.dossier.serialization import from_document
from reviewer.programme.loader import load_programmes
from reviewer.services.committee_view import committee_view
from tests.support.committee import GRID, a_deliberation, a_vote, at, seated, verdicts, voted
from tests.support.requests import a_request
from tests.support.talents import TALENTS, a_talent
from ui.models.path import Mark, Stage, stages
from ui.models.request_groups import groups_of

TODAY = date(2025, 5, 20)


def test_a_request_of_a_candidate_shows_what_they_achieved_and_no_job() -> None:
    programme = load_programmes()[TALENTS]
    groups = groups_of(from_document(a_talent()), programme)
    names = [name for group in groups for name, _ in group.facts]
    assert groups[0].facts[1][1] == "Prix international de composition, 2023."
    assert "Réalisation exceptionnelle attestée" in names
    for unasked in ("Titre de l’emploi", "NEQ", "Volet", "Profil", "Contrôle l’employeur"):
        assert unasked not in names


def test_a_request_of_an_employer_shows_no_achievement() -> None:
    names = [name for group in groups_of(a_request(), load_programmes()["iatiev"]) for name, _ in group.facts]
    assert "Titre de l’emploi" in names
    assert "Réalisation exceptionnelle attestée" not in names


def shown_of(deliberation: Deliberation) -> tuple[Stage, ...]:
    coordination = Actor("claude", "Claude", frozenset({Role.COORDINATOR}))
    view = committee_view(coordination, deliberation, GRID, {})
    return stages(DossierState.IN_REVIEW, view, deliberation.reviewers, TODAY)


@pytest.mark.parametrize("third", [True, False])
def test_three_who_decide_at_once_have_neither_concertation_nor_another_on_their_way(third: bool) -> None:
    bench = seated(a_deliberation(reviewers=3), "eli", "elsa", "emil")
    for minute, (expert, answer) in enumerate((("eli", True), ("elsa", True), ("emil", third)), start=10):
        bench = bench.put_evaluation(a_vote(expert, minute - 9, verdicts(profile=answer), minute=minute))
    shown = shown_of(bench)
    assert [stage.label for stage in shown] == ["Precheck", "Evaluations 1 to 3", "Decision"]
    assert [stage.mark for stage in shown] == [Mark.DONE, Mark.DONE, Mark.NOW]
    assert shown[1].marks == (Mark.DONE,) * 3


def test_a_bench_of_four_may_need_a_fifth_and_never_talks() -> None:
    labels = [stage.label for stage in stages(DossierState.ADMISSIBLE, None, 4, TODAY)]
    assert labels == ["Precheck", "Evaluations 1 to 4", "Evaluation 5", "Decision"]


def test_a_bench_of_three_has_three_marks_before_anybody_sits() -> None:
    assert stages(DossierState.ADMISSIBLE, None, 3, TODAY)[1].marks == (Mark.WAITING,) * 3


def test_coordination_reads_how_many_of_the_two_have_handed_in_and_an_expert_does_not() -> None:
    bench = seated(a_deliberation(), "eli", "elsa").put_evaluation(a_vote("eli", 1, verdicts()))
    assert shown_of(bench)[1].words == "1 of 2 handed in"
    expert = Actor("elsa", "Elsa", frozenset({Role.EXPERT}))
    seen = stages(DossierState.IN_REVIEW, committee_view(expert, bench, GRID, {}), 2, TODAY)
    assert seen[1].words == "under way"
    assert seen[1].marks == (Mark.NOW, Mark.NOW)


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2025, 5, 27), "until 2025-05-27"), (date(2025, 5, 28), "time was up on 2025-05-27")],
)
def test_a_concertation_is_said_to_run_until_its_last_day_and_then_to_be_over(today: date, said: str) -> None:
    apart = voted(verdicts(), verdicts(profile=False)).open_concertation(at(12), date(2025, 5, 27))
    coordination = Actor("claude", "Claude", frozenset({Role.COORDINATOR}))
    view = committee_view(coordination, apart, GRID, {})
    (stage,) = [
        one for one in stages(DossierState.CONCERTATION, view, 2, today) if one.label == "Concertation"
    ]
    assert stage.words == said
