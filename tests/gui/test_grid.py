"""The grid page as an expert uses it: declaration, keyboard, autosave, what is missing, the seal, the position."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation
from reviewer.dossier.lifecycle import DossierState
from tests.support.gui import Bench
from tests.support.stories import YES, Stories
from ui.screens.grid.view import GridScreen
from ui.widgets.chip import Chip
from ui.widgets.reason_dialog import ReasonDialog
from ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stories(bench: Bench, tmp_path: Path) -> Stories:
    """Return stories told on the bench's own database."""
    return Stories(bench.opened, tmp_path)


def grid_of(bench: Bench, dossier_id: str, expert: str = "e-alix") -> GridScreen:
    bench.start()
    bench.become(expert)
    return cast("GridScreen", bench.go("grid", dossier_id))


def deliberation(bench: Bench, dossier_id: str) -> Deliberation:
    with bench.opened.store.read() as work:
        return work.deliberations.get(dossier_id)


def draft(bench: Bench, dossier_id: str, expert: str = "e-alix") -> Evaluation:
    found = deliberation(bench, dossier_id).evaluation_of(expert)
    assert found is not None
    return found


def words(screen: GridScreen) -> str:
    return "\n".join(text.text() for text in screen.findChildren(Text))


def press(bench: Bench, *keys: Qt.Key) -> None:
    for key in keys:
        held = QApplication.focusWidget()
        assert held is not None
        bench.qtbot.keyClick(held, key)


def fill_in(screen: GridScreen, mark: str = "3") -> None:
    for card in screen.form.criteria.values():
        card.levels.choose(mark)
    for box in screen.form.verdicts.values():
        box.levels.choose("yes")


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


def test_digits_set_marks_arrows_move_and_c_comments(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    press(bench, Qt.Key.Key_3, Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_C)
    bench.qtbot.keyClicks(QApplication.focusWidget(), "Un quart du temps.")
    press(bench, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_4, Qt.Key.Key_Down, Qt.Key.Key_S)
    screen.presenter.flush()
    bench.settle()
    ratings = draft(bench, dossier_id).ratings
    assert ratings["job.tasks"].mark == 3
    assert (ratings["job.share"].mark, ratings["job.share"].comment) == (1, "Un quart du temps.")
    assert ratings["job.complexity"].mark == 4
    assert ratings["job.organisation"].not_applicable


def test_s_does_nothing_where_the_grid_does_not_allow_it(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    press(bench, Qt.Key.Key_S)
    assert screen.form.criteria["job.tasks"].levels.key is None


def test_every_change_is_saved_and_said(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.form.criteria["job.tasks"].levels.rows["2"], LEFT)
    bench.settle()
    assert screen.saved.text == "Brouillon enregistré"
    assert draft(bench, dossier_id).ratings["job.tasks"].mark == 2
    screen.form.criteria["job.tasks"].comment.edit.setPlainText("Paramétrage seulement.")
    bench.qtbot.waitUntil(lambda: screen.saved.text == "Brouillon enregistré", timeout=5_000)
    assert draft(bench, dossier_id).ratings["job.tasks"].comment == "Paramétrage seulement."


def test_closing_the_window_keeps_what_was_typed_last(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    screen.form.criteria["job.tasks"].comment.edit.setPlainText("Le dernier mot.")
    bench.window.close()
    assert draft(bench, dossier_id).ratings["job.tasks"].comment == "Le dernier mot."


def test_no_verdict_is_preset_and_the_score_only_informs(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    for card in screen.form.criteria.values():
        card.levels.choose("4")
    bench.settle()
    for box in screen.form.verdicts.values():
        assert box.levels.key is None
        assert "100\u202f%" in box.score.text()
    assert draft(bench, dossier_id).verdicts == {}


def test_handing_in_says_what_is_missing_and_goes_there(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    fill_in(screen)
    screen.form.criteria["profile.skills"].levels.choose("0")
    bench.settle()
    bench.qtbot.mouseClick(screen.submit, LEFT)
    assert screen.form.gaps.isVisible()
    assert screen.dialog is None
    assert QApplication.focusWidget() is screen.form.criteria["profile.skills"].comment.edit
    assert "commentaire" in screen.form.criteria["profile.skills"].comment.error.text()


def test_the_confirmation_names_the_findings_and_the_seal_is_final(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
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
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    fill_in(screen)
    bench.settle()
    stories.amend(dossier_id, job__ai_share_percent=40)
    screen.presenter.reload()
    bench.settle()
    assert "version 2" in screen.changed.sentence
    assert draft(bench, dossier_id).request_version == 1
    bench.qtbot.mouseClick(screen.submit, LEFT)
    assert screen.dialog is None
    bench.qtbot.mouseClick(screen.read_again, LEFT)
    bench.settle()
    assert not screen.changed.isVisible()
    assert draft(bench, dossier_id).request_version == 2
    assert draft(bench, dossier_id).ratings["job.tasks"].mark == 3


def test_in_concertation_the_other_evaluation_has_no_name_and_nothing_is_preset(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    screen = grid_of(bench, dossier_id)
    said = words(screen)
    assert "L’autre évaluation" in said
    assert "Trois exigences essentielles manquent au profil." in said
    assert "Bruno" not in said
    assert all(choice.key is None for choice in screen.position.choices.values())
    assert any(chip.text == "écart de 3" for chip in screen.table.findChildren(Chip))


def test_a_position_needs_an_answer_for_each_finding_and_a_reason(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    screen = grid_of(bench, dossier_id)
    card = screen.position
    card.choices["job"].choose("keep")
    bench.qtbot.mouseClick(card.state, LEFT)
    assert card.problem.isVisible()
    card.choices["profile"].choose("change")
    bench.qtbot.mouseClick(card.state, LEFT)
    assert card.reason.error.isVisible()
    card.reason.edit.setPlainText("Les manques signalés sont réels.")
    bench.qtbot.mouseClick(card.state, LEFT)
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    position = deliberation(bench, dossier_id).positions[0]
    assert position.verdicts == {"job": True, "profile": False}
    assert position.reason == "Les manques signalés sont réels."
    assert draft(bench, dossier_id).verdicts == YES
    assert not card.isVisible()


def test_recusing_oneself_leaves_the_page_and_the_seat(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.declared(dossier_id, "e-alix")
    screen = grid_of(bench, dossier_id)
    bench.qtbot.mouseClick(screen.recuse, LEFT)
    dialog = cast("ReasonDialog", screen.dialog)
    dialog.reason.setPlainText("Un fait nouveau.")
    dialog.act.click()
    bench.settle()
    assert bench.window.stack.currentWidget() is bench.window.screen_of("committee")
    with bench.opened.store.read() as work:
        assert work.dossiers.get(dossier_id).state is DossierState.IN_REVIEW
    assert deliberation(bench, dossier_id).open_seats() == (1,)
