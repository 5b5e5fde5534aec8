"""« Undo » in the sentence that says what was done, for as long as nothing was built on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.services.changes import Changes
from tests.gui.pages import state
from tests.support.gui import Bench
from ui.screens.dossier.view import DossierPage


def _received(bench: Bench) -> tuple[DossierPage, str]:
    """Open a dossier whose complements have just been noted as received."""
    dossier_id = bench.add("TC-2025-0001", DossierState.INCOMPLETE)
    bench.start()
    page = bench.go("dossier", dossier_id)
    assert isinstance(page, DossierPage)
    page.doing.do(Act.RECORD_COMPLEMENTS)
    bench.settle()
    return page, dossier_id


def test_what_was_done_is_said_with_its_way_back_and_the_way_back_works(bench: Bench) -> None:
    page, dossier_id = _received(bench)
    undo = bench.window.taking_back.button
    assert undo.isVisible()
    assert "TC-2025-0001" in bench.window.said
    assert state(bench, dossier_id) is DossierState.RECEIVED
    undo.click()
    bench.settle()
    assert state(bench, dossier_id) is DossierState.INCOMPLETE
    assert page.presenter.view is not None
    assert page.presenter.view.dossier.state is DossierState.INCOMPLETE, "the page has heard of it"
    assert not undo.isVisible(), "an undoing is not undone"


def test_it_is_one_key_away(bench: Bench, qtbot: QtBot) -> None:
    _, dossier_id = _received(bench)
    qtbot.keyClick(bench.window, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert state(bench, dossier_id) is DossierState.INCOMPLETE


def test_the_way_back_goes_when_something_else_is_said_or_done(bench: Bench) -> None:
    _, dossier_id = _received(bench)
    bench.desktop.news.tell(Changes(dossiers=frozenset({dossier_id})))
    assert not bench.window.taking_back.button.isVisible()


def test_a_way_back_that_is_closed_is_said_on_the_page_and_not_only_in_passing(bench: Bench) -> None:
    page, dossier_id = _received(bench)
    bench.amend(dossier_id, planned_dsp_on=None)
    bench.window.taking_back.button.click()
    bench.settle()
    assert page.notice.isVisible()
    assert "TC-2025-0001" in page.notice.sentence
    assert state(bench, dossier_id) is DossierState.RECEIVED
