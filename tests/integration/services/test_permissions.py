"""Each use case, for each role, on a dossier in each state: allowed exactly where the table of acts says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from db.store import OpenedStore, open_store
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import (
    TRANSITIONS,
    Act,
    ActNotPermitted,
    ActNotPossibleNow,
    DossierState,
    Role,
)
from reviewer.dossier.people import Actor
from reviewer.errors import AviseError, NotFound
from reviewer.services.desk import NOBODY
from reviewer.services.office import Office
from reviewer.services.ports import Store, UnitOfWork
from reviewer.services.records import AdmissibilityDecision
from tests.support.committee import verdicts
from tests.support.office import FOUNDER, House, a_house
from tests.support.people import a_person
from tests.support.source import ROOT, tree
from tests.support.use_cases import USE_CASES, Scene, UseCase, families, public_use_cases

BY_ROLE = {
    Role.COORDINATOR: "cora",
    Role.EXPERT: "eli",
    Role.SIGNATORY: "sylvie",
    Role.CLERK: "kim",
    Role.ADMINISTRATOR: "ada",
    Role.AUDITOR: "aude",
}
# What wants more than a dossier in a state: an empty house, a suspended avis, a seat without a declaration, a letter or
# a correction that was made before, an encrypted database. Their own tests do them.
DONE_ELSEWHERE = {
    "people.start",
    "chair.rule_on_declaration",
    "seating.decline",
    "key_access.let_in_by_password",
    "key_access.let_in_by_code",
    "key_access.let_in_this_computer",
    "key_access.let_go",
    "corrections.withdraw",
    "reference_data.remove_wage",
    "reference_data.remove_count",
    "correspondence.letter_bytes",
    "correspondence.email_text",
    "delivery.export",
    "delivery.draft_letter",
    "delivery.address",
    "delivery.queue",
    "delivery.set_aside",
    "delivery.note_sent_by_hand",
    "delivery.decide",
    "sending.send_queue",
    "accounts.sign_in",
    "accounts.redeem",
    "accounts.confirm",
    "accounts.change_password",
    "accounts.renew_code",
    "accounts.open",
    "accounts.recover",
    "mail_settings.keep_password",
    "reminders.remind_late",
    "backups.back_up",
    "backups.preview",
    "backups.restore",
    "expert_keys.take_enrolment_in",
    "expert_keys.confirm",
    "expert_keys.refuse",
    "expert_keys.revoke",
    "packages.make",
    "packages.reissue",
    "packages.withdraw",
    "returns.close",
    "undoing.decision",
    "undoing.complements",
    "signatures.open_token",
    "signatures.complete_external",
    "signatures.cancel_external",
    "quality.settle",
    "publication.edition_file",
}
REGISTER_ACTS = {
    Act.SUSPEND_AVIS,
    Act.LIFT_SUSPENSION,
    Act.REVOKE_AVIS,
    Act.PRINT_AVIS,
    Act.EXPORT_AVIS,
    Act.WRITE_NOTICE,
}


class Reached(Exception):
    """A use case came as far as its commit; nothing was kept."""


class NothingIsKept:
    """A store whose every commit only shows that it was reached."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        with self._store.begin() as work:
            yield _Witness(work)  # it passes everything on but the commit

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        with self._store.read() as work:
            yield work


class _Witness:
    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def commit(self, _actor: Actor, _at: datetime, *events: Event) -> None:
        assert events
        raise Reached

    def keep_typed(self, _person_id: str, _texts: object, _forget: object) -> None:
        raise Reached


def _dossier_in(house: House, state: DossierState) -> str:
    """Bring a dossier with an attachment into a state, as far as possible by the hands of others."""
    house.reader.documents["cv.pdf"] = b"cv"
    documents = [{"kind": "cv", "path": "cv.pdf"}]
    decisions = {
        DossierState.INCOMPLETE: AdmissibilityDecision.COMPLEMENTS,
        DossierState.INADMISSIBLE: AdmissibilityDecision.INADMISSIBLE,
        DossierState.ADMISSIBLE: AdmissibilityDecision.ADMISSIBLE,
    }
    if state in {DossierState.RECEIVED, DossierState.WITHDRAWN, *decisions}:
        dossier_id = house.received(documents=documents)
        if state in decisions:
            house.triage(dossier_id, decisions[state])
        if state is DossierState.WITHDRAWN:
            house.as_("kim").triage.withdraw(dossier_id, "Demandé le 19 mai.")
    elif state in {DossierState.IN_REVIEW, DossierState.CONCERTATION, DossierState.THIRD_REVIEW}:
        dossier_id = house.in_review(documents=documents)
        if state is not DossierState.IN_REVIEW:
            house.vote(dossier_id, "eli", verdicts())
            house.vote(dossier_id, "elsa", verdicts(False))
        if state is DossierState.THIRD_REVIEW:
            house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    else:
        make = {
            DossierState.DECIDED: house.decided,
            DossierState.DRAFTED: house.drafted,
            DossierState.VALIDATED: house.validated,
            DossierState.ISSUED: house.validated,
        }[state]
        dossier_id = make(documents=documents)
        if state is DossierState.ISSUED:
            house.sign(dossier_id)
    assert house.state(dossier_id) is state
    return dossier_id


@pytest.fixture(scope="module", params=sorted(DossierState))
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('balayage')}/avise.db", unencrypted=True)
    house = a_house(opened)
    dossier_id = _dossier_in(house, request.param)
    (row,) = house.as_("kim").intake.take_in(house.reader.put("mai.csv", "faute"), "iatiev").results
    assert row.quarantine_id is not None
    shut = a_house(opened, store=NothingIsKept(opened.store), staffed=False)
    yield Scene(replace_reader(shut, house), dossier_id, "IA-2025-0001", row.quarantine_id, "")
    opened.close()


def replace_reader(shut: House, house: House) -> House:
    shut.reader.documents.update(house.reader.documents)
    return shut


def _allowed(case: UseCase, role: Role, state: DossierState) -> bool:
    if case.act is None:
        return True
    line = TRANSITIONS[case.act]
    if role not in line.roles or (case.staff and role is Role.EXPERT):
        return False
    return not (case.by_state and line.sources) or state in line.sources


def _outcome(case: UseCase, scene: Scene) -> str:
    try:
        case.call(scene)
    except (ActNotPermitted, ActNotPossibleNow) as refused:
        return type(refused).__name__
    except NotFound as missing:
        return f"NotFound {missing.kind}"
    except (Reached, AviseError) as further:
        return type(further).__name__
    return "Returned"


def test_no_use_case_is_left_out_of_the_sweep() -> None:
    assert {case.name for case in USE_CASES} == public_use_cases()


def test_every_act_that_a_family_asks_about_is_in_the_sweep() -> None:
    asked = {
        Act[node.attr]
        for module in {kind.__module__ for kind in families().values()}
        for node in ast.walk(tree(ROOT / f"{module.replace('.', '/')}.py"))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Act"
    }
    # The house does these by itself, inside another act.
    inside = {Act.AMEND_REQUEST, Act.START_REVIEW, Act.OPEN_CONCERTATION, Act.RESUME_REVIEW}
    assert asked - inside <= {case.act for case in USE_CASES}


@pytest.mark.parametrize("role", list(Role))
def test_a_role_does_exactly_what_the_table_says(scene: Scene, role: Role) -> None:
    state = scene.house.state(scene.dossier_id)
    key = BY_ROLE[role]
    wrong = []
    for case in USE_CASES:
        scene.house.as_(key)
        outcome = _outcome(case, replace(scene, actor=key))
        passed = outcome not in {"ActNotPermitted", "ActNotPossibleNow"}
        expected = _allowed(case, role, state)
        if case.act in REGISTER_ACTS and state is not DossierState.ISSUED:
            # Where there is no avis there is nothing to refuse but its number.
            assert outcome == ("NotFound avis" if role in TRANSITIONS[case.act].roles else "ActNotPermitted")
        elif passed != expected:
            wrong.append((case.name, case.act, role, state, outcome))
    assert wrong == []


def test_nobody_in_particular_does_nothing_in_particular(scene: Scene) -> None:
    scene.office.session.become(NOBODY)
    for case in USE_CASES:
        outcome = _outcome(case, replace(scene, actor="sacha"))
        assert (outcome == "ActNotPermitted") == (case.act is not None), case.name


def test_somebody_who_left_does_nothing_whatever_their_session_says(scene: Scene) -> None:
    with scene.house.opened.store.begin() as work:
        if "gone" not in {one.id for one in work.people.all()}:
            work.people.save(a_person("gone", *Role, active=False))
            work.commit(FOUNDER, scene.house.clock.now(), Event(name="person_saved"))
    outcomes = {}
    for case in USE_CASES:
        if case.act is not None:
            scene.office.session.become(Actor("gone", "Gone", frozenset(Role)))
            outcomes[case.name] = _outcome(case, replace(scene, actor="kim"))
    assert set(outcomes.values()) == {"ActNotPermitted"}


def test_each_act_can_really_be_done_by_somebody_somewhere(sqlite_store: OpenedStore) -> None:
    """What the sweep calls allowed is not only « not refused »: in its own place each act reaches its end."""
    house = a_house(sqlite_store)
    scenes = {}
    for number, state in enumerate(DossierState):
        part = a_house(
            open_store(f"sqlite:///{Path(_file(sqlite_store)).parent}/{number}.db", unencrypted=True)
        )
        dossier_id = _dossier_in(part, state)
        (row,) = part.as_("kim").intake.take_in(part.reader.put("mai.csv", "faute"), "iatiev").results
        assert row.quarantine_id is not None
        shut = replace_reader(
            a_house(part.opened, store=NothingIsKept(part.opened.store), staffed=False), part
        )
        scenes[state] = Scene(shut, dossier_id, "IA-2025-0001", row.quarantine_id, "")
    missing = []
    for case in USE_CASES:
        if case.name in DONE_ELSEWHERE or case.act in {Act.LIFT_SUSPENSION, Act.DECLARE_INTERESTS}:
            continue
        done = set()
        for scene, key in product(scenes.values(), ("cora", "eli", "elsa", "sacha", "kim", "ada")):
            scene.house.as_(key)
            done.add(_outcome(case, replace(scene, actor=key)))
            if done & {"Reached", "Returned"}:
                break
        if not done & {"Reached", "Returned"} and case.act is not Act.CONFIRM_DECISION:
            missing.append((case.name, case.act, sorted(done)))
    for scene in scenes.values():
        scene.house.opened.close()
    assert missing == []
    assert house.holds()


def _file(opened: OpenedStore) -> str:
    return str(opened.engine.url.database)


def test_the_office_offers_nothing_but_its_families_and_becoming_somebody() -> None:
    own = {name for name in vars(Office) if not name.startswith("_")}
    assert own - set(Office.__dataclass_fields__) == {"become"}
