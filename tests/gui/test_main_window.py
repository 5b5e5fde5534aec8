"""The window: who acts, what waits, which day it is, trouble that stays, and writes that are finished."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.store import open_store
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.errors import EnvironmentTrouble
from reviewer.services.changes import Changes
from reviewer.services.clock import PinnedClock
from reviewer.services.desk import NOBODY, Desk
from reviewer.services.office import Office
from reviewer.wording import Wording
from tests.support.gui import Bench
from ui.application import assemble
from ui.main_window import MainWindow
from ui.theme.theme import Mode, Theme
from ui.widgets.rail import PersonButton


class Real(PinnedClock):
    """A clock that stands still but says that it is the real one."""

    pinned = False


def on_day(office: Office, day: date) -> Office:
    desk = office.desk
    return replace(office, desk=Desk(desk.store, Real(day), desk.session, desk.programmes))


def day_of(window: MainWindow) -> str:
    label = window.findChild(QLabel, "day")
    assert label is not None
    return label.text()


def test_the_demonstration_says_that_its_date_is_fixed(bench: Bench) -> None:
    bench.start()
    assert day_of(bench.window) == "Démonstration – date figée au 20 mai 2025"


def test_a_real_database_says_after_the_end_that_the_programme_is_closed(
    qtbot: QtBot, theme: Theme, bench: Bench
) -> None:
    window = MainWindow(theme, Wording.load())
    qtbot.addWidget(window)
    desktop = assemble(on_day(bench.office, date(2026, 3, 2)), theme, Wording.load())
    window.install(desktop)
    assert "clos depuis le 1er janvier 2026" in day_of(window)
    window.close()


def test_the_rail_counts_what_waits(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002", DossierState.INCOMPLETE)
    bench.add("TC-2025-0003", DossierState.ISSUED)
    bench.start()
    button = bench.window.rail.button("reception")
    assert button.count == "2"
    assert button.accessibleDescription() == "2 à trier ou en attente de documents, 0 en quarantaine"


def test_another_person_can_act_and_sees_their_own_places(qtbot: QtBot, bench: Bench) -> None:
    bench.start()
    action = next(one for one in bench.window.rail.people_menu.actions() if "Nguyễn" in one.text())
    action.trigger()
    bench.settle()
    assert bench.office.session.current().name == "Nguyễn Thị Mai"
    assert bench.window.said == "Vous agissez au nom de Nguyễn Thị Mai."
    assert not bench.window.rail.button("avis").isVisible()


def test_a_person_acts_only_after_what_was_asked_for_as_another_is_done(bench: Bench) -> None:
    bench.start()
    acted: list[str] = []

    def slow() -> Changes:
        time.sleep(0.05)
        acted.append(bench.office.session.current().id)
        return Changes()

    bench.desktop.writes.run(slow)
    bench.become("p-clerk")
    assert acted == ["p-coord"]
    assert bench.office.session.current().id == "p-clerk"


def test_trouble_outside_the_program_stands_in_a_bar_until_it_is_closed(qtbot: QtBot, bench: Bench) -> None:
    bench.start()

    def full() -> None:
        raise EnvironmentTrouble("disque plein")

    bench.desktop.writes.run(full)
    bench.settle()
    notice = bench.window.trouble.notice
    assert bench.window.trouble.isVisible()
    assert "Vérifiez le disque" in notice.sentence
    bench.go("reception")
    assert bench.window.trouble.isVisible()
    notice.clear()
    assert not bench.window.trouble.isVisible()


def test_a_defect_is_said_in_words_too(bench: Bench, caplog: object) -> None:
    bench.start()

    def defect() -> None:
        raise KeyError("x")

    bench.desktop.reads.ask("x", defect, done=bench.window.say)
    bench.settle()
    assert "imprévu" in bench.window.trouble.notice.sentence
    assert "KeyError" in bench.window.trouble.notice.sentence


def test_dark_and_text_size_change_at_run_time(qtbot: QtBot, bench: Bench) -> None:
    bench.start()
    qtbot.mouseClick(bench.window.dark, Qt.MouseButton.LeftButton)
    assert bench.theme.colours.name == "dark"
    qtbot.mouseClick(bench.window.larger, Qt.MouseButton.LeftButton)
    assert bench.theme.scale == 1.25
    assert bench.window.said == "Texte à 125\u202f%"
    bench.theme.choose(Mode.LIGHT)
    bench.theme.rescale(1.0)


def test_at_twice_the_text_size_a_status_that_does_not_fit_is_said_in_full_by_its_tool_tip(
    bench: Bench,
) -> None:
    bench.start()
    window = bench.window
    bench.theme.rescale(2.0)
    try:
        window.resize(window.minimumSize())
        window.say("La copie du jour est faite et vérifiée : avise-2025-05-20-083000")
        bench.settle()
        QApplication.processEvents()
        labels = [window.findChild(QLabel, name) for name in ("said", "day")]
        for label in labels:
            assert label is not None
            whole = label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
            assert label.toolTip() == ("" if whole else label.text())
        assert any(label is not None and label.toolTip() for label in labels)
    finally:
        bench.theme.rescale(1.0)


def test_alt_left_goes_back(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.go("reception")
    bench.go("dossier", dossier_id)
    qtbot.keySequence(bench.window, QKeySequence("Alt+Left"))
    assert bench.window.stack.currentWidget() is bench.window.screen_of("reception")


def test_closing_finishes_the_writes(bench: Bench) -> None:
    bench.start()
    done: list[int] = []

    def slow(number: int) -> None:
        time.sleep(0.01)
        done.append(number)

    for number in range(5):
        bench.desktop.writes.run(partial(slow, number))
    bench.window.close()
    assert done == [0, 1, 2, 3, 4]


def test_a_new_database_asks_for_its_first_administrator(
    qtbot: QtBot, theme: Theme, bench: Bench, tmp_path: Path
) -> None:
    from tests.support.gui import office_over

    opened = open_store(f"sqlite:///{(tmp_path / 'neuve.db').as_posix()}", unencrypted=True)
    office = office_over(opened, NOBODY)
    window = MainWindow(theme, Wording.load())
    qtbot.addWidget(window)
    window.show()
    desktop = assemble(office, theme, Wording.load())
    window.install(desktop)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.welcome)
    field = window.findChild(QLineEdit, "first_name")
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.welcome.notice.sentence))
    qtbot.keyClicks(field, "Maude Gagnon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.session.current().name == "Maude Gagnon")
    assert Role.ADMINISTRATOR in office.session.current().roles
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.screen_of("reception"))
    qtbot.waitUntil(lambda: not desktop.busy)
    window.close()
    opened.close()


def test_somebody_must_say_who_they_are(qtbot: QtBot, theme: Theme, bench: Bench) -> None:
    from tests.support.gui import office_over

    office = office_over(bench.opened, NOBODY)
    window = MainWindow(theme, Wording.load())
    qtbot.addWidget(window)
    window.show()
    desktop = assemble(office, theme, Wording.load())
    window.install(desktop)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.welcome)
    assert not window.rail.isEnabled()
    button = next(one for one in window.welcome.findChildren(QPushButton) if "Hélène" in one.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.rail.isEnabled)
    assert office.session.current().name == "Hélène Tremblay"
    qtbot.waitUntil(lambda: not desktop.busy)
    window.close()


def test_a_long_name_in_the_rail_ends_in_an_ellipsis_and_is_said_in_full(qtbot: QtBot) -> None:
    button = PersonButton()
    qtbot.addWidget(button)
    button.resize(140, 34)
    button.show_name("Marie-Ève Bolduc-Tremblay de la Durantaye")
    assert button.text().endswith("…")
    assert button.toolTip() == button.name == "Marie-Ève Bolduc-Tremblay de la Durantaye"
    button.show_name("Li")
    assert (button.text(), button.toolTip()) == ("Li", "")
