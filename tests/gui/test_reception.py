"""Reception as a person uses it: search, filter, open, take files in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import DossierState
from tests.support.gui import Bench
from tests.support.requests import request_document
from ui.screens.reception.door import files_in, patterns
from ui.screens.reception.view import ReceptionView


def reception(bench: Bench) -> ReceptionView:
    bench.start()
    return cast("ReceptionView", bench.go("reception"))


def shown(view: ReceptionView) -> list[str]:
    return [row.reference for row in view.model.rows]


def an_intake_file(folder: Path) -> Path:
    good = request_document(reference="TC-2025-0101")
    bad = request_document(reference="TC-2025-0102", job__annual_salary_cad="cent mille")
    path = folder / "demandes.json"
    path.write_text(json.dumps([good, bad]), encoding="utf-8")
    return path


def cells(view: ReceptionView, row: int) -> dict[str, str]:
    return {one.key: view.model.index(row, n).data() for n, one in enumerate(view.model.columns)}


def test_the_list_shows_state_age_next_step_and_who(bench: Bench) -> None:
    bench.add("TC-2025-0001", days_ago=4)
    view = reception(bench)
    shown_here = cells(view, 0)
    assert shown_here["reference"] == "TC-2025-0001"
    assert shown_here["candidate"] == "Adaeze Okonkwo"
    assert shown_here["employer"] == "Laboratoires Boréal inc."
    assert shown_here["job"] == "Scientifique en apprentissage automatique"
    assert shown_here["state"] == "Reçue"
    assert shown_here["age"] == "4\u202fj"
    assert shown_here["next"] == "Statuer sur l’admissibilité"
    assert shown_here["holders"] == "Coordination"
    assert view.subtitle.text() == "1 dossier"


def test_words_find_a_dossier_without_case_or_accents(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001", candidate__family_name="Bœuf")
    bench.add("TC-2025-0002", candidate__family_name="Wójcik")
    view = reception(bench)
    qtbot.keyClicks(view.search, "BOEUF")
    qtbot.waitUntil(lambda: shown(view) == ["TC-2025-0001"])
    qtbot.keyClick(view.search, Qt.Key.Key_Backspace)
    view.search.clear()
    qtbot.waitUntil(lambda: len(shown(view)) == 2)


def test_a_term_narrows_the_list_and_words_where_nothing_matches(qtbot: QtBot, bench: Bench) -> None:
    bench.add("TC-2025-0001")
    bench.add("TC-2025-0002", DossierState.ADMISSIBLE)
    view = reception(bench)
    qtbot.keyClicks(view.search, "etat:admissible")
    qtbot.waitUntil(lambda: shown(view) == ["TC-2025-0002"])
    qtbot.keyClicks(view.search, " personne")
    qtbot.waitUntil(lambda: shown(view) == [])
    assert view.pile.currentWidget() is view.empty
    assert view.empty.what.text() == "Aucun dossier ne correspond."


def test_an_empty_database_says_what_to_do(bench: Bench) -> None:
    view = reception(bench)
    assert view.empty.isVisible()
    assert "déposez-le" in view.empty.do.text()


def test_enter_opens_the_dossier_and_back_returns_to_the_list(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    view = reception(bench)
    assert view.table.hasFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    bench.settle()
    page = bench.window.screen_of("dossier")
    assert page.isVisible()
    assert page.title.text() == "TC-2025-0001 – Adaeze Okonkwo"
    bench.window.back()
    assert view.isVisible()
    assert view.table.current_id == dossier_id


def test_a_file_that_is_brought_in_is_told_row_by_row(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    view = reception(bench)
    view.bring([an_intake_file(tmp_path)])
    bench.settle()
    dialog = view.intake
    assert dialog is not None and dialog.isVisible()
    outcomes = [(row.reference, row.outcome) for row in dialog.model.rows]
    assert outcomes == [("TC-2025-0102", "quarantined"), ("TC-2025-0101", "taken_in")], (
        "what waits comes first"
    )
    assert dialog.summary.text() == "reçue\u202f: 1 · en quarantaine\u202f: 1"
    why = dialog.model.index(0, 4).data()
    assert why.startswith("Salaire annuel brut")
    assert "cent mille" in why
    assert shown(view) == ["TC-2025-0101"]
    assert view.quarantine.text() == "Quarantaine (1)"
    dialog.accept()


def test_the_list_opens_once_after_an_intake_and_counts_nothing_of_it_as_changed_by_others(
    bench: Bench, tmp_path: Path
) -> None:
    view = reception(bench)
    opened, by_others = list[object](), list[int]()
    view.presenter.opened.connect(opened.append)
    view.presenter.changed_by_others.connect(by_others.append)
    view.bring([an_intake_file(tmp_path)])
    bench.settle()
    assert shown(view) == ["TC-2025-0101"]
    assert (len(opened), any(by_others)) == (1, False)
    assert view.intake is not None
    view.intake.accept()


def test_the_same_file_twice_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    view = reception(bench)
    path = an_intake_file(tmp_path)
    view.bring([path])
    bench.settle()
    view.bring([path])
    bench.settle()
    assert view.intake is not None
    outcomes = [row.outcome for row in view.intake.model.rows]
    assert outcomes == ["quarantined", "quarantined", "taken_in", "unchanged"]
    assert shown(view) == ["TC-2025-0101"]
    view.intake.accept()


def test_a_file_that_cannot_be_read_says_so_beside_the_button(bench: Bench, tmp_path: Path) -> None:
    view = reception(bench)
    broken = tmp_path / "vide.json"
    broken.write_bytes(b"")
    view.bring([broken])
    bench.settle()
    assert view.notice.isVisible()
    assert "vide.json" in view.notice.sentence
    assert bench.window.trouble.notice.sentence == ""
    assert view.intake is None


def test_files_can_be_dropped_on_the_window(bench: Bench, tmp_path: Path) -> None:
    view = reception(bench)
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(an_intake_file(tmp_path))), QUrl.fromLocalFile(str(tmp_path / "lisez.txt"))]
    )
    event = QDropEvent(
        QPointF(QPoint(200, 200)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)
    bench.settle()
    assert shown(view) == ["TC-2025-0101"]
    assert view.intake is not None
    view.intake.accept()


def test_the_window_offers_and_lets_in_every_kind_of_file_that_is_read(tmp_path: Path) -> None:
    data = QMimeData()
    names = ("a.json", "b.CSV", "c.tsv", "d.xlsx", "e.xlsm", "lisez.txt", "sans-fin")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert [path.name for path in files_in(data)] == ["a.json", "b.CSV", "c.tsv", "d.xlsx", "e.xlsm"]
    assert patterns() == "*.json *.csv *.tsv *.xlsx *.xlsm"


def test_who_may_not_take_in_is_not_offered_to(bench: Bench) -> None:
    view = reception(bench)
    assert view.bring_in.isVisible()
    bench.become("p-audit")
    bench.go("reception")
    assert not view.bring_in.isVisible()
    assert not view.quarantine.isVisible()


def test_a_long_list_has_its_whole_length_and_reads_only_what_is_looked_at(
    qtbot: QtBot, bench: Bench
) -> None:
    for number in range(300):
        bench.add(f"TC-2025-{number:04d}", days_ago=number)
    view = reception(bench)
    assert view.model.rowCount() == 300
    assert view.subtitle.text() == "300 dossiers"
    assert len(view.model.rows) == 128
    qtbot.keyClick(view.table, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.table.current_id == bench.dossier_ids["TC-2025-0299"])
    assert cells(view, 299)["reference"] == "TC-2025-0299"
    assert not view.model.is_read(140)


def test_a_template_is_saved_filled_in_and_taken_in_without_its_example(bench: Bench, tmp_path: Path) -> None:
    view = reception(bench)
    target = tmp_path / "modele.xlsx"
    assert view.template.isVisible()
    view.template.save(target.with_suffix(""))
    bench.settle()
    assert bench.window.said.startswith("Le modèle est enregistré\u202f: modele.xlsx.")
    book = load_workbook(target)
    sheet = book["Demandes"]
    places = {cell.value: int(cell.column or 0) for cell in sheet[1]}
    for heading, value in {"Référence": "TC-2025-0101", "Volet": "Intelligence artificielle"}.items():
        sheet.cell(3, places[heading], value)
    book.save(target)
    view.bring([target])
    bench.settle()
    assert view.intake is not None
    outcomes = {(row.reference, row.outcome) for row in view.intake.model.rows}
    assert outcomes == {("EXEMPLE", "example"), ("TC-2025-0101", "taken_in")}
    assert "exemple du modèle, laissé de côté\u202f: 1" in view.intake.summary.text()
    assert shown(view) == ["TC-2025-0101"]
    view.intake.accept()


def test_sheets_and_columns_that_were_not_read_are_said(bench: Bench, tmp_path: Path) -> None:
    view = reception(bench)
    target = tmp_path / "modele.xlsx"
    view.template.save(target)
    bench.settle()
    book = load_workbook(target)
    sheet = book["Demandes"]
    sheet.cell(3, [cell.value for cell in sheet[1]].index("Référence") + 1, "TC-2025-0101")
    sheet.cell(1, sheet.max_column + 1, "Humeur")
    sheet.cell(3, sheet.max_column, "bonne")
    book.create_sheet("Brouillon")["A1"] = "à jeter"
    book.save(target)
    view.bring([target])
    bench.settle()
    assert view.intake is not None
    assert view.intake.unread.text() == "modele.xlsx\u202f: feuilles non lues\u202f: Brouillon"
    whys = {
        row.reference: view.intake.model.index(n, 4).data() for n, row in enumerate(view.intake.model.rows)
    }
    assert whys["TC-2025-0101"].endswith("non lu\u202f: Humeur")
    assert "non lu" not in whys["EXEMPLE"]
    view.intake.accept()


def test_who_does_not_take_requests_in_saves_no_template(bench: Bench) -> None:
    view = reception(bench)
    bench.become("p-audit")
    assert not view.template.isVisible()
    (offered,) = (one for one in view.commands() if one.key == "list:template")
    assert offered.why_not()
