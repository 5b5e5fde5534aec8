"""Encrypted databases at the command line: who opens them, one password for both things, keys, and encryption."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from db.cipher import is_in_clear
from db.store import open_store
from db.vault import access
from db.vault.errors import SecretRefused
from db.vault.slots import Password, RecoveryCode
from reviewer.cli.main import main
from reviewer.credentials.argon2id import Argon2Credentials
from reviewer.services.ports.key_slots import SlotKind
from tests.e2e.command_line import Answer
from tests.integration.store.vaults import found_in
from tests.support.office import a_house
from tests.support.people import a_person
from tests.support.requests import request_document

ADA, KIM = "girouette mauve sous la bruine", "huit pontons vides en aval"


class CommandLine:
    """``avise`` in this process, with lines on its standard input."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: object, typed: str = "") -> Answer:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main([str(word) for word in words])
        told = self._capsys.readouterr()
        return Answer(status, told.out, told.err)


@pytest.fixture
def avise(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(monkeypatch, capsys)


@pytest.fixture
def computers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be on a computer that keeps nothing yet; ``at`` is another one."""
    at(tmp_path / "poste", monkeypatch)
    return tmp_path


def at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit at the computer whose settings are in a folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))


@pytest.fixture
def url(computers: Path) -> str:
    return f"sqlite:///{computers / 'base' / 'avise.db'}"


@pytest.fixture
def staffed(url: str) -> str:
    """A database where Ada administers and Kim takes files in, made by Ada's password: no computer opens it."""
    opened = open_store(url, key=access.create_vault(url, Password(ADA), holder="ada"))
    house = a_house(opened, credentials=Argon2Credentials())
    house.office.accounts.start(a_person("ada"), "ada", ADA)
    code = house.office.accounts.open("kim", "kim")
    house.office.accounts.redeem("kim", code.code, KIM)
    opened.close()
    return url


def request(folder: Path) -> Path:
    path = folder / "demande.json"
    path.write_text(json.dumps(request_document(), ensure_ascii=False), encoding="utf-8")
    return path


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def kinds(url: str) -> list[tuple[str, SlotKind]]:
    return sorted((one.holder, one.kind) for one in access.slots(url))


# --- made -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("door", ["init", "intake"])
def test_every_door_that_makes_a_database_makes_an_encrypted_one(
    avise: CommandLine, url: str, computers: Path, door: str
) -> None:
    words = ("database", "init") if door == "init" else ("intake", request(computers))
    assert avise(*words, "--database", url).status == 0
    assert not is_in_clear(path_of(url))
    assert [kind for _, kind in kinds(url)] == [SlotKind.MACHINE]
    assert avise("database", "check", "--database", url).status == 0
    assert found_in(path_of(url).parent, "SQLite format 3", "Boréal", "TC-2025-0001") == []


def test_who_makes_a_database_is_told_that_only_this_computer_opens_it(avise: CommandLine, url: str) -> None:
    assert "add-recovery" in avise("database", "init", "--database", url).out


# --- opened -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("audit",), ("database", "check"), ("database", "keys"), ("replay",)])
def test_a_computer_that_keeps_nothing_is_told_what_to_give(
    avise: CommandLine, staffed: str, words: tuple[str, ...]
) -> None:
    answer = avise(*words, "--database", staffed)
    assert (answer.status, answer.out, len(answer.sentences)) == (4, "", 1)
    assert "--as" in answer.err


def test_one_password_opens_the_files_and_signs_in(avise: CommandLine, staffed: str, computers: Path) -> None:
    words = ("intake", request(computers), "--database", staffed, "--as", "kim", "--password-stdin")
    assert avise(*words, typed="ce n’est pas cela du tout\n").status == 3
    answer = avise(*words, typed=f"{KIM}\n")
    assert (answer.status, answer.err) == (0, "")
    assert KIM not in answer.out
    opened = open_store(staffed, key=access.unlock(staffed, Password(ADA), holder="ada"))
    with opened.store.read() as work:
        assert list(work.journal.entries())[-1].actor_id == "kim"
    opened.close()


def test_a_printed_code_opens_the_files_and_signs_nobody_in(
    avise: CommandLine, staffed: str, computers: Path
) -> None:
    key = access.unlock(staffed, Password(ADA), holder="ada")
    access.add_slot(staffed, key, RecoveryCode("ABCDE-FGHJK"), holder="coffre")
    words = ("--database", staffed, "--as", "coffre", "--password-stdin")
    assert avise("audit", *words[:2], *words[2:], typed="abcde fghjk\n").status == 0
    assert avise("intake", request(computers), *words, typed="abcde fghjk\n").status == 3


def test_a_register_that_cannot_be_opened_is_not_passed_over_in_silence(
    avise: CommandLine, staffed: str, computers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AVISE_DATABASE", staffed)
    answer = avise("verify", request(computers))
    assert answer.status == 1
    assert "--as" in answer.err


# --- keys -------------------------------------------------------------------------------------------------------


def test_slots_are_listed_added_and_removed(avise: CommandLine, url: str) -> None:
    avise("database", "init", "--database", url)
    added = avise("database", "keys", "add-recovery", "--for", "coffre", "--database", url)
    assert (added.status, added.err) == (0, "")
    code = added.out.splitlines()[-1]
    assert access.unlock(url, RecoveryCode(code), holder="coffre") == access.unlock_here(url)
    words = ("database", "keys", "add-password", "--for", "zoe", "--database", url, "--password-stdin")
    assert avise(*words, typed="court\n").status == 3
    assert avise(*words, typed="").status == 3
    assert avise(*words, typed=f"{KIM}\n").status == 0
    listed = avise("database", "keys", "--database", url)
    assert len(listed.out.splitlines()) == 3
    assert "coffre" in listed.out
    assert code not in listed.out
    (zoe,) = [one.id for one in access.slots(url) if one.holder == "zoe"]
    assert avise("database", "keys", "remove", zoe, "--database", url).status == 0
    assert avise("database", "keys", "remove", zoe, "--database", url).status == 3
    with pytest.raises(SecretRefused):
        access.unlock(url, Password(KIM))
    opened = open_store(url, key=access.unlock_here(url))
    with opened.store.read() as work:
        events = [one.event for one in work.journal.entries()]
        told = json.dumps([str(one) for one in work.journal.entries()])
    opened.close()
    assert events == ["key_slot_added", "key_slot_added", "key_slot_removed"]
    assert code not in told


def test_the_slots_of_accounts_are_left_to_the_accounts(avise: CommandLine, staffed: str) -> None:
    words = ("--database", staffed, "--as", "ada", "--password-stdin")
    (kims,) = [
        one.id for one in access.slots(staffed) if (one.holder, one.kind) == ("kim", SlotKind.PASSWORD)
    ]
    before = kinds(staffed)
    assert avise("database", "keys", "remove", kims, *words, typed=f"{ADA}\n").status == 3
    assert avise("database", "keys", "add-recovery", "--for", "kim", *words, typed=f"{ADA}\n").status == 3
    assert kinds(staffed) == before
    as_kim = (*words[:3], "kim", "--password-stdin")
    assert avise("database", "keys", "add-computer", *as_kim, typed=f"{KIM}\n").status == 3


def test_an_administrator_lets_a_computer_in_for_the_night(avise: CommandLine, staffed: str) -> None:
    words = ("--database", staffed, "--as", "ada", "--password-stdin")
    assert avise("audit", "--database", staffed).status == 4
    assert avise("database", "keys", "add-computer", *words, typed=f"{ADA}\n").status == 0
    assert avise("audit", "--database", staffed).status == 0


def test_a_new_key_is_made_with_progress_and_everybody_stays(avise: CommandLine, staffed: str) -> None:
    before = access.unlock(staffed, Password(KIM), holder="kim")
    words = ("--database", staffed, "--as", "ada", "--password-stdin")
    answer = avise("database", "keys", "rekey", *words, typed=f"{ADA}\n")
    assert answer.status == 0
    assert answer.sentences
    after = access.unlock(staffed, Password(KIM), holder="kim")
    assert after != before
    assert avise("database", "check", *words, typed=f"{ADA}\n").status == 0


# --- copies -----------------------------------------------------------------------------------------------------


def test_a_copy_is_put_back_on_another_computer_by_who_has_a_secret_of_it(
    avise: CommandLine, staffed: str, computers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--as", "ada", "--password-stdin")
    copies = computers / "copies"
    assert avise("database", "backup", copies, "--database", staffed, *words, typed=f"{ADA}\n").status == 0
    at(computers / "autre", monkeypatch)
    elsewhere = f"sqlite:///{computers / 'ailleurs' / 'avise.db'}"
    refused = avise("database", "restore", copies, "--database", elsewhere)
    assert refused.status == 4
    assert not path_of(elsewhere).exists()
    assert avise("database", "restore", copies, "--database", elsewhere, *words, typed=f"{ADA}\n").status == 0
    assert avise("database", "check", "--database", elsewhere, *words, typed=f"{ADA}\n").status == 0


def test_a_database_whose_file_of_keys_is_ruined_is_what_copies_are_for(
    avise: CommandLine, url: str, computers: Path
) -> None:
    copies = computers / "copies"
    avise("database", "init", "--database", url)
    assert avise("database", "backup", copies, "--database", url).status == 0
    path_of(url).with_suffix(".keys").write_text("{", encoding="utf-8")
    assert avise("audit", "--database", url).status == 4
    assert avise("database", "restore", copies, "--database", url).status == 4
    assert avise("database", "restore", copies, "--database", url, "--replace").status == 0
    assert avise("audit", "--database", url).status == 0


# --- in clear ---------------------------------------------------------------------------------------------------


@pytest.fixture
def clear(url: str) -> str:
    """A database in clear with a document, as an older version made it."""
    opened = open_store(url, unencrypted=True)
    house = a_house(opened)
    house.issued()
    opened.close()
    return url


def test_a_database_in_clear_still_opens_and_its_check_says_so(avise: CommandLine, clear: str) -> None:
    assert avise("audit", "--database", clear).status == 0
    answer = avise("database", "check", "--database", clear)
    assert answer.status == 1
    assert "avise database encrypt" in answer.out
    assert avise("database", "keys", "add-computer", "--database", clear).status == 3


def test_a_database_in_clear_is_encrypted_and_says_what_stays_behind(avise: CommandLine, clear: str) -> None:
    left = path_of(clear).with_name("avise.db.0001.bak")
    left.write_bytes(path_of(clear).read_bytes())
    answer = avise("database", "encrypt", "--database", clear)
    assert answer.status == 0
    assert str(left) in answer.err
    left.unlink()
    assert found_in(path_of(clear).parent, "SQLite format 3", "Boréal", "%PDF") == []
    assert avise("database", "check", "--database", clear).status == 0
    assert avise("audit", "--database", clear).status == 0
    again = avise("database", "encrypt", "--database", clear)
    assert (again.status, len(again.sentences)) == (4, 1)


def test_a_database_with_accounts_is_encrypted_by_its_administrator_who_then_opens_it_anywhere(
    avise: CommandLine, url: str, computers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_store(url, unencrypted=True)
    a_house(opened, credentials=Argon2Credentials()).office.accounts.start(a_person("ada"), "ada", ADA)
    opened.close()
    assert avise("database", "encrypt", "--database", url).status == 3
    words = ("--database", url, "--as", "ada", "--password-stdin")
    assert avise("database", "encrypt", *words, typed=f"{ADA}\n").status == 0
    at(computers / "autre", monkeypatch)
    assert avise("audit", *words, typed=f"{ADA}\n").status == 0
