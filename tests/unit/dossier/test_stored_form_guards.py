"""The stored form of a request refuses what it did not write itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reviewer.dossier.serialization import from_document, to_document
from tests.support.requests import a_request


def test_a_fact_of_a_kind_that_the_schema_does_not_know_is_never_written() -> None:
    with pytest.raises(TypeError, match="reference: bytes"):
        to_document(replace(a_request(), reference=b"TC"))  # type: ignore[arg-type]  # that is the point


def test_a_request_without_its_parts_reads_as_one_of_which_nothing_is_known() -> None:
    request = from_document({"schema": "avise.request/1", "reference": "TC-1"})
    assert request.employer.legal_name is None
    assert request.candidate.diplomas is None


@pytest.mark.parametrize("part", ["employer", "job", "candidate"])
def test_a_part_that_is_no_object_is_refused(part: str) -> None:
    document: dict[str, Any] = {"schema": "avise.request/1", "reference": "TC-1", part: ["x"]}
    with pytest.raises(TypeError, match="list"):
        from_document(document)
