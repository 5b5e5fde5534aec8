"""Printing a follow-up report: the house's face, tables with their headings on every page, PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from typing import Final

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.platypus import CondPageBreak, Flowable

from reviewer.documents import fonts
from reviewer.documents.archive import Attachment, Description, finish
from reviewer.documents.canvas import Rule, TaggedTable, gap
from reviewer.documents.layout import fewest_pages, lay_out
from reviewer.documents.page_layout import PageLayout, Spacing
from reviewer.documents.sheet import NO_PADDING, Sheet
from reviewer.documents.structure import Element, Outline
from reviewer.statistics.indicators import sheets
from reviewer.statistics.indicators.report import ReportContent, ReportSection

ATTACHMENT_NAME: Final = "bilan.json"
_KIND: Final = "bilan"
_FIRST_COLUMN: Final = 2.2
"""How many times wider a column of names is than one of numbers."""
_ROOM: Final = 96
"""Points for a heading, a table's title and its first rows: with less left, they begin on the next page."""


def render_report(content: ReportContent, layout: PageLayout) -> bytes:
    """Return the PDF, the same bytes for the same input; raise ``UndrawableText`` for a character that cannot print."""
    for section in content.sections:
        for text in (section.heading, *section.paragraphs, *section.items):
            fonts.require_drawable(section.heading, text)
    fonts.require_drawable(content.title, content.title)

    def set_with(spacing: Spacing) -> tuple[bytes, Outline]:
        outline = Outline()
        pages = lay_out(
            _ReportPage(content, layout, outline.root, spacing).flowables(),
            outline,
            layout,
            footer=content.footer,
            page_of=lambda page, pages: content.page.format(page=page, pages=pages),
            watermark=None,
        )
        return pages, outline

    with fonts.PRESS:
        pages, outline = fewest_pages(set_with, layout)
    description = Description(
        title=content.title,
        author=content.issuer,
        subject=content.subject,
        day=content.written_on,
        properties={
            "edition": str(content.number),
            "programme": content.programme_id,
            "period": f"{content.first_year}-{content.last_year}",
            "written": content.written_on.isoformat(),
        },
        kind=_KIND,
    )
    attachment = Attachment(
        name=ATTACHMENT_NAME,
        media_type="application/json",
        description=content.attachment,
        content=content.as_json(),
    )
    return finish(pages, outline, description, attachment)


class _ReportPage(Sheet):
    """Lays a report out below a structure element."""

    def __init__(self, content: ReportContent, layout: PageLayout, root: Element, spacing: Spacing) -> None:
        super().__init__(root, layout, spacing)
        self._content = content

    def flowables(self) -> list[Flowable]:
        """Return the whole report."""
        content = self._content
        parts: list[Flowable] = [
            *self._issuer(content.issuer, content.programme_name),
            gap(6),
            Rule(self._width, 1.4, self._inks.heading),
            self._bookmarked("H1", content.title, self._styles.title, 0),
            gap(8),
            self._facts(content.title, content.facts),
        ]
        for section in content.sections:
            parts += self._part(section)
        return parts

    def _part(self, section: ReportSection) -> list[Flowable]:
        parts: list[Flowable] = [CondPageBreak(_ROOM), self._section(section.heading)]
        for text in section.paragraphs:
            lines = (fonts.one_spaced(line) for line in text.splitlines())
            parts += [self._paragraph(self._root.add("P"), line, self._styles.body) for line in lines if line]
        if section.items:
            parts.append(self._list(section.items))
        for sheet in section.sheets:
            if len(parts) > 2:  # below its section's heading alone, a table has the heading's room
                parts.append(CondPageBreak(_ROOM))
            parts += [*self._table(sheet), gap(6)]
        return parts

    def _table(self, sheet: sheets.Sheet) -> list[Flowable]:
        loose = self._styles.subsection.clone(
            "table_title", keepWithNext=0
        )  # else a table of two pages leaves this one
        title = self._bookmarked("H3", sheet.title, loose, 2)
        notes = [self._paragraph(self._root.add("P"), note, self._styles.small) for note in sheet.notes]
        tag = self._root.add("Table", title=sheet.title)
        head = tag.add("TR")
        aligned = [
            TA_RIGHT if any(isinstance(row[at], int) for row in sheet.rows) else TA_LEFT
            for at in range(len(sheet.headings))
        ]
        labels = [self._styles.label.clone("heading", alignment=one) for one in aligned]
        values = [self._styles.value.clone("cell", alignment=one) for one in aligned]
        rows: list[list[Flowable]] = [
            [
                self._paragraph(head.add("TH", scope="Column"), heading, label)
                for heading, label in zip(sheet.headings, labels, strict=True)
            ]
        ]
        for row in sheet.rows:
            line = tag.add("TR")
            rows.append(
                [
                    self._paragraph(
                        line.add("TH", scope="Row") if not number else line.add("TD"),
                        _told(cell),
                        value,
                    )
                    for number, (cell, value) in enumerate(zip(row, values, strict=True))
                ]
            )
        above, below = self._spacing.fact_row.above, self._spacing.fact_row.below
        table = TaggedTable(
            rows,
            colWidths=self._widths(sheet),
            repeatRows=1,
            style=[
                *NO_PADDING,
                ("TOPPADDING", (0, 0), (-1, -1), above),
                ("BOTTOMPADDING", (0, 0), (-1, -1), below),
                ("RIGHTPADDING", (0, 0), (-2, -1), 8),
                ("BACKGROUND", (0, 0), (-1, 0), self._inks.panel),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, self._inks.rule),
            ],
        )
        return [title, *notes, table]

    def _widths(self, sheet: sheets.Sheet) -> list[float]:
        """Give columns of words more room than columns of numbers."""
        shares = [
            _FIRST_COLUMN if any(len(_told(row[at])) > _LONG for row in sheet.rows) else 1.0
            for at in range(len(sheet.headings))
        ]
        whole = sum(shares)
        return [self._width * share / whole for share in shares]


_LONG = 12


def _told(cell: sheets.Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, int):
        return f"{cell:,}".replace(",", "\u202f").replace("-", "−")
    return str(cell)
