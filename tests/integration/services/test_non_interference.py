"""Two worlds that differ only in what is hidden answer everybody else alike: words, counts, orders, dates, refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.store import OpenedStore
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deadlines import DueDate
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Part
from reviewer.journal import JournalEntry
from reviewer.services.audit import audit
from reviewer.services.views import SeatView
from tests.support.committee import verdicts
from tests.support.fakes import PlainKey
from tests.support.office import TODAY, House, a_house, full_ratings
from tests.support.people import NAMES, ROLES, a_person, an_actor
from tests.support.worlds import answers, copied, differences

STAFF = (Role.COORDINATOR, Role.AUDITOR, Role.CLERK, Role.SIGNATORY, Role.ADMINISTRATOR)
OTHERS = [an_actor(key) for key in ROLES if key != "eli"]
SECOND_WITH_EVERY_ROLE = an_actor("elsa", *STAFF)
KNOW_THAT_IT_IS_IN = {"claude", "cora", "aude"}


@pytest.fixture
def house(sqlite_store: OpenedStore) -> House:
    return a_house(sqlite_store)


@pytest.fixture
def reviewed(house: House) -> str:
    """A dossier with an attachment on which two sit, with a draft of each, beside others in every lane."""
    house.reader.documents["cv.pdf"] = b"cv"
    house.issued("TC-2025-0007")
    house.received("TC-2025-0008")
    house.in_review("TC-2025-0009", "emil", "erin")
    dossier_id = house.in_review("TC-2025-0001", documents=[{"kind": "cv", "path": "cv.pdf"}])
    for key in ("eli", "elsa"):
        house.as_(key).committee.save_evaluation(dossier_id, {}, {}, "", request_version=1)
    return dossier_id


def _vote(house: House, dossier_id: str, key: str, answer: bool, mark: int, words: str) -> None:
    house.as_(key).committee.submit_evaluation(
        dossier_id,
        full_ratings(house.grid, mark, words),
        verdicts(answer, answer),
        words,
        request_version=1,
    )


@pytest.fixture
def two(house: House, reviewed: str, tmp_path: Path) -> Iterator[tuple[House, House]]:
    twin = copied(house, tmp_path / "jumeau")
    assert reviewed
    for world in (house, twin):
        world.clock.move_to(TODAY)
    yield house, twin
    twin.opened.close()


def _without_seals(value: object) -> object:
    """A seal commits to a vote and tells nothing of it (``test_blindness``): it may differ."""
    if isinstance(value, JournalEntry) and "seal" in value.details:
        return replace(value, details={**value.details, "seal": "…"})
    return value


def _without_who_is_done(value: object) -> object:
    """What coordination and audit may know: that it is in."""
    if isinstance(value, SeatView):
        return replace(value, submitted=None)
    if isinstance(value, DueDate):
        return replace(value, done=False)
    if isinstance(value, Dossier):
        return replace(value, version=0, parts=frozenset(p for p in value.parts if p[0] is not Part.REVIEWED))
    if isinstance(value, tuple):
        return tuple(
            one
            for one in value
            if not (isinstance(one, JournalEntry) and one.event == "evaluation_submitted")
        )
    return value


def test_what_the_first_expert_wrote_changes_nothing_for_anybody_else(
    two: tuple[House, House], reviewed: str
) -> None:
    for world, (answer, mark, words) in zip(two, ((True, 4, "Oui."), (False, 0, "Non, rien.")), strict=True):
        _vote(world, reviewed, "eli", answer, mark, words)
    for actor in (*OTHERS, SECOND_WITH_EVERY_ROLE):
        told = [answers(world, actor, reviewed, _without_seals) for world in two]
        assert differences(*told) == [], actor
    assert [audit(world.opened.store).entries for world in two] == [audit(two[0].opened.store).entries] * 2


def test_that_the_first_expert_has_submitted_is_known_to_coordination_and_audit_alone(
    two: tuple[House, House], reviewed: str
) -> None:
    done, _ = two
    _vote(done, reviewed, "eli", True, 4, "Oui.")
    for actor in (*OTHERS, SECOND_WITH_EVERY_ROLE):
        knows = actor.id in KNOW_THAT_IT_IS_IN
        mask = _without_who_is_done if knows else _as_it_is
        told = [answers(world, actor, reviewed, mask) for world in two]
        found = differences(*told)
        # How many files an expert still has in hand, how many were handed in on time, and to whom one may still be
        # sent, say that one is in: for those who seat experts and answer for delays.
        loads = (
            *("seating.who_could_take", "experts.readiness", "package_shelf.sendable"),
            *("figures.book", "publication.preview"),
        )
        rest = [one for one in found if not (knows and any(name in one for name in loads))]
        assert rest == [], actor


def _as_it_is(value: object) -> object:
    return value


def test_what_was_voted_said_and_maintained_before_changes_nothing_for_the_third(
    two: tuple[House, House], reviewed: str
) -> None:
    for world, (first, mark, words) in zip(two, ((True, 4, "Oui."), (False, 0, "Non, rien.")), strict=True):
        _vote(world, reviewed, "eli", first, mark, words)
        _vote(world, reviewed, "elsa", not first, 4 - mark, f"{words} Mais.")
        world.as_("elsa").committee.post_message(reviewed, words)
        for key, answer in (("eli", first), ("elsa", not first)):
            world.as_(key).committee.state_position(reviewed, verdicts(answer, answer), words)
        world.seat(reviewed, "emil")
    for actor in (an_actor("emil"), an_actor("emil", *STAFF), an_actor("kim"), an_actor("ada")):
        told = [answers(world, actor, reviewed, _without_seals) for world in two]
        assert differences(*told) == [], actor


def test_what_the_first_round_said_changes_nothing_for_the_second(
    two: tuple[House, House], reviewed: str
) -> None:
    for world, (answer, mark, words) in zip(two, ((True, 4, "Oui."), (False, 0, "Non, rien.")), strict=True):
        for key in ("eli", "elsa"):
            _vote(world, reviewed, key, answer, mark, words)
        reasons = {} if answer else dict.fromkeys(("job", "profile"), "Le dossier ne le montre pas.")
        world.as_("cora").committee.confirm_decision(reviewed, reasons)
        world.as_("claude").chair.ask_reconsideration(reviewed, "Une pièce nouvelle.")
        for key in ("emil", "erin"):
            world.seat(reviewed, key)
    for actor in (an_actor("emil"), an_actor("erin", *STAFF)):
        told = [answers(world, actor, reviewed, _without_seals) for world in two]
        assert differences(*told) == [], actor


@pytest.mark.parametrize("how", ["declared", "recused", "ruled"])
def test_whoever_is_in_conflict_sees_what_they_would_if_the_dossier_did_not_exist(
    two: tuple[House, House], reviewed: str, how: str
) -> None:
    there, _ = two
    hidden = there.admissible("TC-2025-0666", documents=[{"kind": "cv", "path": "cv.pdf"}])
    there.as_("claude").seating.assign(hidden, ("erin", "eli"))
    if how == "declared":
        there.as_("erin").committee.declare_interests(hidden, DeclarationKind.REAL, "Ma sœur.")
    elif how == "recused":
        there.as_("claude").seating.recuse(hidden, "erin", "Sa sœur.")
    else:
        there.as_("erin").committee.declare_interests(hidden, DeclarationKind.POTENTIAL, "Ma voisine.")
        there.as_("claude").chair.rule_on_declaration(hidden, "erin", accept=False, reason="Trop proche.")
    for actor in (an_actor("erin"), an_actor("erin", *STAFF)):
        told = [answers(world, actor, reviewed) for world in two]
        assert differences(*told) == [], actor
        nowhere = answers(there, actor, "nowhere")
        found = differences(answers(there, actor, hidden, _nowhere(hidden)), nowhere)
        # It judges a dossier that its caller has in hand already.
        assert [one for one in found if "triage.propose" not in one] == [], actor


def _without_erin(world: House, reference: str) -> str:
    """Return a dossier on which Éli and Elsa sit, and from which Erin was recused."""
    hidden = world.admissible(reference)
    world.as_("claude").seating.assign(hidden, ("erin",))
    world.as_("claude").seating.recuse(hidden, "erin", "Sa sœur.")
    world.seat(hidden, "eli", "elsa")
    return hidden


@pytest.mark.parametrize("how_far", ["disputed", "signing", "issued"])
def test_a_hidden_dossier_stays_so_however_far_it_is(
    two: tuple[House, House], reviewed: str, how_far: str
) -> None:
    there, _ = two
    hidden = _without_erin(there, "TC-2025-0666")
    for key, answer in (("eli", True), ("elsa", how_far != "disputed")):
        there.vote(hidden, key, verdicts(answer, answer))
    if how_far != "disputed":
        there.as_("cora").committee.confirm_decision(hidden, {})
        there.as_("kim").avis.draft(hidden)
        there.as_("claude").avis.validate(hidden)
        signatures = there.as_("sacha").signatures
        signatures.prepare_external(hidden, PlainKey(NAMES["sacha"]).certificate_pem)
        if how_far == "issued":
            signatures.cancel_external(hidden)
            number = there.sign(hidden)
            there.as_("kim").delivery.draft_avis(number)
    actor = an_actor("erin", *STAFF)
    told = [answers(world, actor, reviewed) for world in two]
    assert differences(*told) == []


def test_concertations_that_are_over_are_closed_without_a_word_of_a_hidden_one(house: House) -> None:
    hidden = _without_erin(house, "TC-2025-0001")
    house.vote(hidden, "eli", verdicts())
    house.vote(hidden, "elsa", verdicts(False))
    house.clock.move_to(date(2025, 6, 30))
    house.as_("ada").people.save(a_person("erin", *STAFF, version=1))
    assert house.as_("erin").chair.close_overdue_concertations().dossiers == frozenset()
    assert house.as_("claude").chair.close_overdue_concertations().dossiers == {hidden}


def _nowhere(hidden: str) -> Callable[[object], object]:
    def mask(value: object) -> object:
        return "nowhere" if value == hidden else value

    return mask


def test_the_comparison_itself_finds_a_difference(two: tuple[House, House], reviewed: str) -> None:
    one, other = two
    _vote(one, reviewed, "eli", True, 4, "Oui.")
    _vote(other, reviewed, "eli", False, 0, "Non.")
    told: list[Mapping[str, object]] = [answers(world, an_actor("eli"), reviewed) for world in two]
    assert any("committee.open_grid" in name for name in differences(*told))
