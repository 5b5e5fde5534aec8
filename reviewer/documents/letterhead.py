"""What every letter to an employer has, on admissibility or about an issued avis: its face, and how it is printed.

It has the house's face and none of the avis's marks: no panel, no code, no place for a signature.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from reviewer.admissibility.letter import LetterContent
from reviewer.avis.notice import NoticeContent
from reviewer.documents import fonts
from reviewer.documents.archive import Attachment, Description, finish
from reviewer.documents.canvas import Rule, TaggedTable, gap
from reviewer.documents.errors import WordingMissing
from reviewer.documents.layout import fewest_pages, lay_out
from reviewer.documents.page_layout import Spacing
from reviewer.documents.sheet import NO_PADDING, Sheet
from reviewer.documents.structure import Element, Outline
from reviewer.documents.wording_file import PrintedWording

_DRAFT: Final = "brouillon"

Content = LetterContent | NoticeContent


class Letterhead(Sheet):
    """Lays out what all letters share below a structure element. ``named``: what the sentences may name."""

    def __init__(
        self,
        content: Content,
        wording: PrintedWording[Any],
        named: Mapping[str, str],
        root: Element,
        spacing: Spacing,
    ) -> None:
        super().__init__(root, wording.layout, spacing)
        self._text = wording.text
        self._named = named
        self._addressed = content

    def _address(self) -> list[Flowable]:
        """Return who writes, on what day, and to whom."""
        styles, content = self._styles, self._addressed
        parts: list[Flowable] = [
            *self._issuer(content.issuer, content.programme_name),
            gap(5),
            Rule(self._width, 0.6, self._inks.muted),
            gap(self._spacing.letter_title - 2),
            self._say(self._sentence("written_on"), styles.letter),
        ]
        if content.contact_name:
            parts.append(self._say(self._text["to"].format(contact=content.contact_name), styles.address))
        if content.employer_name:
            parts.append(self._say(content.employer_name, styles.address))
        return parts

    def _boxed(self, said: list[Flowable]) -> Flowable:
        return TaggedTable(
            [[said]],
            colWidths=[self._width],
            style=[
                *NO_PADDING,
                ("BOX", (0, 0), (-1, -1), 0.7, self._inks.muted),
                ("LEFTPADDING", (0, 0), (-1, -1), 12),
                ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                ("TOPPADDING", (0, 0), (-1, -1), self._spacing.panel.above),
                ("BOTTOMPADDING", (0, 0), (-1, -1), self._spacing.panel.below - 1),
            ],
        )

    def _sentence(self, name: str) -> str:
        return self._text[name].format(**self._named)

    def _say(self, said: str, style: ParagraphStyle) -> Flowable:
        return self._paragraph(self._root.add("P"), said, style)

    def _paragraphs(self, said: str) -> list[Flowable]:
        """Return a person's own text: a paragraph for each line that they wrote."""
        lines = [fonts.one_spaced(line) for line in said.splitlines()]
        return [self._say(line, self._styles.letter) for line in lines if line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the file of a letter says of itself. ``title``: in its properties; ``footer``: on each page.

    ``kind``: what the file is; ``about``: further properties; ``data``: the attached JSON, ``data_name`` its name.
    """

    title: str
    footer: str
    kind: str
    data_name: str
    data: bytes
    about: Mapping[str, str] = field(default_factory=dict)


def print_letter(
    content: Content,
    wording: PrintedWording[Any],
    imprint: Imprint,
    page: Callable[[Element, Spacing], list[Flowable]],
    *,
    draft: bool,
) -> bytes:
    """Return a letter as PDF/A-3a and PDF/UA-1, the same bytes for the same input.

    ``page``: lays it out below the root of its structure, as close as it is told; ``draft``: with a watermark.
    """
    text = wording.text

    def set_with(spacing: Spacing) -> tuple[bytes, Outline]:
        outline = Outline()
        pages = lay_out(
            page(outline.root, spacing),
            outline,
            wording.layout,
            footer=imprint.footer,
            page_of=lambda page, pages: text["page"].format(page=page, pages=pages),
            watermark=text["draft_watermark"] if draft else None,
        )
        return pages, outline

    with fonts.PRESS:
        pages, outline = fewest_pages(set_with, wording.layout)
    description = Description(
        title=imprint.title,
        author=content.issuer,
        subject=text["subject"],
        day=content.written_on,
        properties={
            "state": _DRAFT if draft else imprint.kind,
            "about": content.kind.value,
            **imprint.about,
            "written": content.written_on.isoformat(),
            "wording": content.wording_id,
        },
        kind=imprint.kind,
    )
    attachment = Attachment(
        name=imprint.data_name,
        media_type="application/json",
        description=text["attachment"],
        content=imprint.data,
    )
    return finish(pages, outline, description, attachment)


def require_own_words(content: Content, wording: PrintedWording[Any]) -> None:
    """Raise ``WordingMissing`` where the wording is another's, or lacks a word for a fact of the letter."""
    own = content.wording_id == wording.id and content.kind is wording.kind
    if not own or not wording.has_words_for(content):
        raise WordingMissing(content.programme_id, content.wording_id)
