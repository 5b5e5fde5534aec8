"""What is kept beside an avis: its signatures, the office's keys, a file handed out to be signed, notices."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from reviewer.avis.avis import Avis
from reviewer.avis.notice import NoticeKind, as_json
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.office_key import OfficeKey, OfficePublicKey
from reviewer.avis.signature import (
    Awaited,
    PendingSignature,
    SignatureLevel,
    SignatureLine,
    SignatureRequest,
    TimeStampTrouble,
)
from reviewer.dossier.lifecycle import AvisState
from tests.support.avis_documents import NUMBER, SIGNED_AT, a_sealed_avis
from tests.support.notices import FINGERPRINT, a_notice

EVENING = datetime(2025, 6, 10, 2, tzinfo=UTC)
"""Still 9 June in Québec."""


def _line(level: SignatureLevel) -> SignatureLine:
    return SignatureLine(
        signer_id="s", signer_name="Hélène Tremblay", certificate_sha256="0" * 64, at=SIGNED_AT, level=level
    )


def test_an_avis_is_at_the_level_at_which_its_last_signature_left_it() -> None:
    unsigned = Avis(
        number=AvisNumber.parse(NUMBER),
        dossier_id="d",
        content=a_sealed_avis(),
        pdf_sha256="a" * 64,
        state=AvisState.IN_FORCE,
        events=(),
    )
    assert unsigned.level is None
    signed = replace(unsigned, signatures=(_line(SignatureLevel.BASIC), _line(SignatureLevel.ARCHIVED)))
    assert signed.level is SignatureLevel.ARCHIVED


def test_a_key_of_the_office_holds_for_what_it_signed_to_the_day_of_its_retirement_in_quebec() -> None:
    key = OfficeKey(
        public_half=OfficePublicKey(kid="0123456789abcdef", public=bytes(32), made_at=SIGNED_AT),
        private=b"secret",
    )
    assert key.kid == "0123456789abcdef"
    assert key.public_half.signed_on(date.max)
    retired = key.retired(EVENING)
    assert (retired.private, retired.public_half.retired_at) == (b"secret", EVENING)
    assert retired.public_half.signed_on(date(2025, 6, 9))
    assert not retired.public_half.signed_on(date(2025, 6, 10))
    assert "secret" not in repr(key)


def test_what_is_handed_out_to_be_signed_is_all_of_the_file_but_the_signature_s_place() -> None:
    asked = SignatureRequest(
        pdf=b"before<place>after", start=6, end=13, digest=b"", attributes=b"", certificate_pem=b""
    )
    assert asked.covered == b"beforeafter"
    pending = PendingSignature(
        dossier_id="d",
        number=AvisNumber.parse(NUMBER),
        kind=Awaited.COUNTERSIGNATURE,
        content=a_sealed_avis(),
        pdf=b"before",
        lines=(),
        awaits="s",
        since=SIGNED_AT,
    )
    out = pending.with_request(asked, Awaited.EXTERNAL, EVENING)
    assert (out.request, out.kind, out.since) == (asked, Awaited.EXTERNAL, EVENING)
    back = out.with_request(None, Awaited.COUNTERSIGNATURE, SIGNED_AT)
    assert back == pending


def test_a_time_stamp_that_could_not_be_had_tells_from_whom_and_why() -> None:
    trouble = TimeStampTrouble("https://horodatage.example", "refus")
    assert trouble.details() == {
        "what": "time_stamp",
        "detail": "refus",
        "address": "https://horodatage.example",
    }


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_a_notice_is_written_as_canonical_json_with_all_its_facts(kind: NoticeKind) -> None:
    raw = as_json(a_notice(kind))
    read = json.loads(raw)
    assert raw == json.dumps(read, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert (read["schema"], read["kind"], read["written_on"]) == ("avise.notice/1", kind.value, "2025-07-02")
    revoked = kind is NoticeKind.REVOCATION
    assert read["revoked_on"] == ("2025-07-01" if revoked else None)
    assert read["pdf_sha256"] == (None if revoked else FINGERPRINT)
