"""A list that is held still holds a connection: nobody's list outlives who looks at it."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.gui import Bench, connections
from ui.language import Language, install_translators
from ui.retelling import Resuming, retell
from ui.screens.reception.view import ReceptionView
from ui.tasks.guard import StoreTouchedOnGuiThread


def held(bench: Bench) -> ReceptionView:
    bench.start()
    view = bench.go("reception")
    assert isinstance(view, ReceptionView)
    bench.qtbot.waitUntil(lambda: view.presenter.held)
    bench.qtbot.waitUntil(lambda: view.preview.words != () and connections(bench.opened) == 1)
    bench.settle()
    return view


def test_a_window_that_closes_holds_no_list_any_more(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    held(bench)
    bench.window.close()
    assert connections(bench.opened) == 0


def test_whoever_sits_down_holds_only_their_own_list(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    held(bench)
    bench.become("p-expert")
    bench.settle()
    assert connections(bench.opened) == 0


def test_another_language_lets_go_of_the_list_and_holds_it_anew(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    held(bench)
    app = QApplication.instance()
    assert app is not None
    try:
        twin = retell(bench.window, Language.ENGLISH)
        bench.qtbot.addWidget(twin)
        bench.window = twin  # type: ignore[assignment]  # an office's window has an office's twin
        bench.desktop = twin.desktop
        bench.settle()
        resuming = twin.findChild(Resuming)
        assert resuming is not None
        bench.qtbot.waitUntil(lambda: not resuming.busy)
        bench.settle()
        gc.collect()  # the former window is gone for good
        view = twin.screen_of("reception")
        assert isinstance(view, ReceptionView)
        bench.qtbot.waitUntil(lambda: view.presenter.held)
        bench.qtbot.waitUntil(lambda: connections(bench.opened) == 1)
    finally:
        install_translators(app, "fr")
        gc.collect()


def test_a_list_that_the_store_let_go_of_is_still_read_by_its_places(bench: Bench) -> None:
    first, second = bench.add("TC-2025-0001", days_ago=1), bench.add("TC-2025-0002", days_ago=2)
    office = bench.office
    found: list[object] = []

    def look() -> None:
        key = office.lists.open("").key
        office.lists.hold(key)
        found.append(office.lists.place(key, second))
        bench.opened.disconnect()
        found.append(connections(bench.opened))
        found.append([row.id for row in office.lists.page(key, 0, 2) if row is not None])
        found.append(office.lists.ids(key))
        found.append(office.lists.place(key, second))

    bench.start()
    bench.desktop.writes.run(look)
    bench.settle()
    assert found == [1, 0, [first, second], (first, second), None]


def test_what_the_queries_have_is_guarded_like_them(bench: Bench) -> None:
    with pytest.raises(StoreTouchedOnGuiThread):
        bench.office.lists.open("")
