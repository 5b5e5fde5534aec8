"""What an avis says, as bytes and under its verification code."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.avis.content import AvisContent, PrintedFinding, as_json, from_json, verification_code

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_MAYBE = st.none() | _TEXT
_DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
_FINDINGS = st.builds(
    PrintedFinding, id=_TEXT, label=_TEXT, question=_TEXT, answer=st.booleans(), reason=_TEXT
)
CONTENTS = st.builds(
    AvisContent,
    number=_MAYBE,
    programme_id=_TEXT,
    programme_name=_TEXT,
    issuer=_TEXT,
    employer_name=_MAYBE,
    employer_neq=_MAYBE,
    candidate_name=_TEXT,
    job_title=_MAYBE,
    workplace=_MAYBE,
    substream=_MAYBE,
    findings=st.lists(_FINDINGS, max_size=3).map(tuple),
    favourable=st.booleans(),
    issued_on=_DAYS,
    expires_on=_DAYS,
    rules_id=_TEXT,
    grid_id=_TEXT,
    wording_id=_TEXT,
    signatory_name=_TEXT,
    signatory_function=_TEXT,
    dossier_reference=_TEXT,
    replaces=_MAYBE,
    verification_code=_MAYBE,
)
CONTENT = AvisContent(
    number=None,
    programme_id="iatiev",
    programme_name="Programme pilote",
    issuer="Comité",
    employer_name="Laboratoires Boréal inc.",
    employer_neq="1160000008",
    candidate_name="Adaeze Okonkwo",
    job_title="Scientifique",
    workplace="Montréal",
    substream="Travailleur étranger",
    findings=(PrintedFinding(id="job", label="Emploi", question="En IA ?", answer=True),),
    favourable=True,
    issued_on=date(2025, 5, 20),
    expires_on=date(2025, 12, 31),
    rules_id="iatiev-2023-11-23",
    grid_id="grille-1",
    wording_id="avis-1",
    signatory_name="Sacha Signature",
    signatory_function="Direction",
    dossier_reference="TC-2025-0001",
)


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, tuple):
        return (*value, PrintedFinding(id="x", label="", question="", answer=False))
    return f"{value or ''}."


@given(CONTENTS)
def test_what_is_written_as_json_reads_back_as_the_same_content(content: AvisContent) -> None:
    raw = as_json(content)
    assert from_json(raw) == content
    assert as_json(from_json(raw)) == raw


@given(CONTENTS, st.data())
def test_the_code_changes_with_any_field(content: AvisContent, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([field.name for field in fields(AvisContent)]))
    changed = replace(content, **{name: _other(getattr(content, name))})
    same = verification_code(changed) == verification_code(content)
    assert same is (name == "verification_code")


@pytest.mark.parametrize("name", [field.name for field in fields(PrintedFinding)])
def test_the_code_changes_with_any_field_of_a_finding(name: str) -> None:
    finding = CONTENT.findings[0]
    changed = replace(CONTENT, findings=(replace(finding, **{name: _other(getattr(finding, name))}),))
    assert verification_code(changed) != verification_code(CONTENT)


def test_the_code_does_not_depend_on_the_code_already_there() -> None:
    assert verification_code(replace(CONTENT, verification_code="ABCDE")) == verification_code(CONTENT)


def test_sealing_gives_the_number_and_the_code_of_all_the_rest() -> None:
    sealed = CONTENT.sealed("IA-2025-0001")
    assert sealed.number == "IA-2025-0001"
    assert sealed.verification_code == verification_code(replace(CONTENT, number="IA-2025-0001"))
    assert sealed.sealed("IA-2025-0001") == sealed
    assert re.fullmatch(r"[A-Z2-7]{5}(-[A-Z2-7]{5}){3}", sealed.verification_code or "")


def test_the_bytes_are_canonical() -> None:
    raw = as_json(CONTENT)
    document = json.loads(raw)
    again = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert raw == again
    assert document["schema"] == "avise.avis/1"


def _without(name: str) -> bytes:
    document = json.loads(as_json(CONTENT))
    del document[name]
    return json.dumps(document).encode()


def _with(**changes: object) -> bytes:
    return json.dumps(json.loads(as_json(CONTENT)) | changes).encode()


@pytest.mark.parametrize("name", ["schema", *(field.name for field in fields(AvisContent))])
def test_an_avis_that_lacks_a_field_is_none(name: str) -> None:
    with pytest.raises(ValueError, match="not an avis"):
        from_json(_without(name))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b'"avise.avis/1"',
        b"[" * 100_000,
        _with(schema="avise.avis/2"),
        _with(findings={}),
        _with(findings=[1]),
        _with(findings=[{"id": "job"}]),
        _with(findings=[{"id": "a", "label": "a", "question": "a", "answer": True, "reason": "", "x": 1}]),
        _with(issued_on="2025-02-30"),
        _with(expires_on=None),
        _with(favourable="false"),
        _with(number=1),
        _with(candidate_name=None),
        _with(findings=[{"id": "a", "label": "a", "question": "a", "answer": "no"}]),
    ],
)
def test_anything_else_is_a_value_error_and_nothing_worse(raw: bytes) -> None:
    with pytest.raises(ValueError):
        from_json(raw)
