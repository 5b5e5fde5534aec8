"""Acts on many dossiers: first what would happen to each and why not, then each in a transaction of its own.

Nobody is refused in bulk: finding inadmissible, and deciding against the precheck, stay with one dossier at a time
(P-39.1, a. 12.1). What the plan was made on (version, precheck, experts) is what is carried out: a dossier that has
changed since is left out, with its reason. One person acts, and each dossier's journal names them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reviewer.admissibility.letter import asked_facts
from reviewer.admissibility.override import decided_criteria
from reviewer.admissibility.verdict import Precheck, PrecheckOutcome
from reviewer.committee.assignment.plan import SolvePhase, SolveProgress, SolveWatch
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.dossier.people import Actor, Part
from reviewer.errors import AviseError, EnvironmentTrouble, RuleViolation
from reviewer.programme.checklist import checklist
from reviewer.services.assignment import SEATABLE, Assignment, Choice, choices_of
from reviewer.services.changes import Changes
from reviewer.services.correspondence import NothingToAsk
from reviewer.services.desk import Desk
from reviewer.services.effective import effective_request
from reviewer.services.ports import UnitOfWork
from reviewer.services.records import DECISION_OF
from reviewer.services.reminders import NobodyLate, Reminders
from reviewer.services.triage import Triage, WithdrawalReasonMissing

BULK_ACTS = (
    Act.FIND_ADMISSIBLE,
    Act.ASK_COMPLEMENTS,
    Act.RECORD_COMPLEMENTS,
    Act.ASSIGN,
    Act.RUN_REMINDERS,
    Act.WITHDRAW,
)
"""What makes sense for many at once."""
NEED_A_REASON = frozenset({Act.ASK_COMPLEMENTS, Act.WITHDRAW})
NEVER_PROPOSED = frozenset({Act.WITHDRAW})
"""It suits every open dossier, and ends it: whoever wants it chooses it."""

Tell = Callable[[int, int], bool]
"""Hears how many of how many are done; answers False to stop."""


class PrecheckNotMet(RuleViolation):
    """The precheck of this dossier does not say admissible: that is decided one dossier at a time."""

    def __init__(self, reference: str, outcome: PrecheckOutcome) -> None:
        super().__init__(reference, outcome)
        self.reference = reference
        self.outcome = outcome


class NoExpertProposed(RuleViolation):
    """The best composition leaves this dossier without an expert: nobody is free who may take it."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


class NotReached(RuleViolation):
    """The work was stopped before this dossier."""

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self.reference = reference


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkLine:
    """One dossier: where it would stand after, or why not; then what became of it.

    ``reference`` empty: a dossier that is not there for whoever asks. ``experts``: names that would be seated, or
    reminded: such an act leaves the state as it is.
    """

    dossier_id: str
    reference: str
    version: int = 0
    after: DossierState | None = None
    precheck: Precheck | None = None
    choice: Choice | None = None
    experts: tuple[str, ...] = ()
    error: AviseError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkPlan:
    """What would happen to each."""

    act: Act
    lines: tuple[BulkLine, ...]

    @property
    def possible(self) -> tuple[BulkLine, ...]:
        """Return those that the act would be done to."""
        return tuple(one for one in self.lines if one.error is None)

    @property
    def left_out(self) -> tuple[BulkLine, ...]:
        """Return those that it would not, each with its reason."""
        return tuple(one for one in self.lines if one.error is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkDone(Changes):
    """What became of each: a line without an error was done."""

    lines: tuple[BulkLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Bulk:
    """Use cases of acts on many dossiers."""

    desk: Desk
    triage: Triage
    assignment: Assignment
    reminders: Reminders

    def plan(self, act: Act, dossier_ids: Sequence[str], tell: Tell | None = None) -> BulkPlan:
        """Return what an act would do to each of these dossiers. Changes nothing. ``act``: one of ``BULK_ACTS``."""
        actor = self.desk.require(act)
        if act is Act.ASSIGN:
            return self._composition(dossier_ids, tell)
        lines = []
        for turn, dossier_id in enumerate(dossier_ids):
            if tell is not None and not tell(turn, len(dossier_ids)):
                break
            with self.desk.store.read() as work:
                lines.append(self._line(work, actor, act, dossier_id))
        return BulkPlan(act=act, lines=tuple(lines))

    def suiting(
        self, acts: Sequence[Act], dossier_ids: Sequence[str], tell: Tell | None = None
    ) -> Act | None:
        """Return which of these acts could be done to most of the dossiers; None where none could.

        What one begins with, not a dry run: whether an expert would be found for a seat is only known by composing.
        """
        for act in acts:
            self.desk.require(act)
        actor = self.desk.actor
        suited = dict.fromkeys((act for act in acts if act not in NEVER_PROPOSED), 0)
        with self.desk.store.read() as work:
            for turn, dossier_id in enumerate(dossier_ids):
                if tell is not None and not tell(turn, len(dossier_ids)):
                    return None
                for act in suited:
                    suited[act] += self._suits(work, actor, act, dossier_id)
        best = max(suited, key=suited.__getitem__, default=None)
        return best if best is not None and suited[best] else None

    def carry_out(self, plan: BulkPlan, reason: str = "", tell: Tell | None = None) -> BulkDone:
        """Do what was planned, dossier by dossier; what has changed since is left out and told.

        Where the store itself fails or the work is stopped, everything before stands and the rest is not reached.
        """
        self.desk.require(plan.act)
        lines: list[BulkLine] = []
        trouble: EnvironmentTrouble | None = None
        stopped = False
        for turn, line in enumerate(plan.possible):
            stopped = stopped or (tell is not None and not tell(turn, len(plan.possible)))
            try:
                if stopped:
                    raise NotReached(line.reference)
                if trouble is not None:
                    raise trouble
                self._do(plan.act, line, reason)
                lines.append(line)
            except AviseError as error:
                lines.append(replace(line, error=error))
                trouble = error if isinstance(error, EnvironmentTrouble) else None
        if tell is not None and not stopped:
            tell(len(plan.possible), len(plan.possible))
        done = [one for one in lines if one.error is None]
        return BulkDone(
            dossiers=frozenset(one.dossier_id for one in done),
            messages=bool(done) and plan.act is Act.RUN_REMINDERS,
            message="bulk_done" if done else "",
            facts={"done": str(len(done)), "left": str(len(plan.lines) - len(done))},
            lines=(*lines, *plan.left_out),
        )

    # --- inside ----------------------------------------------------------------------------------------------

    def _line(self, work: UnitOfWork, actor: Actor, act: Act, dossier_id: str) -> BulkLine:
        line = BulkLine(dossier_id=dossier_id, reference="")
        try:
            dossier = work.dossiers.get(dossier_id)
            line = replace(line, reference=dossier.reference, version=dossier.current.number)
            if act is Act.RUN_REMINDERS:
                return replace(line, experts=self._late(work, dossier))
            part = None if act in {Act.RECORD_COMPLEMENTS, Act.WITHDRAW} else Part.TRIAGED
            line = replace(line, after=dossier.advance(act, actor, self.desk.today(), part).state)
            if act in {Act.FIND_ADMISSIBLE, Act.ASK_COMPLEMENTS}:
                line = replace(line, precheck=self._checked(work, act, dossier))
        except AviseError as error:
            return replace(line, error=error, after=None)
        return line

    def _suits(self, work: UnitOfWork, actor: Actor, act: Act, dossier_id: str) -> bool:
        line = self._line(work, actor, act, dossier_id)
        if line.error is not None or act is not Act.ASSIGN:
            return line.error is None
        deliberation = work.deliberations.find(dossier_id)
        return deliberation is None or bool(deliberation.open_seats())

    def _late(self, work: UnitOfWork, dossier: Dossier) -> tuple[str, ...]:
        names = self.reminders.late(work, dossier.id)
        if not names:
            raise NobodyLate(dossier.reference)
        return names

    def _checked(self, work: UnitOfWork, act: Act, dossier: Dossier) -> Precheck:
        request = effective_request(work, dossier)
        found = self.triage.propose(work, dossier.programme_id, request)
        if act is Act.FIND_ADMISSIBLE and found.outcome is not PrecheckOutcome.ADMISSIBLE:
            raise PrecheckNotMet(dossier.reference, found.outcome)
        if act is Act.ASK_COMPLEMENTS and not asked_facts(decided_criteria(found, ())):
            programme = self.desk.programme(dossier.programme_id)
            if not checklist(programme, request, dossier.current.attachments).missing:
                raise NothingToAsk(dossier.reference)
        return found

    def _composition(self, dossier_ids: Sequence[str], tell: Tell | None) -> BulkPlan:
        known: dict[str, Dossier] = {}
        lines: dict[str, BulkLine] = {}
        actor = self.desk.actor
        with self.desk.store.read() as work:
            for one in dossier_ids:
                lines[one] = BulkLine(dossier_id=one, reference="")
                try:
                    known[one] = dossier = work.dossiers.get(one)
                    lines[one] = replace(lines[one], reference=dossier.reference)
                    dossier.advance(Act.ASSIGN, actor, self.desk.today())
                except AviseError as error:
                    lines[one] = replace(lines[one], error=error)
        open_ones = [
            one for one, line in lines.items() if line.error is None and known[one].state in SEATABLE
        ]
        proposal = self.assignment.propose(open_ones, _watch(tell))
        chosen = {one.dossier_id: one for one in choices_of(proposal, proposal.draft)}
        for one in open_ones:
            choice = chosen.get(one)
            if choice is None:
                lines[one] = replace(lines[one], error=NoExpertProposed(lines[one].reference))
            else:
                names = tuple(proposal.name_of(expert) for expert in choice.experts)
                lines[one] = replace(lines[one], choice=choice, experts=names)
        return BulkPlan(act=Act.ASSIGN, lines=tuple(lines.values()))

    def _do(self, act: Act, line: BulkLine, reason: str) -> None:
        if act is Act.ASSIGN and line.choice is not None:
            applied = self.assignment.apply([line.choice])
            for left in applied.left_out:
                raise left.error
        elif act is Act.RUN_REMINDERS:
            self.reminders.remind_late(line.dossier_id)
        elif act is Act.RECORD_COMPLEMENTS:
            self.triage.record_complements(line.dossier_id)
        elif act is Act.WITHDRAW:
            if not reason.strip():
                raise WithdrawalReasonMissing(line.reference)
            self.triage.withdraw(line.dossier_id, reason)
        else:
            self.triage.decide(
                line.dossier_id,
                DECISION_OF[act],
                request_version=line.version,
                reason=reason if act is Act.ASK_COMPLEMENTS else "",
                seen=line.precheck,
            )


def _watch(tell: Tell | None) -> SolveWatch:
    if tell is None:
        return SolveWatch()
    going = [True]

    def told(progress: SolveProgress) -> None:
        if progress.phase is SolvePhase.PREPARING:
            going[0] = tell(progress.done, progress.total)

    return SolveWatch(on_progress=told, should_stop=lambda: not going[0])
