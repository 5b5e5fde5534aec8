"""The criteria of a dossier: dense rows, worst first, decided otherwise one by one, and what differs afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.services.records import AdmissibilityDecision
from tests.gui.pages import dossier_page
from tests.support.gui import Bench
from ui.screens.dossier.dialog_override import OverrideDialog
from ui.screens.dossier.view import DossierPage
from ui.widgets.criteria_list import CriterionRow

LEFT = Qt.MouseButton.LeftButton
BELOW = "92000.00"


def override(page: DossierPage, criterion_id: str, outcome: CriterionOutcome, reason: str) -> None:
    page.ask_override(criterion_id)
    dialog = page.dialog
    assert isinstance(dialog, OverrideDialog)
    dialog.outcome.choose(outcome.value)
    dialog.reason.fill(reason)
    dialog.act.click()


def outcomes(page: DossierPage) -> dict[str, str]:
    return {row.line.verdict.id: row.chip.text for row in page.precheck.criteria.rows}


def twenty() -> tuple[CriterionVerdict, ...]:
    said = [CriterionOutcome.NOT_MET] * 2 + [CriterionOutcome.TO_VERIFY] * 2 + [CriterionOutcome.MET] * 16
    return tuple(
        CriterionVerdict(
            id=f"CRIT-{index}",
            outcome=outcome,
            label=f"Critère numéro {index}",
            required="au moins 100 000 $ (lieu de l’emploi dans la CMM)",
            found="92 000 $",
            source="r. 8",
            missing=("job.annual_salary_cad",) if outcome is CriterionOutcome.TO_VERIFY else (),
            warning="L’établissement de l’employeur est ailleurs." if index == 5 else None,
            met_from=date(2025, 9, 1) if index == 0 else None,
        )
        for index, outcome in enumerate(said)
    )


def test_twenty_criteria_show_without_scrolling_at_1440_by_900(bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001", candidate__intends_to_settle=None))
    bench.window.resize(1440, 900)
    assert page.presenter.precheck is not None
    precheck = replace(page.presenter.precheck, criteria=tuple(reversed(twenty())))
    page.precheck.show_precheck(precheck, frozen=False, may_override=True)
    for _ in range(8):
        QApplication.processEvents()
    area = cast("QScrollArea", page.left.currentWidget())
    viewport = area.viewport()
    rows = page.precheck.criteria.rows
    assert len(rows) == 20
    for row in rows:
        corner = row.mapTo(viewport, QPoint(row.width(), row.height()))
        assert 0 < corner.y() <= viewport.height(), (row.line.verdict.id, corner, viewport.size())
        assert corner.x() <= viewport.width()


def test_the_rules_are_named_by_the_day_from_which_they_hold(bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    assert "règles du 23 novembre 2023, date de référence" in page.precheck.basis.text()
    assert "iatiev-2023" not in page.precheck.basis.text()
    page.precheck.what_if.click()
    bench.settle()
    assert page.left.what_if.rules.text() == "règles du 23 novembre 2023"


def test_open_rows_say_everything_and_a_met_one_only_its_warning(bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    assert page.presenter.precheck is not None
    page.precheck.show_precheck(replace(page.presenter.precheck, criteria=twenty()), frozen=False)
    bench.settle()
    rows = {row.line.verdict.id: row for row in page.precheck.criteria.rows}
    assert [row.is_open for row in rows.values()] == [True] * 4 + [False] * 16
    assert "Rempli à compter du 1er septembre 2025" in rows["CRIT-0"].accessibleName()
    below = rows["CRIT-5"].findChildren(type(page.precheck.basis))
    seen = [text.text() for text in below if text.isVisible()]
    assert seen == ["L’établissement de l’employeur est ailleurs."]


def test_the_tree_that_a_reader_walks_goes_row_by_row_worst_first(bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001", job__annual_salary_cad=BELOW))
    tree = QAccessible.queryAccessibleInterface(page.precheck.criteria)
    children = [tree.child(index) for index in range(tree.childCount())]
    names = [one.text(QAccessible.Text.Name) for one in children if isinstance(one.object(), CriterionRow)]
    assert names[0].startswith("Salaire annuel brut. Non rempli. 92\u202f000\u202f$. Exigé")
    assert names == [row.accessibleName() for row in page.precheck.criteria.rows]


def test_keys_go_from_row_to_row_and_open_one(qtbot: QtBot, bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    rows = page.precheck.criteria.rows
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Return)
    assert [row.is_open for row in rows[:2]] == [False, True]
    assert [row.focusPolicy() for row in rows].count(Qt.FocusPolicy.StrongFocus) == 1


def test_criteria_decided_otherwise_are_stored_with_the_decision_and_both_outcomes_stay(
    qtbot: QtBot, bench: Bench
) -> None:
    dossier_id = bench.add("TC-2025-0001", job__annual_salary_cad=BELOW, candidate__intends_to_settle=None)
    page = dossier_page(bench, dossier_id)
    override(page, "IA-TE-SAL", CriterionOutcome.MET, "Avenant\u202f: 100\u202f000\u202f$.")
    override(page, "GEN-INTENT", CriterionOutcome.MET, "Lettre de la candidate.")
    assert page.next.text() == "Déclarer admissible"
    assert page.precheck.pending.text().startswith("2 critères décidés autrement")
    qtbot.mouseClick(page.next, LEFT)
    bench.settle()
    with bench.opened.store.read() as work:
        record = work.prechecks.of(dossier_id)[-1]
        assert work.dossiers.get(dossier_id).state is DossierState.ADMISSIBLE
    assert record.decision is AdmissibilityDecision.ADMISSIBLE
    assert {one.criterion_id for one in record.overrides} == {"IA-TE-SAL", "GEN-INTENT"}
    row = page.precheck.criteria.row("IA-TE-SAL")
    assert row.chip.text == "Rempli"
    assert "Calculé\u202f: Non rempli. Décidé\u202f: Rempli. Avenant" in row.accessibleName()
    assert row.act is None


def test_an_override_wants_an_outcome_and_a_reason_and_can_be_taken_back(bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001", job__annual_salary_cad=BELOW))
    page.ask_override("IA-TE-SAL")
    dialog = page.dialog
    assert isinstance(dialog, OverrideDialog)
    dialog.act.click()
    assert "Choisissez" in dialog.notice.sentence
    dialog.reject()
    override(page, "IA-TE-SAL", CriterionOutcome.MET, "Avenant.")
    assert outcomes(page)["IA-TE-SAL"] == "Rempli"
    page.ask_override("IA-TE-SAL")
    assert isinstance(page.dialog, OverrideDialog)
    assert page.dialog.override.reason == "Avenant."
    page.dialog.taken_back.emit()
    assert outcomes(page)["IA-TE-SAL"] == "Non rempli"
    assert page.presenter.pending == ()


def test_overrides_are_forgotten_when_another_dossier_is_opened(bench: Bench) -> None:
    first = bench.add("TC-2025-0001", job__annual_salary_cad=BELOW)
    second = bench.add("TC-2025-0002", job__annual_salary_cad=BELOW)
    page = dossier_page(bench, first)
    override(page, "IA-TE-SAL", CriterionOutcome.MET, "Avenant.")
    bench.go("dossier", second)
    assert outcomes(page)["IA-TE-SAL"] == "Non rempli"


def test_after_a_decision_the_page_says_what_would_differ_today(qtbot: QtBot, bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    assert not page.precheck.since.isVisible()
    qtbot.mouseClick(page.next, LEFT)
    bench.settle()
    assert page.precheck.since.text() == "Refaite aujourd’hui, elle ne différerait en rien de la décision."
    assert page.precheck.since.isVisible()


@pytest.mark.parametrize("person", ["p-audit", "p-clerk"])
def test_who_may_not_decide_is_offered_no_override(bench: Bench, person: str) -> None:
    dossier_id = bench.add("TC-2025-0001", job__annual_salary_cad=BELOW)
    bench.start()
    bench.become(person)
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    assert all(row.act is None for row in page.precheck.criteria.rows)
    assert not page.presenter.may(Act.FIND_ADMISSIBLE)
