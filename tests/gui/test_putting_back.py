"""After a total loss: a copy is put back from the very first page, and the door opens on what it held."""

from __future__ import annotations

import getpass
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.location import default_url
from db.maintenance import backup
from db.store import open_store
from db.vault import access
from db.vault.held import holding
from db.vault.slots import Password
from reviewer.dossier.lifecycle import Role
from reviewer.services.clock import PinnedClock
from reviewer.services.homes import make_expert_home
from tests.support.days import Day
from tests.support.gui import TODAY, open_bench_office
from ui.screens.sign_in.start.dialog_put_back import PutBackDialog
from ui.screens.sign_in.view import Asked

PASSWORD = "girouette mauve sous la bruine"
NOW = PinnedClock(TODAY).now()


@pytest.fixture
def code(a_day: Callable[[], Day], copies: Path, tmp_path: Path) -> str:
    """Let Farid begin, copy what he has, and lose everything but the copies; return his one-time code."""
    day = a_day()
    day.fill(name="Farid Benali", login="farid", password=PASSWORD, again=PASSWORD)
    code = day.put_away()
    day.choose()
    day.end()
    with holding(access.unlock(default_url(), Password(PASSWORD))):
        backup(default_url(), copies, NOW)
    for lost in ("usual", "settings"):
        shutil.rmtree(tmp_path / lost, ignore_errors=True)
    return code


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Give the folder of the copies, on another disk as it were."""
    return tmp_path / "copies"


def chosen(day: Day, folder: Path) -> PutBackDialog | None:
    """Choose a folder on the first page; return the dialog that asks, where one does."""
    start = day.window.door.start
    assert start.isVisible()
    start._take_copy(str(folder))
    day.settle()
    return day.window.door.putting_back.dialog


def confirmed(day: Day, dialog: PutBackDialog, login: str = "", secret: str = "") -> None:
    dialog.login.setText(login)
    dialog.secret.setText(secret)
    dialog.act.click()
    day.settle()


def nothing_was_made(tmp_path: Path) -> bool:
    return not list(tmp_path.glob("usual/**/avise*"))


def test_the_password_that_opens_the_copy_puts_it_back_and_signs_in(
    a_day: Callable[[], Day], code: str, copies: Path
) -> None:
    day = a_day()
    dialog = chosen(day, copies)
    assert dialog is not None
    assert dialog.seen.copy.contents.entries > 0
    confirmed(day, dialog, " Farid ", PASSWORD)
    assert day.inside
    assert day.window.desktop.office.session.current().name == "Farid Benali"
    day.end()
    key = access.unlock(default_url(), Password(PASSWORD))
    with closing(open_store(default_url(), key=key)) as opened, opened.store.read() as work:
        (told,) = (one for one in work.journal.latest(20) if one.event == "database_restored")
    assert told.actor_name == getpass.getuser()


def test_a_wrong_secret_is_told_in_the_dialog_and_nothing_is_made(
    a_day: Callable[[], Day], code: str, copies: Path, tmp_path: Path
) -> None:
    day = a_day()
    dialog = chosen(day, copies)
    assert dialog is not None
    dialog.act.click()
    assert dialog.notice.sentence == "Remplissez tous les champs."
    confirmed(day, dialog, "farid", "ce n’est pas cela du tout")
    assert "n’ouvre pas la base" in dialog.notice.sentence
    assert (dialog.login.text(), dialog.secret.text()) == ("farid", "")
    assert nothing_was_made(tmp_path)
    confirmed(day, dialog, "farid", PASSWORD)
    assert day.inside


def test_a_one_time_code_opens_the_copy_and_the_door_then_asks_who_one_is(
    a_day: Callable[[], Day], code: str, copies: Path
) -> None:
    day = a_day()
    dialog = chosen(day, copies)
    assert dialog is not None
    confirmed(day, dialog, "farid", code.lower())
    assert not day.inside
    assert day.page.isVisible()
    assert day.page.asked is Asked.SIGN_IN
    day.fill(login="farid", password=PASSWORD)
    assert day.inside


def test_the_copy_goes_where_one_says_that_the_data_lives(
    a_day: Callable[[], Day], code: str, copies: Path, tmp_path: Path
) -> None:
    day = a_day()
    day.window.door.start.place_chosen.emit(tmp_path / "autre disque")
    day.settle()
    dialog = chosen(day, copies)
    assert dialog is not None
    confirmed(day, dialog, "farid", PASSWORD)
    assert day.inside
    assert (tmp_path / "autre disque" / "avise.db").is_file()
    assert default_url().endswith("autre disque/avise.db")
    assert nothing_was_made(tmp_path)


def test_a_folder_without_a_copy_is_told_in_one_sentence_and_one_chooses_again(
    a_day: Callable[[], Day], code: str, copies: Path, tmp_path: Path
) -> None:
    day = a_day()
    (tmp_path / "photos").mkdir()
    assert chosen(day, tmp_path / "photos") is None
    start = day.window.door.start
    assert start.notice.sentence.startswith("Il n’y a pas de copie lisible à cet endroit")
    assert start.put_back.isEnabled()
    assert nothing_was_made(tmp_path)
    assert chosen(day, copies) is not None
    assert not start.notice.sentence


@pytest.mark.parametrize("part", ["avise.db", "avise.keys"])
def test_a_copy_that_was_altered_is_told_and_changes_nothing(
    a_day: Callable[[], Day], code: str, copies: Path, tmp_path: Path, part: str
) -> None:
    (file,) = copies.glob(f"copies/*/{part}")
    file.write_bytes(file.read_bytes()[:-64])
    day = a_day()
    dialog = chosen(day, copies)
    if dialog is not None:
        confirmed(day, dialog, "farid", PASSWORD)
        assert dialog.notice.sentence
    else:
        assert day.window.door.start.notice.sentence
    assert not day.inside
    assert nothing_was_made(tmp_path)


def test_a_database_that_has_come_to_be_there_is_not_replaced(
    a_day: Callable[[], Day], code: str, copies: Path, tmp_path: Path
) -> None:
    day = a_day()
    dialog = chosen(day, copies)
    assert dialog is not None
    place = Path(default_url().removeprefix("sqlite:///"))
    place.parent.mkdir(parents=True)
    place.write_bytes(b"ce que quelqu'un d'autre vient d'y mettre")
    confirmed(day, dialog, "farid", PASSWORD)
    assert dialog.notice.sentence
    assert place.read_bytes() == b"ce que quelqu'un d'autre vient d'y mettre"
    assert not day.inside


def test_a_copy_in_clear_asks_for_no_secret(a_day: Callable[[], Day], copies: Path, tmp_path: Path) -> None:
    (tmp_path / "clair").mkdir()
    opened, _ = open_bench_office(tmp_path / "clair")
    opened.close()
    backup(f"sqlite:///{(tmp_path / 'clair' / 'avise.db').as_posix()}", copies, NOW)
    day = a_day()
    dialog = chosen(day, copies)
    assert dialog is not None
    assert not dialog.login.isVisible()
    dialog.act.click()
    day.settle()
    day.end()
    with closing(open_store(default_url())) as opened, opened.store.read() as work:
        assert Role.COORDINATOR in {role for one in work.people.all() for role in one.roles}
        assert work.journal.latest(1)[0].actor_name == getpass.getuser()


def test_an_expert_s_own_copy_becomes_no_office(
    a_day: Callable[[], Day], copies: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{(tmp_path / 'expert' / 'avise.db').as_posix()}"
    (tmp_path / "expert").mkdir()
    with closing(open_store(url, unencrypted=True)) as opened:
        make_expert_home(opened.store, PinnedClock(TODAY))
    backup(url, copies, NOW)
    day = a_day()
    dialog = chosen(day, copies)
    assert dialog is not None
    dialog.act.click()
    day.settle()
    assert dialog.notice.sentence
    assert nothing_was_made(tmp_path)
