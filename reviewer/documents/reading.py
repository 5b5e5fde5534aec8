"""Reading what a PDF carries: the attached data and the printed text, within bounds.

The attached data may be read from a file that nobody trusted signed; its pages only once the signer is trusted.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from contextlib import suppress
from dataclasses import fields
from datetime import date
from io import BytesIO
from typing import Final

import pikepdf

from reviewer.avis.content import AvisContent, PrintedFinding, as_json, from_json, verification_code
from reviewer.avis.numbering import AvisNumber
from reviewer.documents.errors import WordingMissing
from reviewer.documents.metadata import NAMESPACE, PREFIX
from reviewer.documents.pdfium import opened, page_text
from reviewer.documents.printing import ATTACHMENT_NAME, DRAFT, STATE_PROPERTY
from reviewer.documents.wording import load_wording
from reviewer.dossier.french import format_date
from reviewer.errors import InputRefused

_LARGEST_DATA: Final = 2_000_000
_MOST_PAGES: Final = 60
_MARKS: Final = (ATTACHMENT_NAME.encode(), NAMESPACE.encode(), f"<{PREFIX}:code>".encode())
_DRAFT_MARK: Final = f"<{PREFIX}:{STATE_PROPERTY}>{DRAFT}</{PREFIX}:{STATE_PROPERTY}>".encode()
# What a text layer may lose or add at a line's end: any space, hyphen or soft hyphen (pdfium's own mark included).
_LINE_ENDS: Final = re.compile("[\\s\u00ad\u2010\u2011\ufffe\ufffd\x02-]+")
_TEXT_FIELDS: Final = frozenset(
    {
        "programme_id",
        "programme_name",
        "issuer",
        "candidate_name",
        "rules_id",
        "grid_id",
        "wording_id",
        "signatory_name",
        "signatory_function",
        "dossier_reference",
    }
)
_OPTIONAL_TEXT_FIELDS: Final = frozenset(
    {
        "number",
        "employer_name",
        "employer_neq",
        "job_title",
        "workplace",
        "substream",
        "replaces",
        "second_signatory_name",
        "second_signatory_function",
        "verification_code",
    }
)


def carries_marks(pdf: bytes) -> bool:
    """Tell whether the bytes were once an avis of ours, whole or damaged."""
    return any(mark in pdf for mark in _MARKS)


def is_draft(pdf: bytes) -> bool:
    """Tell whether the file says of itself that it is a draft."""
    return _DRAFT_MARK in pdf


def attached_content(pdf: bytes) -> AvisContent | None:
    """Return the avis that the file carries as data, or None where it carries none that is well formed."""
    try:
        raw = _attached(pdf)
        content = from_json(raw)
        return content if _well_formed(content) and as_json(content) == raw else None
    except Exception:  # a hostile file: qpdf, zlib and the JSON reader raise what they like
        return None


def disagreement(pdf: bytes, content: AvisContent) -> str | None:
    """Return the code of the first way in which pages, data and code disagree, or None where they agree.

    Codes: ``number_wrong``, ``code_wrong``, ``page_differs``.
    """
    try:
        AvisNumber.parse(str(content.number))
    except ValueError:
        return "number_wrong"
    if content.verification_code != verification_code(content):
        return "code_wrong"
    page = _comparable(printed_text(pdf))
    return None if all(_comparable(fact) in page for fact in _printed_facts(content)) else "page_differs"


def printed_text(pdf: bytes) -> str:
    """Return the text of every page, as a reader program extracts it."""
    with opened(pdf) as document:
        return "\n".join(page_text(document, index) for index in range(min(len(document), _MOST_PAGES)))


def _attached(pdf: bytes) -> bytes:
    with pikepdf.Pdf.open(BytesIO(pdf)) as document:
        files = list(document.Root["/AF"])
        if len(files) != 1 or str(files[0]["/F"]) != ATTACHMENT_NAME:
            raise ValueError("attachments")
        stream = files[0]["/EF"]["/F"]
        raw = bytes(stream.read_raw_bytes())
        if len(raw) > _LARGEST_DATA:
            raise ValueError("too large")
        if "/Filter" not in stream:
            return raw
        if str(stream["/Filter"]) != "/FlateDecode":
            raise ValueError("filter")
        inflater = zlib.decompressobj()
        content = inflater.decompress(raw, _LARGEST_DATA)
        if not inflater.eof:
            raise ValueError("too large")
        return content


def _well_formed(content: AvisContent) -> bool:
    return all(_well_typed(field.name, getattr(content, field.name)) for field in fields(content))


def _well_typed(name: str, value: object) -> bool:
    if name in _TEXT_FIELDS:
        return isinstance(value, str)
    if name in _OPTIONAL_TEXT_FIELDS:
        return value is None or isinstance(value, str)
    if name == "favourable":
        return isinstance(value, bool)
    if name == "findings":
        return isinstance(value, tuple) and all(_finding_well_typed(finding) for finding in value)
    return isinstance(value, date)


def _finding_well_typed(finding: PrintedFinding) -> bool:
    texts: tuple[object, ...] = (finding.id, finding.label, finding.question, finding.reason)
    answer: object = finding.answer
    return isinstance(answer, bool) and all(isinstance(text, str) for text in texts)


def _printed_facts(content: AvisContent) -> list[str]:
    """Return what must stand on the page, as it is printed."""
    facts = [
        str(content.number),
        str(content.verification_code),
        content.candidate_name,
        content.issuer,
        content.dossier_reference,
        content.signatory_name,
        format_date(content.issued_on),
        format_date(content.expires_on),
    ]
    others = (content.employer_name, content.job_title, content.workplace, content.second_signatory_name)
    facts += [fact for fact in others if fact]
    facts += [finding.question for finding in content.findings]
    # An avis of a programme or wording that this version does not have: the rest is still compared.
    with suppress(WordingMissing, InputRefused):
        facts.append(load_wording(content.programme_id, content.wording_id).conclusion(content.favourable))
    return facts


def _comparable(text: str) -> str:
    return _LINE_ENDS.sub("", unicodedata.normalize("NFC", text))
