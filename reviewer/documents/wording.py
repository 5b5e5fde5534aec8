"""The printed wording of an avis: versioned data of its programme (``resources/programmes/<id>/documents/*.toml``).

An avis stores the id of the wording that it was printed with; a version in use never changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Final

from reviewer.avis.content import AvisContent
from reviewer.documents.layout_file import layout_fault, layouts_named
from reviewer.documents.page_layout import PageLayout
from reviewer.documents.paths import PROGRAMMES
from reviewer.documents.wording_file import find_wording
from reviewer.errors import Fault, InputRefused
from reviewer.programme.placeholders import named_in


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisText:
    """Every sentence and label of the avis. ``{names}`` are filled in at printing.

    The labels of facts that a programme has not (an employer, a substream) may be left out: they are empty.
    """

    title: str
    subject: str
    draft: str
    draft_watermark: str
    draft_notice: str
    favourable: str
    unfavourable: str
    favourable_sentence: str
    unfavourable_sentence: str
    number: str
    number_pending: str
    issued_on: str
    expires_on: str
    object_section: str
    employer: str = ""
    employer_with_neq: str = ""
    candidate: str
    job_title: str = ""
    workplace: str = ""
    substream: str = ""
    dossier_reference: str
    fact: str
    value: str
    findings_section: str
    finding: str
    question: str
    answer: str
    yes: str
    no: str
    reason_of: str
    scope_section: str
    ministry_decides: str
    scope: str
    validity: str
    versions: str
    replaces: str
    signature_section: str
    signatory: str
    signature_place: str
    signature_description: str
    signature_description_without_function: str
    stamp_heading: str
    stamp_instant: str
    verification_code: str
    verification_code_pending: str
    verification: str
    proof_place: str
    proof_alternative: str
    time_stamp_description: str
    footer: str
    page: str
    attachment: str
    signature_reason: str
    signature_location: str


# What each sentence may name. A sentence that is not here names nothing.
_MAY_NAME: Final = {
    "employer_with_neq": {"employer", "neq"},
    "reason_of": {"finding"},
    "validity": {"issued_on", "expires_on"},
    "versions": {"rules", "grid"},
    "replaces": {"number"},
    "signature_description": {"signatory", "function", "number"},
    "signature_description_without_function": {"signatory", "number"},
    "stamp_instant": {"date", "hour", "minute"},
    "proof_alternative": {"number"},
    "time_stamp_description": {"number"},
    "footer": {"title", "number"},
    "page": {"page", "pages"},
    "signature_reason": {"number"},
}


# The label of each fact that not every programme has; the rest of its names come from what is printed.
_LABELS: Final = {
    "employer_name": ("employer",),
    "employer_neq": ("employer_with_neq",),
    "job_title": ("job_title",),
    "workplace": ("workplace",),
    "substream": ("substream",),
}
_FIELDS: Final = frozenset(
    {
        "programme_name",
        "issuer",
        "candidate_name",
        "signatory_name",
        "signatory_function",
        "second_signatory_name",
        "second_signatory_function",
        "dossier_reference",
        "rules_id",
        "grid_id",
        "replaces",
        "number",
        "finding_label",
        "finding_question",
        "finding_reason",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisWording:
    """One version of the wording, where it comes from and how sure it is. ``fields``: names of facts, for errors."""

    id: str
    source: str
    confidence: str
    layout: PageLayout
    text: AvisText
    fields: dict[str, str]

    def has_words_for(self, content: AvisContent) -> bool:
        """Tell whether each fact of the avis has its label and its name."""
        return all(
            getattr(content, name) is None
            or (name in self.fields and all(getattr(self.text, label) for label in labels))
            for name, labels in _LABELS.items()
        )

    def conclusion(self, favourable: bool) -> str:
        """Return the printed conclusion."""
        return self.text.favourable if favourable else self.text.unfavourable

    def answer(self, yes: bool) -> str:
        """Return the printed answer to a finding's question."""
        return self.text.yes if yes else self.text.no


@cache
def load_wording(programme_id: str, wording_id: str, folder: Path = PROGRAMMES) -> AvisWording:
    """Return a programme's wording by its id; raise ``WordingMissing``, or ``InputRefused`` where it is faulty."""
    file, document = find_wording(programme_id, wording_id, folder, "avis-*.toml")
    return read_wording(file, document, layouts_named(str(document.get("layout")), programme_id, folder))


def read_wording(file: str, document: Mapping[str, object], layouts: Mapping[str, PageLayout]) -> AvisWording:
    """Return the wording that a file holds; raise ``InputRefused`` with everything that is wrong in it.

    ``layouts``: those among which is the one that it names.
    """
    text, names = document.get("text"), document.get("fields")
    if not isinstance(text, dict) or not isinstance(names, dict):
        raise InputRefused((Fault(file, "text, fields", "—", "[text] [fields]"),))
    wanted = {field.name for field in fields(AvisText)}
    may_lack = {label for labels in _LABELS.values() for label in labels}
    faults = [
        Fault(file, name, "—", "…") for name in ("id", "source", "confidence") if not document.get(name)
    ]
    faults += [Fault(file, f"text.{name}", "—", "…") for name in sorted(wanted - may_lack - set(text))]
    faults += [Fault(file, f"text.{name}", str(text[name]), "—") for name in sorted(set(text) - wanted)]
    faults += [Fault(file, f"fields.{name}", "—", "…") for name in sorted(_FIELDS - set(names))]
    faults += [
        Fault(file, f"fields.{name}", str(names[name]), "—")
        for name in sorted(set(names) - _FIELDS - set(_LABELS))
    ]
    for name in sorted(wanted & set(text)):
        named = named_in(str(text[name]))
        allowed = _MAY_NAME.get(name, set())
        if named != allowed or not str(text[name]).strip():
            faults.append(Fault(file, f"text.{name}", str(sorted(named)), str(sorted(allowed))))
    faults += layout_fault(file, document, layouts)
    if faults:
        raise InputRefused(tuple(faults))
    return AvisWording(
        id=str(document["id"]),
        source=str(document["source"]),
        confidence=str(document["confidence"]),
        layout=layouts[str(document["layout"])],
        text=AvisText(**{name: str(text[name]) for name in wanted if name in text}),
        fields={str(key): str(value) for key, value in names.items()},
    )
