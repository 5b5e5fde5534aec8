"""Due dates as an iCalendar file (RFC 5545): all-day lines with stable identities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta

from reviewer.services.ports.mail import CalendarEntry

_MAKER = "-//Avisé//Avisé//FR"


def write_calendar(entries: Sequence[CalendarEntry], name: str) -> bytes:
    """Return the file: a line a due date, which takes no time of the day and reminds nobody by itself."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        line = Event()
        line.add("uid", entry.uid)
        line.add("sequence", entry.sequence)
        line.add("dtstamp", entry.stamped_at.astimezone(UTC))
        line.add("dtstart", entry.on)
        line.add("dtend", entry.on + timedelta(days=1))  # exclusive: RFC 5545, 3.6.1
        line.add("summary", entry.summary)
        line.add("transp", "TRANSPARENT")
        line.add("class", "CONFIDENTIAL")
        calendar.add_component(line)
    return bytes(calendar.to_ical())
