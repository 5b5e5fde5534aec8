"""Acting on several dossiers in the window: select by key, look at the dry run, do it, read what became of each."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import Act, DossierState
from tests.support.gui import Bench
from ui.screens.reception.dialog_bulk import BulkDialog
from ui.screens.reception.view import ReceptionView


def begun(bench: Bench) -> BulkDialog:
    view = cast("ReceptionView", bench.window.screen_of("reception"))
    bench.qtbot.waitUntil(lambda: view.presenter.held)
    bench.qtbot.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.keyClick(view.table, Qt.Key.Key_Q)
    bench.settle()
    dialog = view.dialog
    assert isinstance(dialog, BulkDialog)
    return dialog


def opened(bench: Bench, act: Act) -> BulkDialog:
    dialog = begun(bench)
    dialog.choice.setCurrentIndex(dialog.choice.findData(act.value))
    bench.qtbot.waitUntil(lambda: dialog.plan is not None and dialog.plan.act is act)
    return dialog


def state(bench: Bench, reference: str) -> DossierState:
    with bench.opened.store.read() as work:
        return work.dossiers.get(bench.dossier_ids[reference]).state


def test_the_dry_run_shows_each_dossier_then_the_report_what_became_of_it(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001", days_ago=1)
    bench.add("TC-2025-0002", days_ago=2, job__annual_salary_cad="40000.00")
    bench.add("TC-2025-0003", DossierState.ISSUED, days_ago=3)
    bench.start()
    dialog = opened(bench, Act.FIND_ADMISSIBLE)
    assert dialog.summary.text() == "Ce serait fait pour 1\u202f; laissés de côté\u202f: 2."
    assert dialog.act.text() == "Le faire pour 1 dossier"
    lines = dialog.report_lines
    assert lines[0] == "Admissible – TC-2025-0001"
    assert lines[1].startswith("Laissé de côté – TC-2025-0002 – La vérification préalable")
    assert lines[2].startswith("Laissé de côté – TC-2025-0003")
    assert state(bench, "TC-2025-0001") is DossierState.RECEIVED
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert dialog.report_lines[0] == "Fait – TC-2025-0001"
    assert state(bench, "TC-2025-0001") is DossierState.ADMISSIBLE
    assert state(bench, "TC-2025-0002") is DossierState.RECEIVED
    dialog.reject()


def test_a_withdrawal_of_several_asks_for_its_reason_at_the_field(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002")
    bench.start()
    dialog = opened(bench, Act.WITHDRAW)
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert dialog.reason.error.text() == "Écrivez d’abord le motif."
    qtbot.keyClicks(dialog.reason.edit, "Courriel du 19 mai.")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert {state(bench, one) for one in bench.dossier_ids} == {DossierState.WITHDRAWN}
    dialog.reject()


def test_an_act_that_fits_none_of_them_cannot_be_begun(bench: Bench) -> None:
    bench.add("TC-2025-0001", DossierState.ISSUED)
    bench.start()
    dialog = opened(bench, Act.FIND_ADMISSIBLE)
    assert not dialog.act.isEnabled()
    dialog.reject()


def test_it_begins_with_the_act_that_suits_most_of_them_and_writes_nothing(bench: Bench) -> None:
    waiting = [f"TC-2025-000{number}" for number in (1, 2)]
    for reference in waiting:
        bench.add(reference, DossierState.INCOMPLETE)
    bench.add("TC-2025-0003")
    bench.start()
    dialog = begun(bench)
    bench.qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.choice.currentData() == Act.RECORD_COMPLEMENTS.value
    assert dialog.act.text() == "Le faire pour 2 dossiers"
    assert {state(bench, one) for one in waiting} == {DossierState.INCOMPLETE}
    dialog.reject()


def test_what_the_person_chooses_first_stays_chosen(bench: Bench) -> None:
    bench.add("TC-2025-0001", DossierState.INCOMPLETE)
    bench.start()
    dialog = BulkDialog(bench.desktop, tuple(bench.dossier_ids.values()), bench.window.screen_of("reception"))
    dialog.choice.setCurrentIndex(dialog.choice.findData(Act.WITHDRAW.value))
    bench.qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.choice.currentData() == Act.WITHDRAW.value
    dialog.reject()


def test_where_no_act_suits_it_says_so_and_a_withdrawal_is_never_proposed(bench: Bench) -> None:
    bench.add("TC-2025-0001", DossierState.ISSUED)
    bench.add("TC-2025-0002", DossierState.DECIDED)
    bench.start()
    dialog = begun(bench)
    bench.qtbot.waitUntil(
        lambda: dialog.summary.text() == "Aucun acte ne convient à ces dossiers en ce moment."
    )
    assert dialog.choice.currentData() is None
    assert not dialog.act.isEnabled()
    dialog.reject()
