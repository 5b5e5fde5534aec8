"""Reconciliation in the window: a file in with its columns confirmed, mismatches decided, an import undone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from reviewer.reconciliation.ministry import MinistryFact
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.reconciliation.dialog_decision import DecisionDialog
from ui.screens.reconciliation.dialog_import import ImportDialog
from ui.screens.reconciliation.view import IMPORTS, ReconciliationScreen
from ui.widgets.buttons import Button
from ui.widgets.reason_dialog import ReasonDialog

CSV = """Nº de demande;Nº d’avis;Nom;Prénom;DDN;Date de dépôt;Statut
DSP-1;IA-2025-0099;Roy;Léa;03/02/1990;2025-05-01;En traitement
DSP-2;;Lavoie;Luc;1er juin 1980;2025-05-02;x
Total;;;;;;2
"""


@dataclass
class Page:
    """The screen with the waiting that its comparisons want."""

    bench: Bench
    screen: ReconciliationScreen

    def settle(self) -> None:
        self.bench.settle()
        self.bench.qtbot.waitUntil(lambda: not self.screen.presenter.busy, timeout=15_000)
        self.bench.settle()

    def look(self, path: Path) -> ImportDialog:
        self.screen.presenter.look(path)
        self.settle()
        dialog = self.screen.dialog
        assert isinstance(dialog, ImportDialog)
        return dialog

    def bring(self, path: Path) -> None:
        self.look(path).act.click()
        self.settle()
        assert self.screen.dialog is None

    def decision(self) -> DecisionDialog:
        self.bench.child(Button, "decide_mismatch").click()
        dialog = self.screen.dialog
        assert isinstance(dialog, DecisionDialog)
        return dialog


@pytest.fixture
def page(bench: Bench) -> Page:
    bench.start()
    made = Page(bench, bench.go("reconciliation"))  # type: ignore[arg-type]  # the place gives this screen
    made.settle()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(CSV, encoding="cp1252")
    return path


def test_without_a_file_the_page_says_what_to_do(page: Page) -> None:
    assert page.screen.pile.currentWidget() is page.screen.empty
    assert page.screen.bring_in.isVisible()


def test_the_columns_are_proposed_and_what_would_be_refused_is_shown_before_anything_is_stored(
    page: Page, file: Path
) -> None:
    dialog = page.look(file)
    assert dialog.mapping.columns[MinistryFact.BORN_ON] == "DDN"
    assert [row.line for row in dialog.refused_model.rows] == [3, 4]
    assert dialog.act.isEnabled()
    assert page.screen.imports_model.rowCount() == 0


def test_a_mapping_without_the_applications_number_cannot_be_imported(page: Page, file: Path) -> None:
    dialog = page.look(file)
    dialog.boxes[MinistryFact.APPLICATION].setCurrentIndex(0)
    page.settle()
    assert not dialog.act.isEnabled()
    assert dialog.verdict.text()
    dialog.boxes[MinistryFact.APPLICATION].setCurrentIndex(1)
    page.settle()
    assert dialog.act.isEnabled()


def test_columns_that_were_kept_are_chosen_for_the_next_file_of_that_shape(page: Page, file: Path) -> None:
    dialog = page.look(file)
    dialog.boxes[MinistryFact.OUTCOME].setCurrentIndex(0)
    dialog.name.setText("Sans décision")
    dialog.keep.click()
    page.settle()
    again = page.look(file)
    assert again.named.currentText() == "Sans décision"
    assert MinistryFact.OUTCOME not in again.mapping.columns


def test_columns_that_were_kept_are_forgotten_once_that_is_confirmed(page: Page, file: Path) -> None:
    dialog = page.look(file)
    forget = page.bench.child(Button, "forget_mapping", dialog)
    assert not forget.isEnabled()
    dialog.boxes[MinistryFact.OUTCOME].setCurrentIndex(0)
    dialog.name.setText("Sans décision")
    dialog.keep.click()
    page.settle()
    dialog.named.setCurrentText("Sans décision")
    forget.click()
    asking = dialog.findChild(ReasonDialog)
    assert isinstance(asking, ReasonDialog)
    assert "« Sans décision »" in asking.consequence.text().replace("\u202f", " ")
    asking.reject()
    page.settle()
    assert dialog.named.currentText() == "Sans décision"
    forget.click()
    dialog.findChildren(ReasonDialog)[-1].act.click()
    page.settle()
    assert [dialog.named.itemText(place) for place in range(dialog.named.count())] == ["Selon la proposition"]
    assert not forget.isEnabled()
    assert MinistryFact.OUTCOME in dialog.mapping.columns
    assert page.look(file).named.count() == 1


def test_a_file_is_imported_and_its_mismatches_are_decided(page: Page, file: Path) -> None:
    page.bring(file)
    screen = page.screen
    assert [one.kind for one in screen.model.rows] == ["unknown_avis"]
    dialog = page.decision()
    dialog.act.click()
    assert dialog.notice.sentence
    dialog.verdicts.choose("theirs")
    dialog.act.click()
    assert screen.dialog is dialog
    dialog.reason.fill("Numéro mal copié.")
    dialog.act.click()
    page.settle()
    assert screen.model.rowCount() == 0
    screen.decided_too.setChecked(True)
    assert screen.model.rowCount() == 1
    assert "Numéro mal copié." in screen.pane.said.text()
    reopening = page.decision()
    reopening.verdicts.choose("reopened")
    reopening.reason.fill("À revoir.")
    reopening.act.click()
    page.settle()
    assert screen.model.rows[0].open


def test_a_mismatch_opens_its_dossier(page: Page, stories: Stories, tmp_path: Path) -> None:
    dossier_id = page.bench.add("TC-2025-0311")
    number = stories.signed(dossier_id)
    path = tmp_path / "autre.csv"
    path.write_text(
        f"DSP;Avis;Nom;Prénom;Date de dépôt\nDSP-7;{number};Autre;Nom;2025-05-19\n", encoding="utf-8"
    )
    page.bring(path)
    assert "other_person" in {one.kind for one in page.screen.model.rows}
    page.screen.filters.chip("other_person").click()
    page.bench.child(Button, "open_dossier").click()
    page.bench.settle()
    assert page.bench.window.stack.currentWidget() is page.bench.window.screen_of("dossier")


def test_an_import_is_undone_with_its_reason_and_stays_in_the_list(page: Page, file: Path) -> None:
    page.bring(file)
    screen = page.screen
    screen.tabs.setCurrentIndex(IMPORTS)
    assert [row.line for row in screen.import_pane.model.rows] == [3, 4]
    page.bench.child(Button, "undo_import").click()
    dialog = screen.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.setPlainText("Mauvais fichier.")
    dialog.act.click()
    page.settle()
    (row,) = screen.imports_model.rows
    assert row.entry.state == "undone"
    assert screen.model.rowCount() == 0
    assert not page.bench.child(Button, "undo_import").isVisible()


def test_who_only_reads_is_offered_neither_import_nor_decision(page: Page, file: Path) -> None:
    page.bring(file)
    page.bench.become("p-audit")
    page.settle()
    page.bench.go("reconciliation")
    page.settle()
    assert not page.screen.bring_in.isVisible()
    assert page.screen.model.rowCount() == 1
    assert not page.bench.child(Button, "decide_mismatch").isVisible()
