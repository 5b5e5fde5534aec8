"""Accessibility and archiving: what veraPDF misses or would say, checked on the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from reviewer.documents.metadata import NAMESPACE
from reviewer.documents.printing import render_avis
from tests.support.avis_documents import a_sealed_avis, the_wording, with_reasons
from tests.support.pdf_structure import elements, instructions, read_aloud

LONG = "Le dossier présente des projets en production et une description cohérente. " * 200


@pytest.fixture(scope="module", params=["short", "long", "draft"])
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    reason = LONG if request.param == "long" else "Motif court \u2265 80\u00a0%."
    content = a_sealed_avis(findings=with_reasons(reason))
    with pikepdf.Pdf.open(
        BytesIO(render_avis(content, the_wording(), draft=request.param == "draft"))
    ) as opened:
        yield opened


def _roles(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]


def test_the_language_is_french_of_canada_and_the_title_is_shown(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "fr-CA"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.docinfo["/Title"]).startswith("Avis du comité d’experts")
    assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)


def test_headings_start_at_one_and_skip_no_level(pdf: pikepdf.Pdf) -> None:
    levels = [int(role[2:]) for role in _roles(pdf) if re.fullmatch(r"/H\d", role)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_headers_with_a_scope_and_rows_of_cells(pdf: pikepdf.Pdf) -> None:
    tables = [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == "/Table"]
    assert len(tables) == 3
    for table in tables:
        rows = list(table.K)
        assert all(str(row.S) == "/TR" for row in rows)
        cells = [cell for row in rows for cell in row.K]
        headers = [cell for cell in cells if str(cell.S) == "/TH"]
        assert headers
        assert {str(cell.S) for cell in cells} == {"/TH", "/TD"}
        assert all(str(header.A.Scope) in {"/Column", "/Row"} for header in headers)
        assert len({len(row.K) for row in rows}) == 1


def test_everything_drawn_is_either_in_the_structure_or_an_artifact(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for operands, name in instructions(page):
            if name in {"BDC", "BMC"}:
                assert depth == 0, "no marked content inside another"
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in {"Tj", "TJ", "f", "f*", "S", "s", "B", "Do"}:
                assert depth == 1, (name, operands)
        assert depth == 0


def test_each_piece_of_a_page_has_its_element_and_the_element_knows_the_piece(pdf: pikepdf.Pdf) -> None:
    numbers: list[Any] = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    by_key = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in pdf.pages:
        parents: list[Any] = list(by_key[int(page.obj.StructParents)])
        drawn = [
            int(operands[1].MCID)
            for operands, operator in instructions(page)
            if operator == "BDC" and "/MCID" in operands[1]
        ]
        assert sorted(drawn) == list(range(len(parents)))
        for mcid, element in enumerate(parents):
            pieces = [
                (element.Pg.objgen, int(kid)) if isinstance(kid, int) else (kid.Pg.objgen, int(kid.MCID))
                for kid in element.K
                if isinstance(kid, int) or "/MCID" in kid
            ]
            assert (page.obj.objgen, mcid) in pieces


def test_elements_are_read_in_the_order_in_which_they_stand_on_the_page(pdf: pikepdf.Pdf) -> None:
    pieces = read_aloud(pdf)
    assert pieces == sorted(pieces)


def test_the_signature_field_is_tagged_and_described_and_absent_from_a_draft(pdf: pikepdf.Pdf) -> None:
    forms = [element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == "/Form"]
    if "/AcroForm" not in pdf.Root:
        assert not forms
        return
    (field,) = pdf.Root.AcroForm.Fields
    (form,) = forms
    assert form.K.Obj.objgen == field.objgen
    assert "Hélène Tremblay" in str(field.TU)
    numbers: list[Any] = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    key = numbers.index(int(field.StructParent))
    assert numbers[key + 1].objgen == form.objgen


def test_every_font_is_embedded_and_maps_to_text(pdf: pikepdf.Pdf) -> None:
    seen = set()
    for page in pdf.pages:
        for font in page.obj.Resources.Font.values():
            seen.add(str(font.BaseFont))
            assert "/FontFile2" in font.FontDescriptor
            assert b"<0000>" not in bytes(font.ToUnicode.read_bytes())
    assert {name.split("+")[1] for name in seen} <= {
        "NotoSans-Regular",
        "NotoSans-SemiBold",
        "NotoSans-Bold",
        "DejaVuSans",
    }


def test_the_bookmarks_name_each_heading(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        (title,) = outline.root
        sections = [item.title for item in title.children]
    assert title.title == "Avis du comité d’experts"
    assert sections == [
        "Avis favorable",
        "Objet de l’avis",
        "Constats du comité",
        "Portée et validité",
        "Signature",
    ]


def test_the_file_claims_both_standards_and_states_its_facts(pdf: pikepdf.Pdf) -> None:
    packet = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert "<pdfaid:part>3</pdfaid:part>" in packet
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert NAMESPACE in packet
    assert "<avise:issued>2025-05-20</avise:issued>" in packet
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"])


def test_colours_are_stated_and_nothing_is_active(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert int(intent.DestOutputProfile.N) == 3
    assert bytes(intent.DestOutputProfile.read_bytes())[36:40] == b"acsp"
    assert not {"/OpenAction", "/AA", "/JavaScript"} & set(pdf.Root.keys())
    assert not pdf.is_encrypted


def test_qpdf_finds_nothing_wrong(pdf: pikepdf.Pdf) -> None:
    assert not pdf.check_pdf_syntax()


def test_words_at_a_line_break_are_not_joined_for_a_screen_reader() -> None:
    content = a_sealed_avis(findings=with_reasons("mot " * 120))
    with pikepdf.Pdf.open(BytesIO(render_avis(content, the_wording()))) as document:
        shown = [
            bytes(operands[0])
            for operands, operator in instructions(document.pages[0])
            if operator == "Tj" and bytes(operands[0]).startswith(b"mot mot")
        ]
    assert len(shown) > 2
    assert all(line.endswith(b" ") for line in shown[:-1])
    assert not shown[-1].endswith(b" ")
