"""« Who saw this dossier? », answered in two clicks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor
from tests.support.gui import Bench
from ui.screens.dossier.view import DossierPage
from ui.screens.readings.view import ReadingsScreen
from ui.screens.reception.view import ReceptionView


class Clicks(QObject):
    """Counts how often a mouse button goes down, anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a press once: the window's own, before it is handed to what is under the pointer."""
        if isinstance(watched, QWindow) and event.type() in {
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonDblClick,
        }:
            self.count += 1
        return False


@pytest.fixture
def clicks(qapp: QApplication) -> Iterator[Clicks]:
    """Return a counter of clicks."""
    counter = Clicks()
    qapp.installEventFilter(counter)
    yield counter
    qapp.removeEventFilter(counter)


def click(bench: Bench, widget: QWidget, at: QPoint | None = None) -> None:
    """Press and release where a hand would: at a point of the window itself."""
    window = bench.window.windowHandle()
    assert window is not None
    QTest.mouseClick(
        window,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        widget.mapTo(bench.window, at or widget.rect().center()),
    )
    bench.settle()


def test_an_auditor_sees_who_saw_a_dossier_in_two_clicks_from_where_they_begin(
    bench: Bench, clicks: Clicks
) -> None:
    wanted, other = bench.add("TC-2025-0001", days_ago=9), bench.add("TC-2025-0002", days_ago=1)
    bench.start()
    bench.become("p-coord")
    for dossier_id in (wanted, other):
        bench.go("dossier", dossier_id)
    bench.become("p-audit")
    reception = cast("ReceptionView", bench.window.stack.currentWidget())
    row = reception.model.index_of(wanted)
    assert reception.table.current_id == other  # it is not the one that was chosen already
    click(bench, reception.table.viewport(), reception.table.visualRect(row).center())
    click(bench, reception.readers)
    view = cast("ReadingsScreen", bench.window.stack.currentWidget())
    assert [row.actor_id for row in view.model.rows] == ["p-coord"]
    assert view.subtitle.text().startswith("TC-2025-0001 – 1 personne")
    assert clicks.count == 2


def test_from_the_page_of_the_dossier_it_is_one_click(bench: Bench, clicks: Clicks) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-audit")
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    page.history.readers.click()
    bench.settle()
    view = cast("ReadingsScreen", bench.window.stack.currentWidget())
    began = {"p-coord"}  # who sat there first may have had it beside the list
    assert {row.actor_id for row in view.model.rows} - began == {"p-audit"}
    assert clicks.count == 0


@pytest.mark.parametrize("person", ["p-coord", "p-clerk", "p-sign"])
def test_the_list_offers_the_readings_to_nobody_who_may_not_see_them(bench: Bench, person: str) -> None:
    bench.add("TC-2025-0001")
    bench.start()
    bench.become(person)
    assert not cast("ReceptionView", bench.go("reception")).readers.isVisible()


def test_the_page_says_quietly_how_far_it_is_proved_and_that_a_stamp_did_not_come(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    with bench.opened.store.begin() as work:
        administrator = Actor("p-admin", "Farid Benali", frozenset({Role.ADMINISTRATOR}))
        failed = Event(name="journal_stamp_failed", details={"number": 1, "reason": "timeout"})
        work.commit(administrator, bench.office.desk.now(), failed)
    bench.start()
    bench.become("p-audit")
    view = cast("ReadingsScreen", bench.go("readings", dossier_id))
    assert "ne sont pas encore scellés" in view.proof.text()
    assert "L’horodatage demandé n’est pas venu" in view.proof.text()
    assert not bench.window.trouble.isVisible()


def test_a_coordinator_is_not_offered_the_readings(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-coord")
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    assert not page.history.readers.isVisibleTo(page.history)
