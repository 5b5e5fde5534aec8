"""Whether the login that a program uses on a server is held by the privileges at all."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from db.engine import begin_reading, create, read_url, sqlite_path
from db.integrity import Finding
from db.roles.privileges import GROUPS

_WHO = """
SELECT r.rolname AS login, r.rolsuper OR r.rolbypassrls AS everything,
       pg_has_role(c.relowner, 'USAGE') AS owner, c.relrowsecurity AS ruled,
       (SELECT count(*) FROM pg_roles g WHERE g.rolname = ANY(:groups)) AS groups
FROM pg_class c, pg_roles r
WHERE c.oid = to_regclass('dossier') AND r.rolname = session_user
"""


def not_separated(url: str) -> tuple[Finding, ...]:
    """Return why the server's own rules do not hold whoever connects as this program does: warnings, not damage.

    ``roles_missing``: they were never put in place. ``roles_superuser``, ``roles_owner``: the login is above them.
    Nothing for SQLite, which has no roles.
    """
    if sqlite_path(read_url(url)) is not None:
        return ()
    engine = create(url)
    try:
        with begin_reading(engine) as connection:
            return tuple(_warnings(connection))
    finally:
        engine.dispose()


def _warnings(connection: Connection) -> Iterator[Finding]:
    found = connection.execute(text(_WHO), {"groups": list(GROUPS.values())}).one_or_none()
    if found is None:  # the login does not even see the tables: it is held
        return
    if not found.ruled or found.groups < len(GROUPS):
        yield Finding("roles_missing", str(connection.scalar(text("SELECT current_database()"))))
    if found.everything:
        yield Finding("roles_superuser", found.login)
    elif found.owner:
        yield Finding("roles_owner", found.login)
