"""Reminders are drafted once, never sent, and told to nobody who must not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from db.store import OpenedStore
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import ActNotPermitted, Role
from reviewer.outbox.message import MessageKind, MessageState
from tests.support.committee import verdicts
from tests.support.office import FOUNDER, House, a_house
from tests.support.people import NAMES


@pytest.fixture
def house(store: OpenedStore) -> House:
    house = a_house(store)
    with store.store.begin() as work:
        for person in work.people.all():
            work.people.save(replace(person, email=f"{person.id}@comite.example"))
        work.commit(FOUNDER, house.clock.now(), Event(name="house_staffed"))
    return house


def events_of(content: bytes) -> list[Any]:
    """Return the lines of a calendar file, as a calendar library reads them."""
    return list(Calendar.from_ical(content).walk("VEVENT"))


def kinds(house: House, key: str = "kim") -> list[tuple[MessageKind, str | None]]:
    return [(one.kind, one.to) for one in house.as_(key).reminders.run()]


def test_an_expert_whose_evaluation_is_due_is_reminded_before_and_after_and_once_each(house: House) -> None:
    house.in_review()  # on 2025-05-20: ten business days end on 2025-06-03
    assert kinds(house) == []
    house.clock.move_to(date(2025, 5, 30))
    expected = [(MessageKind.REVIEW_DUE, f"{key}@comite.example") for key in ("eli", "elsa")]
    assert sorted(kinds(house)) == expected
    assert kinds(house) == []
    house.clock.move_to(date(2025, 6, 4))
    assert sorted(kinds(house)) == expected
    assert kinds(house) == []
    rows = house.office.delivery.rows()
    assert {row.state for row in rows} == {MessageState.DRAFTED}
    assert [row.message.subject.split()[1] for row in rows] == ["attendue", "attendue", "en", "en"]


def test_an_expert_who_has_submitted_is_not_reminded(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli", verdicts())
    house.clock.move_to(date(2025, 6, 4))
    assert kinds(house) == [(MessageKind.REVIEW_DUE, "elsa@comite.example")]


def test_a_reminder_names_no_candidate_and_stays_out_of_the_dossiers_history(house: House) -> None:
    dossier_id = house.in_review()
    house.clock.move_to(date(2025, 6, 4))
    candidate = house.dossier(dossier_id).request.candidate
    for message in house.as_("kim").reminders.run():
        assert str(candidate.family_name) not in message.subject + message.body
        assert "TC-2025-0001" in message.body or "TC-2025-0001" in message.subject
    entries = [one for one in house.journal() if one.event == "reminder_drafted"]
    assert len(entries) == 2
    assert {one.dossier_id for one in entries} == {None}
    assert not any(key in str(entry.details) for entry in entries for key in ("eli", "elsa", "comite"))


def test_a_coordinator_who_sits_does_not_learn_who_the_other_is_from_the_outbox(house: House) -> None:
    with house.opened.store.begin() as work:
        work.people.save(replace(work.people.get("eli"), roles=frozenset({Role.EXPERT, Role.COORDINATOR})))
        work.commit(FOUNDER, house.clock.now(), Event(name="person_saved"))
    house.in_review()
    house.clock.move_to(date(2025, 6, 4))
    assert kinds(house, "eli") == [(MessageKind.REVIEW_DUE, "eli@comite.example")]
    assert [row.message.to_person for row in house.office.delivery.rows()] == ["eli"]
    assert len(house.as_("kim").delivery.rows()) == 2


def test_both_are_reminded_that_concertation_ends(house: House) -> None:
    house.disputed()
    house.clock.move_to(date(2025, 5, 26))  # five business days end on 2025-05-27
    assert sorted(kinds(house)) == [
        (MessageKind.CONCERTATION_ENDING, f"{key}@comite.example") for key in ("eli", "elsa")
    ]
    assert kinds(house) == []


def test_a_contract_that_ends_is_told_to_the_coordination_at_each_step_once(house: House) -> None:
    with house.opened.store.begin() as work:
        work.experts.save(replace(work.experts.get("eli"), contract_until=date(2025, 8, 1)))
        work.commit(FOUNDER, house.clock.now(), Event(name="expert_saved"))
    assert kinds(house) == [(MessageKind.CONTRACT_ENDING, "claude@comite.example")]
    house.clock.move_to(date(2025, 7, 5))  # the step of 60 days passed while nobody looked
    assert kinds(house) == [(MessageKind.CONTRACT_ENDING, "claude@comite.example")]
    (first, second) = house.office.delivery.rows()
    assert (first.message.key.rsplit("/", 1)[1], second.message.key.rsplit("/", 1)[1]) == ("90", "30")
    assert NAMES["eli"] in second.message.subject


def test_an_avis_near_its_expiry_is_told_to_its_coordinator_and_drafted_for_the_employer(
    house: House,
) -> None:
    number = house.issued()
    house.clock.move_to(date(2025, 10, 2))
    found = [one for one in house.as_("kim").reminders.run() if one.about == number]
    assert [(one.kind, one.to) for one in found] == [
        (MessageKind.AVIS_EXPIRING, "claude@comite.example"),
        (MessageKind.AVIS_EXPIRING_EMPLOYER, "maude.desrosiers@boreal.example"),
    ]
    assert [one.due_on for one in found] == [date(2025, 12, 31)] * 2
    assert not [one for one in house.office.reminders.run() if one.about == number]


def test_only_coordination_and_issue_run_reminders(house: House) -> None:
    for key in ("eli", "sacha", "ada", "aude"):
        with pytest.raises(ActNotPermitted):
            house.as_(key).reminders.run()


def test_an_experts_calendar_holds_their_own_due_dates_and_no_candidate(house: House) -> None:
    dossier_id = house.in_review()
    first = house.as_("eli").reminders.calendar()
    (line,) = events_of(first.content)
    assert (line["DTSTART"].dt, line["SEQUENCE"]) == (date(2025, 6, 3), 0)
    assert "TC-2025-0001" in line["SUMMARY"]
    assert str(house.dossier(dossier_id).request.candidate.family_name) not in first.content.decode()
    (again,) = events_of(house.office.reminders.calendar().content)
    (other,) = events_of(house.as_("elsa").reminders.calendar().content)
    assert (again["UID"], again["SEQUENCE"]) == (line["UID"], 0)
    assert other["UID"] != line["UID"]
    assert events_of(house.as_("kim").reminders.calendar().content) == []


def test_nothing_in_an_experts_calendar_tells_that_the_other_has_submitted(house: House) -> None:
    dossier_id = house.in_review()
    house.clock.move_to(date(2025, 5, 21))
    before = house.as_("eli").reminders.calendar().content
    house.vote(dossier_id, "elsa", verdicts())
    house.clock.move_to(date(2025, 5, 21))
    after = house.as_("eli").reminders.calendar().content
    strip = [one for one in after.splitlines() if not one.startswith(b"DTSTAMP")]
    assert strip == [one for one in before.splitlines() if not one.startswith(b"DTSTAMP")]


def test_a_calendar_line_whose_day_changes_counts_one_more(house: House) -> None:
    with house.opened.store.begin() as work:
        found = [work.outbox.calendar_sequence("u", date(2025, 6, day)) for day in (3, 3, 4, 4, 3)]
        work.commit(FOUNDER, house.clock.now(), Event(name="calendar_exported"))
    assert found == [0, 0, 1, 1, 2]
