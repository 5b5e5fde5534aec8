"""The dossier page as a coordinator uses it: read, decide, ask, withdraw."""

from __future__ import annotations

import threading
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from db.store import OpenedStore
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import Act, DossierState
from reviewer.errors import ConflictingChange
from reviewer.services.records import AdmissibilityDecision
from tests.gui.pages import dossier_page
from tests.support.gui import Bench
from ui.dossier_acts.dialog_complements import ComplementsDialog
from ui.screens.dossier.view import DossierPage
from ui.widgets.reason_dialog import ReasonDialog


def stored(opened: OpenedStore, dossier_id: str) -> Dossier:
    with opened.store.read() as work:
        return work.dossiers.get(dossier_id)


def words(page: DossierPage) -> str:
    return "\n".join(text.text() for text in page.findChildren(QLabel))


def test_the_page_shows_request_precheck_and_history_in_words(bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    said = words(page)
    for fact in (
        "105\u202f000\u202f$",
        "1er février 2023",
        "37,5\u202fh",
        "Travailleur étranger",
        "maîtrise",
        "Demande inscrite",
    ):
        assert fact in said, fact
    assert "Salaire annuel brut" in said
    assert "IA-TE-SAL" in said.replace("\u2011", "-")


def test_criteria_stand_worst_first(bench: Bench) -> None:
    page = dossier_page(
        bench,
        bench.add("TC-2025-0001", job__annual_salary_cad="92000.00", candidate__intends_to_settle=None),
    )
    outcomes = [row.chip.text for row in page.precheck.criteria.rows]
    assert outcomes[0] == "Non rempli"
    assert outcomes[1] == "À vérifier"
    assert set(outcomes[2:]) == {"Rempli"}


def test_one_click_declares_admissible_what_the_precheck_finds_admissible(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    page = dossier_page(bench, dossier_id)
    assert page.next.text() == "Déclarer admissible"
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    bench.settle()
    assert stored(bench.opened, dossier_id).state is DossierState.ADMISSIBLE
    assert page.chip.text == "Admissible"
    assert bench.window.said == "La demande TC-2025-0001 est déclarée admissible."
    assert page.next.text() == "Pourvoir les sièges"
    assert page.verdicts.isVisible()


def test_the_list_behind_is_up_to_date_after_a_decision(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.go("reception")
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    bench.settle()
    bench.window.back()
    bench.settle()
    model = bench.window.screen_of("reception").model  # type: ignore[attr-defined]  # Reception's own list
    assert model.index(0, 4).data() == "Admissible"


def test_going_against_the_precheck_wants_a_reason_and_says_so_in_the_dialog(
    qtbot: QtBot, bench: Bench
) -> None:
    dossier_id = bench.add("TC-2025-0001", job__annual_salary_cad="92000.00")
    page = dossier_page(bench, dossier_id)
    assert page.next.text() == "Déclarer non admissible"
    page.doing.do(Act.FIND_ADMISSIBLE)
    dialog = page.dialog
    assert isinstance(dialog, ReasonDialog) and dialog.isVisible()
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert dialog.isVisible()
    assert "il faut un motif" in dialog.notice.sentence
    assert stored(bench.opened, dossier_id).state is DossierState.RECEIVED
    qtbot.keyClicks(dialog.reason, "Avenant au contrat vu au dossier : 100 000 $.")
    qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert stored(bench.opened, dossier_id).state is DossierState.ADMISSIBLE
    with bench.opened.store.read() as work:
        record = work.prechecks.of(dossier_id)[-1]
    assert record.decision is AdmissibilityDecision.ADMISSIBLE
    assert record.reason.startswith("Avenant")
    assert "Avenant au contrat" in words(page)


def test_asking_for_complements_starts_from_what_is_missing(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001", candidate__intends_to_settle=None)
    page = dossier_page(bench, dossier_id)
    assert page.next.text() == "Demander des compléments"
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, ComplementsDialog)
    assert page.dialog.reason.toPlainText() == "– Intention de s’établir au Québec"
    qtbot.mouseClick(page.dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert stored(bench.opened, dossier_id).state is DossierState.INCOMPLETE
    assert page.next.text() == "Noter la réception des compléments"
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    bench.settle()
    assert stored(bench.opened, dossier_id).state is DossierState.RECEIVED


def test_declaring_inadmissible_names_its_consequence_first(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001", job__annual_salary_cad="92000.00")
    page = dossier_page(bench, dossier_id)
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert page.dialog is not None
    assert "ne va pas au comité" in page.dialog.consequence.text()
    assert stored(bench.opened, dossier_id).state is DossierState.RECEIVED
    qtbot.mouseClick(page.dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert stored(bench.opened, dossier_id).state is DossierState.INADMISSIBLE
    assert not page.next.isVisible()


def test_withdrawing_wants_a_reason_and_keeps_everything(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001", DossierState.ADMISSIBLE)
    page = dossier_page(bench, dossier_id)
    menu = page.more.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    assert isinstance(page.dialog, ReasonDialog)
    qtbot.mouseClick(page.dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert "motif du retrait" in page.dialog.notice.sentence
    qtbot.keyClicks(page.dialog.reason, "Courriel du 19 mai.")
    qtbot.mouseClick(page.dialog.act, Qt.MouseButton.LeftButton)
    bench.settle()
    assert stored(bench.opened, dossier_id).state is DossierState.WITHDRAWN
    assert page.chip.text == "Retirée"
    assert "Demande retirée" in words(page)


def test_the_precheck_stays_as_it_was_decided_on(qtbot: QtBot, bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    assert "Elle propose" in page.precheck.basis.text()
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    bench.settle()
    assert page.precheck.basis.text().startswith("Telle qu’elle était à la décision, le 20 mai 2025")


def test_who_may_not_decide_is_told_what_is_awaited_and_offered_nothing(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-audit")
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    assert not page.next.isVisible()
    assert not page.more.isVisible()
    assert page.waits.text() == "Prochaine étape\u202f: Statuer sur l’admissibilité"


def test_a_request_that_changed_meanwhile_is_refused_beside_the_act(qtbot: QtBot, bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    page = dossier_page(bench, dossier_id)
    bench.amend(dossier_id, job__annual_salary_cad="101000.00")
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    bench.settle()
    assert page.notice.isVisible()
    assert "La demande a changé" in page.notice.sentence
    assert stored(bench.opened, dossier_id).state is DossierState.RECEIVED


def test_a_conflict_is_a_choice(bench: Bench) -> None:
    from PySide6.QtWidgets import QMessageBox

    page = dossier_page(bench, bench.add("TC-2025-0001"))
    page.presenter.fail(ConflictingChange("dossier", "x"))
    box = bench.child(QMessageBox, "conflict", page)
    assert [button.text().replace("&", "") for button in box.buttons()] == [
        "Recharger",
        "Garder ce que je vois",
    ]
    box.reject()


def test_attachments_are_shown_as_pages_and_a_broken_one_says_so(qtbot: QtBot, bench: Bench) -> None:
    pdf = bench.office.avis.printer  # only its presence: the page itself is made below
    assert pdf is not None
    dossier_id = bench.add("TC-2025-0001")
    good, broken = a_pdf(), b"%PDF-1.7 rompu"
    bench.attach(dossier_id, {"cv.pdf": good, "contrat.pdf": broken})
    page = dossier_page(bench, dossier_id)
    buttons = {button.accessibleName(): button for button in page.attachments.buttons}
    names = list(buttons)
    assert names[0].startswith("Ouvrir Curriculum vitæ")
    qtbot.mouseClick(buttons[names[0]], Qt.MouseButton.LeftButton)
    bench.settle()
    assert page.left.currentIndex() == 1
    assert page.pages.count == 1
    qtbot.mouseClick(buttons[names[1]], Qt.MouseButton.LeftButton)
    bench.settle()
    assert page.pages.count == 0
    assert page.chip.text == "Reçue"
    page.close_preview()
    assert page.left.currentIndex() == 0


def a_pdf() -> bytes:
    """Return one small page."""
    import io

    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(200, 200))
    canvas.drawString(20, 100, "CV")
    canvas.save()
    return stream.getvalue()


def test_use_cases_run_off_the_gui_thread(qtbot: QtBot, bench: Bench) -> None:
    page = dossier_page(bench, bench.add("TC-2025-0001"))
    threads: list[threading.Thread] = []
    decide = bench.office.triage.desk.clock.today

    def spying() -> object:
        threads.append(threading.current_thread())
        return decide()

    page.presenter.run(spying)
    bench.settle()
    assert threads and threads[0] is not threading.main_thread()
