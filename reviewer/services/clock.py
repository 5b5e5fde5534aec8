"""The only place that reads the computer's clock. Dates are those of Québec, instants are UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

QUEBEC = ZoneInfo("America/Toronto")


def calendar_day(instant: datetime) -> date:
    """Return the calendar date in Québec of an instant."""
    return instant.astimezone(QUEBEC).date()


class Clock(Protocol):
    """Tells the time to use cases."""

    @property
    def pinned(self) -> bool:
        """Tell whether this is not the real time (the demonstration)."""
        ...

    def now(self) -> datetime:
        """Return the instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the calendar date in Québec."""
        ...


class SystemClock:
    """The computer's clock."""

    pinned = False

    def now(self) -> datetime:
        """Return the instant, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the calendar date in Québec."""
        return self.now().astimezone(QUEBEC).date()


class PinnedClock:
    """A clock that stands still on a day; each reading of the instant is one second later than the last."""

    pinned = True

    def __init__(self, day: date) -> None:
        self._day = day
        self._seconds = 0

    def move_to(self, day: date) -> None:
        """Go to nine in the morning of another day."""
        self._day = day
        self._seconds = 0

    def now(self) -> datetime:
        """Return the instant, aware, in UTC."""
        self._seconds += 1
        morning = datetime.combine(self._day, time(9), tzinfo=QUEBEC)
        return (morning + timedelta(seconds=self._seconds)).astimezone(UTC)

    def today(self) -> date:
        """Return the pinned calendar date."""
        return self._day


class AsOfClock:
    """The computer's instants under another calendar date: « as of » on the command line."""

    pinned = False

    def __init__(self, day: date) -> None:
        self._day = day
        self._system = SystemClock()

    def now(self) -> datetime:
        """Return the true instant, aware, in UTC."""
        return self._system.now()

    def today(self) -> date:
        """Return the date that was asked for."""
        return self._day
