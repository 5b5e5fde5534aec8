"""At the command line: as whoever is logged in until there are accounts, by login and password from then on."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from db.store import OpenedStore, open_store
from db.vault.access import unlock_here
from reviewer.cli import bootstrap
from reviewer.cli.main import main
from reviewer.credentials.argon2id import Argon2Credentials
from reviewer.dossier.lifecycle import Act, Role
from reviewer.services.desk import SignInNeeded
from tests.support.office import a_house
from tests.support.people import a_person
from tests.support.source import ROOT

SAMPLE = ROOT / "resources" / "samples"
PASSWORD = "girouette mauve sous la bruine"
OTHER = "huit pontons vides en aval"


@pytest.fixture
def url(sqlite_store: OpenedStore, sqlite_url: str) -> str:
    """Give the address of a database where Ada administers and Kim takes files in."""
    house = a_house(sqlite_store, credentials=Argon2Credentials())
    house.office.accounts.start(a_person("ada"), "ada", PASSWORD)
    code = house.office.accounts.open("kim", "kim")
    house.office.accounts.redeem("kim", code.code, OTHER)
    return sqlite_url


def _files() -> list[str]:
    return [str(sorted(SAMPLE.rglob("*.json"))[0])]


def _type(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def _journal(url: str) -> list[tuple[str, str]]:
    opened = open_store(url, create=False, key=unlock_here(url))
    with opened.store.read() as work:
        found = [(entry.actor_id, entry.event) for entry in work.journal.entries()]
    opened.close()
    return found


def test_a_database_without_accounts_takes_files_in_from_whoever_is_logged_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path}/sans.db"
    assert main(["intake", *_files(), "--database", url]) == 0
    assert capsys.readouterr().out
    assert all(actor.startswith("login:") for actor, _ in _journal(url))


def test_a_database_with_accounts_takes_nothing_in_without_a_login(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _journal(url)
    assert main(["intake", *_files(), "--database", url]) == 3
    told = capsys.readouterr()
    assert "--as" in told.err
    assert told.out == ""
    assert _journal(url) == before


def test_a_login_and_its_password_on_standard_input_act_in_their_own_name(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, f"{OTHER}\n")
    assert main(["intake", *_files(), "--database", url, "--as", "kim", "--password-stdin"]) == 0
    told = capsys.readouterr()
    assert OTHER not in told.out + told.err
    assert {actor for actor, event in _journal(url)[-3:]} == {"kim"}


def test_a_wrong_password_is_refused_and_counted(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, "ce n’est pas cela du tout\n")
    assert main(["intake", *_files(), "--database", url, "--as", "kim", "--password-stdin"]) == 3
    assert "ce n’est pas cela" not in capsys.readouterr().err
    assert _journal(url)[-1][1] == "sign_in_failed"


def test_a_login_whose_role_may_not_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, f"{PASSWORD}\n")
    assert main(["intake", *_files(), "--database", url, "--as", "ada", "--password-stdin"]) == 3
    assert capsys.readouterr().err


def test_without_a_terminal_and_without_a_password_nothing_is_tried(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _journal(url)
    _type(monkeypatch, "")
    assert main(["intake", *_files(), "--database", url, "--as", "kim"]) == 3
    assert "--password-stdin" in capsys.readouterr().err
    assert _journal(url) == before


def test_reads_that_need_no_role_need_no_login(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--database", url]) == 0
    assert capsys.readouterr().out


def test_a_machine_still_keeps_copies_by_night_and_nothing_else(url: str) -> None:
    with bootstrap.open_office(url, actor=bootstrap.operator(Role.ADMINISTRATOR)) as office:
        assert office.desk.require(Act.MANAGE_BACKUPS).id.startswith("login:")
        with pytest.raises(SignInNeeded):
            office.desk.require(Act.MANAGE_SETTINGS)


def test_the_claim_of_one_command_is_not_the_next_ones(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, f"{OTHER}\n")
    assert main(["intake", *_files(), "--database", url, "--as", "kim", "--password-stdin"]) == 0
    assert bootstrap.CLAIM.get() is None
    assert main(["intake", *_files(), "--database", url]) == 3
    assert capsys.readouterr().err
