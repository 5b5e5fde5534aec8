"""Rejouer: other rules or dates over the dossiers of the past, in slices that can be stopped; nothing is changed."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.replay import presenter as replay_presenter
from ui.screens.replay.view import EXAMINED, FILED, MOVED, ReplayScreen
from ui.screens.steering.view import SteeringScreen

LEFT = Qt.MouseButton.LeftButton


def replay_of(bench: Bench) -> ReplayScreen:
    bench.start()
    return cast("ReplayScreen", bench.go("replay"))


def run(bench: Bench, screen: ReplayScreen) -> None:
    bench.qtbot.mouseClick(screen.run, LEFT)
    bench.qtbot.waitUntil(lambda: not screen.presenter.running, timeout=15_000)
    bench.settle()


def journal_length(bench: Bench) -> int:
    with bench.opened.store.read() as work:
        return len(work.journal.latest(1000))


def test_the_button_of_oversight_leads_to_the_replay(bench: Bench) -> None:
    bench.start()
    screen = cast("SteeringScreen", bench.go("oversight"))
    bench.qtbot.mouseClick(bench.child(QPushButton, "go_replay", screen), LEFT)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("replay")


def test_who_may_not_replay_is_told_why(bench: Bench) -> None:
    bench.start()
    bench.become("p-sign")
    steering = cast("SteeringScreen", bench.go("oversight"))
    assert not steering.replay.isEnabled()
    assert "coordination" in steering.replay.toolTip()
    screen = cast("ReplayScreen", bench.go("replay"))
    assert not screen.run.isEnabled()
    assert "coordination" in screen.run.toolTip()


def test_every_rule_set_of_every_programme_is_offered(bench: Bench) -> None:
    screen = replay_of(bench)
    box = bench.child(QComboBox, "replay_rules", screen)
    offered = [box.itemData(index) for index in range(box.count())]
    assert offered[0] is None
    assert {"iatiev-2021-04-22", "iatiev-2023-11-23", "talents-exception-2024-11-29"} <= set(offered)


def test_a_later_filing_day_shows_which_dossiers_change_and_by_which_criterion(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.admissible(dossier_id)
    bench.add("TC-2025-0002")
    screen = replay_of(bench)
    before = journal_length(bench)
    screen.dates.setCurrentIndex(FILED)
    screen.filed_on.setDate(QDate(2026, 2, 1))
    run(bench, screen)
    (row,) = screen.model.rows
    assert (row.reference, [turn.id for turn in row.turns]) == ("TC-2025-0001", ["PROG-WINDOW"])
    assert screen.summary.text().startswith("Dossiers examinés\u202f: 1")
    assert screen.model.index(0, 2).data() == "Non admissible"
    assert "Programme ouvert" in screen.one.findChildren(type(screen.summary))[2].text()
    assert journal_length(bench) == before
    bench.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("dossier")


def test_dossiers_are_chosen_by_state_or_by_words(bench: Bench, stories: Stories) -> None:
    stories.admissible(bench.add("TC-2025-0001"))
    bench.add("TC-2025-0002")
    bench.add("TC-2025-0003")
    screen = replay_of(bench)
    screen.dates.setCurrentIndex(MOVED)
    screen.shift.setValue(300)
    screen.which.setCurrentIndex(1)
    run(bench, screen)
    assert {row.reference for row in screen.model.rows} == {"TC-2025-0001", "TC-2025-0002", "TC-2025-0003"}
    screen.which.setCurrentIndex(2)
    run(bench, screen)
    assert {row.reference for row in screen.model.rows} == {"TC-2025-0002", "TC-2025-0003"}
    screen.words.setText("0003")
    run(bench, screen)
    assert [row.reference for row in screen.model.rows] == ["TC-2025-0003"]


def test_where_nothing_turns_the_page_says_so(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    screen = replay_of(bench)
    screen.dates.setCurrentIndex(EXAMINED)
    screen.which.setCurrentIndex(1)
    run(bench, screen)
    assert screen.list.currentIndex() == 1
    assert not screen.one.isVisible()


def test_a_replay_is_stopped_between_two_slices(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay_presenter, "SLICE", 1)
    for number in range(4):
        bench.add(f"TC-2025-000{number}")
    screen = replay_of(bench)
    screen.which.setCurrentIndex(1)
    seen: list[int] = []

    def stop_at_two(progress: replay_presenter.Progress) -> None:
        seen.append(progress.examined)
        if progress.examined == 2:
            assert screen.stop.isVisible()
            assert not screen.run.isEnabled()
            bench.qtbot.mouseClick(screen.stop, LEFT)

    screen.presenter.advanced.connect(stop_at_two)
    bench.qtbot.mouseClick(screen.run, LEFT)
    bench.qtbot.waitUntil(lambda: 2 in seen, timeout=15_000)
    bench.settle()
    assert seen == [0, 1, 2]
    assert not screen.presenter.running
    assert screen.run.isEnabled()
    assert not screen.stop.isVisible()
    assert screen.model.rows == ()
    assert screen.pile.currentIndex() == 0


def test_what_was_found_for_one_person_is_not_shown_to_the_next(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    screen = replay_of(bench)
    screen.which.setCurrentIndex(1)
    screen.dates.setCurrentIndex(MOVED)
    screen.shift.setValue(300)
    run(bench, screen)
    assert screen.model.rows
    bench.become("p-audit")
    again = cast("ReplayScreen", bench.go("replay"))
    assert again.model.rows == ()
    assert again.run.isEnabled()
