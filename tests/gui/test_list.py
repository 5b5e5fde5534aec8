"""The list of dossiers as a place to work: preview, keys, order, columns, saved views, what others change."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import DossierState
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.reception.dialog_columns import ColumnsDialog
from ui.screens.reception.dialog_term import TermDialog
from ui.screens.reception.dialog_view import ViewDialog
from ui.screens.reception.view import ReceptionView
from ui.widgets.rail import ViewButton


def the_list(bench: Bench) -> ReceptionView:
    bench.start()
    view = cast("ReceptionView", bench.go("reception"))
    bench.qtbot.waitUntil(lambda: view.presenter.held)
    return view


def shown(view: ReceptionView) -> list[str]:
    return [row.reference for row in view.model.rows]


def previewed(bench: Bench, view: ReceptionView, reference: str) -> tuple[str, ...]:
    bench.qtbot.waitUntil(lambda: view.preview.title.text().startswith(reference))
    bench.settle()
    return view.preview.words


def test_the_preview_follows_the_selection_and_j_and_k_move_it(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001", days_ago=1)
    bench.add("TC-2025-0002", days_ago=2, candidate__intends_to_settle=None)
    view = the_list(bench)
    assert "Vérification préalable" in previewed(bench, view, "TC-2025-0001")
    qtbot.keyClick(view.table, Qt.Key.Key_J)
    assert any("Intention" in line for line in previewed(bench, view, "TC-2025-0002"))
    qtbot.keyClick(view.table, Qt.Key.Key_K)
    previewed(bench, view, "TC-2025-0001")


def test_running_down_the_list_reads_only_the_dossier_on_which_one_stops(qtbot: QtBot, bench: Bench) -> None:
    for number in range(1, 7):
        bench.add(f"TC-2025-000{number}", days_ago=number)
    view = the_list(bench)
    previewed(bench, view, "TC-2025-0001")
    for _ in range(5):
        qtbot.keyClick(view.table, Qt.Key.Key_J)
    previewed(bench, view, "TC-2025-0006")
    with bench.opened.store.read() as work:
        read = {one: work.readings.of_dossier(key) for one, key in bench.dossier_ids.items()}
    assert {one for one, lines in read.items() if lines} == {"TC-2025-0001", "TC-2025-0006"}


def test_a_key_pressed_before_the_preview_is_there_acts_on_the_chosen_dossier(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.add("TC-2025-0001", days_ago=1)
    bench.add("TC-2025-0002", days_ago=2)
    view = the_list(bench)
    previewed(bench, view, "TC-2025-0001")
    qtbot.keyClick(view.table, Qt.Key.Key_J)
    qtbot.keyClick(view.table, Qt.Key.Key_A)
    bench.settle()
    assert bench.window.said == "La demande TC-2025-0002 est déclarée admissible."
    with bench.opened.store.read() as work:
        assert work.dossiers.get(bench.dossier_ids["TC-2025-0001"]).state is DossierState.RECEIVED


def test_letters_typed_into_the_search_stay_letters(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001")
    view = the_list(bench)
    qtbot.keyClick(view.table, Qt.Key.Key_Slash)
    assert view.search.hasFocus()
    qtbot.keyClicks(view.search, "adaeze")
    bench.settle()
    assert view.search.text() == "adaeze"
    with bench.opened.store.read() as work:
        assert work.dossiers.get(bench.dossier_ids["TC-2025-0001"]).state is DossierState.RECEIVED


def test_what_is_not_understood_is_said_beside_the_search(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001")
    view = the_list(bench)
    qtbot.keyClicks(view.search, "etat:bleu")
    qtbot.waitUntil(view.fault.isVisible)
    assert "bleu" in view.fault.text()
    assert shown(view) == ["TC-2025-0001"]


def test_completion_replaces_only_the_piece_at_the_cursor(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001")
    view = the_list(bench)
    qtbot.keyClicks(view.search, "boreal etat:rec")
    inserted = [one.insert for one in view.search.offered]
    assert any("reçue" in one for one in inserted)
    view.search.take(next(n for n, one in enumerate(inserted) if "reçue" in one))
    bench.settle()
    assert view.search.text() == "boreal etat:reçue"


def test_a_term_can_be_built_without_typing_it(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002", DossierState.ADMISSIBLE)
    view = the_list(bench)
    qtbot.mouseClick(view.term, Qt.MouseButton.LeftButton)
    dialog = view.dialog
    assert isinstance(dialog, TermDialog)
    dialog.field.setCurrentIndex(dialog.field.findData("state"))
    dialog.choice.setCurrentIndex(dialog.choice.findData("admissible"))
    assert dialog.shown.text() == "état:admissible"
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(view) == ["TC-2025-0002"])
    assert view.search.text() == "état:admissible"


def test_a_click_on_a_title_sorts_the_whole_list_and_a_second_one_turns_it(bench: Bench) -> None:
    for number, name in enumerate(("Côté", "Anctil", "Bolduc"), start=1):
        bench.add(f"TC-2025-000{number}", days_ago=number, candidate__family_name=name)
    view = the_list(bench)
    view.table.sort_asked.emit("candidate")
    bench.settle()
    first = shown(view)
    view.table.sort_asked.emit("candidate")
    bench.settle()
    assert shown(view) == list(reversed(first)) != first
    view.table.sort_asked.emit("holders")
    bench.settle()
    assert shown(view) == list(reversed(first))


def test_the_columns_one_chose_are_there_again_in_another_window(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001")
    view = the_list(bench)
    view.list_acts.choose_columns()
    dialog = view.dialog
    assert isinstance(dialog, ColumnsDialog)
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentRow(4)
    qtbot.mouseClick(dialog.up, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert view.table.isColumnHidden(1)
    kept = bench.stored_layout()
    assert [one.key for one in kept.columns][:5] == ["reference", "candidate", "employer", "state", "job"]
    assert not kept.columns[1].shown


def views(bench: Bench) -> list[tuple[str, str]]:
    return [(one.text(), one.count) for one in bench.window.rail.findChildren(ViewButton) if one.isVisible()]


def test_a_view_is_kept_stands_in_the_rail_with_its_count_and_goes_again(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002", DossierState.ADMISSIBLE)
    view = the_list(bench)
    assert ("À trier", "1") in views(bench)
    view.search.setText("état:admissible")
    qtbot.waitUntil(lambda: shown(view) == ["TC-2025-0002"])
    qtbot.mouseClick(view.save_view, Qt.MouseButton.LeftButton)
    dialog = view.dialog
    assert isinstance(dialog, ViewDialog)
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert dialog.fault.text() == "Donnez un nom à la vue."
    qtbot.keyClicks(dialog.field, "Mes admissibles")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert ("Mes admissibles", "1") in views(bench)
    view.search.clear()
    qtbot.waitUntil(lambda: len(shown(view)) == 2)
    bench.open_view("Mes admissibles")
    assert view.title.text() == "Mes admissibles"
    assert shown(view) == ["TC-2025-0002"]
    view.list_acts.delete_view()
    assert view.dialog is not None
    qtbot.mouseClick(view.dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert "Mes admissibles" not in [name for name, _ in views(bench)]


def test_what_others_change_is_counted_and_moves_nothing_until_one_asks(
    qtbot: QtBot, bench: Bench, stories: Stories
) -> None:
    for number in range(1, 4):
        bench.add(f"TC-2025-000{number}", days_ago=number)
    view = the_list(bench)
    qtbot.keyClick(view.table, Qt.Key.Key_J)
    view.search.setFocus()
    view.search.blockSignals(True)
    view.search.setText("tap")
    view.search.blockSignals(False)
    stories.office.become("p-coord2")
    stories.office.triage.withdraw(bench.dossier_ids["TC-2025-0003"], "Courriel du 19 mai.")
    view.presenter.look()
    qtbot.waitUntil(view.renew.isVisible)
    assert view.renew.text() == "1 changement – actualiser"
    assert shown(view) == ["TC-2025-0001", "TC-2025-0002", "TC-2025-0003"]
    assert view.search.text() == "tap"
    assert view.table.current_id == bench.dossier_ids["TC-2025-0002"]


def test_what_one_does_oneself_shows_where_it_stands_and_is_not_told_as_a_change(
    qtbot: QtBot, bench: Bench, stories: Stories
) -> None:
    for number in (1, 2):
        bench.add(f"TC-2025-000{number}", days_ago=number)
    view = the_list(bench)
    withdraw = partial(bench.office.triage.withdraw, bench.dossier_ids["TC-2025-0002"], "Courriel du 19 mai.")
    view.presenter.run(withdraw)
    bench.settle()
    assert [row.state for row in view.model.rows] == [DossierState.RECEIVED, DossierState.WITHDRAWN]
    assert not view.renew.isVisible()
    stories.office.become("p-coord2")
    stories.office.triage.withdraw(bench.dossier_ids["TC-2025-0001"], "Courriel du 19 mai.")
    view.presenter.look()
    qtbot.waitUntil(view.renew.isVisible)
    assert view.renew.text() == "1 changement – actualiser"


def test_a_dossier_that_one_s_own_act_puts_on_the_list_is_there_when_one_comes_back(bench: Bench) -> None:
    bench.add("TC-2025-0001", days_ago=1)
    dossier_id = bench.add("TC-2025-0002", days_ago=2)
    view = the_list(bench)
    view.presenter.search("état:retirée")
    bench.settle()
    bench.qtbot.waitUntil(lambda: view.presenter.held)
    bench.go("settings")
    view.presenter.run(partial(bench.office.triage.withdraw, dossier_id, "Courriel du 19 mai."))
    bench.settle()
    bench.go("reception")
    assert shown(view) == ["TC-2025-0002"]
    assert not view.renew.isVisible()


def test_reading_the_list_again_stays_on_the_same_dossier(qtbot: QtBot, bench: Bench) -> None:
    for number in range(1, 6):
        bench.add(f"TC-2025-000{number}", days_ago=number)
    view = the_list(bench)
    for _ in range(3):
        qtbot.keyClick(view.table, Qt.Key.Key_J)
    here = view.table.current_id
    bench.add("TC-2025-0009", days_ago=0)
    view.presenter.reload()
    bench.settle()
    qtbot.waitUntil(lambda: view.table.current_id == here)
    assert view.table.currentIndex().row() == 4


def test_a_dossier_that_is_not_there_for_the_person_leaves_the_preview_empty(bench: Bench) -> None:
    bench.add("TC-2025-0001")
    view = the_list(bench)
    view.preview.follow("nowhere")
    bench.qtbot.wait(200)
    bench.settle()
    assert view.preview.words == ()
