"""A house on a PostgreSQL server whose privileges are in place, where everybody has a login of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from sqlalchemy import make_url

from db.roles.granting import grant, install
from db.store import open_store
from tests.support.office import House, a_house
from tests.support.people import ROLES
from tests.support.postgresql import Server

REFUSED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.IntegrityConstraintViolation)


@dataclass(frozen=True)
class Served:
    """A house on a server whose privileges are in place; everybody has a login of their own."""

    house: House
    url: str
    prefix: str

    @contextmanager
    def as_(self, key: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        """Connect as somebody, with psycopg and nothing of ours."""
        url = make_url(self.url)
        with psycopg.connect(
            host=str(url.query["host"]), dbname=url.database, user=f"{self.prefix}{key}", autocommit=True
        ) as connection:
            yield connection

    def seen(self, key: str, query: str) -> list[tuple[object, ...]]:
        """Return what somebody's query finds."""
        with self.as_(key) as connection:
            return connection.execute(query.encode()).fetchall()

    def count(self, key: str, table: str) -> int:
        """Return how many rows of a table are there for somebody."""
        (row,) = self.seen(key, f"SELECT count(*) FROM {table}")
        assert isinstance(row[0], int)
        return row[0]

    def refused(self, key: str, statement: str) -> bool:
        """Tell whether the server refuses somebody's statement, or lets it touch no row at all."""
        try:
            with self.as_(key) as connection:
                done = connection.execute(statement.encode())
                return done.rowcount == 0
        except REFUSED:
            return True


@contextmanager
def a_house_to_clone(postgresql_server: Server, postgresql_template: str) -> Iterator[tuple[str, str]]:
    """Make a house on a server with everybody's login: its database, and the prefix of the logins."""
    base = postgresql_server.create_database(postgresql_template)
    prefix = f"{make_url(base).database}_"
    opened = open_store(base)
    a_house(opened)
    opened.close()
    install(base)
    with owner_of(base) as sql:
        for key in ROLES:
            sql.execute(f'CREATE ROLE "{prefix}{key}" LOGIN'.encode())
    for key in ROLES:
        grant(base, f"{prefix}{key}", key)
    yield base, prefix
    postgresql_server.drop_database(base)
    with owner_of(postgresql_server.url("postgres")) as sql:
        for key in ROLES:
            sql.execute(f'DROP ROLE "{prefix}{key}"'.encode())


@contextmanager
def owner_of(url: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    parsed = make_url(url)
    host, name = str(parsed.query["host"]), parsed.database
    with psycopg.connect(host=host, dbname=name, user=parsed.username, autocommit=True) as connection:
        yield connection
