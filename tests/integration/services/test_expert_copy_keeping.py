"""What an expert's copy lets go: on schedule, at will, at the end of the contract; and what a disk shows meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.blobs import FolderBlobs
from db.engine import begin_writing, blobs_folder
from db.maintenance import check
from db.records.every import METADATA
from reviewer.committee.offline.answers import DeclarationAnswer, EvaluationAnswer
from reviewer.committee.offline.own_copy import DestructionCause
from reviewer.services.expert_copy.my_dossiers import CopyState
from tests.support.expert_copies import CANDIDATE, CV, UNTIL, CopyHome, FarOffice, a_copy, newer, state_of

NAME = CANDIDATE.split()[1]


def home_attachment(home: CopyHome, dossier_id: str) -> str:
    with home.opened.store.read() as work:
        return work.dossiers.get(dossier_id).current.attachments[0].sha256


def assert_no_name_in(folder: Path) -> None:
    """Grep every file of a home: database, log, documents, keys, folders."""
    for path in folder.rglob("*"):
        assert NAME not in path.name
        if path.is_file():
            assert NAME.encode() not in path.read_bytes(), path
            assert b"Bor\xc3\xa9al" not in path.read_bytes(), path


# --- letting go --------------------------------------------------------------------------------------------------


def everything_in(home: CopyHome) -> str:
    """Return every value of every row, and every document, as whoever has the key reads them."""
    blobs = FolderBlobs(blobs_folder(home.folder / "avise.db"))
    with home.opened.engine.connect() as connection:
        rows = [
            str(tuple(row))
            for table in METADATA.sorted_tables
            for row in connection.execute(table.select()).all()
        ]
    return "\n".join([*rows, *(blobs.get(one).decode("latin-1") for one in blobs.all())])


def test_the_day_after_the_last_one_nothing_is_left_but_ids(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id, comment=f"{NAME} convient.")
    home.office.dossiers.attachment(dossier_id, home_attachment(home, dossier_id))
    home.clock.move_to(UNTIL)
    home.copy.keeping.look_after()
    assert state_of(home) is CopyState.SEALED
    assert NAME in everything_in(home)
    home.clock.move_to(date(2025, 6, 21))
    home.copy.keeping.look_after()
    assert home.copy.dossiers.rows() == ()
    assert NAME not in everything_in(home)
    (certificate,) = home.certificates()
    assert certificate.cause is DestructionCause.SCHEDULE
    assert certificate.dossier_ids == (dossier_id,)
    assert check(f"sqlite:///{(home.folder / 'avise.db').as_posix()}") == ()


def test_what_was_not_sent_is_sealed_to_the_office_before_it_is_destroyed(
    home: CopyHome, far: FarOffice, dossier_id: str
) -> None:
    home.declare(dossier_id)
    home.vote(dossier_id)
    home.clock.move_to(date(2025, 6, 21))
    home.copy.keeping.look_after()
    waiting = home.copy.sending.to_send()
    assert (waiting.certificates, waiting.packages) == (1, 1)
    first, second = home.copy.sending.prepare(far.folder).paths
    assert [type(one) for one in far.read(first).answers] == [DeclarationAnswer, EvaluationAnswer]
    assert far.read(second).answers == ()
    assert [one.dossier_ids for one in far.read(second).destructions] == [(dossier_id,)]


def test_a_dossier_that_came_again_stays_as_long_as_its_newest_package_may(
    home: CopyHome, far: FarOffice
) -> None:
    one = far.dossier()
    home.copy.receiving.receive(far.package(one))
    home.copy.receiving.receive(far.package(newer(one), open_until=date(2025, 7, 20)))
    home.clock.move_to(date(2025, 6, 21))
    home.copy.keeping.look_after()
    assert len(home.copy.dossiers.rows()) == 1
    home.clock.move_to(date(2025, 7, 21))
    home.copy.keeping.look_after()
    assert home.copy.dossiers.rows() == ()
    assert len(home.certificates()) == 2


def test_an_expert_destroys_at_will_and_a_replay_brings_nothing_back(home: CopyHome, far: FarOffice) -> None:
    path = far.package(far.dossier())
    package_id = home.copy.receiving.receive(path).package_id
    home.copy.keeping.destroy(package_id)
    assert home.copy.dossiers.rows() == ()
    assert home.copy.receiving.receive(path).already
    assert home.copy.dossiers.rows() == ()
    (told,) = far.read(home.copy.sending.prepare(far.folder).paths[-1]).destructions
    assert not told.on_schedule


def test_a_dossier_that_was_destroyed_comes_in_again_with_a_new_package(
    home: CopyHome, far: FarOffice
) -> None:
    one = far.dossier()
    home.copy.keeping.destroy(home.copy.receiving.receive(far.package(one)).package_id)
    home.copy.receiving.receive(far.package(one))
    home.declare(one.dossier_id)
    home.vote(one.dossier_id)
    refused = pytest.raises(IntegrityError, match="kept as it is")
    with begin_writing(home.opened.engine) as connection, refused:
        connection.execute(text("DELETE FROM evaluation"))


def test_at_the_end_of_the_contract_everything_goes(home: CopyHome, far: FarOffice) -> None:
    home.copy.receiving.receive(far.package(far.dossier("TC-2025-0001")))
    home.copy.receiving.receive(far.package(far.dossier("TC-2025-0002")))
    home.copy.keeping.end_contract()
    assert home.copy.dossiers.rows() == ()
    causes = {one.cause for one in home.certificates()}
    assert causes == {DestructionCause.CONTRACT_ENDED}


def test_a_document_of_two_dossiers_stays_with_the_one_that_is_still_here(
    home: CopyHome, far: FarOffice
) -> None:
    one = far.dossier("TC-2025-0001", documents=CV)
    two = far.dossier("TC-2025-0002", documents=CV)
    first = home.copy.receiving.receive(far.package(one, documents=CV))
    home.copy.receiving.receive(far.package(two, documents=CV))
    home.copy.keeping.destroy(first.package_id)
    home.declare(two.dossier_id)
    sha256 = two.attachments[0].sha256
    assert home.office.dossiers.attachment(two.dossier_id, sha256) == CV["cv.pdf"]


def test_what_a_killed_program_left_is_cleared_at_the_next_start(home: CopyHome, dossier_id: str) -> None:
    scratch = home.copy.receiving.own.keeper.scratch
    (scratch / "avise-mort").mkdir()
    (scratch / "avise-mort" / "reste").write_bytes(b"bruit")
    with home.opened.store.read() as work:
        orphan = work.blobs.put(f"un document de {NAME}".encode())
    home.copy.keeping.look_after()
    assert not list(scratch.iterdir())
    assert orphan not in list(FolderBlobs(blobs_folder(home.folder / "avise.db")).all())
    assert home.copy.dossiers.rows()


def test_an_encrypted_home_shows_no_name_at_any_moment(tmp_path: Path, far: FarOffice) -> None:
    made = a_copy(tmp_path / "chiffrée", encrypted=True)
    try:
        made.enrol(far)
        one = far.dossier(documents=CV)
        made.copy.receiving.receive(far.package(one, documents=CV))
        made.declare(one.dossier_id)
        made.vote(one.dossier_id, comment=f"{NAME} convient.")
        made.copy.sending.prepare(far.folder)
        assert_no_name_in(made.folder)
        made.clock.move_to(date(2025, 6, 21))
        made.copy.keeping.look_after()
        assert_no_name_in(made.folder)
        assert NAME not in everything_in(made)
    finally:
        made.close()
    assert_no_name_in(made.folder)
