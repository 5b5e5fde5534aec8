"""What the story of a dossier says, thing by thing: the only place where anything is counted.

What is seen is of one measure, in one category, on one day; a step has its length. Definitions in
``resources/indicators`` choose among these and name them; nothing else in the house counts dossiers for a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from reviewer.avis.avis import state_on
from reviewer.committee.deadlines import Targets, next_due_on
from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import CLOSED_STATES, AvisState, DossierState
from reviewer.statistics.indicators.definitions import Measure, Unit, View
from reviewer.statistics.indicators.delays import due_after, elapsed
from reviewer.statistics.indicators.facts import DecisionFact, Story

PENDING, INADMISSIBLE, WITHDRAWN = "pending", "inadmissible", "withdrawn"
FAVOURABLE, UNFAVOURABLE = "favourable", "unfavourable"
OUTCOMES = (FAVOURABLE, UNFAVOURABLE, INADMISSIBLE, WITHDRAWN, PENDING)
STEPS_REACHED = ("received", "admissible", "seated", "decided", "issued")
"""The steps of the funnel. Whoever reached one has reached those before it, whatever happened since."""
YES, NO = "yes", "no"

_OPEN = frozenset(DossierState) - CLOSED_STATES
_OPEN_STATES = tuple(state.value for state in DossierState if state in _OPEN)
_SENT_ON = frozenset({"admissible", "inadmissible"})


def _event(on: str, of: Unit, *always: str) -> Measure:
    return Measure(View.EVENT, on, of, always)


def _cohort(of: Unit, *always: str) -> Measure:
    return Measure(View.COHORT, "received_on", of, always)


def _stock(of: Unit, *always: str) -> Measure:
    return Measure(View.STOCK, "today", of, always)


MEASURES: MappingProxyType[str, Measure] = MappingProxyType(
    {
        "received": _cohort(Unit.DOSSIERS),
        "outcome": _cohort(Unit.DOSSIERS, *OUTCOMES),
        "reached": _cohort(Unit.DOSSIERS, *STEPS_REACHED),
        "asked_complements": _cohort(Unit.DOSSIERS),
        "precheck": _event("triaged_on", Unit.ACTS, "admissible", "to_verify", "not_admissible"),
        "admissibility": _event("triaged_on", Unit.ACTS, "admissible", "inadmissible", "complements"),
        "reason": _event("triaged_on", Unit.ACTS),
        "open": _stock(Unit.DOSSIERS, *_OPEN_STATES),
        "age": _stock(Unit.DOSSIERS),
        "late": _stock(Unit.DOSSIERS),
        "decision": _event("decided_on", Unit.DECISIONS, "consensus", "concertation", "majority"),
        "answer": _event("decided_on", Unit.DECISIONS, FAVOURABLE, UNFAVOURABLE),
        "finding": _event("decided_on", Unit.DECISIONS),
        "talked": _event("decided_on", Unit.DECISIONS),
        "third": _event("decided_on", Unit.DECISIONS),
        "first_decision": _event("decided_on", Unit.DOSSIERS),
        "reconsidered": _event("decided_on", Unit.DOSSIERS),
        "avis_issued": _event("issued_on", Unit.AVIS, FAVOURABLE, UNFAVOURABLE),
        "avis_ended": _event("ended_on", Unit.AVIS, "revoked", "superseded"),
        "avis_state": _stock(Unit.AVIS, *(state.value for state in AvisState)),
        "avis_expiring": _stock(Unit.AVIS),
        "load": _stock(Unit.SEATS),
        "handed_in": _event("submitted_on", Unit.SEATS),
        "on_time": _event("submitted_on", Unit.SEATS),
        "declared": _event("declared_on", Unit.DECLARATIONS, "potential", "apparent", "real"),
        "found": _event("ruled_on", Unit.DECLARATIONS, "upheld", "cleared"),
        "application": _event("filed_on", Unit.APPLICATIONS),
        "ministry": _event("filed_on", Unit.APPLICATIONS),
        "delay_triage": _event("triaged_on", Unit.BUSINESS_DAYS),
        "delay_seating": _event("seated_on", Unit.BUSINESS_DAYS),
        "delay_votes": _event("voted_on", Unit.BUSINESS_DAYS),
        "delay_settling": _event("decided_on", Unit.BUSINESS_DAYS),
        "delay_issue": _event("issued_on", Unit.BUSINESS_DAYS),
        "delay_to_decision": _event("decided_on", Unit.BUSINESS_DAYS),
        "delay_to_avis": _event("issued_on", Unit.BUSINESS_DAYS),
    }
)
"""Every measure. ``DECISIONS`` and ``ACTS`` are of rounds and of acts: a dossier may have more than one."""


Seen: TypeAlias = tuple[str, str, date]
"""One thing that counts: measure, category, day."""

Length: TypeAlias = tuple[str, date, int]
"""How long a step took: measure, the day on which it ended, business days."""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that the story of a dossier has to count."""

    seen: list[Seen]
    lengths: list[Length]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is not in the story. ``targets``: of each programme; ``ages``, ``horizons``: limits of classes, in days."""

    today: date
    targets: Mapping[str, Targets]
    ages: tuple[int, ...]
    horizons: tuple[int, ...]

    @property
    def age_classes(self) -> tuple[str, ...]:
        """Return the classes of ages, youngest first: ``0-30``, ``31-60``, … ``181-``."""
        starts = (0, *(limit + 1 for limit in self.ages))
        return tuple(
            f"{start}-{limit}" for start, limit in zip(starts, (*map(str, self.ages), ""), strict=True)
        )


def observations(story: Story, setting: Setting) -> Told:
    """Return everything that one dossier has to count."""
    told = Told([], [])
    _request(story, setting, told)
    if story.prechecks:
        _triage(story, told)
    if story.decisions:
        _committee(story, told)
    if story.avis:
        _avis(story, setting, told)
    if story.seats:
        _seats(story, setting, told)
    for ruling in story.rulings:
        told.seen.append(("found", ruling.outcome, ruling.ruled_on))
    for one in story.outcomes:
        told.seen.append(("application", "", one.filed_on))
        told.seen.append(("ministry", one.outcome, one.filed_on))
    return told


def outcome_of(story: Story) -> str:
    """Return what has become of a request by today: one of ``OUTCOMES``."""
    dossier = story.dossier
    if dossier.state in {INADMISSIBLE, WITHDRAWN}:
        return dossier.state
    last = story.decisions[-1] if story.decisions else None
    if last is None or last.round != dossier.round:
        return PENDING
    return _answer(last)


def _answer(decision: DecisionFact) -> str:
    for _, answer in decision.verdicts:
        if not answer:
            return UNFAVOURABLE
    return FAVOURABLE


def _request(story: Story, setting: Setting, told: Told) -> None:
    dossier, say = story.dossier, told.seen.append
    received = dossier.received_on
    say(("received", "", received))
    say(("outcome", outcome_of(story), received))
    for step in STEPS_REACHED[: _furthest(story) + 1]:
        say(("reached", step, received))
    for precheck in story.prechecks:
        if precheck.decision == "complements":
            say(("asked_complements", "", received))
            break
    state = dossier.state
    if state not in _OPEN:
        return
    say(("open", state, setting.today))
    say(("age", _age_class((setting.today - received).days, setting), setting.today))
    targets = setting.targets.get(dossier.branch.programme)
    if targets is None:
        return
    due = next_due_on(
        DossierState(state),
        None if dossier.step is None else Step(dossier.step),
        state_since=dossier.state_since,
        waiting_since=dossier.waiting_since,
        concertation_due_on=dossier.concertation_due_on,
        targets=targets,
    )
    if due is not None and setting.today > due:
        say(("late", state, setting.today))


def _furthest(story: Story) -> int:
    """Return the place in ``STEPS_REACHED`` of the last step that a dossier ever reached."""
    if story.avis:
        return 4
    if story.decisions:
        return 3
    if story.seats:
        return 2
    return int(any(one.decision == "admissible" for one in story.prechecks))


def _age_class(days: int, setting: Setting) -> str:
    place = next((at for at, limit in enumerate(setting.ages) if days <= limit), len(setting.ages))
    return setting.age_classes[place]


def _triage(story: Story, told: Told) -> None:
    say = told.seen.append
    first = story.prechecks[0]
    _length("delay_triage", story.dossier.received_on, first.decided_on, told)
    for decision, decided_on, outcome, not_met in story.prechecks:
        if outcome:
            say(("precheck", outcome, decided_on))
        say(("admissibility", decision, decided_on))
        if not_met and decision == INADMISSIBLE:
            for criterion in not_met.split(","):
                say(("reason", criterion, decided_on))


def _committee(story: Story, told: Told) -> None:
    say = told.seen.append
    for one in story.decisions:
        on = one.decided_on
        reviewers, called_on = _bench_of(story, one.round)
        say(("decision", one.path, on))
        say(("answer", _answer(one), on))
        for finding in one.verdicts:
            say(("finding", _FINDINGS[finding], on))
        for talk in story.concertations:
            if talk.round == one.round:
                say(("talked", "", on))
                break
        if called_on is not None:
            say(("third", "", on))
        if one.round == 1:
            say(("first_decision", "", on))
            if story.dossier.round > 1:
                say(("reconsidered", "", on))
            _length("delay_to_decision", story.dossier.received_on, on, told)
        _bench(story, one, reviewers, told)


class _Findings(dict[tuple[str, bool], str]):
    """Categories of findings with their answer: few, and asked for often."""

    def __missing__(self, finding: tuple[str, bool]) -> str:
        self[finding] = f"{finding[0]}:{YES if finding[1] else NO}"
        return self[finding]


_FINDINGS = _Findings()


def _bench(story: Story, one: DecisionFact, reviewers: int, told: Told) -> None:
    bench = [
        seat
        for seat in story.seats
        if seat.round == one.round and seat.left_on is None and seat.number <= reviewers
    ]
    if not bench:
        return
    seated = max([seat.assigned_on for seat in bench])
    if one.round == 1:
        for precheck in reversed(story.prechecks):
            if precheck.decision in _SENT_ON:
                _length("delay_seating", precheck.decided_on, seated, told)
                break
    votes = [seat.submitted_on for seat in bench if seat.submitted_on is not None]
    if len(votes) == len(bench):
        voted = max(votes)
        _length("delay_votes", seated, voted, told)
        _length("delay_settling", voted, one.decided_on, told)


def _length(measure: str, start: date, end: date, told: Told) -> None:
    length = elapsed(start, end)
    if length is not None:
        told.lengths.append((measure, end, length))


def _bench_of(story: Story, number: int) -> tuple[int, date | None]:
    """Return how many sit at first in a round, and when another was called."""
    dossier = story.dossier
    if number == dossier.round:
        return dossier.reviewers, dossier.third_called_on
    for one in story.rounds:
        if one.number == number:
            return one.reviewers, one.third_called_on
    return dossier.reviewers, None


def _avis(story: Story, setting: Setting, told: Told) -> None:
    today, say = setting.today, told.seen.append
    for one in story.avis:
        say(("avis_issued", FAVOURABLE if one.favourable else UNFAVOURABLE, one.issued_on))
        if one.ended is not None and one.ended_on is not None:
            say(("avis_ended", one.ended, one.ended_on))
        state = state_on(_AVIS_STATES[one.state], one.issued_on, one.expires_on, today)
        say(("avis_state", state.value, today))
        if state is AvisState.IN_FORCE:
            left = (one.expires_on - today).days
            for horizon in setting.horizons:
                if left <= horizon:
                    say(("avis_expiring", str(horizon), today))
        decided = [d.decided_on for d in story.decisions if d.decided_on <= one.issued_on]
        if decided:
            _length("delay_issue", decided[-1], one.issued_on, told)
    _length("delay_to_avis", story.dossier.received_on, story.avis[0].issued_on, told)


_AVIS_STATES = {state.value: state for state in AvisState}


def _seats(story: Story, setting: Setting, told: Told) -> None:
    dossier, say = story.dossier, told.seen.append
    targets = setting.targets.get(dossier.branch.programme)
    for seat in story.seats:
        if seat.declared is not None and seat.declared != "none" and seat.declared_on is not None:
            say(("declared", seat.declared, seat.declared_on))
        submitted = seat.submitted_on
        if submitted is None:
            if seat.left_on is None and seat.round == dossier.round and dossier.state in _OPEN:
                say(("load", seat.expert_id, setting.today))
            continue
        say(("handed_in", seat.expert_id, submitted))
        if targets is None:
            continue
        reviewers, called_on = _bench_of(story, seat.round)
        begun, length = seat.assigned_on, targets.review
        if seat.number > reviewers:
            length = targets.third_review
            begun = begun if called_on is None else max(begun, called_on)
        if submitted <= due_after(begun, length):
            say(("on_time", seat.expert_id, submitted))
