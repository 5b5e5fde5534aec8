"""Errors carry data, and nothing that a person should read."""

from __future__ import annotations

import copy

import pytest

from reviewer.errors import (
    AviseError,
    ConflictingChange,
    EnvironmentTrouble,
    Fault,
    InputRefused,
    NotFound,
    RuleViolation,
)
from tests.support.errors import error_kinds, some_value
from tests.support.source import pure_rooms

KINDS = error_kinds(*pure_rooms())
VIOLATIONS = [kind for kind in KINDS if issubclass(kind, RuleViolation)]


def test_an_error_tells_its_facts_by_name() -> None:
    assert NotFound("dossier", "d1").details() == {"kind": "dossier", "key": "d1"}
    assert ConflictingChange("person", "p1").details() == {"kind": "person", "key": "p1"}
    assert EnvironmentTrouble("locked", "avise.db").details() == {"what": "locked", "detail": "avise.db"}


def test_a_note_added_on_the_way_up_is_no_fact() -> None:
    error = RuleViolation()
    error.add_note("seen in a test")
    error.__dict__["_hidden"] = 1
    assert error.details() == {}


def test_an_error_s_sentence_is_found_under_its_class() -> None:
    assert NotFound("dossier", "d1").code == "NotFound"


def test_every_family_is_an_expected_error() -> None:
    for family in (RuleViolation, ConflictingChange, NotFound, InputRefused, EnvironmentTrouble):
        assert issubclass(family, AviseError)


def test_a_refused_input_tells_all_its_faults_at_once() -> None:
    faults = (
        Fault("a.csv", "ligne 2", "x", "une date"),
        Fault("a.csv", "ligne 3", "", "un nom", code="missing"),
    )
    assert InputRefused(faults).faults == faults
    assert faults[0].code == "invalid"


@pytest.mark.parametrize("kind", VIOLATIONS, ids=lambda kind: kind.__name__)
def test_a_broken_rule_carries_all_that_it_tells_and_can_be_told_again(kind: type[RuleViolation]) -> None:
    error = some_value(kind)
    assert kind(*error.args).details() == error.details()
    assert None not in (*error.args, *error.details().values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_that_is_handed_on_as_a_copy_tells_the_same(kind: type[AviseError]) -> None:
    error = some_value(kind)
    assert copy.copy(error).details() == error.details()
