"""Réglages: the programme's standing and windows, programmes from folders, and the table of wages."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QSpinBox

from reviewer.dossier.request import NocVersion
from reviewer.programme.wages import RecordedWage
from tests.gui.pages import settings_of
from tests.support.gui import PROGRAMME as IATIEV
from tests.support.gui import Bench
from ui.places import RESOURCES
from ui.screens.settings.dialog_tables import CountDialog, WageDialog
from ui.screens.settings.view import PROGRAMME, WAGES, SettingsScreen
from ui.widgets.chip import Chip
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton
HEADINGS = "Code CNP;Version de la CNP;Salaire horaire;Valable du;Valable au;Source"


def wages(bench: Bench) -> tuple[RecordedWage, ...]:
    with bench.opened.store.read() as work:
        return tuple(work.wages.of(IATIEV))


def fill_wage(
    bench: Bench, screen: SettingsScreen, wage: str, first: QDate, *, source: str = "quebec.ca"
) -> WageDialog:
    """Ask for a new wage of the first occupation, until the end of 2025."""
    bench.qtbot.mouseClick(screen.tables.wages.add, LEFT)
    dialog = cast("WageDialog", screen.dialog)
    bench.child(QLineEdit, "wage_amount", dialog).setText(wage)
    dialog.start.setDate(first)
    dialog.end.known.click()
    dialog.end.edit.setDate(QDate(2025, 12, 31))
    bench.child(QLineEdit, "wage_source", dialog).setText(source)
    dialog.act.click()
    bench.settle()
    return dialog


# --- wages --------------------------------------------------------------------------------------------------------


def test_the_table_of_wages_is_empty_at_first_and_says_what_it_lacks(bench: Bench) -> None:
    screen = settings_of(bench, WAGES)
    assert screen.tables.wages.pile.currentIndex() == 1
    assert "reste à vérifier" in screen.tables.wages.lacking.sentence
    assert not screen.tables.wages.change.isEnabled()


def test_a_wage_is_added_changed_and_removed(bench: Bench) -> None:
    screen = settings_of(bench, WAGES)
    page = screen.tables.wages
    fill_wage(bench, screen, "60,25", QDate(2025, 1, 1))
    assert screen.dialog is None
    (row,) = page.model.rows
    assert (row.hourly_wage_cad, row.in_effect, page.pile.currentIndex()) == (Decimal("60.25"), True, 0)
    page.table.selectRow(0)
    bench.qtbot.mouseClick(page.change, LEFT)
    dialog = cast("WageDialog", screen.dialog)
    assert dialog.wage.text() == "60,25"
    dialog.wage.setText("61")
    dialog.act.click()
    bench.settle()
    assert [one.decile.hourly_wage_cad for one in wages(bench)] == [Decimal("61.00")]
    page.table.selectRow(0)
    bench.qtbot.mouseClick(page.remove, LEFT)
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    assert wages(bench) == ()
    assert page.model.rowCount() == 0


def test_overlapping_periods_are_refused_beside_the_period(bench: Bench) -> None:
    screen = settings_of(bench, WAGES)
    fill_wage(bench, screen, "60,25", QDate(2025, 1, 1))
    dialog = fill_wage(bench, screen, "62", QDate(2025, 6, 1))
    assert dialog.isVisible()
    assert "deux salaires le même jour" in dialog.fault_at("period")
    assert dialog.fault_at("wage") == ""
    assert len(wages(bench)) == 1
    dialog.start.setDate(QDate(2026, 1, 1))
    dialog.end.edit.setDate(QDate(2026, 12, 31))
    dialog.act.click()
    bench.settle()
    assert len(wages(bench)) == 2


def test_what_is_no_wage_and_what_has_no_source_is_said_at_its_field(bench: Bench) -> None:
    screen = settings_of(bench, WAGES)
    dialog = fill_wage(bench, screen, "beaucoup", QDate(2025, 1, 1))
    assert "comme 60,25" in dialog.fault_at("wage")
    dialog.wage.setText("0")
    dialog.act.click()
    bench.settle()
    assert "plus que zéro" in dialog.fault_at("wage")
    dialog.wage.setText("60,25")
    dialog.source.setText(" ")
    dialog.act.click()
    bench.settle()
    assert "où ce salaire est publié" in dialog.fault_at("source")
    assert dialog.fault_at("wage") == ""
    assert wages(bench) == ()


def test_wages_are_imported_from_a_csv_file(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "salaires.csv"
    path.write_text(f"{HEADINGS}\n2173;2016;60,25;2025-01-01;2025-12-31;quebec.ca\n", encoding="utf-8")
    screen = settings_of(bench, WAGES)
    screen.tables.bring(str(path))
    bench.settle()
    (wage,) = wages(bench)
    assert (wage.decile.code, wage.decile.noc_version) == ("2173", NocVersion.V2016)
    assert "salaires.csv" in bench.window.said


def test_every_fault_of_a_csv_file_is_listed_and_nothing_is_stored(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "salaires.csv"
    lines = ("2173;2016;-1;2025-01-01;2025-12-31;quebec.ca", "99;2016;12;2025-02-30;;quebec.ca")
    path.write_text("\n".join((HEADINGS, *lines, "")), encoding="utf-8")
    screen = settings_of(bench, WAGES)
    screen.tables.bring(str(path))
    bench.settle()
    assert len(screen.tables.wages.faults.rows) >= 3
    assert screen.tables.wages.faults.isVisible()
    assert screen.notice.isVisible()
    assert wages(bench) == ()


def test_who_does_not_keep_the_table_only_reads_it(bench: Bench) -> None:
    page = settings_of(bench, WAGES, "p-coord").tables.wages
    assert not any(button.isVisible() for button in (page.add, page.change, page.remove, page.bring))
    assert "administration" in page.reason.text()


# --- standing and windows -----------------------------------------------------------------------------------------


def test_the_standing_of_the_day_is_shown_with_its_source(bench: Bench) -> None:
    page = settings_of(bench, PROGRAMME, "p-coord").tables.programme
    assert page.standing.chip.text == "Ouvert"
    assert "31 décembre 2025" in page.standing.when.text()
    assert page.standing.source.text().startswith("Source")
    assert not page.reception.add.isVisible()
    assert not page.install.isEnabled()
    assert page.install.toolTip()


def test_a_published_count_shows_how_many_places_remain(bench: Bench) -> None:
    screen = settings_of(bench, PROGRAMME)
    card = screen.tables.programme.reception
    for profile, received in ((0, 100), (1, 151)):
        bench.qtbot.mouseClick(card.add, LEFT)
        dialog = cast("CountDialog", screen.dialog)
        bench.child(QComboBox, "count_profile", dialog).setCurrentIndex(profile)
        bench.child(QSpinBox, "count_received", dialog).setValue(received)
        dialog.day.setDate(QDate(2025, 1, 31))
        bench.child(QLineEdit, "count_source", dialog).setText("décision d’accès 28731")
        dialog.act.click()
        bench.settle()
        assert screen.dialog is None
    assert {one.received for one in card.model.rows} == {100, 151}
    shown = [text.text() for text in card.findChildren(Text) if text.isVisible()]
    assert "149" in shown  # the francophone cap floats: 300 in all less 151
    assert "49" in shown
    assert any("de plus que le plafond" in text for text in shown)
    assert "aucune place" in [chip.text for chip in card.findChildren(Chip) if chip.isVisible()]
    card.table.selectRow(0)
    bench.qtbot.mouseClick(card.remove, LEFT)
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    assert card.model.rowCount() == 1


def test_a_count_before_its_window_is_refused_beside_the_day(bench: Bench) -> None:
    screen = settings_of(bench, PROGRAMME)
    bench.qtbot.mouseClick(screen.tables.programme.reception.add, LEFT)
    dialog = cast("CountDialog", screen.dialog)
    dialog.day.setDate(QDate(2024, 12, 1))
    bench.child(QLineEdit, "count_source", dialog).setText("quebec.ca")
    dialog.act.click()
    bench.settle()
    assert "avant l’ouverture" in dialog.fault_at("day")
    assert dialog.isVisible()


def test_an_expert_reads_the_values_and_not_the_counts(bench: Bench) -> None:
    page = settings_of(bench, PROGRAMME, "p-expert").tables.programme
    assert not page.standing.isVisible()
    assert not page.reception.isVisible()
    assert page.choice.count() == 2


# --- programmes from folders --------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a third programme: the second one under another name."""
    made = tmp_path / "essai"
    shutil.copytree(RESOURCES / "programmes" / "talents-exception", made)
    path = made / "programme.toml"
    text = path.read_text(encoding="utf-8").replace('id = "talents-exception"', 'id = "essai"', 1)
    lines = ['series = "ES"' if line.startswith("series") else line for line in text.splitlines()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return made


def test_a_programme_is_installed_from_a_folder_and_stands_in_the_list(bench: Bench, folder: Path) -> None:
    screen = settings_of(bench, PROGRAMME)
    page = screen.tables.programme
    assert page.choice.findData("essai") == -1
    assert bench.child(QPushButton, "install_programme", screen).isEnabled()
    screen.tables.install(str(folder))
    bench.settle()
    assert page.faults.rows == ()
    assert page.choice.findData("essai") >= 0
    chips = [chip.text for chip in page.shelf.findChildren(Chip)]
    assert "installé" in chips
    page.choose("essai")
    assert page.chosen is not None
    assert page.chosen.series == "ES"


def test_every_fault_of_a_folder_is_listed_with_file_and_line(bench: Bench, folder: Path) -> None:
    path = folder / "programme.toml"
    lines = [
        "series = 12" if line.startswith("series") else line for line in path.read_text("utf-8").splitlines()
    ]
    path.write_text("\n".join(('surprise = "oui"', *lines)), encoding="utf-8")
    screen = settings_of(bench, PROGRAMME)
    page = screen.tables.programme
    screen.tables.install(str(folder))
    bench.settle()
    assert len(page.faults.rows) >= 2
    assert page.faults.isVisible()
    shown = [text.text() for text in page.faults.findChildren(Text)]
    assert "essai/programme.toml" in shown
    assert any(words.startswith("ligne ") for words in shown)
    assert page.choice.findData("essai") == -1
    screen.tables.install(str(folder))
    bench.settle()
    assert len(page.faults.rows) >= 2


def test_a_programme_that_ships_is_not_installed_over(bench: Bench) -> None:
    screen = settings_of(bench, PROGRAMME)
    screen.tables.install(str(RESOURCES / "programmes" / "iatiev"))
    bench.settle()
    assert "livré avec Avisé" in screen.notice.sentence
