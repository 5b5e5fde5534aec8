"""Grilles: a draft is written, seen as an expert sees it, compared and published; nothing is lost on the way."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPushButton, QSpinBox, QToolButton

from reviewer.committee.grid import Rating
from reviewer.committee.grid_draft import GridDraft
from reviewer.services.desk import Desk
from tests.support.gui import Bench
from ui.screens.grid_editor.dialog_new import NewDraftDialog
from ui.screens.grid_editor.draft.dialog_publish import PublishDialog
from ui.screens.grid_editor.draft.faults.view import Part
from ui.screens.grid_editor.draft.view import DIFFERENCES, PREVIEW, GridDraftScreen
from ui.screens.grid_editor.table_model import GridState
from ui.screens.grid_editor.view import GridShelfScreen

LEFT = Qt.MouseButton.LeftButton
ADMIN = "p-admin"
NEW_CRITERION_LACKS = 7
"""Its label, its guidance and the level of each of five marks."""


@pytest.fixture
def shelf(bench: Bench) -> GridShelfScreen:
    bench.start()
    bench.become(ADMIN)
    return cast("GridShelfScreen", bench.go("grids"))


def click(bench: Bench, name: str, parent: object) -> None:
    kind = (
        QToolButton if name in {"grid_add_criterion", "grid_up", "grid_down", "grid_remove"} else QPushButton
    )
    bench.qtbot.mouseClick(bench.child(kind, name, parent), LEFT)  # type: ignore[arg-type]  # a screen or a dialog


def begun(bench: Bench, shelf: GridShelfScreen, *, blank: bool = False) -> GridDraftScreen:
    """Start a draft from the shelf, with the mouse and the keyboard, and return its page."""
    click(bench, "grid_new", shelf)
    dialog = shelf.dialog
    assert isinstance(dialog, NewDraftDialog)
    bench.qtbot.keyClicks(dialog.name, "Grille 2026")
    if blank:
        dialog.base.setCurrentIndex(dialog.base.count() - 1)
    bench.qtbot.mouseClick(dialog.act, LEFT)
    bench.settle()
    screen = bench.window.stack.currentWidget()
    assert isinstance(screen, GridDraftScreen)
    return screen


def stored(bench: Bench) -> tuple[GridDraft, ...]:
    with bench.opened.store.read() as work:
        return work.grids.drafts("iatiev")


def kept(bench: Bench, screen: GridDraftScreen) -> GridDraft:
    """Wait until all that was typed is stored, and return it."""
    screen.presenter.flush()
    bench.settle()
    (draft,) = stored(bench)
    return draft


def desk_of(bench: Bench) -> Desk:
    return bench.office.desk


def test_settings_lead_an_administrator_to_the_grids(bench: Bench) -> None:
    bench.start()
    bench.become(ADMIN)
    bench.qtbot.mouseClick(bench.child(QPushButton, "go_grids", bench.go("settings")), LEFT)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("grids")


def test_nobody_else_is_led_there(bench: Bench) -> None:
    bench.start()
    assert bench.child(QPushButton, "go_grids", bench.go("settings")).isHidden()
    shelf = cast("GridShelfScreen", bench.go("grids"))
    assert shelf.pile.currentIndex() == 0
    assert not shelf.new.isEnabled()


def test_the_shelf_shows_the_version_in_effect_as_an_expert_sees_it(shelf: GridShelfScreen) -> None:
    assert [(row.id, row.state) for row in shelf.model.rows] == [("iatiev-grille-1", GridState.IN_EFFECT)]
    assert len(shelf.preview.form.criteria) == 10
    assert not shelf.edit.isEnabled()


def test_a_copy_starts_sound_and_changes_nothing(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    assert screen.title.text() == "Grille 2026"
    assert screen.faults.rows == ()
    assert screen.parts.count() == 13
    screen.views.button(DIFFERENCES).click()
    assert screen.differences.summary.text().startswith("Différences\u202f: 0.")


def test_what_is_typed_is_kept_by_itself(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    screen.parts.setCurrentRow(2)
    bench.child(QSpinBox, "part_weight", screen).setValue(35)
    field = bench.child(QLineEdit, "part_label", screen.criterion)
    field.selectAll()
    bench.qtbot.keyClicks(field, "Nature du travail")
    draft = kept(bench, screen)
    assert (draft.grid.criteria[0].label, draft.grid.criteria[0].weight) == ("Nature du travail", 35)
    assert "Nature du travail" in screen.parts.item(2).text()
    assert draft.grid.criteria[1:] == desk_of(bench).programmes["iatiev"].grid.criteria[1:]


def test_choosing_a_part_types_nothing(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    before = screen.presenter.grid
    for row in range(screen.parts.count()):
        screen.parts.setCurrentRow(row)
    assert screen.presenter.grid == before


def test_every_fault_is_told_and_leads_to_its_place(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    screen.parts.setCurrentRow(3)
    bench.child(QSpinBox, "part_weight", screen).setValue(0)
    (fault,) = screen.faults.rows
    assert "Constat A, critère 2" in fault
    screen.parts.setCurrentRow(0)
    click(bench, "grid_publish", screen)
    assert screen.dialog is None
    assert screen.part == Part(0, 1)
    assert "1" in screen.faults.count.text()


def test_parts_are_added_moved_and_removed(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    screen.parts.setCurrentRow(1)
    click(bench, "grid_add_criterion", screen)
    assert screen.part == Part(0, 4)
    assert len(screen.faults.rows) == NEW_CRITERION_LACKS
    click(bench, "grid_up", screen)
    assert screen.part == Part(0, 3)
    click(bench, "grid_remove", screen)
    assert screen.faults.rows == ()
    click(bench, "grid_add_finding", screen)
    assert screen.part == Part(2, None)
    assert kept(bench, screen).grid.findings[2].label == ""


def test_a_blank_draft_has_nothing_to_preview_yet(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf, blank=True)
    screen.views.button(PREVIEW).click()
    assert screen.preview.pile.currentIndex() == 1
    assert len(screen.faults.rows) == 1


def test_a_preview_can_be_tried_and_keeps_nothing(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    before = kept(bench, screen)
    screen.views.button(PREVIEW).click()
    card = screen.preview.form.criteria["job.tasks"]
    card.focus()
    bench.qtbot.keyClick(card, Qt.Key.Key_4)
    assert card.rating == Rating(mark=4)
    bench.child(QPushButton, "grid_preview_check", screen.preview).click()
    assert not screen.preview.form.gaps.isHidden()
    assert kept(bench, screen) == before


def test_a_published_draft_is_a_version_and_takes_effect(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    screen.parts.setCurrentRow(2)
    bench.child(QSpinBox, "part_weight", screen).setValue(35)
    click(bench, "grid_publish", screen)
    dialog = screen.dialog
    assert isinstance(dialog, PublishDialog)
    bench.qtbot.mouseClick(dialog.act, LEFT)
    bench.settle()
    assert "source" in dialog.notice.sentence
    bench.qtbot.keyClicks(dialog.source, "Rencontre 4")
    bench.qtbot.mouseClick(dialog.act, LEFT)
    bench.settle()
    assert stored(bench) == ()
    assert bench.window.stack.currentWidget() is shelf
    assert [(row.id, row.state) for row in shelf.model.rows] == [
        ("iatiev-grille-2", GridState.IN_EFFECT),
        ("iatiev-grille-1", GridState.EARLIER),
    ]


def test_two_versions_stand_beside_each_other(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    screen.parts.setCurrentRow(2)
    bench.child(QSpinBox, "part_weight", screen).setValue(35)
    kept(bench, screen)
    bench.go("grids")
    against = bench.child(QComboBox, "grid_against", shelf)
    against.setCurrentIndex(against.findData("iatiev-grille-1"))
    shelf.table.setCurrentIndex(shelf.model.index(0, 0))
    bench.settle()
    assert shelf.right_pile.currentIndex() == 1
    assert shelf.differences.summary.text().startswith("Différences\u202f: 1.")


def test_a_discarded_draft_is_gone(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    click(bench, "grid_discard", screen)
    assert screen.dialog is not None
    bench.qtbot.mouseClick(screen.dialog.act, LEFT)
    bench.settle()
    assert stored(bench) == ()
    assert bench.window.stack.currentWidget() is shelf


def test_the_parts_are_walked_with_the_keyboard(bench: Bench, shelf: GridShelfScreen) -> None:
    screen = begun(bench, shelf)
    parts = bench.child(QListWidget, "grid_parts", screen)
    parts.setFocus()
    bench.qtbot.keyClick(parts, Qt.Key.Key_Down)
    bench.qtbot.keyClick(parts, Qt.Key.Key_Down)
    assert screen.part == Part(0, 0)
