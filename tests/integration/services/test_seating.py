"""Rulings on conflicts of interest, the wall around whoever is in conflict, and how a seat is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reviewer.committee.conflicts import (
    ConflictKind,
    ConflictNeedsOverride,
    ConflictNotFound,
    ConflictOfInterest,
    DeclarationKind,
    NothingToOverride,
    RulingOnOneself,
    RulingOutcome,
    Strength,
)
from reviewer.committee.deliberation import ReviewStarted, TextMissing
from reviewer.committee.expert import Tie
from reviewer.committee.takers import ExpertCannotTake, Obstacle, Taker
from reviewer.dossier.lifecycle import ActNotPermitted, Role
from reviewer.dossier.people import Part
from reviewer.errors import NotFound
from reviewer.services.seating import Leaving
from tests.support.looks import rulings_of, walled_off
from tests.support.office import House
from tests.support.people import a_person

EMPLOYER = "Laboratoires Boréal inc."
PAST = "Atelier numérique du Rhône"
CLEARED, UPHELD = RulingOutcome.CLEARED, RulingOutcome.UPHELD


def _tied(house: House, key: str, name: str, **facts: object) -> None:
    with house.opened.store.read() as work:
        stored = work.experts.get(key)
    house.as_("claude").experts.save(replace(stored, ties=(Tie(name=name, **facts),)))  # type: ignore[arg-type]


def _taker(house: House, dossier_id: str, key: str = "eli", due: date | None = None) -> Taker:
    found = house.as_("claude").seating.who_could_take(dossier_id, due)
    (taker,) = [one for one in found if one.expert.id == key]
    return taker


def _rule(
    house: House, dossier_id: str, outcome: RulingOutcome = CLEARED, key: str = "eli", who: str = "claude"
) -> None:
    (conflict,) = _taker(house, dossier_id, key).conflicts
    house.as_(who).seating.rule_on_conflict(dossier_id, key, conflict, outcome, "Jamais rencontrés.")


# --- rulings ---------------------------------------------------------------------------------------------------


def test_a_doubtful_conflict_keeps_an_expert_out_until_a_coordinator_clears_it(house: House) -> None:
    dossier_id = house.admissible()
    _tied(house, "eli", PAST)
    taker = _taker(house, dossier_id)
    assert [(one.kind, one.strength) for one in taker.conflicts] == [
        (ConflictKind.WORKED_TOGETHER, Strength.TO_DECIDE)
    ]
    with pytest.raises(ExpertCannotTake):
        house.office.seating.assign(dossier_id, ("eli", "elsa"))
    assert not walled_off(house, "eli", dossier_id)
    _rule(house, dossier_id)
    cleared = _taker(house, dossier_id)
    assert cleared.eligible
    (ruling,) = cleared.cleared
    assert (ruling.by, ruling.reason, ruling.outcome) == ("claude", "Jamais rencontrés.", CLEARED)
    house.office.seating.assign(dossier_id, ("eli", "elsa"))
    house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.NONE)
    house.vote(dossier_id, "eli")


def test_a_blocking_conflict_wants_an_override_that_says_who_and_why(house: House) -> None:
    dossier_id = house.admissible()
    _tied(house, "eli", EMPLOYER)
    (conflict,) = _taker(house, dossier_id).conflicts
    assert walled_off(house, "eli", dossier_id)
    seating = house.as_("claude").seating
    with pytest.raises(ConflictNeedsOverride):
        seating.rule_on_conflict(dossier_id, "eli", conflict, CLEARED, "Vu.")
    with pytest.raises(TextMissing):
        seating.override_conflict(dossier_id, "eli", conflict, "  ")
    seating.override_conflict(dossier_id, "eli", conflict, "Aucune autre personne ne connaît le domaine.")
    assert _taker(house, dossier_id).eligible
    assert not walled_off(house, "eli", dossier_id)
    entry = house.journal()[-1]
    assert (entry.event, entry.actor_id) == ("conflict_overridden", "claude")
    assert dict(entry.details) == {
        "expert": "eli",
        "conflict": "same_employer",
        "strength": "blocking",
        "outcome": "cleared",
    }


def test_both_rulings_stay_and_the_last_one_stands(house: House) -> None:
    dossier_id = house.admissible()
    _tied(house, "eli", PAST)
    _rule(house, dossier_id, UPHELD)
    assert walled_off(house, "eli", dossier_id)
    _rule(house, dossier_id, CLEARED, who="cora")
    assert _taker(house, dossier_id).eligible
    assert [(one.by, one.outcome) for one in rulings_of(house.office, dossier_id)] == [
        ("claude", UPHELD),
        ("cora", CLEARED),
    ]


def test_a_conflict_upheld_vacates_the_seat_and_closes_the_dossier(house: House) -> None:
    dossier_id = house.in_review()
    _tied(house, "eli", PAST)
    found = _taker(house, dossier_id)
    _rule(house, dossier_id, UPHELD)
    assert [seat.active for seat in house.deliberation(dossier_id).seats] == [False, True]
    assert (Part.RECUSED, "eli") in house.dossier(dossier_id).parts
    assert walled_off(house, "eli", dossier_id)
    proposed = [one.expert.id for one in house.office.seating.who_could_take(dossier_id) if one.proposed]
    assert len(proposed) == 1
    assert proposed[0] in {"emil", "erin"}
    assert found.obstacles == (Obstacle.ALREADY_SEATED,)


def test_a_submitted_evaluation_is_not_lost_by_a_ruling(house: House) -> None:
    dossier_id = house.in_review()
    house.vote(dossier_id, "eli")
    _tied(house, "eli", PAST)
    with pytest.raises(ReviewStarted):
        _rule(house, dossier_id, UPHELD)
    assert rulings_of(house.as_("claude"), dossier_id) == ()
    assert house.deliberation(dossier_id).evaluation_of("eli") is not None


def test_only_a_conflict_that_the_files_show_now_is_ruled_on(house: House) -> None:
    dossier_id = house.admissible()
    seating = house.as_("claude").seating
    invented = ConflictOfInterest(ConflictKind.WORKED_TOGETHER, "Nulle part", strength=Strength.TO_DECIDE)
    with pytest.raises(ConflictNotFound):
        seating.rule_on_conflict(dossier_id, "eli", invented, CLEARED, "Vu.")
    with pytest.raises(NothingToOverride):
        seating.override_conflict(dossier_id, "eli", invented, "Vu.")
    _tied(house, "eli", EMPLOYER)
    (real,) = _taker(house, dossier_id).conflicts
    with pytest.raises(ConflictNotFound):
        disguised = replace(real, strength=Strength.TO_DECIDE)
        house.as_("claude").seating.rule_on_conflict(dossier_id, "eli", disguised, CLEARED, "Vu.")


def test_nobody_rules_on_themselves_and_no_expert_rules_at_all(house: House) -> None:
    dossier_id = house.admissible()
    _tied(house, "eli", PAST)
    (conflict,) = _taker(house, dossier_id).conflicts
    with pytest.raises(ActNotPermitted):
        house.as_("eli").seating.rule_on_conflict(dossier_id, "eli", conflict, CLEARED, "Vu.")
    house.as_("ada").people.save(a_person("eli", Role.COORDINATOR, version=1))
    with pytest.raises(RulingOnOneself):
        house.as_("eli").seating.rule_on_conflict(dossier_id, "eli", conflict, CLEARED, "Vu.")


def test_the_house_s_own_address_of_an_expert_is_evidence_too(house: House) -> None:
    dossier_id = house.admissible(employer__contact={"email": "rh@boreal.example"})
    house.as_("ada").people.save(a_person("eli", email="eli@boreal.example", version=1))
    (conflict,) = _taker(house, dossier_id).conflicts
    assert conflict.kind == ConflictKind.EMPLOYER_DOMAIN
    assert walled_off(house, "eli", dossier_id)


# --- the wall --------------------------------------------------------------------------------------------------


def test_a_coordinator_in_conflict_finds_no_dossier_there(house: House) -> None:
    dossier_id = house.admissible()
    _tied(house, "eli", EMPLOYER)
    (conflict,) = _taker(house, dossier_id).conflicts
    house.as_("ada").people.save(a_person("eli", Role.COORDINATOR, version=1))
    seating = house.as_("eli").seating
    for act in (
        seating.who_could_take,
        lambda key: seating.assign(key, ("elsa",)),
        lambda key: seating.recuse(key, "elsa", "Absence."),
        lambda key: seating.rule_on_conflict(key, "eli", conflict, UPHELD, "Vu."),
        lambda key: seating.override_conflict(key, "eli", conflict, "Vu."),
    ):
        refused = []
        for key in (dossier_id, "absent"):
            with pytest.raises(NotFound) as caught:
                act(key)
            refused.append({**caught.value.details(), "key": ""})
        assert refused[0] == refused[1]


@pytest.mark.parametrize(
    ("kind", "walled"),
    [
        (DeclarationKind.NONE, False),
        (DeclarationKind.REAL, True),
        (DeclarationKind.APPARENT, False),
    ],
)
def test_a_real_conflict_is_a_wall_and_a_doubtful_one_waits(
    house: House, kind: DeclarationKind, walled: bool
) -> None:
    dossier_id = house.admissible()
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    house.as_("eli").committee.declare_interests(dossier_id, kind, "Ancienne collègue.")
    assert walled_off(house, "eli", dossier_id) is walled
    assert not walled_off(house, "elsa", dossier_id)
    assert not walled_off(house, "kim", dossier_id)


def test_the_wall_follows_a_corrected_fact(house: House) -> None:
    dossier_id = house.received(employer__legal_name="Boréa inc.", employer__neq=None)
    _tied(house, "eli", EMPLOYER)
    assert not walled_off(house, "eli", dossier_id)
    house.as_("claude").corrections.correct(
        dossier_id, {"employer.legal_name": EMPLOYER}, "Registre des entreprises.", 1
    )
    assert walled_off(house, "eli", dossier_id)


# --- leaving a seat --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("leaving", list(Leaving))
def test_the_reason_stays_and_only_a_recusal_is_a_conflict(house: House, leaving: Leaving) -> None:
    first = house.in_review("TC-1")
    house.as_("claude").seating.recuse(first, "eli", "Trop de dossiers.", leaving)
    seat = house.deliberation(first).seats[0]
    assert (seat.active, seat.recusal_reason) == (False, "Trop de dossiers.")
    assert house.events()[-1] == f"expert_{leaving.value}"
    recused = leaving is Leaving.RECUSED
    assert walled_off(house, "eli", first) is recused
    found = _taker(house, house.admissible("TC-2"))
    assert [(one.kind, one.evidence, one.found) for one in found.conflicts] == (
        [(ConflictKind.EARLIER_RECUSAL, "TC-1", "Trop de dossiers.")] if recused else []
    )
    assert _taker(house, first).obstacles[:1] == (Obstacle.ALREADY_SEATED,)


def test_a_contract_that_ends_before_the_review_is_due_keeps_an_expert_out(house: House) -> None:
    dossier_id = house.admissible()
    assert _taker(house, dossier_id, due=date(2025, 12, 31)).eligible
    assert _taker(house, dossier_id, due=date(2026, 1, 1)).obstacles == (Obstacle.CONTRACT_ENDS_FIRST,)
    with pytest.raises(ExpertCannotTake):
        house.office.seating.assign(dossier_id, ("eli",), date(2026, 1, 1))
