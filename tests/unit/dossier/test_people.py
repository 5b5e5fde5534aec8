"""Hands kept apart on one dossier."""

from __future__ import annotations

from itertools import product

import pytest

from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import FORBIDDEN_AFTER, HandsNotApart, Part, require_separate_hands
from tests.support.people import an_actor


@pytest.mark.parametrize(("act", "part"), list(product(Act, Part)))
def test_a_part_already_taken_excludes_exactly_the_acts_of_the_table(act: Act, part: Part) -> None:
    actor = an_actor("sacha")
    if part in FORBIDDEN_AFTER.get(act, frozenset()):
        with pytest.raises(HandsNotApart) as refused:
            require_separate_hands(act, actor, frozenset({(part, actor.id)}))
        assert (refused.value.act, refused.value.part, refused.value.person) == (act, part, actor.name)
    else:
        require_separate_hands(act, actor, frozenset({(part, actor.id)}))


@pytest.mark.parametrize("act", sorted(FORBIDDEN_AFTER))
def test_what_somebody_else_did_excludes_nobody(act: Act) -> None:
    require_separate_hands(act, an_actor("sacha"), frozenset((part, "kim") for part in Part))


def test_whoever_had_any_part_does_not_sign() -> None:
    assert FORBIDDEN_AFTER[Act.SIGN_AVIS] == frozenset(Part)


def test_whoever_drafts_does_not_validate() -> None:
    assert Part.DRAFTED in FORBIDDEN_AFTER[Act.VALIDATE_AVIS]


def test_whoever_reviewed_neither_triages_nor_confirms_nor_validates_nor_signs() -> None:
    excluded = {act for act, parts in FORBIDDEN_AFTER.items() if Part.REVIEWED in parts}
    triage = {Act.FIND_ADMISSIBLE, Act.FIND_INADMISSIBLE}
    assert excluded == triage | {Act.CONFIRM_DECISION, Act.VALIDATE_AVIS, Act.SIGN_AVIS}


def test_whoever_left_a_seat_by_recusal_has_no_further_part_in_the_dossier() -> None:
    excluded = {act for act, parts in FORBIDDEN_AFTER.items() if Part.RECUSED in parts}
    assert excluded == set(FORBIDDEN_AFTER)
