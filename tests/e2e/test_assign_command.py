"""``avise assign``: an answer, its sentences, its refusals; and the same solver in a process that can be stopped."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reviewer.committee.assignment.plan import SolveProgress, SolveStopped, SolveWatch
from reviewer.committee.assignment.problem import AssignmentContradictory, AssignmentProblem, AssignmentRules
from reviewer.committee.assignment.solver import solve
from reviewer.resource_files import path as resource_path
from reviewer.solving.process import solve_in_process
from tests.e2e.command_line import avise
from tests.support.assignment import an_expert


def problem_file(folder: Path, **changes: object) -> Path:
    content: dict[str, Any] = {
        "schema": "avise.assignment/1",
        "reviewers_per_dossier": 2,
        "seed": 1,
        "rules": {"distinct_employers": True, "at_least_one_senior": False, "balance": True},
        "experts": [
            {"id": "E1", "capacity": 2, "available": True, "senior": True, "employers": ["udem"]},
            {"id": "E2", "capacity": 2, "available": True, "senior": False, "employers": ["mcgill"]},
        ],
        "dossiers": [{"id": "D1"}, {"id": "D2"}],
        "affinity": [{"dossier": "D1", "expert": "E1", "value": 0.8}],
        "conflicts": [{"dossier": "D2", "expert": "E1", "reason": "même employeur"}],
        "fixed": [],
    }
    path = folder / "affectation.json"
    path.write_text(json.dumps({**content, **changes}), encoding="utf-8")
    return path


def test_the_answer_is_one_document_of_the_contract_and_the_same_each_time(tmp_path: Path) -> None:
    file = problem_file(tmp_path)
    answer = avise("assign", file, "--format", "json")
    assert (answer.status, answer.err) == (0, "")
    told = answer.document
    assert told["schema"] == "avise.assignment-result/1"
    assert (told["status"], told["places"], told["objective"]) == ("optimal", 3, 0.8)
    assert told["pairs"] == [
        {"dossier": "D1", "expert": "E1"},
        {"dossier": "D1", "expert": "E2"},
        {"dossier": "D2", "expert": "E2"},
    ]
    (unfilled,) = told["unfilled"]
    assert (unfilled["dossier"], unfilled["missing"]) == ("D2", 1)
    assert "même employeur" in unfilled["explanation"]
    assert "lever le conflit d’intérêts entre E1 et D2" in unfilled["explanation"]
    assert avise("assign", file, "--format", "json").out == answer.out


def test_the_answer_in_words_names_each_dossier_and_what_would_free_a_place(tmp_path: Path) -> None:
    answer = avise("assign", problem_file(tmp_path))
    assert answer.status == 0
    assert "E1, E2" in answer.out
    assert "optimal, prouvé" in answer.out
    assert "aucune solution" not in answer.out


def test_the_sample_is_solved(tmp_path: Path) -> None:
    told = avise("assign", resource_path("samples/affectation.json"), "--format", "json").document
    assert told["status"] == "optimal"
    assert told["unfilled"]


def test_every_fault_is_one_french_line_and_nothing_is_answered(tmp_path: Path) -> None:
    experts = [{"id": "E1", "capacity": 0}, {"id": "E2", "capacity": -1}]
    answer = avise("assign", problem_file(tmp_path, experts=experts), "--format", "json")
    assert (answer.status, answer.out) == (3, "")
    assert len(answer.sentences) == 2
    assert all("affectation.json, experts[" in line for line in answer.sentences)


def test_a_file_that_is_none_is_told_apart_from_a_file_of_requests(tmp_path: Path) -> None:
    (tmp_path / "vide.json").write_bytes(b"")
    for name in ("vide.json", "absent.json", "."):
        answer = avise("assign", name, folder=tmp_path)
        assert answer.status == 3
        assert answer.err.startswith(f"avise\u202f: {name}")
        assert "il faut le fichier d’un problème d’affectation" in answer.err
        assert "demande" not in answer.err


def test_a_fixed_pair_in_conflict_is_refused_by_name(tmp_path: Path) -> None:
    answer = avise("assign", problem_file(tmp_path, fixed=[{"dossier": "D2", "expert": "E1"}]))
    assert answer.status == 3
    (line,) = answer.sentences
    assert "fixed[0]" in line
    assert "«\u202fE1\u202f»" in line
    assert "conflit d’intérêts" in line


def test_no_expert_at_all_is_answered_with_every_place_explained(tmp_path: Path) -> None:
    file = problem_file(tmp_path, experts=[], affinity=[], conflicts=[])
    told = avise("assign", file, "--format", "json").document
    assert (told["status"], told["places"]) == ("optimal", 0)
    assert [one["missing"] for one in told["unfilled"]] == [2, 2]
    assert all(one["explanation"] for one in told["unfilled"])


def test_wrong_usage_says_so(tmp_path: Path) -> None:
    assert avise("assign").status == 2
    assert avise("assign", problem_file(tmp_path), "--seconds", "0").status == 2
    assert avise("assign", tmp_path / "absent.json").status == 3


PROBLEM = AssignmentProblem(
    experts=tuple(an_expert(f"E{number}", 3, senior=number % 2 == 0) for number in range(6)),
    dossiers=tuple(f"D{number}" for number in range(9)),
    affinity={(f"D{row}", f"E{(row * 5) % 6}"): Decimal(row) / 7 for row in range(9)},
    conflicts={("D1", "E1"): ("motif",), ("D2", "E1"): ()},
    fixed=(("D3", "E3"),),
    rules=AssignmentRules(at_least_one_senior=True, balance=True),
    places={"D4": 3},
)


def test_another_process_answers_the_same_and_tells_how_far_it_is() -> None:
    heard: list[SolveProgress] = []
    plan = solve_in_process(PROBLEM, SolveWatch(on_progress=heard.append))
    assert plan == solve(PROBLEM)
    assert plan.unfilled
    assert len(heard) > 2


def test_whoever_stops_the_work_gets_silence() -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(SolveStopped):
        solve_in_process(PROBLEM, SolveWatch(should_stop=stop))


def test_a_contradiction_is_refused_before_any_process_starts() -> None:
    with pytest.raises(AssignmentContradictory):
        solve_in_process(AssignmentProblem(experts=(an_expert("E1", 0),), dossiers=()))
