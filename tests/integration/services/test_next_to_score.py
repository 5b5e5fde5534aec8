"""Which dossier waits next for an expert who has handed one in: told without reading any file."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.committee.conflicts import DeclarationKind
from reviewer.dossier.lifecycle import ActNotPermitted
from reviewer.services.seating import Leaving
from tests.support.committee import verdicts
from tests.support.office import House


def test_the_nearest_due_comes_next_and_what_is_handed_in_or_left_does_not(house: House) -> None:
    house.clock.move_to(date(2025, 5, 21))
    later = house.in_review("TC-1")
    house.clock.move_to(date(2025, 5, 20))
    sooner, same_day = house.in_review("TC-3"), house.in_review("TC-2")
    house.clock.move_to(date(2025, 5, 22))
    dossiers = house.as_("eli").dossiers
    assert dossiers.to_score() == (same_day, "TC-2")
    assert dossiers.to_score(after=same_day) == (sooner, "TC-3")
    house.vote(same_day, "eli", verdicts())
    house.as_("claude").seating.recuse(sooner, "eli", "Trop de dossiers.", Leaving.WITHDRAWN)
    assert house.as_("eli").dossiers.to_score() == (later, "TC-1")
    house.vote(later, "eli", verdicts())
    assert house.as_("eli").dossiers.to_score() is None
    assert house.as_("elsa").dossiers.to_score() is not None


def test_a_declaration_is_to_be_made_but_who_waits_for_a_ruling_waits(house: House) -> None:
    dossier_id = house.admissible("TC-1")
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    assert house.as_("eli").dossiers.to_score() == (dossier_id, "TC-1")
    house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.APPARENT, "Un voisin.")
    assert house.as_("eli").dossiers.to_score() is None


def test_the_third_expert_has_the_dossier_that_the_two_could_not_settle(house: House) -> None:
    dossier_id = house.with_third("TC-1")
    third = next(one.expert_id for one in house.deliberation(dossier_id).seats if one.number == 3)
    assert house.as_(third).dossiers.to_score() == (dossier_id, "TC-1")
    assert house.as_("eli").dossiers.to_score() is None


def test_nothing_is_noted_as_read_and_who_scores_nothing_may_not_ask(house: House) -> None:
    dossier_id = house.in_review("TC-1")
    with house.opened.store.read() as work:
        before = work.readings.of_dossier(dossier_id)
    house.as_("eli").dossiers.to_score()
    with house.opened.store.read() as work:
        assert work.readings.of_dossier(dossier_id) == before
    with pytest.raises(ActNotPermitted):
        house.as_("claude").dossiers.to_score()
