"""Which reminders are due on a day. Days and their source are data (``resources/outbox/reminders.toml``).

A day on which nobody ran the program is caught up, but never with three messages at once: of the steps that have
come, only the latest is due.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reviewer.dossier.business_days import add_business_days, is_business_day
from reviewer.outbox.message import MessageKind
from reviewer.resource_files import path as resource_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """On which days around a due date one is reminded, where that comes from and how sure it is.

    ``before`` and ``after``: counts of days, each from the nearest to the farthest; ``business``: of business days.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    business: bool
    source: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something that is due. ``subject``: what it is about, one of its kind (a seat, a contract, an avis)."""

    kind: MessageKind
    subject: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReminder:
    """A step of a deadline that has come. ``step``: days before the due date, negative after it."""

    deadline: Deadline
    step: int

    @property
    def key(self) -> str:
        """Return what makes it one reminder: kind, subject, due date and step."""
        one = self.deadline
        return f"reminder/{one.kind.value}/{one.subject}/{one.due_on.isoformat()}/{self.step}"


def due_reminders(
    cadences: Mapping[MessageKind, Cadence], deadlines: Iterable[Deadline], today: date
) -> tuple[DueReminder, ...]:
    """Return the reminder of each deadline whose latest step has come, in the deadlines' order."""
    found = []
    for deadline in deadlines:
        cadence = cadences.get(deadline.kind)
        step = None if cadence is None else latest_step(cadence, deadline.due_on, today)
        if step is not None:
            found.append(DueReminder(deadline=deadline, step=step))
    return tuple(found)


def latest_step(cadence: Cadence, due_on: date, today: date) -> int | None:
    """Return the latest step that has come, in days before the due date (negative: after), None where none has."""
    if today > due_on:
        come = [days for days in cadence.after if day_after(due_on, days, cadence.business) <= today]
        return -max(come) if come else None
    ahead = [days for days in cadence.before if day_before(due_on, days, cadence.business) <= today]
    return min(ahead) if ahead else None


def day_before(due_on: date, days: int, business: bool) -> date:
    """Return the day that lies so many days (or business days) before a due date."""
    if not business:
        return due_on - timedelta(days=days)
    day = due_on
    while days:
        day -= timedelta(days=1)
        if is_business_day(day):
            days -= 1
    return day


def day_after(due_on: date, days: int, business: bool) -> date:
    """Return the day that lies so many days (or business days) after a due date."""
    return add_business_days(due_on, days) if business else due_on + timedelta(days=days)


@cache
def load_cadences() -> Mapping[MessageKind, Cadence]:
    """Return the cadence of every kind of reminder."""
    text = resource_path("outbox/reminders.toml").read_text(encoding="utf-8")
    return read_cadences(tomllib.loads(text))


def read_cadences(document: Mapping[str, Mapping[str, object]]) -> Mapping[MessageKind, Cadence]:
    """Read cadences; raise ``ValueError`` where one is not what it should be."""
    found = {}
    for name, one in document.items():
        cadence = Cadence(
            before=_days(one.get("before")),
            after=_days(one.get("after")),
            business=one.get("count") == "business",
            source=str(one.get("source") or ""),
            confidence=str(one.get("confidence") or ""),
        )
        if one.get("count") not in {"business", "calendar"} or not (cadence.source and cadence.confidence):
            raise ValueError(name)
        found[MessageKind(name)] = cadence
    return found


def _days(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or any(type(one) is not int or one < 0 for one in value):
        raise ValueError(str(value))
    return tuple(sorted(value))
