"""One dossier before the committee, in the hands of people who try every act in any order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Deliberation, Message, Path, Position, Step
from reviewer.committee.evaluation import Evaluation, seal_of
from reviewer.committee.visibility import NOTHING, visible_to
from reviewer.dossier.dossier import Dossier, RequestVersion
from reviewer.dossier.lifecycle import Act, DossierState, Role
from reviewer.dossier.people import Actor, Part
from reviewer.errors import AviseError
from tests.support.committee import GRID, a_deliberation, a_draft, at, ratings, reconsidered, verdicts
from tests.support.people import EXPERTS, ROLES, an_actor
from tests.support.requests import a_request

ANSWERS = st.builds(verdicts, st.booleans(), st.booleans())
SITTERS = (*EXPERTS, "evan", "flora", "gabin")
WHO = st.sampled_from(SITTERS)


EVERYBODY = [an_actor(key) for key in ROLES] + [
    an_actor("eli", Role.COORDINATOR),
    an_actor("elsa", Role.AUDITOR),
    an_actor("emil", Role.COORDINATOR, Role.AUDITOR, Role.SIGNATORY),
]


def _expert(who: str) -> Actor:
    return Actor(who, who, frozenset({Role.EXPERT}))


class Chain(RuleBasedStateMachine):
    """One dossier before the committee, in the hands of people who try everything."""

    reviewers: int
    reached: set[Path | DossierState]
    benches: set[tuple[int, Path]]
    refused: int
    rounds: int

    def __init__(self) -> None:
        super().__init__()
        self.minute = 0
        self.sealed: dict[str, Evaluation] = {}
        self.stated: tuple[Position, ...] = ()
        self.said: tuple[Message, ...] = ()
        self.reviewed: set[str] = set()
        self.aside: set[str] = set()
        self.before_aside = 0
        self.called = False
        self.closed: tuple[Deliberation, ...] = ()
        self.today = date(2025, 5, 21)

    @initialize(with_concertation=st.booleans())
    def receive(self, with_concertation: bool) -> None:
        version = RequestVersion(
            number=1,
            request=a_request(),
            sha256="0" * 64,
            taken_in_at=datetime(2025, 5, 20, tzinfo=UTC),
            taken_in_by="kim",
            origin="essai",
        )
        self.dossier = Dossier(
            id="d1",
            programme_id="iatiev",
            reference="TC-2025-0001",
            state=DossierState.ADMISSIBLE,
            state_since=date(2025, 5, 20),
            received_on=date(2025, 5, 20),
            versions=(version,),
            parts=frozenset({(Part.TRIAGED, "claude")}),
        )
        self.deliberation = a_deliberation(with_concertation=with_concertation, reviewers=self.reviewers)

    # --- acts, as the use cases put them together ------------------------------------------------------------

    def _try(self, act: Callable[[], tuple[Dossier, Deliberation]]) -> None:
        self.minute += 1
        try:
            self.dossier, self.deliberation = act()
        except AviseError:
            type(self).refused += 1

    def _done(self, act: Act, actor: Actor, part: Part | None = None) -> Dossier:
        return self.dossier.advance(act, actor, self.today, part)

    @rule(who=WHO, number=st.sampled_from([1, 2, 3, 4]))
    def seat(self, who: str, number: int) -> None:
        def act() -> tuple[Dossier, Deliberation]:
            dossier = self._done(Act.ASSIGN, an_actor("claude"))
            deliberation = self.deliberation.seat_expert(number, who, "claude", at(self.minute))
            if dossier.state is DossierState.ADMISSIBLE and deliberation.step() is Step.EVALUATIONS:
                dossier = dossier.advance(Act.START_REVIEW, an_actor("claude"), self.today)
            return dossier, deliberation

        self._try(act)

    @rule(who=WHO, kind=st.sampled_from([DeclarationKind.NONE] * 4 + [DeclarationKind.POTENTIAL]))
    def declare(self, who: str, kind: DeclarationKind) -> None:
        def act() -> tuple[Dossier, Deliberation]:
            declared = self.deliberation.declare(who, kind, "Connaissance.", at(self.minute))
            return self._done(Act.DECLARE_INTERESTS, _expert(who)), declared

        self._try(act)

    @rule(who=WHO, cleared=st.booleans())
    def rule_on_declaration(self, who: str, cleared: bool) -> None:
        self._try(
            lambda: (
                self._done(Act.RULE_ON_DECLARATION, an_actor("claude")),
                self.deliberation.rule_on_declaration(
                    who, cleared=cleared, reason="Pesé.", by="claude", at=at(self.minute)
                ),
            )
        )

    @rule(who=WHO, really=st.integers(0, 3))
    def set_aside(self, who: str, really: int) -> None:
        if really:
            return

        def act() -> tuple[Dossier, Deliberation]:
            dossier = self._done(Act.SET_ASIDE_EVALUATION, an_actor("claude"))
            deliberation = self.deliberation.set_aside(who, "Conflit découvert.", at(self.minute))
            if dossier.state is not DossierState.IN_REVIEW and deliberation.step() is Step.SEATS:
                dossier = dossier.advance(Act.RESUME_REVIEW, an_actor("claude"), self.today)
            self.aside.add(who)
            if self.sealed[who].seat in deliberation.first_seats:
                self.before_aside = len(self.stated)
            return dossier, deliberation

        self._try(act)

    @rule(who=WHO)
    def post_message(self, who: str) -> None:
        def act() -> tuple[Dossier, Deliberation]:
            dossier = self._done(Act.POST_MESSAGE, _expert(who))
            deliberation = self.deliberation.post_message(who, f"Mot de {who}.", at(self.minute))
            self.said = deliberation.messages
            return dossier, deliberation

        self._try(act)

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule()
    def reconsider(self) -> None:
        def act() -> tuple[Dossier, Deliberation]:
            dossier = self._done(Act.ASK_RECONSIDERATION, an_actor("claude"))
            ended = self.deliberation
            second = reconsidered(ended, self.minute)
            self.closed = (ended,)
            self.sealed, self.stated, self.said, self.aside = {}, (), (), set()
            self.before_aside, self.called = 0, False
            return dossier, second

        self._try(act)

    @rule(who=WHO)
    def recuse(self, who: str) -> None:
        self._try(
            lambda: (
                self._done(Act.RECUSE, an_actor("claude")),
                self.deliberation.recuse(who, "Absence.", at(self.minute)),
            )
        )

    @rule(who=WHO, answers=ANSWERS)
    def save(self, who: str, answers: Mapping[str, bool]) -> None:
        def act() -> tuple[Dossier, Deliberation]:
            dossier = self._done(Act.SAVE_EVALUATION, _expert(who))
            return dossier, self.deliberation.put_evaluation(self._filled(who, answers))

        self._try(act)

    @rule(who=WHO, answers=ANSWERS)
    def submit(self, who: str, answers: Mapping[str, bool]) -> None:
        def act() -> tuple[Dossier, Deliberation]:
            expert = _expert(who)
            dossier = self._done(Act.SUBMIT_EVALUATION, expert, Part.REVIEWED)
            draft = self._filled(who, answers)
            required = self.deliberation.breaks_tie(draft.seat)
            sealed = draft.submit(GRID, at(self.minute), justification_required=required)
            deliberation = self.deliberation.put_evaluation(sealed)
            if deliberation.step() is Step.CONCERTATION:
                deliberation = deliberation.open_concertation(at(self.minute), self.today + timedelta(days=7))
                dossier = dossier.advance(Act.OPEN_CONCERTATION, expert, self.today)
            elif deliberation.wants_third_review:
                deliberation = deliberation.open_third_review(at(self.minute))
                self.called = True
                dossier = dossier.advance(Act.OPEN_THIRD_REVIEW, expert, self.today)
            self.sealed[who] = sealed
            self.reviewed.add(who)
            return dossier, deliberation

        self._try(act)

    @rule(who=WHO, answers=ANSWERS)
    def state_position(self, who: str, answers: Mapping[str, bool]) -> None:
        def act() -> tuple[Dossier, Deliberation]:
            expert = _expert(who)
            dossier = self._done(Act.STATE_POSITION, expert)
            deliberation = self.deliberation.state_position(who, answers, "Après échange.", at(self.minute))
            if deliberation.wants_third_review:
                deliberation = deliberation.open_third_review(at(self.minute))
                self.called = True
                dossier = dossier.advance(Act.OPEN_THIRD_REVIEW, expert, self.today)
            self.stated = deliberation.positions
            return dossier, deliberation

        self._try(act)

    @rule()
    def open_third(self) -> None:
        def act() -> tuple[Dossier, Deliberation]:
            dossier = self._done(Act.OPEN_THIRD_REVIEW, an_actor("claude"))
            self.deliberation.require_concertation_over(self.today)
            deliberation = self.deliberation.open_third_review(at(self.minute))
            self.called = True
            return dossier, deliberation

        self._try(act)

    @rule(who=st.sampled_from(["claude", "cora", "eli"]))
    def decide(self, who: str) -> None:
        reasons = {"job": "Peu d’IA.", "profile": "Exigences non démontrées."}
        self._try(
            lambda: (
                self._done(Act.CONFIRM_DECISION, an_actor(who, Role.COORDINATOR), Part.DECIDED),
                self.deliberation.decide(reasons, who, at(self.minute)),
            )
        )

    @rule(really=st.integers(0, 30))
    def withdraw(self, really: int) -> None:
        if really == 0:
            self._try(lambda: (self._done(Act.WITHDRAW, an_actor("kim")), self.deliberation))

    @rule(steps=st.lists(ANSWERS, min_size=1, max_size=12) | ANSWERS.map(lambda same: [same] * 12))
    def go_on(self, steps: list[Mapping[str, bool]]) -> None:
        """Do what the deliberation waits for, so that runs go deep."""
        for answers in steps:
            self._go_on(answers)

    def _go_on(self, answers: Mapping[str, bool]) -> None:
        sitting = [seat for seat in self.deliberation.seats if seat.active]
        fresh = [who for who in SITTERS if who not in self.deliberation.ever_seated()]
        undeclared = [seat.expert_id for seat in sitting if seat.declaration is None]
        waiting = [seat.expert_id for seat in sitting if seat.expert_id not in self.sealed]
        stated = {position.expert_id for position in self.deliberation.standing_positions}
        silent = [who for who in self.sealed if who not in stated | self.aside]
        match self.deliberation.step():
            case Step.SEATS | Step.THIRD_SEAT if fresh and self.deliberation.open_seats():
                self.seat(fresh[0], self.deliberation.open_seats()[0])
            case Step.EVALUATIONS | Step.THIRD_EVALUATION if undeclared:
                self.declare(undeclared[0], DeclarationKind.NONE)
            case Step.EVALUATIONS | Step.THIRD_EVALUATION if waiting:
                self.submit(waiting[0], answers)
            case Step.CONCERTATION if silent:
                heard = self.deliberation.standing_positions
                settles = bool(heard) and answers["job"]
                self.state_position(silent[0], heard[0].verdicts if settles else answers)
            case Step.CONFIRMATION:
                self.decide("claude")
            case Step.DECIDED:
                self.reconsider()

    def _filled(self, who: str, answers: Mapping[str, bool]) -> Evaluation:
        seat = self.deliberation.seat_of(who)
        draft = self.deliberation.evaluation_of(who) or a_draft(who, seat.number)
        return draft.fill(GRID, ratings(), answers, f"Justification de {who}.")

    # --- what always holds -----------------------------------------------------------------------------------

    @property
    def counted(self) -> dict[str, Evaluation]:
        """The votes of this round whose authors still sit."""
        return {who: vote for who, vote in self.sealed.items() if who not in self.aside}

    @invariant()
    def no_vote_is_lost_or_changed(self) -> None:
        for who, vote in self.sealed.items():
            kept = self.deliberation.evaluation_of(who)
            assert kept == vote
            assert kept is not None
            assert kept.seal == seal_of(kept)
        assert {e.expert_id for e in self.deliberation.evaluations if e.submitted} == set(self.sealed)
        assert {e.expert_id for e in self.deliberation.set_aside_evaluations()} == self.aside
        assert self.deliberation.positions == self.stated
        assert self.deliberation.messages == self.said
        assert self.deliberation.earlier == self.closed

    @invariant()
    def nobody_sits_twice_and_each_seat_has_one_expert_at_a_time(self) -> None:
        rounds = (*self.deliberation.earlier, self.deliberation)
        experts = [seat.expert_id for one in rounds for seat in one.seats]
        assert len(experts) == len(set(experts))
        active = [seat.number for seat in self.deliberation.seats if seat.active]
        assert len(active) == len(set(active))
        assert set(active) <= {*self.deliberation.first_seats, self.deliberation.reviewers + 1}
        if any(self.deliberation.breaks_tie(number) for number in active):
            assert self.deliberation.reviewers % 2 == 0
            assert self.called

    @invariant()
    def nothing_is_visible_early_and_no_draft_to_anybody_else(self) -> None:
        bench = self.deliberation.first_seats
        seats = {vote.seat: vote for vote in self.counted.values()}
        first = {vote.expert_id for vote in self.counted.values() if vote.seat in bench}
        both = len(first) == len(bench)
        over = self.deliberation.third_review_opened_at is not None
        both_stated = len(self.stated) - self.before_aside == 2
        for viewer in EVERYBODY:
            visible = visible_to(viewer, self.deliberation)
            mine = self.deliberation.evaluation_of(viewer.id)
            others = [item for item in visible.evaluations if item != mine]
            for item in others:
                assert item.submitted
                assert replace(item, expert_id=seats[item.seat].expert_id) == seats[item.seat]
            if viewer.id in self.deliberation.ever_seated():
                talked = self.deliberation.concertation_opened_at is not None
                reads = viewer.id in first and both and talked
                assert bool(others) == reads
                assert all(item.seat in bench and item.expert_id == "" for item in others)
                assert not visible.names
                assert not visible.votes
                assert not visible.earlier
                assert not visible.set_aside
                assert not visible.submissions
                assert reads or not visible.messages
                if visible.positions:
                    assert reads
                    assert viewer.id in {position.expert_id for position in self.stated}
            elif viewer.roles & {Role.COORDINATOR, Role.AUDITOR}:
                assert len(others) == (len(self.counted) if both else 0)
                assert len(visible.set_aside) == (len(self.aside) if both else 0)
                assert not (visible.positions or visible.messages) or (both and (over or both_stated))
            else:
                assert visible == NOTHING

    @invariant()
    def a_decision_says_what_its_votes_say(self) -> None:
        decision = self.deliberation.decision
        type(self).reached |= {self.dossier.state}
        type(self).rounds = max(type(self).rounds, self.deliberation.round + (decision is not None))
        withdrawn = self.dossier.state is DossierState.WITHDRAWN
        assert (decision is not None) == (
            self.dossier.state is DossierState.DECIDED or (withdrawn and decision is not None)
        )
        if decision is None:
            return
        type(self).reached |= {decision.path}
        bench = self.deliberation.first_seats
        by_seat = {vote.seat: vote for vote in self.counted.values()}
        first = [by_seat[number] for number in bench]
        said = [vote.verdicts for vote in first]
        later = {one.expert_id: one.verdicts for one in self.stated[self.before_aside :]}
        standing = [later.get(vote.expert_id, vote.verdicts) for vote in first]
        type(self).benches |= {(len(bench), decision.path)}
        match decision.path:
            case Path.CONSENSUS:
                assert all(decision.verdicts == one for one in said)
            case Path.CONCERTATION:
                assert len(bench) == 2
                assert said[0] != said[1]
                assert decision.verdicts == standing[0] == standing[1]
            case Path.MAJORITY:
                assert any(one != said[0] for one in said)
                ballots = standing
                if len(bench) == 2:
                    assert by_seat[3].expert_id not in {vote.expert_id for vote in first}
                    ballots = [*standing, by_seat[3].verdicts]
                assert set(by_seat) == set(range(1, len(ballots) + 1))
                for finding, answer in decision.verdicts.items():
                    assert [ballot[finding] for ballot in ballots].count(answer) * 2 > len(ballots)
        if len(bench) != 2:
            assert not self.stated
        assert decision.confirmed_by not in self.sealed

    @invariant()
    def the_dossier_says_what_the_deliberation_is_at(self) -> None:
        if self.dossier.state is DossierState.CONCERTATION:
            assert self.deliberation.concertation_opened_at is not None
        if self.dossier.state is DossierState.THIRD_REVIEW:
            assert self.deliberation.third_review_opened_at is not None
        reviewed = {who for part, who in self.dossier.parts if part is Part.REVIEWED}
        assert reviewed == self.reviewed
