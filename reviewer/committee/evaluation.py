"""An expert's evaluation: a draft that only its author sees, then sealed for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from reviewer.committee.grid import Gap, Rating, ScoringGrid, gaps, require_on_scale
from reviewer.dossier.correction import FactCorrection
from reviewer.dossier.dossier import RequestVersion
from reviewer.errors import RuleViolation


class GridIncomplete(RuleViolation):
    """The evaluation lacks marks, comments or verdicts; nothing was submitted, the draft is kept."""

    def __init__(self, missing: tuple[Gap, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


class EvaluationSealed(RuleViolation):
    """A submitted evaluation never changes."""

    def __init__(self, evaluation_id: str) -> None:
        super().__init__(evaluation_id)
        self.evaluation_id = evaluation_id


class UnknownFinding(RuleViolation):
    """A verdict answers a finding that the grid does not have."""

    def __init__(self, finding: str) -> None:
        super().__init__(finding)
        self.finding = finding


class WrongGrid(RuleViolation):
    """The evaluation was filled in on another grid than the dossier's."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(found, wanted)
        self.found = found
        self.wanted = wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One expert's reading of one dossier. ``verdicts``: finding id to yes or no; absent means not chosen yet.

    ``facts_sha256``: once sealed, what the expert had before them (``facts_sha256``); empty in a draft.
    """

    id: str
    dossier_id: str
    expert_id: str
    seat: int
    grid_id: str
    request_version: int
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    verdicts: Mapping[str, bool] = field(default_factory=dict)
    justification: str = ""
    facts_sha256: str = ""
    submitted_at: datetime | None = None
    seal: str | None = None
    version: int = 0

    @property
    def submitted(self) -> bool:
        """Tell whether the evaluation is sealed."""
        return self.submitted_at is not None

    def fill(
        self,
        grid: ScoringGrid,
        ratings: Mapping[str, Rating],
        verdicts: Mapping[str, bool],
        justification: str,
    ) -> Evaluation:
        """Return the draft with other content; anything may still be missing, nothing may be off the scale."""
        self._require_open(grid)
        require_on_scale(grid, ratings)
        for finding in verdicts:
            if finding not in grid.finding_ids:
                raise UnknownFinding(finding)
        return replace(self, ratings=dict(ratings), verdicts=dict(verdicts), justification=justification)

    def submit(
        self, grid: ScoringGrid, at: datetime, *, justification_required: bool, facts: str = ""
    ) -> Evaluation:
        """Return the sealed evaluation, or raise ``GridIncomplete`` with all that is missing.

        ``facts``: the digest of what the expert had before them (``facts_sha256``).
        ``justification_required``: the deliberation says so of whoever breaks a tie (``Deliberation.breaks_tie``).
        """
        self._require_open(grid)
        missing = gaps(
            grid,
            self.ratings,
            self.verdicts,
            self.justification,
            justification_required=justification_required,
        )
        if missing:
            raise GridIncomplete(missing)
        sealed = replace(self, submitted_at=at, facts_sha256=facts)
        return replace(sealed, seal=seal_of(sealed))

    def _require_open(self, grid: ScoringGrid) -> None:
        if self.submitted:
            raise EvaluationSealed(self.id)
        if grid.id != self.grid_id:
            raise WrongGrid(grid.id, self.grid_id)


def seal_of(evaluation: Evaluation) -> str:
    """Return the SHA-256 over the evaluation, its grid's version, and the facts that it was made on."""
    content = {
        "id": evaluation.id,
        "dossier": evaluation.dossier_id,
        "expert": evaluation.expert_id,
        "seat": evaluation.seat,
        "grid": evaluation.grid_id,
        "request_version": evaluation.request_version,
        "facts": evaluation.facts_sha256,
        "ratings": {
            key: [rating.mark, rating.not_applicable, rating.comment]
            for key, rating in evaluation.ratings.items()
        },
        "verdicts": dict(evaluation.verdicts),
        "justification": evaluation.justification,
        "submitted_at": evaluation.submitted_at.isoformat() if evaluation.submitted_at else None,
    }
    return _digest(content)


def facts_sha256(version: RequestVersion, corrections: Iterable[FactCorrection]) -> str:
    """Return the SHA-256 over one version of the request and the corrections in force on it, in any order."""
    in_force = sorted(
        (one.path, json.dumps(one.corrected, sort_keys=True)) for one in corrections if one.stands
    )
    return _digest(
        {
            "version": version.number,
            "request": version.sha256,
            "attachments": sorted(one.sha256 for one in version.attachments),
            "corrections": in_force,
        }
    )


def _digest(content: Mapping[str, object]) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
