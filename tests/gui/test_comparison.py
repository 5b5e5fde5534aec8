"""The comparison page: what differs stands out by word and icon, comments are there to be read, blindness holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt

from reviewer.committee.grid import Rating
from tests.support.gui import Bench
from tests.support.stories import EXPERTS, NO, YES, Stories
from tests.support.talents import TALENTS, a_talent
from ui.screens.comparison.view import ComparisonScreen
from ui.widgets.chip import Chip
from ui.widgets.text import Text


def page_of(bench: Bench, dossier_id: str) -> ComparisonScreen:
    bench.start()
    return cast("ComparisonScreen", bench.go("comparison", dossier_id))


def words(page: ComparisonScreen) -> list[str]:
    return [text.text() for text in page.findChildren(Text) if text.isVisible()]


def chips(page: ComparisonScreen) -> list[str]:
    return [chip.text for chip in page.findChildren(Chip) if chip.isVisible()]


def test_differences_are_told_in_words(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    page = page_of(bench, dossier_id)
    assert chips(page).count("écart de 3") == 1
    assert chips(page).count("écart de 2") == 1
    assert chips(page).count("désaccord") == 1
    assert chips(page).count("accord") == 1
    assert (
        page.newest.summary.text()
        == "Constats qui diffèrent\u202f: 1 sur 2 · critères à écart de 2 ou plus\u202f: 2 sur 10"
    )


def test_an_expert_who_compares_has_not_read_the_request(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    bench.start()
    bench.become("e-alix")
    page = cast("ComparisonScreen", bench.go("comparison", dossier_id))
    assert page.title.text() == "Évaluations – TC-2025-0001"
    with bench.opened.store.read() as work:
        assert {(one.actor_id, one.part) for one in work.readings.entries()} == {("e-alix", "evaluations")}


def test_comments_are_read_without_clicking(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    page = page_of(bench, dossier_id)
    assert "Trois exigences essentielles manquent au profil." in words(page)
    assert "Évaluation 1 – Alix Bergeron" in words(page)


def test_only_large_differences_can_be_kept(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    page = page_of(bench, dossier_id)
    page.only.setFocus()
    bench.qtbot.keyClick(page.only, Qt.Key.Key_Space)
    bench.settle()
    assert "Correspondance avec le poste" in words(page)
    assert "Nature des tâches" not in words(page)


def test_three_evaluations_and_two_positions_stand_side_by_side(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.majority(dossier_id)
    page = page_of(bench, dossier_id)
    assert "Évaluation 3 – Chloé Dumas" in words(page)
    assert words(page).count("Je maintiens mon constat.") == 2
    assert "Position – Alix Bergeron, le 2025-05-20, 9\u202fh\u202f00" in words(page)
    assert "Les exigences essentielles sont démontrées." in words(page)


def test_the_path_is_told_in_words_too(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.consensus(dossier_id)
    page = page_of(bench, dossier_id)
    assert page.newest.path.accessibleDescription() == (
        "Vérification préalable (c’est fait) → Évaluations 1 et 2 (c’est fait) → Concertation (sans objet) → "
        "Évaluation 3 (sans objet) → Décision (en cours)"
    )


def test_until_both_are_in_there_is_nothing_to_compare(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.seated(dossier_id)
    stories.evaluated(dossier_id, "e-alix", YES, justification="Un secret.")
    page = page_of(bench, dossier_id)
    assert page.pile.currentIndex() == 1
    assert not any("secret" in text.text() for text in page.findChildren(Text))
    assert not page.only.isVisible()


def test_an_expert_reads_no_name(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    bench.start()
    bench.become("e-alix")
    page = cast("ComparisonScreen", bench.go("comparison", dossier_id))
    assert "L’autre évaluation" in words(page)
    assert not any("Bruno" in word for word in words(page))


def test_what_was_written_in_concertation_is_read_once_it_is_closed(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.concertation(dossier_id)
    stories.office.become("e-bruno")
    stories.office.committee.post_message(dossier_id, "Où est la mise en service ?")
    page = page_of(bench, dossier_id)
    assert "Où est la mise en service ?" not in words(page)
    for expert, answers in (("e-alix", YES), ("e-bruno", NO)):
        stories.office.become(expert)
        stories.office.committee.state_position(dossier_id, answers, "Je maintiens.")
    page.presenter.reload()
    bench.settle()
    assert "Où est la mise en service ?" in words(page)
    assert "Bruno Caron, 2025-05-20, 9\u202fh\u202f00" in words(page)


def test_an_evaluation_that_was_set_aside_is_kept_and_read_apart(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.consensus(dossier_id)
    stories.office.become("p-coord")
    stories.office.chair.set_aside_evaluation(dossier_id, "e-bruno", "Un lien appris après coup.")
    page = page_of(bench, dossier_id)
    assert page.pile.currentIndex() == 1
    stories.office.seating.assign(dossier_id, ("e-dalil",))
    stories.evaluated(dossier_id, "e-dalil", YES)
    page.presenter.reload()
    bench.settle()
    assert page.newest.aside.isVisible()
    assert "Évaluation 2 – Bruno Caron" in words(page)
    assert "Évaluation 2 – Dalil Haddad" in words(page)
    assert "Conservée, ne compte plus\u202f: Un lien appris après coup." in words(page)


def test_the_first_round_stays_readable_below_a_reconsideration(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.decided(dossier_id, NO)
    stories.office.become("p-coord")
    stories.office.chair.ask_reconsideration(dossier_id, "Une pièce nouvelle.")
    page = page_of(bench, dossier_id)
    assert page.first.heading.text() == "Premier tour"
    assert page.newest.heading.text() == "Révision"
    assert "Demandée le 20 mai 2025\u202f: Une pièce nouvelle." in words(page)
    assert "Évaluation 1 – Alix Bergeron" in words(page)
    assert "Les exigences ne sont pas démontrées." in words(page)
    assert page.newest.table.findChildren(Chip) == []


def test_three_first_evaluations_of_another_programme_stand_side_by_side(
    bench: Bench, stories: Stories, tmp_path: Path
) -> None:
    path = tmp_path / "talent.json"
    path.write_text(json.dumps(a_talent()), encoding="utf-8")
    office = stories.office
    office.become("p-coord")
    (taken,) = office.intake.take_in(path, TALENTS).results
    assert taken.dossier_id is not None
    stories.admissible(taken.dossier_id)
    office.seating.assign(taken.dossier_id, EXPERTS[:3])
    grid = office.desk.programme(TALENTS).grid
    for expert, answer in zip(EXPERTS[:3], (True, False, True), strict=True):
        stories.evaluated(
            taken.dossier_id,
            expert,
            dict.fromkeys(grid.finding_ids, answer),
            ratings={one.id: Rating(mark=3, comment="Vu.") for one in grid.criteria},
        )
    page = page_of(bench, taken.dossier_id)
    assert {"Évaluation 1 – Alix Bergeron", "Évaluation 3 – Chloé Dumas"} <= set(words(page))
    assert page.newest.path.accessibleDescription() == (
        "Vérification préalable (c’est fait) → Évaluations 1 à 3 (c’est fait) → Décision (en cours)"
    )
    assert "Issue\u202f: majorité du comité" in words(page)
