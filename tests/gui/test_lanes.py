"""Work off the GUI thread: order, the newest question, silence when cancelled, and where results come back."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from reviewer.errors import NotFound
from ui.tasks.lanes import ReadLane, WriteLane
from ui.tasks.progress import Progress


class Receiver(QObject):
    """Notes what came back, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []
        self.errors: list[Any] = []
        self.threads: set[threading.Thread] = set()

    def take(self, result: Any) -> None:
        self.results.append(result)
        self.threads.add(threading.current_thread())

    def refuse(self, error: Any) -> None:
        self.errors.append(error)
        self.threads.add(threading.current_thread())


@pytest.fixture
def writes(qtbot: QtBot) -> Iterator[WriteLane]:
    lane = WriteLane()
    yield lane
    lane.close(finish=True)


@pytest.fixture
def reads(qtbot: QtBot) -> Iterator[ReadLane]:
    lane = ReadLane()
    yield lane
    lane.close(finish=False)


def test_writes_run_one_after_the_other_in_the_order_asked(qtbot: QtBot, writes: WriteLane) -> None:
    receiver, seen = Receiver(), list[int]()

    def note(number: int) -> int:
        seen.append(number)
        return number

    for number in range(20):
        writes.run(partial(note, number), done=receiver.take)
    qtbot.waitUntil(lambda: not writes.busy)
    assert seen == list(range(20))
    assert receiver.results == list(range(20))


def test_work_leaves_the_gui_thread_and_its_result_comes_back_to_it(qtbot: QtBot, writes: WriteLane) -> None:
    receiver = Receiver()
    writes.run(threading.current_thread, done=receiver.take)
    qtbot.waitUntil(lambda: bool(receiver.results))
    assert receiver.results[0] is not threading.main_thread()
    assert receiver.threads == {threading.main_thread()}


def test_an_error_goes_to_its_own_slot_and_does_not_stop_the_lane(qtbot: QtBot, writes: WriteLane) -> None:
    receiver = Receiver()

    def missing() -> None:
        raise NotFound("dossier", "TC-1")

    writes.run(missing, done=receiver.take, failed=receiver.refuse)
    writes.run(lambda: "after", done=receiver.take)
    qtbot.waitUntil(lambda: receiver.results == ["after"])
    assert [type(error) for error in receiver.errors] == [NotFound]


def test_an_error_without_a_slot_is_told_by_the_lane(qtbot: QtBot, writes: WriteLane) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(writes.trouble) as told:
        writes.run(broken)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_the_newest_question_under_a_key_wins(qtbot: QtBot, reads: ReadLane) -> None:
    receiver, gate = Receiver(), threading.Event()
    reads.ask("list", lambda: gate.wait(5) and "old", done=receiver.take)
    for word in ("b", "bo", "bor"):
        reads.ask("list", lambda word=word: word, done=receiver.take)  # type: ignore[misc]
    reads.ask("counts", lambda: 7, done=receiver.take)
    gate.set()
    qtbot.waitUntil(lambda: not reads.busy)
    assert receiver.results == ["bor", 7]


def test_a_question_that_was_overtaken_before_it_started_is_never_asked(
    qtbot: QtBot, reads: ReadLane
) -> None:
    receiver, gate, asked = Receiver(), threading.Event(), []
    reads.ask("other", lambda: gate.wait(5), done=receiver.take)
    reads.ask("list", lambda: asked.append("old"), done=receiver.take)
    reads.ask("list", lambda: asked.append("new"), done=receiver.take)
    gate.set()
    qtbot.waitUntil(lambda: not reads.busy)
    assert asked == ["new"]


def test_a_cancelled_job_is_silent(qtbot: QtBot, writes: WriteLane) -> None:
    receiver, gate = Receiver(), threading.Event()
    writes.run(lambda: gate.wait(5))
    cancelled = writes.run(lambda: "never", done=receiver.take, failed=receiver.refuse)
    cancelled.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not writes.busy)
    assert receiver.results == []
    assert receiver.errors == []


def test_a_result_only_goes_to_a_bound_method_of_a_qobject(writes: WriteLane) -> None:
    with pytest.raises(TypeError):
        writes.run(lambda: 1, done=print)


def test_a_result_for_a_receiver_that_is_gone_is_dropped(qtbot: QtBot, writes: WriteLane) -> None:
    receiver, gate = Receiver(), threading.Event()
    writes.run(lambda: gate.wait(5), done=receiver.take)
    receiver.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: not writes.busy)
    assert receiver.results == []


def test_closing_finishes_the_writes_that_are_queued(qtbot: QtBot) -> None:
    lane, seen = WriteLane(), list[int]()
    for number in range(50):
        lane.run(partial(seen.append, number))
    lane.close(finish=True)
    assert seen == list(range(50))


def test_closing_drops_the_questions_that_are_queued(qtbot: QtBot) -> None:
    lane, receiver, gate, seen = ReadLane(), Receiver(), threading.Event(), []
    lane.ask("first", lambda: gate.wait(5), done=receiver.take)
    lane.ask("second", lambda: seen.append("second"), done=receiver.take)
    qtbot.wait(10)
    threading.Timer(0.05, gate.set).start()
    lane.close(finish=False)
    assert seen == []


def test_a_lane_says_when_it_is_busy_and_when_it_is_not(qtbot: QtBot, writes: WriteLane) -> None:
    states: list[bool] = []
    writes.busy_changed.connect(states.append)
    writes.run(lambda: 1)
    writes.run(lambda: 2)
    qtbot.waitUntil(lambda: not writes.busy)
    assert states == [True, False]


def test_a_lane_that_qt_deletes_while_it_works_ends_unheard(qtbot: QtBot) -> None:
    receiver, begun, gate = Receiver(), threading.Event(), threading.Event()
    lane = WriteLane()
    lane.run(partial(Asked().answer, begun, gate), done=receiver.take)
    assert begun.wait(5)
    thread = lane._thread
    delete(lane)
    gate.set()
    del lane
    thread.join(5)
    qtbot.wait(10)
    assert not thread.is_alive()
    assert receiver.results == []


def test_a_lane_that_nobody_has_any_more_lets_its_thread_go(qtbot: QtBot) -> None:
    lane = ReadLane()
    thread = lane._thread
    del lane
    gc.collect()
    thread.join(5)
    assert not thread.is_alive()


def test_what_a_lane_was_asked_is_let_go_of_on_the_painting_thread(qtbot: QtBot, writes: WriteLane) -> None:
    ended: list[threading.Thread] = []
    receiver, asked = Receiver(), Asked()
    weakref.finalize(asked, lambda: ended.append(threading.current_thread()))
    writes.run(partial(asked.answer, 7), done=receiver.take)
    del asked
    qtbot.waitUntil(lambda: receiver.results == [7])
    assert ended == [threading.main_thread()]


def test_what_a_closed_lane_had_under_way_is_let_go_of_on_the_painting_thread(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    lane, asked, begun, gate = WriteLane(), Asked(), threading.Event(), threading.Event()
    weakref.finalize(asked, lambda: ended.append(threading.current_thread()))
    lane.run(partial(asked.answer, begun, gate))
    del asked
    assert begun.wait(5)
    lane.close(finish=False, patience_s=0.01)
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [threading.main_thread()]


def test_progress_told_of_what_is_gone_is_told_to_nobody(qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    progress = Progress()
    progress.moved.connect(lambda done, total: told.append((done, total)))
    threads = [threading.Thread(target=progress.tell, args=(done, 2)) for done in (1, 2)]
    threads[0].start()
    threads[0].join()
    qtbot.waitUntil(lambda: told == [(1, 2)])
    delete(progress)
    threads[1].start()
    threads[1].join()
    qtbot.wait(10)
    assert told == [(1, 2)]


class Asked:
    """What the work hangs on."""

    def answer(self, first: Any, gate: threading.Event | None = None) -> Any:
        if gate is not None:
            first.set()
            gate.wait(5)
        return first
