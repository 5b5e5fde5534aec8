"""Documents, letters and what-if on the dossier page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reviewer.avis.notice import NoticeKind
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.outbox.message import MessageState
from reviewer.services.ports.mail import MailAccount, MailSecurity
from tests.gui.pages import dossier_page
from tests.gui.test_statements import MOST, at_work
from tests.support.gui import Bench
from tests.support.mail_server import Received, serving
from tests.support.statements import statements
from tests.support.stories import Stories
from tests.support.words import words_of
from ui.dossier_acts.dialog_complements import ComplementsDialog
from ui.screens.dossier.view import DossierPage
from ui.screens.outbox.view import OutboxScreen
from ui.widgets.reason_dialog import ReasonDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def post(stories: Stories) -> Iterator[Received]:
    """Return the mail server of the house: on this computer, and it keeps what arrives."""
    received = Received()
    with serving(received) as port:
        stories.office.become("p-admin")
        stories.office.mail_settings.put(
            MailAccount(
                host="127.0.0.1",
                port=port,
                security=MailSecurity.PLAIN,
                user=None,
                sender="avis@comite.example",
                plain_loopback=True,
            )
        )
        yield received


def complements(bench: Bench, page: DossierPage) -> ComplementsDialog:
    page.doing.do(Act.ASK_COMPLEMENTS)
    bench.settle()
    assert isinstance(page.dialog, ComplementsDialog)
    return page.dialog


def test_the_checklist_says_what_came_and_what_is_missing(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.attach(dossier_id, {"cv.pdf": b"%PDF-1.4"})
    page = dossier_page(bench, dossier_id)
    assert page.attachments.count.text == "1 sur 6"
    assert len(page.attachments.buttons) == 1


def test_the_letter_is_seen_with_its_due_date_and_e_mail_before_it_is_decided(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001", candidate__intends_to_settle=None)
    page = dossier_page(bench, dossier_id)
    dialog = complements(bench, page)
    assert dialog.pages.count >= 1
    assert dialog.due.text() == "Réponse attendue au plus tard le 17 juin 2025 (20 jours ouvrables)"
    assert "TC-2025-0001" in dialog.email.toPlainText()
    assert "Diplômes" in dialog.email.toPlainText()
    dialog.documents["diplomes" if "diplomes" in dialog.documents else list(dialog.documents)[3]].setChecked(
        False
    )
    dialog.preview_asked.emit()
    bench.settle()
    assert "Diplômes" not in dialog.email.toPlainText()
    with bench.opened.store.read() as work:
        assert work.dossiers.get(dossier_id).state is DossierState.RECEIVED
    dialog.act.click()
    bench.settle()
    with bench.opened.store.read() as work:
        assert work.dossiers.get(dossier_id).state is DossierState.INCOMPLETE
        (letter,) = work.letters.of(dossier_id)
    assert letter.due_on == date(2025, 6, 17)
    assert len(page.letters.buttons) == 1


def test_a_letter_with_nothing_to_ask_says_so_where_the_letter_would_be(bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001", candidate__intends_to_settle=None))
    dialog = complements(bench, page)
    for box in (*dialog.documents.values(), *dialog.facts.values()):
        box.setChecked(False)
    dialog.preview_asked.emit()
    bench.settle()
    assert dialog.pages.count == 0
    assert dialog.due.text() == ""


def test_a_written_letter_opens_and_leaves_as_pdf_and_as_text(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    dossier_id = bench.add("TC-2025-0001", candidate__intends_to_settle=None)
    page = dossier_page(bench, dossier_id)
    complements(bench, page).act.click()
    bench.settle()
    qtbot.mouseClick(page.letters.buttons[0], LEFT)
    bench.settle()
    assert page.left.currentIndex() == 1
    assert page.pages.count >= 1
    assert page.presenter.view is not None
    (letter,) = page.presenter.view.letters
    pdf, text = tmp_path / "lettre.pdf", tmp_path / "courriel.txt"
    page.letters.export_asked.emit(letter, False, pdf)
    page.letters.export_asked.emit(letter, True, text)
    bench.settle()
    assert pdf.read_bytes().startswith(b"%PDF")
    assert letter.email.subject in text.read_text(encoding="utf-8")
    page.letters.export_asked.emit(letter, False, tmp_path / "absent" / "lettre.pdf")
    bench.settle()
    assert page.notice.isVisible()


def test_a_notice_is_written_after_the_decision_and_not_before(qtbot: QtBot, bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    assert not page.letters.write.isEnabled()
    assert page.letters.write.toolTip()
    qtbot.mouseClick(page.next, LEFT)
    bench.settle()
    qtbot.mouseClick(page.letters.write, LEFT)
    assert page.dialog is not None
    page.dialog.act.click()
    bench.settle()
    assert [button.text() for button in page.letters.buttons] == ["Avis préliminaire, demande admissible"]


def written(bench: Bench, dossier_id: str) -> DossierPage:
    """Return the page of a dossier whose complements have just been asked for by letter."""
    page = dossier_page(bench, dossier_id)
    complements(bench, page).act.click()
    bench.settle()
    return page


def prepare(bench: Bench, page: DossierPage) -> None:
    """Prepare the e-mail with the newest letter, and say yes."""
    bench.qtbot.mouseClick(next(iter(page.letters.prepare.values())), LEFT)
    cast("ReasonDialog", page.dialog).act.click()
    bench.settle()


def states(page: DossierPage) -> list[str]:
    return [line.chip.text for line in page.letters.mails]


def test_a_letter_leaves_by_the_outbox_and_its_card_says_where_its_e_mail_stands(
    bench: Bench, post: Received
) -> None:
    page = written(bench, bench.add("TC-2025-0001", candidate__intends_to_settle=None))
    assert states(page) == []
    (button,) = page.letters.prepare.values()
    button.setFocus()
    bench.qtbot.keyClick(button, Qt.Key.Key_Space)
    dialog = cast("ReasonDialog", page.dialog)
    assert dialog.windowTitle() == "Préparer le courriel\u202f: demande de compléments"
    assert "le message attend dans les envois" in " ".join(words_of(dialog))
    dialog.act.click()
    bench.settle()
    assert page.dialog is None
    assert states(page) == ["À envoyer"]
    (button,) = page.letters.prepare.values()
    assert page.window().focusWidget() is button

    bench.qtbot.mouseClick(page.letters.mails[0].link, LEFT)
    bench.settle()
    outbox = cast("OutboxScreen", bench.window.screen_of("outbox"))
    assert outbox.isVisible()
    row = outbox.model.row(outbox.table.currentIndex())
    assert page.presenter.view is not None
    (letter,) = page.presenter.view.letters
    assert (row.message.about, row.state) == (letter.id, MessageState.DRAFTED)
    outbox.steps["now"].click()
    bench.qtbot.waitUntil(lambda: outbox.model.rows[0].state is MessageState.SENT, timeout=15_000)
    bench.settle()
    ((_, recipients, content),) = post.mails
    assert recipients == [letter.email.to]
    assert letter.filename.encode() in content

    bench.window.go("dossier", letter.dossier_id)
    bench.settle()
    assert states(page) == ["Envoyé"]
    prepare(bench, page)
    assert states(page) == ["À envoyer", "Envoyé"], "a second one, once the first was sent"


def test_the_e_mail_of_a_duplicate_says_that_the_avis_goes_with_the_letter(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    number = stories.signed(dossier_id)
    stories.office.become("p-clerk")
    stories.office.notices.write(number, NoticeKind.DUPLICATE)
    page = dossier_page(bench, dossier_id)
    bench.qtbot.mouseClick(next(iter(page.letters.prepare.values())), LEFT)
    dialog = cast("ReasonDialog", page.dialog)
    assert "l’avis tel qu’il a été délivré, octet pour octet" in " ".join(words_of(dialog))
    dialog.act.click()
    bench.settle()
    assert states(page) == ["À envoyer"]
    (row,) = stories.office.delivery.rows()
    assert [one.filename.split("_")[0] for one in row.message.enclosures] == [number, number]


def test_what_is_sent_meanwhile_is_told_to_the_page_that_shows_it(bench: Bench, post: Received) -> None:
    page = written(bench, bench.add("TC-2025-0001", candidate__intends_to_settle=None))
    prepare(bench, page)
    outbox = cast("OutboxScreen", bench.go("outbox"))
    outbox.steps["now"].click()
    bench.qtbot.waitUntil(lambda: outbox.model.rows[0].state is MessageState.SENT, timeout=15_000)
    bench.settle()
    assert len(post.mails) == 1
    bench.desktop.navigator.back()
    bench.settle()
    assert page.isVisible()
    assert states(page) == ["Envoyé"]


def test_a_second_e_mail_is_refused_in_the_dialog_while_the_first_waits(bench: Bench) -> None:
    page = written(bench, bench.add("TC-2025-0001", candidate__intends_to_settle=None))
    prepare(bench, page)
    prepare(bench, page)
    assert page.dialog is not None
    assert page.dialog.notice.sentence
    page.close_dialog()
    assert states(page) == ["À envoyer"]


def test_who_reads_the_outbox_sees_the_e_mail_of_a_letter_and_only_who_sends_prepares_one(
    bench: Bench,
) -> None:
    dossier_id = bench.add("TC-2025-0001", candidate__intends_to_settle=None)
    page = written(bench, dossier_id)
    prepare(bench, page)
    for person, mails, offered in (("p-clerk", 1, 1), ("p-audit", 1, 0), ("p-sign", 0, 0)):
        bench.become(person)
        bench.go("dossier", dossier_id)
        shown = [one for one in page.letters.findChildren(QPushButton) if one.isVisible()]
        assert len([one for one in shown if one in page.letters.prepare.values()]) == offered, person
        assert len([one for one in page.letters.mails if one.isVisible()]) == mails, person


@pytest.mark.parametrize("letters", [1, 4])
def test_the_e_mails_of_all_letters_cost_one_statement(bench: Bench, letters: int) -> None:
    dossier_id = bench.add("TC-2025-0001", candidate__intends_to_settle=None)
    page = written(bench, dossier_id)
    for _ in range(letters - 1):
        bench.qtbot.mouseClick(page.letters.write, LEFT)
        cast("ReasonDialog", page.dialog).act.click()
        bench.settle()
    for key in tuple(page.letters.prepare):
        bench.qtbot.mouseClick(page.letters.prepare[key], LEFT)
        cast("ReasonDialog", page.dialog).act.click()
        bench.settle()
    assert len(states(page)) == letters
    bench.qtbot.wait(250)
    bench.qtbot.waitUntil(lambda: not at_work(bench), timeout=15_000)
    bench.settle()
    with statements(bench.opened.engine) as sent:
        bench.window.reload()
        bench.settle()
    assert len([one for one in sent if "outgoing_message" in one]) == 1
    assert len([one for one in sent if "reading" not in one]) <= MOST


def test_moving_the_filing_date_turns_the_criteria_and_the_earliest_day_is_shown(
    qtbot: QtBot, bench: Bench
) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001", candidate__born_on="2007-08-01"))
    qtbot.mouseClick(page.precheck.what_if, LEFT)
    bench.settle()
    card = page.left.what_if
    assert card.horizon is not None and card.horizon.earliest is not None
    assert card.outcome.text == "Non admissible"
    assert card.criteria.row("GEN-AGE").chip.text == "Non rempli"
    assert card.earliest.text() == "Tous remplis à compter du 1er août 2025"
    qtbot.mouseClick(card.earliest, LEFT)
    bench.settle()
    assert card.band.slider.day == date(2025, 8, 1)
    assert card.outcome.text == "Admissible"
    row = card.criteria.row("GEN-AGE")
    assert row.chip.text == "Rempli"
    assert "À la date prévue\u202f: Non rempli" in row.accessibleName()


def test_the_slider_goes_by_days_and_months_with_the_keys_and_the_newest_day_wins(
    qtbot: QtBot, bench: Bench
) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    qtbot.mouseClick(page.precheck.what_if, LEFT)
    bench.settle()
    slider = page.left.what_if.band.slider
    assert slider.day == date(2025, 5, 20)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert slider.day == date(2025, 5, 21)
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert slider.day == date(2025, 8, 21)
    bench.settle()
    assert page.left.what_if.precheck is not None
    assert page.left.what_if.precheck.reference_date == date(2025, 8, 21)
    assert "2025" in slider.accessibleDescription()
    qtbot.mouseClick(page.left.what_if.steps[0], LEFT)
    assert slider.day == date(2025, 7, 21)
    bench.settle()
    page.left.what_if.closed.emit()
    assert page.left.currentIndex() == 0
