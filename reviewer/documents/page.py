"""The avis as tagged flowables, in reading order."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from reviewer.avis.content import AvisContent, PrintedFinding
from reviewer.documents import theme
from reviewer.documents.canvas import Rule, SignatureBox, TaggedTable, gap
from reviewer.documents.sheet import NO_PADDING, Sheet
from reviewer.documents.structure import Element
from reviewer.documents.wording import AvisWording
from reviewer.dossier.french import format_date

SIGNATURE_FIELD = "Signature"


class AvisPage(Sheet):
    """Lays one avis out below a structure element. ``draft``: no number, no code, no signature field."""

    def __init__(self, content: AvisContent, wording: AvisWording, root: Element, *, draft: bool) -> None:
        super().__init__(root)
        self._content = content
        self._wording = wording
        self._text = wording.text
        self._draft = draft

    @property
    def number(self) -> str:
        """Return the number as printed: a draft has none yet."""
        return self._text.number_pending if self._draft else str(self._content.number)

    def flowables(self) -> list[Flowable]:
        """Return the whole avis."""
        return [
            *self._heading(),
            *self._conclusion(),
            *self._object(),
            *self._findings(),
            KeepTogether([*self._scope(), *self._signature()]),
        ]

    # --- parts ----------------------------------------------------------------------------------------------------

    def _heading(self) -> list[Flowable]:
        styles, text, content = self._styles, self._text, self._content
        parts: list[Flowable] = [
            self._paragraph(self._root.add("P"), content.issuer, styles.issuer),
            self._paragraph(self._root.add("P"), content.programme_name, styles.programme),
            gap(6),
            Rule(theme.TEXT_WIDTH, 1.4, theme.NAVY),
            self._bookmarked("H1", text.title, styles.title, 0),
        ]
        # In a draft, a notice stands where the subject does, so that both are laid out alike.
        said, style = (text.draft_notice, styles.notice) if self._draft else (text.subject, styles.subtitle)
        parts.append(self._paragraph(self._root.add("P"), said, style))
        return parts

    def _conclusion(self) -> list[Flowable]:
        styles, text, content = self._styles, self._text, self._content
        good = content.favourable
        verdict_style = styles.verdict_yes if good else styles.verdict_no
        sentence = text.favourable_sentence if good else text.unfavourable_sentence
        verdict = self._bookmarked("H2", self._wording.conclusion(good), verdict_style, 1)
        said = self._paragraph(self._root.add("P"), sentence, styles.body)
        table = self._root.add("Table", title=text.number)
        names, values = table.add("TR"), table.add("TR")
        figures = (
            (text.number, self.number),
            (text.issued_on, format_date(content.issued_on)),
            (text.expires_on, format_date(content.expires_on)),
            (text.dossier_reference, content.dossier_reference),
        )
        columns = [
            (
                self._paragraph(names.add("TH", scope="Column"), name, styles.label),
                self._paragraph(values.add("TD"), value, styles.figure),
            )
            for name, value in figures
        ]
        quarter = (theme.TEXT_WIDTH - 32) / len(columns)
        inside = TaggedTable(
            [[name for name, _ in columns], [value for _, value in columns]],
            colWidths=[quarter] * len(columns),
            style=[*NO_PADDING, ("RIGHTPADDING", (0, 0), (-2, -1), 8)],
        )
        accent = theme.YES if good else theme.NO
        panel = TaggedTable(
            [[[verdict, said, gap(4), inside]]],
            colWidths=[theme.TEXT_WIDTH],
            style=[
                *NO_PADDING,
                ("BACKGROUND", (0, 0), (-1, -1), theme.PANEL),
                ("LINEBEFORE", (0, 0), (0, -1), 4, accent, 0),
                ("LEFTPADDING", (0, 0), (-1, -1), 16),
                ("RIGHTPADDING", (0, 0), (-1, -1), 16),
                ("TOPPADDING", (0, 0), (-1, -1), 7),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ],
        )
        return [panel]

    def _object(self) -> list[Flowable]:
        text, content = self._text, self._content
        employer = content.employer_name
        if employer and content.employer_neq:
            employer = text.employer_with_neq.format(employer=employer, neq=content.employer_neq)
        facts = [
            (text.employer, employer),
            (text.candidate, content.candidate_name),
            (text.job_title, content.job_title),
            (text.workplace, content.workplace),
            (text.substream, content.substream),
        ]
        title = self._section(text.object_section)
        return [title, self._facts(text.object_section, [(name, value) for name, value in facts if value])]

    def _findings(self) -> list[Flowable]:
        styles, text = self._styles, self._text
        title = self._section(text.findings_section)
        table = self._root.add("Table", title=text.findings_section)
        header = table.add("TR")
        rows: list[list[Flowable]] = [
            [
                self._paragraph(header.add("TH", scope="Column"), name, styles.label)
                for name in (text.finding, text.question, text.answer)
            ]
        ]
        for finding in self._content.findings:
            row = table.add("TR")
            answer_style = styles.yes if finding.answer else styles.no
            rows.append(
                [
                    self._paragraph(row.add("TH", scope="Row"), finding.label, styles.strong),
                    self._paragraph(row.add("TD"), finding.question, styles.value),
                    self._paragraph(row.add("TD"), self._wording.answer(finding.answer), answer_style),
                ]
            )
        first, last = 180.0, 52.0
        drawn = TaggedTable(
            rows,
            colWidths=[first, theme.TEXT_WIDTH - first - last, last],
            style=[
                *NO_PADDING,
                ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
                ("LINEBELOW", (0, 0), (-1, 0), 0.9, theme.NAVY),
                ("TOPPADDING", (0, 1), (-1, -1), 3.2),
                ("BOTTOMPADDING", (0, 1), (-1, -1), 3.8),
                ("RIGHTPADDING", (0, 0), (1, -1), 12),
                ("LINEBELOW", (0, 1), (-1, -1), 0.5, theme.RULE),
            ],
        )
        parts: list[Flowable] = [title, drawn]
        for finding in self._content.findings:
            parts += self._reason(finding)
        return parts

    def _reason(self, finding: PrintedFinding) -> list[Flowable]:
        paragraphs = [" ".join(line.split()) for line in finding.reason.splitlines() if line.strip()]
        if not paragraphs:
            return []
        heading = self._text.reason_of.format(finding=finding.label)
        return [
            self._bookmarked("H3", heading, self._styles.subsection, 2),
            *(self._paragraph(self._root.add("P"), line, self._styles.body) for line in paragraphs),
        ]

    def _scope(self) -> list[Flowable]:
        text, content = self._text, self._content
        said = [text.ministry_decides, text.scope]
        if content.favourable:
            dates = {
                "issued_on": format_date(content.issued_on),
                "expires_on": format_date(content.expires_on),
            }
            said.append(text.validity.format(**dates))
        said.append(text.versions.format(rules=content.rules_id, grid=content.grid_id))
        if content.replaces is not None:
            said.append(text.replaces.format(number=content.replaces))
        return [
            self._section(text.scope_section),
            self._paragraph(self._root.add("P"), said[0], self._styles.strong),
            gap(3),
            self._paragraph(self._root.add("P"), " ".join(said[1:]), self._styles.body),
        ]

    def _signature(self) -> list[Flowable]:
        styles, text, content = self._styles, self._text, self._content
        title = self._section(text.signature_section)
        who: list[Flowable] = [
            self._paragraph(self._root.add("P"), text.signatory, styles.label),
            self._paragraph(self._root.add("P"), content.signatory_name, styles.figure),
        ]
        if content.signatory_function:
            who.append(self._paragraph(self._root.add("P"), content.signatory_function, styles.value))
        code = text.verification_code_pending if self._draft else str(content.verification_code)
        proof: list[Flowable] = [
            self._paragraph(self._root.add("P"), text.verification_code, styles.label),
            self._paragraph(self._root.add("P"), code, styles.code),
        ]
        box = self._box()
        width, _ = theme.STAMP
        block = TaggedTable(
            [[[*who, gap(4), *proof], box]],
            colWidths=[theme.TEXT_WIDTH - width, width],
            style=[
                *NO_PADDING,
                ("RIGHTPADDING", (0, 0), (0, 0), 14),
                ("BOX", (1, 0), (1, 0), 0.7, theme.RULE),
            ],
        )
        how = self._paragraph(self._root.add("P"), text.verification, styles.small)
        return [title, block, gap(5), how]

    def _box(self) -> Flowable:
        text, content = self._text, self._content
        width, height = theme.STAMP
        if self._draft:
            paragraph = self._paragraph(self._root.add("P"), text.signature_place, self._styles.small)
            return TaggedTable(
                [[paragraph]],
                colWidths=[width],
                rowHeights=[height],
                style=[
                    *NO_PADDING,
                    ("LEFTPADDING", (0, 0), (0, 0), 12),
                    ("VALIGN", (0, 0), (0, 0), "MIDDLE"),
                ],
            )
        return SignatureBox(
            width,
            height,
            self._root.add("Form"),
            SIGNATURE_FIELD,
            signature_description(content, self._wording),
        )


def signature_description(content: AvisContent, wording: AvisWording) -> str:
    """Return what a screen reader says of the signature."""
    facts = {
        "signatory": content.signatory_name,
        "function": content.signatory_function,
        "number": content.number,
    }
    sentence = (
        wording.text.signature_description
        if content.signatory_function
        else wording.text.signature_description_without_function
    )
    return sentence.format(**facts)
