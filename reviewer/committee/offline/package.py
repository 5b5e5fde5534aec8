"""A package out: what one expert gets to read and to score, and nothing of anybody else's work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.grid import ScoringGrid
from reviewer.committee.offline.keys import PublicKeys
from reviewer.dossier.correction import FactCorrection
from reviewer.dossier.request import EvaluationRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagedAttachment:
    """A document of a dossier. ``sha256`` and ``size`` are those of the bytes in the package.

    ``original_sha256``: of the document in the office, where an author's name was taken out of it; else the same.
    ``may_name_author``: the file may still hold the name of whoever wrote it, and could not be cleaned.
    """

    kind: str
    filename: str
    sha256: str
    size: int
    original_sha256: str
    may_name_author: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagedDossier:
    """One dossier for one expert, bound to one version of its request.

    ``request_sha256`` and ``facts_sha256``: the version, and all that the expert has before them
    (``reviewer.committee.evaluation.facts_sha256``); an answer repeats the latter. ``breaks_tie``: the justification
    is required. ``declared``: what the expert already declared in the office, or was ruled to be no conflict.
    ``last_revision``: of the newest answer that the office has of this expert on this dossier: whoever lost their copy
    goes on counting from there.
    """

    dossier_id: str
    reference: str
    programme_id: str
    seat: int
    breaks_tie: bool
    request_version: int
    request: EvaluationRequest
    request_sha256: str
    corrections: tuple[FactCorrection, ...]
    facts_sha256: str
    attachments: tuple[PackagedAttachment, ...]
    grid_id: str
    due_on: date | None
    declared: DeclarationKind | None = None
    last_revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOut:
    """What an expert's copy receives. ``open_until``: the last day on which it may keep what is inside.

    ``expert_fingerprint``: of the only keys that can open it; ``grids``: every grid that a dossier names.
    """

    id: str
    office_name: str
    office: PublicKeys
    expert_id: str
    expert_name: str
    expert_fingerprint: str
    made_at: datetime
    open_until: date
    dossiers: tuple[PackagedDossier, ...]
    grids: tuple[ScoringGrid, ...]
