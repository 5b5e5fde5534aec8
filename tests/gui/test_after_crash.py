"""After a crash a check is offered in a bar that stays until somebody answers; otherwise nothing is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.keeper import keeper_of
from tests.support.gui import Bench
from ui.screens.after_crash.view import AfterCrashBar
from ui.screens.settings.view import BACKUPS, SettingsScreen
from ui.tasks.guard import guarded


@pytest.fixture
def crashed(bench: Bench) -> Bench:
    """A bench whose program was killed the last time."""
    keeper = guarded(keeper_of(bench.opened, crashed_before=True))
    backups = replace(bench.office.backups, keeper=keeper)
    object.__setattr__(bench.office, "backups", backups)
    bench.start()
    return bench


def bar_of(bench: Bench) -> AfterCrashBar:
    return bench.window.after_crash


def checked(qtbot: QtBot, bench: Bench) -> AfterCrashBar:
    bar = bar_of(bench)
    qtbot.mouseClick(bar.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bar.presenter.checking.busy, timeout=20_000)
    return bar


def damage(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "avise.db")) as connection, connection:
        connection.execute("DROP TRIGGER journal_entry_no_delete")


def test_a_program_that_was_closed_properly_says_nothing(bench: Bench) -> None:
    bench.start()
    assert bar_of(bench).isHidden()


def test_the_offer_stays_whatever_screen_is_open_until_it_is_answered(qtbot: QtBot, crashed: Bench) -> None:
    bar = bar_of(crashed)
    assert bar.notice.sentence.startswith("Avisé ne s’est pas fermé normalement")
    for place in ("committee", "settings"):
        crashed.go(place)
        assert bar.isVisible()
    qtbot.mouseClick(bar.later, Qt.MouseButton.LeftButton)
    assert bar.isHidden()
    crashed.become("p-clerk")
    assert bar.isHidden()


def test_a_check_that_finds_nothing_says_that_everything_holds(qtbot: QtBot, crashed: Bench) -> None:
    bar = checked(qtbot, crashed)
    assert bar.notice.sentence == "La base est vérifiée\u202f: tout tient."
    assert bar.isVisible()
    assert bar.check.isHidden()
    qtbot.mouseClick(bar.later, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_administration_is_led_to_what_does_not_hold(qtbot: QtBot, crashed: Bench, tmp_path: Path) -> None:
    crashed.become("p-admin")
    damage(tmp_path)
    bar = checked(qtbot, crashed)
    assert "1 anomalie" in bar.notice.sentence
    qtbot.mouseClick(bar.details, Qt.MouseButton.LeftButton)
    crashed.settle()
    screen = cast("SettingsScreen", crashed.window.screen_of("settings"))
    assert crashed.window.stack.currentWidget() is screen
    assert screen.tabs.currentIndex() == BACKUPS


def test_anybody_else_is_told_to_tell_administration(qtbot: QtBot, crashed: Bench, tmp_path: Path) -> None:
    crashed.become("p-expert")
    damage(tmp_path)
    bar = checked(qtbot, crashed)
    assert "Prévenez l’administration" in bar.notice.sentence
    assert bar.details.isHidden()


def test_a_check_that_cannot_be_made_says_why_and_can_be_asked_again(
    qtbot: QtBot, crashed: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.errors import DatabaseLocked

    def locked(_url: str) -> object:
        raise DatabaseLocked("avise.db")

    refused: Callable[[str], object] = locked
    monkeypatch.setattr("db.maintenance.check", refused)
    bar = checked(qtbot, crashed)
    assert "un autre" in bar.notice.sentence.lower()
    assert bar.check.isVisible()
