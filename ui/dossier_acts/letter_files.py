"""Letters as pictures, and letters leaving the house. Everything here runs on a lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.handover import write_whole
from ui.previews import Preview, preview_of, render

if TYPE_CHECKING:
    from reviewer.admissibility.letter import EmailText
    from reviewer.admissibility.override import CriterionOverride
    from reviewer.services.correspondence import LetterOptions
    from reviewer.services.office import Office
    from reviewer.services.records import AdmissibilityDecision, Letter
    from reviewer.services.views import LetterPreview


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter before it is written, and its pages."""

    letter: LetterPreview
    preview: Preview


def draft_of(
    office: Office,
    dossier_id: str,
    decision: AdmissibilityDecision,
    overrides: Sequence[CriterionOverride],
    options: LetterOptions,
) -> LetterDraft:
    """Return the letter that a decision would write now, rendered."""
    made = office.correspondence.preview(dossier_id, decision, overrides, options=options)
    return LetterDraft(letter=made, preview=render(made.pdf, f"{decision.value}.pdf"))


def pages_of(office: Office, letter: Letter) -> Preview:
    """Return the pages of a letter that was written."""
    return preview_of(lambda: office.correspondence.letter_bytes(letter.id), letter.filename)


def export_letter(office: Office, letter: Letter, email: bool, target: Path) -> Path:
    """Write the letter's own bytes, or its e-mail as text, to a file, whole or not at all."""
    correspondence = office.correspondence
    content = (
        as_text(correspondence.email_text(letter.id)).encode()
        if email
        else correspondence.letter_bytes(letter.id)
    )
    write_whole(target, content)
    return target


def as_text(email: EmailText) -> str:
    """Return an e-mail as a person copies it: to whom, about what, and the text."""
    head = [part for part in (email.to, email.subject) if part]
    return "\n".join((*head, "", email.body))
