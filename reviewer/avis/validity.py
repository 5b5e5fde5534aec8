"""How long an avis holds: N calendar months from issue less a day, never past the programme's end.

Length not public; 12 months is the suggested setting (domain facts, 2.3 and 9, question 2).
"""

from __future__ import annotations

from datetime import date, timedelta

from reviewer.dossier.calendar import add_months
from reviewer.errors import RuleViolation

LONGEST_MONTHS = 120
"""No avis holds for longer, whatever a programme suggests or a house chooses."""


class ProgrammeEnded(RuleViolation):
    """No avis can be issued on or after the day on which it could not hold for even a day."""

    def __init__(self, issued_on: date, programme_end: date) -> None:
        super().__init__(issued_on, programme_end)
        self.issued_on = issued_on
        self.programme_end = programme_end


def expiry(issued_on: date, months: int, programme_end: date | None) -> date:
    """Return the last day on which the avis holds.

    ``months``: calendar months, at least 1; the day is clamped to the month's end before the day is taken off.
    ``programme_end``: the last day of the programme, or None where it has none.
    """
    last = add_months(issued_on, months) - timedelta(days=1)
    if programme_end is None:
        return last
    if issued_on > programme_end:
        raise ProgrammeEnded(issued_on, programme_end)
    return min(last, programme_end)
