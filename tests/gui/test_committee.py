"""Comité as coordination and experts use it: seats, recusals, the third, the decision, an expert's own list."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QDateEdit, QFileDialog, QMenu, QPlainTextEdit, QPushButton

from reviewer.committee.conflicts import DeclarationKind
from reviewer.dossier.lifecycle import DossierState
from tests.gui.pages import deliberation, state
from tests.support.gui import Bench
from tests.support.stories import NO, YES, Stories
from ui.dossier_acts.dialog_reconsideration import ReconsiderationDialog
from ui.screens.committee.dialog_decision import DecisionDialog
from ui.screens.committee.dialog_seats import LeavingDialog, RulingDialog
from ui.screens.committee.view import CommitteeScreen
from ui.screens.dossier.view import DossierPage
from ui.widgets.chip import Chip
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton


def screen_of(bench: Bench, dossier_id: str | None = None) -> CommitteeScreen:
    bench.start()
    return cast("CommitteeScreen", bench.go("committee", dossier_id))


def words(screen: CommitteeScreen) -> str:
    chips = (chip.text for chip in screen.findChildren(Chip) if chip.isVisible())
    texts = (text.text() for text in screen.findChildren(Text) if text.isVisible())
    return "\n".join((*texts, *chips))


def test_the_list_says_what_each_dossier_waits_for(bench: Bench, stories: Stories) -> None:
    stories.admissible(bench.add("TC-2025-0001"))
    stories.seated(bench.add("TC-2025-0002"))
    stories.consensus(bench.add("TC-2025-0003"))
    screen = screen_of(bench)
    steps = {row.reference: screen.model.columns[1].text(row) for row in screen.model.rows}
    assert steps == {
        "TC-2025-0001": "À pourvoir",
        "TC-2025-0002": "En évaluation",
        "TC-2025-0003": "À confirmer",
    }


def test_a_filter_keeps_only_its_step(bench: Bench, stories: Stories) -> None:
    stories.admissible(bench.add("TC-2025-0001"))
    stories.seated(bench.add("TC-2025-0002"))
    screen = screen_of(bench)
    bench.qtbot.mouseClick(screen.filters.chip("assign"), LEFT)
    assert [row.reference for row in screen.model.rows] == ["TC-2025-0001"]


def test_two_experts_are_proposed_and_seated_with_one_click(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.admissible(dossier_id)
    screen = screen_of(bench, dossier_id)
    chosen = screen.pane.takers.chosen
    assert len(chosen) == 2
    bench.qtbot.mouseClick(screen.pane.takers.assign, LEFT)
    bench.settle()
    assert {seat.expert_id for seat in deliberation(bench, dossier_id).seats} == set(chosen)
    assert state(bench, dossier_id) is DossierState.IN_REVIEW
    assert "pourvus" in bench.window.said
    assert not screen.pane.takers.isVisible()


def test_beside_each_name_that_cannot_take_the_file_stands_why(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.admissible(dossier_id)
    takers = screen_of(bench, dossier_id).pane.takers
    for expert, reason in {
        "e-estelle": "même employeur que la demande",
        "e-felix": "statut sans preuve datée",
        "e-gaelle": "personne déclarée",
        "e-hugo": "fiche désactivée",
    }.items():
        box = takers.row(expert).box
        assert not box.isEnabled()
        assert reason in box.accessibleDescription()


def test_more_experts_than_open_seats_cannot_be_seated(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.admissible(dossier_id)
    takers = screen_of(bench, dossier_id).pane.takers
    for expert in ("e-alix", "e-bruno", "e-chloe", "e-dalil"):
        takers.row(expert).box.setChecked(True)
    assert not takers.assign.isEnabled()
    assert "Décochez-en" in takers.assign.toolTip()


def test_freeing_a_seat_asks_why_and_its_reason(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    screen = screen_of(bench, dossier_id)
    bench.qtbot.mouseClick(bench.child(QPushButton, "recuse_e-alix", screen), LEFT)
    dialog = cast("LeavingDialog", screen.dialog)
    assert dialog.choice.key is None
    dialog.act.click()
    assert dialog.problem.isVisible()
    dialog.choice.choose("withdrawn")
    dialog.act.click()
    assert dialog.reason.error.isVisible()
    dialog.reason.edit.setPlainText("Congé de maladie.")
    dialog.act.click()
    bench.settle()
    assert screen.dialog is None
    seat = next(one for one in deliberation(bench, dossier_id).seats if one.expert_id == "e-alix")
    assert seat.recusal_reason == "Congé de maladie."
    with bench.opened.store.read() as work:
        assert "expert_withdrawn" in {entry.event for entry in work.journal.of_dossier(dossier_id)}


def test_coordination_rules_on_a_doubtful_declaration(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.office.become("e-alix")
    stories.office.committee.declare_interests(dossier_id, DeclarationKind.APPARENT, "Un comité en commun.")
    screen = screen_of(bench, dossier_id)
    assert "déclaration à trancher" in words(screen)
    assert "Un comité en commun." in words(screen)
    bench.qtbot.mouseClick(bench.child(QPushButton, "rule_e-alix", screen), LEFT)
    dialog = cast("RulingDialog", screen.dialog)
    assert dialog.choice.key is None
    dialog.choice.choose("clear")
    dialog.reason.edit.setPlainText("Il y a cinq ans.")
    dialog.act.click()
    bench.settle()
    assert deliberation(bench, dossier_id).seat_of("e-alix").open
    assert "levé\u202f: Il y a cinq ans." in words(screen)


def test_an_evaluation_is_set_aside_with_a_reason_and_kept(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.consensus(dossier_id)
    screen = screen_of(bench, dossier_id)
    bench.qtbot.mouseClick(bench.child(QPushButton, "aside_e-bruno", screen), LEFT)
    dialog = cast("ReasonDialog", screen.dialog)
    dialog.reason.setPlainText("Un lien appris après coup.")
    dialog.act.click()
    bench.settle()
    kept = deliberation(bench, dossier_id)
    assert [one.expert_id for one in kept.set_aside_evaluations()] == ["e-bruno"]
    assert "évaluation écartée" in words(screen)
    assert screen.pane.takers.isVisible()


def test_a_seat_set_aside_while_a_third_expert_sits_is_filled_again(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.third(dossier_id)
    stories.office.chair.set_aside_evaluation(dossier_id, "e-bruno", "Un lien appris après coup.")
    takers = screen_of(bench, dossier_id).pane.takers
    assert len(takers.chosen) == 1
    bench.qtbot.mouseClick(takers.assign, LEFT)
    bench.settle()
    assert deliberation(bench, dossier_id).open_seats() == ()


def test_what_is_due_first_stands_first_and_a_click_on_a_title_sorts_otherwise(
    bench: Bench, stories: Stories
) -> None:
    stories.admissible(bench.add("TC-2025-0003"))
    stories.seated(bench.add("TC-2025-0001"))
    stories.concertation(bench.add("TC-2025-0002"))
    screen = screen_of(bench)
    due = [row.due_on for row in screen.model.rows]
    known = [day for day in due if day is not None]
    assert len(known) == 2
    assert due == [*sorted(known), None]

    def click(key: str) -> list[str]:
        header = screen.table.horizontalHeader()
        number = [column.key for column in screen.model.columns].index(key)
        place = QPoint(header.sectionViewportPosition(number) + 8, header.height() // 2)
        bench.qtbot.mouseClick(header.viewport(), LEFT, pos=place)
        return [row.reference[-1] for row in screen.model.rows]

    assert click("reference") == ["1", "2", "3"]
    assert click("reference") == ["3", "2", "1"]
    assert click("due")[-1] == "3"
    assert click("due")[-1] == "3", "a dossier without a due date stays last either way"


def test_an_expert_exports_their_due_dates(bench: Bench, stories: Stories, tmp_path: Path) -> None:
    stories.seated(bench.add("TC-2025-0001"), "e-alix", "e-bruno")
    screen = screen_of(bench)
    assert not screen.calendar.isVisible()
    bench.become("e-alix")
    screen = cast("CommitteeScreen", bench.go("committee"))
    bench.qtbot.mouseClick(screen.calendar, LEFT)
    dialog = bench.child(QFileDialog, "calendar_file", screen)
    target = tmp_path / "echeances.ics"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    bench.settle()
    written = target.read_text(encoding="utf-8")
    assert written.startswith("BEGIN:VCALENDAR")
    assert "TC-2025-0001" in written


def test_what_is_late_is_told_in_words_and_can_be_kept_alone(bench: Bench, stories: Stories) -> None:
    stories.seated(bench.add("TC-2025-0001"))
    bench.at(date(2025, 6, 5))
    stories.admissible(bench.add("TC-2025-0002"))
    screen = screen_of(bench)
    due = {row.reference: screen.model.columns[3].text(row) for row in screen.model.rows}
    assert due == {"TC-2025-0001": "retard de 2\u202fj", "TC-2025-0002": ""}
    bench.qtbot.mouseClick(screen.filters.chip("late"), LEFT)
    assert [row.reference for row in screen.model.rows] == ["TC-2025-0001"]


def test_concertations_whose_time_is_over_are_closed_together(bench: Bench, stories: Stories) -> None:
    over, other = bench.add("TC-2025-0001"), bench.add("TC-2025-0002")
    stories.concertation(over)
    stories.seated(other, "e-chloe", "e-dalil")
    screen = screen_of(bench)
    assert not screen.close_overdue.isVisible()
    bench.at(date(2025, 5, 28))
    screen.presenter.reload()
    bench.settle()
    assert "1 concertation" in screen.overdue.sentence
    bench.qtbot.mouseClick(screen.close_overdue, LEFT)
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    assert state(bench, over) is DossierState.THIRD_REVIEW
    assert state(bench, other) is DossierState.IN_REVIEW
    assert not screen.close_overdue.isVisible()


def test_a_reason_that_names_an_expert_is_refused_at_its_field(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.consensus(dossier_id, NO)
    screen = screen_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.pane.decide, LEFT)
    dialog = cast("DecisionDialog", screen.dialog)
    field = bench.child(QPlainTextEdit, "reason_profile", dialog)
    for words_typed, told in (("Selon Bruno Caron, non.", "Bruno Caron"), ("Coté 1 sur 4.", "1 sur 4")):
        field.setPlainText(words_typed)
        dialog.act.click()
        bench.settle()
        assert told in field.accessibleDescription()
        assert field.toPlainText() == words_typed
        assert dialog.act.isEnabled()
    assert deliberation(bench, dossier_id).decision is None


def test_a_reconsideration_is_opened_from_the_dossier_with_reason_and_day(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.decided(dossier_id, NO)
    bench.start()
    page = cast("DossierPage", bench.go("dossier", dossier_id))
    menu = page.more.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    dialog = cast("ReconsiderationDialog", page.dialog)
    dialog.act.click()
    assert dialog.reason.error.isVisible()
    dialog.reason.edit.setPlainText("Une pièce nouvelle.")
    bench.child(QDateEdit, "received_on", dialog).setDate(QDate(2025, 5, 19))
    dialog.act.click()
    bench.settle()
    assert "19 mai 2025" in dialog.notice.sentence
    bench.child(QDateEdit, "received_on", dialog).setDate(QDate(2025, 5, 20))
    dialog.act.click()
    bench.settle()
    assert deliberation(bench, dossier_id).round == 2
    screen = cast("CommitteeScreen", bench.go("committee", dossier_id))
    assert "Révision demandée le 20 mai 2025\u202f: Une pièce nouvelle." in words(screen)
    assert screen.pane.compare.isVisible()


def test_before_both_evaluations_are_in_coordination_reads_who_handed_in_and_nothing_else(
    bench: Bench, stories: Stories
) -> None:
    one, other, against = (bench.add(f"TC-2025-000{number}") for number in (1, 2, 3))
    stories.seated(one)
    for expert in ("e-alix", "e-bruno"):
        stories.declared(one, expert)
    for dossier_id, answers in ((other, YES), (against, NO)):
        stories.seated(dossier_id)
        stories.evaluated(dossier_id, "e-alix", answers)
        stories.declared(dossier_id, "e-bruno")
    screen = screen_of(bench, one)
    nobody = words(screen).replace("TC-2025-0001", "")
    recusals = [name for name in ("e-alix", "e-bruno") if screen.findChild(QPushButton, f"recuse_{name}")]
    assert recusals == ["e-alix", "e-bruno"]
    screen = cast("CommitteeScreen", bench.go("committee", other))
    favourable = words(screen).replace("TC-2025-0002", "")
    assert not screen.pane.compare.isVisible()
    assert not screen.pane.decide.isVisible()
    screen = cast("CommitteeScreen", bench.go("committee", against))
    assert words(screen).replace("TC-2025-0003", "") == favourable
    assert "scellée" not in nobody
    assert favourable.count("évaluation scellée") == 1


def test_the_third_expert_is_called_after_a_disagreement(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    screen = screen_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.pane.third, LEFT)
    dialog = cast("ReasonDialog", screen.dialog)
    assert "majorité" in dialog.consequence.text()
    dialog.reason.setPlainText("Les positions sont arrêtées.")
    dialog.act.click()
    bench.settle()
    assert state(bench, dossier_id) is DossierState.THIRD_REVIEW
    assert screen.pane.takers.isVisible()
    assert not screen.pane.takers.row("e-alix").box.isEnabled()
    assert len(screen.pane.takers.chosen) == 1
    bench.qtbot.mouseClick(screen.pane.takers.assign, LEFT)
    bench.settle()
    assert bench.window.said == "Un siège de TC-2025-0001 est pourvu."


def test_a_refusal_is_not_confirmed_without_its_reason_for_the_employer(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.consensus(dossier_id, NO)
    screen = screen_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.pane.decide, LEFT)
    dialog = cast("DecisionDialog", screen.dialog)
    dialog.act.click()
    assert state(bench, dossier_id) is DossierState.IN_REVIEW
    field = bench.child(QPlainTextEdit, "reason_profile", dialog)
    assert field.accessibleDescription() == "Un refus demande son motif."
    field.setPlainText("Les exigences essentielles du poste ne sont pas démontrées.")
    dialog.act.click()
    bench.settle()
    decision = deliberation(bench, dossier_id).decision
    assert decision is not None
    assert decision.reasons == {"profile": "Les exigences essentielles du poste ne sont pas démontrées."}


def test_who_does_not_coordinate_is_offered_no_act(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.consensus(dossier_id)
    bench.start()
    bench.become("p-audit")
    screen = cast("CommitteeScreen", bench.go("committee", dossier_id))
    assert not screen.pane.decide.isVisible()
    assert not screen.pane.takers.isVisible()


def test_an_expert_sees_only_their_own_dossiers_the_urgent_first(bench: Bench, stories: Stories) -> None:
    stories.seated(bench.add("TC-2025-0001"))
    stories.concertation(bench.add("TC-2025-0002"))
    stories.seated(bench.add("TC-2025-0003"), "e-chloe", "e-dalil")
    done = bench.add("TC-2025-0004")
    stories.seated(done)
    stories.evaluated(done, "e-alix", YES)
    bench.start()
    bench.become("e-alix")
    screen = cast("CommitteeScreen", bench.go("committee"))
    listed = [(one.row.reference, screen.work_model.columns[1].text(one)) for one in screen.work_model.rows]
    assert listed == [
        ("TC-2025-0002", "Prendre position"),
        ("TC-2025-0001", "Déclarer vos intérêts"),
        ("TC-2025-0004", "Remise"),
    ]
    assert not screen.tabs.isTabVisible(0)


def test_enter_opens_the_grid_of_an_expert_s_dossier(bench: Bench, stories: Stories) -> None:
    stories.seated(bench.add("TC-2025-0001"))
    bench.start()
    bench.become("e-alix")
    screen = cast("CommitteeScreen", bench.go("committee"))
    screen.work.setFocus()
    bench.qtbot.keyClick(screen.work, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("grid")
