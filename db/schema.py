"""The schema of a database: what it is, making it, bringing it up to date.

A new database is made from the metadata in one transaction, without loading Alembic; an older one is upgraded by
Alembic in one transaction, after its file was copied. A database that a newer program made is refused.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from db.engine import begin_writing, create, prepare_file, read_url, sqlite_path
from db.errors import DatabaseCorrupted, DatabaseNewer, DatabaseUnreachable, NotADatabase, sqlite_errors
from db.files import copy_database, read_only, size_of
from db.records.house import JournalHeadRecord
from db.repositories.journal import GENESIS_ROW
from db.search_index import index_statements
from db.triggers import every_statement
from db.vault.errors import ClearRefused
from db.vault.held import key_beside

HEAD = "0015"
"""The revision that this program makes; a test compares it with Alembic's own."""

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x4156_4953  # advisory lock on PostgreSQL: one maker or upgrader at a time


class SchemaState(StrEnum):
    """What is at a URL."""

    ABSENT = "absent"
    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """What is at a URL, and the revision found there."""

    state: SchemaState
    revision: str | None


def status(url: str, *, scripts: Path | None = None) -> SchemaStatus:
    """Say what is at a URL, without writing to it."""
    path = sqlite_path(read_url(url))
    if path is not None and size_of(path) is None:
        return SchemaStatus(SchemaState.ABSENT, None)
    engine = create(url) if path is None else read_only(path)
    try:
        with engine.connect() as connection:
            return look(connection, scripts)
    finally:
        engine.dispose()


def look(connection: Connection, scripts: Path | None = None) -> SchemaStatus:
    """Say what is behind an open connection."""
    tables = _tables(connection)
    head = HEAD if scripts is None else _newest(scripts)
    if not tables:
        return SchemaStatus(SchemaState.EMPTY, None)
    if not {"alembic_version", "journal_head"} <= tables:
        return SchemaStatus(SchemaState.FOREIGN, None)
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision == head:
        return SchemaStatus(SchemaState.CURRENT, revision)
    known = _known(scripts or MIGRATIONS, revision)
    return SchemaStatus(SchemaState.OLDER if known else SchemaState.NEWER, revision)


def of_revision(revision: str) -> SchemaStatus:
    """Say what a database of that revision is to this program."""
    if revision == HEAD:
        return SchemaStatus(SchemaState.CURRENT, revision)
    known = _known(MIGRATIONS, revision)
    return SchemaStatus(SchemaState.OLDER if known else SchemaState.NEWER, revision)


def initialise(url: str, *, unencrypted: bool = False) -> SchemaStatus:
    """Make the database where there is none yet; one of ours that is there already is left as it is, and told.

    ``unencrypted``: a file without keys beside it is made in clear; otherwise ``ClearRefused`` is raised.
    Raises ``NotADatabase`` or ``DatabaseNewer`` for what this program must not touch.
    """
    path = sqlite_path(read_url(url))
    if path is not None:
        found = status(url)
        if found.state not in {SchemaState.ABSENT, SchemaState.EMPTY}:
            require_ours(found, str(path))
            return found
        if not unencrypted and key_beside(path) is None:
            raise ClearRefused(str(path))
        prepare_file(path)
    engine = create(url)
    try:
        found = make(engine)
        require_ours(found, read_url(url).render_as_string())
        return found
    finally:
        engine.dispose()


def make(engine: Engine) -> SchemaStatus:
    """Make every table, in one transaction, where there is none; two makers at once make one database."""
    from db.records.every import METADATA  # all tables: needed only where there are none

    with begin_writing(engine) as connection, connection.begin():
        _hold(connection)
        found = look(connection)
        if found.state is not SchemaState.EMPTY:
            return found
        METADATA.create_all(connection, checkfirst=False)
        connection.execute(JournalHeadRecord.__table__.insert(), [GENESIS_ROW])  # type: ignore[attr-defined]  # a Table
        for statement in (*every_statement(engine.dialect.name), *index_statements(engine.dialect.name)):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})
    return SchemaStatus(SchemaState.CURRENT, HEAD)


def require_ours(found: SchemaStatus, where: str) -> None:
    """Raise ``NotADatabase``, ``DatabaseNewer`` or ``DatabaseUnreachable`` unless this program can work with it."""
    if found.state in {SchemaState.ABSENT, SchemaState.EMPTY}:
        raise DatabaseUnreachable(where)
    if found.state is SchemaState.FOREIGN:
        raise NotADatabase(where)
    if found.state is SchemaState.NEWER:
        raise DatabaseNewer(found.revision or "")


def upgrade(url: str, *, scripts: Path | None = None) -> SchemaStatus:
    """Bring an older database up in one transaction: all revisions or none.

    An SQLite file is copied first, beside itself as ``<name>.<revision>.bak``, and put back from there should a step
    leave traces in spite of the transaction. ``scripts``: another folder of Alembic's environment than our own.
    """
    before = status(url, scripts=scripts)
    path = sqlite_path(read_url(url))
    require_ours(before, str(path) if path is not None else read_url(url).render_as_string())
    if before.state is SchemaState.CURRENT:
        return before
    engine = create(url)
    try:
        if path is None:
            with engine.connect() as connection, connection.begin():
                _hold(connection)
                run_revisions(connection, scripts or MIGRATIONS)
        else:
            _upgrade_file(engine, path, before, scripts or MIGRATIONS)
    finally:
        engine.dispose()
    return status(url, scripts=scripts)


def _upgrade_file(engine: Engine, path: Path, before: SchemaStatus, scripts: Path) -> None:
    copy = path.with_name(f"{path.name}.{before.revision}.bak")
    with begin_writing(engine) as connection:
        # Batch mode rebuilds tables: foreign keys are off meanwhile, and checked before the commit.
        connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        shape = None
        try:
            with connection.begin():
                shape = _shape(connection)
                copy_database(path, copy)
                run_revisions(connection, scripts)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise DatabaseCorrupted(f"foreign_key_check: {broken[0]}")
        except BaseException:
            with contextlib.suppress(*sqlite_errors()):
                if shape is not None and _shape(connection) != shape:
                    connection.invalidate()
                    copy_database(copy, path, key_beside(path))
            raise


def run_revisions(connection: Connection, scripts: Path) -> None:
    """Run every revision that the database behind this connection lacks, in the transaction that is open."""
    from alembic import command

    config = _config(scripts)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config(scripts: Path):  # type: ignore[no-untyped-def]  # alembic's Config, loaded late
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _newest(scripts: Path) -> str:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config(scripts)).get_current_head() or ""


def _known(scripts: Path, revision: str | None) -> bool:
    from alembic.script import ScriptDirectory

    directory = ScriptDirectory.from_config(_config(scripts))
    return any(script.revision == revision for script in directory.walk_revisions())


def _hold(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _tables(connection: Connection) -> frozenset[str]:
    if connection.dialect.name == "postgresql":
        listing = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    else:
        listing = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return frozenset(connection.scalars(text(listing)))


def _shape(connection: Connection) -> tuple[object, object]:
    return (
        connection.exec_driver_sql("PRAGMA schema_version").scalar(),
        connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar(),
    )
