"""What becomes of one answer, in one transaction: weighed, written where it counts, kept with its outcome.

Whoever takes in does it by proof of signature: the author is the expert, and no mark is shown to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.offline.answers import Answer, DeclarationAnswer, DeclineAnswer, EvaluationAnswer
from reviewer.committee.offline.office_record import KnownAnswer
from reviewer.committee.offline.taking_in import Settlement, Standing, kind_of, outcome_of, replaces
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import VOTING_STATES, Act, Role
from reviewer.dossier.people import Actor, Part
from reviewer.services.again import done_again
from reviewer.services.desk import Desk, as_recorded
from reviewer.services.packages.gathering import exists, facts_of, seat_of, seen
from reviewer.services.packages.views import AnswerLine
from reviewer.services.ports import UnitOfWork
from reviewer.services.votes import with_vote
from reviewer.services.walls import conflicts_now, expert_record

_SHARED = frozenset({"deliberation", "dossier", "package_answer"})
"""What two who take in at once, or an expert who is at work in the office meanwhile, both write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Come:
    """An answer with where it came in: the digest of the signed bytes."""

    expert_id: str
    returned: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of an answer. ``changed``: it was written; ``line`` None: the dossier is not for whoever acts."""

    line: AnswerLine | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Settling:
    """Takes answers in, one after the other."""

    desk: Desk

    def settle(self, come: Come) -> Settled:
        """Weigh a new answer, or one that was kept aside, and do what follows from it."""
        return done_again(partial(self._settle, come), shared=_SHARED)

    def would_become(self, work: UnitOfWork, actor: Actor, come: Come) -> Settlement | None:
        """Return what would become of an answer now, None where it is not for whoever acts; nothing is written."""
        pair = seen(work, actor, come.answer.dossier_id)
        if pair is None and exists(work, come.answer.dossier_id):
            return None
        return self._outcome(work, come, pair)

    def line_of(self, work: UnitOfWork, actor: Actor, known: KnownAnswer) -> AnswerLine | None:
        """Return what is told of an answer that came, None where the dossier is hidden from whoever acts."""
        pair = seen(work, actor, known.dossier_id)
        if pair is None and exists(work, known.dossier_id):
            return None
        return self._line(work, known, pair)

    # --- inside ----------------------------------------------------------------------------------------------

    def _settle(self, come: Come) -> Settled:
        with self.desk.permitted(Act.TAKE_IN_PACKAGE) as (work, actor):
            answer, now = come.answer, self.desk.now()
            known = work.packages.answer(come.expert_id, answer.id)
            if known is not None and not known.aside:
                return Settled(line=self.line_of(work, actor, as_already(known)), changed=False)
            pair = seen(work, actor, answer.dossier_id)
            hidden = pair is None and exists(work, answer.dossier_id)
            if known is not None and hidden:
                return Settled(line=None, changed=False)
            outcome = self._outcome(work, come, pair)
            if known is not None and known.outcome is outcome:
                return Settled(line=self._line(work, known, pair), changed=False)
            kept = _kept(come, known, outcome, actor, now)
            line = None if hidden else self._line(work, kept, pair)
            work.packages.save_answer(kept)
            events = [self._told(come, outcome, None if pair is None else pair[0].id)]
            if outcome is Settlement.TAKEN_IN and pair is not None:
                events += self._write(work, come, *pair, now)
            work.commit(actor, now, *events)
        return Settled(line=line, changed=True)

    def _line(
        self, work: UnitOfWork, known: KnownAnswer, pair: tuple[Dossier, Deliberation] | None
    ) -> AnswerLine:
        return AnswerLine(
            name=work.people.get(known.expert_id).name,
            dossier_id=known.dossier_id,
            reference="" if pair is None else pair[0].reference,
            kind=known.kind,
            outcome=known.outcome,
        )

    def _outcome(self, work: UnitOfWork, come: Come, pair: tuple[Dossier, Deliberation] | None) -> Settlement:
        answer = come.answer
        if pair is None:
            return outcome_of(answer, come.expert_id, None)
        kind = kind_of(answer)
        newer = any(
            one.id != answer.id and one.revision >= answer.revision and replaces(kind, one.kind)
            for one in work.packages.answers_of(come.expert_id, answer.dossier_id)
        )
        standing = self._standing(work, come.expert_id, *pair)
        return outcome_of(answer, come.expert_id, standing, newer_known=newer)

    def _standing(
        self, work: UnitOfWork, expert_id: str, dossier: Dossier, deliberation: Deliberation
    ) -> Standing:
        seat = seat_of(deliberation, expert_id)
        vote = deliberation.evaluation_of(expert_id)
        expert = expert_record(work, expert_id)
        here = Role.EXPERT in self._voter(work, expert_id).roles
        return Standing(
            seat=seat if here else None,
            reviewing=dossier.state in VOTING_STATES,
            facts_sha256=facts_of(work, dossier),
            grid=self.desk.grid_by_id(work, dossier.programme_id, deliberation.grid_id),
            breaks_tie=seat is not None and deliberation.breaks_tie(seat.number),
            vote=vote if vote is not None and vote.submitted else None,
            conflict=expert is None
            or bool(conflicts_now(work, expert, dossier, self.desk.today()).in_the_way),
        )

    def _write(
        self, work: UnitOfWork, come: Come, dossier: Dossier, deliberation: Deliberation, now: datetime
    ) -> list[Event]:
        """Write an answer that counts; return what the journal says besides that it was taken in."""
        expert_id, answer = come.expert_id, come.answer
        match answer:
            case DeclarationAnswer():
                return self._declare(work, expert_id, answer, dossier, deliberation, now)
            case DeclineAnswer():
                work.deliberations.save(deliberation.recuse(expert_id, answer.reason, now))
                details: Details = {"expert": expert_id, "reason": answer.reason.strip()}
                return [Event(name="expert_declined", dossier_id=dossier.id, details=details)]
            case EvaluationAnswer():
                voted = with_vote(
                    dossier,
                    deliberation,
                    replace(answer.evaluation, version=0),
                    self._voter(work, expert_id),
                    programme=self.desk.programme(dossier.programme_id),
                    now=now,
                    today=self.desk.today(),
                )
                work.deliberations.save(voted.deliberation)
                work.dossiers.save(voted.dossier)
                return list(voted.events)

    def _declare(
        self,
        work: UnitOfWork,
        expert_id: str,
        answer: DeclarationAnswer,
        dossier: Dossier,
        deliberation: Deliberation,
        now: datetime,
    ) -> list[Event]:
        """Write a declaration; a real conflict that was found after another one vacates the seat as a recusal does."""
        details: Details = {"kind": answer.kind.value}
        events = [Event(name="interests_declared", dossier_id=dossier.id, details=details)]
        if deliberation.seat_of(expert_id).declaration is None:
            after = deliberation.declare(expert_id, answer.kind, answer.text, answer.at)
        else:
            after = deliberation.recuse(expert_id, answer.text, now)
            told: Details = {"expert": expert_id, "reason": answer.text.strip()}
            events = [Event(name="expert_recused", dossier_id=dossier.id, details=told)]
        work.deliberations.save(after)
        if answer.kind is DeclarationKind.REAL:
            work.dossiers.save(dossier.with_part(Part.RECUSED, expert_id))
        return events

    def _voter(self, work: UnitOfWork, expert_id: str) -> Actor:
        """Return the expert as the house has them now."""
        return as_recorded(work, Actor(expert_id, "", frozenset()))

    def _told(self, come: Come, outcome: Settlement, dossier_id: str | None) -> Event:
        details: Details = {
            "answer": come.answer.id,
            "package": come.answer.package_id,
            "expert": come.expert_id,
            "kind": kind_of(come.answer).value,
            "outcome": outcome.value,
        }
        if outcome is Settlement.TAKEN_IN:
            return Event(name="answer_taken_in", dossier_id=dossier_id, details=details)
        if outcome in {Settlement.ALREADY, Settlement.OLDER}:
            return Event(name="answer_known", dossier_id=dossier_id, details=details)
        return Event(name="answer_kept_aside", dossier_id=dossier_id, details=details)


def as_already(known: KnownAnswer) -> KnownAnswer:
    """Return an answer that had come before as it is told the second time."""
    return replace(known, outcome=Settlement.ALREADY)


def _kept(
    come: Come, known: KnownAnswer | None, outcome: Settlement, actor: Actor, now: datetime
) -> KnownAnswer:
    if known is not None:
        return known.became(outcome, actor.id, now)
    answer = come.answer
    return KnownAnswer(
        id=answer.id,
        expert_id=come.expert_id,
        dossier_id=answer.dossier_id,
        package_id=answer.package_id,
        returned=come.returned,
        kind=kind_of(answer),
        revision=answer.revision,
        facts_sha256=answer.facts_sha256,
        answered_at=answer.at,
        outcome=outcome,
        since=now,
        by=actor.id,
    )
