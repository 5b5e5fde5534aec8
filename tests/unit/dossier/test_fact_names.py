"""French names of facts, from the one catalogue."""

from __future__ import annotations

import pytest

from reviewer.dossier.fact_names import fact_name
from reviewer.dossier.serialization import to_document
from tests.support.requests import a_request


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("stream", "Volet"),
        ("job.annual_salary_cad", "Salaire annuel brut"),
        ("candidate.diplomas", "Diplômes"),
        ("candidate.diplomas.0.obtained_on", "Diplôme 1 – obtenu le"),
        ("candidate.experiences[2].level", "Expérience 3 – niveau"),
        ("candidate.experiences.1", "Expérience 2"),
        ("employer.contact.email", "Courriel de la personne-ressource"),
    ],
)
def test_a_fact_has_its_french_name(path: str, name: str) -> None:
    assert fact_name(path) == name


@pytest.mark.parametrize(
    "path", ["", "job", "job.colour", "candidate.diplomas.x.level", "candidate.diplomas.0.x"]
)
def test_a_path_that_names_no_fact_stays_as_it_is(path: str) -> None:
    assert fact_name(path) == path


def test_every_fact_of_a_request_has_a_name() -> None:
    def walk(value: object, path: str) -> list[str]:
        if isinstance(value, dict):
            return [
                one for key, inner in value.items() for one in walk(inner, f"{path}.{key}" if path else key)
            ]
        if isinstance(value, list) and value:
            return [one for index, inner in enumerate(value) for one in walk(inner, f"{path}.{index}")]
        return [path]

    paths = [path for path in walk(to_document(a_request()), "") if path != "schema"]
    assert len(paths) > 40
    assert [path for path in paths if fact_name(path) == path] == []
