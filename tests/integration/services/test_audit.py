"""The audit of a database that somebody altered behind the program's back."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.store import OpenedStore
from reviewer.dossier.events import Details, Event
from reviewer.journal import Break
from reviewer.services.audit import audit
from tests.support.people import an_actor

NAMES = ("one", "two", "three", "four")


@pytest.fixture
def written(sqlite_store: OpenedStore) -> OpenedStore:
    """Give one test a journal of four entries, one a transaction."""
    for number, name in enumerate(NAMES, 1):
        with sqlite_store.store.begin() as work:
            at = datetime(2025, 5, 20, 13, number, tzinfo=UTC)
            details: Details = {} if number == 2 else {"number": number, "text": "é"}
            work.commit(an_actor("kim"), at, Event(name=name, dossier_id=None, details=details))
    return sqlite_store


def _alter(opened: OpenedStore, *statements: str) -> None:
    """Change the file as a stranger to the program would: without its triggers."""
    connection = sqlite3.connect(Path(str(opened.engine.url.database)))
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_an_untouched_journal_holds(written: OpenedStore) -> None:
    report = audit(written.store)
    assert (report.entries, report.broken) == (4, None)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE journal_entry SET actor_name = 'Autre' WHERE sequence = 2", Break(2, "content")),
        ("UPDATE journal_entry SET actor_id = 'x' WHERE sequence = 1", Break(1, "content")),
        ("UPDATE journal_entry SET event = 'x' WHERE sequence = 3", Break(3, "content")),
        ("UPDATE journal_entry SET at = '2020-01-01T00:00:00+00:00' WHERE sequence = 4", Break(4, "content")),
        ("UPDATE journal_entry SET dossier_id = 'd' WHERE sequence = 2", Break(2, "content")),
        ("UPDATE journal_entry SET details = '{\"number\":9}' WHERE sequence = 3", Break(3, "content")),
        ("UPDATE journal_entry SET sequence = 9 WHERE sequence = 4", Break(4, "gap")),
        ("DELETE FROM journal_entry WHERE sequence = 2", Break(2, "gap")),
        ("DELETE FROM journal_entry WHERE sequence = 4", Break(4, "end")),
        ("DELETE FROM journal_entry", Break(1, "end")),
        ("UPDATE journal_entry SET previous_sha256 = sha256 WHERE sequence = 3", Break(3, "link")),
        ("UPDATE journal_entry SET sha256 = previous_sha256 WHERE sequence = 3", Break(3, "content")),
        ("UPDATE journal_head SET sequence = 3", Break(5, "end")),
        ("DELETE FROM journal_head", Break(5, "end")),
    ],
)
def test_the_first_altered_entry_is_named(written: OpenedStore, statement: str, broken: Break) -> None:
    _alter(written, statement)
    assert audit(written.store).broken == broken


@pytest.mark.parametrize(
    "details",
    ["5", "null", "true", '"texte"', "[]", "[1]", '[["number",1]]', "{", "", '{"a":"\\ud800"}', '{"a":NaN}'],
)
@pytest.mark.parametrize("sequence", [2, 3])
def test_details_altered_into_anything_at_all_are_named_and_never_a_crash(
    written: OpenedStore, sequence: int, details: str
) -> None:
    quoted = details.replace("'", "''")
    _alter(written, f"UPDATE journal_entry SET details = '{quoted}' WHERE sequence = {sequence}")
    assert audit(written.store).broken == Break(sequence, "content")
