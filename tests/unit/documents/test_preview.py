"""Pages as images and text, within bounds."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.documents import preview
from reviewer.documents.errors import DocumentBroken, DocumentProtected, DocumentTooLarge, DocumentUnreadable
from reviewer.documents.preview import count_pages, render_pages
from reviewer.documents.printing import render_avis
from tests.support.avis_documents import SIGNED_AT, a_key, a_sealed_avis, the_wording, with_reasons


def _blank(pages: int, size: tuple[float, float] = (612, 792), *, password: str | None = None) -> bytes:
    output = BytesIO()
    with pikepdf.Pdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=size)
        encryption = pikepdf.Encryption(owner=password, user=password) if password else False
        document.save(output, encryption=encryption)
    return output.getvalue()


def test_a_page_is_an_image_of_its_size_with_its_text() -> None:
    (page,) = render_pages(render_avis(a_sealed_avis(), the_wording()), 1.5)
    assert (page.width, page.height) == (918, 1188)
    assert page.stride >= 4 * page.width
    assert len(page.rgba) == page.stride * page.height
    assert "Avis du comité d’experts" in page.text


def test_the_signature_box_is_drawn(tmp_path: object) -> None:
    from pathlib import Path

    content = a_sealed_avis()
    pages = render_avis(content, the_wording())
    signed = a_key(Path(str(tmp_path))).sign(pages, content, SIGNED_AT)
    (before,), (after,) = render_pages(pages, 1.0), render_pages(signed, 1.0)
    assert sum(before.rgba) - sum(after.rgba) > 10_000


def test_some_of_the_pages_are_rendered_on_request() -> None:
    content = a_sealed_avis(findings=with_reasons("Un motif. " * 900))
    pdf = render_avis(content, the_wording())
    assert count_pages(pdf) >= 3
    (second,) = render_pages(pdf, 0.5, first=1, count=1)
    assert "Page 2 de" in second.text
    assert render_pages(pdf, 0.5, first=99) == []


@pytest.mark.parametrize(
    "junk", [b"", b"%PDF-1.7", b"GIF89a", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>"]
)
def test_what_is_no_pdf_is_said_broken(junk: bytes) -> None:
    with pytest.raises(DocumentBroken):
        render_pages(junk, 1.0)


def test_a_password_is_said() -> None:
    with pytest.raises(DocumentProtected):
        render_pages(_blank(1, password="secret"), 1.0)


def test_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DocumentTooLarge):
        render_pages(_blank(preview.MOST_PAGES + 1), 1.0)
    with pytest.raises(DocumentTooLarge):
        render_pages(_blank(1, (14_000, 14_000)), 2.0)
    monkeypatch.setattr(preview, "LARGEST_FILE", 10)
    with pytest.raises(DocumentTooLarge):
        render_pages(_blank(1), 1.0)


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 2_000))
def test_a_damaged_file_gives_pages_or_one_typed_error(noise: bytes, at: int) -> None:
    whole = _blank(2)
    damaged = whole[: at % len(whole)] + noise + whole[at % len(whole) :]
    try:
        pages = render_pages(damaged, 0.2)
    except DocumentUnreadable:
        return
    assert all(page.width and page.height for page in pages)
