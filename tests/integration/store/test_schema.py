"""Making, recognising and upgrading a database."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from db import schema
from db.engine import begin_writing, create, prepare_file, read_url, sqlite_path
from db.errors import (
    DatabaseCorrupted,
    DatabaseNewer,
    DatabaseNotSupported,
    DatabaseUnreachable,
    NotADatabase,
    UpgradeNeeded,
)
from db.location import ADDRESS_VARIABLE
from db.maintenance import check
from db.records.every import METADATA
from db.schema import HEAD, MIGRATIONS, SchemaState, initialise, status, upgrade
from db.search_index import TABLE, TRIGRAMS
from db.store import default_url, open_store
from tests.integration.store.values import a_person, put
from tests.support.later_schema import REVISION
from tests.support.later_schema import later_scripts as with_a_later_schema


@pytest.fixture
def later_scripts(tmp_path: Path) -> Path:
    """Migrations of a program one revision ahead of this one."""
    return with_a_later_schema(tmp_path / "later")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_url(request: pytest.FixtureRequest) -> str:
    name = "sqlite_url" if request.param == "sqlite" else "empty_postgresql_url"
    url: str = request.getfixturevalue(name)
    return url


def shape(connection: Connection) -> object:
    """Everything that the engine itself says of the schema: columns, constraints, indexes and triggers."""
    if connection.dialect.name == "sqlite":
        rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2")
        return [(*row[:3], _clauses(row[3] or "")) for row in rows]
    queries = (
        "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, column_default "
        "FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
        "SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'avise%' ORDER BY 1",
    )
    return [[tuple(row) for row in connection.execute(text(query))] for query in queries]


def _clauses(sql: str) -> list[str]:
    """A statement without its spacing, and without the order of its constraints, which means nothing."""
    tight = re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.replace('"', "").split()))
    return sorted(re.split(r",(?=CONSTRAINT )", tight.removesuffix(")")))


def migrated(url: str) -> None:
    """Bring an empty database up through every revision."""
    path = sqlite_path(read_url(url))
    if path is not None:
        prepare_file(path)
    engine = create(url)
    with begin_writing(engine) as connection, connection.begin():
        schema.run_revisions(connection, MIGRATIONS)
    engine.dispose()


def test_the_revisions_make_what_the_records_say(empty_url: str) -> None:
    migrated(empty_url)
    engine = create(empty_url)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": _is_in_the_records}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []
    engine.dispose()
    assert status(empty_url).state is SchemaState.CURRENT


def _is_in_the_records(_object: object, name: str | None, *_rest: object) -> bool:
    """Leave out the index of words, which each engine keeps in its own way."""
    return name is None or not name.startswith((TABLE, TRIGRAMS))


def made_afresh(url: str) -> None:
    initialise(url, unencrypted=True)


def test_a_file_made_afresh_is_the_one_that_the_revisions_make(tmp_path: Path) -> None:
    shapes = []
    for make in (migrated, made_afresh):
        url = f"sqlite:///{tmp_path}/{make.__name__}/avise.db"
        make(url)
        shapes.append(_shape_of(url))
    assert shapes[0] == shapes[1]


@pytest.mark.postgresql
def test_a_server_database_made_afresh_is_the_one_that_the_revisions_make(
    empty_postgresql_url: str, postgresql_url: str
) -> None:
    migrated(empty_postgresql_url)
    assert _shape_of(empty_postgresql_url) == _shape_of(postgresql_url)


def _shape_of(url: str) -> object:
    engine = create(url)
    with engine.connect() as connection:
        found = shape(connection)
    engine.dispose()
    return found


def test_the_revision_that_this_program_makes_is_the_newest_one() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_making_a_database_does_not_load_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from db.store import open_store; open_store(sys.argv[1], unencrypted=True).close(); "
        "open_store(sys.argv[1], unencrypted=True).close(); sys.exit('alembic' in sys.modules)"
    )
    url = f"sqlite:///{tmp_path}/avise.db"
    tree = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", program, url], cwd=tree, check=False).returncode == 0


# --- what is at a URL ----------------------------------------------------------------------------------------


def test_a_status_tells_what_is_there_and_makes_nothing(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    assert status(sqlite_url).state is SchemaState.ABSENT
    assert not path.parent.exists()
    path.parent.mkdir()
    path.touch()
    assert status(sqlite_url).state is SchemaState.EMPTY
    assert initialise(sqlite_url, unencrypted=True).state is SchemaState.CURRENT
    assert status(sqlite_url) == schema.SchemaStatus(SchemaState.CURRENT, HEAD)


def test_making_a_database_again_changes_nothing(store_url: str) -> None:
    initialise(store_url, unencrypted=True)
    opened = open_store(store_url, unencrypted=True)
    put(opened, a_person())
    opened.close()
    assert initialise(store_url, unencrypted=True).state is SchemaState.CURRENT
    opened = open_store(store_url, unencrypted=True)
    with opened.store.read() as work:
        assert len(work.people.all()) == 1
    opened.close()


def test_a_database_that_is_not_there_is_not_made_unless_asked(sqlite_url: str) -> None:
    with pytest.raises(DatabaseUnreachable):
        open_store(sqlite_url, create=False)
    with pytest.raises(DatabaseUnreachable):
        upgrade(sqlite_url)
    assert not Path(sqlite_url.removeprefix("sqlite:///")).exists()


@pytest.mark.postgresql
def test_an_empty_server_database_is_not_filled_unless_asked(empty_postgresql_url: str) -> None:
    with pytest.raises(DatabaseUnreachable):
        open_store(empty_postgresql_url, create=False)
    open_store(empty_postgresql_url).close()
    assert check(empty_postgresql_url) == ()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"Ceci n'est pas une base. " * 200)
    before = path.read_bytes()
    for act in (open_store, status, upgrade, initialise, check):
        with pytest.raises(NotADatabase):
            act(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.commit()
    before = path.read_bytes()
    for act in (open_store, initialise, upgrade, check):
        with pytest.raises(NotADatabase):
            act(f"sqlite:///{path}")
    assert status(f"sqlite:///{path}").state is SchemaState.FOREIGN
    assert path.read_bytes() == before


def test_a_newer_database_is_refused_in_words_and_left_alone(store_url: str) -> None:
    initialise(store_url, unencrypted=True)
    _pretend(store_url, "9999")
    for act in (open_store, initialise, upgrade, check):
        with pytest.raises(DatabaseNewer) as caught:
            act(store_url)
        assert caught.value.detail == "9999"
    assert status(store_url).state is SchemaState.NEWER


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory",
        "mysql://h/d",
        "oracle://h/d",
        "nonsense",
        "",
    ],
)
def test_an_address_that_is_neither_a_file_nor_postgresql_is_refused(url: str) -> None:
    with pytest.raises(DatabaseNotSupported):
        open_store(url, unencrypted=True)


def test_the_users_own_database_is_a_file_in_their_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ADDRESS_VARIABLE, raising=False)
    path = sqlite_path(read_url(default_url()))
    assert path is not None
    assert (path.name, path.is_absolute()) == ("avise.db", True)


def test_the_environment_may_name_another_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "postgresql+psycopg://server/avise")
    assert default_url() == "postgresql+psycopg://server/avise"


# --- upgrades ------------------------------------------------------------------------------------------------


def test_an_upgrade_copies_the_file_first_and_keeps_what_was_in_it(
    sqlite_url: str, later_scripts: Path
) -> None:
    opened = open_store(sqlite_url, unencrypted=True)
    put(opened, a_person())
    opened.close()
    assert status(sqlite_url, scripts=later_scripts).state is SchemaState.OLDER
    done = upgrade(sqlite_url, scripts=later_scripts)
    assert (done.state, done.revision) == (SchemaState.CURRENT, "later")
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id, pronoun FROM person").fetchall() == [("p-1", "iel")]
    copy = path.with_name(f"avise.db.{HEAD}.bak")
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert connection.execute("SELECT id FROM person").fetchall() == [("p-1",)]


@pytest.mark.postgresql
def test_an_upgrade_of_a_server_database_is_one_transaction(postgresql_url: str, later_scripts: Path) -> None:
    assert upgrade(postgresql_url, scripts=later_scripts).revision == "later"
    assert upgrade(postgresql_url, scripts=later_scripts).revision == "later"


@pytest.mark.parametrize(
    "fault",
    [
        "raise OSError('cut short')",
        "op.get_bind().connection.driver_connection.execute('COMMIT'); "
        "op.get_bind().connection.driver_connection.execute('BEGIN'); raise OSError('cut short')",
    ],
    ids=["inside the transaction", "after a commit of its own"],
)
def test_an_upgrade_cut_short_leaves_the_database_as_it_was(
    sqlite_url: str, later_scripts: Path, fault: str
) -> None:
    opened = open_store(sqlite_url, unencrypted=True)
    put(opened, a_person())
    opened.close()
    script = later_scripts / "versions" / "later.py"
    script.write_text(f"{REVISION}    {fault}\n", encoding="utf-8")
    with pytest.raises(OSError, match="cut short"):
        upgrade(sqlite_url, scripts=later_scripts)
    assert status(sqlite_url).state is SchemaState.CURRENT
    assert check(sqlite_url) == ()
    opened = open_store(sqlite_url, unencrypted=True)
    with opened.store.read() as work:
        assert len(work.people.all()) == 1
    opened.close()


def test_an_upgrade_that_breaks_a_link_is_refused(sqlite_url: str, later_scripts: Path) -> None:
    initialise(sqlite_url, unencrypted=True)
    script = later_scripts / "versions" / "later.py"
    values = "('nowhere', '{}', 'consensus', '{}', 'x', '2025-01-01', 1)"
    orphan = f'    op.execute("INSERT INTO decision VALUES {values}")\n'
    script.write_text(REVISION + orphan, encoding="utf-8")
    with pytest.raises(DatabaseCorrupted, match="foreign_key_check"):
        upgrade(sqlite_url, scripts=later_scripts)
    assert status(sqlite_url).state is SchemaState.CURRENT
    assert check(sqlite_url) == ()


def test_opening_an_older_database_upgrades_it_and_checking_it_does_not(
    sqlite_url: str, later_scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    initialise(sqlite_url, unencrypted=True)
    # The program of tomorrow: its newest revision is the one after ours.
    monkeypatch.setattr(schema, "HEAD", "later")
    monkeypatch.setattr(schema, "MIGRATIONS", later_scripts)
    with pytest.raises(UpgradeNeeded):
        check(sqlite_url)
    open_store(sqlite_url, unencrypted=True).close()
    assert status(sqlite_url).revision == "later"


def _pretend(url: str, revision: str) -> None:
    engine = create(url)
    with begin_writing(engine) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})
    engine.dispose()
