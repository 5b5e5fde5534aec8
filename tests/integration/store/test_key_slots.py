"""Key slots: who may open a database, and what the file of keys refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.store import open_store
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
from db.vault.document import read
from db.vault.errors import (
    EncryptionNotSupported,
    KeyNeeded,
    KeyringUnavailable,
    LastSlot,
    SecretEmpty,
    SecretRefused,
    VaultExists,
)
from db.vault.machine import MachineFile, SystemKeyring
from db.vault.master import MasterKey
from db.vault.slots import Password, RecoveryCode, SlotKind
from reviewer.errors import NotFound
from tests.integration.store.values import a_person, put
from tests.integration.store.vaults import ON_A_SERVER, Chosen, files_of, keys_of, path_of
from tests.support.session_keyring import no_keyring, session_keyring

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
    open_store(sqlite_url, unencrypted=True).close()
    assert key_here(sqlite_url, create=True, folder=tmp_path / "settings") is None
    assert key_here(ON_A_SERVER, create=True, folder=tmp_path / "settings") is None
    assert not has_vault(ON_A_SERVER)
    assert not (tmp_path / "settings").exists()
    with pytest.raises(EncryptionNotSupported):
        create_vault(ON_A_SERVER, Chosen("one"), holder="zoe")


def test_the_keyring_of_the_session_opens_it(sqlite_url: str, key: MasterKey) -> None:
    with session_keyring() as session:
        add_slot(sqlite_url, key, SystemKeyring(), holder="zoe")
        assert unlock(sqlite_url, SystemKeyring(), holder="zoe") == key
        session.kept.clear()
        with pytest.raises(SecretEmpty):
            unlock(sqlite_url, SystemKeyring(), holder="zoe")


def test_a_session_without_a_keyring_says_so(sqlite_url: str, key: MasterKey) -> None:
    with no_keyring(), pytest.raises(KeyringUnavailable):
        add_slot(sqlite_url, key, SystemKeyring(), holder="zoe")
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
    open_store(clear, unencrypted=True).close()
    with pytest.raises(VaultExists):
        create_vault(clear, Chosen("two"), holder="ali")


def test_the_file_of_keys_is_for_its_owner_only_and_holds_no_key(sqlite_url: str, key: MasterKey) -> None:
    path = keys_of(sqlite_url)
    assert path.stat().st_mode & 0o777 == 0o600
    assert key._secret not in path.read_bytes()
    assert key._secret.hex() not in path.read_text(encoding="utf-8")
    assert "one" not in json.loads(path.read_bytes())["slots"][0].values()
