"""Corrected facts: the declared value stays, the effective request has the corrected one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.dossier.correction import (
    CorrectionEnd,
    FactCorrection,
    FactNotCorrectable,
    declared_fact,
    lapses,
    overlap,
    standing,
    with_corrections,
)
from tests.support.request_strategies import requests
from tests.support.requests import a_request

AT = datetime(2025, 5, 20, 13, 0, tzinfo=UTC)


def a_correction(path: str, corrected: Any, declared: Any = None, **changes: Any) -> FactCorrection:
    correction = FactCorrection(
        id=f"c-{path}",
        dossier_id="d1",
        path=path,
        declared=declared,
        corrected=corrected,
        reason="Selon le contrat.",
        by="claude",
        at=AT,
        request_version=1,
    )
    return replace(correction, **changes)


def test_the_effective_request_has_the_corrected_value_and_the_declared_one_stays() -> None:
    declared = a_request()
    effective = with_corrections(declared, [a_correction("job.annual_salary_cad", "99000.00")])
    assert effective.job.annual_salary_cad == Decimal("99000.00")
    assert declared.job.annual_salary_cad == Decimal("105000.00")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("stream", "ti_ev"),
        ("planned_dsp_on", "2025-07-01"),
        ("employer.contact.email", "autre@boreal.example"),
        ("job.ai_share_percent", 12.5),
        ("job.visual_effects", True),
        ("candidate.diplomas.0.level", "doctorat"),
        ("candidate.experiences.1.ended_on", None),
        ("candidate.diplomas", []),
    ],
)
def test_any_fact_can_be_corrected_where_it_stands(path: str, value: Any) -> None:
    effective = with_corrections(a_request(), [a_correction(path, value)])
    assert declared_fact(effective, path) == value


def test_a_contact_of_whom_nothing_was_known_can_be_named() -> None:
    nobody = a_request(employer__contact=None)
    assert declared_fact(nobody, "employer.contact.name") is None
    effective = with_corrections(nobody, [a_correction("employer.contact.name", "Maude Desrosiers")])
    assert effective.employer.contact is not None
    assert effective.employer.contact.name == "Maude Desrosiers"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "schema",
        "reference",
        "documents",
        "documents.0.kind",
        "job",
        "job.colour",
        "job.title.0",
        "employer.contact",
        "candidate.diplomas.0",
        "candidate.diplomas.9.level",
        "candidate.diplomas.-1.level",
        "candidate.diplomas.00.level",
        "candidate.diplomas.².level",
        "candidate.diplomas.x.level",
        "__class__",
    ],
)
def test_what_is_no_fact_is_not_corrected(path: str) -> None:
    with pytest.raises(FactNotCorrectable):
        declared_fact(a_request(), path)


def test_the_contact_is_corrected_name_by_name_and_never_as_a_whole() -> None:
    with pytest.raises(FactNotCorrectable) as refused:
        declared_fact(a_request(employer__contact=None), "employer.contact")
    assert refused.value.details() == FactNotCorrectable("employer.contact").details()


def test_a_correction_that_ended_has_no_effect() -> None:
    ended = a_correction("job.title", "Chercheuse").end(CorrectionEnd.WITHDRAWN, "claude", AT)
    assert not ended.stands
    assert standing([ended]) == ()
    assert with_corrections(a_request(), [ended]) == a_request()


def test_a_correction_lapses_once_something_else_is_declared() -> None:
    correction = a_correction("job.annual_salary_cad", "99000.00", declared="105000.00")
    assert not lapses(correction, a_request(job__title="Chercheuse"))
    assert lapses(correction, a_request(job__annual_salary_cad="99000.00"))
    assert lapses(correction, a_request(job__annual_salary_cad=None))


def test_a_correction_lapses_with_the_entry_that_it_was_about() -> None:
    correction = a_correction("candidate.diplomas.0.level", "doctorat", declared="maitrise")
    assert lapses(correction, a_request(candidate__diplomas=[]))
    assert lapses(correction, a_request(candidate__diplomas=None))


def test_a_list_and_its_entry_overlap_and_two_neighbours_do_not() -> None:
    assert overlap("candidate.diplomas", "candidate.diplomas.0.level")
    assert overlap("candidate.diplomas.0.level", "candidate.diplomas")
    assert not overlap("candidate.diplomas.1.level", "candidate.diplomas.10.level")
    assert not overlap("job.noc", "job.noc_version")
    assert not overlap("job.noc", "job.noc")


@given(requests())
def test_a_request_without_corrections_is_its_own_effective_request(request: Any) -> None:
    assert with_corrections(request, []) is request


@given(requests(), st.sampled_from(["job.title", "candidate.intends_to_settle", "job.noc"]))
def test_correcting_a_fact_to_what_was_declared_changes_nothing(request: Any, path: str) -> None:
    same = a_correction(path, declared_fact(request, path))
    assert with_corrections(request, [same]) == request
