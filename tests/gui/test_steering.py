"""Pilotage: each figure in a picture, in words and as a table, and the list behind it counts the same."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QPushButton

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import DossierState
from reviewer.dossier.people import Actor
from reviewer.services.clock import PinnedClock
from tests.support.gui import PEOPLE, TODAY, Bench
from tests.support.stories import Stories
from ui.screens.reception.view import ReceptionView
from ui.screens.steering.board import spans
from ui.screens.steering.dialog_settle import SettleDialog
from ui.screens.steering.view import SteeringScreen
from ui.theme.theme import Mode
from ui.widgets.charts.chart_card import CSV, PNG, SVG, ChartCard


def _screen(bench: Bench) -> SteeringScreen:
    return cast("SteeringScreen", bench.go("oversight"))


def _shown(card: ChartCard) -> dict[str, str]:
    return {mark.label: mark.shown for mark in card.model.rows}


def _period(screen: SteeringScreen, bench: Bench, key: str) -> None:
    screen.period.setCurrentIndex(screen.period.findData(key))
    bench.settle()


def _search(screen: SteeringScreen, bench: Bench, text: str) -> None:
    screen.filter.setText(text)
    bench.qtbot.keyClick(screen.filter, Qt.Key.Key_Return)
    bench.settle()


def test_counts_stand_as_bars_in_words_and_as_a_table(bench: Bench) -> None:
    for number in range(3):
        bench.add(f"TC-2025-000{number}")
    bench.add("TC-2025-0009", DossierState.WITHDRAWN, days_ago=40)
    bench.start()
    screen = _screen(bench)
    assert "Reçue 3" in screen.steps.chart.accessibleDescription()
    assert _shown(screen.funnel)["Reçues"] == "4"
    assert "4 dossiers" in screen.subtitle.text()
    bench.qtbot.keyClick(screen.funnel.as_table, Qt.Key.Key_Space)
    assert screen.funnel.table.isVisible()
    assert not screen.funnel.chart.isVisible()


def test_the_curve_runs_from_the_opening_of_the_window_and_stands_against_its_caps(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002", days_ago=100)
    bench.start()
    screen = _screen(bench)
    assert [mark.shown for mark in screen.months.model.rows] == ["0", "1", "0", "0", "1"]
    assert [(line.values[-1], line.cap) for line in screen.curve.lines] == [(2, 300), (0, 300)]
    assert "sur un plafond de 300" in screen.curve.accessibleDescription()
    _period(screen, bench, "all")
    assert [mark.value for mark in screen.months.model.rows] == [1, 0, 0, 1]
    assert [line.cap for line in screen.curve.lines] == [None]


def test_every_figure_opens_the_list_behind_it_and_the_list_counts_the_same(
    bench: Bench, stories: Stories
) -> None:
    for number in range(3):
        bench.add(f"TC-2025-000{number}", days_ago=60)
    bench.add("TC-2025-0009", DossierState.WITHDRAWN, days_ago=40)
    stories.signed(bench.add("TC-2025-0010"))
    bench.start()
    screen = _screen(bench)
    opened = 0
    cards = (screen.funnel, screen.months, screen.steps, screen.late, screen.delays, screen.expiring)
    figures = [(card, mark) for card in cards for mark in card.model.rows]
    for card, mark in figures:
        if not mark.openable or card is screen.delays:
            continue
        screen = _screen(bench)
        card.opened.emit(mark.key)
        bench.settle()
        if bench.window.stack.currentWidget() is bench.window.screen_of("reception"):
            assert cast("ReceptionView", bench.window.screen_of("reception")).model.rowCount() == mark.value
        else:
            assert screen.behind is not None
            assert len(screen.behind.model.rows) == mark.value, mark
            screen.behind.accept()
        opened += 1
    assert opened >= 8


def test_a_figure_that_no_search_can_say_lists_its_dossiers_which_open(
    bench: Bench, stories: Stories
) -> None:
    stories.signed(bench.add("TC-2025-0010"))
    bench.start()
    screen = _screen(bench)
    chart = screen.funnel.chart
    chart.setFocus()
    for _ in range(4):
        bench.qtbot.keyClick(chart, Qt.Key.Key_Down)
    bench.qtbot.keyClick(chart, Qt.Key.Key_Return)
    bench.settle()
    assert screen.behind is not None
    assert [row.reference for row in screen.behind.model.rows] == ["TC-2025-0010"]
    bench.qtbot.keyClick(screen.behind.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("dossier")


def test_a_filter_counts_only_what_the_search_finds_and_one_with_faults_counts_nothing(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002", DossierState.WITHDRAWN)
    bench.start()
    screen = _screen(bench)
    _search(screen, bench, "état:retiree sous-volet:travailleur-étranger")
    assert _shown(screen.funnel)["Reçues"] == "1"
    _search(screen, bench, "état:nulle-part")
    assert "pas comprise" in screen.notice.sentence
    assert _shown(screen.funnel)["Reçues"] == "1"


def test_avis_that_expire_are_counted_at_30_60_and_90_days(bench: Bench, stories: Stories) -> None:
    stories.signed(bench.add("TC-2025-0001"))
    bench.start()
    screen = _screen(bench)
    assert [mark.shown for mark in screen.expiring.model.rows] == ["0", "0", "0"]
    clock = bench.office.desk.clock
    assert isinstance(clock, PinnedClock)
    clock.move_to(date(2025, 12, 10))
    screen.presenter.reload()
    bench.settle()
    assert [mark.value for mark in screen.expiring.model.rows] in ([1, 1, 1], [0, 1, 1], [0, 0, 1])


def test_a_figure_in_doubt_is_marked_until_somebody_decides_with_a_reason(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    coordinator = PEOPLE[0]
    with bench.opened.store.begin() as work:
        actor = Actor(coordinator.id, coordinator.name, coordinator.roles)
        work.commit(actor, PinnedClock(TODAY).now(), Event(name="request_taken_in", details={"version": 1}))
    bench.start()
    screen = _screen(bench)
    assert all(mark.doubtful for mark in screen.funnel.model.rows)
    bench.child(QPushButton, "doubt_journal", screen).click()
    bench.settle()
    dialog = screen.dialog
    assert isinstance(dialog, SettleDialog)
    dialog.act.click()
    assert dialog.isVisible()
    dialog.answer.choose("yes")
    dialog.reason.setPlainText("Ligne d’essai.")
    dialog.act.click()
    bench.settle()
    assert not any(mark.doubtful for mark in screen.funnel.model.rows)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_chart_leaves_as_svg_png_and_csv_named_internal_and_told_to_the_journal(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    bench.add("TC-2025-0001")
    bench.theme.choose(mode)
    bench.start()
    screen = _screen(bench)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    for form in (SVG, PNG, CSV):
        for card in (screen.funnel, screen.months, screen.delays):
            card.leave_asked.emit(form)
            bench.settle()
    names = sorted(path.name for path in tmp_path.glob("*-2025-05-20.*"))
    assert len(names) == 9
    assert all(name.startswith("INTERNE-") for name in names)
    svg = ET.fromstring((tmp_path / "INTERNE-parcours-2025-05-20.svg").read_text(encoding="utf-8"))
    assert svg.find("{http://www.w3.org/2000/svg}title") is not None
    assert not QImage(str(tmp_path / "INTERNE-receptions-2025-05-20.png")).isNull()
    text = (tmp_path / "INTERNE-parcours-2025-05-20.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    assert any("Usage interne" in cell for row in rows for cell in row)
    assert ["Reçues", "1"] in [row[:2] for row in rows]
    with bench.opened.store.read() as work:
        told = [line.event for line in work.journal.entries() if line.event == "chart_exported"]
    assert len(told) == 9


def test_exact_figures_leave_for_the_house_only(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.add("TC-2025-0001")
    bench.start()
    screen = _screen(bench)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    screen.export.click()
    assert screen.dialog is not None
    screen.dialog.act.click()
    bench.settle()
    assert [path.name for path in tmp_path.glob("INTERNE*")] == ["INTERNE-chiffres-2025-05-20.xlsx"]
    assert screen.dialog is None


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
    screen = _screen(bench)
    assert screen.waiting.text() == "1 ligne de fichier attend une correction."
    assert screen.correct.isVisible()
    bench.become("p-audit")
    screen = _screen(bench)
    assert screen.waiting.text() == "1 ligne de fichier attend une correction."
    assert not screen.correct.isVisible()


def test_whoever_may_not_read_figures_sees_what_waits_for_them_and_no_figure_of_the_house(
    bench: Bench,
) -> None:
    bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-sign")
    screen = _screen(bench)
    assert _shown(screen.steps)["Reçue"] == "1"
    for part in (screen.choices, screen.funnel, screen.months, screen.delays, screen.quality, screen.export):
        assert not part.isVisible()


def test_the_periods_are_the_windows_that_have_begun_and_the_open_one_comes_first(bench: Bench) -> None:
    programmes = tuple(bench.office.desk.programmes.values())
    keys = [span.key for span in spans(programmes, date(2025, 5, 20))]
    assert keys[0] == "window:iatiev:2025-01-13"
    assert keys[1] == "year"
    assert keys[-1] == "all"
    assert spans(programmes, date(2021, 1, 1))[0].key == "year"
