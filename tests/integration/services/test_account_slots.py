"""Whoever signs in opens the files too, and nobody else, whatever fails between the file of keys and the commit."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from db.errors import DiskFull
from db.store import OpenedStore, open_store
from db.vault import access
from db.vault.errors import SecretRefused
from db.vault.slots import Password, RecoveryCode
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.services.accounts import SignInRefused
from reviewer.services.key_slots import NOTED, settle
from reviewer.services.people import People
from reviewer.services.ports.key_slots import KeySlots, NewSlot, Protection, SlotKind, SlotLine
from tests.support.office import FOUNDER, House, a_house, with_families
from tests.support.people import a_person

ADA, KIM, NEW = "girouette mauve sous la bruine", "huit pontons vides en aval", "brume au bout du quai neuf"


@pytest.fixture
def url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def opened(url: str) -> OpenedStore:
    return open_store(url, key=access.create_vault(url, Password(ADA), holder="ada"))


@pytest.fixture
def house(opened: OpenedStore) -> House:
    """A house where Ada has opened the first account, and Kim has chosen a password."""
    house = a_house(opened)
    house.office.accounts.start(a_person("ada"), "ada", ADA)
    house.office.accounts.redeem("kim", house.office.accounts.open("kim", "kim").code, KIM)
    return house


class Failing:
    """The real slots, whose file cannot be written at a chosen moment (``reviewer.services.ports.KeySlots``)."""

    protection = Protection.ENCRYPTED

    def __init__(self, real: KeySlots) -> None:
        self._real = real
        self.lets_in = True
        self.lets_go = True

    def lines(self) -> tuple[SlotLine, ...]:
        return self._real.lines()

    def let_in(self, *new: NewSlot) -> tuple[str, ...]:
        if not self.lets_in:
            raise DiskFull("keys")
        return self._real.let_in(*new)

    def let_go(self, ids: Collection[str]) -> None:
        if not self.lets_go:
            raise DiskFull("keys")
        self._real.let_go(ids)


def slots_of(url: str, holder: str) -> list[SlotKind]:
    return sorted(one.kind for one in access.slots(url) if one.holder == holder)


def opens(url: str, secret: Password | RecoveryCode, holder: str) -> bool:
    try:
        access.unlock(url, secret, holder=holder)
    except SecretRefused:
        return False
    return True


BOTH = [SlotKind.PASSWORD, SlotKind.RECOVERY_CODE]


def test_the_first_account_takes_the_slot_that_made_the_database_and_gets_one_for_its_code(
    url: str, opened: OpenedStore
) -> None:
    code = a_house(opened).office.accounts.start(a_person("ada"), "ada", ADA)
    assert slots_of(url, "ada") == BOTH
    assert opens(url, Password(ADA), "ada")
    assert opens(url, RecoveryCode(code.code), "ada")


def test_a_person_comes_in_by_the_code_and_leaves_it_for_a_password_and_the_next_code(
    url: str, house: House
) -> None:
    first = house.office.accounts.open("sacha", "sacha")
    assert slots_of(url, "sacha") == [SlotKind.RECOVERY_CODE]
    assert opens(url, RecoveryCode(first.code), "sacha")
    following = house.office.accounts.redeem("sacha", first.code, NEW)
    assert slots_of(url, "sacha") == BOTH
    assert opens(url, Password(NEW), "sacha")
    assert opens(url, RecoveryCode(following.code), "sacha")
    assert not opens(url, RecoveryCode(first.code), "sacha")


def test_a_new_password_opens_and_the_old_one_does_not(url: str, house: House) -> None:
    house.office.accounts.sign_in("kim", KIM)
    house.office.accounts.change_password(KIM, NEW)
    assert slots_of(url, "kim") == BOTH
    assert (opens(url, Password(NEW), "kim"), opens(url, Password(KIM), "kim")) == (True, False)


def test_who_leaves_opens_nothing_any_more_and_comes_back_by_two_administrators(
    url: str, house: House
) -> None:
    office = house.office
    with house.opened.store.read() as work:
        kim = work.people.get("kim")
    office.people.save(replace(kim, active=False))
    assert slots_of(url, "kim") == []
    with house.opened.store.read() as work:
        kim = work.people.get("kim")
    office.people.save(replace(kim, active=True))
    office.people.save(a_person("alma", Role.ADMINISTRATOR, name="Alma Administration"))
    office.accounts.redeem("alma", office.accounts.open("alma", "alma").code, NEW)
    code = office.accounts.recover("kim", "alma", NEW)
    assert opens(url, RecoveryCode(code.code), "kim")


def test_a_renewed_code_takes_the_place_of_the_one_before(url: str, house: House) -> None:
    first = house.office.accounts.renew_code(ADA)
    second = house.office.accounts.renew_code(ADA)
    assert slots_of(url, "ada") == BOTH
    assert opens(url, RecoveryCode(second.code), "ada")
    assert not opens(url, RecoveryCode(first.code), "ada")


def test_a_right_password_without_a_slot_gets_one_at_the_next_sign_in(url: str, house: House) -> None:
    """A database that was in clear, or whose file of keys came from a copy."""
    (lost,) = [one for one in access.slots(url) if (one.holder, one.kind) == ("kim", SlotKind.PASSWORD)]
    assert house.opened.key is not None
    access.remove_slot(url, house.opened.key, lost.id)
    with pytest.raises(SignInRefused):
        house.office.accounts.sign_in("kim", NEW)
    assert not opens(url, Password(KIM), "kim")
    house.office.accounts.sign_in("kim", KIM)
    assert opens(url, Password(KIM), "kim")
    assert not opens(url, Password(NEW), "kim")


# --- what fails in between --------------------------------------------------------------------------------------


def _with(house: House, slots: KeySlots) -> House:
    office = house.office
    return replace(
        house,
        office=with_families(
            office, accounts=replace(office.accounts, slots=slots), people=People(office.desk, slots)
        ),
    )


ACTS: dict[str, Callable[[House], object]] = {
    "open": lambda house: house.office.accounts.open("sacha", "sacha"),
    "change": lambda house: house.office.accounts.change_password(ADA, NEW),
    "renew": lambda house: house.office.accounts.renew_code(ADA),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_file_of_keys_that_cannot_be_written_leaves_account_and_slots_as_they_were(
    url: str, house: House, act: str
) -> None:
    slots = Failing(house.opened.slots)
    failing = _with(house, slots)
    before = access.slots(url)
    with house.opened.store.read() as work:
        accounts = work.accounts.all()
    slots.lets_in = False
    with pytest.raises(DiskFull):
        ACTS[act](failing)
    with house.opened.store.read() as work:
        # ``confirm`` counts a right password; nothing else of an account changed.
        assert [replace(one, version=0) for one in work.accounts.all()] == [
            replace(one, version=0) for one in accounts
        ]
    assert access.slots(url) == before
    house.office.accounts.sign_in("ada", ADA)


def test_a_commit_that_fails_after_the_file_was_written_leaves_a_slot_that_nobody_s_account_accepts(
    url: str, house: House
) -> None:
    """What a kill between the two leaves: the old password still does both things, and the stray goes at a sign-in."""
    slots = house.opened.slots

    class Dying:
        protection = Protection.ENCRYPTED

        def lines(self) -> tuple[SlotLine, ...]:
            return slots.lines()

        def let_in(self, *new: NewSlot) -> tuple[str, ...]:
            slots.let_in(*new)
            raise KeyboardInterrupt

        def let_go(self, ids: Collection[str]) -> None:
            slots.let_go(ids)

    house.office.accounts.sign_in("kim", KIM)
    with pytest.raises(KeyboardInterrupt):
        _with(house, Dying()).office.accounts.change_password(KIM, NEW)
    assert opens(url, Password(KIM), "kim")
    with pytest.raises(SignInRefused):
        house.office.accounts.sign_in("kim", NEW)
    house.office.accounts.sign_in("kim", KIM)
    assert slots_of(url, "kim") == BOTH
    assert not opens(url, Password(NEW), "kim")


def test_slots_that_could_not_be_removed_go_at_the_next_sign_in_of_anybody(url: str, house: House) -> None:
    slots = Failing(house.opened.slots)
    slots.lets_go = False
    failing = _with(house, slots)
    failing.office.accounts.sign_in("kim", KIM)
    failing.office.accounts.change_password(KIM, NEW)
    assert opens(url, Password(KIM), "kim"), "the act stands, the old slot waits"
    house.office.accounts.sign_in("ada", ADA)
    assert not opens(url, Password(KIM), "kim")
    assert opens(url, Password(NEW), "kim")


def test_settling_takes_neither_what_no_account_keeps_nor_a_slot_whose_successor_is_not_there(
    url: str, house: House
) -> None:
    """A file of keys from another day: its slots are all there is, whatever the database notes."""
    assert house.opened.key is not None
    access.add_slot(url, house.opened.key, RecoveryCode("COFFRE-FORT"), holder="coffre")
    before = access.slots(url)
    with house.opened.store.begin() as work:
        work.settings.put(NOTED, '{"ada": {"password": "gone"}, "kim": {"recovery_code": "gone"}}')
        work.commit(FOUNDER, house.clock.now(), Event(name="setting_changed"))
    settle(house.opened.store, house.opened.slots)
    assert access.slots(url) == before


def test_settling_never_takes_the_last_slots_there_are(url: str, house: House) -> None:
    with house.opened.store.begin() as work:
        for key in ("ada", "kim"):
            work.people.save(replace(work.people.get(key), active=False))
        work.commit(FOUNDER, house.clock.now(), Event(name="person_saved"))
    before = access.slots(url)
    settle(house.opened.store, house.opened.slots)
    assert access.slots(url) == before


def test_a_server_and_a_database_in_clear_have_nothing_to_open(store: OpenedStore) -> None:
    house = a_house(store)
    code = house.office.accounts.start(a_person("ada"), "ada", ADA)
    assert code.code
    assert store.slots.lines() == ()
    with store.store.read() as work:
        assert work.settings.get(NOTED) is None
