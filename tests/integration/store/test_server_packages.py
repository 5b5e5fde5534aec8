"""What somebody finds of packages on the server with their own login and psql, without our code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from db.store import open_store
from tests.support.model_copy import a_package, an_enrolled_copy
from tests.support.office import a_house
from tests.support.postgresql import Server
from tests.support.served_house import Served, a_house_to_clone

pytestmark = pytest.mark.postgresql
TABLES = (
    "exchange_key",
    "key_invitation",
    "expert_key",
    "package_out",
    "packaged_dossier",
    "package_in",
    "package_answer",
    "package_destruction",
)
NOT_THEIRS = psycopg.errors.InsufficientPrivilege


@pytest.fixture
def served(postgresql_server: Server, postgresql_template: str, tmp_path: Path) -> Iterator[Served]:
    """A house in which Éli has voted from a copy; everybody has a login."""
    with a_house_to_clone(postgresql_server, postgresql_template) as (base, prefix):
        url = postgresql_server.create_database(make_url(base).database or "")
        opened = open_store(url)
        house = a_house(opened, staffed=False)
        dossier_id = house.admissible()
        house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
        copy = an_enrolled_copy(house, tmp_path)
        a_package(house, copy, tmp_path, dossier_id)
        copy.declare(dossier_id)
        copy.vote(dossier_id)
        copy.destroy(copy.held[dossier_id].package_id)
        house.as_("claude").returns.take_in([copy.send(tmp_path)])
        yield Served(house, url, prefix)
        opened.close()
        postgresql_server.drop_database(url)


def test_who_finds_what_of_packages(served: Served) -> None:
    for table in TABLES:
        for key in ("eli", "elsa", "kim", "sacha"):
            with pytest.raises(NOT_THEIRS):
                served.count(key, table)
    for table in TABLES[3:]:
        assert served.count("cora", table) == served.count("aude", table) >= 1
        with pytest.raises(NOT_THEIRS):
            served.count("ada", table)
    for key in ("cora", "aude", "ada"):
        assert served.count(key, "expert_key") == 1
    # The secrets, and what an expert signed with the marks in it, are the owner's alone.
    for key in ("cora", "aude", "ada"):
        for column in ("identity", "signing"):
            with pytest.raises(NOT_THEIRS):
                served.seen(key, f"SELECT {column} FROM exchange_key")
    for key in ("cora", "aude"):
        for column in ("signed", "signature"):
            with pytest.raises(NOT_THEIRS):
                served.seen(key, f"SELECT {column} FROM package_in")


@pytest.mark.parametrize("key", ["cora", "ada", "eli"])
def test_nobody_writes_in_them_past_the_program(served: Served, key: str) -> None:
    for table in TABLES:
        assert served.refused(key, f"DELETE FROM {table}"), table
    assert served.refused(key, "UPDATE package_answer SET outcome = 'older'")
    assert served.refused(key, "UPDATE expert_key SET state = 'confirmed'")


def test_who_sat_on_a_dossier_finds_neither_its_package_nor_its_answers(served: Served) -> None:
    with served.house.opened.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO seat (dossier_id, ordinal, number, expert_id, assigned_at, assigned_by, recused_at, "
            "recusal_reason, round) SELECT dossier_id, 99, 9, 'cora', now(), 'claude', now(), 'essai', 1 "
            "FROM packaged_dossier LIMIT 1"
        )
    assert served.count("cora", "packaged_dossier") == 0
    assert served.count("cora", "package_answer") == 0
    assert served.count("claude", "package_answer") == 2
