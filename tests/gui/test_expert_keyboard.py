"""Keyboard only: make a copy, enrol, receive, declare, score, hand in, send. No mouse, no call past the window."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.committee.offline.answers import DeclarationAnswer, EvaluationAnswer
from tests.support.expert_copies import PASSPHRASE, the_grid
from tests.support.expert_gui import ExpertBench, open_expert_bench
from ui.screens.grid.view import DECLARE, WORK, GridScreen
from ui.theme.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def make_copy(bench: ExpertBench) -> None:
    bench.type(PASSPHRASE)
    bench.press(Qt.Key.Key_Tab)
    bench.type(PASSPHRASE)
    bench.press(Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: "my_keys" in bench.window._screens, timeout=20_000)
    bench.settle()


def enrol(bench: ExpertBench) -> None:
    bench.tab_to("invitation")
    bench.type(str(bench.far.invitation()))
    bench.press(Qt.Key.Key_Return)
    bench.tab_to("save_enrolment")
    bench.press(Qt.Key.Key_Space)
    bench.name_a_file(bench.far.folder)
    (enrolment,) = bench.far.folder.glob("*.avisee")
    bench.far.take(enrolment)


def receive(bench: ExpertBench) -> str:
    one = bench.far.dossier(documents={"cv.pdf": b"%PDF-1.4"})
    path = bench.far.package(one, documents={"cv.pdf": b"%PDF-1.4"})
    bench.press(Qt.Key.Key_2, ALT)
    bench.tab_to("receive")
    bench.press(Qt.Key.Key_Space)
    bench.name_a_file(path)
    return one.dossier_id


def declare(bench: ExpertBench) -> GridScreen:
    bench.press(Qt.Key.Key_1, ALT)
    bench.tab_to("my_dossiers")
    bench.press(Qt.Key.Key_Return)
    screen = cast("GridScreen", bench.window.screen_of("grid"))
    assert screen.pages.currentIndex() == DECLARE
    bench.press(Qt.Key.Key_Space)  # the first answer: no conflict
    bench.tab_to("declare")
    bench.press(Qt.Key.Key_Space)
    assert screen.pages.currentIndex() == WORK
    return screen


def score(bench: ExpertBench, screen: GridScreen) -> None:
    for finding in the_grid().findings:
        for _ in finding.criteria:
            bench.press(Qt.Key.Key_3)
        bench.press(Qt.Key.Key_O)
    bench.press(Qt.Key.Key_Return, CTRL)
    dialog = screen.dialog
    assert dialog is not None, screen.notice.sentence
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    bench.settle()
    assert screen.presenter.sealed


def send(bench: ExpertBench) -> Path:
    bench.press(Qt.Key.Key_1, ALT)
    bench.tab_to("prepare")
    bench.press(Qt.Key.Key_Space)
    bench.name_a_file(bench.far.folder)
    (back,) = bench.far.folder.glob("*.avisre")
    return back


def test_an_expert_does_everything_from_the_keyboard(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    bench = open_expert_bench(qtbot, theme, tmp_path)
    bench.settle()
    QApplication.processEvents()
    make_copy(bench)
    enrol(bench)
    receive(bench)
    screen = declare(bench)
    score(bench, screen)
    answers = bench.far.read(send(bench)).answers
    assert [type(one) for one in answers] == [DeclarationAnswer, EvaluationAnswer]
    assert "Réponses prêtes" in bench.window.said
    bench.window.close()
