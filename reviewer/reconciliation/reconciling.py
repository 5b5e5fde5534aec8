"""The whole comparison: applications of the standing imports against the house, with the decisions that still hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reviewer.reconciliation.decisions import MismatchDecision, MismatchVerdict, newest_by_subject
from reviewer.reconciliation.house import House, KnownDossier
from reviewer.reconciliation.matching import Candidate, How, Match, match, newest
from reviewer.reconciliation.ministry import Application, MinistryOutcome
from reviewer.reconciliation.mismatches import (
    Mismatch,
    MismatchKind,
    not_in_file,
    of_match,
    two_on_one,
    unmatched,
    with_decision,
)
from reviewer.reconciliation.parameters import Parameters

Tell = Callable[[int, int], bool]
"""Hears how many applications of how many are compared; answers False to stop."""


class Stopped(Exception):
    """Whoever asked wants no answer any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledOutcome:
    """What became of an avis at the ministry, once the application is matched: what indicators count."""

    application: str
    dossier_id: str
    avis_number: str | None
    filed_on: date | None
    outcome: MinistryOutcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """What the comparison found, without anything that is hidden from whoever looks."""

    matches: tuple[Match, ...]
    mismatches: tuple[Mismatch, ...]

    @property
    def counts(self) -> Mapping[How, int]:
        """Return how many applications were matched in which way."""
        found = dict.fromkeys(How, 0)
        for one in self.matches:
            found[one.how] += 1
        return found

    @property
    def open(self) -> tuple[Mismatch, ...]:
        """Return what nobody has decided yet."""
        return tuple(one for one in self.mismatches if one.open)

    @property
    def outcomes(self) -> tuple[ReconciledOutcome, ...]:
        """Return the outcome of each application that is matched for certain."""
        return tuple(
            ReconciledOutcome(
                application=one.application.number,
                dossier_id=one.dossier.id,
                avis_number=None if one.avis is None else one.avis.number,
                filed_on=one.application.row.filed_on,
                outcome=one.application.row.outcome,
            )
            for one in self.matches
            if one.dossier is not None
        )


def reconcile(
    applications: Iterable[Application],
    dossiers: Iterable[KnownDossier],
    decisions: Iterable[MismatchDecision],
    parameters: Parameters,
    *,
    until: date | None,
    tell: Tell | None = None,
) -> Reconciliation:
    """Compare everything. ``until``: the day up to which the files tell. Raises ``Stopped`` where asked to."""
    house = House(dossiers)
    last = newest_by_subject(decisions)
    listed = tuple(applications)
    matches: list[Match] = []
    mismatches: list[Mismatch] = []
    for number, application in enumerate(listed, 1):
        found = match(application, house, parameters)
        lacking = unmatched(found)
        if lacking is not None:
            decided = with_decision(lacking, last.get(lacking.subject))
            mismatches.append(decided)
            found = _as_decided(found, decided, house)
        matches.append(found)
        mismatches += [with_decision(one, last.get(one.subject)) for one in of_match(found, parameters)]
        if tell is not None and not tell(number, len(listed)):
            raise Stopped
    for mismatch in (*two_on_one(matches), *not_in_file(house.dossiers, matches, until)):
        mismatches.append(with_decision(mismatch, last.get(mismatch.subject)))
    order = list(MismatchKind)
    shown = [one for one in mismatches if not one.hidden]
    return Reconciliation(
        matches=tuple(one for one in matches if not one.concerns_hidden),
        mismatches=tuple(sorted(shown, key=lambda one: (order.index(one.kind), one.about))),
    )


def _as_decided(found: Match, mismatch: Mismatch, house: House) -> Match:
    """Return the match as a person decided it, where that decision holds."""
    decision = mismatch.decision
    if decision is None or decision.verdict not in {MismatchVerdict.LINKED, MismatchVerdict.NOT_LINKED}:
        return found
    if decision.verdict is MismatchVerdict.NOT_LINKED:
        return replace(found, how=How.NONE, candidates=_hidden_only(found))
    dossier = house.by_id.get(decision.dossier_id or "")
    if dossier is None:
        return found
    return Match(
        application=found.application,
        how=How.HAND,
        dossier=dossier,
        avis=newest(dossier),
        candidates=_hidden_only(found),
    )


def _hidden_only(found: Match) -> tuple[Candidate, ...]:
    """Return the candidates behind a wall: what was decided does not open it."""
    return tuple(one for one in found.candidates if one.dossier.hidden)
