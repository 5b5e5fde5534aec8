"""Réglages: people, experts, trust and keys, each for whom it is; the programme's values with their sources."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTabWidget

from reviewer.dossier.lifecycle import Role
from reviewer.services.settings import TRUST, key_path_of
from tests.gui.pages import setting
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.settings.dialog_people import PersonDialog
from ui.screens.settings.view import (
    ABOUT,
    ALL,
    BACKUPS,
    EXCHANGE,
    MAIL,
    PEOPLE,
    PROGRAMME,
    SIGNATURE,
    WAGES,
    SettingsScreen,
)
from ui.screens.settings.view import TRUST as TRUST_TAB
from ui.widgets.chip import Chip
from ui.widgets.reason_dialog import ReasonDialog

LEFT = Qt.MouseButton.LeftButton


def settings_of(bench: Bench, person: str = "p-admin") -> SettingsScreen:
    bench.start()
    bench.become(person)
    return cast("SettingsScreen", bench.go("settings"))


def tabs(screen: SettingsScreen) -> set[int]:
    return {index for index in range(screen.tabs.count()) if screen.tabs.isTabVisible(index)}


def test_each_role_has_its_own_tabs(bench: Bench) -> None:
    assert tabs(settings_of(bench)) == {
        PEOPLE, TRUST_TAB, PROGRAMME, WAGES, SIGNATURE, MAIL, EXCHANGE, BACKUPS, ABOUT, ALL,
    }  # fmt: skip
    for person, expected in {
        "p-coord": {PROGRAMME, WAGES, EXCHANGE, ABOUT, ALL},
        "p-sign": {TRUST_TAB, PROGRAMME, WAGES, SIGNATURE, ABOUT, ALL},
        "p-expert": {PROGRAMME, ABOUT, ALL},
    }.items():
        bench.become(person)
        assert tabs(cast("SettingsScreen", bench.go("settings"))) == expected


def test_a_person_is_added_with_roles(bench: Bench) -> None:
    screen = settings_of(bench)
    bench.qtbot.mouseClick(screen.add_person, LEFT)
    dialog = cast("PersonDialog", screen.dialog)
    bench.child(QLineEdit, "person_name", dialog).setText("Zoé Pelletier")
    bench.child(QCheckBox, "role_signatory", dialog).click()
    dialog.act.click()
    bench.settle()
    assert screen.dialog is None
    added = next(one for one in screen.people_model.rows if one.name == "Zoé Pelletier")
    assert added.roles == {Role.SIGNATORY}
    assert "Zoé Pelletier" in bench.window.said


def test_a_name_that_is_there_already_is_refused_in_the_dialog(bench: Bench) -> None:
    screen = settings_of(bench)
    bench.qtbot.mouseClick(screen.add_person, LEFT)
    dialog = cast("PersonDialog", screen.dialog)
    bench.child(QLineEdit, "person_name", dialog).setText("maude gagnon")
    dialog.act.click()
    bench.settle()
    assert dialog.isVisible()
    assert "figure déjà" in dialog.notice.sentence
    assert bench.child(QLineEdit, "person_name", dialog).text() == "maude gagnon"


def test_the_last_administrator_stays(bench: Bench) -> None:
    screen = settings_of(bench)
    screen.people.select_id("p-admin")
    bench.qtbot.mouseClick(screen.edit_person, LEFT)
    dialog = cast("PersonDialog", screen.dialog)
    bench.child(QCheckBox, "person_active", dialog).click()
    dialog.act.click()
    bench.settle()
    assert "dernière personne" in dialog.notice.sentence


def test_a_trusted_certificate_is_added_and_removed(bench: Bench, stories: Stories) -> None:
    stories.key()
    assert stories.authority is not None
    screen = settings_of(bench)
    screen.tabs.setCurrentIndex(TRUST_TAB)
    screen.presenter.trust(stories.authority.certificate)
    bench.settle()
    assert [row.name for row in screen.trust_model.rows] == ["Autorité d’essai"]
    screen.presenter.trust(stories.authority.certificate)
    bench.settle()
    assert len(screen.trust_model.rows) == 1
    screen.trust.selectRow(0)
    bench.qtbot.mouseClick(screen.remove_trust, LEFT)
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    assert screen.trust_model.rowCount() == 0
    assert setting(bench, TRUST) == ""


def test_a_file_without_a_certificate_is_refused_on_the_screen(bench: Bench, tmp_path: Path) -> None:
    wrong = tmp_path / "notes.pem"
    wrong.write_text("rien", encoding="utf-8")
    screen = settings_of(bench)
    screen.presenter.trust(wrong)
    bench.settle()
    assert "certificat" in screen.notice.sentence
    assert setting(bench, TRUST) is None


def test_a_signatory_remembers_where_the_key_is(bench: Bench) -> None:
    screen = settings_of(bench, "p-sign")
    screen.tabs.setCurrentIndex(TRUST_TAB)
    bench.child(QLineEdit, "own_key_path", screen).setText("/cles/helene.p12")
    bench.qtbot.mouseClick(bench.child(QPushButton, "save_key_path", screen), LEFT)
    bench.settle()
    assert setting(bench, key_path_of("p-sign")) == "/cles/helene.p12"
    assert not screen.certificates.isVisible()


def test_the_programme_s_values_say_how_sure_they_are(bench: Bench) -> None:
    screen = settings_of(bench, "p-coord")
    screen.tabs.setCurrentIndex(PROGRAMME)
    sure = [chip.text for chip in screen.findChildren(Chip) if chip.isVisible()]
    assert "officiel" in sure
    assert "à confirmer" in sure


def test_the_subjects_stand_in_a_list_where_there_is_room_and_are_chosen_by_the_arrows(bench: Bench) -> None:
    bench.window.resize(1440, 900)
    screen = settings_of(bench)
    bar = screen.tabs.tabBar()
    assert screen.tabs.tabPosition() is QTabWidget.TabPosition.West
    assert all(bar.tabRect(one).bottom() < bar.height() for one in tabs(screen))
    screen.tabs.setCurrentIndex(PROGRAMME)
    bench.qtbot.keyClick(bar, Qt.Key.Key_Down)
    assert screen.tabs.currentIndex() == min(one for one in tabs(screen) if one > PROGRAMME)
    bench.qtbot.keyClick(bar, Qt.Key.Key_Up)
    assert screen.tabs.currentIndex() == PROGRAMME
    bench.window.resize(900, 600)
    bench.settle()
    assert screen.tabs.tabPosition() is QTabWidget.TabPosition.North
    bench.window.resize(1440, 900)
