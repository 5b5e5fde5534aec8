"""The demonstration's scenario: nothing unknown, nothing before its time, and careful texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from reviewer.cli import demonstration_scenario
from reviewer.cli.demonstration_scenario import Step, StepAct, load_scenario, sample_file, scenario_sha256
from reviewer.dossier.lifecycle import Role
from reviewer.resource_files import path as resource_path
from tests.support.make_samples import sources

SCENARIO = load_scenario()


def test_every_step_is_done_by_somebody_of_the_house() -> None:
    people = {member.id for member in SCENARIO.house.people}
    named = {step.who for step in SCENARIO.steps} | {one for step in SCENARIO.steps for one in step.experts}
    assert named <= people


def test_everybody_of_the_house_but_who_only_watches_has_something_to_do() -> None:
    busy = {step.who for step in SCENARIO.steps}
    idle = [member.roles for member in SCENARIO.house.people if member.id not in busy]
    assert idle == [frozenset({Role.AUDITOR})]


def test_steps_are_about_requests_that_came_in() -> None:
    known = {request["reference"] for source in sources() for request in source["requests"]}
    assert {reference for step in SCENARIO.steps for reference in step.dossiers} <= known


def test_every_sample_file_is_taken_in_once() -> None:
    taken = [step.file for step in SCENARIO.steps if step.act is StepAct.TAKE_IN]
    assert sorted(taken) == sorted(source["file"] for source in sources())
    assert all(sample_file(name).is_file() for name in taken)


def test_no_request_is_taken_in_before_it_was_received() -> None:
    taken = {step.file: step.on for step in SCENARIO.steps if step.act is StepAct.TAKE_IN}
    for source in sources():
        for request in source["requests"]:
            assert request["received_on"] <= taken[source["file"]].isoformat()


def test_nobody_works_on_a_weekend() -> None:
    assert [step.on for step in SCENARIO.steps if step.on.weekday() > 4] == []


def test_texts_follow_the_typography_of_french() -> None:
    texts = [
        text
        for step in SCENARIO.steps
        for text in (
            step.reason,
            step.text,
            step.justification,
            step.replacement_reason,
            *step.comments.values(),
            *step.reasons.values(),
        )
    ]
    assert [text for text in texts if re.search(r"(?<!\u202f)[;:?!»%$](?=\s|$)|« |'", text)] == []


def test_a_step_that_says_what_is_not_known_is_refused() -> None:
    with pytest.raises(ValidationError):
        Step.model_validate({"on": "2025-05-20", "who": "x", "act": "sign", "passphrase": "y"})


def test_a_scenario_that_goes_back_in_time_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "samples" / "scenario"
    folder.mkdir(parents=True)
    house = (resource_path("samples/scenario/office.toml")).read_text(encoding="utf-8")
    (folder / "office.toml").write_text(house, encoding="utf-8")
    steps = '[[steps]]\non = 2025-05-21\nwho = "x"\nact = "take_in"\nfile = "y"\n'
    (folder / "steps-2025.toml").write_text(steps, encoding="utf-8")
    monkeypatch.setattr(demonstration_scenario, "resource_path", lambda name: tmp_path / name)
    with pytest.raises(ValueError, match="2025-05-20 after 2025-05-21"):
        load_scenario()


def test_the_digest_changes_with_any_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "samples"
    (folder / "scenario").mkdir(parents=True)
    (folder / "one.json").write_text("1", encoding="utf-8")
    monkeypatch.setattr(demonstration_scenario, "resource_path", lambda name: tmp_path / name)
    before = scenario_sha256()
    (folder / "one.json").write_text("2", encoding="utf-8")
    assert scenario_sha256() != before
