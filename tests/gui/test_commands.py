"""The palette, the keys and the page of shortcuts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import Act
from reviewer.wording import Wording
from tests.support.gui import Bench
from ui.commands.palette import CommandPalette
from ui.dossier_acts.keys import ACTS_ON_A_DOSSIER, KEY_OF
from ui.main_window import MainWindow
from ui.places_of_work import PLACES
from ui.preferences import Preferences
from ui.theme.theme import Theme


def palette(bench: Bench, qtbot: QtBot) -> CommandPalette:
    with qtbot.waitActive(bench.window):
        bench.window.activateWindow()
    qtbot.keySequence(bench.window, QKeySequence("Ctrl+K"))
    found = bench.window.commands.palette
    assert found is not None and found.isVisible()
    return found


def titles(found: CommandPalette) -> list[str]:
    return [one.title() for one in found.model.rows]


def test_a_few_letters_and_enter_go_to_a_place(qtbot: QtBot, bench: Bench) -> None:
    bench.start()
    found = palette(bench, qtbot)
    qtbot.keyClicks(found.field, "regl")
    assert titles(found)[0] == "Réglages"
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("settings")


def test_what_was_done_last_comes_first(qtbot: QtBot, bench: Bench) -> None:
    bench.start()
    found = palette(bench, qtbot)
    qtbot.keyClicks(found.field, "comite")
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    bench.settle()
    assert titles(palette(bench, qtbot))[0] == "Comité"


def test_a_command_that_is_not_possible_says_why_and_the_palette_stays(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.go("dossier", dossier_id)
    found = palette(bench, qtbot)
    qtbot.keyClicks(found.field, "signer")
    assert "Seulement pour" in found.said.text()
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert found.isVisible()
    found.field.clear()
    qtbot.keyClicks(found.field, "noter la reception")
    assert "Reçue" in found.said.text()
    found.reject()


def test_arrows_of_the_field_move_in_the_list(qtbot: QtBot, bench: Bench) -> None:
    bench.start()
    found = palette(bench, qtbot)
    first = found.table.current_id
    qtbot.keyClick(found.field, Qt.Key.Key_Down)
    assert found.table.current_id not in {None, first}
    qtbot.keyClick(found.field, Qt.Key.Key_Escape)
    assert bench.window.commands.palette is None


def test_an_act_of_the_dossier_is_done_by_its_key_on_its_page(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = bench.go("dossier", dossier_id)
    qtbot.keyClick(page, Qt.Key.Key_A)
    bench.settle()
    assert bench.window.said == "La demande TC-2025-0001 est déclarée admissible."
    qtbot.keyClick(page, Qt.Key.Key_A)
    assert "Admissible" in bench.window.said


def test_keys_of_one_letter_can_be_turned_off(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = bench.go("dossier", dossier_id)
    bench.window.commands.board.switch_letters()
    qtbot.keyClick(page, Qt.Key.Key_A)
    bench.settle()
    with bench.opened.store.read() as work:
        assert work.dossiers.get(dossier_id).state.value == "received"


def test_whether_keys_of_one_letter_work_is_kept_for_the_next_start(
    theme: Theme, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = Preferences(tmp_path / "window.ini")
    kept.setParent(qapp)
    assert kept.letters
    first = MainWindow(theme, Wording.load())
    qtbot.addWidget(first)
    first.commands.open_shortcuts()
    assert first.commands.shortcuts is not None
    first.commands.shortcuts.letters.click()
    assert not first.commands.board.letters
    assert not Preferences(tmp_path / "window.ini").letters
    again = MainWindow(theme, Wording.load())
    qtbot.addWidget(again)
    assert not again.commands.board.letters
    kept.setParent(None)
    kept.deleteLater()


def test_every_act_on_a_dossier_has_its_own_key() -> None:
    assert set(KEY_OF) == set(ACTS_ON_A_DOSSIER)
    assert Act.AMEND_REQUEST not in KEY_OF
    assert max(Counter(KEY_OF.values()).values()) == 1


def test_no_key_does_two_things(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    for place in PLACES:
        if not bench.window.commands._why_not_there(place):
            bench.go(place.key, dossier_id if place.key in {"dossier", "comparison", "avis_page"} else None)
            keys = [
                one.key().toString() for one in _shortcuts(bench.window, bench.window.screen_of(place.key))
            ]
            assert {key for key, count in Counter(keys).items() if count > 1} == set(), place.key


def test_the_page_of_shortcuts_shows_what_works_now(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.go("dossier", dossier_id)
    qtbot.keyClick(bench.window, Qt.Key.Key_Question)
    shown = bench.window.commands.shortcuts
    assert shown is not None and shown.isVisible()
    lines = {one.title(): one.keys for one in shown.model.rows}
    assert lines["Déclarer admissible"] == "A"
    assert lines["Réception"] == "Alt+1"
    shown.accept()


def _shortcuts(window: QWidget, screen: QWidget) -> list[QShortcut]:
    """Return the keys that could meet: the window's own, and those of the screen that is seen."""
    found = []
    for one in window.findChildren(QShortcut):
        owner = one.parent()
        if not isinstance(owner, QWidget) or isinstance(owner.window(), QDialog):
            continue
        if owner is window or owner is screen or screen.isAncestorOf(owner):
            found.append(one)
    return found
