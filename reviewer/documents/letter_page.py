"""A letter on admissibility as tagged flowables, in reading order.

It has the house's face and none of the avis's marks: no panel, no number, no code, no place for a signature.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from reviewer.admissibility.letter import LetterContent, LetterKind, PrintedCriterion
from reviewer.documents.canvas import TaggedTable, gap
from reviewer.documents.letter_wording import LetterWording
from reviewer.documents.letterhead import Letterhead
from reviewer.documents.page_layout import Spacing
from reviewer.documents.sheet import NO_PADDING
from reviewer.documents.structure import Element
from reviewer.dossier.french import format_date, format_decimal, join_and


def sentence_facts(content: LetterContent) -> dict[str, str]:
    """Return what the sentences of a letter and of its e-mail may name."""
    facts = {
        "reference": content.dossier_reference,
        "written_on": format_date(content.written_on),
        "as_of": format_date(content.as_of),
        "reference_date": format_date(content.reference_date),
        "rules": content.rules_id,
    }
    if content.due_on is not None and content.due_days is not None:
        facts |= {"due_on": format_date(content.due_on), "days": format_decimal(content.due_days)}
    return facts


class LetterPage(Letterhead):
    """Lays one letter out below a structure element."""

    def __init__(
        self, content: LetterContent, wording: LetterWording, root: Element, spacing: Spacing
    ) -> None:
        super().__init__(content, wording, sentence_facts(content), root, spacing)
        self._content = content

    def flowables(self) -> list[Flowable]:
        """Return the whole letter."""
        return [*self._heading(), *self._object(), *self._body(), *self._precisions(), *self._closing()]

    # --- parts ----------------------------------------------------------------------------------------------------

    def _heading(self) -> list[Flowable]:
        parts = [*self._address(), self._bookmarked("H1", self._text["title"], self._styles.letter_title, 0)]
        said = [self._say(self._sentence("mention"), self._styles.value)]
        if self._content.due_on is not None:
            said.append(self._say(self._sentence("due"), self._styles.due))
        return [*parts, self._boxed(said)]

    def _object(self) -> list[Flowable]:
        text, content = self._text, self._content
        facts = [
            (text["dossier_reference"], content.dossier_reference),
            (text.get("employer", ""), content.employer_name),
            (text["candidate"], content.candidate_name),
            (text.get("job_title", ""), content.job_title),
            (text.get("workplace", ""), content.workplace),
            (text.get("substream", ""), content.substream),
        ]
        title = text["object_section"]
        known = [(name, value) for name, value in facts if value]
        return [self._section(title), self._facts(title, known), gap(self._spacing.section)]

    def _body(self) -> list[Flowable]:
        styles = self._styles
        opening: list[Flowable] = [
            self._say(self._text["greeting"], styles.letter),
            self._say(self._sentence("opening"), styles.letter),
        ]
        if self._content.kind is LetterKind.COMPLEMENTS:
            return [*opening, *self._asked()]
        if self._content.kind is LetterKind.INADMISSIBLE:
            return [*opening, *self._not_met()]
        return [*opening, self._say(self._sentence("next"), styles.letter)]

    def _asked(self) -> list[Flowable]:
        content, text = self._content, self._text
        parts: list[Flowable] = []
        if content.documents:
            parts.append(self._section(text["documents_section"]))
            parts.append(self._list([document.label for document in content.documents]))
        if content.facts:
            parts.append(self._section(text["facts_section"]))
            parts.append(self._asked_facts())
            parts.append(gap(6))
            parts.append(self._say(self._sentence("unknown"), self._styles.letter))
        return parts

    def _asked_facts(self) -> Flowable:
        styles, text = self._styles, self._text
        table = self._root.add("Table", title=text["facts_section"])
        header = table.add("TR")
        rows: list[list[Flowable]] = [
            [
                self._paragraph(header.add("TH", scope="Column"), text[name], styles.label)
                for name in ("fact", "criteria")
            ]
        ]
        for fact in self._content.facts:
            row = table.add("TR")
            rows.append(
                [
                    self._paragraph(row.add("TH", scope="Row"), fact.name, styles.strong),
                    self._paragraph(row.add("TD"), join_and(fact.criteria), styles.value),
                ]
            )
        first = self._width * 0.52
        return TaggedTable(
            rows,
            colWidths=[first, self._width - first],
            repeatRows=0,
            style=[
                *NO_PADDING,
                ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
                ("LINEBELOW", (0, 0), (-1, 0), 0.9, self._inks.muted),
                ("TOPPADDING", (0, 1), (-1, -1), self._spacing.finding_row.above - 0.6),
                ("BOTTOMPADDING", (0, 1), (-1, -1), self._spacing.finding_row.below - 0.6),
                ("RIGHTPADDING", (0, 0), (0, -1), 12),
                ("LINEBELOW", (0, 1), (-1, -1), 0.5, self._inks.rule),
            ],
        )

    def _not_met(self) -> list[Flowable]:
        content, text = self._content, self._text
        if not content.criteria:
            return [self._section(text["reason_section"]), *self._paragraphs(content.reason)]
        parts: list[Flowable] = [self._section(text["criteria_section"])]
        for position, criterion in enumerate(content.criteria, 1):
            heading = text["criterion"].format(position=position, label=criterion.label)
            title = self._bookmarked("H3", heading, self._styles.subsection, 2)
            parts.append(
                KeepTogether(
                    [
                        title,
                        self._facts(heading, self._trace(criterion)),
                        gap(self._spacing.under_section + 1),
                    ]
                )
            )
        return parts

    def _trace(self, criterion: PrintedCriterion) -> Sequence[tuple[str, str]]:
        text = self._text
        facts = [(text["required"], criterion.required), (text["found"], criterion.found)]
        if criterion.reason:
            facts.append((text["reason"], criterion.reason))
        else:
            when = text["met_from_never"]
            if criterion.met_from is not None:
                when = text["met_from_value"].format(date=format_date(criterion.met_from))
            facts.append((text["met_from"], when))
        facts.append((text["source"], criterion.source))
        return [(name, value) for name, value in facts if value]

    def _precisions(self) -> list[Flowable]:
        if not self._content.message.strip():
            return []
        return [self._section(self._text["precisions_section"]), *self._paragraphs(self._content.message)]

    def _closing(self) -> list[Flowable]:
        endings = {
            LetterKind.COMPLEMENTS: ("how",),
            LetterKind.ADMISSIBLE: ("ministry", "human"),
            LetterKind.INADMISSIBLE: ("again", "human"),
        }
        content, styles = self._content, self._styles
        said = [self._say(self._sentence(name), styles.letter) for name in endings[content.kind]]
        who = self._text["responsible"].format(responsible=content.responsible_name)
        last = [*said, self._say(who, styles.letter), self._say(self._sentence("rules"), styles.small)]
        return [gap(5), KeepTogether(last)]
