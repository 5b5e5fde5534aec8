"""A folder as a mailbox: looked at again and again, read once it stands still, nothing moved and nothing said twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reviewer.committee.offline.taking_in import Settlement
from reviewer.services.packages.mailbox import MailboxGone, MailboxNotAFolder, MailboxReport
from reviewer.services.watched_folder import Watch
from tests.support.model_copy import ModelCopy, a_package, an_enrolled_copy
from tests.support.office import House


@pytest.fixture
def box(sqlite_house: House, tmp_path: Path) -> Path:
    folder = tmp_path / "boîte"
    folder.mkdir()
    sqlite_house.as_("claude").mailbox.choose(folder)
    return folder


@pytest.fixture
def eli(sqlite_house: House, tmp_path: Path) -> ModelCopy:
    desk = tmp_path / "bureau"
    desk.mkdir()
    dossier_id = sqlite_house.admissible()
    sqlite_house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    copy = an_enrolled_copy(sqlite_house, desk)
    a_package(sqlite_house, copy, desk, dossier_id)
    copy.declare(dossier_id)
    return copy


def look(house: House, watch: Watch) -> MailboxReport:
    return house.as_("claude").mailbox.look(watch)


def test_a_file_is_read_once_its_size_has_stood_still(sqlite_house: House, box: Path, eli: ModelCopy) -> None:
    watch, whole = Watch(), eli.send(box)
    content = whole.read_bytes()
    whole.write_bytes(content[:50])
    assert look(sqlite_house, watch).waiting == (whole.name,)
    whole.write_bytes(content)
    assert look(sqlite_house, watch).waiting == (whole.name,)
    report = look(sqlite_house, watch)
    assert [line.outcome for line in report.taken.returns[0].lines] == [Settlement.TAKEN_IN]
    assert whole.exists()
    again = look(sqlite_house, watch)
    assert again.quiet
    assert again.taken.returns == ()


def test_after_a_restart_nothing_is_said_twice(sqlite_house: House, box: Path, eli: ModelCopy) -> None:
    eli.send(box)
    before, after = Watch(), Watch()
    for watch in (before, before, after):
        look(sqlite_house, watch)
    report = look(sqlite_house, after)
    assert [line.outcome for line in report.taken.returns[0].lines] == [Settlement.ALREADY]
    assert report.quiet


def test_a_refused_file_is_named_once_and_stays_where_it_is(
    sqlite_house: House, box: Path, eli: ModelCopy
) -> None:
    watch = Watch()
    (box / "autre.avisre").write_bytes(b"rien")
    (box / ".autre.avisre.part").write_bytes(b"en cours")
    (box / "notes.txt").write_bytes(b"sans rapport")
    eli.send(box)
    look(sqlite_house, watch)
    report = look(sqlite_house, watch)
    assert [one.file for one in report.taken.refused] == ["autre.avisre"]
    assert len(report.taken.returns) == 1
    assert look(sqlite_house, watch).quiet
    assert len(list(box.iterdir())) == 4


def test_keys_that_lie_there_are_taken_in_too(sqlite_house: House, box: Path, tmp_path: Path) -> None:
    office = sqlite_house.as_("claude")
    office.expert_keys.invite("elsa", tmp_path)
    (invitation,) = tmp_path.glob("*.avisei")
    shutil.move(ModelCopy("elsa").enrol(invitation), box)
    watch = Watch()
    look(sqlite_house, watch)
    (enrolled,) = look(sqlite_house, watch).enrolled
    assert enrolled.message == "enrolment_taken_in"
    fresh = Watch()
    look(sqlite_house, fresh)
    assert look(sqlite_house, fresh).quiet


def test_the_folder_is_each_persons_own(sqlite_house: House, box: Path) -> None:
    assert sqlite_house.as_("claude").mailbox.folder() == box
    assert sqlite_house.as_("cora").mailbox.folder() is None
    assert sqlite_house.as_("cora").mailbox.look(Watch()) == MailboxReport()
    with pytest.raises(MailboxNotAFolder):
        sqlite_house.as_("cora").mailbox.choose(box / "absent")
    sqlite_house.as_("claude").mailbox.choose(None)
    assert sqlite_house.as_("claude").mailbox.folder() is None


def test_a_folder_that_is_gone_is_trouble_that_is_told(sqlite_house: House, box: Path) -> None:
    shutil.rmtree(box)
    with pytest.raises(MailboxGone):
        look(sqlite_house, Watch())


def test_files_that_somebody_brings_are_taken_in_from_anywhere(
    sqlite_house: House, eli: ModelCopy, tmp_path: Path
) -> None:
    path = eli.send(tmp_path)
    report = sqlite_house.as_("claude").mailbox.take([path])
    assert not report.quiet
    again = sqlite_house.as_("claude").mailbox.take([path])
    assert [line.outcome for line in again.taken.returns[0].lines] == [Settlement.ALREADY]
