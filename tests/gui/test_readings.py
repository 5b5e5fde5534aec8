"""« Who saw this dossier? », answered in two clicks."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.gui import Bench
from ui.screens.dossier.view import DossierPage
from ui.screens.readings.view import ReadingsScreen


def test_an_auditor_sees_who_read_the_dossier_two_clicks_from_the_list(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-coord")
    bench.go("dossier", dossier_id)
    bench.become("p-audit")
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    qtbot.mouseClick(page.history.readers, Qt.MouseButton.LeftButton)
    bench.settle()
    view = cast("ReadingsScreen", bench.window.screen_of("readings"))
    assert {row.actor_id for row in view.model.rows} == {"p-audit", "p-coord"}
    assert view.subtitle.text().startswith("TC-2025-0001 – 2 personnes")


def test_a_coordinator_is_not_offered_the_readings(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-coord")
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    assert not page.history.readers.isVisibleTo(page.history)
