"""F1: the guide opens at what has the focus, in the window and in a dialog; every line of its index leads somewhere."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import Act
from tests.support.gui import Bench
from tests.support.source import ROOT, python_files, tree
from ui.expert.places import EXPERT_PLACES
from ui.help.dialog_help import HelpDialog
from ui.help.index import FIRST_PAGE, Topic, guide_folder, load_index, pages
from ui.places_of_work import PLACES
from ui.screens.dossier.view import DossierPage

INDEX = load_index()
TOPICS = {f"{name}": topic for part in (INDEX.places, INDEX.names) for name, topic in part.items()}


@pytest.mark.parametrize("name", sorted(TOPICS))
def test_every_line_of_the_index_leads_to_a_heading_of_the_guide(name: str) -> None:
    topic = TOPICS[name]
    text = (guide_folder() / topic.page).read_text(encoding="utf-8")
    headings = {line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")}
    assert not topic.heading or topic.heading in headings


def test_every_place_of_the_window_and_of_an_experts_copy_has_its_page() -> None:
    assert {one.key for one in (*PLACES, *EXPERT_PLACES)} <= set(INDEX.places)


def test_every_name_of_a_class_in_the_index_is_one_of_the_windows() -> None:
    import ast

    known = {
        node.name
        for path in python_files("ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }
    assert {one for one in INDEX.names if one[0].isupper()} <= known


def test_what_is_not_in_the_index_opens_the_first_page() -> None:
    assert INDEX.topic("nowhere", ["Nothing"]) == Topic(FIRST_PAGE)


def test_the_nearest_name_goes_before_the_place() -> None:
    assert INDEX.topic("committee", ["", "DecisionDialog", "BackupsPage"]) == INDEX.names["DecisionDialog"]


def test_no_page_of_the_guide_is_missing_from_the_first_one() -> None:
    first = (guide_folder() / FIRST_PAGE).read_text(encoding="utf-8")
    assert set(re.findall(r"\]\((\w[\w-]*\.md)\)", first)) == set(pages()) - {FIRST_PAGE}
    assert guide_folder() == ROOT / "docs" / "guide"


def _help(bench: Bench) -> HelpDialog:
    dialog = bench.window.helping
    assert isinstance(dialog, HelpDialog)
    return dialog


def test_f1_opens_the_guide_at_the_page_that_one_is_on(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    bench.go("dossier", bench.add("TC-2025-0001"))
    qtbot.keyClick(bench.window, Qt.Key.Key_F1)
    dialog = _help(bench)
    qtbot.waitUntil(lambda: dialog.text.textCursor().block().text() == "Statuer sur l’admissibilité")
    assert dialog.isVisible()
    assert dialog.pages.currentItem().text() == "Coordination"
    assert dialog.text.hasFocus()


def test_f1_in_a_dialog_opens_the_guide_over_it_and_the_dialog_keeps_its_words(
    bench: Bench, qtbot: QtBot
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    page = bench.go("dossier", dossier_id)
    assert isinstance(page, DossierPage)
    page.doing.do(Act.WITHDRAW)
    bench.settle()
    assert page.dialog is not None
    qtbot.keyClick(page.dialog, Qt.Key.Key_F1)
    dialog = _help(bench)
    assert dialog.parent() is page.dialog
    assert dialog.isVisible()
    dialog.accept()
    assert page.dialog.isVisible()


def test_asking_again_brings_the_same_guide_to_another_page(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    qtbot.keyClick(bench.window, Qt.Key.Key_F1)
    first = _help(bench)
    first.accept()
    with qtbot.waitActive(bench.window):
        bench.window.activateWindow()
    bench.go("outbox")
    qtbot.keyClick(bench.window, Qt.Key.Key_F1)
    assert _help(bench) is first
    qtbot.waitUntil(lambda: first.pages.currentItem().text() == "Délivrance")
    assert first.isVisible()


def test_links_lead_to_pages_of_the_guide_and_nowhere_else(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    qtbot.keyClick(bench.window, Qt.Key.Key_F1)
    dialog = _help(bench)
    before = dialog.text.toPlainText()
    for outside in (
        "https://example.org/coordination.md",
        "file:///etc/passwd",
        "../security.md",
        "mailto:a@b.ca",
    ):
        dialog.text.anchorClicked.emit(QUrl(outside))
        assert dialog.text.toPlainText() == before
    dialog.text.anchorClicked.emit(QUrl("delivrance.md"))
    assert dialog.text.toPlainText().startswith("Délivrance")


def test_words_are_found_in_the_page_and_found_again_from_its_beginning(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    qtbot.keyClick(bench.window, Qt.Key.Key_F1)
    dialog = _help(bench)
    dialog.show_topic(Topic("coordination.md"))
    dialog.words.setText("quarantaine")
    dialog.finding.click()
    first = dialog.text.textCursor().position()
    assert dialog.text.textCursor().selectedText().casefold() == "quarantaine"
    for _ in range(40):
        dialog.finding.click()
    assert dialog.text.textCursor().selectedText().casefold() == "quarantaine"
    assert first > 0
