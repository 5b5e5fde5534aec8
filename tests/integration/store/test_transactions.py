"""A transaction leaves everything or nothing, and never without its line in the journal, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from db.engine import begin_writing
from db.store import OpenedStore
from reviewer.avis.numbering import AvisNumber
from reviewer.dossier.events import Event
from reviewer.errors import ConflictingChange
from reviewer.journal import GENESIS, Break, Head, first_break
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    a_deliberation,
    a_dossier,
    a_person,
    an_evaluation,
    later,
    put,
    sign_one,
)


@contextmanager
def raw(store: OpenedStore) -> Iterator[Connection]:
    """Go behind the program's back."""
    with begin_writing(store.engine) as connection, connection.begin():
        yield connection


def broken(store: OpenedStore) -> Break | None:
    with store.store.read() as work:
        return first_break(work.journal.entries(), work.journal.head())


def drop_triggers(store: OpenedStore) -> None:
    with raw(store) as connection:
        if store.engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE journal_entry DISABLE TRIGGER USER"))
            connection.execute(text("ALTER TABLE journal_head DISABLE TRIGGER USER"))
        else:
            for name in ("journal_entry_no_update", "journal_entry_no_delete", "journal_head_no_delete"):
                connection.execute(text(f"DROP TRIGGER {name}"))


# --- commit and rollback -------------------------------------------------------------------------------------


def test_leaving_without_commit_leaves_nothing(store: OpenedStore) -> None:
    with store.store.begin() as work:
        work.dossiers.add(a_dossier())
        work.settings.put("x", "y")
    with store.store.read() as work:
        assert work.dossiers.by_reference("iatiev", "TC-D1") is None
        assert work.settings.get("x") is None
        assert list(work.journal.entries()) == []


def test_an_error_leaves_nothing_of_what_came_before_it(store: OpenedStore) -> None:
    with pytest.raises(ConflictingChange), store.store.begin() as work:
        work.people.save(a_person())
        sign_one(work, "D1")
        work.dossiers.add(a_dossier("D1"))
    with store.store.begin() as work:
        assert work.people.all() == ()
        assert work.register.all() == ()
        assert work.register.next_number("IA", 2025) == AvisNumber("IA", 2025, 1)


def test_there_is_no_commit_without_an_event(store: OpenedStore) -> None:
    with store.store.begin() as work:
        work.people.save(a_person())
        with pytest.raises(ValueError, match="event"):
            work.commit(ACTOR, NOW)
    with store.store.read() as work:
        assert work.people.all() == ()


def test_an_event_without_an_offset_in_its_instant_is_refused(store: OpenedStore) -> None:
    with store.store.begin() as work, pytest.raises(ValueError, match="offset"):
        work.commit(ACTOR, NOW.replace(tzinfo=None), HAPPENED)
    assert broken(store) is None


def test_a_transaction_is_over_once_committed(store: OpenedStore) -> None:
    with store.store.begin() as work:
        people = work.people
        work.commit(ACTOR, NOW, HAPPENED)
        with pytest.raises(RuntimeError):
            work.commit(ACTOR, NOW, HAPPENED)
        with pytest.raises(RuntimeError):
            _ = work.dossiers
        with pytest.raises(Exception, match=r"begun|begin"):
            people.save(a_person())
    with store.store.read() as work:
        assert len(list(work.journal.entries())) == 1


def test_a_view_that_reads_refuses_to_commit_and_to_write(store: OpenedStore) -> None:
    put(store, a_person())
    with store.store.read() as work, pytest.raises(RuntimeError):
        work.commit(ACTOR, NOW, HAPPENED)
    with pytest.raises(RuntimeError), store.store.read() as work:
        work.people.save(a_person("p-2"))
    with pytest.raises(RuntimeError), store.store.read() as work:
        work.register.next_number("IA", 2025)
    with store.store.begin() as work:
        assert len(work.people.all()) == 1
        assert work.register.next_number("IA", 2025).sequence == 1


def test_a_view_shows_one_state_whatever_is_committed_meanwhile(store: OpenedStore) -> None:
    put(store, a_person())
    with store.store.read() as view:
        assert len(view.people.all()) == 1
        put(store, a_person("p-2"))
        assert len(view.people.all()) == 1
        assert len(list(view.journal.entries())) == 1
    with store.store.read() as view:
        assert len(view.people.all()) == 2


# --- the chained journal -------------------------------------------------------------------------------------


def three_entries(store: OpenedStore) -> None:
    with store.store.begin() as work:
        first = Event(name="request_taken_in", dossier_id="D1", details={"rows": 2, "file": "é.csv"})
        work.commit(ACTOR, NOW, first, Event(name="request_taken_in", dossier_id="D2"))
    with store.store.begin() as work:
        work.commit(
            ACTOR, later(1), Event(name="withdrawn", dossier_id="D1", details={"ok": True, "x": None})
        )


def test_events_are_chained_with_who_when_and_what(store: OpenedStore) -> None:
    three_entries(store)
    with store.store.read() as work:
        first, second, third = work.journal.entries()
        assert (first.sequence, first.previous_sha256) == (1, GENESIS)
        assert (second.previous_sha256, third.previous_sha256) == (first.sha256, second.sha256)
        assert first.at == "2025-05-20T13:00:00.123456+00:00"
        assert (first.actor_id, first.actor_name) == ("p-coord", "Zoé Coordination")
        assert first.details == {"rows": 2, "file": "é.csv"}
        assert third.details == {"ok": True, "x": None}
        assert work.journal.of_dossier("D1") == (first, third)
        assert work.journal.latest(2) == (third, second)
        assert work.journal.head() == Head(3, third.sha256)
    assert broken(store) is None


def test_an_empty_journal_holds(store: OpenedStore) -> None:
    assert broken(store) is None


def test_a_journal_longer_than_a_window_is_read_whole(store: OpenedStore) -> None:
    with store.store.begin() as work:
        work.commit(ACTOR, NOW, *(Event(name="x", details={"n": n}) for n in range(1201)))
    with store.store.read() as work:
        assert [entry.sequence for entry in work.journal.entries()] == list(range(1, 1202))
    assert broken(store) is None


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE journal_entry SET actor_name = 'Autre' WHERE sequence = 2", Break(2, "content")),
        ("UPDATE journal_entry SET details = '{' WHERE sequence = 1", Break(1, "content")),
        ("DELETE FROM journal_entry WHERE sequence = 2", Break(2, "gap")),
        ("DELETE FROM journal_entry WHERE sequence = 3", Break(3, "end")),
        ("DELETE FROM journal_head", Break(4, "end")),
    ],
)
def test_a_change_behind_the_programs_back_is_named(store: OpenedStore, tampering: str, found: Break) -> None:
    three_entries(store)
    drop_triggers(store)
    with raw(store) as connection:
        connection.execute(text(tampering))
    assert broken(store) == found


# --- what the database itself refuses ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET actor_name = 'Autre'",
        "DELETE FROM journal_entry",
        "DELETE FROM journal_head",
        "UPDATE register_event SET reason = 'Autre'",
        "DELETE FROM register_event",
        "UPDATE evaluation SET justification = 'Autre' WHERE seat = 1",
        "UPDATE evaluation SET submitted_at = NULL WHERE seat = 1",
        "DELETE FROM evaluation WHERE seat = 1",
        "UPDATE avis SET content = '{}'",
        "UPDATE avis SET pdf_sha256 = 'x'",
        "DELETE FROM avis",
    ],
)
def test_the_database_itself_keeps_what_is_final(store: OpenedStore, statement: str) -> None:
    with store.store.begin() as work:
        sign_one(work, "D1")
        work.commit(ACTOR, NOW, HAPPENED)
    with pytest.raises(DBAPIError, match="is kept as it is"), raw(store) as connection:
        connection.execute(text(statement))


@pytest.mark.postgresql
def test_the_server_refuses_to_empty_the_journal(postgresql_url: str) -> None:
    from db.store import open_store

    store = open_store(postgresql_url)
    try:
        with pytest.raises(DBAPIError, match="is kept as it is"), raw(store) as connection:
            connection.execute(text("TRUNCATE journal_entry"))
    finally:
        store.close()


def test_a_draft_evaluation_may_still_change(store: OpenedStore) -> None:
    draft = an_evaluation("D1", "E1", 1, sealed=False)
    put(store, a_dossier(), a_deliberation("D1", "E1").put_evaluation(draft))
    with store.store.begin() as work:
        read = work.deliberations.get("D1")
        newer = replace(read.evaluations[0], justification="Autrement")
        work.deliberations.save(read.put_evaluation(newer))
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        (evaluation,) = work.deliberations.get("D1").evaluations
        assert (evaluation.justification, evaluation.version) == ("Autrement", 2)
