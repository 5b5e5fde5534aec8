"""The list by due day: worked out for each day on which a step began, and dossiers sorted by it.

No due day is stored: it follows from a programme's lengths and Québec's business days, and either may change. The days
on which steps began are few beside the dossiers, and an index counts them: the due days of a page follow from those
counts, and the dossiers of these days alone are sorted. Who has no due day comes last, in an order that is an index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    Connection,
    Dialect,
    MetaData,
    Select,
    Table,
    and_,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy.types import Text

from db.queries.due import FINISHING, due_by_state, due_by_step, due_within
from db.queries.facts import Condition, D, T
from db.queries.search import Compiled, denied, from_dossiers
from db.queries.sorting import by_due_day
from db.types import canonical_json
from reviewer.committee.deadlines import Targets, next_due_on
from reviewer.committee.deliberation import Step
from reviewer.dossier.lifecycle import UNDER_REVIEW, DossierState
from reviewer.services.clock import calendar_day

if TYPE_CHECKING:
    from reviewer.services.lists import Wanted

_BY_STATE = (DossierState.RECEIVED, *FINISHING)
_BY_STEP = (Step.EVALUATIONS, Step.CONCERTATION, Step.THIRD_EVALUATION, Step.CONFIRMATION)
_STEP = "step "
_WRITTEN = "avise_due"
_SPACE: Any = literal_column("' '", Text())


@dataclass(frozen=True, slots=True)
class Run:
    """Dossiers that stand together in a list, and what they are sorted by."""

    rows: Select[Any]
    order: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDays:
    """The due days of a list, by programme, by state or step, and by the day or hour in which that began.

    ``counted``: how many dossiers are due on each.
    """

    wanted: Wanted
    made: Compiled
    dialect: Dialect
    by_state: Mapping[str, date]
    by_step: Mapping[str, date]
    counted: Mapping[date, int]

    def page(self, limit: int, offset: int, *, backwards: bool = False, total: int = 0) -> Select[Any]:
        """Return the ids of a page and their due days. ``backwards``: from the end of a list of so many."""
        down = self.wanted.order.descending is not backwards
        days = sorted(self.counted, reverse=down)
        starts = list(accumulate((self.counted[day] for day in days), initial=0))
        dated = starts.pop()
        undated = max(total - dated, 0)
        ahead = undated if backwards else 0
        found = []
        first, last = max(offset - ahead, 0), min(offset - ahead + limit, dated)
        if first < last:
            these = [
                place
                for place, start in enumerate(starts)
                if start < last and start + self.counted[days[place]] > first
            ]
            low, high = sorted((days[these[0]], days[these[-1]]))
            found.append(_cut(self._between(low, high, down), first - starts[these[0]], last - first))
        first = offset if backwards else max(offset - dated, 0)
        last = min(offset + limit, undated) if backwards else offset + limit - dated
        if first < last or not found:
            run = self._undated(D.id, cast(null(), Text).label("due"), down=down)
            found.append(_cut(run, first, max(last - first, 0)))
        if len(found) == 1:
            return found[0]
        return select(union_all(*(select(part.subquery()) for part in found)).subquery())

    def some(self, ids: list[str]) -> Select[Any]:
        """Return those of some ids that the list has, with their due days."""
        there = D.id.in_(ids)
        states, steps = (
            and_(there, due(self.wanted.targets, None, None)) for due in (due_by_state, due_by_step)
        )
        dated = self._dated(states, steps, self._given(self.by_state), self._given(self.by_step), D.id)
        undated = self._undated(D.id, cast(null(), Text).label("due"), down=False).rows.where(there)
        return select(union_all(select(dated.c.id, dated.c.due), undated).subquery())

    @contextmanager
    def runs(self, connection: Connection, column: Any) -> Iterator[tuple[Run, ...]]:
        """Give a column of all dossiers, run after run; meanwhile a temporary table holds their due days."""
        days = Table(_WRITTEN, MetaData(), Column("key", Text), Column("value", Text))
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {_WRITTEN}")
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {_WRITTEN} (key TEXT PRIMARY KEY, value TEXT)")
        known = {**self.by_state, **self.by_step}
        if known:
            given = [{"key": key, "value": day.isoformat()} for key, day in known.items()]
            connection.execute(insert(days), given)
        down = self.wanted.order.descending
        states = and_(D.state.in_(_BY_STATE), days.c.value.is_not(None))
        steps = and_(D.state.in_(UNDER_REVIEW), days.c.value.is_not(None))
        dated = self._dated(states, steps, days, days, column.label("row"))
        yield Run(select(dated.c.row), _by_day(dated, down)), self._undated(column, down=down)
        connection.exec_driver_sql(f"DROP TABLE {_WRITTEN}")

    def _between(self, low: date, high: date, down: bool) -> Run:
        by_state, by_step = (
            {key: day for key, day in known.items() if low <= day <= high}
            for known in (self.by_state, self.by_step)
        )
        near = replace(self, by_state=by_state, by_step=by_step)
        states, steps = (
            due_by_state(self.wanted.targets, low, high),
            due_by_step(self.wanted.targets, low, high),
        )
        dated = near._dated(states, steps, self._given(by_state), self._given(by_step), D.id)
        return Run(select(dated.c.id, dated.c.due), _by_day(dated, down))

    def _dated(self, states: Condition, steps: Condition, by_state: Any, by_step: Any, column: Any) -> Any:
        """Return a column of dossiers, their due days and references: those by state, and those in committee.

        What has no day at all is not asked for; something is, of a list where nothing has.
        """
        parts = []
        for known, condition, days, in_committee in (
            (self.by_state, states, by_state, False),
            (self.by_step, steps, by_step, True),
        ):
            if known or not (in_committee or self.by_step):
                seated = in_committee or self.made.deliberation
                made = replace(self.made, conditions=[*self.made.conditions, condition], deliberation=seated)
                key = (_step_key if in_committee else _state_key)(self.dialect)
                rows = from_dossiers(
                    made, column, days.c.value.label("due"), D.reference_fold, D.id.label("last")
                )
                parts.append(rows.outerjoin(days, days.c.key == key))
        return (union_all(*parts) if len(parts) > 1 else parts[0]).subquery("dated")

    def _undated(self, *columns: Any, down: bool) -> Run:
        none = denied(or_(*due_within(self.wanted.targets, None, None)))
        made = replace(self.made, conditions=[*self.made.conditions, none])
        return Run(from_dossiers(made, *columns), by_due_day(None, descending=down))

    def _given(self, known: Mapping[str, date]) -> Any:
        days = canonical_json({key: day.isoformat() for key, day in known.items()})
        given: Any = bindparam(None, days, type_=Text())
        if self.dialect.name == "postgresql":
            given = func.jsonb_each_text(given.op("::")(text("jsonb")))
        else:
            given = func.json_each(given)
        return given.table_valued("key", "value")


def due_days(connection: Connection, wanted: Wanted, made: Compiled) -> DueDays:
    """Return the due days of a list: counts along an index, and the rule itself (``next_due_on``) for each."""
    known: dict[bool, dict[str, date]] = {False: {}, True: {}}
    counted: Counter[date] = Counter()
    for programme, began, since, how_many in connection.execute(_beginnings(made, connection.dialect)).all():
        day = _due_on(began, since, wanted.targets[programme])
        if day is not None:
            known[began.startswith(_STEP)][f"{programme} {began} {since}"] = day
            counted[day] += how_many
    return DueDays(
        wanted=wanted,
        made=made,
        dialect=connection.dialect,
        by_state=known[False],
        by_step=known[True],
        counted=counted,
    )


@lru_cache(maxsize=32_768)
def _due_on(began: str, since: str, targets: Targets) -> date | None:
    day, _, hour = since.partition(" ")
    step = Step(began.removeprefix(_STEP)) if began.startswith(_STEP) else None
    waiting = datetime.fromisoformat(f"{since}:00+00:00") if hour else None
    return next_due_on(
        DossierState(began) if step is None else DossierState.IN_REVIEW,
        step,
        state_since=date.fromisoformat(day),
        waiting_since=None if waiting is None else calendar_day(waiting),
        concertation_due_on=date.fromisoformat(day),
        targets=targets,
    )


def _beginnings(made: Compiled, dialect: Dialect) -> Any:
    """Return what counts the dossiers of a list that may have a due day, by what began and when."""
    count = func.count().label("how_many")
    by_state = replace(made, conditions=[*made.conditions, D.state.in_(_BY_STATE)])
    states = from_dossiers(
        by_state, D.programme_id, D.state.label("began"), _day(D.state_since, dialect).label("since"), count
    )
    since = _step_since(dialect)
    at_work = (D.state.in_(UNDER_REVIEW), T.step.in_(_BY_STEP), since.is_not(None))
    by_step = replace(made, conditions=[*made.conditions, *at_work], deliberation=True)
    steps = from_dossiers(by_step, D.programme_id, _step().label("began"), since.label("since"), count)
    return union_all(
        states.group_by(D.state, D.state_since, D.programme_id),
        steps.group_by(D.programme_id, text("began"), text("since")),
    )


def _state_key(dialect: Dialect) -> Any:
    return D.programme_id + _SPACE + D.state + _SPACE + _day(D.state_since, dialect)


def _step_key(dialect: Dialect) -> Any:
    return D.programme_id + _SPACE + _step() + _SPACE + _step_since(dialect)


def _step() -> Any:
    return literal_column(f"'{_STEP}'", Text()) + T.step


def _step_since(dialect: Dialect) -> Any:
    """Return the hour in which a step began, by which it is known on which day of Québec; or the day that was set."""
    if dialect.name == "postgresql":
        waiting = func.timezone(literal_column("'UTC'"), T.waiting_since)
        hour: Any = func.to_char(waiting, literal_column("'YYYY-MM-DD HH24'"), type_=Text())
    else:
        hour = func.substr(T.waiting_since, literal_column("1"), literal_column("13"), type_=Text())
    talking = T.step == literal_column(f"'{Step.CONCERTATION.value}'")
    return case((talking, _day(T.concertation_due_on, dialect)), else_=hour)


def _day(value: Any, dialect: Dialect) -> Any:
    if dialect.name == "postgresql":
        return func.to_char(value, literal_column("'YYYY-MM-DD'"), type_=Text())
    return cast(value, Text)


def _by_day(dated: Any, down: bool) -> tuple[Any, ...]:
    columns = (dated.c.due, dated.c.reference_fold, dated.c.last)
    return tuple(one.desc() if down else one.asc() for one in columns)


def _cut(run: Run, first: int, count: int) -> Select[Any]:
    return run.rows.order_by(*run.order).limit(count).offset(first or None)
