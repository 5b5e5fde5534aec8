"""The GUI thread never touches the database: the guard says so loudly, and every screen opens under it."""

from __future__ import annotations

import threading

import pytest

from tests.support.gui import Bench
from ui.places_of_work import PLACES
from ui.tasks.guard import StoreTouchedOnGuiThread
from ui.tasks.lanes import Job


def test_a_store_call_on_the_gui_thread_fails(bench: Bench) -> None:
    with pytest.raises(StoreTouchedOnGuiThread):
        bench.office.people.all()
    with pytest.raises(StoreTouchedOnGuiThread):
        bench.office.triage.record_complements("any")


def test_a_list_query_on_the_gui_thread_fails(bench: Bench) -> None:
    with pytest.raises(StoreTouchedOnGuiThread):
        bench.office.dossiers.counts()


def test_the_same_calls_are_allowed_on_a_lane(bench: Bench) -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(len(bench.office.people.all())))
    thread.start()
    thread.join()
    assert found == [6]


@pytest.mark.parametrize("person", ["p-coord", "p-clerk", "p-sign", "p-admin", "p-audit", "p-expert"])
def test_every_place_in_the_rail_opens_without_touching_the_store_on_the_gui_thread(
    bench: Bench, person: str
) -> None:
    bench.add("TC-2025-0001")
    bench.start()
    bench.become(person)
    for place in PLACES:
        if place.in_rail and bench.window.rail.button(place.key).isVisible():
            bench.go(place.key)
    assert bench.window.trouble.notice.sentence == ""


def test_a_screen_that_touches_the_store_on_the_gui_thread_would_be_caught(bench: Bench) -> None:
    def careless() -> None:
        bench.office.people.all()

    with pytest.raises(StoreTouchedOnGuiThread):
        Job(careless, None, None).work()
