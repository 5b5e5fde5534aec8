"""Every document that leaves the house, checked for what a validator does not see: the order of reading, what tables
and pictures say, what glyphs mean, and that the data inside are the facts on the page."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest

from reviewer.avis.content import as_json
from reviewer.documents.printing import render_avis
from reviewer.documents.reading import attached_content, disagreement, printed_text
from tests.support.pdf_structure import elements, instructions, kids
from tests.support.signed_avis import PROOF, wording_of
from tests.support.variants import before_signature, the_avis

ROOT = Path(__file__).resolve().parents[3]
VARIANTS = before_signature()
DRAWS = {"Tj", "TJ", "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"}
TEXT = {"Tj", "TJ"}


@cache
def _made(name: str) -> bytes:
    return VARIANTS[name]()


@pytest.fixture(scope="module", params=VARIANTS)
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    with pikepdf.Pdf.open(BytesIO(_made(str(request.param)))) as opened:
        yield opened


class Piece(NamedTuple):
    """Text as it is drawn: its marked-content id (None: an artifact), font, bytes and place on the page."""

    mcid: int | None
    font: str
    codes: bytes
    left: float
    height: float


def _pieces(page: pikepdf.Page) -> Iterator[Piece]:
    """Yield the texts of a page; follows what ReportLab writes: translations, one font at a time."""
    mcid, font, stack = None, "", [(0.0, 0.0)]
    left = height = 0.0
    for operands, operator in instructions(page):
        if operator == "BDC" and "/MCID" in operands[1]:
            mcid = int(operands[1].MCID)
        elif operator == "EMC":
            mcid = None
        elif operator == "q":
            stack.append(stack[-1])
        elif operator == "Q":
            stack.pop()
        elif operator == "cm":
            x, y = stack[-1]
            stack[-1] = (x + float(operands[4]), y + float(operands[5]))
        elif operator == "Tf":
            font = str(operands[0])
        elif operator == "Tm":
            x, y = stack[-1]
            left, height = x + float(operands[4]), y + float(operands[5])
        elif operator == "T*":
            height -= 0.001
        elif operator in TEXT:
            said = operands[0] if operator == "Tj" else pikepdf.String(b"")
            yield Piece(mcid, font, bytes(said), left, height)


# --- structure ---------------------------------------------------------------------------------------------------


def test_each_table_has_headers_with_a_scope_for_every_cell(pdf: pikepdf.Pdf) -> None:
    tables = [one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) == "/Table"]
    assert tables
    for table in tables:
        rows = [[(str(cell.S), cell) for cell in row.K] for row in table.K]
        assert all(str(row.S) == "/TR" for row in table.K)
        assert len({len(row) for row in rows}) == 1
        columns = {
            place
            for row in rows
            for place, (role, cell) in enumerate(row)
            if role == "/TH" and str(cell.A.Scope) == "/Column"
        }
        for row in rows:
            named = any(role == "/TH" and str(cell.A.Scope) == "/Row" for role, cell in row)
            for place, (role, cell) in enumerate(row):
                if role == "/TD":
                    assert named or place in columns
                else:
                    assert role == "/TH"
                    assert str(cell.A.Scope) in {"/Row", "/Column"}


def test_headings_start_at_one_skip_no_level_and_are_the_bookmarks(pdf: pikepdf.Pdf) -> None:
    roles = [str(one.S) for one in elements(pdf.Root.StructTreeRoot)]
    levels = [int(role[2:]) for role in roles if re.fullmatch(r"/H\d", role)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    with pdf.open_outline() as outline:
        assert [depth for depth, _ in _marks(outline.root, 1)] == levels


def _marks(items: Any, depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from _marks(item.children, depth + 1)


def test_what_is_read_aloud_comes_in_the_order_in_which_it_stands_on_the_page(pdf: pikepdf.Pdf) -> None:
    order = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    read: list[tuple[int, int]] = []
    for one in elements(pdf.Root.StructTreeRoot):
        for kid in kids(one):
            if isinstance(kid, int):
                read.append((order[one.Pg.objgen], int(kid)))
            elif "/MCID" in kid:
                read.append((order[kid.Pg.objgen], int(kid.MCID)))
    assert read == sorted(read)
    for page in pdf.pages:
        drawn = [piece.mcid for piece in _pieces(page) if piece.mcid is not None]
        assert drawn == sorted(drawn)


def test_the_text_goes_down_the_page(pdf: pikepdf.Pdf) -> None:
    """Outside tables, what starts at the margin starts below the one before: nobody jumps about while listening."""
    for page in pdf.pages:
        places: dict[int, Piece] = {}
        for piece in _pieces(page):
            if piece.mcid is not None:
                places.setdefault(piece.mcid, piece)
        heights = [
            piece.height
            for mcid, piece in places.items()
            if piece.left < float(page.mediabox[2]) / 3
            and _role(pdf, page, mcid) not in {"/TH", "/TD", "/LBody"}
        ]
        assert heights == sorted(heights, reverse=True)


def _role(pdf: pikepdf.Pdf, page: pikepdf.Page, mcid: int) -> str:
    numbers: Any = pdf.Root.StructTreeRoot.ParentTree.Nums
    place = next(i for i in range(0, len(numbers), 2) if int(numbers[i]) == int(page.obj.StructParents))
    return str(numbers[place + 1][mcid].S)


def test_everything_drawn_is_in_the_structure_or_an_artifact(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for _, operator in instructions(page):
            if operator in {"BDC", "BMC"}:
                assert depth == 0
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in DRAWS:
                assert depth == 1, operator
        assert depth == 0


def test_pictures_and_fields_say_what_they_are(pdf: pikepdf.Pdf) -> None:
    for one in elements(pdf.Root.StructTreeRoot):
        if str(one.S) == "/Figure":
            assert len(str(one.Alt)) > 10
        if str(one.S) == "/Form":
            assert len(str(kids(one)[0].Obj.TU)) > 10
        assert "/ActualText" not in one


# --- glyphs ------------------------------------------------------------------------------------------------------


def _meanings(font: Any) -> dict[int, str]:
    said = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    blocks = [int(count) for count in re.findall(r"^(\d+) beginbfchar", said, re.MULTILINE)]
    assert all(0 < count <= 100 for count in blocks)
    found = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", said, re.MULTILINE)
    assert len(found) == sum(blocks)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in found}


def test_every_glyph_drawn_exists_and_means_a_letter(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        fonts = dict(page.obj.Resources.Font.items())
        meanings = {name: _meanings(font) for name, font in fonts.items()}
        for piece in _pieces(page):
            known = meanings[piece.font]
            for code in piece.codes:
                assert known[code] not in {"\0", "\ufffd", "\ufeff"}
                assert not 0xE000 <= ord(known[code]) < 0xF900, "a private character would be read aloud"


def test_fonts_are_embedded_subsets_of_the_houses_own(pdf: pikepdf.Pdf) -> None:
    seen = set()
    for page in pdf.pages:
        for font in page.obj.Resources.Font.values():
            assert "/FontFile2" in font.FontDescriptor
            seen.add(str(font.BaseFont))
    assert all(
        re.fullmatch(r"/[A-Z]{6}\+(NotoSans-(Regular|SemiBold|Bold|Italic)|DejaVuSans)", one) for one in seen
    )


# --- what the file says of itself --------------------------------------------------------------------------------


def test_the_packet_describes_each_property_of_our_own(pdf: pikepdf.Pdf) -> None:
    packet = bytes(pdf.Root.Metadata.read_bytes()).decode()
    used = set(re.findall(r"<avise:(\w+)>", packet))
    described = set(re.findall(r"<pdfaProperty:name>(\w+)<", packet)) - {"part"}
    assert used == described
    assert used
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"])
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"


def test_one_file_of_data_is_attached_as_the_source(pdf: pikepdf.Pdf) -> None:
    (specification,) = pdf.Root.AF
    assert str(specification.AFRelationship) == "/Source"
    assert str(specification.EF.F.Subtype) == "/application/json"
    document = json.loads(bytes(specification.EF.F.read_bytes()))
    assert document["schema"].startswith("avise.")
    assert len(list(pdf.attachments)) == 1


def test_colours_are_stated_and_nothing_is_active(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert bytes(intent.DestOutputProfile.read_bytes())[36:40] == b"acsp"
    assert not {"/OpenAction", "/AA", "/OCProperties"} & set(pdf.Root.keys())
    assert not pdf.check_pdf_syntax()


@pytest.mark.parametrize("name", the_avis())
def test_the_data_inside_an_avis_are_the_facts_on_its_pages(name: str) -> None:
    content = the_avis()[name]
    pages = render_avis(content, wording_of(content), proof=PROOF)
    assert attached_content(pages) == content
    assert disagreement(pages, content) is None
    with pikepdf.Pdf.open(BytesIO(pages)) as document:
        assert document.attachments["avis.json"].get_file().read_bytes() == as_json(content)


# --- a preview is the avis ---------------------------------------------------------------------------------------


class Word(NamedTuple):
    """A word as another program finds it: page, place to a tenth of a point, text."""

    page: int
    left: float
    top: float
    text: str


def _words(pdf: bytes, folder: Path) -> set[Word]:
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    said = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    words, page = set(), 0
    for line in said.splitlines():
        page += "<page " in line
        found = re.search(r'<word xMin="([\d.]+)" yMin="([\d.]+)".*>(.*)</word>', line)
        if found:
            words.add(Word(page, round(float(found[1]), 1), round(float(found[2]), 1), found[3]))
    return words


@pytest.mark.parametrize("name", the_avis())
def test_a_preview_is_the_avis_but_for_its_watermark_and_what_comes_with_the_signature(
    name: str, tmp_path: Path
) -> None:
    content, wording = the_avis()[name], wording_of(the_avis()[name])
    text = wording.text
    avis = _words(render_avis(content, wording, proof=PROOF), tmp_path)
    draft = _words(render_avis(content, wording, draft=True), tmp_path)
    only_there = " ".join([text.subject, str(content.number), str(content.verification_code)])
    only_here = " ".join(
        [
            text.draft,
            text.draft_watermark,
            text.draft_notice,
            text.number_pending,
            text.verification_code_pending,
            text.signature_place,
            text.proof_place,
        ]
    )
    for some, said in ((avis - draft, only_there), (draft - avis, only_here)):
        allowed = set(said.replace("\u202f", " ").split()) | set(said.split())
        other = {word.text for word in some} - allowed
        assert all(piece in text.draft_watermark for piece in other), other  # turned letters, found apart
    assert len(avis & draft) > 0.8 * len(avis)


@pytest.mark.parametrize("name", the_avis())
def test_a_preview_has_the_structure_of_the_avis_with_words_in_the_place_of_seals(name: str) -> None:
    content, wording = the_avis()[name], wording_of(the_avis()[name])

    def roles(pages: bytes) -> list[str]:
        with pikepdf.Pdf.open(BytesIO(pages)) as document:
            return [str(one.S) for one in elements(document.Root.StructTreeRoot)]

    avis = roles(render_avis(content, wording, proof=PROOF))
    draft = roles(render_avis(content, wording, draft=True))
    heading = avis.index("/H1")
    assert draft[:heading] == avis[:heading]
    assert avis[:heading].count("/Figure") == (0 if wording.layout.logo is None else 1)
    below = avis[heading:]
    assert draft[heading:] == ["/P" if role in {"/Form", "/Figure"} else role for role in below]
    assert below.count("/Figure") == 1
    assert avis.count("/Form") == (2 if content.second_signatory_name else 1)


def test_five_pages_of_reasons_are_five_pages_and_the_last_says_who_signs() -> None:
    content = the_avis()["five pages of reasons"]
    said = printed_text(render_avis(content, wording_of(content), proof=PROOF))
    assert "Page 5 de 5" in said
    assert said.rindex(content.signatory_name) > said.rindex("Le dossier présente")


# --- the same bytes ----------------------------------------------------------------------------------------------

_PROGRAM = """
import hashlib
from tests.support.variants import before_signature
for name, make in before_signature().items():
    print(hashlib.sha256(make()).hexdigest(), name)
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Tokyo"), ("2", "America/Vancouver")])
def test_the_bytes_depend_on_neither_process_nor_seed_nor_time_zone(
    seed: str, zone: str, tmp_path: Path
) -> None:
    surroundings = {
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": "C",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
    said = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, **surroundings},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    lines = [line.partition(" ") for line in said.splitlines()]
    found = {name: digest for digest, _, name in lines}
    assert found == {name: hashlib.sha256(_made(name)).hexdigest() for name in VARIANTS}
