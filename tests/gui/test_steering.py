"""Pilotage: counts as bars, as words and as a table; what expires soon; what waits in quarantine."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt

from reviewer.dossier.lifecycle import DossierState
from reviewer.services.clock import PinnedClock
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.steering.presenter import months_through
from ui.screens.steering.view import SteeringScreen


def test_counts_stand_as_bars_in_words_and_as_a_table(bench: Bench) -> None:
    for number in range(3):
        bench.add(f"TC-2025-000{number}")
    bench.add("TC-2025-0009", DossierState.WITHDRAWN, days_ago=40)
    bench.start()
    screen = cast("SteeringScreen", bench.go("oversight"))
    assert "Reçue 3" in screen.funnel.bars.accessibleDescription()
    assert "Retirée 1" in screen.funnel.bars.accessibleDescription()
    assert [(bar.label, bar.value) for bar in screen.months.model.rows] == [
        ("avril 2025", 1),
        ("mai 2025", 3),
    ]
    assert screen.subtitle.text() == "Dossiers ouverts\u202f: 3 sur 4"
    bench.qtbot.keyClick(screen.funnel.as_table, Qt.Key.Key_Space)
    assert screen.funnel.table.isVisible()
    assert not screen.funnel.bars.isVisible()


def test_a_month_without_a_request_stands_among_the_others(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002", days_ago=100)
    bench.start()
    screen = cast("SteeringScreen", bench.go("oversight"))
    assert [(bar.label, bar.value) for bar in screen.months.model.rows] == [
        ("février 2025", 1),
        ("mars 2025", 0),
        ("avril 2025", 0),
        ("mai 2025", 1),
    ]


def test_months_run_to_today_over_the_end_of_a_year_and_never_beyond_what_is_known() -> None:
    assert months_through((("2024-11", 2),), date(2025, 1, 31)) == (
        ("2024-11", 2),
        ("2024-12", 0),
        ("2025-01", 0),
    )
    assert months_through((("2025-03", 1),), date(2025, 1, 1)) == (("2025-03", 1),)
    assert months_through((), date(2025, 1, 1)) == ()


def test_avis_that_expire_within_90_days_are_listed_and_open(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    bench.start()
    screen = cast("SteeringScreen", bench.go("oversight"))
    assert not screen.model.rows
    clock = bench.office.desk.clock
    assert isinstance(clock, PinnedClock)
    clock.move_to(date(2025, 12, 10))
    screen.presenter.reload()
    bench.settle()
    assert [row.number for row in screen.model.rows] == ["IA-2025-0001"]
    screen.table.selectRow(0)
    bench.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("avis_page")


def test_rows_in_quarantine_are_counted_for_all_and_corrected_by_those_who_may(
    bench: Bench, tmp_path: Path
) -> None:
    bench.start()
    bad = tmp_path / "demandes.json"
    bad.write_text(
        '[{"schema": "avise.request/1", "reference": "TC-1", "received_on": "hier"}]', encoding="utf-8"
    )
    bench.desktop.writes.run(lambda: bench.office.intake.take_in(bad, "iatiev"))
    bench.settle()
    screen = cast("SteeringScreen", bench.go("oversight"))
    assert screen.waiting.text() == "1 ligne de fichier attend une correction."
    assert screen.correct.isVisible()
    bench.become("p-audit")
    screen = cast("SteeringScreen", bench.go("oversight"))
    assert screen.waiting.text() == "1 ligne de fichier attend une correction."
    assert not screen.correct.isVisible()
