"""The office's keys and the published lists, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from db.engine import begin_writing
from db.store import OpenedStore
from reviewer.documents.proof import make_key
from reviewer.errors import AviseError, ConflictingChange, NotFound
from reviewer.services.ports import PublishedList
from tests.integration.store.values import ACTOR, HAPPENED, NOW, later

PUBLISHED = PublishedList(
    number=1,
    kid="0" * 16,
    issued_at=NOW,
    next_update=date(2025, 6, 1),
    lines=0,
    sha256="a" * 64,
    published_by="p",
)


def test_one_key_is_in_use_and_the_retired_one_keeps_only_its_public_half(store: OpenedStore) -> None:
    first, second = make_key(NOW), make_key(later(1))
    with store.store.begin() as work:
        assert work.office_keys.hold() is None
        work.office_keys.add(first)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.begin() as work:
        assert work.office_keys.hold() == first
        with pytest.raises(ConflictingChange):
            work.office_keys.add(second)
        work.office_keys.retire(first.retired(later(1)))
        work.office_keys.add(second)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.office_keys.current() == second
        assert work.office_keys.public() == (first.retired(later(1)).public_half, second.public_half)
    with store.store.begin() as work:
        with pytest.raises(ConflictingChange):
            work.office_keys.retire(first.retired(later(2)))
        with pytest.raises(NotFound):
            work.office_keys.retire(make_key(NOW).retired(later(2)))


def test_published_lists_are_numbered_once(store: OpenedStore) -> None:
    with store.store.begin() as work:
        assert work.status_lists.latest() is None
        work.status_lists.add(PUBLISHED)
        work.status_lists.add(replace(PUBLISHED, number=2, lines=5))
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.begin() as work:
        assert work.status_lists.latest() == replace(PUBLISHED, number=2, lines=5)
        with pytest.raises(ConflictingChange):
            work.status_lists.add(PUBLISHED)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE office_key SET public = private",
        "UPDATE office_key SET kid = 'other'",
        "DELETE FROM office_key",
        "UPDATE status_list SET lines = 9",
        "DELETE FROM status_list",
    ],
)
def test_the_database_itself_keeps_keys_and_lists_as_they_are(store: OpenedStore, statement: str) -> None:
    with store.store.begin() as work:
        work.office_keys.add(make_key(NOW))
        work.status_lists.add(PUBLISHED)
        work.commit(ACTOR, NOW, HAPPENED)
    with (
        pytest.raises((DatabaseError, AviseError), match="kept as it is"),
        begin_writing(store.engine) as connection,
        connection.begin(),
    ):
        connection.execute(text(statement))
