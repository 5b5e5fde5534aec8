"""Reports and publications: texts kept by version, one act to issue, files as they were issued."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.support.gui import Bench
from ui.screens.follow_up.dialog_issue import IssueDialog
from ui.screens.follow_up.view import FollowUpScreen
from ui.screens.steering.view import SteeringScreen


def _screen(bench: Bench) -> FollowUpScreen:
    bench.start()
    cast("SteeringScreen", bench.go("oversight")).reports.click()
    bench.settle()
    return cast("FollowUpScreen", bench.window.screen_of("follow_up"))


def _issued(bench: Bench, screen: FollowUpScreen) -> None:
    bench.qtbot.waitUntil(lambda: not screen.presenter._aside.busy, timeout=30_000)
    bench.settle()


def test_a_report_is_issued_in_one_act_and_its_files_leave_as_they_are_kept(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(6):
        bench.add(f"TC-2025-{at:04d}")
    screen = _screen(bench)
    screen.blocks["introduction"].setPlainText("Un trimestre calme.")
    screen.keep.click()
    bench.settle()
    assert "Version 1" in screen.version.text()
    screen.issue.click()
    dialog = screen.dialog
    assert isinstance(dialog, IssueDialog)
    dialog.act.click()
    _issued(bench, screen)
    assert "titre" in dialog.notice.sentence
    dialog.name.setText("Bilan du printemps")
    dialog.act.click()
    _issued(bench, screen)
    assert screen.dialog is None
    assert [row.published.title for row in screen.model.rows] == ["Bilan du printemps"]
    out = tmp_path / "sortie"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    screen.files.click()
    bench.settle()
    assert sorted(path.name for path in out.iterdir()) == [
        "bilan-edition-1.json",
        "bilan-edition-1.pdf",
        "bilan-edition-1.xlsx",
    ]


def test_tables_are_published_from_here_and_what_would_leave_can_be_asked_first(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    screen = _screen(bench)
    screen.check.click()
    _issued(bench, screen)
    assert "cases masquées" in screen.proof.text()
    screen.publish.click()
    dialog = screen.dialog
    assert isinstance(dialog, IssueDialog)
    assert not dialog.years.isVisible()
    dialog.name.setText("Tableaux")
    dialog.act.click()
    _issued(bench, screen)
    assert [row.about for row in screen.model.rows] == [None]


def test_what_one_is_writing_stays_when_others_change_something_else(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    screen = _screen(bench)
    screen.blocks["observations"].setPlainText("En cours d’écriture")
    screen.presenter.reload()
    bench.settle()
    assert screen.blocks["observations"].toPlainText() == "En cours d’écriture"


def test_audit_reads_what_was_issued_and_issues_nothing(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-audit")
    screen = cast("FollowUpScreen", bench.go("follow_up"))
    for part in (screen.issue, screen.publish, screen.keep, screen.check):
        assert not part.isVisible()
    assert all(field.isReadOnly() for field in screen.blocks.values())
