"""People, their accounts, experts."""

from __future__ import annotations

from reviewer.committee.vocabulary import Term
from reviewer.dossier.lifecycle import Act
from tests.support.people import a_person, an_expert
from tests.support.use_cases.scene import Scene, UseCase, read

A_PASSWORD = "girouette mauve sous la bruine"


def _version_of_erin(scene: Scene) -> int:
    with scene.house.opened.store.read() as work:
        return work.experts.get("erin").version


PEOPLE: tuple[UseCase, ...] = (
    read("people.choices", None, lambda s: s.office.people.choices()),
    read("people.all", Act.READ_PEOPLE, lambda s: s.office.people.all()),
    UseCase("people.start", None, lambda s: s.office.people.start(a_person("neo", name="Neo"))),
    UseCase(
        "people.save",
        Act.MANAGE_PEOPLE,
        lambda s: s.office.people.save(a_person("kim", email="k@e.ca", version=1)),
    ),
    read("accounts.needed", None, lambda s: s.office.accounts.needed()),
    UseCase(
        "accounts.start",
        None,
        lambda s: s.office.accounts.start(a_person("neo", name="Neo"), "neo", A_PASSWORD),
    ),
    UseCase("accounts.sign_in", None, lambda s: s.office.accounts.sign_in("absent", A_PASSWORD)),
    UseCase("accounts.redeem", None, lambda s: s.office.accounts.redeem("absent", "CODE", A_PASSWORD)),
    UseCase("accounts.confirm", None, lambda s: s.office.accounts.confirm(A_PASSWORD)),
    UseCase(
        "accounts.change_password",
        None,
        lambda s: s.office.accounts.change_password(A_PASSWORD, A_PASSWORD),
    ),
    UseCase("accounts.renew_code", None, lambda s: s.office.accounts.renew_code(A_PASSWORD)),
    UseCase("accounts.sign_out", None, lambda s: s.office.accounts.sign_out()),
    read("accounts.rows", Act.READ_ACCOUNTS, lambda s: s.office.accounts.rows()),
    UseCase("accounts.open", Act.MANAGE_ACCOUNTS, lambda s: s.office.accounts.open("kim", "kim")),
    UseCase(
        "accounts.recover",
        Act.MANAGE_ACCOUNTS,
        lambda s: s.office.accounts.recover("kim", "absent", A_PASSWORD),
    ),
    read("key_access.lines", Act.READ_ACCOUNTS, lambda s: s.office.key_access.lines()),
    UseCase(
        "key_access.let_in_by_password",
        Act.MANAGE_ACCOUNTS,
        lambda s: s.office.key_access.let_in_by_password("neo", A_PASSWORD),
    ),
    UseCase(
        "key_access.let_in_by_code",
        Act.MANAGE_ACCOUNTS,
        lambda s: s.office.key_access.let_in_by_code("coffre"),
    ),
    UseCase(
        "key_access.let_in_this_computer",
        Act.MANAGE_ACCOUNTS,
        lambda s: s.office.key_access.let_in_this_computer("poste"),
    ),
    UseCase("key_access.let_go", Act.MANAGE_ACCOUNTS, lambda s: s.office.key_access.let_go("absent")),
    read("key_access.require_change", Act.MANAGE_ACCOUNTS, lambda s: s.office.key_access.require_change()),
    UseCase("key_access.note_rekeyed", Act.MANAGE_ACCOUNTS, lambda s: s.office.key_access.note_rekeyed()),
    UseCase("key_access.note_encrypted", Act.MANAGE_ACCOUNTS, lambda s: s.office.key_access.note_encrypted()),
    UseCase(
        "experts.save",
        Act.MANAGE_EXPERTS,
        lambda s: s.office.experts.save(an_expert("erin", capacity=2, version=_version_of_erin(s))),
    ),
    read("experts.readiness", Act.MANAGE_EXPERTS, lambda s: s.office.experts.readiness()),
    read("experts.domains", None, lambda s: s.office.experts.domains()),
    read("experts.languages", None, lambda s: s.office.experts.languages()),
    UseCase(
        "experts.save_domains",
        Act.MANAGE_SETTINGS,
        lambda s: s.office.experts.save_domains([Term("vision", "vision par ordinateur")]),
    ),
)
