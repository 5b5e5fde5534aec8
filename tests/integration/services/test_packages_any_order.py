"""The office and two experts with a mail that loses, doubles, splits and turns round: nothing lost, nothing twice.

Real files, a real database; the experts are models of a copy. What an expert redoes after the office has their vote is
the one thing that depends on the order: the office keeps the vote that it had first, and the newer one aside.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from db.maintenance import check
from db.store import open_store
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.offline.answers import Answer
from reviewer.committee.offline.office_record import KnownAnswer
from reviewer.committee.offline.taking_in import KEPT_ASIDE, Settlement
from reviewer.errors import AviseError
from tests.support.committee import verdicts
from tests.support.model_copy import ModelCopy, a_package, an_enrolled_copy
from tests.support.office import House, a_house
from tests.support.worlds import copied

EXPERTS = ("eli", "elsa")
DOSSIERS = (0, 1)
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@dataclass
class World:
    """A house, its experts' copies, and the mail between them."""

    house: House
    copies: dict[str, ModelCopy]
    dossiers: list[str]
    mail: Path

    def twin(self, folder: Path) -> World:
        """Return the same world again, from the same past."""
        mail = folder / "mail"
        house = copied(self.house, folder / "base")
        mail.mkdir()
        return World(house, deepcopy(self.copies), list(self.dossiers), mail)

    def take(self, *paths: Path) -> None:
        """Let the office take files in."""
        report = self.house.as_("claude").returns.take_in(paths)
        assert report.refused == ()

    def known(self) -> dict[str, KnownAnswer]:
        """Return every answer that the office knows, by its id; no id twice."""
        with self.house.opened.store.read() as work:
            answers = work.packages.answers()
        assert len({(one.expert_id, one.id) for one in answers}) == len(answers)
        return {one.id: one for one in answers}

    def votes(self) -> dict[tuple[str, str], str]:
        """Return the seal of every vote that the office has."""
        return {
            (vote.expert_id, dossier_id): vote.seal or ""
            for dossier_id in self.dossiers
            for vote in self.house.deliberation(dossier_id).evaluations
            if vote.submitted
        }

    def state(self) -> object:
        """Return where everything stands, without instants."""
        return [
            (
                self.house.state(dossier_id),
                self.house.deliberation(dossier_id).step(),
                sorted(
                    (
                        seat.expert_id,
                        seat.active,
                        seat.declaration.kind if seat.active and seat.declaration else None,
                    )
                    for seat in self.house.deliberation(dossier_id).seats
                ),
            )
            for dossier_id in self.dossiers
        ], self.votes()

    def end(self) -> None:
        """Close the database."""
        self.house.opened.close()


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two dossiers, two experts on both, and a package with both dossiers read by each of them."""
    yield from _past(tmp_path_factory.mktemp("paquets"))


def _past(folder: Path) -> Iterator[World]:
    mail = folder / "mail"
    mail.mkdir()
    house = a_house(open_store(f"sqlite:///{folder}/base/avise.db", unencrypted=True))
    dossiers = [house.admissible(f"TC-2025-{number:04d}") for number in DOSSIERS]
    for dossier_id in dossiers:
        house.as_("claude").seating.assign(dossier_id, EXPERTS)
    copies = {key: an_enrolled_copy(house, mail, key) for key in EXPERTS}
    for copy in copies.values():
        a_package(house, copy, mail, *dossiers)
    yield World(house, copies, dossiers, mail)
    house.opened.close()


# --- the same end whatever the order ----------------------------------------------------------------------------------


@st.composite
def answers(draw: st.DrawFn) -> dict[tuple[str, int], tuple[DeclarationKind, str]]:
    """Return what each expert does with each dossier: a declaration, then nothing, a vote, or a decline."""
    kinds = st.sampled_from([DeclarationKind.NONE, DeclarationKind.NONE, *DeclarationKind])
    acts = st.sampled_from(["", "yes", "no", "decline"])
    return {(key, number): (draw(kinds), draw(acts)) for key in EXPERTS for number in DOSSIERS}


def _answered(
    world: World, said: dict[tuple[str, int], tuple[DeclarationKind, str]]
) -> list[tuple[str, Answer]]:
    """Let the copies answer, and return every answer with its author."""
    made: list[tuple[str, Answer]] = []
    for (key, number), (kind, act) in said.items():
        copy, dossier_id = world.copies[key], world.dossiers[number]
        made.append((key, copy.declare(dossier_id, kind)))
        if act in {"yes", "no"} and kind is not DeclarationKind.REAL:
            made.append((key, copy.vote(dossier_id, verdicts(act == "yes"))))
        elif act == "decline" and kind is not DeclarationKind.REAL:
            made.append((key, copy.decline(dossier_id)))
    return made


@given(said=answers(), data=st.data())
@settings(max_examples=6, deadline=None, suppress_health_check=SLOW)
def test_the_end_is_the_same_whatever_the_order_in_which_the_mail_arrives(
    past: World, said: dict[tuple[str, int], tuple[DeclarationKind, str]], data: st.DataObject
) -> None:
    folder = Path(tempfile.mkdtemp(prefix="avise-ordre-"))
    one, other = past.twin(folder / "un"), past.twin(folder / "autre")
    made = _answered(one, said)
    split = data.draw(st.lists(st.lists(st.sampled_from(range(len(made))), min_size=1), max_size=3))
    whole = [list(range(len(made)))]
    letters = [letter for group in (*split, *whole) for letter in _letters(one, made, group)]
    turns = data.draw(st.permutations([*letters, *data.draw(st.lists(st.sampled_from(letters), max_size=2))]))
    one.take(*letters[-len(EXPERTS) :])
    for path in turns:
        other.take(path)
    assert other.state() == one.state()
    assert set(other.known()) == set(one.known()) == {answer.id for _, answer in made}
    later = {key: known.aside for key, known in other.known().items()}
    assert later == {key: known.aside for key, known in one.known().items()}
    for world in (one, other):
        assert world.house.holds()
        assert world.house.events().count("evaluation_submitted") == len(world.votes())
        world.end()
    shutil.rmtree(folder)


def _letters(world: World, made: Sequence[tuple[str, Answer]], group: Sequence[int]) -> list[Path]:
    """Write one package back a person, with these answers of theirs."""
    found = []
    for key, copy in world.copies.items():
        mine = tuple(dict.fromkeys(made[number][1].id for number in group if made[number][0] == key))
        if mine:
            chosen = [answer for _, answer in made if answer.id in mine]
            found.append(copy.send(world.mail, *chosen))
    return found


# --- a long life ------------------------------------------------------------------------------------------------------

_shared: dict[str, World] = {}


class Life(RuleBasedStateMachine):
    """Experts declare, vote, redo and decline; letters are lost, doubled and late; the office rules and recuses."""

    letters = Bundle("letters")
    moved = False
    """Whether the office did something since it was last looked at."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="avise-vie-"))
        self.world = _shared["past"].twin(self.folder / "vie")
        self.arrived: dict[str, Answer] = {}
        self.first_votes: dict[tuple[str, str], str] = {}
        self.inside: dict[Path, tuple[Answer, ...]] = {}

    @rule(
        key=st.sampled_from(EXPERTS),
        number=st.sampled_from(DOSSIERS),
        kind=st.sampled_from([DeclarationKind.NONE, DeclarationKind.NONE, *DeclarationKind]),
    )
    def declare(self, key: str, number: int, kind: DeclarationKind) -> None:
        self.world.copies[key].declare(self.world.dossiers[number], kind)

    @rule(key=st.sampled_from(EXPERTS), number=st.sampled_from(DOSSIERS), yes=st.booleans())
    def vote(self, key: str, number: int, yes: bool) -> None:
        self.world.copies[key].vote(self.world.dossiers[number], verdicts(yes))

    @rule(key=st.sampled_from(EXPERTS), number=st.sampled_from(DOSSIERS))
    def decline(self, key: str, number: int) -> None:
        self.world.copies[key].decline(self.world.dossiers[number])

    @rule(target=letters, key=st.sampled_from(EXPERTS), part=st.integers(0, 3))
    def send(self, key: str, part: int) -> object:
        """Send everything (0), or some of it alone: the mail has split it."""
        copy = self.world.copies[key]
        every = tuple(answer for each in copy.answers.values() for answer in each.values())
        mine = every if not part else every[part - 1 : part + 1]
        if not mine:
            return multiple()
        path = copy.send(self.world.mail, *mine)
        self.inside[path] = mine
        return path

    @rule(paths=st.lists(letters, min_size=1, max_size=3))
    def arrive(self, paths: list[Path]) -> None:
        """Letters arrive, some for the second time, in any order; those that never do are lost."""
        self.moved = True
        self.world.take(*paths)
        for path in paths:
            self.arrived |= {answer.id: answer for answer in self.inside[path]}

    @rule(key=st.sampled_from(EXPERTS), number=st.sampled_from(DOSSIERS), accept=st.booleans())
    def rule_on(self, key: str, number: int, accept: bool) -> None:
        office, self.moved = self.world.house.as_("cora"), True
        try:
            office.chair.rule_on_declaration(self.world.dossiers[number], key, accept=accept, reason="Vu.")
        except AviseError:
            return  # nothing to rule on
        office.returns.weigh_again()

    @rule(key=st.sampled_from(EXPERTS), number=st.sampled_from(DOSSIERS))
    def vote_in_the_office(self, key: str, number: int) -> None:
        """The same expert sits down in the office and votes there, where they may."""
        self.moved = True
        dossier_id = self.world.dossiers[number]
        try:
            self.world.house.vote(dossier_id, key)
        except AviseError:
            return
        self.world.copies[key].sealed.append(
            next(
                vote
                for vote in self.world.house.deliberation(dossier_id).evaluations
                if vote.expert_id == key
            )
        )

    @invariant()
    def no_vote_is_ever_rewritten(self) -> None:
        if not self.moved:
            return
        votes = self.world.votes()
        assert {key: votes.get(key) for key in self.first_votes} == self.first_votes
        self.first_votes = votes
        made = {one.seal for copy in self.world.copies.values() for one in copy.sealed}
        assert set(votes.values()) <= made

    @invariant()
    def nothing_is_lost_and_nothing_is_there_twice(self) -> None:
        if not self.moved:
            return
        self.moved = False
        known = self.world.known()
        assert set(known) == set(self.arrived)
        for key, one in known.items():
            counted = one.outcome in {Settlement.TAKEN_IN, Settlement.ALREADY, Settlement.OLDER}
            assert counted or one.outcome in KEPT_ASIDE
            assert one.revision == self.arrived[key].revision

    def teardown(self) -> None:
        if hasattr(self, "world"):
            assert self.world.house.holds()
            submitted = self.world.house.events().count("evaluation_submitted")
            assert submitted == len(self.world.votes())
            assert check(f"sqlite:///{self.world.house.opened.engine.url.database}") == ()
            self.world.end()
            shutil.rmtree(self.folder)


def test_a_long_life_of_packages_loses_doubles_and_rewrites_nothing(past: World) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    _shared["past"] = past
    run_state_machine_as_test(
        Life,
        settings=settings(max_examples=6, stateful_step_count=14, deadline=None, suppress_health_check=SLOW),
    )
