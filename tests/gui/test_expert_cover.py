"""An expert's window that is left alone, its passphrase, and the keyring of the session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.vault import access
from reviewer.services.ports.key_slots import SlotKind
from tests.support.dropping import drop_files
from tests.support.expert_copies import PASSPHRASE
from tests.support.expert_gui import ExpertBench, open_expert_bench
from tests.support.session_keyring import MemoryKeyring, no_keyring, session_keyring
from ui.expert.view import ExpertWindow
from ui.screens.expert_keys.dialog_passphrase import PassphraseDialog
from ui.screens.expert_keys.view import ExpertKeysScreen
from ui.screens.expert_parcels.view import ExpertParcelsScreen
from ui.theme.theme import Theme

NEW = "huit pontons vides en aval du quai"


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[ExpertBench]:
    """Return an expert's window with an enrolled expert, on a computer without a keyring."""
    with no_keyring():
        made = open_expert_bench(qtbot, theme, tmp_path)
        made.enter()
        made.enrol()
        yield made
        made.window.close()


def uncover(bench: ExpertBench, passphrase: str = PASSPHRASE) -> None:
    bench.window.cover.passphrase.setText(passphrase)
    bench.window.cover.open_button.click()
    bench.settle()


def keys_page(bench: ExpertBench) -> ExpertKeysScreen:
    bench.window.go("my_keys")
    bench.settle()
    return cast("ExpertKeysScreen", bench.window.screen_of("my_keys"))


def covered(window: ExpertWindow) -> bool:
    return window.locked


def dialog_of(window: ExpertWindow) -> PassphraseDialog | None:
    return window.dialog


def kinds(folder: Path) -> list[SlotKind]:
    url = f"sqlite:///{(folder / 'copie' / 'avise.db').as_posix()}"
    return sorted(SlotKind(one.kind) for one in access.slots(url))


def test_a_window_left_alone_is_covered_and_comes_back_as_it_was(bench: ExpertBench) -> None:
    window = bench.window
    assert window.watch.counting
    path = bench.far.package(bench.far.dossier("TC-2025-0001"))
    window.bring([path])
    bench.settle()
    window.watch.idle.emit()
    assert covered(window)
    assert not window.rail.isVisible()
    assert not window.statusBar().isVisible()
    assert not bench.window.watch.counting
    uncover(bench, "une autre phrase que la sienne")
    assert covered(window)
    assert window.cover.notice.sentence
    uncover(bench)
    assert not covered(window)
    assert window.stack.currentWidget() is window.screen_of("parcels")
    assert window.statusBar().isVisible()
    assert window.cover.passphrase.text() == ""
    assert window.watch.counting


def test_an_open_dialog_is_hidden_with_the_window_and_keeps_what_was_typed(bench: ExpertBench) -> None:
    page = keys_page(bench)
    page.change.click()
    dialog = dialog_of(bench.window)
    assert dialog is not None
    dialog.new.setText("à moitié tapée")
    bench.window.lock()
    assert not dialog.isVisible()
    uncover(bench)
    assert dialog.isVisible()
    assert dialog.new.text() == "à moitié tapée"
    dialog.reject()


def test_nothing_can_be_dropped_on_a_covered_window(bench: ExpertBench) -> None:
    path = bench.far.package(bench.far.dossier("TC-2025-0001"))
    bench.window.lock()
    drop_files(bench.window, path)
    bench.settle()
    uncover(bench)
    bench.window.go("parcels")
    bench.settle()
    assert cast("ExpertParcelsScreen", bench.window.screen_of("parcels")).model.rows == ()


def test_keys_cover_the_window_at_once(bench: ExpertBench) -> None:
    bench.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert covered(bench.window)


def test_another_passphrase_opens_the_copy_from_then_on(
    bench: ExpertBench, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    page = keys_page(bench)
    page.change.click()
    dialog = dialog_of(bench.window)
    assert dialog is not None
    for old, new, again, said in (
        ("une autre phrase", NEW, NEW, True),
        (PASSPHRASE, "azerty", "azerty", True),
        (PASSPHRASE, NEW, NEW + ".", True),
        (PASSPHRASE, NEW, NEW, False),
    ):
        dialog.old.setText(old)
        dialog.new.setText(new)
        dialog.again.setText(again)
        dialog.act.setEnabled(True)
        dialog.act.click()
        bench.settle()
        if said:
            assert dialog.notice.sentence
    assert dialog_of(bench.window) is None
    assert "changée" in bench.window.said
    bench.window.lock()
    uncover(bench)
    assert covered(bench.window)
    uncover(bench, NEW)
    assert not covered(bench.window)
    bench.window.close()
    again_opened = open_expert_bench(qtbot, theme, tmp_path)
    again_opened.enter(fresh=False)
    assert again_opened.window._desktop is None
    again_opened.window.entry.passphrase.setText(NEW)
    again_opened.window.entry.open_button.click()
    again_opened.settle()
    assert again_opened.window.desktop.office.session.current().name == "Éli Première"
    again_opened.window.close()


def test_without_a_keyring_nobody_is_offered_one(bench: ExpertBench, tmp_path: Path) -> None:
    assert not bench.window.entry.remember.isVisibleTo(bench.window.entry)
    bench.window.lock()
    assert not bench.window.cover.remember.isVisibleTo(bench.window.cover)
    assert kinds(tmp_path) == [SlotKind.PASSWORD]


@pytest.fixture
def session() -> Iterator[MemoryKeyring]:
    with session_keyring() as made:
        yield made


def test_a_copy_that_the_keyring_remembers_opens_by_itself_until_it_is_forgotten(
    session: MemoryKeyring, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    first = open_expert_bench(qtbot, theme, tmp_path)
    assert first.window.entry.remember.isVisible()
    first.window.entry.remember.setChecked(True)
    first.enter()
    first.enrol()
    first.window.close()
    assert kinds(tmp_path) == sorted([SlotKind.PASSWORD, SlotKind.KEYRING])
    assert all(PASSPHRASE not in secret for secret in session.kept.values())

    second = open_expert_bench(qtbot, theme, tmp_path)
    second.settle()
    assert second.window.desktop.office.session.current().name == "Éli Première"
    second.window.lock()
    assert second.window.cover.remember.isChecked()
    second.window.cover.remember.setChecked(False)
    uncover(second)
    assert not second.window.locked
    second.window.close()
    assert kinds(tmp_path) == [SlotKind.PASSWORD]

    third = open_expert_bench(qtbot, theme, tmp_path)
    third.settle()
    assert third.window._desktop is None
    third.enter(fresh=False)
    assert third.window.rail.isEnabled()
    third.window.close()


def test_a_keyring_that_lost_its_secret_asks_for_the_passphrase_and_can_be_filled_again(
    session: MemoryKeyring, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    first = open_expert_bench(qtbot, theme, tmp_path)
    first.window.entry.remember.setChecked(True)
    first.enter()
    first.enrol()
    first.window.close()
    session.kept.clear()

    second = open_expert_bench(qtbot, theme, tmp_path)
    second.settle()
    assert second.window._desktop is None
    second.window.entry.remember.setChecked(True)
    second.enter(fresh=False)
    second.window.close()

    third = open_expert_bench(qtbot, theme, tmp_path)
    third.settle()
    assert third.window.rail.isEnabled()
    third.window.close()
