"""A fact is shown in the words of its programme, never as the code that a file holds."""

from __future__ import annotations

from tests.support.letters import iatiev
from ui.models.fact_values import said_value


def test_the_kind_of_a_document_is_named_by_the_programme() -> None:
    assert said_value("documents.2.kind", "description_poste", iatiev()) == "Description du poste"


def test_a_kind_that_the_programme_does_not_know_stands_as_it_is() -> None:
    assert said_value("documents.2.kind", "autre_chose", iatiev()) == "autre_chose"
