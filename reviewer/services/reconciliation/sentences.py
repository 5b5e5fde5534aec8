"""Mismatches in words: the sentence of each, its facts for whoever decides, and where a fault stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from reviewer.dossier.french import format_decimal, join_and
from reviewer.reconciliation.figures import Figure, Finding
from reviewer.reconciliation.mismatches import Mismatch, MismatchKind
from reviewer.wording import Wording

_CODES = {
    "outcome": "ministry_outcome",
    "outcome_before": "ministry_outcome",
    "avis_state": "avis_state",
    "state": "state",
    "why": "contradiction",
}
_CANDIDATE = "candidate_"


def mismatch_sentence(mismatch: Mismatch, wording: Wording) -> str:
    """Return one French sentence that says what does not agree."""
    facts = {name: _value(name, value, wording) for name, value in mismatch.facts}
    key = mismatch.kind.value
    if mismatch.kind is MismatchKind.OUTCOME_CONTRADICTS:
        key = dict(mismatch.facts)["why"]
    return wording.text("mismatch_sentence", key, **facts)


def mismatch_facts(mismatch: Mismatch, wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return the facts that a decision would hold on, each with its name."""
    return tuple(
        (_name(name, wording), wording.text("mismatch_fact", "value", value=_value(name, value, wording)))
        for name, value in mismatch.facts
        if value
    )


def _name(name: str, wording: Wording) -> str:
    if name.startswith(_CANDIDATE):
        return wording.text("mismatch_fact", "candidate", number=name.removeprefix(_CANDIDATE))
    return wording.label("mismatch_fact", name)


def _value(name: str, value: str, wording: Wording) -> str | date:
    if not value:
        return "–"
    if name in _CODES:
        return wording.label(_CODES[name], value)
    if name.endswith("_on") or name == "born_here":
        return date.fromisoformat(value)  # written as the language of the wording does
    return value


def figure_sentence(finding: Finding, wording: Wording) -> str:
    """Return one French sentence about a claim that the figures refute, with the places."""
    claim = finding.claim
    key = finding.hint.value or claim.kind.value
    return wording.text(
        "figure_finding",
        key,
        name=claim.printed.name,
        printed=_printed(claim.printed),
        parts=join_and(_named(one) for one in claim.parts),
        groups=join_and(_named(one) for one in claim.minus),
        whole="" if claim.whole is None else _named(claim.whole),
        computed=_range(finding.low, finding.high),
        places=join_and(finding.places),
    )


def _printed(figure: Figure) -> str:
    return format_decimal(figure.value)


def _named(figure: Figure) -> str:
    return f"{figure.name} ({format_decimal(figure.value)})"


def _range(low: Decimal, high: Decimal) -> str:
    first, last = (format_decimal(round(one, 1).normalize() + 0) for one in (low, high))
    return first if first == last else f"{first}–{last}"
