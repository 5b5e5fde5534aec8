"""The facts of figures: bare rows of every table that they rest on, some thousands of dossiers at a time.

Nine statements a portion, each along a primary key; nothing is computed here but days of Québec. All portions are read
in one transaction, so that no figure of a book is older than another.
"""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Text, and_, func, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from db.records.committee import (
    ClosedRoundRecord,
    ConcertationRecord,
    DecisionRecord,
    DeliberationRecord,
    EvaluationRecord,
    SeatRecord,
)
from db.records.dossiers import DossierRecord
from db.records.house import JournalEntryRecord
from db.records.people import ConflictRulingRecord
from db.records.register import AvisRecord, NumberSeriesRecord, RegisterEventRecord
from db.records.signature import HeldNumberRecord
from db.records.triage import PrecheckRow
from reviewer.services.clock import calendar_day
from reviewer.statistics.indicators.facts import (
    AvisFact,
    Branch,
    ConcertationFact,
    DecisionFact,
    DossierFact,
    HouseFacts,
    OutcomeFact,
    PrecheckFact,
    RoundFact,
    RulingFact,
    SeatFact,
    Story,
)

PORTION = 10_000
"""How many dossiers are read at once."""

_ENDS = ("revoked", "superseded")
_JOURNALLED = ("request_taken_in", "avis_signed")
_USED = "used"

R = TypeVar("R")


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector of cycles rest: facts are tuples by the million, in no cycle, and it would walk them all."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


class SqlFactsView:
    """Implements ``FactsView`` within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._days = _Days()
        self._verdicts = _Verdicts()
        self._branches: dict[tuple[str, str, str | None, str | None], Branch] = {}

    def stories(
        self, only: frozenset[str] | None, outcomes: Mapping[str, tuple[OutcomeFact, ...]]
    ) -> Iterator[Story]:
        """Return the story of each of these dossiers (None: of all), in the order of their ids."""
        for ids in self._ids():
            portion = ids if only is None else [one for one in ids if one in only]
            if portion:
                yield from self._portion(portion, outcomes, None if only is None else frozenset(portion))

    def house(self) -> HouseFacts:
        """Return the number series, the numbers that no avis has, and how often the journal tells of an act."""
        last = self._connection.execute(
            select(NumberSeriesRecord.series, NumberSeriesRecord.year, NumberSeriesRecord.last)
        )
        held = self._connection.execute(
            select(HeldNumberRecord.series, HeldNumberRecord.year, HeldNumberRecord.sequence).where(
                HeldNumberRecord.state != _USED
            )
        )
        told = self._connection.execute(
            select(JournalEntryRecord.event, func.count())
            .where(JournalEntryRecord.event.in_(_JOURNALLED))
            .group_by(JournalEntryRecord.event)
        )
        return HouseFacts(
            last_numbers={(series, year): number for series, year, number in last},
            held=frozenset((series, year, number) for series, year, number in held),
            journalled={row[0]: row[1] for row in told},
        )

    # --- inside ----------------------------------------------------------------------------------------------

    def _ids(self) -> Iterator[list[str]]:
        """Yield the ids of all dossiers, a portion at a time: those of a million take ninety mebibytes."""
        page = select(DossierRecord.id).order_by(DossierRecord.id).limit(PORTION)
        ids = list(self._connection.scalars(page))
        while ids:
            yield ids
            if len(ids) < PORTION:
                return
            ids = list(self._connection.scalars(page.where(DossierRecord.id > ids[-1])))

    def _portion(
        self,
        ids: list[str],
        outcomes: Mapping[str, tuple[OutcomeFact, ...]],
        only: frozenset[str] | None,
    ) -> Iterator[Story]:
        first, last = ids[0], ids[-1]
        prechecks = self._prechecks(first, last)
        seats = self._seats(first, last)
        decisions = self._decisions(first, last)
        rounds = self._rounds(first, last)
        talks = self._concertations(first, last)
        avis = self._avis(first, last)
        rulings = self._rulings(first, last)
        for dossier in self._dossiers(first, last):
            key = dossier.id
            if only is not None and key not in only:
                continue
            yield Story(
                dossier,
                tuple(prechecks.get(key, ())),
                tuple(seats.get(key, ())),
                tuple(decisions.get(key, ())),
                tuple(rounds.get(key, ())),
                tuple(talks.get(key, ())),
                tuple(avis.get(key, ())),
                tuple(rulings.get(key, ())),
                outcomes.get(key, ()),
            )

    def _dossiers(self, first: str, last: str) -> Iterator[DossierFact]:
        talk = DeliberationRecord
        rows = self._rows(
            select(
                DossierRecord.id,
                DossierRecord.reference,
                DossierRecord.programme_id,
                DossierRecord.stream,
                DossierRecord.substream,
                DossierRecord.profile,
                DossierRecord.state,
                DossierRecord.state_since,
                DossierRecord.received_on,
                DossierRecord.avis_number,
                talk.step,
                talk.round,
                talk.reviewers,
                self._hour(talk.third_review_opened_at),
                self._hour(talk.waiting_since),
                talk.concertation_due_on,
            )
            .outerjoin(talk, talk.dossier_id == DossierRecord.id)
            .where(DossierRecord.id.between(first, last))
            .order_by(DossierRecord.id)
        )
        day = self._days
        for row in rows:
            (key, reference, *branch, state, since, received, number) = row[:10]
            step, round_, reviewers, called, waiting, due = row[10:]
            yield DossierFact(
                key,
                reference,
                self._branch(*branch),
                state,
                since,
                received,
                number,
                step,
                round_ or 1,
                reviewers or 0,
                None if called is None else day[called],
                None if waiting is None else day[waiting],
                due,
            )

    def _branch(self, programme: str, stream: str, substream: str | None, profile: str | None) -> Branch:
        key = (programme, stream, substream, profile)
        if key not in self._branches:
            self._branches[key] = Branch(programme, stream or "", substream or "", profile or "")
        return self._branches[key]

    def _prechecks(self, first: str, last: str) -> dict[str, list[PrecheckFact]]:
        table = PrecheckRow
        day = self._days
        rows = self._rows(
            select(
                table.dossier_id,
                table.decision,
                self._hour(table.decided_at),
                func.coalesce(table.outcome, ""),
                func.coalesce(table.not_met, ""),
            )
            .where(table.dossier_id.between(first, last))
            .order_by(table.dossier_id, table.ordinal)
        )
        return _by_dossier(
            (key, PrecheckFact(decision, day[at], outcome, missed))
            for key, decision, at, outcome, missed in rows
        )

    def _seats(self, first: str, last: str) -> dict[str, list[SeatFact]]:
        seat, vote = SeatRecord, EvaluationRecord
        day = self._days
        rows = self._rows(
            select(
                seat.dossier_id,
                seat.round,
                seat.number,
                seat.expert_id,
                self._hour(seat.assigned_at),
                seat.declaration_kind,
                self._hour(seat.declared_at),
                self._hour(seat.recused_at),
                self._hour(vote.submitted_at),
            )
            .outerjoin(vote, and_(vote.dossier_id == seat.dossier_id, vote.expert_id == seat.expert_id))
            .where(seat.dossier_id.between(first, last))
            .order_by(seat.dossier_id, seat.ordinal)
        )
        return _by_dossier(
            (
                key,
                SeatFact(
                    round_,
                    number,
                    expert,
                    day[assigned],
                    declared,
                    None if declared_at is None else day[declared_at],
                    None if left is None else day[left],
                    None if submitted is None else day[submitted],
                ),
            )
            for key, round_, number, expert, assigned, declared, declared_at, left, submitted in rows
        )

    def _decisions(self, first: str, last: str) -> dict[str, list[DecisionFact]]:
        table = DecisionRecord
        day, verdicts = self._days, self._verdicts
        rows = self._rows(
            select(table.dossier_id, table.round, table.path, table.verdicts, self._hour(table.confirmed_at))
            .where(table.dossier_id.between(first, last))
            .order_by(table.dossier_id, table.round)
        )
        return _by_dossier(
            (key, DecisionFact(round_, path, verdicts[told], day[at])) for key, round_, path, told, at in rows
        )

    def _rounds(self, first: str, last: str) -> dict[str, list[RoundFact]]:
        table = ClosedRoundRecord
        day = self._days
        rows = self._rows(
            select(
                table.dossier_id,
                table.number,
                table.reviewers,
                self._hour(table.third_review_opened_at),
            )
            .where(table.dossier_id.between(first, last))
            .order_by(table.dossier_id, table.number)
        )
        return _by_dossier(
            (key, RoundFact(number, reviewers, None if called is None else day[called]))
            for key, number, reviewers, called in rows
        )

    def _concertations(self, first: str, last: str) -> dict[str, list[ConcertationFact]]:
        table = ConcertationRecord
        rows = self._rows(
            select(table.dossier_id, table.round)
            .where(table.dossier_id.between(first, last))
            .order_by(table.dossier_id, table.round, table.number)
        )
        return _by_dossier((key, ConcertationFact(round_)) for key, round_ in rows)

    def _avis(self, first: str, last: str) -> dict[str, list[AvisFact]]:
        table, event = AvisRecord, RegisterEventRecord
        day = self._days
        ended = {
            number: (kind, day[at])
            for number, kind, at in self._rows(
                select(event.number, event.kind, self._hour(event.at))
                .join(table, table.number == event.number)
                .where(event.kind.in_(_ENDS), table.dossier_id.between(first, last))
                .order_by(event.number, event.ordinal)
            )
        }
        rows = self._rows(
            select(
                table.dossier_id,
                table.number,
                table.series,
                table.year,
                table.sequence,
                table.favourable,
                table.state,
                table.issued_on,
                table.expires_on,
            )
            .where(table.dossier_id.between(first, last))
            .order_by(table.dossier_id, table.issued_on, table.year, table.sequence)
        )
        return _by_dossier((row[0], AvisFact(*row[1:], *ended.get(row[1], (None, None)))) for row in rows)

    def _rulings(self, first: str, last: str) -> dict[str, list[RulingFact]]:
        table = ConflictRulingRecord
        day = self._days
        rows = self._rows(
            select(table.dossier_id, table.outcome, self._hour(table.ruled_at))
            .where(table.dossier_id.between(first, last))
            .order_by(table.dossier_id, table.ordinal)
        )
        return _by_dossier((key, RulingFact(outcome, day[at])) for key, outcome, at in rows)

    def _hour(self, column: Any) -> ColumnElement[Any]:
        """Return the hour of an instant, as plain text where the engine keeps text: few differ, many are read."""
        if self._connection.dialect.name == "sqlite":
            return func.substr(type_coerce(column, Text()), 1, 13)
        return func.date_trunc("hour", column)

    def _rows(self, statement: Executable) -> Sequence[Any]:
        return self._connection.execute(statement).all()


class _Days(dict[Any, date]):
    """The day in Québec of an hour of UTC, as the engine gives it: an hour lies in one day alone."""

    def __missing__(self, hour: str | datetime) -> date:
        at = datetime.fromisoformat(f"{hour}:00").replace(tzinfo=UTC) if isinstance(hour, str) else hour
        self[hour] = calendar_day(at)
        return self[hour]


class _Verdicts(dict[str, tuple[tuple[str, bool], ...]]):
    """Answers by finding, of the few texts that there are."""

    def __missing__(self, text: str) -> tuple[tuple[str, bool], ...]:
        self[text] = tuple(sorted(json.loads(text).items()))
        return self[text]


def _by_dossier(rows: Iterable[tuple[str, R]]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for key, fact in rows:
        found[key].append(fact)
    return found
