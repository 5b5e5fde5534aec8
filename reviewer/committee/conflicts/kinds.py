"""What a conflict of interest is made of: its kind, how strong it is, and the evidence in whose file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reviewer.dossier.folding import fold


class DeclarationKind(StrEnum):
    """What the expert declares before opening the file."""

    NONE = "none"
    REAL = "real"
    APPARENT = "apparent"
    POTENTIAL = "potential"


class Strength(StrEnum):
    """What a conflict does: keep out, wait for a ruling, or only inform."""

    BLOCKING = "blocking"
    TO_DECIDE = "to_decide"
    HINT = "hint"


class ConflictKind(StrEnum):
    """What the files may show; each has its words, and its line in ``resources/committee/conflicts.toml``."""

    SAME_EMPLOYER = "same_employer"
    FORMER_EMPLOYER = "former_employer"
    EMPLOYER_DOMAIN = "employer_domain"
    CANDIDATE_DOMAIN = "candidate_domain"
    CANDIDATE_EMPLOYER = "candidate_employer"
    WORKED_TOGETHER = "worked_together"
    SHARED_INSTITUTION = "shared_institution"
    DECLARED_ORGANISATION = "declared_organisation"
    DECLARED_BACKGROUND = "declared_background"
    DECLARED_PERSON = "declared_person"
    DECLARED_CONTACT = "declared_contact"
    EARLIER_RECUSAL = "earlier_recusal"
    SAME_FAMILY_NAME = "same_family_name"


ConflictKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ConflictOfInterest:
    """Why an expert should not take a file, or may have to.

    ``evidence``: what the expert's own record holds; ``found``: what the request, or an earlier dossier, holds.
    ``on``: the day of the thing found, where it has one; ``source``: the norm behind the kind.
    """

    kind: str
    evidence: str
    found: str = ""
    strength: Strength = Strength.BLOCKING
    on: date | None = None
    source: str = field(default="", compare=False)

    @property
    def key(self) -> ConflictKey:
        """Return what makes it the same conflict the next time it is looked for."""
        return self.kind, fold(self.evidence), fold(self.found)
