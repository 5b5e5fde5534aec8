"""The grid page as an expert uses it: declaration, keyboard, autosave, what is missing, the seal."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from reviewer.committee.grid import Rating
from reviewer.dossier.lifecycle import DossierState
from tests.gui.grid_page import LEFT, declared_grid, draft, fill_in, grid_of, press, words
from tests.gui.pages import deliberation
from tests.support.gui import Bench
from tests.support.stories import YES, Stories
from ui.screens.grid.view import GridScreen
from ui.widgets.reason_dialog import ReasonDialog


def test_before_the_declaration_nothing_of_the_file_is_on_the_page(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001", employer__legal_name="Vision Nordique inc.")
    stories.seated(dossier_id)
    screen = grid_of(bench, dossier_id)
    assert screen.declaration.isVisible()
    for secret in ("Vision Nordique", "Okonkwo", "Adaeze", "Scientifique en apprentissage"):
        assert secret not in words(screen)
        assert secret not in screen.subtitle.text()


def test_no_answer_is_preset_and_nothing_can_be_declared_without_one(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    screen = grid_of(bench, dossier_id)
    assert screen.declaration.kinds.key is None
    assert not screen.declaration.declare.isEnabled()


def test_declaring_no_conflict_opens_the_file(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    screen = grid_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.declaration.kinds.rows["none"], LEFT)
    bench.qtbot.mouseClick(screen.declaration.declare, LEFT)
    bench.settle()
    assert screen.form.isVisible()
    assert "Laboratoires Boréal" in words(screen)


def test_a_dossier_is_declined_before_anything_is_declared(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    screen = grid_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.declaration.decline, LEFT)
    dialog = cast("ReasonDialog", screen.dialog)
    dialog.act.click()
    bench.settle()
    assert screen.dialog is dialog, "without a reason nothing is declined"
    dialog.reason.setPlainText("Absente tout le mois.")
    dialog.act.click()
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("committee")
    (left,) = [seat for seat in deliberation(bench, dossier_id).seats if seat.expert_id == "e-alix"]
    assert (left.active, left.recusal_reason, left.declaration) == (False, "Absente tout le mois.", None)


def test_a_conflict_needs_its_text_and_gives_the_seat_back(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    screen = grid_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.declaration.kinds.rows["real"], LEFT)
    bench.qtbot.mouseClick(screen.declaration.declare, LEFT)
    assert "phrase" in screen.declaration.text.error.text()
    bench.child(QPlainTextEdit, "declaration_text", screen).setPlainText("Ma sœur y travaille.")
    bench.qtbot.mouseClick(screen.declaration.declare, LEFT)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("committee")
    assert not any(
        seat.active for seat in deliberation(bench, dossier_id).seats if seat.expert_id == "e-alix"
    )


def test_digits_set_marks_and_go_on_to_the_next_or_to_the_comment_that_is_due(
    bench: Bench, stories: Stories
) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    press(bench, Qt.Key.Key_3, Qt.Key.Key_1)
    bench.qtbot.keyClicks(QApplication.focusWidget(), "Un quart du temps.")
    press(bench, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_4, Qt.Key.Key_S)
    screen.presenter.flush()
    bench.settle()
    ratings = draft(bench, dossier_id).ratings
    assert ratings["job.tasks"].mark == 3
    assert (ratings["job.share"].mark, ratings["job.share"].comment) == (1, "Un quart du temps.")
    assert ratings["job.complexity"].mark == 4
    assert ratings["job.organisation"].not_applicable


def test_s_does_nothing_where_the_grid_does_not_allow_it(bench: Bench, stories: Stories) -> None:
    _, screen = declared_grid(bench, stories)
    press(bench, Qt.Key.Key_S)
    assert screen.form.criteria["job.tasks"].levels.key is None


def test_every_change_is_saved_and_said(bench: Bench, stories: Stories) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    bench.qtbot.mouseClick(screen.form.criteria["job.tasks"].levels.rows["2"], LEFT)
    bench.settle()
    assert screen.saved.text == "Brouillon enregistré"
    assert draft(bench, dossier_id).ratings["job.tasks"].mark == 2
    screen.form.criteria["job.tasks"].comment.edit.setPlainText("Paramétrage seulement.")
    bench.qtbot.waitUntil(lambda: screen.saved.text == "Brouillon enregistré", timeout=5_000)
    assert draft(bench, dossier_id).ratings["job.tasks"].comment == "Paramétrage seulement."


def test_closing_the_window_keeps_what_was_typed_last(bench: Bench, stories: Stories) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    screen.form.criteria["job.tasks"].comment.edit.setPlainText("Le dernier mot.")
    bench.window.close()
    assert draft(bench, dossier_id).ratings["job.tasks"].comment == "Le dernier mot."


def test_no_verdict_is_preset_and_the_score_only_informs(bench: Bench, stories: Stories) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    for card in screen.form.criteria.values():
        card.levels.choose("4")
    bench.settle()
    for box in screen.form.verdicts.values():
        assert box.levels.key is None
        assert "100\u202f%" in box.score.text()
    assert draft(bench, dossier_id).verdicts == {}


def test_handing_in_says_what_is_missing_and_goes_there(bench: Bench, stories: Stories) -> None:
    _, screen = declared_grid(bench, stories)
    fill_in(screen)
    screen.form.criteria["profile.skills"].levels.choose("0")
    bench.settle()
    bench.qtbot.mouseClick(screen.submit, LEFT)
    assert screen.form.gaps.isVisible()
    assert screen.dialog is None
    assert QApplication.focusWidget() is screen.form.criteria["profile.skills"].comment.edit
    assert "commentaire" in screen.form.criteria["profile.skills"].comment.error.text()


def test_the_confirmation_names_the_findings_and_the_seal_is_final(bench: Bench, stories: Stories) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    fill_in(screen)
    bench.settle()
    bench.qtbot.mouseClick(screen.submit, LEFT)
    dialog = cast("ReasonDialog", screen.dialog)
    assert "secteur de l’IA\u202f: Oui" in dialog.consequence.text()
    dialog.act.click()
    bench.settle()
    assert draft(bench, dossier_id).submitted
    assert screen.saved.text == "Remise et scellée"
    assert not screen.submit.isVisible()
    assert not screen.form.criteria["job.tasks"].levels.rows["3"].radio.isEnabled()


def test_no_key_changes_what_a_sealed_evaluation_shows(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.consensus(dossier_id)
    screen = grid_of(bench, dossier_id)
    card = next(iter(screen.form.criteria.values()))
    before, scores = card.rating, words(screen)
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_1):
        bench.qtbot.keyClick(card.comment.edit, key)
    assert before.mark is not None
    assert (card.rating, words(screen)) == (before, scores)
    screen.presenter.rate(card.criterion.id, Rating(mark=0))
    assert screen.presenter.ratings[card.criterion.id] == before


def test_the_third_expert_must_justify(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.third(dossier_id)
    stories.declared(dossier_id, "e-chloe")
    screen = grid_of(bench, dossier_id, "e-chloe")
    fill_in(screen)
    bench.settle()
    bench.qtbot.mouseClick(screen.submit, LEFT)
    assert screen.form.gaps.isVisible()
    assert QApplication.focusWidget() is bench.child(QPlainTextEdit, "justification", screen)


def test_a_request_that_changed_is_to_be_read_again_before_handing_in(bench: Bench, stories: Stories) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    fill_in(screen)
    bench.settle()
    stories.amend(dossier_id, job__ai_share_percent=40)
    screen.presenter.reload()
    bench.settle()
    assert "version 2" in screen.changes.notice.sentence
    assert {"Part du travail en IA", "80\u202f%", "40\u202f%"} <= set(words(screen).splitlines())
    assert draft(bench, dossier_id).request_version == 1
    bench.qtbot.mouseClick(screen.submit, LEFT)
    assert screen.dialog is None
    assert QApplication.focusWidget() is screen.changes.confirm
    bench.qtbot.keyClick(screen.changes.confirm, Qt.Key.Key_Space)
    bench.settle()
    assert not screen.changes.isVisible()
    assert draft(bench, dossier_id).request_version == 2
    assert draft(bench, dossier_id).ratings["job.tasks"].mark == 3


def test_what_changed_while_the_page_was_open_is_told_before_anything_is_saved(
    bench: Bench, stories: Stories
) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    stories.amend(dossier_id, job__ai_share_percent=40)
    screen.presenter.reload()
    bench.settle()
    assert "version 2" in screen.changes.notice.sentence
    assert {"Part du travail en IA", "80\u202f%", "40\u202f%"} <= set(words(screen).splitlines())
    assert deliberation(bench, dossier_id).evaluation_of("e-alix") is None


def test_recusing_oneself_leaves_the_page_and_the_seat(bench: Bench, stories: Stories) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    bench.qtbot.mouseClick(screen.recuse, LEFT)
    dialog = cast("ReasonDialog", screen.dialog)
    dialog.reason.setPlainText("Un fait nouveau.")
    dialog.act.click()
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("committee")
    with bench.opened.store.read() as work:
        assert work.dossiers.get(dossier_id).state is DossierState.IN_REVIEW
    assert deliberation(bench, dossier_id).open_seats() == (1,)


def test_a_doubtful_declaration_waits_for_coordination_and_shows_nothing(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    screen = grid_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.declaration.kinds.rows["apparent"], LEFT)
    assert screen.declaration.declare.text() == "Déclarer et attendre la coordination"
    bench.child(QPlainTextEdit, "declaration_text", screen).setPlainText("Un comité en commun.")
    bench.qtbot.mouseClick(screen.declaration.declare, LEFT)
    bench.settle()
    assert screen.waiting.isVisible()
    assert screen.waiting.state.text == "en attente de la coordination"
    assert "Un comité en commun." in words(screen)
    assert "Laboratoires Boréal" not in words(screen)
    assert not screen.submit.isVisible()
    stories.office.become("p-coord")
    stories.office.chair.rule_on_declaration(dossier_id, "e-alix", accept=True, reason="Il y a cinq ans.")
    screen.presenter.reload()
    bench.settle()
    assert screen.form.isVisible()


def test_a_mark_that_contradicts_the_answer_asks_for_its_comment(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated_and_open(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    fill_in(screen)
    assert screen.form.criteria["job.tasks"].comment.label.text() == "Commentaire"
    screen.form.verdicts["job"].levels.choose("no")
    assert "contredit" in screen.form.criteria["job.tasks"].comment.label.text()
    bench.settle()
    bench.qtbot.mouseClick(screen.submit, LEFT)
    assert QApplication.focusWidget() is screen.form.criteria["job.tasks"].comment.edit


def test_one_dossier_is_scored_and_handed_in_by_keyboard_alone(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    screen = grid_of(bench, dossier_id)
    press(bench, Qt.Key.Key_Space)
    screen.declaration.declare.setFocus(Qt.FocusReason.TabFocusReason)
    press(bench, Qt.Key.Key_Space)
    bench.settle()
    for finding in stories.grid.findings:
        for _ in finding.criteria:
            press(bench, Qt.Key.Key_3)
        press(bench, Qt.Key.Key_O)
    assert QApplication.focusWidget() is bench.child(QPlainTextEdit, "justification", screen)
    bench.qtbot.keyClicks(QApplication.focusWidget(), "Tout le montre.")
    bench.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: screen.dialog is not None)
    bench.qtbot.keyClick(cast("ReasonDialog", screen.dialog).act, Qt.Key.Key_Return)
    bench.settle()
    handed_in = draft(bench, dossier_id)
    assert handed_in.submitted
    assert {rating.mark for rating in handed_in.ratings.values()} == {3}
    assert handed_in.verdicts == YES
    assert handed_in.justification == "Tout le montre."


def test_coming_back_to_a_grid_one_is_where_one_left_it_and_another_begins_at_its_top(
    bench: Bench, stories: Stories
) -> None:
    ids = [bench.add(f"TC-2025-000{number}") for number in (1, 2)]
    for dossier_id in ids:
        stories.seated(dossier_id)
        stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, ids[0])
    card = list(screen.form.criteria.values())[-1]
    card.focus()
    screen.form.ensureWidgetVisible(card)
    left, held = screen.form.verticalScrollBar().value(), bench.window.focusWidget()
    assert left > 0
    assert card.isAncestorOf(held)
    bench.go("committee")
    bench.go("grid", ids[0])
    bench.qtbot.waitUntil(lambda: screen.form.verticalScrollBar().value() == left)
    assert bench.window.focusWidget() is held
    bench.go("committee")
    bench.go("grid", ids[1])
    assert screen.form.verticalScrollBar().value() == 0
    assert next(iter(screen.form.criteria.values())).isAncestorOf(bench.window.focusWidget())


def handed_in(bench: Bench, screen: GridScreen) -> None:
    fill_in(screen)
    bench.qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: screen.dialog is not None)
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    bench.window.activateWindow()
    bench.qtbot.waitUntil(bench.window.isActiveWindow)


def test_what_is_typed_last_is_handed_in_and_not_saved_behind_it(bench: Bench, stories: Stories) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    fill_in(screen)  # a draft is being saved, and a newer one waits for it
    screen.presenter.submit()
    bench.settle()
    assert draft(bench, dossier_id).submitted
    assert {rating.mark for rating in draft(bench, dossier_id).ratings.values()} == {3}
    assert screen.notice.sentence == ""


def test_what_could_not_be_handed_in_is_kept_as_a_draft(bench: Bench, stories: Stories) -> None:
    dossier_id, screen = declared_grid(bench, stories)
    next(iter(screen.form.criteria.values())).levels.choose("3")
    screen.form.verdicts[stories.grid.findings[0].id].levels.choose("yes")
    screen.presenter.submit()
    bench.settle()
    kept = draft(bench, dossier_id)
    assert not kept.submitted
    assert kept.verdicts == {stories.grid.findings[0].id: True}
    assert screen.notice.sentence


def test_after_handing_in_one_key_opens_the_next_dossier_to_score_the_nearest_due_first(
    bench: Bench, stories: Stories
) -> None:
    ids = [bench.add(f"TC-2025-000{number}") for number in (1, 2, 3)]
    for dossier_id in ids:
        stories.seated(dossier_id)
        stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, ids[1])
    handed_in(bench, screen)
    assert draft(bench, ids[1]).submitted
    assert screen.saved.text == "Remise et scellée"
    assert screen.onward.text() == "Dossier suivant\u202f: TC-2025-0001"
    assert bench.window.focusWidget() is screen.onward
    bench.qtbot.keyClick(screen.onward, Qt.Key.Key_Return)
    bench.settle()
    assert screen.presenter.about == ids[0]
    assert not screen.onward.isVisible()
    handed_in(bench, screen)
    bench.qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert screen.presenter.about == ids[2]
    handed_in(bench, screen)
    assert screen.onward.text() == "Plus rien à évaluer\u202f: mes dossiers"
    bench.qtbot.keyClick(screen.onward, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("committee")


def test_what_is_due_and_late_stands_beside_the_title(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated_and_open(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    assert screen.due.text == "échéance 2025-06-03"
    bench.at(date(2025, 6, 5))
    screen.presenter.reload()
    bench.settle()
    assert screen.due.text == "échéance\u202f: retard de 2\u202fj"
