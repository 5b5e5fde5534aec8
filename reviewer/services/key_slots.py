"""The slots of the people who sign in: let in before the commit that notes them, let go after it.

The file of keys cannot follow the database's transaction. So the database is what counts: it notes, for each login, the
slot of its password and the slot of its code. Whoever dies between the file and the commit leaves a slot that nothing
notes, under a secret that nobody was told or that its own person had just chosen; whoever dies between the commit and
the letting go leaves a slot whose secret no account accepts any more. Both go at the next settling, when somebody signs
in. What an account accepts, on the other hand, always opens the database.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reviewer.errors import EnvironmentTrouble, NotFound
from reviewer.services.ports.key_slots import KeySlots, NewSlot, Protection, SlotKind

if TYPE_CHECKING:
    from reviewer.services.ports import Store, UnitOfWork

NOTED = "key_slots"
"""The setting that holds, by login and kind, the id of the slot that counts."""

_OF_PEOPLE = frozenset({SlotKind.PASSWORD, SlotKind.RECOVERY_CODE})


def let_in(
    work: UnitOfWork, slots: KeySlots, login: str, *, password: str | None = None, code: str | None = None
) -> None:
    """Let a login open the database by these secrets from this transaction's commit on. Call it right before."""
    secrets = {SlotKind.PASSWORD: password, SlotKind.RECOVERY_CODE: code}
    new = [
        NewSlot(kind=kind, holder=login, secret=secret)
        for kind, secret in secrets.items()
        if secret is not None
    ]
    ids = slots.let_in(*new)
    if ids:
        noted = _noted(work)
        own = {**noted.get(login, {}), **{one.kind.value: id_ for one, id_ in zip(new, ids, strict=True)}}
        work.settings.put(NOTED, json.dumps({**noted, login: own}, sort_keys=True))


def opens(work: UnitOfWork, slots: KeySlots, login: str) -> bool:
    """Tell whether the password of a login opens the database, or there is nothing to open."""
    if slots.protection is not Protection.ENCRYPTED:
        return True
    own = _noted(work).get(login, {}).get(SlotKind.PASSWORD.value)
    return any(one.id == own for one in slots.lines())


def settle(store: Store, slots: KeySlots) -> None:
    """Let go of what the people who sign in no longer open the database with.

    Call it after a commit. What was committed stands: trouble with the file waits for the next settling.
    """
    if slots.protection is not Protection.ENCRYPTED:
        return
    try:
        with store.read() as work:
            if not _strays(work, slots):
                return
        with store.begin() as work:  # its pen keeps everybody else's slots from coming in meanwhile
            slots.let_go(_strays(work, slots))
    except EnvironmentTrouble:
        return


def governed(work: UnitOfWork) -> Mapping[str, bool]:
    """Return every login that accounts govern, and whether its person is still in the house."""
    return {one.login: _is_active(work, one.person_id) for one in work.accounts.all()}


def _strays(work: UnitOfWork, slots: KeySlots) -> frozenset[str]:
    """Return the slots of people whose person has left, or in whose place another one is noted and there.

    Never all of them: a file of keys that nobody opens is worse than one slot too many.
    """
    lines = slots.lines()
    present = {one.id for one in lines}
    logins, noted = governed(work), _noted(work)
    found = set[str]()
    for one in lines:
        if one.kind not in _OF_PEOPLE or one.holder not in logins:
            continue
        own = noted.get(one.holder, {}).get(one.kind.value)
        if not logins[one.holder] or (own in present and one.id != own):
            found.add(one.id)
    return frozenset() if found == present else frozenset(found)


def _noted(work: UnitOfWork) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(work.settings.get(NOTED) or "{}")
    return found


def _is_active(work: UnitOfWork, person_id: str) -> bool:
    try:
        return work.people.get(person_id).active
    except NotFound:
        return False
