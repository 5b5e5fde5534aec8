"""Putting the privileges in place on a server, and giving a person's own login the groups of their roles."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Engine, text

from db.engine import create, read_url, sqlite_path
from db.errors import DatabaseTrouble, VerbNotSupported
from db.roles.privileges import GROUPS
from db.roles.statements import statements
from reviewer.dossier.lifecycle import Role
from reviewer.errors import NotFound

_LOCK = 0x4156_4953


class LoginUnknown(NotFound):
    """The server has no role of that name, or it may not connect. ``login``: the name."""

    def __init__(self, login: str) -> None:
        super().__init__("login", login)
        self.login = login


class RoleNotInstallable(DatabaseTrouble):
    """Whoever is connected may not make roles or change privileges. ``detail``: the server's words."""


def install(url: str) -> None:
    """Put groups, grants, row-level security and the moves of dossiers in place; what was there before is replaced.

    One transaction: all or nothing. The login needs CREATEROLE and must own the tables. Raises ``VerbNotSupported`` for
    SQLite, ``RoleNotInstallable``.
    """
    engine = _server(url)
    try:
        with engine.connect() as connection, connection.begin():
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            _require_owner(connection)
            schema = str(connection.scalar(text("SELECT current_schema()")))
            for statement in statements(schema):
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


def grant(url: str, login: str, person_id: str) -> tuple[Role, ...]:
    """Make a login of the server that person: a member of the groups of their roles, and of no other of ours.

    Returns the roles; none where the person has left. Raises ``LoginUnknown``, ``NotFound``, ``VerbNotSupported``.
    """
    engine = _server(url)
    try:
        with engine.connect() as connection, connection.begin():
            _require_owner(connection)
            found = connection.execute(
                text("SELECT active, roles FROM person WHERE id = :id"), {"id": person_id}
            ).one_or_none()
            if found is None:
                raise NotFound("person", person_id)
            known = text("SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = :login AND rolcanlogin")
            quoted = connection.scalar(known, {"login": login})
            if quoted is None:
                raise LoginUnknown(login)
            roles = tuple(sorted(Role(one) for one in json.loads(found.roles))) if found.active else ()
            for role, group in GROUPS.items():
                verb = f"GRANT {group} TO" if role in roles else f"REVOKE {group} FROM"
                connection.exec_driver_sql(f"{verb} {quoted}")
            connection.execute(
                text(
                    "INSERT INTO database_login (login, person_id) VALUES (:login, :person) "
                    "ON CONFLICT (login) DO UPDATE SET person_id = excluded.person_id"
                ),
                {"login": login, "person": person_id},
            )
        return roles
    finally:
        engine.dispose()


def _server(url: str) -> Engine:
    if sqlite_path(read_url(url)) is not None:
        raise VerbNotSupported("sqlite")
    return create(url)


def _require_owner(connection: Connection) -> None:
    asked = text(
        "SELECT r.rolsuper OR (r.rolcreaterole AND pg_has_role(c.relowner, 'USAGE')) "
        "FROM pg_class c, pg_roles r WHERE c.oid = to_regclass('person') AND r.rolname = session_user"
    )
    if not connection.scalar(asked):
        raise RoleNotInstallable(str(connection.scalar(text("SELECT session_user"))))
