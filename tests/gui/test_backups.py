"""The page of copies: one now, stopped or done, the plan, a check, and putting one back; for administration only."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from reviewer.services.backups import BackupPlan
from tests.support.gui import Bench
from ui.screens.settings import COPIES
from ui.screens.settings.backups.view import BackupsPage
from ui.screens.settings.view import BACKUPS, SettingsScreen
from ui.widgets.text import Text


def page_of(bench: Bench, person: str = "p-admin") -> BackupsPage:
    bench.start()
    bench.become(person)
    screen = cast("SettingsScreen", bench.go("settings", COPIES))
    return screen.backups


def quiet(bench: Bench, qtbot: QtBot, page: BackupsPage) -> None:
    qtbot.waitUntil(
        lambda: not page.presenter.copying.busy and not page.presenter.checking.busy, timeout=20_000
    )
    bench.settle()


def planned(page: BackupsPage, bench: Bench, folder: Path) -> None:
    page.folder.setText(str(folder))
    page.save.click()
    bench.settle()


def said(page: BackupsPage) -> list[str]:
    found = [page.findings.itemAt(index) for index in range(page.findings.count())]
    texts = [item.widget() for item in found if item is not None]
    return [text.text() for text in texts if isinstance(text, Text)]


def copied(bench: Bench, qtbot: QtBot, folder: Path) -> BackupsPage:
    """Return the page once a copy was made."""
    page = page_of(bench)
    planned(page, bench, folder / "copies")
    page.copy.click()
    quiet(bench, qtbot, page)
    return page


@pytest.mark.parametrize("person", ["p-coord", "p-clerk", "p-sign", "p-audit", "p-expert"])
def test_nobody_but_administration_sees_the_copies(bench: Bench, person: str) -> None:
    bench.start()
    bench.become(person)
    screen = cast("SettingsScreen", bench.go("settings", COPIES))
    assert not screen.tabs.isTabVisible(BACKUPS)
    assert screen.tabs.currentIndex() != BACKUPS


def test_without_a_folder_no_copy_is_offered_and_the_page_says_so(bench: Bench) -> None:
    page = page_of(bench)
    assert not page.copy.isEnabled()
    assert page.state.text() == "Aucun dossier n’est encore choisi\u202f: rien n’est copié."


def test_a_copy_is_made_listed_and_said(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    bench.add("TC-2025-0001")
    page = page_of(bench)
    planned(page, bench, tmp_path / "copies")
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    quiet(bench, qtbot, page)
    (row,) = page.model.rows
    assert (row.number, row.contents.dossiers, row.problems) == (1, 1, ())
    assert row.size > 100_000
    assert bench.window.said.startswith("La copie est faite et vérifiée")
    assert page.state.text().startswith("Dernière copie")
    assert page.restore.isEnabled()
    assert page.bar.isHidden()
    assert page.stop.isHidden()


def test_a_copy_that_is_stopped_leaves_nothing(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    bench.attach(
        bench.add("TC-2025-0001"), {f"p{number}.pdf": bytes([number]) * 9000 for number in range(40)}
    )
    page = page_of(bench)
    planned(page, bench, tmp_path / "copies")
    page.copy.click()
    page.stop.click()
    quiet(bench, qtbot, page)
    assert page.model.rows == ()
    assert not (tmp_path / "copies").exists()
    assert bench.window.said == "La copie a été interrompue."


def test_a_plan_out_of_range_is_refused_in_words_and_a_good_one_is_kept(bench: Bench, tmp_path: Path) -> None:
    page = page_of(bench)
    page.days.setValue(7)
    page.keep.setValue(5)
    planned(page, bench, tmp_path / "copies")
    with bench.opened.store.read() as work:
        kept = work.settings.get("backup.plan")
    assert kept is not None
    assert '"every_days": 7' in kept
    assert '"keep": 5' in kept
    assert (page.days.maximum(), page.days.minimum()) == (366, 1)


def test_a_check_of_a_whole_database_says_so(qtbot: QtBot, bench: Bench) -> None:
    page = page_of(bench)
    page.check.click()
    quiet(bench, qtbot, page)
    assert said(page) == ["Tout tient."]


def test_a_check_lists_each_thing_that_does_not_hold(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    page = page_of(bench)
    with closing(sqlite3.connect(tmp_path / "avise.db")) as connection, connection:
        connection.execute("DROP TRIGGER journal_entry_no_delete")
    page.check.click()
    quiet(bench, qtbot, page)
    first, *rest = said(page)
    assert first == "1 anomalie\u202f:"
    assert rest == ["• protection absente de la base\u202f: journal_entry_no_delete"]


def test_putting_back_first_shows_what_would_be_replaced_and_cancelling_changes_nothing(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    page = copied(bench, qtbot, tmp_path)
    bench.add("TC-2025-0002")
    page.restore.click()
    bench.settle()
    dialog = page.dialog
    assert dialog is not None
    assert dialog.seen.present is not None
    assert (dialog.seen.copy.contents.dossiers, dialog.seen.present.dossiers) == (0, 1)
    facts = [text.text() for text in dialog.present.findChildren(Text)]
    assert "Absentes de la copie" in facts
    dialog.cancel.click()
    bench.settle()
    assert page.dialog is None
    with bench.opened.store.read() as work:
        assert [one.event for one in work.journal.latest(1)] == ["request_taken_in"]


def test_a_copy_put_back_is_in_place_and_the_window_closes(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    page = copied(bench, qtbot, tmp_path)
    bench.add("TC-2025-0002")
    page.restore.click()
    bench.settle()
    assert page.dialog is not None
    page.dialog.act.click()
    bench.settle()
    box = bench.child(QMessageBox, "restored")
    with bench.opened.store.read() as work:
        assert [one.event for one in work.journal.latest(1)] == ["database_restored"]
        assert work.dossiers.by_reference("iatiev", "TC-2025-0002") is None
    (close,) = box.findChildren(QPushButton)
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bench.window.isVisible())


def test_a_damaged_copy_is_refused_in_the_dialog_and_nothing_moves(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    page = copied(bench, qtbot, tmp_path)
    (database,) = (tmp_path / "copies" / "copies").glob("*/avise.db")
    database.write_bytes(database.read_bytes()[:-1] + b"x")
    page.restore.click()
    bench.settle()
    assert page.dialog is not None
    page.dialog.act.click()
    bench.settle()
    assert "n’est plus celui qui avait été copié" in page.dialog.notice.sentence
    assert page.dialog.act.isEnabled()
    page.dialog.cancel.click()


def test_the_planned_copy_is_made_when_somebody_sits_down(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    bench.start()
    daily = bench.window.daily
    assert daily is not None
    qtbot.waitUntil(lambda: not daily.busy, timeout=20_000)
    bench.become("p-admin")
    plan = BackupPlan(folder=str(tmp_path / "copies"))
    bench.desktop.writes.run(lambda: bench.office.backups.set_plan(plan))
    bench.settle()
    bench.at(bench.office.desk.today().replace(day=21))
    bench.become("p-clerk")
    qtbot.waitUntil(lambda: not daily.busy and (tmp_path / "copies" / "copies").is_dir(), timeout=20_000)
    bench.settle()
    assert len(list((tmp_path / "copies" / "copies").iterdir())) == 1
    assert bench.window.said.startswith("La copie du jour est faite et vérifiée")


def test_a_planned_copy_that_cannot_be_made_is_said_in_the_bar(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    (tmp_path / "pris").write_text("un fichier", encoding="utf-8")
    bench.start()
    bench.become("p-admin")
    plan = BackupPlan(folder=str(tmp_path / "pris"))
    bench.desktop.writes.run(lambda: bench.office.backups.set_plan(plan))
    bench.settle()
    bench.at(bench.office.desk.today().replace(day=21))
    bench.become("p-clerk")
    qtbot.waitUntil(bench.window.trouble.isVisible, timeout=20_000)
    assert bench.window.trouble.notice.sentence


def test_the_page_survives_a_folder_of_copies_that_is_gone(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    page = copied(bench, qtbot, tmp_path)
    shutil.rmtree(tmp_path / "copies")
    page.presenter.reload()
    bench.settle()
    assert page.model.rows == ()
