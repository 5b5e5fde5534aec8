"""Until both first experts have submitted, nothing that anybody can read holds what somebody else wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from itertools import product

import pytest

from db.store import OpenedStore
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deliberation import Decision, Outcome, Position
from reviewer.committee.evaluation import Evaluation, seal_of
from reviewer.committee.grid import Rating
from reviewer.dossier.lifecycle import Act, Role
from reviewer.dossier.people import Part
from reviewer.errors import AviseError
from reviewer.services.views import CommitteeView, DossierFilter
from tests.support.committee import verdicts
from tests.support.office import House, a_house, full_ratings
from tests.support.people import NAMES, ROLES, a_person
from tests.support.use_cases import USE_CASES, Scene

SECRET = "SECRET-DE-"
READS = [case for case in USE_CASES if case.reads]
TWO_HATS = {
    "eli": (Role.COORDINATOR, Role.AUDITOR),
    "elsa": (Role.COORDINATOR, Role.AUDITOR, Role.CLERK),
    "emil": (Role.COORDINATOR,),
    "erin": (Role.AUDITOR, Role.SIGNATORY),
}


def _walk(value: object) -> Iterator[object]:
    """Return everything that a value holds, keys included."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _walk(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(key)
            yield from _walk(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _walk(inner)


def _write(house: House, dossier_id: str, key: str, *, submit: bool) -> None:
    committee = house.as_(key).committee
    act = committee.submit_evaluation if submit else committee.save_evaluation
    ratings = {
        name: replace(rating, comment=f"{SECRET}{key}")
        for name, rating in full_ratings(house.grid, mark=1 if key == "eli" else 4).items()
    }
    act(dossier_id, ratings, verdicts(key != "eli"), f"{SECRET}{key}", request_version=1)


def _one_in(house: House) -> str:
    """Éli has submitted, Elsa has only a draft, Erin was recused with a draft."""
    house.reader.documents["cv.pdf"] = b"cv"
    dossier_id = house.in_review("TC-2025-0001", "erin", "elsa", documents=[{"kind": "cv", "path": "cv.pdf"}])
    _write(house, dossier_id, "erin", submit=False)
    house.as_("claude").seating.recuse(dossier_id, "erin", "Absence.")
    house.seat(dossier_id, "eli")
    _write(house, dossier_id, "eli", submit=True)
    _write(house, dossier_id, "elsa", submit=False)
    return dossier_id


@pytest.fixture
def one_in(house: House) -> Scene:
    """Give one test a house in which one of two has submitted."""
    return Scene(house, _one_in(house), "IA-2025-0001", "", "")


def _answers(scene: Scene, key: str) -> Iterator[tuple[str, object]]:
    """Return what every reading use case gives somebody; a refusal's own words count too."""
    for case in READS:
        if case.name == "triage.propose":
            continue  # it takes a dossier that the caller already has
        scene.house.as_(key)
        try:
            yield case.name, case.call(replace(scene, actor=key))
        except AviseError as refused:
            yield case.name, dict(refused.details())


def _assert_blind(scene: Scene, key: str) -> None:
    ids = {
        vote.id for vote in scene.house.deliberation(scene.dossier_id).evaluations if vote.expert_id != key
    }
    assert ids
    for name, answer in _answers(scene, key):
        own: list[object] = []
        for part in _walk(answer):
            if isinstance(part, Evaluation):
                assert part.expert_id == key, name
                own = list(_walk(part))
            if isinstance(part, str):
                assert SECRET not in part.replace(f"{SECRET}{key}", ""), name
                assert part not in ids, name
            if isinstance(part, bytes):
                assert SECRET.encode() not in part, name
            if isinstance(part, Rating):
                assert any(part is one for one in own), name
            assert not isinstance(part, Position | Outcome | Decision), name
            if isinstance(part, CommitteeView):
                assert all(item.expert_id == key for item in part.evaluations)


@pytest.mark.parametrize("key", sorted(ROLES))
def test_before_both_are_in_everybody_reads_at_most_their_own(one_in: Scene, key: str) -> None:
    _assert_blind(one_in, key)


@pytest.mark.parametrize("key", sorted(TWO_HATS))
def test_a_second_hat_shows_an_expert_nothing_more(one_in: Scene, key: str) -> None:
    house = one_in.house
    house.as_("ada").people.save(a_person(key, *TWO_HATS[key], version=1))
    _assert_blind(one_in, key)


def test_the_recused_expert_s_draft_is_gone_for_everybody(one_in: Scene) -> None:
    assert {vote.expert_id for vote in one_in.house.deliberation(one_in.dossier_id).evaluations} == {
        "eli",
        "elsa",
    }


def test_the_journal_holds_nothing_of_an_evaluation(one_in: Scene) -> None:
    votes = one_in.house.deliberation(one_in.dossier_id).evaluations
    for entry in one_in.house.journal():
        text = json.dumps(dict(entry.details), ensure_ascii=False)
        assert SECRET not in text
        assert all(vote.id not in text for vote in votes)
        assert not set(entry.details) & {"verdicts", "verdict", "ratings", "score", "mark", "justification"}
        assert not any(isinstance(value, float | Decimal) for value in entry.details.values())


def test_the_seal_in_the_journal_does_not_let_a_vote_be_guessed(one_in: Scene) -> None:
    """Marks are few: whoever knew all but the evaluation's random id could try them all; the id is shown nowhere."""
    (eli,) = [v for v in one_in.house.deliberation(one_in.dossier_id).evaluations if v.expert_id == "eli"]
    seals = [e.details["seal"] for e in one_in.house.journal() if e.event == "evaluation_submitted"]
    assert seals == [eli.seal]
    assert eli.seal != seal_of(replace(eli, id=""))


def test_neither_a_list_nor_a_count_tells_that_one_has_submitted(one_in: Scene) -> None:
    house = one_in.house
    waiting = house.in_review("TC-2025-0002", "elsa", "emil")
    rows = {row.id: row for row in house.as_("claude").dossiers.rows(DossierFilter())}
    with_one, with_none = rows[one_in.dossier_id], rows[waiting]
    assert (with_one.state, with_one.next_act) == (with_none.state, with_none.next_act)
    assert len(with_one.holders) == len(with_none.holders) == 2


def test_the_other_expert_is_not_told_who_the_first_is_nor_that_they_are_done(one_in: Scene) -> None:
    elsa = one_in.house.as_("elsa")
    page = elsa.committee.open_grid(one_in.dossier_id)
    assert page.dossier is not None
    assert Part.REVIEWED not in {part for part, _ in page.dossier.parts}
    seats = {
        seat.number: seat
        for seat in elsa.dossiers.comparison(one_in.dossier_id).committee.seats
        if seat.active
    }
    assert (seats[1].expert_id, seats[1].expert_name, seats[1].submitted) == (None, None, None)
    assert (seats[2].expert_id, seats[2].submitted) == ("elsa", False)


def _names_read(scene: Scene, key: str, names: set[str]) -> set[str]:
    """Return the cases in which somebody reads one of these names, or the ids under which they can be looked up."""
    found = set()
    for name, answer in _answers(scene, key):
        if name in {
            "people.all",
            "people.choices",
            "experts.all",
            "experts.readiness",
            "expert_keys.rows",
            "seating.who_could_take",
            "journal.latest",
        }:
            continue  # lists of the house's people, and the journal, whose readers are in the table
        if any(part in names for part in _walk(answer) if isinstance(part, str)):
            found.add(name)
    return found


@pytest.mark.parametrize(("key", "state"), list(product(["eli", "elsa"], ["one_in", "disputed", "stated"])))
def test_the_two_never_learn_each_other_s_name(house: House, key: str, state: str) -> None:
    dossier_id = _one_in(house)
    if state != "one_in":
        _write(house, dossier_id, "elsa", submit=True)
    if state == "stated":
        for one in ("eli", "elsa"):
            house.as_(one).committee.state_position(dossier_id, verdicts(one != "eli"), "Je maintiens.")
    other = "elsa" if key == "eli" else "eli"
    scene = Scene(house, dossier_id, "IA-2025-0001", "", "")
    assert _names_read(scene, key, {other, NAMES[other]}) == set()


@pytest.mark.parametrize("key", ["kim", "sacha", "ada"])
def test_who_prints_signs_or_administers_never_learns_who_the_experts_are(house: House, key: str) -> None:
    house.reader.documents["cv.pdf"] = b"cv"
    dossier_id = house.decided(documents=[{"kind": "cv", "path": "cv.pdf"}])
    scene = Scene(house, dossier_id, "IA-2025-0001", "", "")
    secret = {"eli", "elsa", NAMES["eli"], NAMES["elsa"]}
    assert _names_read(scene, key, secret) == set()


def test_the_coordinator_and_the_auditor_know_who_sits(one_in: Scene) -> None:
    for key in ("claude", "aude"):
        assert "dossiers.view" in _names_read(one_in, key, {NAMES["eli"]})


# --- the third -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("submitted", [False, True])
def test_the_third_reads_no_vote_no_position_and_no_name(house: House, submitted: bool) -> None:
    dossier_id = _one_in(house)
    _write(house, dossier_id, "elsa", submit=True)
    house.as_("elsa").committee.state_position(dossier_id, verdicts(), f"{SECRET}elsa")
    house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    house.seat(dossier_id, "emil")
    _write(house, dossier_id, "emil", submit=submitted)
    scene = Scene(house, dossier_id, "IA-2025-0001", "", "")
    _assert_blind(scene, "emil")
    assert _names_read(scene, "emil", {"eli", "elsa", NAMES["eli"], NAMES["elsa"]}) == set()
    for key in ("claude", "aude"):
        view = house.as_(key).dossiers.comparison(dossier_id).committee
        assert [item.seat for item in view.evaluations] == ([1, 2, 3] if submitted else [1, 2])


def test_a_position_is_not_read_before_one_s_own_is_stated(house: House) -> None:
    dossier_id = house.disputed()
    house.as_("eli").committee.state_position(dossier_id, verdicts(), f"{SECRET}eli")
    for key in ("elsa", "claude", "aude"):
        assert house.as_(key).dossiers.comparison(dossier_id).committee.positions == ()
    assert len(house.as_("eli").dossiers.comparison(dossier_id).committee.positions) == 1
    house.as_("elsa").committee.state_position(dossier_id, verdicts(False), "Je maintiens.")
    assert [
        one.expert_id for one in house.as_("elsa").dossiers.comparison(dossier_id).committee.positions
    ] == [
        "",
        "elsa",
    ]
    assert len(house.as_("claude").dossiers.comparison(dossier_id).committee.positions) == 2


# --- whose files ---------------------------------------------------------------------------------------------


def test_an_expert_sees_only_the_files_they_sit_on(house: House) -> None:
    mine = house.in_review("TC-1", "eli", "elsa")
    other = house.in_review("TC-2", "emil", "erin")
    office = house.as_("eli")
    (row,) = office.dossiers.rows(DossierFilter())
    assert (row.id, row.holders) == (mine, (NAMES["eli"],))
    assert office.dossiers.rows(DossierFilter(seated_expert="emil")) == (row,)
    for act in (
        lambda: office.dossiers.view(mine),
        lambda: office.dossiers.comparison(other),
        lambda: office.committee.open_grid(other),
        office.dossiers.counts,
        office.dossiers.register,
    ):
        with pytest.raises(AviseError):
            act()


def test_an_expert_opens_an_attachment_only_once_declared(house: House) -> None:
    house.reader.documents["cv.pdf"] = b"cv de la candidate"
    dossier_id = house.admissible(documents=[{"kind": "cv", "path": "cv.pdf"}])
    sha256 = house.dossier(dossier_id).current.attachments[0].sha256
    house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    for key in ("eli", "emil"):
        with pytest.raises(AviseError):
            house.as_(key).dossiers.attachment(dossier_id, sha256)
    house.as_("eli").committee.declare_interests(dossier_id, DeclarationKind.NONE)
    assert house.office.dossiers.attachment(dossier_id, sha256) == b"cv de la candidate"
    with pytest.raises(AviseError):
        house.office.dossiers.attachment(dossier_id, "0" * 64)


def test_a_recused_expert_sees_what_they_would_if_the_file_did_not_exist(house: House) -> None:
    dossier_id = house.in_review()
    house.as_("claude").seating.recuse(dossier_id, "eli", "Conflit découvert.")
    scene = Scene(house, dossier_id, "IA-2025-0001", "", "")
    elsewhere = Scene(a_house(house.opened, staffed=False), dossier_id, "IA-2025-0001", "", "")
    assert scene.house.as_("eli").dossiers.rows(DossierFilter()) == ()
    for name in ("dossiers.comparison", "committee.open_grid", "dossiers.view"):
        (case,) = [case for case in READS if case.name == name]
        elsewhere.house.as_("eli")
        with pytest.raises(AviseError):
            case.call(elsewhere)


def test_the_sweep_reads_with_every_use_case_that_reads(sqlite_store: OpenedStore) -> None:
    assert len(READS) >= 14
    assert Act.READ_DOSSIER in {case.act for case in READS}
