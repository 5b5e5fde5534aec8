"""The window always answers: no place keeps the thread that paints at work for long."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reviewer.dossier.lifecycle import Role
from tests.gui.test_filled_screens import told
from tests.support.gui import Bench
from tests.support.walking import walk
from tests.support.watchdog import Watchdog
from ui.captures.photographer import Photographer

MOST_BUSY_MS = 300.0
"""How long the painting thread may work without a look at what was pressed, in its own processor time.

The aim is 50 ms and ``benchmarks`` measures it. A test runs beside others on whatever machine there is, and each event
passes through the bench's look-out for stray windows: with six programs on two processors it was 140 ms. Before
screens were made in their place and in slices, an expert's first grid alone took 400.
"""


def test_the_watchdog_sees_a_window_that_does_not_answer(bench: Bench) -> None:
    bench.start()
    with Watchdog(30.0) as dog:
        dog.where = "here"
        bench.qtbot.wait(20)
        until = time.thread_time() + 0.15
        while time.thread_time() < until:
            pass
        bench.qtbot.wait(20)
    assert dog.busiest_ms >= 140.0
    assert dog.longest_ms >= 140.0
    assert dog.busiest_at == "here"
    assert any("test_the_watchdog_sees" in caught for _, _, caught in dog.seen)


def test_no_place_keeps_the_window_from_answering(bench: Bench, tmp_path: Path) -> None:
    told(bench, tmp_path)
    bench.window.resize(1440, 900)
    QApplication.processEvents()
    with Watchdog() as dog:
        visitor = Photographer(bench.window)
        visitor.settle()
        gone = walk(visitor, dog, (Role.COORDINATOR, Role.EXPERT))
    assert gone > 40
    assert dog.busiest_ms < MOST_BUSY_MS, (dog.busiest_at, sorted(dog.seen, key=lambda one: -one[1])[:5])
