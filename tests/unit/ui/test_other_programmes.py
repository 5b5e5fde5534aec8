"""What a screen shows of a programme without employer, and of a bench of three."""

from __future__ import annotations

import pytest

from reviewer.committee.deliberation import Outcome, Path, Step
from reviewer.dossier.lifecycle import DossierState
from reviewer.dossier.serialization import from_document
from reviewer.programme.loader import load_programmes
from reviewer.services.views import CommitteeView
from tests.support.requests import a_request
from tests.support.talents import TALENTS, a_talent
from ui.models.path import Mark, stages
from ui.models.request_groups import groups_of


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


def committee(step: Step, outcome: Outcome | None) -> CommitteeView:
    return CommitteeView(
        step=step,
        reviewers=3,
        grid=load_programmes()[TALENTS].grid,
        seats=(),
        evaluations=(),
        scores={},
        positions=(),
        outcome=outcome,
        decision=None,
    )


@pytest.mark.parametrize("path", [Path.CONSENSUS, Path.MAJORITY])
def test_three_who_decide_at_once_need_neither_concertation_nor_another(path: Path) -> None:
    shown = stages(DossierState.IN_REVIEW, committee(Step.CONFIRMATION, Outcome({"talent": True}, path)), 3)
    assert [stage.mark for stage in shown] == [
        Mark.DONE, Mark.DONE, Mark.SKIPPED, Mark.SKIPPED, Mark.NOW,
    ]  # fmt: skip
    assert shown[1].marks == (Mark.DONE,) * 3


def test_a_bench_of_three_has_three_marks_before_anybody_sits() -> None:
    assert stages(DossierState.ADMISSIBLE, None, 3)[1].marks == (Mark.WAITING,) * 3
