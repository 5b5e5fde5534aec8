"""The code on paper: what it says, that nobody else can make it, and that it survives printing and scanning."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import cbor2
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.avis.proof import PREFIX, TEXT_BYTES, PaperOutcome, content_hash, paper_facts
from reviewer.documents import proof
from reviewer.documents.preview import count_pages
from reviewer.documents.printing import render_avis
from reviewer.documents.qr import LARGEST_VERSION, CodeDoesNotFit, rows_of
from reviewer.documents.scanning import codes_in_image, codes_in_pdf
from tests.support.avis_documents import NUMBER, a_sealed_avis, an_avis, the_wording
from tests.support.paper import around_the_code, printed_page, scanned

MADE_AT = datetime(2025, 1, 6, 14, tzinfo=UTC)
KEY = proof.make_key(MADE_AT)
OTHER = proof.make_key(MADE_AT)
KNOWN = (OTHER.public_half, KEY.public_half)
CONTENT = a_sealed_avis()
CODE = proof.paper_code(CONTENT, KEY)
BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LONG = a_sealed_avis(candidate_name="Nguyễn Thị Minh Châu " * 5, job_title="Scientifique " * 9)


def test_a_code_says_what_the_avis_says() -> None:
    found = proof.read_paper(CODE, KNOWN)
    assert (found.outcome, found.facts) == (PaperOutcome.GENUINE, paper_facts(CONTENT, KEY.kid))
    assert found.facts is not None
    assert (found.facts.number, found.facts.favourable, found.facts.holder) == (
        NUMBER,
        True,
        "Nguyễn Thị Minh Châu",
    )
    assert found.facts.expires_on == date(2025, 12, 31)
    assert found.facts.content_hash == content_hash(CONTENT)


def test_the_same_avis_and_key_give_the_same_code() -> None:
    assert proof.paper_code(CONTENT, KEY) == CODE


@pytest.mark.parametrize("at", range(len(CODE)))
def test_one_changed_character_is_refused(at: int) -> None:
    for other in {BASE45[0], BASE45[20], BASE45[44]} - {CODE[at]}:
        changed = CODE[:at] + other + CODE[at + 1 :]
        assert proof.read_paper(changed, KNOWN).outcome is not PaperOutcome.GENUINE


@given(st.integers(0, len(CODE) - 1), st.text(BASE45, max_size=3))
@settings(max_examples=200)
def test_no_other_text_near_a_code_is_genuine(at: int, put: str) -> None:
    changed = CODE[:at] + put + CODE[at + 1 :]
    if changed != CODE:
        assert proof.read_paper(changed, KNOWN).outcome is not PaperOutcome.GENUINE


@given(st.one_of(st.text(max_size=400), st.text(BASE45, max_size=400).map(lambda text: PREFIX + text)))
def test_any_text_at_all_is_answered(text: str) -> None:
    assert proof.read_paper(text, KNOWN).facts is None


def test_a_code_of_a_key_that_nobody_vouches_for_is_not_trusted() -> None:
    assert proof.read_paper(CODE, [OTHER.public_half]).outcome is PaperOutcome.UNTRUSTED


def test_a_retired_key_still_vouches_for_what_it_signed_before_and_for_nothing_after() -> None:
    before = KEY.retired(datetime(2025, 5, 21, 12, tzinfo=UTC)).public_half
    after = KEY.retired(datetime(2025, 5, 19, 12, tzinfo=UTC)).public_half
    assert proof.read_paper(CODE, [before]).outcome is PaperOutcome.GENUINE
    assert proof.read_paper(CODE, [after]).code == "code_key_retired"


def test_a_payload_in_another_encoding_is_refused_even_when_it_is_signed() -> None:
    import base45  # type: ignore[import-untyped]  # ships no types

    raw = base45.b45decode(CODE.removeprefix(PREFIX))
    told = cbor2.loads(raw[:-64])
    loose = cbor2.dumps(dict(reversed(told.items())))
    assert loose != raw[:-64]
    forged = PREFIX + base45.b45encode(loose + proof.sign(PREFIX.encode() + loose, KEY)).decode()
    assert proof.read_paper(forged, KNOWN).outcome is PaperOutcome.ALTERED


def test_a_name_that_does_not_fit_is_cut_and_the_symbol_stays_readable() -> None:
    facts = paper_facts(LONG, KEY.kid)
    assert facts.holder.endswith("…")
    assert len(facts.holder.encode()) <= TEXT_BYTES
    assert facts.job is None
    code = proof.paper_code(LONG, KEY)
    assert len(rows_of(code)) <= 17 + 4 * LARGEST_VERSION
    assert proof.read_paper(code, KNOWN).facts == facts


@given(st.text(min_size=1, max_size=120), st.text(max_size=200))
@settings(max_examples=60)
def test_every_name_and_job_gives_a_code_that_fits(name: str, job: str) -> None:
    content = an_avis(candidate_name=name, job_title=job).sealed("TALENTEX-2025-123456789")
    assert rows_of(proof.paper_code(content, KEY))


def test_a_code_too_long_for_the_symbol_is_a_defect() -> None:
    with pytest.raises(CodeDoesNotFit):
        rows_of("A" * 500)


def test_a_draft_has_no_code() -> None:
    with pytest.raises(ValueError, match="draft"):
        paper_facts(an_avis(), KEY.kid)


# --- on the page ------------------------------------------------------------------------------------------------------


def test_the_printed_code_is_a_figure_that_says_what_it_is() -> None:
    pdf = render_avis(CONTENT, the_wording(), proof=CODE)
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        figures = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure
        ]
        logo = the_wording().layout.logo
        assert logo is not None
        assert {str(one["/Alt"]) for one in figures} == {
            logo.alternative,
            f"Code QR signé par l’émetteur, pour vérifier sur papier l’avis {NUMBER}",
        }
        assert len(document.pages) == 1
    assert render_avis(CONTENT, the_wording(), proof=CODE) == pdf


def test_the_pages_of_the_file_show_the_code_and_a_draft_shows_none() -> None:
    assert codes_in_pdf(render_avis(LONG, the_wording(), proof=CODE)).texts == (CODE,)
    assert codes_in_pdf(render_avis(an_avis(), the_wording(), draft=True, proof=CODE)).texts == ()


def test_forty_of_forty_printed_and_scanned_codes_are_read_at_150_dpi() -> None:
    content = a_sealed_avis(candidate_name="Nguyễn Thị " * 8, job_title="Scientifique principale")
    code = proof.paper_code(content, KEY)
    assert len(rows_of(code)) == 17 + 4 * LARGEST_VERSION, "the densest code that is ever printed"
    pdf = render_avis(content, the_wording(), proof=code)
    page = printed_page(pdf, count_pages(pdf) - 1)
    part = around_the_code(page)
    read = [codes_in_image(scanned(part, dpi=150, seed=seed)).texts for seed in range(40)]
    assert read.count((code,)) == 40
    assert codes_in_image(scanned(page, dpi=150, seed=99)).texts == (code,), "on the whole sheet too"
