"""A PostgreSQL server of the tests' own: a private socket in a temporary folder, no network, gone with the tests.

Debian's own binaries. As root the server runs as the user ``postgres`` (the server refuses root); otherwise as whoever
runs the tests. Without the package the tests that need it fail and say so: nothing is skipped.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

TEMPLATE = "avise_template"
_START_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """A running server. ``socket``: the folder of its socket, which only its user and root may enter."""

    socket: Path
    user: str
    _names: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str) -> str:
        """Return the address of a database of this server."""
        return f"postgresql+psycopg://{self.user}@/{database}?host={self.socket}"

    def create_database(self, template: str = "template0") -> str:
        """Return the address of a new database, cloned from a template."""
        name = f"avise_{next(self._names)}"
        self._administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def create_template(self) -> str:
        """Return the address of the database that the others are cloned from."""
        self._administer(f'CREATE DATABASE "{TEMPLATE}" TEMPLATE template0')
        return self.url(TEMPLATE)

    def drop_database(self, url: str) -> None:
        """Drop a database with whoever is still connected to it."""
        self._administer(f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')

    def _administer(self, statement: str) -> None:
        with psycopg.connect(
            host=str(self.socket), user=self.user, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement)


def binaries() -> Path:
    """Return the folder of the newest server that Debian installed; fail with what to do where there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parents[1].name)
    )
    if not found:
        pytest.fail("PostgreSQL is not installed: `make test` installs it (Debian package postgresql)")
    return found[-1].parent


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """Start a server for this test process and stop it at the end."""
    with a_server() as running:
        yield running


@contextmanager
def a_server() -> Iterator[Server]:
    """Start a server, and stop it at the end of the block."""
    # A socket's path has 107 bytes at most: not under a long TMPDIR.
    folder = Path(tempfile.mkdtemp(prefix="avise-pg-", dir="/tmp"))
    user, become = _server_user()
    if become:
        shutil.chown(folder, user)
    data, log = folder / "data", folder / "log"
    tools = binaries()
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    try:
        subprocess.run(
            [
                *become,
                *(str(tools / "initdb"), "--pgdata", str(data), "--username", user, "--auth", "trust"),
                *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
            ],
            env=environment,
            cwd=folder,
            check=True,
            capture_output=True,
        )
        with log.open("wb") as output:
            server = subprocess.Popen(
                [
                    *become,
                    *(str(tools / "postgres"), "-D", str(data), "-k", str(folder), "-h", ""),
                    *("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=60"),
                ],
                env=environment,
                cwd=folder,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            running = Server(folder, user)
            _wait(running, server, log)
            yield running
        finally:
            server.send_signal(3)  # SIGQUIT: at once, nothing here is worth a checkpoint
            server.wait(_START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: Server) -> str:
    """Make the database with our schema that each test clones."""
    from db.schema import initialise

    initialise(postgresql_server.create_template())
    return TEMPLATE


@pytest.fixture
def postgresql_url(postgresql_server: Server, postgresql_template: str) -> Iterator[str]:
    """Give one test a database of its own, with the schema in it."""
    url = postgresql_server.create_database(postgresql_template)
    yield url
    postgresql_server.drop_database(url)


@pytest.fixture
def empty_postgresql_url(postgresql_server: Server) -> Iterator[str]:
    """Give one test a database of its own, with nothing in it."""
    url = postgresql_server.create_database()
    yield url
    postgresql_server.drop_database(url)


def _server_user() -> tuple[str, list[str]]:
    # The server goes when the tests go, however they go.
    follow = ["setpriv", "--pdeathsig", "QUIT"]
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name, follow
    return "postgres", [*follow, "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            psycopg.connect(host=str(server.socket), user=server.user, dbname="postgres").close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"PostgreSQL does not start: {log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)
        else:
            return
