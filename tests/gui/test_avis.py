"""Avis as those who deliver them use it: draft, validate, sign, print, export, revoke, verify."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit

from reviewer.dossier.lifecycle import Act, AvisState, DossierState
from reviewer.services.settings import TRUST
from tests.gui.pages import avis_of, avis_page, state
from tests.support.gui import Bench
from tests.support.stories import NO, PASSPHRASE, Stories
from ui.printing.port import Printers, PrintOrder, PrintRefused, Tray, Trays
from ui.screens.avis.page.dialog_acts import DraftDialog, SignDialog
from ui.screens.avis.page.dialog_print import PrintDialog
from ui.screens.avis.page.view import AvisPage
from ui.screens.avis.view import QUEUE_TAB, REGISTER_TAB, AvisScreen
from ui.screens.verification.view import VerificationScreen
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.text import Text
from ui.widgets.verdict_zone import VerdictCard

LEFT = Qt.MouseButton.LeftButton


@dataclass
class PaperPrinter:
    """A printing system that keeps what it was handed."""

    names: tuple[str, ...] = ("Accueil", "Bureau")
    refuses: bool = False
    printed: list[tuple[bytes, PrintOrder]] = field(default_factory=list)

    def printers(self) -> Printers:
        return Printers(names=self.names, default=self.names[-1] if self.names else None)

    def trays(self, printer: str) -> Trays:
        return Trays(all=(Tray(id="Bas", name=f"Bas de {printer}"),))

    def print_file(self, file: Path, order: PrintOrder, *, title: str) -> str:
        if self.refuses:
            raise PrintRefused(order.printer, "plus de papier")
        assert title
        self.printed.append((file.read_bytes(), order))
        return "travail-1"


def stored_bytes(bench: Bench, dossier_id: str) -> bytes:
    avis = avis_of(bench, dossier_id)
    with bench.opened.store.read() as work:
        return work.blobs.get(avis.pdf_sha256)


def events(bench: Bench, dossier_id: str) -> list[str]:
    with bench.opened.store.read() as work:
        return [entry.event for entry in work.journal.of_dossier(dossier_id)]


def click(bench: Bench, page: AvisPage, act: Act) -> None:
    button = page.buttons[act]
    assert button.isVisible() and button.isEnabled(), act
    bench.qtbot.mouseClick(button, LEFT)


def test_the_queue_and_the_register_are_listed(bench: Bench, stories: Stories) -> None:
    stories.decided(bench.add("TC-2025-0001"))
    stories.drafted(bench.add("TC-2025-0002"))
    stories.validated(bench.add("TC-2025-0003"))
    stories.signed(bench.add("TC-2025-0004"))
    bench.start()
    screen = cast("AvisScreen", bench.go("avis"))
    steps = {row.reference: screen.queue_model.columns[1].text(row) for row in screen.queue_model.rows}
    assert steps == {"TC-2025-0001": "À rédiger", "TC-2025-0002": "À valider", "TC-2025-0003": "À signer"}
    assert screen.tabs.tabText(QUEUE_TAB) == "En préparation (3)"
    assert screen.tabs.tabText(REGISTER_TAB) == "Registre (1)"
    shown = [column.text(screen.register_model.rows[0]) for column in screen.register_model.columns]
    assert shown[:7] == [
        "IA-2025-0001", "Adaeze Okonkwo", "Laboratoires Boréal inc.", "favorable", "en vigueur",
        "2025-05-20", "2025-12-31",
    ]  # fmt: skip


def test_the_register_is_searched_without_accents(bench: Bench, stories: Stories) -> None:
    stories.signed(bench.add("TC-2025-0001"))
    stories.signed(bench.add("TC-2025-0002", employer__legal_name="Vision Nordique inc."))
    bench.start()
    screen = cast("AvisScreen", bench.go("avis"))
    screen.tabs.setCurrentIndex(REGISTER_TAB)
    bench.qtbot.keyClicks(screen.search, "boreal")
    bench.qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert [row.number for row in screen.register_model.rows] == ["IA-2025-0001"]


def test_a_draft_is_made_from_the_decision_and_shown_as_one(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.decided(dossier_id, NO)
    page = avis_page(bench, dossier_id, "p-clerk")
    click(bench, page, Act.DRAFT_AVIS)
    cast("DraftDialog", page.dialog).act.click()
    bench.settle()
    assert state(bench, dossier_id) is DossierState.DRAFTED
    assert page.pages.count >= 1
    assert "Projet d’avis" in page.text.toPlainText()
    assert page.facts.conclusion.text == "défavorable"


def test_who_drafted_does_not_validate_and_reads_why(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.drafted(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    button = page.buttons[Act.VALIDATE_AVIS]
    assert button.isVisible()
    assert not button.isEnabled()
    assert "rédigé l’avis" in button.toolTip()
    assert button.accessibleDescription() == button.toolTip()


def test_somebody_else_validates(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.drafted(dossier_id)
    page = avis_page(bench, dossier_id, "p-coord2")
    click(bench, page, Act.VALIDATE_AVIS)
    cast("ReasonDialog", page.dialog).act.click()
    bench.settle()
    assert state(bench, dossier_id) is DossierState.VALIDATED


def test_a_draft_is_returned_with_its_reason(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.drafted(dossier_id)
    page = avis_page(bench, dossier_id, "p-coord2")
    click(bench, page, Act.RETURN_DRAFT)
    dialog = cast("ReasonDialog", page.dialog)
    dialog.reason.setPlainText("Le lieu de travail est à préciser.")
    dialog.act.click()
    bench.settle()
    assert state(bench, dossier_id) is DossierState.DECIDED
    assert "pas encore rédigé" in page.pages.findChildren(Text)[0].text()


def test_signing_refuses_a_wrong_passphrase_then_issues_with_the_right_one(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.validated(dossier_id)
    page = avis_page(bench, dossier_id, "p-sign")
    click(bench, page, Act.SIGN_AVIS)
    dialog = cast("SignDialog", page.dialog)
    dialog.act.click()
    assert dialog.problem.isVisible()
    bench.child(QLineEdit, "key_path", dialog).setText(str(stories.key()))
    passphrase = bench.child(QLineEdit, "passphrase", dialog)
    passphrase.setText("autre chose")
    dialog.act.click()
    bench.settle()
    assert dialog.isVisible()
    assert dialog.notice.sentence
    assert passphrase.text() == ""
    assert state(bench, dossier_id) is DossierState.VALIDATED
    passphrase.setText(PASSPHRASE)
    dialog.act.click()
    bench.settle()
    assert str(avis_of(bench, dossier_id).number) == "IA-2025-0001"
    assert page.title.text() == "IA-2025-0001"
    assert "signé" in bench.window.said


def test_the_key_s_place_is_remembered_and_its_passphrase_is_not(bench: Bench, stories: Stories) -> None:
    first, second = bench.add("TC-2025-0001"), bench.add("TC-2025-0002")
    stories.validated(first)
    stories.validated(second)
    page = avis_page(bench, first, "p-sign")
    click(bench, page, Act.SIGN_AVIS)
    dialog = cast("SignDialog", page.dialog)
    bench.child(QLineEdit, "key_path", dialog).setText(str(stories.key()))
    bench.child(QLineEdit, "passphrase", dialog).setText(PASSPHRASE)
    dialog.act.click()
    bench.settle()
    page = cast("AvisPage", bench.go("avis_page", second))
    click(bench, page, Act.SIGN_AVIS)
    dialog = cast("SignDialog", page.dialog)
    assert bench.child(QLineEdit, "key_path", dialog).text() == str(stories.key())
    assert bench.child(QLineEdit, "passphrase", dialog).text() == ""


def test_the_signed_file_itself_goes_to_the_chosen_printer(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    paper = page.presenter.printing = PaperPrinter()
    click(bench, page, Act.PRINT_AVIS)
    bench.settle()
    dialog = cast("PrintDialog", page.dialog)
    assert dialog.printer.currentText() == "Bureau"
    dialog.printer.setCurrentText("Accueil")
    bench.settle()
    dialog.tray.setCurrentText("Bas de Accueil")
    dialog.copies.setValue(2)
    dialog.act.click()
    bench.settle()
    order = PrintOrder(printer="Accueil", copies=2, tray="Bas")
    assert paper.printed == [(stored_bytes(bench, dossier_id), order)]
    assert page.dialog is None
    assert events(bench, dossier_id)[-1] == "avis_printed"


def test_without_a_printer_the_dialog_says_so_and_cannot_print(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    page.presenter.printing = PaperPrinter(names=())
    click(bench, page, Act.PRINT_AVIS)
    bench.settle()
    dialog = cast("PrintDialog", page.dialog)
    assert "Aucune imprimante" in dialog.notice.sentence
    assert not dialog.act.isEnabled()


def test_a_printer_that_refuses_is_told_in_the_dialog(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    page.presenter.printing = PaperPrinter(refuses=True)
    click(bench, page, Act.PRINT_AVIS)
    bench.settle()
    dialog = cast("PrintDialog", page.dialog)
    dialog.act.click()
    bench.settle()
    assert "plus de papier" in dialog.notice.sentence
    assert dialog.act.isEnabled()


def test_exporting_writes_the_issued_bytes_under_the_avis_s_name(
    bench: Bench, stories: Stories, tmp_path: Path
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    click(bench, page, Act.EXPORT_AVIS)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == page.presenter.filename
    assert page.presenter.filename.startswith("IA-2025-0001_")
    target = tmp_path / "sortie.pdf"
    dialog.selectFile(str(target))
    dialog.accept()
    bench.settle()
    assert target.read_bytes() == stored_bytes(bench, dossier_id)
    assert [path.name for path in tmp_path.glob("*.part")] == []
    assert "exporté" in bench.window.said


def test_an_export_that_cannot_be_written_is_told_where_it_arose(
    bench: Bench, stories: Stories, tmp_path: Path
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    page.presenter.export(tmp_path / "nulle-part" / "avis.pdf")
    bench.settle()
    assert "n’a pas pu être écrit" in page.notice.sentence


def test_revoking_names_its_consequence_and_keeps_its_reason(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-sign")
    assert not page.buttons[Act.LIFT_SUSPENSION].isEnabled()
    assert "en vigueur" in page.buttons[Act.LIFT_SUSPENSION].toolTip()
    click(bench, page, Act.REVOKE_AVIS)
    dialog = cast("ReasonDialog", page.dialog)
    assert "irréversible" in dialog.consequence.text()
    dialog.reason.setPlainText("Le poste a été supprimé.")
    dialog.act.click()
    bench.settle()
    avis = avis_of(bench, dossier_id)
    assert avis.state is AvisState.REVOKED
    assert avis.events[-1].reason == "Le poste a été supprimé."
    assert page.state.text == "révoqué"
    assert not page.buttons[Act.SUSPEND_AVIS].isEnabled()


def test_suspending_and_lifting(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-sign")
    for act, expected in ((Act.SUSPEND_AVIS, AvisState.SUSPENDED), (Act.LIFT_SUSPENSION, AvisState.IN_FORCE)):
        click(bench, page, act)
        dialog = cast("ReasonDialog", page.dialog)
        dialog.reason.setPlainText("Vérification de l’employeur.")
        dialog.act.click()
        bench.settle()
        assert avis_of(bench, dossier_id).state is expected


def test_acts_that_are_never_one_s_own_are_not_there(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-audit")
    offered = {act for act, button in page.buttons.items() if button.isVisible()}
    assert offered == {Act.EXPORT_AVIS}


def test_a_replacement_asks_its_reason_and_supersedes_at_signature(bench: Bench, stories: Stories) -> None:
    first, second = bench.add("TC-2025-0001"), bench.add("TC-2025-0002")
    number = stories.signed(first)
    stories.decided(second)
    page = avis_page(bench, second, "p-clerk")
    click(bench, page, Act.DRAFT_AVIS)
    dialog = cast("DraftDialog", page.dialog)
    choice = bench.child(QComboBox, "replaces", dialog)
    choice.setCurrentIndex(1)
    assert number in choice.currentText()
    dialog.act.click()
    assert state(bench, second) is DossierState.DECIDED
    bench.child(QPlainTextEdit, "replacement_reason", dialog).setPlainText("Changement de poste.")
    dialog.act.click()
    bench.settle()
    with bench.opened.store.read() as work:
        draft = work.register.draft_of(second)
    assert (draft.content.replaces, draft.replacement_reason) == (number, "Changement de poste.")


def test_dropped_files_get_their_verdict_and_reasons(bench: Bench, stories: Stories, tmp_path: Path) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    assert stories.authority is not None
    with bench.opened.store.begin() as work:
        work.settings.put(TRUST, stories.authority.certificate.read_text())
        work.commit(stories.office.desk.actor, stories.office.desk.now(), stories.event("setting_changed"))
    genuine, altered, other = (tmp_path / name for name in ("vrai.pdf", "altere.pdf", "autre.pdf"))
    genuine.write_bytes(stored_bytes(bench, dossier_id))
    changed = bytearray(genuine.read_bytes())
    changed[len(changed) // 2] ^= 1
    altered.write_bytes(bytes(changed))
    other.write_bytes(b"ceci n'est pas un PDF")
    bench.start()
    screen = cast("AvisScreen", bench.go("avis"))
    screen.check([genuine, altered, other])
    bench.settle()
    verification = cast("VerificationScreen", bench.window.screen_of("verification"))
    assert verification.isVisible()
    verdicts = {
        card.accessibleName().split(",")[0]: card for card in verification.zone.findChildren(VerdictCard)
    }
    assert verdicts["vrai.pdf"].verdict.value == "in_force"
    assert verdicts["altere.pdf"].verdict.value == "altered"
    assert verdicts["autre.pdf"].verdict.value == "not_an_avis"
    assert any("31 décembre 2025" in reason for reason in verdicts["vrai.pdf"].reasons)
    assert all(card.reasons for card in verdicts.values())


def test_a_file_that_cannot_be_read_is_told_on_the_screen(bench: Bench, tmp_path: Path) -> None:
    bench.start()
    cast("AvisScreen", bench.go("avis")).check([tmp_path / "absent.pdf"])
    bench.settle()
    screen = bench.window.screen_of("verification")
    assert "ne peut pas être lu" in screen.notice.sentence
