"""A proposal in words: who is chosen, what a change costs, why a place stays empty."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reviewer.committee.assignment.draft import Barrier, Draft, Figures, Option, Place
from reviewer.committee.assignment.plan import BlockingFact, FactKind, Unfilled
from reviewer.services.assignment import Proposal
from reviewer.services.openings import Opening
from reviewer.wording import Wording
from ui.models.taker_words import decimals, reasons_of, signed

MOST_FACTS = 8
SEPARATOR = " · "


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One open seat as the table shows it. ``changed``: otherwise than the best plan has it."""

    place: Place
    opening: Opening
    expert: str | None
    name: str
    affinity: str
    changed: bool

    @property
    def key(self) -> str:
        """Return what tells this place from every other."""
        return f"{self.place.dossier}#{self.place.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """One expert for the place that is chosen. ``here``: who has it now; ``words``: the cost, or why not."""

    expert: str
    name: str
    load: int
    capacity: int
    words: str
    possible: bool
    here: bool


def place_rows(proposal: Proposal, draft: Draft) -> tuple[PlaceRow, ...]:
    """Return every open seat, by dossier and number."""
    best = dict(zip(proposal.draft.places, proposal.draft.chosen, strict=True))
    openings = {one.dossier_id: one for one in proposal.openings}
    found = []
    for place, who in zip(draft.places, draft.chosen, strict=True):
        affinity = None if who is None else proposal.affinities.get((place.dossier, who))
        found.append(
            PlaceRow(
                place=place,
                opening=openings[place.dossier],
                expert=who,
                name="" if who is None else proposal.name_of(who),
                affinity="" if affinity is None else decimals(affinity.value),
                changed=who != best[place],
            )
        )
    return tuple(found)


def option_rows(proposal: Proposal, draft: Draft, place: Place, wording: Wording) -> tuple[OptionRow, ...]:
    """Return every expert for a place: who has it first, then the possible ones, the best first."""
    capacity = {one.id: one.capacity for one in proposal.experts}
    opening, loads, here = proposal.opening(place.dossier), draft.loads, draft.at(place)
    rows = []
    if here is not None:
        rows.append(
            OptionRow(
                expert=here,
                name=proposal.name_of(here),
                load=loads[here],
                capacity=capacity[here],
                words=QCoreApplication.translate("Composition", "has this place"),
                possible=True,
                here=True,
            )
        )
    for option in draft.options(place):
        if option.expert not in capacity:
            continue
        rows.append(
            OptionRow(
                expert=option.expert,
                name=proposal.name_of(option.expert),
                load=option.load,
                capacity=capacity[option.expert],
                words=_words(option, opening, wording),
                possible=option.barrier is None,
                here=False,
            )
        )
    return tuple(rows)


def cost_of(change: Figures) -> str:
    """Return what a change costs or brings, in the order in which plans are compared."""
    said = []
    if change.places:
        said.append(
            QCoreApplication.translate("Composition", "places {change}").format(change=signed(change.places))
        )
    if change.heaviest:
        said.append(
            QCoreApplication.translate("Composition", "heaviest load {change}").format(
                change=signed(change.heaviest)
            )
        )
    if signed(change.affinity) != signed(change.affinity * 0):
        said.append(
            QCoreApplication.translate("Composition", "affinity {change}").format(
                change=signed(change.affinity)
            )
        )
    return SEPARATOR.join(said) or QCoreApplication.translate("Composition", "costs nothing")


def unfilled_words(one: Unfilled, proposal: Proposal, wording: Wording) -> str:
    """Return why places of a dossier stay empty in the best plan, and what would fill one."""
    key = "exact" if one.exact else "direct"
    if any(fact.kind is FactKind.TOO_FEW_EXPERTS for fact in one.blocked_by):
        key = "too_few_experts"
    return wording.text(
        "assignment_explanation",
        key,
        missing=one.missing,
        blocked=_facts("assignment_blocked", one.blocked_by, proposal, wording),
        freed=_facts("assignment_freed", one.freed_by, proposal, wording),
    )


def _facts(section: str, facts: tuple[BlockingFact, ...], proposal: Proposal, wording: Wording) -> str:
    told = [_fact(section, fact, proposal, wording) for fact in facts[:MOST_FACTS]]
    if len(facts) > MOST_FACTS:
        told.append(wording.text("assignment_explanation", "more", count=len(facts) - MOST_FACTS))
    return wording.text("assignment_explanation", "between").join(told)


def _fact(section: str, fact: BlockingFact, proposal: Proposal, wording: Wording) -> str:
    key, detail = fact.kind.value, fact.detail
    opening = next((one for one in proposal.openings if one.dossier_id == fact.dossier), None)
    taker = None
    if fact.kind is FactKind.CONFLICT and opening is not None:
        taker = opening.takers[fact.expert]
        key = "conflict" if taker.conflicts else "obstacle"
    elif fact.kind is FactKind.UNAVAILABLE:
        taker = next(one.takers[fact.expert] for one in proposal.openings if fact.expert in one.takers)
        key = "unavailable_because"
    if taker is not None:
        detail = ", ".join(
            (
                *(wording.conflict(one) for one in taker.conflicts),
                *(wording.label("obstacle", one) for one in taker.obstacles),
            )
        )
    return wording.text(
        section,
        key,
        dossier="" if opening is None else opening.reference,
        expert=proposal.name_of(fact.expert),
        detail=detail,
        count=fact.count,
    )


def _words(option: Option, opening: Opening, wording: Wording) -> str:
    if option.change is not None:
        return cost_of(option.change)
    taker = opening.takers.get(option.expert)
    if option.barrier in {Barrier.CONFLICT, Barrier.UNAVAILABLE} and taker is not None:
        return SEPARATOR.join(reasons_of(taker, wording))
    return "" if option.barrier is None else wording.label("barrier", option.barrier)
