"""The avis as tagged flowables, in reading order."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from reviewer.avis.content import AvisContent, PrintedFinding
from reviewer.documents import fonts, theme
from reviewer.documents.canvas import Rule, SignatureBox, TaggedTable, gap
from reviewer.documents.page_layout import Spacing
from reviewer.documents.qr import SIDE, CodeSquare
from reviewer.documents.sheet import NO_PADDING, Sheet
from reviewer.documents.structure import Element
from reviewer.documents.wording import AvisWording
from reviewer.dossier.french import format_date

SIGNATURE_FIELD = "Signature"
SECOND_FIELD = "Signature2"
TIME_STAMP_FIELD = "Horodatage"
_NAME_WIDTH = 214.0


class AvisPage(Sheet):
    """Lays one avis out below a structure element. ``draft``: no number, no code, no signature field.

    ``proof``: the text of the code on paper; without it its place stays empty. ``spacing``: how close it is set.
    """

    def __init__(
        self,
        content: AvisContent,
        wording: AvisWording,
        root: Element,
        *,
        draft: bool,
        proof: str | None = None,
        spacing: Spacing,
    ) -> None:
        super().__init__(root, wording.layout, spacing)
        self._content = content
        self._wording = wording
        self._text = wording.text
        self._draft = draft
        self._proof = proof

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
            *self._issuer(content.issuer, content.programme_name),
            gap(6),
            Rule(self._width, 1.4, self._inks.heading),
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
        quarter = (self._width - 32) / len(columns)
        inside = TaggedTable(
            [[name for name, _ in columns], [value for _, value in columns]],
            colWidths=[quarter] * len(columns),
            style=[*NO_PADDING, ("RIGHTPADDING", (0, 0), (-2, -1), 8)],
        )
        accent = self._inks.favourable if good else self._inks.unfavourable
        panel = TaggedTable(
            [[[verdict, said, gap(4), inside]]],
            colWidths=[self._width],
            style=[
                *NO_PADDING,
                ("BACKGROUND", (0, 0), (-1, -1), self._inks.panel),
                ("LINEBEFORE", (0, 0), (0, -1), 4, accent, 0),
                ("LEFTPADDING", (0, 0), (-1, -1), 16),
                ("RIGHTPADDING", (0, 0), (-1, -1), 16),
                ("TOPPADDING", (0, 0), (-1, -1), self._spacing.panel.above),
                ("BOTTOMPADDING", (0, 0), (-1, -1), self._spacing.panel.below),
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
            colWidths=[first, self._width - first - last, last],
            style=[
                *NO_PADDING,
                ("BOTTOMPADDING", (0, 0), (-1, 0), 3),
                ("LINEBELOW", (0, 0), (-1, 0), 0.9, self._inks.heading),
                ("TOPPADDING", (0, 1), (-1, -1), self._spacing.finding_row.above),
                ("BOTTOMPADDING", (0, 1), (-1, -1), self._spacing.finding_row.below),
                ("RIGHTPADDING", (0, 0), (1, -1), 12),
                ("LINEBELOW", (0, 1), (-1, -1), 0.5, self._inks.rule),
            ],
        )
        parts: list[Flowable] = [title, drawn]
        for finding in self._content.findings:
            parts += self._reason(finding)
        return parts

    def _reason(self, finding: PrintedFinding) -> list[Flowable]:
        paragraphs = [fonts.one_spaced(line) for line in finding.reason.splitlines() if line.strip()]
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
        signed = self._signatory(SIGNATURE_FIELD, content.signatory_name, content.signatory_function, True)
        if content.second_signatory_name:
            function = content.second_signatory_function or ""
            signed += [gap(8), *self._signatory(SECOND_FIELD, content.second_signatory_name, function)]
        block = TaggedTable(
            [[signed, self._code()]],
            colWidths=[self._width - SIDE, SIDE],
            style=NO_PADDING,
        )
        how = self._paragraph(self._root.add("P"), text.verification, styles.small)
        return [title, block, gap(5), how]

    def _signatory(self, field: str, name: str, function: str, with_code: bool = False) -> list[Flowable]:
        """Return who signs, beside them the verification code where asked, and the frame of their signature."""
        parts: list[Flowable] = [
            self._paragraph(self._root.add("P"), self._text.signatory, self._styles.label),
            self._paragraph(self._root.add("P"), name, self._styles.figure),
        ]
        if function:
            parts.append(self._paragraph(self._root.add("P"), function, self._styles.value))
        if with_code:
            parts = [self._beside(parts)]
        width, height = theme.STAMP
        frame = TaggedTable(
            [[self._box(field, name, function)]],
            colWidths=[width],
            rowHeights=[height],
            style=[*NO_PADDING, ("BOX", (0, 0), (0, 0), 0.7, self._inks.rule)],
            hAlign="LEFT",
        )
        return [*parts, gap(5), frame]

    def _beside(self, names: list[Flowable]) -> Flowable:
        """Return who signs with the verification code beside, so that the block is no higher than the square."""
        text = self._text
        code = text.verification_code_pending if self._draft else str(self._content.verification_code)
        proof: list[Flowable] = [
            self._paragraph(self._root.add("P"), text.verification_code, self._styles.label),
            self._paragraph(self._root.add("P"), code, self._styles.code),
        ]
        return TaggedTable(
            [[names, proof]],
            colWidths=[_NAME_WIDTH, self._width - SIDE - _NAME_WIDTH],
            style=[*NO_PADDING, ("RIGHTPADDING", (0, 0), (1, 0), 14)],
            hAlign="LEFT",
        )

    def _code(self) -> Flowable:
        """Return the code on paper, or the place that it takes at the signature."""
        if self._draft:
            return TaggedTable(
                [[self._paragraph(self._root.add("P"), self._text.proof_place, self._styles.small)]],
                colWidths=[SIDE],
                rowHeights=[SIDE],
                style=[
                    *NO_PADDING,
                    ("BOX", (0, 0), (0, 0), 0.7, self._inks.rule),
                    ("LEFTPADDING", (0, 0), (0, 0), 12),
                    ("RIGHTPADDING", (0, 0), (0, 0), 12),
                    ("VALIGN", (0, 0), (0, 0), "MIDDLE"),
                ],
            )
        if self._proof is None:
            return CodeSquare(None, None)
        said = self._text.proof_alternative.format(number=self.number)
        return CodeSquare(self._proof, self._root.add("Figure", alternative=said))

    def _box(self, field: str, name: str, function: str) -> Flowable:
        width, height = theme.STAMP
        if self._draft:
            place = self._text.signature_place
            paragraph = self._paragraph(self._root.add("P"), place, self._styles.small)
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
        said = signature_description(self._wording, str(self._content.number), name, function)
        return SignatureBox(width, height, self._root.add("Form"), field, said)


def signature_description(wording: AvisWording, number: str, name: str, function: str) -> str:
    """Return what a screen reader says of a signature."""
    sentence = (
        wording.text.signature_description
        if function
        else wording.text.signature_description_without_function
    )
    return sentence.format(signatory=name, function=function, number=number)
