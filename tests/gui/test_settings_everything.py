"""Every setting in one list: found by words, with what holds now and without it, and the way to where it is changed."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from reviewer.services.settings_catalogue import catalogue
from tests.support.gui import PROGRAMME, Bench
from ui.screens.settings.view import ALL, MAIL, SettingsScreen
from ui.screens.settings.view import PROGRAMME as PROGRAMME_TAB


def _settings(bench: Bench, person: str = "p-admin") -> SettingsScreen:
    bench.start()
    bench.become(person)
    screen = cast("SettingsScreen", bench.go("settings"))
    screen.tabs.setCurrentIndex(ALL)
    bench.settle()
    return screen


def _search(bench: Bench, screen: SettingsScreen, words: str) -> list[str]:
    screen.everything.search.setText(words)
    screen.everything.search.returnPressed.emit()
    bench.settle()
    return [one.described.key for one in screen.everything.model.rows]


def test_every_setting_is_there_with_what_holds_without_it(bench: Bench) -> None:
    screen = _settings(bench)
    model = screen.everything.model
    assert model.rowCount() == len(catalogue())
    for row in range(model.rowCount()):
        said = [str(model.index(row, column).data()) for column in range(model.columnCount())]
        assert all(said), said


def test_words_narrow_the_list_and_what_is_nowhere_is_said(bench: Bench) -> None:
    screen = _settings(bench)
    assert _search(bench, screen, "validité avis") == ["programme.validity."]
    assert _search(bench, screen, "zzz") == []
    assert screen.everything.none.isVisible()
    assert len(_search(bench, screen, "")) == len(catalogue())
    assert not screen.everything.none.isVisible()


def test_a_setting_opens_where_it_is_changed_at_its_field(bench: Bench, qtbot: QtBot) -> None:
    screen = _settings(bench)
    screen.everything.table.opened.emit("mail.host")
    bench.settle()
    assert screen.tabs.currentIndex() == MAIL
    qtbot.waitUntil(lambda: (QApplication.focusWidget() or screen).objectName() == "mail_host")


def test_a_setting_that_others_change_says_so_and_stays(bench: Bench) -> None:
    screen = _settings(bench, "p-coord")
    screen.everything.table.opened.emit("mail.host")
    assert screen.tabs.currentIndex() == ALL
    assert bench.window.said


def test_the_validity_is_changed_on_the_programmes_page_and_shows_in_the_list(bench: Bench) -> None:
    screen = _settings(bench)
    card = screen.tables.programme.validity
    screen.tables.programme.choose(PROGRAMME)
    assert card.months.value() == 12
    card.months.setValue(18)
    card.save.click()
    bench.settle()
    screen.tabs.setCurrentIndex(PROGRAMME_TAB)
    assert card.months.value() == 18
    assert card.source.text().startswith("Suggestion\u202f: 12 mois. Source\u202f: rapport d’évaluation")
    screen.tabs.setCurrentIndex(ALL)
    bench.settle()
    (row,) = (one for one in screen.everything.model.rows if one.described.key == "programme.validity.")
    assert row.value == "18"
    assert isinstance(bench.child(QSpinBox, "validity_months"), QSpinBox)


def test_who_may_not_change_the_validity_reads_it(bench: Bench) -> None:
    screen = _settings(bench, "p-coord")
    card = screen.tables.programme.validity
    assert not card.months.isEnabled()
    assert card.save.isHidden()
