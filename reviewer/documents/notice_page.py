"""A notice about an issued avis as tagged flowables, in reading order.

A letter: it has the house's face and none of the avis's marks. No panel, no code, no place for a signature.
"""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from reviewer.avis.notice import NoticeContent, NoticeKind
from reviewer.documents.canvas import gap
from reviewer.documents.letterhead import Letterhead
from reviewer.documents.notice_wording import NoticeWording
from reviewer.documents.page_layout import Spacing
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


class NoticePage(Letterhead):
    """Lays one notice out below a structure element."""

    def __init__(
        self, content: NoticeContent, wording: NoticeWording, root: Element, spacing: Spacing
    ) -> None:
        super().__init__(content, wording, sentence_facts(content), root, spacing)
        self._content = content

    def flowables(self) -> list[Flowable]:
        """Return the whole notice."""
        return [*self._heading(), *self._object(), *self._body(), *self._closing()]

    # --- parts ----------------------------------------------------------------------------------------------------

    def _heading(self) -> list[Flowable]:
        title = self._text["title"].format(number=self._content.avis_number)
        return [
            *self._address(),
            self._bookmarked("H1", title, self._styles.letter_title, 0),
            self._boxed([self._say(self._sentence("mention"), self._styles.value)]),
        ]

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
        return [self._section(title), self._facts(title, known), gap(self._spacing.section)]

    def _body(self) -> list[Flowable]:
        styles = self._styles
        parts: list[Flowable] = [
            self._say(self._text["greeting"], styles.letter),
            self._say(self._sentence("opening"), styles.letter),
        ]
        if self._content.kind is NoticeKind.REVOCATION:
            parts.append(self._section(self._text["reason_section"]))
            parts += self._paragraphs(self._content.reason)
            return [*parts, gap(4), self._say(self._sentence("effect"), styles.letter)]
        return [*parts, self._say(self._sentence("same"), styles.letter)]

    def _closing(self) -> list[Flowable]:
        content, styles, text = self._content, self._styles, self._text
        name = "responsible" if content.responsible_function else "responsible_without_function"
        who = text[name].format(responsible=content.responsible_name, function=content.responsible_function)
        said = [self._sentence("how"), text["ministry"], who]
        return [KeepTogether([self._say(one, styles.letter) for one in said])]


def _grouped(sha256: str | None) -> str:
    """Return the digits in groups that a person can compare."""
    digits = sha256 or ""
    return " ".join(
        digits[start : start + _DIGITS_IN_A_GROUP] for start in range(0, len(digits), _DIGITS_IN_A_GROUP)
    )
