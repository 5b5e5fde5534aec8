"""Named invariants of the store: what must be true before anybody trusts a figure of it.

Each has its sentence in ``resources/indicators/quality.toml`` and its offenders here. Most are asked of one dossier at
a time, in the pass that counts it; the rest of the whole house. The evaluation report asks for them: its finding on
dashboards that disagree with the systems behind them, and its recommendation 3.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from reviewer.committee.decision import Path
from reviewer.dossier.lifecycle import COMMITTEE_STATES, UNDER_REVIEW, AvisState, DossierState
from reviewer.statistics.indicators.facts import HouseFacts, Story

_D = DossierState
_AFTER_TRIAGE = frozenset(
    {
        *COMMITTEE_STATES,
        _D.DECIDED,
        _D.DRAFTED,
        _D.VALIDATED,
        _D.ISSUED,
    }
)
_DECISION_DUE = frozenset({_D.DECIDED, _D.DRAFTED, _D.VALIDATED, _D.ISSUED})
_TRIAGED_AS = {_D.INADMISSIBLE: "inadmissible", _D.INCOMPLETE: "complements"}
_ENDS = {AvisState.REVOKED: "revoked", AvisState.SUPERSEDED: "superseded"}
_TWO = 2


class Offender(NamedTuple):
    """What breaks an invariant. ``key``: a dossier's id, or a number; ``name``: what a person knows it by."""

    check: str
    key: str
    name: str
    dossier_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A check that fails, with every offender, and what tells this failure from another one."""

    check: str
    offenders: tuple[Offender, ...]

    @property
    def fingerprint(self) -> str:
        """Return the digest of who offends: another offender is another failure."""
        return hashlib.sha256("\n".join(sorted(one.key for one in self.offenders)).encode()).hexdigest()


@dataclass(slots=True)
class Inspection:
    """Invariants under test: give it every story, then the house. ``branched``: the programmes with streams."""

    today: date
    branched: frozenset[str] = frozenset()
    found: dict[str, list[Offender]] = field(default_factory=lambda: defaultdict(list))
    _dossiers: int = 0
    _numbers: dict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, story: Story) -> None:
        """Ask one dossier."""
        self._dossiers += 1
        for one in story.avis:
            self._numbers[one.series, one.year].append(one.sequence)
        dossier, today = story.dossier, self.today
        for check, holds in STORY_CHECKS.items():
            if not holds(story, today):
                if check == "branch" and dossier.branch.programme not in self.branched:
                    continue
                self.found[check].append(Offender(check, dossier.id, dossier.reference, dossier.id))

    def failures(self, house: HouseFacts | None = None) -> tuple[Failure, ...]:
        """Return the checks that fail. ``house``: None where only a part of the dossiers was asked."""
        found = {check: list(offenders) for check, offenders in self.found.items()}
        if house is not None:
            for offender in self._of_the_house(house):
                found.setdefault(offender.check, []).append(offender)
        return tuple(
            Failure(check=check, offenders=tuple(sorted(offenders, key=lambda one: (one.name, one.key))))
            for check, offenders in sorted(found.items())
            if offenders
        )

    def _of_the_house(self, house: HouseFacts) -> Iterator[Offender]:
        for (series, year), last in sorted(house.last_numbers.items()):
            given = Counter(self._numbers.get((series, year), ()))
            held = {number for name, when, number in house.held if (name, when) == (series, year)}
            for number in range(1, last + 1):
                uses = given[number] + (number in held)
                if uses != 1:
                    yield _numbered("numbers", f"{series}-{year}-{number:04d}")
            for number in sorted(one for one in given if one > last):
                yield _numbered("numbers", f"{series}-{year}-{number:04d}")
        for series, year in sorted(self._numbers.keys() - house.last_numbers.keys()):
            yield _numbered("numbers", f"{series}-{year}")
        counted = {
            "request_taken_in": self._dossiers,
            "avis_signed": sum(map(len, self._numbers.values())),
        }
        for event, count in counted.items():
            if house.journalled.get(event, 0) != count:
                yield Offender("journal", event, f"{event}: {count} / {house.journalled.get(event, 0)}", None)


def _numbered(check: str, name: str) -> Offender:
    return Offender(check, name, name, None)


# --- asked of one dossier ------------------------------------------------------------------------------------


def _dates_not_to_come(story: Story, today: date) -> bool:
    dossier = story.dossier
    days = [
        dossier.received_on,
        dossier.state_since,
        *(one.decided_on for one in story.prechecks),
        *(one.decided_on for one in story.decisions),
        *(one.issued_on for one in story.avis),
    ]
    return max(days) <= today


def _steps_in_order(story: Story, _today: date) -> bool:
    """Receipt, triage, the first seat, the decision, the avis: each on the day of the one before, or later."""
    last = story.dossier.received_on
    steps = [one.decided_on for one in story.prechecks]
    if any(later < earlier for earlier, later in pairwise(steps)):
        return False
    firsts = [
        min(steps, default=None),
        min((seat.assigned_on for seat in story.seats), default=None),
        min((one.decided_on for one in story.decisions), default=None),
        min((one.issued_on for one in story.avis), default=None),
    ]
    for day in firsts:
        if day is not None:
            if day < last:
                return False
            last = day
    return True


def _state_has_triage(story: Story, _today: date) -> bool:
    state = story.dossier.state
    last = story.prechecks[-1].decision if story.prechecks else None
    if state in _AFTER_TRIAGE:
        return last == "admissible"
    wanted = _TRIAGED_AS.get(DossierState(state))
    return wanted is None or last == wanted


def _state_has_decision(story: Story, _today: date) -> bool:
    dossier = story.dossier
    decided = any(one.round == dossier.round for one in story.decisions)
    if dossier.state in _DECISION_DUE:
        return decided
    return not (decided and dossier.state in UNDER_REVIEW)


def _state_has_avis(story: Story, _today: date) -> bool:
    dossier = story.dossier
    if dossier.state == _D.ISSUED:
        return bool(story.avis)
    return not story.avis or dossier.round > 1


def _avis_says_decision(story: Story, _today: date) -> bool:
    for one in story.avis:
        before = [d for d in story.decisions if d.decided_on <= one.issued_on]
        if not before or all(answer for _, answer in before[-1].verdicts) != one.favourable:
            return False
    return True


def _avis_has_days(story: Story, _today: date) -> bool:
    return all(one.issued_on <= one.expires_on for one in story.avis)


def _avis_state_has_event(story: Story, _today: date) -> bool:
    for one in story.avis:
        wanted = _ENDS.get(AvisState(one.state))
        if (one.ended is not None or wanted is not None) and one.ended != wanted:
            return False
        if one.ended_on is not None and one.ended_on < one.issued_on:
            return False
    return True


def _one_avis_in_force(story: Story, _today: date) -> bool:
    return sum(one.state == AvisState.IN_FORCE for one in story.avis) < _TWO


def _row_names_avis(story: Story, _today: date) -> bool:
    number = story.dossier.avis_number
    return number is None if not story.avis else number in {one.number for one in story.avis}


def _decisions_have_votes(story: Story, _today: date) -> bool:
    """At least as many sealed votes of the round as its path needs: two who agree, or three of whom two do."""
    for one in story.decisions:
        if not one.verdicts:
            return False
        votes = sum(
            seat.round == one.round and seat.left_on is None and seat.submitted_on is not None
            for seat in story.seats
        )
        if votes < (1 if one.path == Path.CONSENSUS else _TWO):
            return False
    return True


def _parts_add_up(story: Story, _today: date) -> bool:
    """A dossier is in one category of each sum that is made of all of them: rounds, answers, what has become of it."""
    rounds = [one.round for one in story.decisions]
    return len(set(rounds)) == len(rounds) and all(1 <= one <= story.dossier.round for one in rounds)


def _branch_is_known(story: Story, _today: date) -> bool:
    branch = story.dossier.branch
    return bool(branch.stream and branch.profile)


STORY_CHECKS: Mapping[str, Callable[[Story, date], bool]] = MappingProxyType(
    {
        "dates_to_come": _dates_not_to_come,
        "steps_in_order": _steps_in_order,
        "state_triage": _state_has_triage,
        "state_decision": _state_has_decision,
        "state_avis": _state_has_avis,
        "avis_decision": _avis_says_decision,
        "avis_days": _avis_has_days,
        "avis_event": _avis_state_has_event,
        "avis_in_force_once": _one_avis_in_force,
        "avis_row": _row_names_avis,
        "decision_votes": _decisions_have_votes,
        "parts": _parts_add_up,
        "branch": _branch_is_known,
    }
)

HOUSE_CHECKS = ("numbers", "journal")
CHECKS: frozenset[str] = frozenset({*STORY_CHECKS, *HOUSE_CHECKS})


# --- what was decided of them --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a named person decided of a failed check: the figures may be used in spite of these offenders."""

    check: str
    offenders: frozenset[str]


def unsettled(failures: Iterable[Failure], settled: Iterable[Settled]) -> tuple[Failure, ...]:
    """Return the failures with an offender that nobody has decided about."""
    known: dict[str, set[str]] = defaultdict(set)
    for one in settled:
        known[one.check] |= one.offenders
    return tuple(
        failure
        for failure in failures
        if any(one.key not in known[failure.check] for one in failure.offenders)
    )
