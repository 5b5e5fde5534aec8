"""How far the committee's experts agree on their first, blind votes, and how each of them marks.

Only rounds that ended in a decision count, and of those only the first bench's votes of the first round: nothing here
moves while anybody still has to vote, and nobody learns anything of a dossier on
which they sit or sat, or from which a conflict of interest keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import GridCriterion, GridFinding, ScoringGrid
from reviewer.committee.visibility import has_sat
from reviewer.dossier.lifecycle import Act, ActNotPermitted, Role
from reviewer.dossier.people import Actor
from reviewer.services.clock import QUEBEC
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import Piece
from reviewer.services.walls import walled_off_from
from reviewer.statistics.agreement import Agreement, agreement
from reviewer.statistics.leniency import Leniency, MeanMark, leniency
from reviewer.statistics.ratings import Judgement, Level, RatingsTable, Value

REPLICATES = 1000


class Scope(StrEnum):
    """What a line of figures is about."""

    FINDING = "finding"
    CRITERION = "criterion"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter: the one in which the last of the first votes came in, in Québec."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter of a day."""
        return cls(day.year, (day.month + 2) // 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """One line. ``finding``: whose; ``criterion`` and ``quarter`` where the line is about one."""

    scope: Scope
    finding: str
    label: str
    criterion: str | None = None
    quarter: Quarter | None = None
    figures: Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementReport:
    """Findings, then criteria, then findings by quarter; ``dossiers``: how many are counted."""

    programme_id: str
    dossiers: int
    rows: tuple[AgreementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeniencyRow:
    """One expert's leniency with the name."""

    name: str
    leniency: Leniency


@dataclass(frozen=True, slots=True)
class _Case:
    """The first votes of one decided dossier."""

    dossier_id: str
    grid: ScoringGrid
    quarter: Quarter
    votes: tuple[Evaluation, ...]


@dataclass(frozen=True, slots=True)
class AgreementDesk:
    """Reading use cases about agreement."""

    desk: Desk

    def report(self, programme_id: str) -> AgreementReport:
        """Return the agreement per finding, per criterion and per quarter."""
        actor = self.desk.require(Act.READ_AGREEMENT)
        with self.desk.store.read() as work:
            cases = tuple(self._cases(work, programme_id, actor))
            grids = self.desk.grids(work, programme_id)
        return AgreementReport(
            programme_id=programme_id, dossiers=len(cases), rows=tuple(_rows(cases, grids))
        )

    def leniency(self, programme_id: str) -> tuple[LeniencyRow, ...]:
        """Return each expert's leniency by name. Whoever is an expert does not read it, not even their own."""
        actor = self.desk.require(Act.READ_LENIENCY)
        if Role.EXPERT in actor.roles:
            raise ActNotPermitted(Act.READ_LENIENCY, actor.roles)
        with self.desk.store.read() as work:
            cases = tuple(self._cases(work, programme_id, actor))
            names = {person.id: person.name for person in work.people.all()}
        found = leniency(mark for case in cases for mark in _mean_marks(case))
        named = (LeniencyRow(name=names.get(one.expert, one.expert), leniency=one) for one in found)
        return tuple(sorted(named, key=lambda row: row.name))

    def _cases(self, work: UnitOfWork, programme_id: str, actor: Actor) -> Iterator[_Case]:
        work.gather((), Piece.PEOPLE, Piece.EXPERTS, Piece.GRIDS)
        grids = {grid.id: grid for grid in self.desk.grids(work, programme_id)}
        hidden = walled_off_from(work, actor.id, self.desk.today())
        for deliberation in work.deliberations.decided(programme_id):
            votes = first_blind_votes(deliberation)
            last = max((vote.submitted_at for vote in votes if vote.submitted_at), default=None)
            if last is None or has_sat(actor, deliberation) or deliberation.dossier_id in hidden:
                continue
            first = deliberation.earlier[0] if deliberation.earlier else deliberation
            quarter = Quarter.of(last.astimezone(QUEBEC).date())
            yield _Case(deliberation.dossier_id, grids[first.grid_id], quarter, votes)


def first_blind_votes(deliberation: Deliberation) -> tuple[Evaluation, ...]:
    """Return what the first bench of the first round voted, blind, once that round is decided; otherwise nothing."""
    first = deliberation.earlier[0] if deliberation.earlier else deliberation
    if first.decision is None or not first.first_votes_in:
        return ()
    return first.votes(first.first_seats)


def _rows(cases: tuple[_Case, ...], grids: Iterable[ScoringGrid]) -> Iterator[AgreementRow]:
    findings: dict[str, GridFinding] = {}
    criteria: dict[str, tuple[str, GridCriterion]] = {}
    tops: dict[str, int] = {}
    used = {case.grid.id for case in cases}
    for grid in grids:  # the newest wording is the one that is shown
        if grid.id not in used:
            continue
        for finding in grid.findings:
            findings[finding.id] = finding
            for criterion in finding.criteria:
                criteria[criterion.id] = (finding.id, criterion)
                tops[criterion.id] = max(criterion.top, tops.get(criterion.id, 0))
    for finding in findings.values():
        figures = _figures(cases, (False, True), Level.NOMINAL, _answer(finding.id))
        yield AgreementRow(scope=Scope.FINDING, finding=finding.id, label=finding.label, figures=figures)
    for finding_id, criterion in criteria.values():
        scale = tuple(range(tops[criterion.id] + 1))
        yield AgreementRow(
            scope=Scope.CRITERION,
            finding=finding_id,
            criterion=criterion.id,
            label=criterion.label,
            figures=_figures(cases, scale, Level.ORDINAL, _mark(criterion.id)),
        )
    for quarter in sorted({case.quarter for case in cases}, reverse=True):
        those = tuple(case for case in cases if case.quarter == quarter)
        for finding in findings.values():
            figures = _figures(those, (False, True), Level.NOMINAL, _answer(finding.id))
            yield AgreementRow(
                scope=Scope.QUARTER,
                finding=finding.id,
                label=finding.label,
                quarter=quarter,
                figures=figures,
            )


def _figures(
    cases: tuple[_Case, ...],
    scale: tuple[Value, ...],
    level: Level,
    given: Callable[[Evaluation], Value | None],
) -> Agreement:
    judgements = [
        Judgement(case.dossier_id, vote.expert_id, value)
        for case in cases
        for vote in case.votes
        if (value := given(vote)) is not None
    ]
    return agreement(RatingsTable.of(judgements, scale), level, replicates=REPLICATES)


def _answer(finding_id: str) -> Callable[[Evaluation], Value | None]:
    return lambda vote: vote.verdicts.get(finding_id)


def _mark(criterion_id: str) -> Callable[[Evaluation], Value | None]:
    def given(vote: Evaluation) -> Value | None:
        rating = vote.ratings.get(criterion_id)
        return None if rating is None else rating.mark

    return given


def _mean_marks(case: _Case) -> Iterator[MeanMark]:
    """Return each first expert's mean over the criteria that all of them gave a mark."""
    marks = [
        {key: rating.mark for key, rating in vote.ratings.items() if rating.mark is not None}
        for vote in case.votes
    ]
    common = set.intersection(*(set(given) for given in marks)) if marks else set()
    for vote, given in zip(case.votes, marks, strict=True):
        if common:
            yield MeanMark(case.dossier_id, vote.expert_id, sum(given[key] for key in common) / len(common))
