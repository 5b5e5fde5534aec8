"""The stories « score one dossier » and « sign and print five avis », by keyboard alone, keystrokes counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.services.expert_copy.my_dossiers import CopyState
from reviewer.services.settings import key_path_of
from tests.gui.test_avis_register import Paper
from tests.support.dropping import drop_files
from tests.support.expert_copies import PASSPHRASE, the_grid
from tests.support.expert_gui import ExpertBench, open_expert_bench
from tests.support.gui import Bench
from tests.support.guide import told_in_guide
from tests.support.keyboard import ALT, CTRL, Keyboard
from tests.support.stories import PASSPHRASE as KEY_PASSPHRASE
from tests.support.stories import Stories
from ui.screens.avis.view import AvisScreen
from ui.screens.grid.view import GridScreen
from ui.theme.theme import Theme

SCORE = 18
"""From the opened program, passphrase typed, to the evaluation handed in. The same number stands in the guide."""
SIGN = 6
"""From the opened window to five avis on paper, the passphrase of the key not counted."""


@pytest.fixture
def copy_with_a_dossier(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[ExpertBench]:
    """Return an expert's program as it opens, once a dossier has come."""
    first = open_expert_bench(qtbot, theme, tmp_path)
    first.enter()
    first.enrol()
    drop_files(first.window, first.far.package(first.far.dossier()))
    first.settle()
    first.window.close()
    again = open_expert_bench(qtbot, theme, tmp_path)
    again.far = first.far
    yield again
    again.window.close()


def test_a_dossier_is_scored_by_keyboard_alone(copy_with_a_dossier: ExpertBench) -> None:
    bench = copy_with_a_dossier
    keyboard = Keyboard(bench.qtbot, bench.window, bench.settle)
    keyboard.type_secret(PASSPHRASE)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return)  # the list opened on the dossier
    screen = cast("GridScreen", bench.window.screen_of("grid"))
    keyboard.press(Qt.Key.Key_Space)  # no conflict
    keyboard.press(Qt.Key.Key_Return, CTRL)
    for finding in the_grid().findings:
        for _ in finding.criteria:
            keyboard.press(Qt.Key.Key_3)
        keyboard.press(Qt.Key.Key_O)
    keyboard.press(Qt.Key.Key_Return, CTRL)
    keyboard.press(Qt.Key.Key_Return)

    assert screen.presenter.sealed
    assert [row.state for row in bench.off_the_window(bench.window.desktop.own_copy.dossiers.rows)] == [
        CopyState.SEALED
    ]
    assert keyboard.pressed == SCORE


def test_five_avis_are_signed_and_printed_by_keyboard_alone(bench: Bench, stories: Stories) -> None:
    for number in range(1, 6):
        stories.validated(bench.add(f"TC-2025-000{number}"))
    with bench.opened.store.begin() as work:
        work.settings.put(key_path_of("p-sign"), str(stories.key()))
        work.commit(stories.office.desk.actor, stories.office.desk.now(), stories.event("setting_changed"))
    bench.start()
    bench.become("p-sign")
    screen = cast("AvisScreen", bench.window.screen_of("avis"))
    paper = screen.presenter.printing = Paper()
    keyboard = Keyboard(bench.qtbot, bench.window, bench.settle)

    keyboard.press(Qt.Key.Key_4, ALT)
    keyboard.press(Qt.Key.Key_S)
    keyboard.type_secret(KEY_PASSPHRASE)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return)  # print what was signed
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return)  # the report was read

    assert paper.taken == [f"IA-2025-000{number}" for number in range(1, 6)]
    assert screen.dialog is None
    assert keyboard.pressed == SIGN


@pytest.mark.parametrize(
    ("page", "words", "count"),
    [
        ("expertise", "touches pour évaluer un dossier", SCORE),
        ("delivrance", "touches pour signer et imprimer cinq avis", SIGN),
    ],
)
def test_the_guide_says_how_many_keys_it_takes(page: str, words: str, count: int) -> None:
    assert told_in_guide(page, words) == count
