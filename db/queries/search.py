"""A query of the search language as SQL: the same dossiers as ``reviewer.search.matching``, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Connection,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.types import Text

from db.queries.due import due_nearly, due_within
from db.queries.facts import Condition, D, Sight, T, waits_for, within
from db.records.people import ExpertRecord
from db.search_index import TABLE
from reviewer.dossier.lifecycle import Act
from reviewer.search.catalogue import load
from reviewer.search.tree import Choice, Clause, Count, Days, Query, Test, Words, day_ends
from reviewer.search.words import found_in, searchable

if TYPE_CHECKING:
    from reviewer.services.lists import Wanted

INDEXED = frozenset({None, "reference", "candidate", "employer", "job", "number"})
"""Fields whose words are in the index of words; None: plain words."""


@dataclass(slots=True)
class Compiled:
    """What must hold. ``deliberation``: whether its row is asked; ``index``: what FTS5 is asked first.

    ``apart``: one of these must hold too, where there are any; no two hold for one dossier. Counted one by one, each
    along an index, they take SQLite a fraction of one OR of them, whose rows it compares.
    """

    conditions: list[Condition] = field(default_factory=list)
    apart: tuple[Condition, ...] = ()
    deliberation: bool = False
    index: str | None = None


def compile_query(connection: Connection, wanted: Wanted) -> Compiled:
    """Return the conditions of a list: its walls first, then what was asked."""
    sight = Sight(wanted.eyes, connection.dialect)
    compiling = _Compiling(connection, wanted, sight)
    compiling.made.conditions.extend(sight.there)
    compiling.made.deliberation = wanted.eyes.seated
    for clause in wanted.query.clauses:
        compiling.add(clause)
    if connection.dialect.name == "sqlite":
        compiling.made.index = index_query(wanted.query)
    return compiling.made


def from_dossiers(made: Compiled, *columns: Any) -> Select[Any]:
    """Return columns of the dossiers for which everything holds."""
    found: Select[Any] = select(*columns).select_from(D)
    if made.deliberation:
        found = found.outerjoin(T, T.dossier_id == D.id)
    return found.where(*made.conditions, *((or_(*made.apart),) if made.apart else ()))


def how_many(made: Compiled) -> Any:
    """Return how many dossiers there are for which everything holds."""
    if not made.apart:
        return _counted(made)
    parts = (replace(made, conditions=[*made.conditions, part], apart=()) for part in made.apart)
    return reduce(add, (_counted(part) for part in parts))


def _counted(made: Compiled) -> Any:
    return from_dossiers(made, func.count()).correlate(None).scalar_subquery()


def in_index(index: str) -> Condition:
    """Return whether a dossier's row is among those that FTS5 finds."""
    words = table(TABLE)
    found: Select[Any] = select(literal_column(f"{TABLE}.rowid")).select_from(words)
    asked = text(f"{TABLE} MATCH :asked").bindparams(bindparam("asked", index, type_=Text()))
    rows: Condition = literal_column("dossier.rowid").in_(found.where(asked))
    return rows


def denied(condition: Condition) -> Condition:
    """Return whether something does not hold, an unknown taken as not holding."""
    return case((condition, 0), else_=1) == 1


def index_query(query: Query) -> str | None:
    """Return what FTS5 is asked for all the words that must be there: it finds them all, and perhaps some more."""
    parts = [
        "(" + " OR ".join(_match(one) for one in clause.tests if isinstance(one, Words)) + ")"
        for clause in query.clauses
        if clause.field in INDEXED and not clause.denied
    ]
    return " AND ".join(parts) or None


def _match(test: Words) -> str:
    *whole, last = test.folded
    return "(" + " AND ".join([*(f'"{word}"' for word in whole), f'"{last}" *']) + ")"


def _ahead(named: str) -> bool:
    known = load().field_of(named)
    return known is not None and known.ahead


@dataclass(slots=True)
class _Compiling:
    connection: Connection
    wanted: Wanted
    sight: Sight
    made: Compiled = field(default_factory=Compiled)

    def add(self, clause: Clause) -> None:
        """Let this hold too."""
        parts = self._parts(clause)
        if parts and not self.made.apart:
            self.made.apart = parts
        else:
            self.made.conditions.append(self.clause(clause))

    def _parts(self, clause: Clause) -> tuple[Condition, ...]:
        """Return the parts of a clause of which no two hold together, none where it is not known for that."""
        if clause.denied or len(clause.tests) != 1:
            return ()
        match clause.field, clause.tests[0]:
            case "overdue", Choice(value="yes"):
                return self._late
            case "near", Choice(value="yes"):
                return due_nearly(self.wanted.targets, self.wanted.today)
            case "due", Days() as test:
                ends = day_ends(test, self.wanted.today, ahead=_ahead("due"))
                return () if ends is None else due_within(self.wanted.targets, *ends)
        return ()

    @property
    def _late(self) -> tuple[Condition, ...]:
        return due_within(self.wanted.targets, None, self.wanted.today - timedelta(days=1))

    def clause(self, clause: Clause) -> Condition:
        found = or_(false(), *(self._test(clause.field, test) for test in clause.tests))
        return denied(found) if clause.denied else found

    def _test(self, named: str | None, test: Test) -> Condition:
        match test:
            case Words() if named == "expert":
                self.made.deliberation = True
                return self.sight.seats_an_expert(self._experts(test))
            case Words():
                return self.sight.holds_words(self.sight.searched(named), test.folded)
            case Choice():
                return self._choice(named or "", test.value)
            case Days():
                return self._days(named or "", test)
            case Count():
                return self._count(test)

    def _experts(self, test: Words) -> Iterator[str]:
        for row in self.connection.execute(select(ExpertRecord.id, ExpertRecord.name)):
            if found_in(test.folded, searchable(row.name)):
                yield row.id

    def _choice(self, named: str, value: str) -> Condition:
        match named:
            case "state" if value != "to_assign":
                return D.state == value
            case "state" | "step":
                act = Act.ASSIGN if named == "state" else None if value == "none" else Act(value)
                condition, asked = waits_for(act)
                self.made.deliberation |= asked
                return condition
            case "programme":
                return D.programme_id == value
            case "stream":
                return D.stream == ("" if value == "none" else value)
            case "substream":
                return D.substream.is_not_distinct_from(None if value == "none" else value)
            case "profile":
                return D.profile.is_not_distinct_from(None if value == "none" else value)
            case "verdict":
                return (
                    D.verdict.is_(None)
                    if value == "none"
                    else and_(D.verdict.is_not(None), D.verdict == value)
                )
            case "criterion":
                return self._holds(D.unmet, f" {value} ")
            case "avis":
                return self.sight.avis_is(value, self.wanted.today)
            case "conflict":
                return self.sight.conflict_is(value)
            case "overdue":
                late = or_(*self._late)
                return late if value == "yes" else denied(late)
            case "near":
                near = or_(*due_nearly(self.wanted.targets, self.wanted.today))
                return near if value == "yes" else denied(near)
        raise ValueError(named)

    def _holds(self, value: Any, part: str) -> Condition:
        found: Condition = value.contains(part, autoescape=True)
        return found

    def _days(self, named: str, test: Days) -> Condition:
        ends = day_ends(test, self.wanted.today, ahead=_ahead(named))
        if ends is None:
            return false()
        if named == "due":
            return or_(*due_within(self.wanted.targets, *ends))
        value = {"received": D.received_on, "since": D.state_since, "expires": self.sight.expires_on}[named]
        return within(value, *ends)

    def _count(self, test: Count) -> Condition:
        self.made.deliberation = True
        parts = [self.sight.knows_experts]
        if test.of is not None:
            parts.append(and_(T.reviewers.is_not(None), self.sight.needed == test.of))
        if test.low is not None:
            parts.append(self.sight.taken >= test.low)
        if test.high is not None:
            parts.append(self.sight.taken <= test.high)
        return and_(*parts)
