"""The story « triage ten requests », by keyboard alone, with its keystrokes counted."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt

from reviewer.dossier.lifecycle import DossierState
from tests.support.gui import Bench
from tests.support.guide import told_in_guide
from tests.support.keyboard import CTRL, Keyboard
from ui.screens.reception.view import ReceptionView

KEYSTROKES = 20
"""From the opened window to the tenth decision. The same number stands in the guide."""


def states(bench: Bench) -> list[DossierState]:
    with bench.opened.store.read() as work:
        return [work.dossiers.get(one).state for one in bench.dossier_ids.values()]


def test_ten_requests_are_triaged_by_keyboard_alone(bench: Bench) -> None:
    bench.add("TC-2025-0099", DossierState.ISSUED, days_ago=0)
    for number in range(1, 7):
        bench.add(f"TC-2025-000{number}", days_ago=20 - number)
    for number in range(7, 9):
        bench.add(f"TC-2025-000{number}", days_ago=20 - number, job__annual_salary_cad="40000.00")
    for number in range(9, 11):
        bench.add(f"TC-2025-00{number:02d}", days_ago=20 - number, candidate__intends_to_settle=None)
    bench.start()
    keyboard = Keyboard(bench.qtbot, bench.window, bench.settle)
    view = cast("ReceptionView", bench.window.screen_of("reception"))

    keyboard.press(Qt.Key.Key_K, CTRL)
    keyboard.type("a tr")
    keyboard.press(Qt.Key.Key_Return)
    assert view.title.text() == "À trier"
    for _ in range(6):
        keyboard.press(Qt.Key.Key_A)
    for _ in range(2):
        keyboard.press(Qt.Key.Key_I)
        keyboard.press(Qt.Key.Key_Return, CTRL)
    for _ in range(2):
        keyboard.press(Qt.Key.Key_C)
        keyboard.press(Qt.Key.Key_Return, CTRL)

    assert states(bench) == [
        DossierState.ISSUED,
        *[DossierState.ADMISSIBLE] * 6,
        *[DossierState.INADMISSIBLE] * 2,
        *[DossierState.INCOMPLETE] * 2,
    ]
    assert keyboard.pressed == KEYSTROKES


def test_the_guide_says_how_many_keys_it_takes() -> None:
    assert told_in_guide("coordination", "touches pour trier dix demandes") == KEYSTROKES
