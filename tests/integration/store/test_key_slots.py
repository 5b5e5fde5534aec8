"""Key slots: who may open a database, and what the file of keys refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend

from db.errors import DatabaseTrouble
from db.store import open_store
from db.vault import errors as vault_errors
from db.vault.access import (
    add_slot,
    change_secret,
    create_vault,
    has_vault,
    key_here,
    remove_slot,
    slots,
    unlock,
    unlock_here,
    vault_id,
)
from db.vault.document import parse, read, write
from db.vault.errors import (
    EncryptionNotSupported,
    KeyNeeded,
    KeyringUnavailable,
    LastSlot,
    SecretEmpty,
    SecretRefused,
    VaultAltered,
    VaultExists,
    VaultMissing,
    VaultNewer,
    VaultUnreadable,
)
from db.vault.machine import MachineFile, SystemKeyring
from db.vault.master import MasterKey
from db.vault.slots import Derivation, Password, RecoveryCode, Slot, SlotKind
from reviewer.errors import AviseError, NotFound
from reviewer.wording import Wording
from tests.integration.store.values import a_person, put
from tests.integration.store.vaults import Chosen, files_of, path_of

ON_A_SERVER = "postgresql+psycopg://server/avise"


def keys_of(url: str) -> Path:
    return path_of(url).with_suffix(".keys")


@pytest.fixture
def key(sqlite_url: str) -> MasterKey:
    return create_vault(sqlite_url, Chosen("one"), holder="zoe")


# --- opening --------------------------------------------------------------------------------------------------


def test_a_password_opens_the_database_and_a_wrong_one_does_not(sqlite_url: str) -> None:
    key = create_vault(sqlite_url, Password("cheval agrafe pile"), holder="zoe")
    assert unlock(sqlite_url, Password("cheval agrafe pile")) == key
    with pytest.raises(SecretRefused) as caught:
        unlock(sqlite_url, Password("cheval agrafe pilE"))
    assert caught.value.tried == 1
    with pytest.raises(SecretRefused) as caught:
        unlock(sqlite_url, Password("cheval agrafe pile"), holder="ali")
    assert caught.value.tried == 0


def test_a_password_is_the_same_however_its_accents_are_typed(sqlite_url: str) -> None:
    key = create_vault(sqlite_url, Password("\u00e9t\u00e9 \u00e0 Qu\u00e9bec"), holder="zoe")
    assert unlock(sqlite_url, Password("e\u0301te\u0301 a\u0300 Que\u0301bec")) == key


def test_a_password_pays_the_price_of_argon2id_and_its_slot_says_which(sqlite_url: str) -> None:
    create_vault(sqlite_url, Password("cheval agrafe pile"), holder="zoe")
    (slot,) = read(keys_of(sqlite_url)).slots
    how = slot.derivation
    assert (how.name, how.memory_kib, how.passes, how.lanes) == ("argon2id", 65_536, 3, 4)


def test_a_recovery_code_is_read_as_a_person_writes_it(sqlite_url: str, key: MasterKey) -> None:
    code = RecoveryCode.new()
    add_slot(sqlite_url, key, code, holder="zoe")
    assert [len(group) for group in code.text.split("-")] == [5] * 5
    for written in (
        code.text.lower(),
        code.text.replace("-", " "),
        code.text.replace("0", "O").replace("1", "l"),
    ):
        assert unlock(sqlite_url, RecoveryCode(written)) == key
    with pytest.raises(SecretRefused):
        unlock(sqlite_url, RecoveryCode.new())
    assert RecoveryCode.new() != RecoveryCode.new()


def test_this_computer_opens_it_with_a_file_of_its_own_outside_the_data(
    sqlite_url: str, tmp_path: Path
) -> None:
    settings = tmp_path / "settings"
    key = create_vault(sqlite_url, MachineFile(settings), holder="poste")
    (file,) = files_of(settings)
    assert file.name == f"{vault_id(sqlite_url)}.key"
    assert (file.stat().st_mode & 0o777, file.stat().st_size) == (0o600, 32)
    assert file.read_bytes() not in keys_of(sqlite_url).read_bytes()
    assert unlock_here(sqlite_url, settings) == key
    assert unlock_here(sqlite_url, tmp_path / "elsewhere") is None
    file.write_bytes(b"short")
    with pytest.raises(SecretEmpty):
        unlock_here(sqlite_url, settings)


def test_a_command_line_makes_keys_for_a_new_database_and_finds_them_again(
    sqlite_url: str, tmp_path: Path
) -> None:
    settings = tmp_path / "settings"
    assert key_here(sqlite_url, create=False, folder=settings) is None
    key = key_here(sqlite_url, create=True, folder=settings)
    assert key is not None
    opened = open_store(sqlite_url, key=key)
    assert opened.encrypted
    opened.close()
    assert key_here(sqlite_url, create=False, folder=settings) == key
    with pytest.raises(KeyNeeded):
        key_here(sqlite_url, create=True, folder=tmp_path / "elsewhere")


def test_a_command_line_leaves_a_database_in_clear_and_a_server_as_they_are(
    sqlite_url: str, tmp_path: Path
) -> None:
    open_store(sqlite_url).close()
    assert key_here(sqlite_url, create=True, folder=tmp_path / "settings") is None
    assert key_here(ON_A_SERVER, create=True, folder=tmp_path / "settings") is None
    assert not has_vault(ON_A_SERVER)
    assert not (tmp_path / "settings").exists()
    with pytest.raises(EncryptionNotSupported):
        create_vault(ON_A_SERVER, Chosen("one"), holder="zoe")


class _Memory(KeyringBackend):
    priority = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_the_keyring_of_the_session_opens_it(sqlite_url: str, key: MasterKey) -> None:
    before = keyring.get_keyring()
    session = _Memory()
    keyring.set_keyring(session)
    try:
        add_slot(sqlite_url, key, SystemKeyring(), holder="zoe")
        assert unlock(sqlite_url, SystemKeyring(), holder="zoe") == key
        session.kept.clear()
        with pytest.raises(SecretEmpty):
            unlock(sqlite_url, SystemKeyring(), holder="zoe")
    finally:
        keyring.set_keyring(before)


def test_a_session_without_a_keyring_says_so(sqlite_url: str, key: MasterKey) -> None:
    from keyring.backends.fail import Keyring as NoKeyring

    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # the library's own
    try:
        with pytest.raises(KeyringUnavailable):
            add_slot(sqlite_url, key, SystemKeyring(), holder="zoe")
    finally:
        keyring.set_keyring(before)
    assert len(slots(sqlite_url)) == 1


# --- people come and go ---------------------------------------------------------------------------------------


def test_adding_changing_and_removing_a_person_rewrites_no_data(sqlite_url: str, key: MasterKey) -> None:
    opened = open_store(sqlite_url, key=key)
    put(opened, a_person())
    opened.blobs.put(b"document")
    opened.close()

    def data() -> dict[str, bytes]:
        return {
            str(path): path.read_bytes()
            for path in files_of(path_of(sqlite_url).parent)
            if path.suffix != ".keys" and not path.name.endswith(("-wal", "-shm"))
        }

    before = data()
    ali = add_slot(sqlite_url, key, Chosen("two"), holder="ali")
    assert (ali.holder, ali.kind) == ("ali", SlotKind.KEYRING)
    assert unlock(sqlite_url, Chosen("two"), holder="ali") == key
    changed = change_secret(sqlite_url, key, ali.id, Chosen("three"))
    assert changed.holder == "ali"
    with pytest.raises(SecretRefused):
        unlock(sqlite_url, Chosen("two"))
    assert unlock(sqlite_url, Chosen("three")) == key
    remove_slot(sqlite_url, key, changed.id)
    with pytest.raises(SecretRefused):
        unlock(sqlite_url, Chosen("three"))
    assert [one.holder for one in slots(sqlite_url)] == ["zoe"]
    assert data() == before


def test_the_last_slot_stays(sqlite_url: str, key: MasterKey) -> None:
    with pytest.raises(LastSlot):
        remove_slot(sqlite_url, key, slots(sqlite_url)[0].id)
    with pytest.raises(NotFound):
        remove_slot(sqlite_url, key, "nobody")
    assert unlock(sqlite_url, Chosen("one")) == key


def test_an_empty_secret_protects_nothing_and_is_refused(sqlite_url: str, key: MasterKey) -> None:
    for secret in (Password(""), RecoveryCode(" - ")):
        with pytest.raises(SecretEmpty):
            add_slot(sqlite_url, key, secret, holder="ali")
    assert len(slots(sqlite_url)) == 1


def test_keys_are_never_written_over(sqlite_url: str, key: MasterKey, tmp_path: Path) -> None:
    with pytest.raises(VaultExists):
        create_vault(sqlite_url, Chosen("two"), holder="ali")
    assert unlock(sqlite_url, Chosen("one")) == key
    clear = f"sqlite:///{tmp_path}/clear.db"
    open_store(clear).close()
    with pytest.raises(VaultExists):
        create_vault(clear, Chosen("two"), holder="ali")


def test_the_file_of_keys_is_for_its_owner_only_and_holds_no_key(sqlite_url: str, key: MasterKey) -> None:
    path = keys_of(sqlite_url)
    assert path.stat().st_mode & 0o777 == 0o600
    assert key._secret not in path.read_bytes()
    assert key._secret.hex() not in path.read_text(encoding="utf-8")
    assert "one" not in json.loads(path.read_bytes())["slots"][0].values()


# --- the file -------------------------------------------------------------------------------------------------


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


def test_no_secret_shows_itself() -> None:
    assert "cheval" not in repr(Password("cheval"))
    assert "ABCDE" not in repr(RecoveryCode("ABCDE"))
    assert "private" not in repr(_WRITTEN.slots[0])


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
    assert len(KINDS) == 13


def _written() -> tuple[MasterKey, Any]:
    from db.vault.document import VaultDocument

    key = MasterKey.new()
    vault = "0" * 32
    slot = Slot.make(vault, "zoe", Chosen("one"), key)
    return key, VaultDocument(vault=vault, current=key.id, next=None, slots=(slot,)).sealed_by(key)


_KEY, _WRITTEN = _written()
