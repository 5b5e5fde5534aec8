"""French and English without a restart: every window is said anew, and nothing that was typed is lost."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import DossierState
from tests.support.gui import Bench
from tests.support.requests import request_document
from tests.support.words import said_in
from ui import formats
from ui.language import Language, current, install_translators
from ui.places_of_work import PLACES
from ui.preferences import Preferences
from ui.retelling import Resuming, retell
from ui.theme.theme import Mode, Theme


@pytest.fixture(autouse=True)
def french_again(qapp: QApplication) -> Iterator[None]:
    yield
    install_translators(qapp, "fr")


def switch(bench: Bench, language: Language) -> None:
    """Choose a language as its menu does, and wait until the twin stands where the window stood."""
    twin: Any = retell(bench.window, language)
    bench.qtbot.addWidget(twin)
    bench.window, bench.desktop = twin, twin.desktop
    bench.office = twin.desktop.office
    bench.settle()
    resuming = twin.findChild(Resuming)
    bench.qtbot.waitUntil(lambda: not resuming.busy, timeout=15_000)
    bench.settle()
    gc.collect()  # the former window is gone for good


def quarantined(bench: Bench, folder: Path) -> None:
    path = folder / "demandes.json"
    document = request_document(reference="TC-2025-0003", job__annual_salary_cad="cent mille")
    path.write_text(json.dumps([document]), encoding="utf-8")
    reception: Any = bench.window.screen_of("reception")
    reception.presenter.take_in([path])
    bench.settle()
    for dialog in QApplication.topLevelWidgets():
        if dialog.isVisible() and dialog is not bench.window:
            dialog.close()


def test_a_window_says_everything_anew_where_it_stood(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.go("reception")
    bench.go("dossier", dossier_id)
    assert bench.window.rail.button("settings").text() == "Réglages"
    place = bench.window.geometry()
    switch(bench, Language.ENGLISH)
    assert current() is Language.ENGLISH
    assert bench.window.rail.button("settings").text() == "Settings"
    assert bench.window.geometry() == place
    assert bench.window.place_now == ("dossier", dossier_id)
    bench.window.back()
    bench.settle()
    assert bench.window.place_key == "reception"


def test_and_back_to_french(bench: Bench) -> None:
    bench.start()
    switch(bench, Language.ENGLISH)
    switch(bench, Language.FRENCH)
    assert bench.window.rail.button("settings").text() == "Réglages"


def test_what_was_typed_in_a_form_is_still_there(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    bench.start()
    quarantined(bench, tmp_path)
    view = bench.go("quarantine")
    field = bench.child(QLineEdit, "fact_job.annual_salary_cad", view)
    field.clear()
    qtbot.keyClicks(field, "104000.0")
    switch(bench, Language.ENGLISH)
    field = bench.child(QLineEdit, "fact_job.annual_salary_cad", bench.window.screen_of("quarantine"))
    assert field.text() == "104000.0"


def test_what_was_typed_on_a_screen_behind_is_there_when_one_comes_back(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    bench.start()
    quarantined(bench, tmp_path)
    view = bench.go("quarantine")
    field = bench.child(QPlainTextEdit, "fact_job.description", view)
    field.setPlainText("Apprentissage profond, en français.")
    bench.go("settings")
    switch(bench, Language.ENGLISH)
    view = bench.go("quarantine")
    resuming = bench.window.findChild(Resuming)
    assert resuming is not None
    qtbot.waitUntil(lambda: not resuming.busy, timeout=15_000)
    assert bench.child(QPlainTextEdit, "fact_job.description", view).toPlainText() == (
        "Apprentissage profond, en français."
    )


def test_a_criterion_decided_otherwise_and_not_stored_yet_goes_along(bench: Bench) -> None:
    from reviewer.admissibility.override import CriterionOverride
    from reviewer.admissibility.verdict import CriterionOutcome

    dossier_id = bench.add("TC-2025-0001", candidate__intends_to_settle=None)
    bench.start()
    page: Any = bench.go("dossier", dossier_id)
    override = CriterionOverride(
        criterion_id="GEN-INTENT", outcome=CriterionOutcome.MET, reason="Lettre du 3 mai."
    )
    page.presenter.override(override)
    switch(bench, Language.ENGLISH)
    page = bench.window.screen_of("dossier")
    assert page.presenter.pending == (override,)


def test_nothing_is_switched_under_an_open_dialog(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    bench.become("p-admin")
    settings: Any = bench.go("settings")
    settings.add_person.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert retell(bench.window, Language.ENGLISH) is bench.window
    assert current() is Language.FRENCH
    settings.close_dialog()


def test_the_menu_names_each_language_in_itself(bench: Bench) -> None:
    bench.start()
    bench.window.language.click()
    menu = bench.window.languages
    assert [one.text() for one in menu.actions()] == ["Français", "English"]
    assert [one.isChecked() for one in menu.actions()] == [True, False]
    menu.close()


@pytest.mark.parametrize("place", [place.key for place in PLACES])
def test_no_french_word_of_ours_is_left_on_an_english_screen(
    bench: Bench, tmp_path: Path, place: str
) -> None:
    """What people wrote and what the programme says officially stays as it is; the words of the windows do not."""
    dossier_id = bench.add("TC-2025-0001", candidate__intends_to_settle=None)
    bench.add("TC-2025-0002", DossierState.ADMISSIBLE)
    bench.start()
    quarantined(bench, tmp_path)
    about_one = {"dossier", "comparison", "avis_page", "readings", "grid"}
    bench.go(place, dossier_id if place in about_one else None)
    switch(bench, Language.ENGLISH)
    assert said_in("fr", bench.window) == []


def test_dates_numbers_and_money_follow_the_language(qapp: QApplication) -> None:
    day, amount = date(2025, 6, 1), Decimal("105000.50")
    at = datetime(2025, 6, 1, 18, 5, tzinfo=UTC)
    assert formats.long_date(day) == "1er juin 2025"
    assert formats.money(amount) == "105\u202f000,50\u202f$"
    assert formats.number(Decimal("1234.50")) == "1\u202f234,5"
    assert formats.percent(Decimal("12.5")) == "12,5\u202f%"
    assert formats.decimals(-0.25) == "\u22120,25"
    assert formats.moment(at) == "2025-06-01, 14\u202fh\u202f05"
    install_translators(qapp, "en")
    assert formats.long_date(day) == "June 1, 2025"
    assert formats.money(amount) == "$105,000.50"
    assert formats.number(Decimal("1234.50")) == "1,234.5"
    assert formats.percent(Decimal("12.5")) == "12.5%"
    assert formats.decimals(-0.25) == "\u22120.25"
    assert formats.moment(at) == "2025-06-01, 14:05"
    assert formats.size(1_500_000) == "1.4 MB"


def test_what_was_chosen_is_there_at_the_next_start(theme: Theme, qapp: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    first = Preferences(file)
    assert (first.language, first.mode, first.scale) == (Language.FRENCH, Mode.SYSTEM, 1.0)
    dressed = first.dress(qapp)
    dressed.choose(Mode.DARK)
    dressed.rescale(1.5)
    first.speak(Language.ENGLISH)
    first.setParent(None)
    again = Preferences(file)
    assert (again.language, again.mode, again.scale) == (Language.ENGLISH, Mode.DARK, 1.5)
    dressed.rescale(1.0)
    dressed.choose(Mode.LIGHT)
    first.deleteLater()


def test_a_preference_that_is_none_of_ours_counts_as_never_chosen(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[General]\nlanguage=klingon\nmode=blink\nscale=40\n", encoding="utf-8")
    found = Preferences(file)
    assert (found.language, found.mode, found.scale) == (Language.FRENCH, Mode.SYSTEM, 1.0)


def test_qts_own_words_follow(qapp: QApplication) -> None:
    install_translators(qapp, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert re.match("Annuler", QCoreApplication.translate("QPlatformTheme", "Cancel")) is None
