"""Documents under their SHA-256, beside a file and on a server."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from db.blobs import FolderBlobs
from db.engine import begin_writing
from db.errors import BlobCorrupted, DatabaseTrouble
from db.store import OpenedStore
from reviewer.errors import EnvironmentTrouble, NotFound
from tests.integration.store.strategies import ONE_BASE_FOR_ALL
from tests.integration.store.values import ACTOR, HAPPENED, NOW


@ONE_BASE_FOR_ALL
@given(content=st.binary(max_size=5000))
def test_bytes_come_back_under_their_sha256(store: OpenedStore, content: bytes) -> None:
    with store.store.begin() as work:
        sha256 = work.blobs.put(content)
        assert work.blobs.put(content) == sha256
        work.commit(ACTOR, NOW, HAPPENED)
    assert sha256 == hashlib.sha256(content).hexdigest()
    with store.store.read() as work:
        assert work.blobs.get(sha256) == content
    assert store.blobs.get(sha256) == content


def test_documents_can_be_put_outside_a_transaction(store: OpenedStore) -> None:
    sha256 = store.blobs.put(b"document")
    with store.store.read() as work:
        assert work.blobs.get(sha256) == b"document"


@pytest.mark.parametrize("name", ["", "0" * 63, "0" * 64, "../../etc/passwd", "A" * 64, "0" * 64 + "\n"])
def test_what_is_not_there_is_not_found_whatever_the_name(store: OpenedStore, name: str) -> None:
    with pytest.raises(NotFound):
        store.blobs.get(name)


@pytest.mark.postgresql
def test_on_a_server_documents_go_with_their_transaction(postgresql_url: str) -> None:
    from db.store import open_store

    store = open_store(postgresql_url)
    try:
        with store.store.begin() as work:
            sha256 = work.blobs.put(b"given up")
        with pytest.raises(NotFound):
            store.blobs.get(sha256)
        kept = store.blobs.put(b"kept")
        with begin_writing(store.engine) as connection, connection.begin():
            connection.execute(text("UPDATE blob SET content = 'altered'"))
        with pytest.raises(BlobCorrupted):
            store.blobs.get(kept)
    finally:
        store.close()


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    return FolderBlobs(tmp_path / "avise.blobs")


def test_a_document_is_a_file_for_its_owner_only(blobs: FolderBlobs) -> None:
    sha256 = blobs.put(b"document")
    path = blobs.path(sha256)
    assert path.relative_to(blobs.folder).parts == (sha256[:2], sha256[2:4], sha256)
    assert path.stat().st_mode & 0o777 == 0o600
    assert blobs.folder.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in path.parent.iterdir()] == [sha256]
    assert list(blobs.all()) == [sha256]


@pytest.mark.parametrize("altered", [b"", b"documenT", b"document and more"])
def test_an_altered_document_is_never_returned_and_putting_it_again_repairs_it(
    blobs: FolderBlobs, altered: bytes
) -> None:
    sha256 = blobs.put(b"document")
    blobs.path(sha256).write_bytes(altered)
    with pytest.raises(BlobCorrupted) as caught:
        blobs.get(sha256)
    assert isinstance(caught.value, EnvironmentTrouble)
    assert caught.value.detail == sha256
    blobs.put(b"document")
    assert blobs.get(sha256) == b"document"


def test_a_folder_that_cannot_be_made_is_trouble_with_the_disk(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseTrouble):
        FolderBlobs(tmp_path / "file" / "blobs").put(b"x")
    with pytest.raises(NotFound):
        FolderBlobs(tmp_path / "file").get("0" * 64)
