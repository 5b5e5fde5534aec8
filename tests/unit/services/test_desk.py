"""What every use case has at hand."""

from __future__ import annotations

import pytest

from reviewer.dossier.lifecycle import Act, ActNotPermitted, Role
from reviewer.services.changes import Changes
from reviewer.services.desk import NOBODY, Acting, is_staff
from tests.support.people import an_actor


def test_one_person_acts_at_a_time() -> None:
    session = Acting(an_actor("kim"))
    assert session.current().id == "kim"
    session.become(an_actor("claude"))
    assert session.current().id == "claude"


def test_nobody_has_no_role_and_no_name() -> None:
    assert (NOBODY.id, NOBODY.name, NOBODY.roles) == ("", "", frozenset())
    assert not is_staff(NOBODY)


@pytest.mark.parametrize("role", list(Role))
def test_everybody_but_an_expert_alone_is_staff(role: Role) -> None:
    actor = an_actor("eli", role)
    assert is_staff(actor) is (role is not Role.EXPERT)


def test_nothing_changed_unless_something_is_said_to_have() -> None:
    assert Changes() == Changes(dossiers=frozenset(), message="", facts={})


def test_a_refusal_names_the_act_and_the_roles() -> None:
    refusal = ActNotPermitted(Act.SIGN_AVIS, frozenset({Role.CLERK}))
    assert refusal.details() == {"act": Act.SIGN_AVIS, "roles": (Role.CLERK,)}
