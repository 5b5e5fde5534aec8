"""A notice about an issued avis as tagged flowables, in reading order.

A letter: it has the house's face and none of the avis's marks. No panel, no code, no place for a signature.
"""

from __future__ import annotations

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether

from reviewer.avis.notice import NoticeContent, NoticeKind
from reviewer.documents import theme
from reviewer.documents.canvas import Rule, TaggedTable, gap
from reviewer.documents.notice_wording import NoticeWording
from reviewer.documents.sheet import NO_PADDING, Sheet
from reviewer.documents.structure import Element
from reviewer.dossier.french import format_date

_DIGITS_IN_A_GROUP = 8


def sentence_facts(content: NoticeContent) -> dict[str, str]:
    """Return what the sentences of a notice and of its e-mail may name."""
    facts = {
        "number": content.avis_number,
        "reference": content.dossier_reference,
        "written_on": format_date(content.written_on),
        "issued_on": format_date(content.avis_issued_on),
        "expires_on": format_date(content.avis_expires_on),
    }
    if content.revoked_on is not None:
        facts["revoked_on"] = format_date(content.revoked_on)
    return facts


class NoticePage(Sheet):
    """Lays one notice out below a structure element."""

    def __init__(self, content: NoticeContent, wording: NoticeWording, root: Element) -> None:
        super().__init__(root)
        self._content = content
        self._text = wording.text
        self._named = sentence_facts(content)

    def flowables(self) -> list[Flowable]:
        """Return the whole notice."""
        return [*self._heading(), *self._object(), *self._body(), *self._closing()]

    # --- parts ----------------------------------------------------------------------------------------------------

    def _heading(self) -> list[Flowable]:
        styles, content = self._styles, self._content
        parts: list[Flowable] = [
            self._say(content.issuer, styles.issuer),
            self._say(content.programme_name, styles.programme),
            gap(5),
            Rule(theme.TEXT_WIDTH, 0.6, theme.MUTED),
            gap(12),
            self._say(self._sentence("written_on"), styles.letter),
        ]
        if content.contact_name:
            parts.append(self._say(self._text["to"].format(contact=content.contact_name), styles.address))
        if content.employer_name:
            parts.append(self._say(content.employer_name, styles.address))
        title = self._text["title"].format(number=content.avis_number)
        parts.append(self._bookmarked("H1", title, styles.letter_title, 0))
        mention = self._say(self._sentence("mention"), styles.value)
        parts.append(
            TaggedTable(
                [[mention]],
                colWidths=[theme.TEXT_WIDTH],
                style=[
                    *NO_PADDING,
                    ("BOX", (0, 0), (-1, -1), 0.7, theme.MUTED),
                    ("LEFTPADDING", (0, 0), (-1, -1), 12),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 12),
                    ("TOPPADDING", (0, 0), (-1, -1), 7),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
                ],
            )
        )
        return parts

    def _object(self) -> list[Flowable]:
        text, content = self._text, self._content
        facts = [
            (text["avis_number"], content.avis_number),
            (text["issued_on"], format_date(content.avis_issued_on)),
            (text["expires_on"], format_date(content.avis_expires_on)),
            (text.get("revoked_on", ""), self._named.get("revoked_on", "")),
            (text.get("fingerprint", ""), _grouped(content.pdf_sha256)),
            (text["dossier_reference"], content.dossier_reference),
            (text.get("employer", ""), content.employer_name or ""),
            (text["candidate"], content.candidate_name),
            (text.get("job_title", ""), content.job_title or ""),
        ]
        title = text["object_section"]
        known = [(name, value) for name, value in facts if name and value]
        return [self._section(title), self._facts(title, known), gap(9)]

    def _body(self) -> list[Flowable]:
        styles = self._styles
        parts: list[Flowable] = [
            self._say(self._text["greeting"], styles.letter),
            self._say(self._sentence("opening"), styles.letter),
        ]
        if self._content.kind is NoticeKind.REVOCATION:
            parts.append(self._section(self._text["reason_section"]))
            lines = [" ".join(line.split()) for line in self._content.reason.splitlines()]
            parts += [self._say(line, styles.letter) for line in lines if line]
            return [*parts, gap(4), self._say(self._sentence("effect"), styles.letter)]
        return [*parts, self._say(self._sentence("same"), styles.letter)]

    def _closing(self) -> list[Flowable]:
        content, styles, text = self._content, self._styles, self._text
        name = "responsible" if content.responsible_function else "responsible_without_function"
        who = text[name].format(responsible=content.responsible_name, function=content.responsible_function)
        said = [self._sentence("how"), text["ministry"], who]
        return [KeepTogether([self._say(one, styles.letter) for one in said])]

    # --- pieces ---------------------------------------------------------------------------------------------------

    def _sentence(self, name: str) -> str:
        return self._text[name].format(**self._named)

    def _say(self, said: str, style: ParagraphStyle) -> Flowable:
        return self._paragraph(self._root.add("P"), said, style)


def _grouped(sha256: str | None) -> str:
    """Return the digits in groups that a person can compare."""
    digits = sha256 or ""
    return " ".join(
        digits[start : start + _DIGITS_IN_A_GROUP] for start in range(0, len(digits), _DIGITS_IN_A_GROUP)
    )
