"""The grid page as tests use it: opened for an expert, filled in, read."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reviewer.committee.evaluation import Evaluation
from tests.gui.pages import deliberation
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.grid.view import GridScreen
from ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton


def grid_of(bench: Bench, dossier_id: str, expert: str = "e-alix") -> GridScreen:
    bench.start()
    bench.become(expert)
    return cast("GridScreen", bench.go("grid", dossier_id))


def declared_grid(bench: Bench, stories: Stories) -> tuple[str, GridScreen]:
    """Return a dossier on which Alix has declared no conflict, and the page open on it."""
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    return dossier_id, grid_of(bench, dossier_id)


def draft(bench: Bench, dossier_id: str, expert: str = "e-alix") -> Evaluation:
    found = deliberation(bench, dossier_id).evaluation_of(expert)
    assert found is not None
    return found


def words(screen: GridScreen) -> str:
    return "\n".join(text.text() for text in screen.findChildren(Text))


def press(bench: Bench, *keys: Qt.Key) -> None:
    for key in keys:
        held = QApplication.focusWidget()
        assert held is not None
        bench.qtbot.keyClick(held, key)


def fill_in(screen: GridScreen, mark: str = "3") -> None:
    for card in screen.form.criteria.values():
        card.levels.choose(mark)
    for box in screen.form.verdicts.values():
        box.levels.choose("yes")
