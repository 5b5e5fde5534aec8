"""The grid page once the two differ: positions, messages without names, the call for the third."""

from __future__ import annotations

from datetime import date
from typing import cast

from tests.gui.grid_page import LEFT, draft, grid_of, words
from tests.gui.pages import deliberation
from tests.support.gui import Bench
from tests.support.stories import YES, Stories
from ui.widgets.chip import Chip
from ui.widgets.reason_dialog import ReasonDialog


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
    assert all(choice.key is None for choice in screen.talk.position.choices.values())
    assert any(chip.text == "écart de 3" for chip in screen.talk.table.findChildren(Chip))


def test_a_position_needs_an_answer_for_each_finding_and_a_reason(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    screen = grid_of(bench, dossier_id)
    card = screen.talk.position
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
    assert screen.talk.positions.isVisible()
    assert [chip.text for chip in screen.talk.positions.findChildren(Chip)] == [
        "Oui", "Oui", "maintenu", "Oui", "Non", "modifié",
    ]  # fmt: skip


def test_the_two_write_to_each_other_without_names_until_a_day_that_is_shown(
    bench: Bench, stories: Stories
) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    stories.office.become("e-bruno")
    stories.office.committee.post_message(dossier_id, "Où lisez-vous la mise en service ?")
    screen = grid_of(bench, dossier_id)
    assert "27 mai 2025" in screen.talk.deadline.sentence
    assert "5 jours ouvrables" in screen.talk.deadline.sentence
    assert not screen.talk.third.isVisible()
    bench.qtbot.mouseClick(screen.talk.send, LEFT)
    assert screen.talk.message.error.isVisible()
    screen.talk.message.edit.setPlainText("À la page 4.")
    bench.qtbot.mouseClick(screen.talk.send, LEFT)
    bench.settle()
    assert [one.text for one in deliberation(bench, dossier_id).messages] == [
        "Où lisez-vous la mise en service ?",
        "À la page 4.",
    ]
    assert screen.talk.message.text == ""
    assert "L’autre personne experte, 2025-05-20" in words(screen)
    assert "Bruno" not in words(screen)


def test_once_the_time_is_over_one_of_the_two_may_call_the_third(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    bench.at(date(2025, 5, 28))
    screen = grid_of(bench, dossier_id)
    assert "a pris fin le 27 mai 2025" in screen.talk.over.sentence
    bench.qtbot.mouseClick(screen.talk.third, LEFT)
    cast("ReasonDialog", screen.dialog).act.click()
    bench.settle()
    assert deliberation(bench, dossier_id).third_review_opened_at is not None
    assert not screen.talk.position.isVisible()
    assert not screen.talk.send.isVisible()
    assert "Aucun message n’a été échangé." in words(screen)
