"""The comparison page: what differs stands out by word and icon, comments are there to be read, blindness holds."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt

from tests.support.gui import Bench
from tests.support.stories import YES, Stories
from ui.screens.comparison.view import ComparisonScreen
from ui.widgets.chip import Chip
from ui.widgets.text import Text


@pytest.fixture
def stories(bench: Bench, tmp_path: Path) -> Stories:
    """Return stories told on the bench's own database."""
    return Stories(bench.opened, tmp_path)


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
        page.summary.text()
        == "Constats qui diffèrent\u202f: 1 sur 2 · critères à écart de 2 ou plus\u202f: 2 sur 10"
    )


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
    assert "Les exigences essentielles sont démontrées." in words(page)


def test_the_path_is_told_in_words_too(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.consensus(dossier_id)
    page = page_of(bench, dossier_id)
    assert page.path.accessibleDescription() == (
        "Vérification préalable (fait) → Premières évaluations (fait) → Concertation (sans objet) → "
        "Troisième évaluation (sans objet) → Décision (en cours)"
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
