"""The stored form of a request: nothing lost, and one digest for one content."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from reviewer.dossier.request import Contact, EvaluationRequest
from reviewer.dossier.serialization import canonical_bytes, from_document, to_document
from tests.support.request_strategies import requests
from tests.support.requests import a_request, request_document


@given(requests())
def test_a_request_comes_back_from_its_document_unchanged(request_: EvaluationRequest) -> None:
    assert from_document(json.loads(json.dumps(to_document(request_)))) == request_


@given(requests())
def test_a_request_comes_back_from_its_canonical_bytes_unchanged(request_: EvaluationRequest) -> None:
    assert from_document(json.loads(canonical_bytes(request_))) == request_


@given(requests(), requests())
def test_two_requests_have_the_same_bytes_exactly_where_they_are_equal(
    one: EvaluationRequest, other: EvaluationRequest
) -> None:
    assert (canonical_bytes(one) == canonical_bytes(other)) == (one == other)


def test_the_document_of_a_request_has_every_key_of_the_contract() -> None:
    assert to_document(a_request()) == request_document()


def test_amounts_are_written_with_two_places_and_hours_as_numbers() -> None:
    written = to_document(
        a_request(job__annual_salary_cad=Decimal(105000), job__hours_per_week=Decimal("37.50"))
    )
    assert json.dumps(written["job"]).count('"annual_salary_cad": "105000.00"') == 1
    assert json.dumps(written["job"]).count('"hours_per_week": 37.5,') == 1


def test_the_bytes_do_not_depend_on_how_an_amount_was_written() -> None:
    assert canonical_bytes(a_request(job__annual_salary_cad="105000")) == canonical_bytes(
        a_request(job__annual_salary_cad="105000.00")
    )


def test_one_cent_makes_other_bytes() -> None:
    assert canonical_bytes(a_request(job__annual_salary_cad="105000.01")) != canonical_bytes(a_request())


def test_an_empty_list_and_an_unknown_one_have_different_bytes() -> None:
    assert canonical_bytes(a_request(candidate__diplomas=[])) != canonical_bytes(
        a_request(candidate__diplomas=None)
    )


def test_a_contact_of_whom_nothing_is_known_is_no_contact() -> None:
    known = a_request()
    nobody = replace(known, employer=replace(known.employer, contact=None))
    empty = replace(known, employer=replace(known.employer, contact=Contact()))
    assert canonical_bytes(empty) == canonical_bytes(nobody)


def test_unknown_facts_are_not_in_the_canonical_bytes() -> None:
    assert b"null" not in canonical_bytes(a_request())


def test_a_key_of_a_later_schema_is_passed_over() -> None:
    assert from_document({**request_document(), "priority": "haute"}) == a_request()


def test_a_document_of_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match=r"avise\.request/2"):
        from_document({**request_document(), "schema": "avise.request/2"})


def test_the_digest_of_a_request_never_changes_with_the_program() -> None:
    # A stored digest must be found again by every later version.
    minimal = EvaluationRequest(reference="TC-1", received_on=date(2024, 5, 14))
    expected = b'{"candidate":{},"documents":[],"employer":{},"job":{},"received_on":"2024-05-14",'
    assert canonical_bytes(minimal) == expected + b'"reference":"TC-1","schema":"avise.request/1"}'


def test_the_builder_takes_dotted_paths_and_positions() -> None:
    built = a_request(**{"candidate.diplomas.0.level": "doctorat", "employer.contact": None})
    assert built.employer.contact is None
    assert built.candidate.diplomas is not None
    assert built.candidate.diplomas[0].level == "doctorat"
    assert a_request().candidate.diplomas != built.candidate.diplomas


def test_the_builder_refuses_a_key_that_requests_do_not_have() -> None:
    with pytest.raises(KeyError):
        a_request(referense="TC-1")
