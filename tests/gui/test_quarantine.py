"""The quarantine: each fault beside its fact, corrected and tried again, or set aside with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reviewer.intake.fields import Kind
from tests.support.gui import PROGRAMME, Bench
from tests.support.requests import request_document
from ui.screens.quarantine.payload import Payload, reference_in
from ui.screens.quarantine.view import QuarantineView


def quarantine(bench: Bench, folder: Path, *documents: object) -> QuarantineView:
    bench.start()
    path = folder / "demandes.json"
    path.write_text(json.dumps(list(documents)), encoding="utf-8")
    reception = bench.window.screen_of("reception")
    reception.presenter.take_in([path])  # type: ignore[attr-defined]  # Reception's own presenter
    bench.settle()
    view = cast("QuarantineView", bench.go("quarantine"))
    bench.settle()
    return view


def fault_at(bench: Bench, view: QuarantineView, path: str) -> str:
    return bench.child(QLabel, f"fault_{path}", view).text()


def test_the_person_sees_where_each_fault_arose_and_nothing_else_first(bench: Bench, tmp_path: Path) -> None:
    view = quarantine(
        bench,
        tmp_path,
        request_document(
            reference="TC-2025-0001", job__annual_salary_cad="cent mille", candidate__born_on="1990-02-31"
        ),
    )
    assert "cent mille" in fault_at(bench, view, "job.annual_salary_cad")
    assert "1990-02-31" in fault_at(bench, view, "candidate.born_on")
    assert bench.child(QLineEdit, "fact_job.annual_salary_cad", view).isVisible()
    assert not bench.child(QLineEdit, "fact_job.title", view).isVisible()
    assert view.wrong.sentence == "2 choses à corriger"


def test_a_corrected_row_is_taken_in(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    view = quarantine(
        bench, tmp_path, request_document(reference="TC-2025-0001", job__annual_salary_cad="cent mille")
    )
    field = bench.child(QLineEdit, "fact_job.annual_salary_cad", view)
    field.clear()
    qtbot.keyClicks(field, "104000.00")
    qtbot.mouseClick(view.retry, Qt.MouseButton.LeftButton)
    bench.settle()
    assert bench.window.said == "La demande TC-2025-0001 est reçue."
    assert view.pile.currentIndex() == 1
    with bench.opened.store.read() as work:
        dossier = work.dossiers.by_reference(PROGRAMME, "TC-2025-0001")
    assert dossier is not None
    assert str(dossier.request.job.annual_salary_cad) == "104000.00"


def test_a_correction_that_is_not_enough_is_kept_and_shown_again(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    view = quarantine(
        bench,
        tmp_path,
        request_document(reference="TC-2025-0001", job__annual_salary_cad="cent mille", substream="etudiant"),
    )
    field = bench.child(QLineEdit, "fact_job.annual_salary_cad", view)
    field.clear()
    qtbot.keyClicks(field, "104000.00")
    qtbot.mouseClick(view.retry, Qt.MouseButton.LeftButton)
    bench.settle()
    assert "toujours en quarantaine" in view.wrong.sentence or "encore en quarantaine" in view.wrong.sentence
    assert fault_at(bench, view, "job.annual_salary_cad") == ""
    assert bench.child(QLineEdit, "fact_job.annual_salary_cad", view).text() == "104000.00"
    box = bench.child(QComboBox, "fact_substream", view)
    box.setCurrentIndex(box.findData("travailleur_etranger"))
    qtbot.mouseClick(view.retry, Qt.MouseButton.LeftButton)
    bench.settle()
    assert view.pile.currentIndex() == 1


def test_a_choice_is_made_from_a_list_in_french(bench: Bench, tmp_path: Path) -> None:
    view = quarantine(bench, tmp_path, request_document(reference="TC-2025-0001", substream="etudiant"))
    box = bench.child(QComboBox, "fact_substream", view)
    assert [box.itemText(index) for index in range(box.count())] == [
        "Non précisé",
        "Travailleur étranger",
        "Diplômé du Québec",
        "etudiant",
    ]
    assert box.currentText() == "etudiant"
    assert "Choisissez" in fault_at(bench, view, "substream")


def test_a_missing_document_is_told_at_its_own_path(bench: Bench, tmp_path: Path) -> None:
    document = request_document(reference="TC-2025-0001")
    document["documents"] = [{"kind": "cv", "path": "absent/cv.pdf"}]
    view = quarantine(bench, tmp_path, document)
    assert "absent/cv.pdf" in fault_at(bench, view, "documents[0].path")


def test_setting_aside_wants_a_reason(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    view = quarantine(bench, tmp_path, request_document(reference="TC-2025-0001", substream="etudiant"))
    qtbot.mouseClick(view.aside, Qt.MouseButton.LeftButton)
    dialog = view.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert dialog.isVisible()
    assert dialog.notice.sentence
    qtbot.keyClicks(dialog.reason, "Doublon.")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert view.pile.currentIndex() == 1
    assert "écartée" in bench.window.said


def test_a_row_that_is_no_json_is_corrected_as_text(bench: Bench, tmp_path: Path) -> None:
    view = quarantine(bench, tmp_path, request_document(reference="TC-2025-0001", substream="etudiant"))
    view.form.show_row("{pas du JSON", ())
    raw = bench.child(QPlainTextEdit, "raw", view)
    raw.setPlainText('{"reference": "TC-2025-0009"}')
    assert reference_in(view.form.payload) == "TC-2025-0009"


def test_a_corrected_text_becomes_the_json_value_that_its_kind_wants() -> None:
    payload = Payload(json.dumps(request_document(reference="TC-2025-0001")))
    facts = {fact.path: fact for fact in payload.facts()}
    assert facts["job.hours_per_week"].field.kind is Kind.DECIMAL
    payload.put(facts["job.hours_per_week"], "35,5")
    payload.put(facts["employer.inadmissible_sector"], "true")
    payload.put(facts["job.annual_salary_cad"], "105\u202f000,00 $")
    payload.put(facts["job.hourly_wage_cad"], "beaucoup")
    payload.put(facts["candidate.email"], "  ")
    payload.put(facts["employer.contact.name"], " Maude ")
    payload.put(facts["candidate.diplomas[0].level"], "doctorat")
    document = json.loads(payload.as_text())
    assert document["job"]["hours_per_week"] == 35.5
    assert document["employer"]["inadmissible_sector"] is True
    assert document["job"]["annual_salary_cad"] == "105000.00"
    assert document["job"]["hourly_wage_cad"] == "beaucoup"
    assert document["candidate"]["email"] is None
    assert document["employer"]["contact"]["name"] == "Maude"
    assert document["candidate"]["diplomas"][0]["level"] == "doctorat"


def test_a_fact_that_was_absent_can_be_added() -> None:
    payload = Payload('{"reference": "TC-1"}')
    facts = {fact.path: fact for fact in payload.facts()}
    payload.put(facts["employer.contact.email"], "a@b.example")
    assert json.loads(payload.as_text())["employer"] == {"contact": {"email": "a@b.example"}}
