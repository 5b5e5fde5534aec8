"""Typed letters find a command: folded, by words, the closest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.commands.matching import closeness

TITLES = st.text(alphabet="abcdeéèœ çÀ", min_size=1, max_size=30).filter(lambda text: bool(text.strip()))


@pytest.mark.parametrize("typed", ["decl", "ADMISS", "déclarer adm", "adm decl", "dcladm"])
def test_letters_find_a_title_without_case_accents_or_order_of_words(typed: str) -> None:
    assert closeness(typed, "Déclarer admissible") > 0


@pytest.mark.parametrize("typed", ["comité", "declarer comite", "zx", "da"])
def test_a_word_that_is_nowhere_in_the_title_finds_nothing(typed: str) -> None:
    assert closeness(typed, "Déclarer admissible") == 0


def test_the_beginning_of_a_word_comes_before_its_inside_and_that_before_scattered_letters() -> None:
    start = closeness("adm", "Déclarer admissible")
    inside = closeness("miss", "Déclarer admissible")
    scattered = closeness("dcr", "Déclarer admissible")
    assert start > inside > scattered > 0


@given(TITLES)
def test_a_title_is_found_by_itself(title: str) -> None:
    assert closeness(title, title) > 0
