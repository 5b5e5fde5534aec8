"""The file of keys: what is changed, cut, of another vault or too costly is refused, and said in French."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import DatabaseTrouble
from db.store import open_store
from db.vault import errors as vault_errors
from db.vault.access import add_slot, create_vault, has_vault, slots, unlock, vault_id
from db.vault.document import parse, read, write
from db.vault.errors import SecretRefused, VaultAltered, VaultMissing, VaultNewer, VaultUnreadable
from db.vault.master import MasterKey
from db.vault.slots import Derivation, Password, RecoveryCode, Slot
from reviewer.errors import AviseError
from reviewer.wording import Wording
from tests.integration.store.vaults import ON_A_SERVER, Chosen, keys_of


def _without_a_slot(found: dict[str, Any]) -> None:
    found["slots"].pop()


def _holder_renamed(found: dict[str, Any]) -> None:
    found["slots"][0]["holder"] = "ali"


def _public_key_of_another(found: dict[str, Any]) -> None:
    found["slots"][1]["public"] = found["slots"][0]["public"]


def _seal_gone(found: dict[str, Any]) -> None:
    found["seal"] = {}


@pytest.mark.parametrize(
    "change",
    [_without_a_slot, _holder_renamed, _public_key_of_another, _seal_gone],
    ids=lambda one: one.__name__,
)
def test_a_file_of_keys_changed_without_the_key_is_refused(
    sqlite_url: str, key: MasterKey, change: Callable[[dict[str, Any]], None]
) -> None:
    """With a public key of their own in a slot, somebody would be given the key at the next rotation."""
    add_slot(sqlite_url, key, Chosen("two"), holder="ali")
    found = json.loads(keys_of(sqlite_url).read_bytes())
    change(found)
    keys_of(sqlite_url).write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(VaultAltered):
        unlock(sqlite_url, Chosen("one"))
    with pytest.raises(VaultAltered):
        add_slot(sqlite_url, key, Chosen("three"), holder="eve")


def test_a_slot_of_another_vault_opens_nothing(sqlite_url: str, key: MasterKey, tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path}/other/avise.db"
    create_vault(other, Chosen("two"), holder="zoe")
    document = read(keys_of(sqlite_url))
    write(
        keys_of(sqlite_url),
        replace(document, slots=read(keys_of(other)).slots, current=read(keys_of(other)).current),
    )
    with pytest.raises(SecretRefused):
        unlock(sqlite_url, Chosen("two"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", VaultUnreadable),
        (b"{}", VaultUnreadable),
        (b"[1]", VaultUnreadable),
        (b"\xff\xfe", VaultUnreadable),
        (b'{"schema": "avise.keys/2"}', VaultNewer),
        (b'{"schema": "other/1"}', VaultUnreadable),
        (b" " * (5 << 20), VaultUnreadable),
    ],
)
def test_what_is_no_file_of_keys_is_refused(
    sqlite_url: str, content: bytes, kind: type[DatabaseTrouble]
) -> None:
    keys_of(sqlite_url).parent.mkdir()
    keys_of(sqlite_url).write_bytes(content)
    for act in (slots, vault_id, lambda url: unlock(url, Chosen("one")), open_store):
        with pytest.raises(kind):
            act(sqlite_url)
    assert keys_of(sqlite_url).read_bytes() == content


def test_without_a_file_of_keys_there_is_nothing_to_open(sqlite_url: str) -> None:
    assert not has_vault(sqlite_url)
    with pytest.raises(VaultMissing):
        unlock(sqlite_url, Chosen("one"))
    with pytest.raises(VaultMissing):
        slots(ON_A_SERVER)


@given(data=st.data())
def test_a_file_of_keys_cut_or_changed_anywhere_is_never_taken_for_whole(data: st.DataObject) -> None:
    written = _WRITTEN.to_bytes()
    at = data.draw(st.integers(0, len(written) - 1))
    changed = bytearray(written)
    if data.draw(st.booleans()):
        del changed[at:]
    else:
        changed[at] ^= 1 << data.draw(st.integers(0, 6))
    try:
        document = parse(bytes(changed))
    except (ValueError, KeyError, TypeError, AttributeError, VaultNewer):
        return
    assert document == _WRITTEN or not document.is_sealed_by(_KEY)


@pytest.mark.parametrize(
    "costs", [(1 << 30, 3, 4), (65_536, 1000, 4), (65_536, 3, 1000), (8, 3, 4), (65_536, 0, 4)]
)
def test_a_slot_that_would_hold_the_machine_up_is_refused(costs: tuple[int, int, int]) -> None:
    memory, passes, lanes = costs
    with pytest.raises(ValueError, match="costs"):
        Derivation(name="argon2id", salt=bytes(16), memory_kib=memory, passes=passes, lanes=lanes)


KINDS = sorted(
    (
        kind
        for kind in vars(vault_errors).values()
        if isinstance(kind, type)
        and issubclass(kind, AviseError)
        and kind.__module__ == vault_errors.__name__
    ),
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_trouble_with_keys_says_what_happened_what_is_safe_and_what_to_do(
    kind: type[AviseError],
) -> None:
    error = (
        kind("avise.db")
        if issubclass(kind, DatabaseTrouble)
        else kind(*([2] if kind is SecretRefused else []))
    )
    said = Wording.load().explain(error)
    assert all((said.what, said.safe, said.do))
    assert len(KINDS) == 14


def _written() -> tuple[MasterKey, Any]:
    from db.vault.document import VaultDocument

    key = MasterKey.new()
    vault = "0" * 32
    slot = Slot.make(vault, "zoe", Chosen("one"), key)
    return key, VaultDocument(vault=vault, current=key.id, next=None, slots=(slot,)).sealed_by(key)


_KEY, _WRITTEN = _written()


def test_no_secret_shows_itself() -> None:
    assert "cheval" not in repr(Password("cheval"))
    assert "ABCDE" not in repr(RecoveryCode("ABCDE"))
    assert "private" not in repr(_WRITTEN.slots[0])
