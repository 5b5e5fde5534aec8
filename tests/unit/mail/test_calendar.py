"""Calendar files: all-day lines with stable identities, read back by a calendar library."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from reviewer.mail.calendar import write_calendar
from reviewer.services.ports.mail import CalendarEntry

ENTRY = CalendarEntry(
    uid="review-d1-eli@avise.invalid",
    sequence=2,
    on=date(2025, 6, 16),
    summary="Évaluation à remettre : TC-2025-0001",
    stamped_at=datetime(2025, 5, 20, 13, tzinfo=UTC),
)


def test_a_due_date_is_an_all_day_line_that_ends_the_day_after() -> None:
    content = write_calendar([ENTRY], "Échéances")
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    calendar: Any = Calendar.from_ical(content)
    (line,) = calendar.walk("VEVENT")
    assert (line["UID"], line["SEQUENCE"]) == (ENTRY.uid, 2)
    assert (line["DTSTART"].dt, line["DTEND"].dt) == (date(2025, 6, 16), date(2025, 6, 17))
    assert line["SUMMARY"] == ENTRY.summary
    assert b"DTSTART;VALUE=DATE:20250616" in content


def test_the_same_due_dates_give_the_same_bytes() -> None:
    assert write_calendar([ENTRY], "Échéances") == write_calendar([ENTRY], "Échéances")


def test_a_calendar_without_due_dates_is_a_calendar_all_the_same() -> None:
    assert Calendar.from_ical(write_calendar([], "Échéances")).walk("VEVENT") == []
