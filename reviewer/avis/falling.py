"""Which avis would fall if their validity, or the programme's end, were another; and which are filed too late.

An issued avis never changes: this only answers « what if », so that somebody decides on replacements knowingly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reviewer.avis.validity import expiry


class Falling(StrEnum):
    """What another validity would do to an avis in force."""

    FALLS = "falls"
    SHORTENS = "shortens"
    LENGTHENS = "lengthens"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFacts:
    """What the question needs of an issued avis. ``applicant``: the employer, or the candidate where there is none."""

    number: str
    applicant: str
    issued_on: date
    expires_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FallingAvis:
    """An avis whose last day would be another. ``would_expire_on`` before ``issued_on``: it would never have held."""

    number: str
    applicant: str
    expires_on: date
    would_expire_on: date
    falling: Falling


@dataclass(frozen=True, slots=True, kw_only=True)
class LateFiling:
    """The application is planned for a day on which the avis will no longer hold."""

    planned_on: date
    expires_on: date


def late_filing(planned_on: date | None, expires_on: date) -> LateFiling | None:
    """Return a warning where the planned filing lies after the last day of the avis; unknown warns of nothing."""
    if planned_on is None or planned_on <= expires_on:
        return None
    return LateFiling(planned_on=planned_on, expires_on=expires_on)


def would_fall(
    issued: Iterable[IssuedFacts], months: int, ends_on: date | None, today: date
) -> tuple[FallingAvis, ...]:
    """Return every avis whose last day would change, those that fall first, then by the new last day and number.

    ``issued``: avis in force on ``today``; ``months``: their validity, at least 1; ``ends_on``: its programme's end.
    """
    if months < 1:
        raise ValueError(months)
    found = []
    for one in issued:
        would = would_expire(one.issued_on, months, ends_on)
        if would != one.expires_on:
            falling = (
                Falling.FALLS
                if would < today
                else Falling.SHORTENS
                if would < one.expires_on
                else Falling.LENGTHENS
            )
            found.append(
                FallingAvis(
                    number=one.number,
                    applicant=one.applicant,
                    expires_on=one.expires_on,
                    would_expire_on=would,
                    falling=falling,
                )
            )
    rank = list(Falling)
    return tuple(sorted(found, key=lambda one: (rank.index(one.falling), one.would_expire_on, one.number)))


def would_expire(issued_on: date, months: int, ends_on: date | None) -> date:
    """Return the last day under another rule; the programme's own end where it lies before the issue."""
    if ends_on is not None and ends_on < issued_on:
        return min(ends_on, issued_on - timedelta(days=1))
    return expiry(issued_on, months, ends_on)
