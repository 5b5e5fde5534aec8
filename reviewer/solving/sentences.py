"""Why places stay empty, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.committee.assignment.plan import BlockingFact, FactKind, Unfilled
from reviewer.intake.sentences import shown
from reviewer.wording import Wording

_MOST_NAMED = 12


def explanation(unfilled: Unfilled) -> str:
    """Return what blocks the next place of a dossier, and what would fill it."""
    wording = Wording.load()
    key = "exact" if unfilled.exact else "direct"
    if any(fact.kind is FactKind.TOO_FEW_EXPERTS for fact in unfilled.blocked_by):
        key = "too_few_experts"
    return wording.text(
        "assignment_explanation",
        key,
        missing=unfilled.missing,
        blocked=_listed("assignment_blocked", unfilled.blocked_by),
        freed=_listed("assignment_freed", unfilled.freed_by),
    )


def _listed(section: str, facts: Iterable[BlockingFact]) -> str:
    wording = Wording.load()
    told = [wording.text(section, _key(fact), **_details(fact)) for fact in facts]
    named, rest = told[:_MOST_NAMED], len(told) - _MOST_NAMED
    if rest > 0:
        named.append(wording.text("assignment_explanation", "more", count=rest))
    return wording.text("assignment_explanation", "between").join(named)


def _key(fact: BlockingFact) -> str:
    if fact.kind is FactKind.CONFLICT and not fact.detail:
        return "conflict_unexplained"
    return fact.kind.value


def _details(fact: BlockingFact) -> dict[str, object]:
    return {
        "dossier": shown(fact.dossier, 200),
        "expert": shown(fact.expert, 200),
        "detail": shown(fact.detail, 200),
        "count": fact.count,
    }
