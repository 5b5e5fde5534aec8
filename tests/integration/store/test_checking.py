"""Checking a database: what is wrong is named, and documents that nothing names are cleared."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from db.blobs import FolderBlobs
from db.engine import begin_writing, blobs_folder, create
from db.errors import DatabaseCorrupted
from db.integrity import Finding
from db.maintenance import check, clear_orphans, orphans
from db.store import OpenedStore, open_store
from reviewer.errors import AviseError, NotFound
from tests.integration.store.filled import fill
from tests.integration.store.values import a_person, put, sha256_of
from tests.integration.store.vaults import path_of


@pytest.fixture
def signed(store: OpenedStore) -> OpenedStore:
    """A database with two signed avis and an attachment."""
    fill(store)
    return store


def tamper(url: str, *statements: str) -> None:
    engine = create(url)
    with begin_writing(engine) as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if not sqlite:
                connection.execute(text("SET session_replication_role = replica"))
            for statement in statements:
                connection.execute(text(statement))
    engine.dispose()


def without_protection(url: str) -> list[str]:
    if not url.startswith("sqlite"):
        return []
    engine = create(url)
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    engine.dispose()
    return [f"DROP TRIGGER {name}" for name in names]


# --- check ---------------------------------------------------------------------------------------------------


def test_a_whole_database_has_no_findings(signed: OpenedStore, store_url: str) -> None:
    assert check(store_url) == ()


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE journal_entry SET event = 'other'", Finding("journal_content", "1")),
        ("DELETE FROM journal_entry", Finding("journal_end", "1")),
        (
            "UPDATE request_version SET content = replace(content, 'Boréal', 'Austral') "
            "WHERE number = 1 AND dossier_id = 'D1'",
            Finding("request_altered", "TC-D1, version 1"),
        ),
        (
            "UPDATE request_version SET content = '[' WHERE number = 2",
            Finding("request_altered", "TC-D1, version 2"),
        ),
        (
            "UPDATE evaluation SET justification = 'Autre' WHERE id = 'V-D1-1-E1'",
            Finding("seal_broken", "V-D1-1-E1"),
        ),
        (
            "UPDATE evaluation SET ratings = '{' WHERE dossier_id = 'D2'",
            Finding("deliberation_unreadable", "D2"),
        ),
        ("UPDATE deliberation SET step = 'seats' WHERE dossier_id = 'D2'", Finding("step_differs", "D2")),
        (
            "UPDATE avis SET content = replace(content, 'Montréal', 'Laval') WHERE sequence = 1",
            Finding("avis_altered", "IA-2025-0001"),
        ),
        ("UPDATE avis SET content = '{}' WHERE sequence = 2", Finding("avis_altered", "IA-2025-0002")),
        ("UPDATE avis SET employer = 'Autre' WHERE sequence = 2", Finding("avis_altered", "IA-2025-0002")),
        (
            "DELETE FROM register_event WHERE number = 'IA-2025-0002'",
            Finding("avis_without_event", "IA-2025-0002"),
        ),
        ("UPDATE number_series SET last = 3", Finding("number_missing", "IA-2025-0003")),
        ("UPDATE number_series SET last = 1", Finding("series_behind", "IA-2025")),
        ("UPDATE dossier SET state = 'received' WHERE id = 'D1'", Finding("issue_and_avis", "TC-D1")),
        ("UPDATE dossier SET avis_number = NULL WHERE id = 'D1'", Finding("issue_and_avis", "TC-D1")),
        ("UPDATE dossier SET state = 'received' WHERE id = 'D1'", Finding("state_and_decision", "TC-D1")),
        ("UPDATE dossier SET state = 'received' WHERE id = 'D1'", Finding("state_and_committee", "TC-D1")),
        ("UPDATE dossier SET state = 'lost' WHERE id = 'D1'", Finding("state_unknown", "TC-D1")),
        ("UPDATE avis SET pdf_sha256 = 'x' WHERE sequence = 1", Finding("document_missing", "IA-2025-0001")),
    ],
)
def test_what_is_wrong_is_named(
    signed: OpenedStore, store_url: str, statement: str, finding: Finding
) -> None:
    tamper(store_url, *without_protection(store_url), statement)
    assert finding in check(store_url)


def test_a_missing_protection_is_named(sqlite_store: OpenedStore, sqlite_url: str) -> None:
    tamper(sqlite_url, "DROP TRIGGER journal_entry_no_update")
    assert check(sqlite_url) == (Finding("protection_missing", "journal_entry_no_update"),)


@pytest.mark.postgresql
def test_a_protection_switched_off_on_a_server_is_named(postgresql_url: str) -> None:
    tamper(postgresql_url, "ALTER TABLE avis DISABLE TRIGGER avis_no_delete")
    assert check(postgresql_url) == (Finding("protection_missing", "avis_no_delete"),)


def test_a_broken_link_between_tables_is_named(sqlite_store: OpenedStore, sqlite_url: str) -> None:
    fill(sqlite_store)
    tamper(sqlite_url, "DELETE FROM deliberation WHERE dossier_id = 'D1'")
    assert Finding("link_broken", "seat → deliberation") in check(sqlite_url)


def test_documents_that_are_altered_or_gone_are_named(sqlite_store: OpenedStore, sqlite_url: str) -> None:
    fill(sqlite_store)
    blobs = FolderBlobs(blobs_folder(path_of(sqlite_url)))
    blobs.path(sha256_of(b"cv 0")).unlink()
    blobs.path(sha256_of(b"%PDF-1.7 D2")).write_bytes(b"%PDF-1.7 D3")
    assert check(sqlite_url) == (
        Finding("document_altered", "IA-2025-0002"),
        Finding("document_missing", "cv-0.pdf"),
    )


def test_a_damaged_file_is_a_finding_or_trouble_but_never_whole(sqlite_url: str) -> None:
    store = open_store(sqlite_url, unencrypted=True)
    put(store, *(a_person(f"p-{n}", "x" * 500) for n in range(50)))
    store.close()
    whole = path_of(sqlite_url).read_bytes()
    pages = len(whole) // 4096
    for page in range(pages - 4, pages):
        damaged = bytearray(whole)
        damaged[page * 4096 : page * 4096 + 64] = b"\xff" * 64
        path_of(sqlite_url).write_bytes(damaged)
        try:
            found = check(sqlite_url)
        except AviseError as error:
            assert isinstance(error, DatabaseCorrupted)
        else:
            assert found
            assert found[0].name == "file_damaged"


def test_checking_changes_nothing(sqlite_url: str) -> None:
    store = open_store(sqlite_url, unencrypted=True)
    fill(store)
    store.close()
    before = path_of(sqlite_url).read_bytes()
    check(sqlite_url)
    assert path_of(sqlite_url).read_bytes() == before


# --- documents that nothing names ----------------------------------------------------------------------------


def test_documents_of_an_act_that_was_given_up_are_found_and_cleared(
    store: OpenedStore, store_url: str
) -> None:
    fill(store)
    with store.store.begin() as work:
        work.blobs.put("abandonné".encode())
    orphan = store.blobs.put(b"seul")
    assert orphan in orphans(store_url)
    assert check(store_url) == ()  # harmless
    cleared = clear_orphans(store_url)
    assert orphan in cleared
    assert orphans(store_url) == ()
    assert check(store_url) == ()
    assert store.blobs.get(sha256_of(b"cv 0")) == b"cv 0"
    with pytest.raises(NotFound):
        store.blobs.get(orphan)


def test_clearing_waits_for_whoever_is_writing(sqlite_store: OpenedStore, sqlite_url: str) -> None:
    fill(sqlite_store)
    with sqlite_store.store.begin() as work:
        work.blobs.put(b"en cours")
        with (
            closing(sqlite3.connect(path_of(sqlite_url), timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")  # what clearing begins with
    assert orphans(sqlite_url) == (sha256_of(b"en cours"),)
