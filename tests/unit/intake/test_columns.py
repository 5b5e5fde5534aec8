"""The mapping of French headings covers the contract, and says nothing twice."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from reviewer.dossier.request import (
    Candidate,
    Contact,
    Diploma,
    DocumentReference,
    Employer,
    EvaluationRequest,
    Experience,
    Job,
)
from reviewer.intake.columns import Target, columns, heading_key
from reviewer.intake.fields import FIELDS, Kind, field_at
from reviewer.intake.limits import limits

NESTED = {"employer": Employer, "employer.contact": Contact, "job": Job, "candidate": Candidate}
LISTS = {"candidate.diplomas": Diploma, "candidate.experiences": Experience, "documents": DocumentReference}


def names_of(part: Any) -> set[str]:
    return {field.name for field in fields(part)}


def facts() -> set[str]:
    """Every fact of the contract that is one value."""
    found = {name for name, field in FIELDS[EvaluationRequest].items() if field.part is None}
    for path, part in NESTED.items():
        found |= {f"{path}.{name}" for name, field in FIELDS[part].items() if field.part is None}
    return found


def test_every_fact_of_a_request_has_a_french_heading() -> None:
    assert set(columns().headings) == facts()


@pytest.mark.parametrize("path", sorted(LISTS))
def test_every_fact_of_an_entry_has_a_french_heading(path: str) -> None:
    (item,) = (item for item in columns().items if item.path == path)
    assert set(item.names.values()) == names_of(LISTS[path])


def test_the_fields_name_every_fact_of_the_core() -> None:
    for part, known in FIELDS.items():
        assert set(known) == names_of(part)


def test_every_number_has_its_bounds_and_every_list_its_length() -> None:
    numbers = set()
    for path, part in {"": EvaluationRequest, **NESTED, **LISTS}.items():
        for name, field in FIELDS[part].items():
            if field.kind in {Kind.DECIMAL, Kind.INTEGER}:
                numbers.add(f"{path}.{name}")
    assert numbers == set(limits().numbers)
    assert set(limits().items) == set(LISTS)


def test_every_code_of_the_contract_has_a_french_label() -> None:
    for known in FIELDS.values():
        for field in known.values():
            if field.choices is not None:
                assert set(columns().labels[field.values]) == {code.value for code in field.choices}


def test_every_spelling_of_a_code_is_understood() -> None:
    for table, labels in columns().labels.items():
        for code, label in labels.items():
            assert columns().value(table, label) == code
            assert columns().value(table, code.upper()) == code


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("REFERENCE", Target("reference")),
        (" Salaire  annuel brut ($) ", Target("job.annual_salary_cad")),
        ("Diplôme 1 – niveau", Target("candidate.diplomas", "level", 1)),
        ("diplome 9: OBTENU LE", Target("candidate.diplomas", "obtained_on", 9)),
        ("Expérience 2 - code CNP", Target("candidate.experiences", "noc", 2)),
        ("Pièce jointe 1, fichier", Target("documents", "path", 1)),
        ("Aucun diplôme", Target("candidate.diplomas", none=True)),
        ("Diplôme 0 – niveau", None),
        ("Diplôme 10 – niveau", None),
        ("Diplôme – niveau", None),
        ("Diplôme 1", None),
        ("Diplômes 1 – niveau", None),
        ("", None),
    ],
)
def test_a_heading_stands_for_one_fact(heading: str, target: Target | None) -> None:
    assert columns().target(heading) == target


def test_a_sign_without_letters_keeps_its_own_key() -> None:
    assert heading_key("✓") != heading_key("–")
    assert columns().value("boolean", "✓") == "true"


def test_a_path_that_the_contract_does_not_have_is_no_field() -> None:
    assert field_at("job.colour") is None
    assert field_at("job.title.colour") is None
