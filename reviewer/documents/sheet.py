"""What every printed document is set from: tagged paragraphs, headings, tables of facts and lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from reviewer.documents import fonts, theme
from reviewer.documents.canvas import TaggedParagraph, TaggedTable
from reviewer.documents.logo import LogoFigure
from reviewer.documents.page_layout import PageLayout, Spacing
from reviewer.documents.structure import Element

NO_PADDING: Final = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 9),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_NAMES = 112.0
_DASH = 11.0
_LABEL_DROP = 1.2  # puts the smaller letters of a name on the line of its value
_BULLET: Final = "–"


class Sheet:
    """Sets pieces below a structure element, in reading order."""

    def __init__(self, root: Element, layout: PageLayout, spacing: Spacing) -> None:
        self._root = root
        self._spacing = spacing
        self._layout = layout
        self._width = layout.text_width
        self._inks = theme.inks(layout.colours)
        self._styles = theme.styles(layout, spacing)

    def _issuer(self, issuer: str, programme: str) -> list[Flowable]:
        """Return who writes and for which programme, with the logo at the right where the layout has one."""
        said: list[Flowable] = [
            self._paragraph(self._root.add("P"), issuer, self._styles.issuer),
            self._paragraph(self._root.add("P"), programme, self._styles.programme),
        ]
        logo = self._layout.logo
        if logo is None:
            return said
        figure = LogoFigure(logo, self._root.add("Figure", alternative=logo.alternative))
        return [
            TaggedTable(
                [[said, figure]],
                colWidths=[self._width - logo.width, logo.width],
                style=[*NO_PADDING, ("RIGHTPADDING", (0, 0), (0, 0), 12)],
            )
        ]

    def _section(self, title: str) -> TaggedParagraph:
        return self._bookmarked("H2", title, self._styles.section, 1)

    def _bookmarked(self, role: str, title: str, style: ParagraphStyle, level: int) -> TaggedParagraph:
        paragraph = self._paragraph(self._root.add(role), title, style)
        paragraph.bookmark = (title, level)
        return paragraph

    def _paragraph(self, element: Element | None, text: str, style: ParagraphStyle) -> TaggedParagraph:
        """Return a paragraph; without an element it is decoration, which nobody reads aloud."""
        paragraph = TaggedParagraph(fonts.markup(text, style.fontName), style)
        paragraph.element = element
        return paragraph

    def _facts(self, title: str, facts: Sequence[tuple[str, str]]) -> Flowable:
        """Return a table of names and values, ruled between the rows."""
        table = self._root.add("Table", title=title)
        rows: list[list[Flowable]] = []
        for name, value in facts:
            row = table.add("TR")
            rows.append(
                [
                    self._paragraph(row.add("TH", scope="Row"), name, self._styles.label),
                    self._paragraph(row.add("TD"), value, self._styles.value),
                ]
            )
        above, below = self._spacing.fact_row.above, self._spacing.fact_row.below
        return TaggedTable(
            rows,
            colWidths=[_NAMES, self._width - _NAMES],
            style=[
                *NO_PADDING,
                ("TOPPADDING", (0, 0), (0, -1), above + _LABEL_DROP),
                ("TOPPADDING", (1, 0), (1, -1), above),
                ("BOTTOMPADDING", (0, 0), (-1, -1), below),
                ("RIGHTPADDING", (0, 0), (0, -1), 10),
                ("LINEABOVE", (0, 0), (-1, 0), 0.5, self._inks.rule),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, self._inks.rule),
            ],
        )

    def _list(self, items: Sequence[str]) -> Flowable:
        """Return a list; its dashes are decoration."""
        tag = self._root.add("L")
        rows: list[list[Flowable]] = []
        for item in items:
            body = tag.add("LI").add("LBody")
            rows.append(
                [
                    self._paragraph(None, _BULLET, self._styles.value),
                    self._paragraph(body, item, self._styles.value),
                ]
            )
        return TaggedTable(
            rows,
            colWidths=[_DASH, self._width - _DASH],
            style=[*NO_PADDING, ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6)],
        )
