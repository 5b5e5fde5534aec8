"""Assignment files, however hostile: a problem, or every fault with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.committee.assignment.problem import AssignmentProblem
from reviewer.errors import Fault, InputRefused
from reviewer.resource_files import path as resource_path
from reviewer.solving.documents import problem_document
from reviewer.solving.problem_file import parse_problem, read_problem
from reviewer.wording import Wording
from tests.support.assignment import problems


def document(**changes: object) -> dict[str, Any]:
    """Return the contract's own example, with changes."""
    made: dict[str, Any] = {
        "schema": "avise.assignment/1",
        "reviewers_per_dossier": 2,
        "seed": 1,
        "rules": {"distinct_employers": True, "at_least_one_senior": False, "balance": True},
        "experts": [
            {"id": "E1", "capacity": 8, "available": True, "senior": True, "employers": ["udem"]},
            {"id": "E2", "capacity": 2, "available": True, "senior": False, "employers": []},
        ],
        "dossiers": [{"id": "D1"}],
        "affinity": [{"dossier": "D1", "expert": "E1", "value": 0.8}],
        "conflicts": [],
        "fixed": [{"dossier": "D1", "expert": "E2"}],
    }
    return {**made, **changes}


def faults(content: object) -> list[Fault]:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(InputRefused) as refusal:
        parse_problem(data, "affectation.json")
    return list(refusal.value.faults)


def test_the_example_of_the_contract_is_read() -> None:
    problem = parse_problem(json.dumps(document()).encode(), "a.json").problem
    assert problem.reviewers_per_dossier == 2
    assert problem.rules.distinct_employers
    assert problem.experts[0].employers == {"udem"}
    assert problem.fixed == (("D1", "E2"),)


def test_the_sample_shipped_with_the_program_is_a_problem() -> None:
    assert read_problem(resource_path("samples/affectation.json")).ignored == ()


@settings(max_examples=100, deadline=None)
@given(problems())
def test_a_problem_written_as_a_document_is_read_as_it_was(problem: AssignmentProblem) -> None:
    read = parse_problem(json.dumps(problem_document(problem)).encode(), "a.json").problem
    assert read.experts == problem.experts
    assert read.dossiers == problem.dossiers
    assert read.conflicts == problem.conflicts
    assert read.fixed == problem.fixed
    assert {pair: float(value) for pair, value in read.affinity.items()} == {
        pair: float(value) for pair, value in problem.affinity.items()
    }


EXPERT = {"id": "E9", "capacity": 1, "available": True, "senior": False, "employers": []}


@pytest.mark.parametrize(
    ("changes", "place", "code"),
    [
        ({"schema": "avise.request/1"}, "schema", "schema"),
        ({"schema": None}, "schema", "missing_schema"),
        ({"reviewers_per_dossier": 0}, "reviewers_per_dossier", "integer"),
        ({"reviewers_per_dossier": None}, "reviewers_per_dossier", "missing"),
        ({"reviewers_per_dossier": 1.5}, "reviewers_per_dossier", "integer"),
        ({"seed": "1"}, "seed", "integer"),
        ({"rules": []}, "rules", "not_object"),
        ({"rules": {"balance": 1}}, "rules.balance", "assignment_boolean"),
        ({"experts": None}, "experts", "missing"),
        ({"experts": {}}, "experts", "not_list"),
        ({"experts": ["E1"]}, "experts[0]", "not_object"),
        ({"experts": [{**EXPERT, "capacity": 0}]}, "experts[0].capacity", "integer"),
        ({"experts": [{**EXPERT, "capacity": -3}]}, "experts[0].capacity", "integer"),
        ({"experts": [{**EXPERT, "capacity": None}]}, "experts[0].capacity", "missing"),
        ({"experts": [{**EXPERT, "id": " "}]}, "experts[0].id", "missing"),
        ({"experts": [{**EXPERT, "available": "oui"}]}, "experts[0].available", "assignment_boolean"),
        ({"experts": [{**EXPERT, "employers": "udem"}]}, "experts[0].employers", "not_list"),
        ({"experts": [{**EXPERT, "employers": [3]}]}, "experts[0].employers[0]", "not_text"),
        ({"dossiers": [{"id": 4}]}, "dossiers[0].id", "not_text"),
        ({"dossiers": [{"id": "D1", "places": 0}]}, "dossiers[0].places", "integer"),
        ({"dossiers": [{"id": "D1"}, {"id": "D1"}]}, "dossiers[1]", "assignment_duplicate_dossier"),
        ({"affinity": [{"dossier": "D1", "expert": "E1"}]}, "affinity[0].value", "missing"),
        ({"affinity": [{"dossier": "D1", "expert": "E1", "value": "1"}]}, "affinity[0].value", "number"),
        (
            {"affinity": [{"dossier": "D1", "expert": "E7", "value": 1}]},
            "affinity[0]",
            "assignment_unknown_expert",
        ),
        (
            {"affinity": [{"dossier": "D1", "expert": "E1", "value": 1}] * 2},
            "affinity[1]",
            "assignment_pair_twice",
        ),
        ({"conflicts": [{"dossier": "D1"}]}, "conflicts[0].expert", "missing"),
        ({"conflicts": [{"dossier": "D7", "expert": "E1"}]}, "conflicts[0]", "assignment_unknown_dossier"),
        ({"conflicts": [{"dossier": "D1", "expert": "E2"}]}, "fixed[0]", "assignment_fixed_conflict"),
        ({"fixed": [{"dossier": "D1", "expert": "E1"}] * 2}, "fixed[1]", "assignment_fixed_twice"),
    ],
)
def test_each_fault_has_its_place_and_one_sentence(changes: dict[str, object], place: str, code: str) -> None:
    found = faults(document(**changes))
    assert (place, code) in [(fault.place, fault.code) for fault in found]
    for fault in found:
        sentence = Wording.load().fault(fault)
        assert sentence.startswith("affectation.json, ")
        assert "\n" not in sentence
        assert "{" not in sentence


def test_an_expert_given_twice_is_one_fault_at_the_second() -> None:
    (found,) = faults(document(experts=[EXPERT, EXPERT], affinity=[], fixed=[]))
    assert (found.place, found.code) == ("experts[1]", "assignment_duplicate_expert")


@pytest.mark.parametrize("value", [b"NaN", b"Infinity", b"-Infinity", b"1e400", b"9" * 5000])
def test_an_affinity_that_is_no_finite_number_is_refused(value: bytes) -> None:
    (found,) = faults(json.dumps(document()).encode().replace(b"0.8", value))
    assert (found.place, found.code) == ("affinity[0].value", "number")


def test_every_fault_of_a_file_is_told_at_once() -> None:
    found = faults(document(seed="x", experts=[{**EXPERT, "capacity": 0}], dossiers=[{}], fixed=[3]))
    assert [fault.place for fault in found] == ["seed", "experts[0].capacity", "dossiers[0].id", "fixed[0]"]


def test_a_key_given_twice_is_refused_and_an_unknown_one_passed_over_by_name() -> None:
    twice = json.dumps(document()).replace('"seed": 1', '"seed": 1, "seed": 2').encode()
    assert [fault.code for fault in faults(twice)] == ["repeated_key"]
    read = parse_problem(json.dumps(document(colour="bleu")).encode(), "a.json")
    assert read.ignored == ("colour",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_problem"),
        (b"   ", "empty_problem"),
        (b"[]", "not_object"),
        (b"{", "end_of_text"),
        (b"{]", "not_json"),
        (b"\xff\xfe", "not_utf8"),
        (b"[" * 100_000, "too_deep"),
    ],
)
def test_what_is_no_problem_at_all_is_refused_in_one_fault(data: bytes, code: str) -> None:
    assert [fault.code for fault in faults(data)] == [code]


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*document(), "id", "capacity", "value"]), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_no_json_whatever_makes_the_reading_fail_otherwise_than_by_a_refusal(content: object) -> None:
    try:
        parse_problem(json.dumps(content).encode(), "a.json")
    except InputRefused as refusal:
        assert refusal.faults


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused):
        read_problem(tmp_path / "absent.json")
