"""What the office does with one answer: a verdict of its own for each, and no answer is ever dropped.

A sealed vote is never rewritten: what comes after it is kept aside and told. Nothing here depends on the order in which
answers come, but for one thing that cannot: of two votes of one expert, the office keeps the one that it had first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation, seal_of
from reviewer.committee.grid import RatingOutsideScale, ScoringGrid, gaps, require_on_scale
from reviewer.committee.offline.answers import Answer, DeclarationAnswer, DeclineAnswer, EvaluationAnswer
from reviewer.committee.seats import Seat


class Settlement(StrEnum):
    """What happened to an answer. Only ``TAKEN_IN`` changes a dossier; all but ``ALREADY`` are kept with the answer."""

    TAKEN_IN = "taken_in"
    ALREADY = "already"
    OLDER = "older"
    NEWER_ASIDE = "newer_aside"
    DOSSIER_CHANGED = "dossier_changed"
    GRID_UNKNOWN = "grid_unknown"
    NOT_ASSIGNED = "not_assigned"
    UNDECLARED = "undeclared"
    AWAITS_RULING = "awaits_ruling"
    INCOMPLETE = "incomplete"
    IN_CONFLICT = "in_conflict"


KEPT_ASIDE = frozenset(Settlement) - {Settlement.TAKEN_IN, Settlement.ALREADY, Settlement.OLDER}
"""The outcomes after which somebody must look: the answer may still be taken in, or is owed an explanation."""


class AnswerKind(StrEnum):
    """What an answer is; all that a coordinator learns of an evaluation."""

    DECLARATION = "declaration"
    EVALUATION = "evaluation"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the office knows of one expert on one dossier when an answer comes.

    ``seat``: the active one of the round under way; ``reviewing``: whether the dossier still waits for experts;
    ``facts_sha256``: of the dossier now; ``grid``: the one of the deliberation; ``vote``: the expert's sealed
    evaluation, set aside or not; ``conflict``: whether the files show one that nobody has overridden.
    """

    seat: Seat | None
    reviewing: bool
    facts_sha256: str
    grid: ScoringGrid
    breaks_tie: bool
    vote: Evaluation | None = None
    conflict: bool = False


def kind_of(answer: Answer) -> AnswerKind:
    """Return what an answer is."""
    match answer:
        case DeclarationAnswer():
            return AnswerKind.DECLARATION
        case EvaluationAnswer():
            return AnswerKind.EVALUATION
        case DeclineAnswer():
            return AnswerKind.DECLINE


def replaces(kind: AnswerKind, other: AnswerKind) -> bool:
    """Tell whether a newer answer of the other kind stands in the place of one of this kind.

    An evaluation does not: it builds on its declaration. A decline stands in the place of everything.
    """
    if kind is AnswerKind.DECLARATION:
        return other is not AnswerKind.EVALUATION
    return other is not AnswerKind.DECLARATION


def in_order(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return answers in the order in which they are taken in: declarations first, of each the newest first.

    So that of several that lie in the mailbox together the newest counts, whichever came first.
    """
    ordered = sorted(answers, key=lambda one: one.id)
    ordered.sort(key=lambda one: (kind_of(one) is not AnswerKind.DECLARATION, one.dossier_id, -one.revision))
    return tuple(ordered)


def outcome_of(
    answer: Answer, expert_id: str, standing: Standing | None, *, newer_known: bool = False
) -> Settlement:
    """Return what becomes of an answer that the office has not settled yet.

    ``standing`` None: the office has no such dossier, or nobody ever sat on it. ``newer_known``: whether a newer answer
    that stands in this one's place has come already.
    """
    if standing is None:
        return Settlement.NOT_ASSIGNED
    match answer:
        case DeclarationAnswer():
            return _declaration(answer, standing, newer_known)
        case EvaluationAnswer():
            return _evaluation(answer, expert_id, standing, newer_known)
        case DeclineAnswer():
            return _decline(answer, standing, newer_known)


def _declaration(answer: DeclarationAnswer, standing: Standing, newer_known: bool) -> Settlement:
    if newer_known:
        return Settlement.OLDER
    if standing.seat is None or not standing.reviewing:
        return Settlement.NOT_ASSIGNED
    made = standing.seat.declaration
    if made is not None and made.kind is answer.kind:
        return Settlement.ALREADY
    if standing.vote is not None:
        return Settlement.NEWER_ASIDE
    if answer.facts_sha256 != standing.facts_sha256:
        return Settlement.DOSSIER_CHANGED
    if answer.kind is not DeclarationKind.NONE and not answer.text.strip():
        return Settlement.INCOMPLETE
    if made is not None and answer.kind is not DeclarationKind.REAL:
        return Settlement.NEWER_ASIDE
    return Settlement.TAKEN_IN


def _decline(answer: DeclineAnswer, standing: Standing, newer_known: bool) -> Settlement:
    """Whatever changed in the dossier: who does not take it has not read what changed."""
    if newer_known:
        return Settlement.OLDER
    if standing.seat is None or not standing.reviewing:
        return Settlement.NOT_ASSIGNED
    if standing.vote is not None:
        return Settlement.NEWER_ASIDE
    return Settlement.TAKEN_IN if answer.reason.strip() else Settlement.INCOMPLETE


def _evaluation(
    answer: EvaluationAnswer, expert_id: str, standing: Standing, newer_known: bool
) -> Settlement:
    seat, vote = standing.seat, standing.vote
    if vote is not None and vote.id == answer.evaluation.id:
        return Settlement.ALREADY
    if newer_known:
        return Settlement.OLDER
    if seat is None:
        return Settlement.NOT_ASSIGNED
    if vote is not None:
        return Settlement.NEWER_ASIDE
    if not standing.reviewing:
        return Settlement.NOT_ASSIGNED
    if answer.facts_sha256 != standing.facts_sha256:
        return Settlement.DOSSIER_CHANGED
    if answer.evaluation.grid_id != standing.grid.id:
        return Settlement.GRID_UNKNOWN
    if not _is_whole(answer, expert_id, standing, seat):
        return Settlement.INCOMPLETE
    if seat.declaration is None:
        return Settlement.UNDECLARED
    if not seat.open:
        return Settlement.AWAITS_RULING
    return Settlement.IN_CONFLICT if standing.conflict else Settlement.TAKEN_IN


def _is_whole(answer: EvaluationAnswer, expert_id: str, standing: Standing, seat: Seat) -> bool:
    """Tell whether an evaluation is this expert's on this seat, sealed, whole and on the scale of its grid."""
    found, grid = answer.evaluation, standing.grid
    said = (found.expert_id, found.dossier_id, found.seat, found.facts_sha256)
    if said != (expert_id, answer.dossier_id, seat.number, answer.facts_sha256):
        return False
    if not found.submitted or found.seal != seal_of(found):
        return False
    try:
        require_on_scale(grid, found.ratings)
    except RatingOutsideScale:
        return False
    if not set(found.verdicts) <= set(grid.finding_ids):
        return False
    missing = gaps(
        grid,
        found.ratings,
        found.verdicts,
        found.justification,
        justification_required=standing.breaks_tie,
    )
    return not missing
