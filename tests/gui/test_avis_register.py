"""The register at the desk: what expires, series on paper, replacements, notices, what was sent, and « what if »."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import QDate, QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget

from reviewer.avis.avis import RegisterEventKind
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act, AvisState
from reviewer.outbox.message import MessageState
from reviewer.services.changes import Changes
from reviewer.services.outbox import OutboxRow
from reviewer.services.settings import VALIDITY
from tests.gui.pages import avis_page
from tests.support.dropping import drop_files
from tests.support.gui import Bench
from tests.support.stories import PASSPHRASE, Stories
from ui.printing.port import Printers, PrintOrder, PrintRefused, Trays
from ui.screens.avis.page.dialog_acts import DraftDialog, NoticeDialog
from ui.screens.avis.page.dialog_print import PrintDialog
from ui.screens.avis.page.presenter import Extra
from ui.screens.avis.page.view import AvisPage
from ui.screens.avis.table_model import NEAR
from ui.screens.avis.view import FALLING_TAB, REGISTER_TAB, AvisScreen
from ui.screens.outbox.view import OutboxScreen
from ui.screens.verification.view import VerificationScreen
from ui.widgets.batch_dialog import Phase
from ui.widgets.buttons import Button
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.verdict_zone import VerdictCard

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Paper:
    """A printing system that keeps what it was handed, and may refuse one."""

    refuses: str = ""
    taken: list[str] = field(default_factory=list)

    def printers(self) -> Printers:
        return Printers(names=("Accueil",), default="Accueil")

    def trays(self, printer: str) -> Trays:
        assert printer
        return Trays()

    def print_file(self, file: Path, order: PrintOrder, *, title: str) -> str:
        if title == self.refuses:
            raise PrintRefused(order.printer, "plus de papier")
        assert file.read_bytes().startswith(b"%PDF")
        self.taken.append(title)
        return ""


def register_of(bench: Bench, person: str = "p-clerk") -> AvisScreen:
    bench.start()
    bench.become(person)
    screen = cast("AvisScreen", bench.go("avis"))
    screen.tabs.setCurrentIndex(REGISTER_TAB)
    bench.settle()
    return screen


def select_all(screen: AvisScreen) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(screen.register_model.rowCount()):
        screen.register.selectionModel().select(screen.register_model.index(row, 0), flags)


def said(widget: QWidget) -> str:
    """Return what a screen reader says of everything in a widget."""
    return " ".join(one.accessibleName() for one in widget.findChildren(QWidget))


def three(bench: Bench, stories: Stories) -> list[str]:
    return [stories.signed(bench.add(f"TC-2025-000{number}")) for number in (1, 2, 3)]


# --- series on paper -----------------------------------------------------------------------------------------


def test_the_avis_that_are_selected_are_printed_in_the_order_of_the_list(
    bench: Bench, stories: Stories
) -> None:
    three(bench, stories)
    screen = register_of(bench)
    paper = screen.presenter.printing = Paper()
    select_all(screen)
    assert screen.print_selected.text() == "Imprimer 3 avis…"
    bench.qtbot.mouseClick(screen.print_selected, LEFT)
    bench.settle()
    dialog = cast("PrintDialog", screen.dialog)
    listed = [row.number for row in screen.register_model.rows]
    assert ", ".join(listed) in dialog.consequence.text()
    dialog.act.click()
    bench.settle()
    assert paper.taken == listed
    assert dialog.phase is Phase.REPORTED
    assert dialog.step.text() == "Imprimés\u202f: 3. Refusés\u202f: 0. Non atteints\u202f: 0."


def test_a_series_stops_where_the_printer_refuses_and_says_what_is_left(
    bench: Bench, stories: Stories
) -> None:
    three(bench, stories)
    screen = register_of(bench)
    listed = [row.number for row in screen.register_model.rows]
    screen.presenter.printing = Paper(refuses=listed[1])
    select_all(screen)
    bench.qtbot.mouseClick(screen.print_selected, LEFT)
    bench.settle()
    dialog = cast("PrintDialog", screen.dialog)
    dialog.act.click()
    bench.settle()
    words = dialog.report_lines
    assert words[0].startswith(f"refusé – {listed[1]}")
    assert "plus de papier" in words[0]
    assert words[1:] == (f"non atteint – {listed[2]}", f"à l’imprimante – {listed[0]}")


def test_who_may_not_print_sees_no_button(bench: Bench, stories: Stories) -> None:
    stories.signed(bench.add("TC-2025-0001"))
    assert not register_of(bench, "p-audit").print_selected.isVisible()


# --- what expires --------------------------------------------------------------------------------------------


def test_filters_of_the_register_show_what_is_asked(bench: Bench, stories: Stories) -> None:
    first, second = bench.add("TC-2025-0001"), bench.add("TC-2025-0002")
    number = stories.signed(first)
    stories.signed(second)
    stories.office.avis.happen(number, RegisterEventKind.SUSPENDED, "Vérification.")
    screen = register_of(bench)
    screen.state_filters.chip(AvisState.SUSPENDED.value).click()
    assert [row.number for row in screen.register_model.rows] == [number]
    assert not screen.state_filters.chip(NEAR).isVisible()


def test_which_avis_fall_if_is_a_question_with_a_list(bench: Bench, stories: Stories) -> None:
    number = stories.signed(bench.add("TC-2025-0001"))
    screen = register_of(bench, "p-coord")
    screen.tabs.setCurrentIndex(FALLING_TAB)
    bench.settle()
    page = screen.falling
    assert page.months.value() == 12
    assert page.model.rowCount() == 0
    page.months.setValue(1)
    bench.settle()
    assert [(row.number, row.would_expire_on) for row in page.model.rows] == [(number, date(2025, 6, 19))]
    assert page.summary.text() == "1 échoit plus tôt"
    page.end.known.click()
    page.end.edit.setDate(QDate(2025, 5, 1))
    bench.settle()
    assert page.summary.text().startswith("1 avis tombe")
    bench.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.screen_of("avis_page").isVisible()


def test_what_falls_is_asked_from_the_months_that_hold_now_though_another_desk_chose_them(
    bench: Bench,
) -> None:
    screen = register_of(bench, "p-coord")
    with bench.opened.store.begin() as work:
        work.settings.put(f"{VALIDITY}iatiev", "18")
        work.commit(bench.office.desk.actor, bench.office.desk.now(), Event(name="validity_chosen"))
    screen.tabs.setCurrentIndex(FALLING_TAB)
    bench.settle()
    assert screen.falling.months.value() == 18
    assert screen.falling.today.text().startswith("Aujourd’hui, la validité est de\u202f18 mois")


def test_a_filing_planned_after_the_expiry_is_said_before_the_draft(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001", planned_dsp_on="2026-03-01")
    stories.decided(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    assert "1er mars 2026" in page.late.sentence
    bench.qtbot.mouseClick(page.buttons[Act.DRAFT_AVIS], LEFT)
    assert "1er mars 2026" in cast("DraftDialog", page.dialog).late.sentence


# --- the register --------------------------------------------------------------------------------------------


def test_the_level_of_the_signature_is_said_in_words(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    assert "sans horodatage" in said(page.facts)


def test_what_replaced_what_is_a_chain_of_links(bench: Bench, stories: Stories) -> None:
    first, second = bench.add("TC-2025-0001"), bench.add("TC-2025-0002")
    number = stories.signed(first)
    stories.decided(second)
    stories.office.become("p-clerk")
    stories.office.avis.draft(second, replaces=number, replacement_reason="Changement de poste.")
    stories.office.become("p-coord2")
    stories.office.avis.validate(second)
    stories.office.become("p-sign")
    key = stories.office.signatures.open_key(stories.key(), PASSPHRASE)
    newer = stories.office.signatures.sign(second, key).facts["number"]
    page = avis_page(bench, first, "p-clerk")
    links = page.life.chain.findChildren(Button)
    assert [link.text() for link in links] == [f"{newer} (en vigueur)"]
    links[0].click()
    bench.settle()
    assert page.title.text() == newer


def test_a_revoked_avis_gets_its_notice_and_nothing_else(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-sign")
    assert page.extras[Extra.DUPLICATE].isVisible()
    assert not page.extras[Extra.REVOCATION].isVisible()
    bench.qtbot.mouseClick(page.buttons[Act.REVOKE_AVIS], LEFT)
    reason = cast("ReasonDialog", page.dialog)
    reason.reason.setPlainText("Le poste a été supprimé.")
    reason.act.click()
    bench.settle()
    assert not page.extras[Extra.DUPLICATE].isVisible()
    bench.qtbot.mouseClick(page.extras[Extra.REVOCATION], LEFT)
    dialog = cast("NoticeDialog", page.dialog)
    assert not dialog.act.isEnabled()
    bench.settle()
    assert dialog.pages.count == 1
    dialog.act.click()
    bench.settle()
    with bench.opened.store.read() as work:
        (letter,) = work.letters.of(dossier_id)
    assert letter.kind == "revocation"
    assert page.dialog is None


# --- what was sent -------------------------------------------------------------------------------------------


def test_an_e_mail_is_prepared_here_and_opened_in_the_outbox(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    number = stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    bench.qtbot.mouseClick(page.deliveries.draft, LEFT)
    cast("ReasonDialog", page.dialog).act.click()
    bench.settle()
    assert len(page.deliveries.links) == 1
    page.deliveries.links[0].click()
    bench.settle()
    outbox = cast("OutboxScreen", bench.window.screen_of("outbox"))
    assert outbox.isVisible()
    row = outbox.model.row(outbox.table.currentIndex())
    assert (row.message.about, row.state) == (number, MessageState.DRAFTED)
    with bench.opened.store.read() as work:
        (avis,) = work.register.all()
    assert avis.pdf_sha256 in said(outbox.details).replace(" ", "")


def mails(page: AvisPage) -> tuple[OutboxRow, ...]:
    """Return the messages that a page shows."""
    shown = page.presenter.page
    assert shown is not None
    return shown.mails


def test_what_became_of_its_e_mail_meanwhile_is_told_to_the_page_that_shows_the_avis(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    page = avis_page(bench, dossier_id, "p-clerk")
    bench.qtbot.mouseClick(page.deliveries.draft, LEFT)
    cast("ReasonDialog", page.dialog).act.click()
    bench.settle()
    (row,) = mails(page)
    assert row.state is MessageState.DRAFTED

    stories.office.become("p-clerk")
    stories.office.delivery.set_aside(row.id, "L’employeur a changé d’adresse.")
    bench.desktop.news.tell(Changes(messages=True))
    bench.settle()

    (row,) = mails(page)
    assert row.state is MessageState.SET_ASIDE


def test_files_dropped_on_the_avis_go_to_verification(bench: Bench, stories: Stories, tmp_path: Path) -> None:
    assert stories.office is not None
    screen = register_of(bench)
    file = tmp_path / "avis.pdf"
    file.write_bytes(b"%PDF-rien")
    drop_files(screen, file, tmp_path / "notes.txt")
    bench.settle()
    verification = cast("VerificationScreen", bench.window.screen_of("verification"))
    assert verification.isVisible()
    assert [card.verdict.value for card in verification.zone.findChildren(VerdictCard)] == ["not_an_avis"]
