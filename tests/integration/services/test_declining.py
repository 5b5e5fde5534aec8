"""An expert who does not take a file says so before declaring anything: their own act, and no conflict of interest."""

from __future__ import annotations

from functools import partial

import pytest

from db.store import OpenedStore
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import DeclarationAlreadyMade, NotSeated, TextMissing
from reviewer.dossier.lifecycle import ActNotPermitted, DossierState
from reviewer.dossier.people import Part
from reviewer.errors import NotFound
from tests.support.office import House, a_house


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    return a_house(sqlite_store)


def test_declining_frees_the_seat_for_another_and_keeps_the_reason(house: House) -> None:
    dossier_id = house.seated()
    house.as_("eli").seating.decline(dossier_id, " Débordée. ")
    deliberation, dossier = house.deliberation(dossier_id), house.dossier(dossier_id)
    (left,) = [seat for seat in deliberation.seats if seat.expert_id == "eli"]
    assert (left.active, left.recusal_reason) == (False, "Débordée.")
    assert deliberation.open_seats() == (1,)
    assert dossier.state is DossierState.IN_REVIEW
    assert (Part.RECUSED, "eli") not in dossier.parts


def test_the_journal_names_who_declined(house: House) -> None:
    dossier_id = house.seated()
    house.as_("eli").seating.decline(dossier_id, "Débordée.")
    assert (house.journal()[-1].event, house.journal()[-1].actor_id) == ("expert_declined", "eli")


def test_after_a_declaration_one_recuses_oneself_instead(house: House) -> None:
    dossier_id = house.seated()
    house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.NONE)
    with pytest.raises(DeclarationAlreadyMade):
        house.office.seating.decline(dossier_id, "Débordée.")
    house.office.seating.recuse(dossier_id, "eli", "Un fait nouveau.")


def test_a_reason_is_asked_and_only_who_sits_may_decline(house: House) -> None:
    dossier_id = house.seated()
    decline = partial(house.office.seating.decline, dossier_id)
    house.as_("eli")
    with pytest.raises(TextMissing):
        decline(" ")
    house.as_("emil")
    with pytest.raises((NotSeated, NotFound)):
        decline("Débordé.")
    house.as_("claude")
    with pytest.raises(ActNotPermitted):
        decline("Débordé.")
