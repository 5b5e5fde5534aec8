"""Each use case of an expert's copy, for each role: allowed exactly where the table of acts says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.committee.offline.home_kind import HomeKind
from reviewer.dossier.lifecycle import TRANSITIONS, ActNotPermitted, Role
from reviewer.dossier.people import Actor
from reviewer.errors import AviseError
from reviewer.services.homes import HomeOfAnotherKind
from tests.support.expert_copies import CopyHome, FarOffice, a_copy
from tests.support.office import House
from tests.support.use_cases.expert_copy import COPY_USE_CASES, CopyScene, public_copy_use_cases

FREE_OF_THE_STORE = {"enrolling.read", "receiving.limits"}


@pytest.fixture
def home(far: FarOffice, tmp_path: Path) -> CopyHome:
    made = a_copy(tmp_path / "copie")
    made.enrol(far)
    made.copy.receiving.receive(far.package(far.dossier()))
    return made


def scene(home: CopyHome, far: FarOffice, tmp_path: Path) -> CopyScene:
    folder = tmp_path / "courrier"
    folder.mkdir()
    return CopyScene(
        copy=home.copy, dossier_id=far.dossier().dossier_id, folder=folder, invitation=far.invitation()
    )


def test_every_use_case_of_the_copy_is_played() -> None:
    named = [one.name for one in COPY_USE_CASES]
    assert len(named) == len(set(named))
    assert set(named) == public_copy_use_cases()


@pytest.mark.parametrize("role", [*Role, None], ids=str)
def test_each_role_does_what_the_table_of_acts_says_and_nothing_else(
    home: CopyHome, far: FarOffice, tmp_path: Path, role: Role | None
) -> None:
    at = scene(home, far, tmp_path)
    roles = frozenset() if role is None else frozenset({role})
    acting = home.office.session.current() if role is Role.EXPERT else Actor("intrus", "Intrus", roles)
    for case in COPY_USE_CASES:
        home.office.session.become(acting)
        allowed = case.act is None or bool(TRANSITIONS[case.act].roles & roles)
        try:
            case.call(at)
        except ActNotPermitted as error:
            assert not allowed, f"{case.name} is refused to {role}"
            assert error.act is case.act, case.name
        except AviseError:
            assert allowed, f"{case.name} came further than its permission for {role}"
        else:
            assert allowed, f"{case.name} is done for {role}"


def test_in_an_offices_database_an_expert_finds_no_copy(
    house: House, home: CopyHome, far: FarOffice, tmp_path: Path
) -> None:
    """The services of a copy over an office's desk: whoever composes them wrongly reads and writes nothing."""
    from dataclasses import fields, replace

    office = house.as_("eli")
    at = scene(home, far, tmp_path)
    own = replace(home.copy.sending.own, desk=office.desk)
    parts = {}
    for field in fields(home.copy):
        family = getattr(home.copy, field.name)
        changes: dict[str, object] = {"own": own}
        if hasattr(family, "session"):
            changes["session"] = office.session
        parts[field.name] = replace(family, **changes)
    parts["mailbox"] = replace(parts["mailbox"], receiving=parts["receiving"])
    wrong = replace(at, copy=replace(home.copy, **parts))
    before = house.events()
    for case in COPY_USE_CASES:
        if case.name in FREE_OF_THE_STORE:
            continue
        with pytest.raises(HomeOfAnotherKind) as refused:
            case.call(wrong)
        assert refused.value.found == HomeKind.OFFICE, case.name
    assert house.events() == before
