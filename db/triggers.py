"""What the database itself refuses to change: the journal, register lines, letters, sealed evaluations, issued avis.

These statements are part of revision 0001. Another rule is another function and another revision. A migration that
rebuilds one of these tables (SQLite's batch mode does) drops its triggers and must create them again.
"""

from __future__ import annotations

APPEND_ONLY = ("journal_entry", "register_event")
AVIS_KEPT = (
    "number",
    "series",
    "year",
    "sequence",
    "dossier_id",
    "content",
    "pdf_sha256",
    "employer",
    "candidate",
    "favourable",
    "issued_on",
    "expires_on",
)

_POSTGRESQL_FUNCTION = """
CREATE FUNCTION avise_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING
        MESSAGE = TG_TABLE_NAME || ' is kept as it is', ERRCODE = 'integrity_constraint_violation';
END
$$
"""


def statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of all triggers for ``sqlite`` or ``postgresql``."""
    if dialect == "postgresql":
        return tuple(_postgresql())
    return tuple(_sqlite())


def names(dialect: str) -> frozenset[str]:
    """Return the names of the triggers that a whole database has."""
    return frozenset(
        statement.split()[2] for statement in statements(dialect) if statement.split()[1] == "TRIGGER"
    )


def _sqlite() -> list[str]:
    made = []
    for table in APPEND_ONLY:
        made += [_sqlite_trigger(table, "update"), _sqlite_trigger(table, "delete")]
    sealed = "WHEN OLD.submitted_at IS NOT NULL "
    made += [_sqlite_trigger("evaluation", "update", sealed), _sqlite_trigger("evaluation", "delete", sealed)]
    made += [_sqlite_trigger("avis", "update", columns=AVIS_KEPT), _sqlite_trigger("avis", "delete")]
    made.append(_sqlite_trigger("journal_head", "delete"))
    made.append(_sqlite_trigger("letter", "update"))
    return made


def _sqlite_trigger(table: str, act: str, condition: str = "", columns: tuple[str, ...] = ()) -> str:
    of = f" OF {', '.join(columns)}" if columns else ""
    return (
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()}{of} ON {table} {condition}"
        f"BEGIN SELECT RAISE(ABORT, '{table} is kept as it is'); END"
    )


def _postgresql() -> list[str]:
    made = [_POSTGRESQL_FUNCTION.strip()]
    for table in APPEND_ONLY:
        made += [_postgresql_trigger(table, "update"), _postgresql_trigger(table, "delete")]
        made.append(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION avise_refuse()"
        )
    sealed = "WHEN (OLD.submitted_at IS NOT NULL) "
    made += [
        _postgresql_trigger("evaluation", "update", sealed),
        _postgresql_trigger("evaluation", "delete", sealed),
        _postgresql_trigger("avis", "update", columns=AVIS_KEPT),
        _postgresql_trigger("avis", "delete"),
        _postgresql_trigger("journal_head", "delete"),
        _postgresql_trigger("letter", "update"),
    ]
    return made


def _postgresql_trigger(table: str, act: str, condition: str = "", columns: tuple[str, ...] = ()) -> str:
    of = f" OF {', '.join(columns)}" if columns else ""
    return (
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()}{of} ON {table} "
        f"FOR EACH ROW {condition}EXECUTE FUNCTION avise_refuse()"
    )
