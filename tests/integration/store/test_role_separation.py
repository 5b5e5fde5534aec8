"""`avise database check` warns where the server's own rules do not hold the login that is used."""

from __future__ import annotations

import re

import psycopg
import pytest
from sqlalchemy import make_url

from db.roles.granting import grant, install
from db.roles.separation import not_separated
from db.store import open_store
from reviewer.cli.main import main
from tests.support.office import a_house
from tests.support.postgresql import Server

pytestmark = pytest.mark.postgresql


def names(url: str) -> list[str]:
    return [one.name for one in not_separated(url)]


def as_login(url: str, login: str) -> str:
    return make_url(url).set(username=login).render_as_string(hide_password=False)


@pytest.fixture
def logins(postgresql_server: Server) -> list[str]:
    """Two logins without rights: an owner to be, and an administrator's own."""
    made = ["avise_essai_proprietaire", "avise_essai_ada"]
    with psycopg.connect(
        host=str(postgresql_server.socket), user=postgresql_server.user, dbname="postgres", autocommit=True
    ) as connection:
        for one in made:
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (one,)).fetchone()
            if known is None:
                connection.execute(f'CREATE ROLE "{one}" LOGIN')
    return made


def test_a_server_without_its_rules_and_its_superuser_are_told(postgresql_url: str) -> None:
    open_store(postgresql_url).close()
    assert names(postgresql_url) == ["roles_missing", "roles_superuser"]
    install(postgresql_url)
    assert names(postgresql_url) == ["roles_superuser"]


def test_the_owner_of_the_tables_is_told_and_a_persons_own_login_is_not(
    postgresql_url: str, logins: list[str]
) -> None:
    opened = open_store(postgresql_url)
    a_house(opened)
    owner, ada = logins
    install(postgresql_url)
    grant(postgresql_url, ada, "ada")
    with opened.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(f'GRANT USAGE ON SCHEMA public TO "{owner}"')
        connection.exec_driver_sql(f'ALTER TABLE dossier OWNER TO "{owner}"')
    opened.close()
    assert names(as_login(postgresql_url, owner)) == ["roles_owner"]
    assert names(as_login(postgresql_url, ada)) == []


def test_a_file_has_no_roles(sqlite_url: str) -> None:
    assert not_separated(sqlite_url) == ()


def test_the_command_warns_in_words_and_the_database_is_still_whole(
    postgresql_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(postgresql_url).close()
    assert main(["database", "check", "--database", postgresql_url]) == 0
    said = capsys.readouterr().out
    assert len(re.findall("avertissement", said)) == 2
    assert "avise database roles" in said
    assert "La base est saine" in said
