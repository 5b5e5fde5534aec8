"""The published list of states: one form, no names, and what it means for whoever holds an avis."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.avis.avis import Avis, RegisterEvent, RegisterEventKind
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.status_list import ListedAvis, StatusList, as_payload, from_payload, listed, listing
from reviewer.avis.verification import (
    Records,
    SignatureFindings,
    SignatureOutcome,
    Verdict,
    judge,
)
from reviewer.dossier.lifecycle import AvisState
from tests.support.avis_documents import NUMBER, SIGNED_AT, a_sealed_avis

CONTENT = a_sealed_avis()
SHA256 = "a" * 64
TODAY = date(2025, 6, 10)
FINDINGS = SignatureFindings(
    outcome=SignatureOutcome.GENUINE,
    pdf_sha256=SHA256,
    content=CONTENT,
    signer="Hélène Tremblay",
    level="B-B",
)
LINE = ListedAvis(
    number=NUMBER,
    state=AvisState.IN_FORCE,
    issued_on=CONTENT.issued_on,
    expires_on=CONTENT.expires_on,
    pdf_sha256=SHA256,
)


def _list(*lines: ListedAvis, number: int = 3) -> StatusList:
    return StatusList(
        number=number,
        issuer="TECHNOCompétences",
        kid="0123456789abcdef",
        issued_at=datetime(2025, 6, 9, 14, tzinfo=UTC),
        next_update=date(2025, 6, 16),
        lines=lines,
    )


def _ended(state: AvisState, successor: str | None = None) -> ListedAvis:
    return replace(LINE, state=state, since=date(2025, 6, 2), successor=successor)


def _verdict(one: StatusList, as_of: date = TODAY) -> Verdict:
    return judge(FINDINGS, Records(as_of=as_of, listed=one)).verdict


def _reasons(one: StatusList, as_of: date = TODAY) -> list[str]:
    return [reason.code for reason in judge(FINDINGS, Records(as_of=as_of, listed=one)).reasons]


@pytest.mark.parametrize(
    ("line", "as_of", "verdict"),
    [
        (LINE, TODAY, Verdict.IN_FORCE),
        (LINE, date(2026, 1, 1), Verdict.EXPIRED),
        (LINE, date(2025, 5, 19), Verdict.NOT_YET),
        (_ended(AvisState.SUSPENDED), TODAY, Verdict.SUSPENDED),
        (_ended(AvisState.REVOKED), TODAY, Verdict.REVOKED),
        (_ended(AvisState.SUPERSEDED, "IA-2025-0009"), TODAY, Verdict.SUPERSEDED),
        (replace(LINE, pdf_sha256="b" * 64), TODAY, Verdict.ALTERED),
        (replace(LINE, expires_on=date(2026, 5, 1)), TODAY, Verdict.ALTERED),
    ],
)
def test_the_list_gives_the_state(line: ListedAvis, as_of: date, verdict: Verdict) -> None:
    assert _verdict(_list(line), as_of) is verdict


def test_a_number_that_the_list_should_know_and_does_not_is_not_trusted() -> None:
    assert _verdict(_list()) is Verdict.UNTRUSTED


def test_a_list_older_than_the_avis_says_nothing_of_it() -> None:
    older = replace(_list(), issued_at=datetime(2025, 5, 1, 14, tzinfo=UTC))
    assert (_verdict(older), _reasons(older)) == (Verdict.GENUINE, ["list_older_than_avis"])


def test_a_stale_list_no_longer_says_in_force_but_still_says_revoked() -> None:
    late = date(2025, 6, 17)
    assert (_verdict(_list(LINE), late), _reasons(_list(LINE), late)) == (Verdict.GENUINE, ["list_stale"])
    assert _verdict(_list(_ended(AvisState.SUSPENDED)), late) is Verdict.SUSPENDED
    assert _verdict(_list(_ended(AvisState.REVOKED)), late) is Verdict.REVOKED


def test_a_replaced_avis_names_its_successor() -> None:
    answer = judge(FINDINGS, Records(as_of=TODAY, listed=_list(_ended(AvisState.SUPERSEDED, "IA-2025-0009"))))
    assert answer.reasons[-1].code == "listed_superseded_by"
    assert answer.reasons[-1].facts["by"] == "IA-2025-0009"


def _entry(state: AvisState = AvisState.IN_FORCE, *events: RegisterEvent) -> Avis:
    return Avis(
        number=AvisNumber.parse(NUMBER),
        dossier_id="d",
        content=CONTENT,
        pdf_sha256=SHA256,
        state=state,
        events=(RegisterEvent(kind=RegisterEventKind.ISSUED, at=SIGNED_AT, by="s"), *events),
    )


def test_a_list_that_knows_of_a_revocation_overrules_a_register_that_does_not_yet() -> None:
    known = Records(as_of=TODAY, entry=_entry(), listed=_list(_ended(AvisState.REVOKED)))
    answer = judge(FINDINGS, known)
    assert answer.verdict is Verdict.REVOKED
    assert answer.reasons[-1].code == "list_says_otherwise"


def test_a_list_never_makes_good_what_the_register_ended() -> None:
    assert (
        judge(FINDINGS, Records(as_of=TODAY, entry=_entry(AvisState.REVOKED), listed=_list(LINE))).verdict
        is Verdict.REVOKED
    )


def test_a_line_is_made_of_the_register_without_name_nor_reason() -> None:
    event = RegisterEvent(
        kind=RegisterEventKind.SUPERSEDED,
        at=datetime(2025, 6, 3, 2, tzinfo=UTC),
        by="s",
        reason="Emploi changé.",
        reference="IA-2025-0009",
    )
    line = listed(_entry(AvisState.SUPERSEDED, event))
    assert line == replace(_ended(AvisState.SUPERSEDED, "IA-2025-0009"), pdf_sha256=SHA256)
    one = listing(
        [_entry(AvisState.SUPERSEDED, event)],
        number=1,
        issuer="TECHNOCompétences",
        kid="0123456789abcdef",
        issued_at=datetime(2025, 6, 9, 14, 0, 0, 5, tzinfo=UTC),
        next_update=date(2025, 6, 16),
    )
    text = as_payload(one).decode()
    assert CONTENT.candidate_name not in text
    assert str(CONTENT.employer_name) not in text
    assert "Emploi changé" not in text


_LINES = st.builds(
    ListedAvis,
    number=st.integers(1, 99_999).map(lambda n: str(AvisNumber("IA", 2025, n))),
    state=st.sampled_from([AvisState.IN_FORCE, AvisState.SUSPENDED, AvisState.REVOKED, AvisState.SUPERSEDED]),
    issued_on=st.dates(),
    expires_on=st.dates(),
    pdf_sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    since=st.none() | st.dates(),
    successor=st.none() | st.just("IA-2025-0009"),
)


@given(st.lists(_LINES, unique_by=lambda line: line.number, max_size=4), st.integers(1, 10**9), st.text())
def test_every_list_is_read_back_as_it_was(lines: list[ListedAvis], number: int, issuer: str) -> None:
    one = replace(_list(*lines, number=number), issuer=issuer)
    assert from_payload(as_payload(one)) == one


@given(st.binary(max_size=300))
def test_other_bytes_are_no_list(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_payload(raw)


def test_only_the_one_form_is_read() -> None:
    payload = as_payload(_list(LINE))
    for other in (
        payload.replace(b",", b", "),
        payload[:-1],
        payload.replace(b'"list":3', b'"list":0'),
        payload.replace(b'"list":3', b'"list":3.0'),
        payload.replace(b"in_force", b"expired"),
        payload.replace(b"avise.status/1", b"avise.status/2"),
        payload.replace(b'"issuer":"TECHNOComp\xc3\xa9tences"', b'"issuer":7'),
        as_payload(_list(LINE, LINE)),
    ):
        assert other != payload
        with pytest.raises(ValueError, match=r"."):
            from_payload(other)
