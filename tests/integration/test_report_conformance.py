"""A follow-up report is held to what an avis is held to: PDF/A-3a and PDF/UA-1, by the reference engine."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from reviewer.documents.adapters import Printer
from reviewer.documents.errors import UndrawableText
from reviewer.statistics.indicators.report import ReportContent, ReportSection
from reviewer.statistics.indicators.sheets import Sheet
from tests.support.verapdf import FLAVOURS, validate

LONG = Sheet(
    title="Demandes reçues",
    headings=("Année", "Volet", "Profil", "Ce qu’elles sont devenues", "Nombre"),
    rows=tuple((str(2016 + at // 9), "Volet", "Francophone", "En traitement", at * 7) for at in range(90)),
    notes=("x : nombre masqué.",),
)
REPORT = ReportContent(
    number=3,
    title="Bilan du printemps",
    programme_id="iatiev",
    programme_name="Programme pilote",
    wording_id="iatiev-avis-1",
    issuer="Maison",
    written_on=date(2025, 5, 20),
    first_year=2024,
    last_year=2025,
    facts=(("Années", "2024 à 2025"), ("Édition", "3")),
    sections=(
        ReportSection(heading="Introduction", paragraphs=("Une ligne.\nUne autre.",)),
        ReportSection(heading="Tableaux", paragraphs=("Note.",), sheets=(LONG,)),
        ReportSection(heading="Liste", items=("un", "deux")),
        ReportSection(
            heading="Écarts",
            sheets=(
                Sheet(title="Écart", headings=("Mesure", "Écart"), rows=(("a", -3), ("b", None), ("c", "x"))),
            ),
        ),
    ),
    subject="Bilan de suivi",
    attachment="Les tableaux",
    footer="Bilan du printemps – édition 3",
    page="Page {page} sur {pages}",
)


def test_a_report_of_several_pages_meets_both_standards_and_is_made_the_same_twice(tmp_path: Path) -> None:
    pdf = Printer().render_report(REPORT)
    assert Printer().render_report(REPORT) == pdf
    found = validate({"report": pdf}, tmp_path)
    for flavour in FLAVOURS:
        finding = found["report", flavour]
        assert finding.compliant, finding.failures
        assert finding.checks > 1_000


def test_a_table_that_goes_on_repeats_its_headings_and_they_are_read_once() -> None:
    pdf = Printer().render_report(REPORT)
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    numbers = [at for at, text in enumerate(pages) if "Francophone" in text]
    assert len(numbers) > 1
    assert all("Profil" in pages[at] and "Nombre" in pages[at] for at in numbers)
    (table,) = [one for one in tables_of(pdf) if len(one) > 50]
    assert [sum(cell == "/TH" for cell in row) for row in table] == [5, *([1] * 90)]


def tables_of(pdf: bytes) -> list[list[list[str]]]:
    """Return the tags of the cells of every row of every table, as the structure tree has them."""
    found: list[list[list[str]]] = []

    def walk(element: Any) -> None:
        if element.get("/S") == "/Table":
            found.append([[str(cell["/S"]) for cell in row["/K"]] for row in element["/K"]])
            return
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                walk(kid)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root["/StructTreeRoot"])
    return found


def test_a_character_that_cannot_be_printed_is_refused_before_anything_is_made() -> None:
    section = ReportSection(heading="Introduction", paragraphs=("漢字",))
    with pytest.raises(UndrawableText):
        Printer().render_report(replace(REPORT, sections=(section,)))
