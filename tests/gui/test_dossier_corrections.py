"""Facts corrected on the dossier page, and the form that does it."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reviewer.dossier.correction import FactCorrection, standing
from reviewer.dossier.lifecycle import DossierState
from tests.gui.pages import dossier_page
from tests.support.gui import Bench
from ui.models.fact_kinds import FactKind, kind_of, together
from ui.screens.dossier.dialog_correction import CorrectionDialog
from ui.screens.dossier.view import DossierPage

LEFT = Qt.MouseButton.LeftButton
PLACE = "job.workplace_municipality"


def ask(qtbot: QtBot, page: DossierPage, path: str) -> CorrectionDialog:
    qtbot.mouseClick(page.request.buttons[path], LEFT)
    assert isinstance(page.dialog, CorrectionDialog)
    return page.dialog


def kept(bench: Bench, dossier_id: str) -> tuple[FactCorrection, ...]:
    with bench.opened.store.read() as work:
        return standing(work.corrections.of(dossier_id))


def words(page: DossierPage) -> str:
    return "\n".join(label.text() for label in page.request.findChildren(QLabel))


def test_a_corrected_salary_stands_beside_the_declared_one_and_the_precheck_runs_on_it(
    qtbot: QtBot, bench: Bench
) -> None:
    dossier_id = bench.add("TC-2025-0001", job__annual_salary_cad="92000.00")
    page = dossier_page(bench, dossier_id)
    assert page.next.text() == "Déclarer non admissible"
    dialog = ask(qtbot, page, "job.annual_salary_cad")
    dialog.line.setText("101\u202f000,50\u202f$")
    qtbot.mouseClick(dialog.act, LEFT)
    assert kept(bench, dossier_id) == ()
    dialog.act.setEnabled(True)
    dialog.reason.fill("Contrat signé du 2 mai.")
    dialog.act.click()
    bench.settle()
    (made,) = kept(bench, dossier_id)
    assert (made.declared, made.corrected) == ("92000.00", "101000.50")
    assert page.next.text() == "Déclarer admissible"
    for said in (
        "corrigé\u202f: 101\u202f000,50\u202f$",
        "déclaré\u202f: 92\u202f000\u202f$",
        "Contrat signé du 2 mai.",
    ):
        assert said in words(page)


def test_a_municipality_is_suggested_while_one_types_and_its_code_is_stored(
    qtbot: QtBot, bench: Bench
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    page = dossier_page(bench, dossier_id)
    dialog = ask(qtbot, page, PLACE)
    assert dialog.place is not None
    dialog.place.edit.clear()
    qtbot.keyClicks(dialog.place.edit, "longu")
    qtbot.waitUntil(lambda: dialog.place is not None and bool(dialog.place.places))
    bench.settle()
    assert dialog.place.places[0].name == "Longueuil"
    assert dialog.place.list.isVisible()
    qtbot.keyClick(dialog.place.edit, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.place.list, Qt.Key.Key_Return)
    assert "dans la CMM" in dialog.place.note.text()
    dialog.reason.fill("Le contrat donne Longueuil.")
    dialog.act.click()
    bench.settle()
    made = {one.path: one.corrected for one in kept(bench, dossier_id)}
    assert made == {PLACE: "Longueuil", f"{PLACE}_code": "58227"}


def test_a_correction_is_withdrawn_and_the_declared_value_holds_again(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    page = dossier_page(bench, dossier_id)
    dialog = ask(qtbot, page, "candidate.intends_to_settle")
    assert dialog.truth is not None
    dialog.truth.choose("false")
    dialog.reason.fill("Courriel du 19 mai.")
    dialog.act.click()
    bench.settle()
    assert page.precheck.criteria.row("GEN-INTENT").chip.text == "Non rempli"
    qtbot.mouseClick(page.request.withdrawals["candidate.intends_to_settle"], LEFT)
    assert page.dialog is not None
    page.dialog.act.click()
    bench.settle()
    assert kept(bench, dossier_id) == ()
    assert page.precheck.criteria.row("GEN-INTENT").chip.text == "Rempli"


def test_an_impossible_value_is_refused_in_the_form_and_nothing_typed_is_lost(
    qtbot: QtBot, bench: Bench
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    page = dossier_page(bench, dossier_id)
    dialog = ask(qtbot, page, "job.annual_salary_cad")
    dialog.line.setText("beaucoup")
    dialog.reason.fill("Contrat.")
    dialog.act.click()
    bench.settle()
    assert dialog.isVisible()
    assert dialog.notice.sentence
    assert dialog.line.value == "beaucoup"
    assert kept(bench, dossier_id) == ()


def test_once_decided_facts_cannot_be_corrected_and_the_button_says_why(bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001", DossierState.ADMISSIBLE))
    button = page.request.buttons["job.annual_salary_cad"]
    assert not button.isEnabled()
    assert button.toolTip() == "Pas possible à l’état «\u202fAdmissible\u202f»."


def test_who_never_corrects_is_not_offered_to(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-audit")
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    assert page.request.buttons == {}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("job.annual_salary_cad", FactKind.MONEY),
        ("job.hours_per_week", FactKind.NUMBER),
        ("candidate.french_oral_level", FactKind.NUMBER),
        ("candidate.born_on", FactKind.DAY),
        ("candidate.diplomas.0.in_quebec", FactKind.TRUTH),
        ("candidate.diplomas.0.level", FactKind.CODE),
        ("candidate.experiences.1.started_on", FactKind.DAY),
        ("job.noc", FactKind.OCCUPATION),
        ("employer.municipality", FactKind.PLACE),
        ("job.description", FactKind.LONG),
        ("job.title", FactKind.TEXT),
        ("stream", FactKind.CODE),
    ],
)
def test_each_fact_is_typed_in_as_what_it_is(path: str, kind: FactKind) -> None:
    assert kind_of(path) is kind


def test_a_place_and_its_code_and_an_occupation_and_its_edition_go_together() -> None:
    assert together(PLACE) == (PLACE, f"{PLACE}_code")
    assert together("candidate.experiences.0.noc") == (
        "candidate.experiences.0.noc",
        "candidate.experiences.0.noc_version",
    )
    assert together("job.title") == ("job.title",)
