"""What the database itself refuses to change: the journal, register lines, letters, sealed evaluations, issued avis.

``statements`` are those of revision 0001, ``added_by`` those of a later one. A migration that rebuilds one of these
tables (SQLite's batch mode does) drops its triggers and must create them again.
"""

from __future__ import annotations

from reviewer.journal import GENESIS

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


_MAY_LEAVE = (
    "EXISTS (SELECT 1 FROM setting WHERE name = 'home.kind' AND value = 'expert') AND ("
    "EXISTS (SELECT 1 FROM copy_answer WHERE copy_answer.id = OLD.id AND copy_answer.state = 'withdrawn') OR ("
    "EXISTS (SELECT 1 FROM copy_destruction, json_each(copy_destruction.dossier_ids) AS gone "
    "WHERE gone.value = OLD.dossier_id) "
    "AND NOT EXISTS (SELECT 1 FROM copy_dossier WHERE copy_dossier.dossier_id = OLD.dossier_id)))"
)


KEPT_SINCE = {
    "0002": ("conflict_ruling",),
    "0003": ("closed_round", "concertation_message", "position", "decision"),
    "0004": ("published_grid",),
    "0005": ("status_list", "avis_signature"),
    "0008": ("checkpoint", "checkpoint_stamp", "reading"),
    "0011": ("copy_sent", "copy_destruction"),
    "0014": ("figure_edition", "follow_up", "follow_up_text", "quality_decision", "quality_run"),
    "0013": ("ministry_row", "ministry_refusal", "mismatch_decision"),
    "0010": ("key_invitation", "packaged_dossier", "package_in", "package_destruction"),
}
"""Tables of later revisions whose rows are never changed and never removed."""


def statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of the triggers of revision 0001 for ``sqlite`` or ``postgresql``."""
    if dialect == "postgresql":
        return tuple(_postgresql())
    return tuple(_sqlite())


def added_by(revision: str, dialect: str) -> tuple[str, ...]:
    """Return the DDL of the triggers that a later revision adds."""
    make = _postgresql_trigger if dialect == "postgresql" else _sqlite_trigger
    return tuple(make(table, act) for table in KEPT_SINCE.get(revision, ()) for act in ("update", "delete"))


def outbox_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of revision 0006: a message that was sent or set aside stays as it is; none is deleted."""
    make = _postgresql_trigger if dialect == "postgresql" else _sqlite_trigger
    over = "OLD.state IN ('sent', 'set_aside')"
    when = f"WHEN ({over}) " if dialect == "postgresql" else f"WHEN {over} "
    return (make("outgoing_message", "update", when), make("outgoing_message", "delete"))


def office_key_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of revision 0005: a key of the office is never another, and none is deleted."""
    make = _postgresql_trigger if dialect == "postgresql" else _sqlite_trigger
    kept = ("kid", "public", "made_at")
    return (make("office_key", "update", columns=kept), make("office_key", "delete"))


def held_number_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of revision 0005: a given number stays the dossier's; once used or cancelled it stays so."""
    make = _postgresql_trigger if dialect == "postgresql" else _sqlite_trigger
    settled = "WHEN (OLD.state <> 'held') " if dialect == "postgresql" else "WHEN OLD.state <> 'held' "
    return (make("held_number", "update", settled), make("held_number", "delete"))


def reading_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of revision 0008: the chain of readings has its head from the start, and keeps it."""
    make = _postgresql_trigger if dialect == "postgresql" else _sqlite_trigger
    start = f"INSERT INTO reading_head (id, sequence, sha256) VALUES (1, 0, '{GENESIS}')"  # noqa: S608  # a constant
    return (start, make("reading_head", "delete"))


def account_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of revision 0007: no account is deleted, so that none can be made a first one again."""
    make = _postgresql_trigger if dialect == "postgresql" else _sqlite_trigger
    return (make("account", "update", columns=("person_id",)), make("account", "delete"))


_PACKAGES_KEPT = {
    "exchange_key": ("fingerprint", "recipient", "verifying", "made_at"),
    "expert_key": (
        "id",
        "expert_id",
        "invitation_id",
        "fingerprint",
        "recipient",
        "verifying",
        "announced_at",
    ),
    "package_out": (
        "id",
        "expert_id",
        "expert_fingerprint",
        "office_fingerprint",
        "made_at",
        "made_by",
        "open_until",
        "replaces",
    ),
    "package_answer": (
        "expert_id",
        "id",
        "dossier_id",
        "package_id",
        "returned",
        "kind",
        "revision",
        "facts_sha256",
        "answered_at",
    ),
}
"""What never changes of keys, packages and answers: all but the state that they are in."""


def package_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of revision 0010: keys, packages and answers stay what they are, and none is deleted."""
    make = _postgresql_trigger if dialect == "postgresql" else _sqlite_trigger
    return tuple(
        statement
        for table, columns in _PACKAGES_KEPT.items()
        for statement in (make(table, "update", columns=columns), make(table, "delete"))
    )


_IMPORT_KEPT = (
    "id",
    "programme_id",
    "file",
    "sha256",
    "sheet",
    "as_of",
    "columns",
    "imported_at",
    "imported_by",
    "taken",
    "refused",
)
"""What never changes of an import: all but whether it counts."""


def reconciliation_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of revision 0013: an import stays what it is; once undone it stays so; none is deleted."""
    server = dialect == "postgresql"
    make = _postgresql_trigger if server else _sqlite_trigger
    undone = "WHEN (OLD.state = 'undone') " if server else "WHEN OLD.state = 'undone' "
    kept = make("ministry_import", "update", columns=_IMPORT_KEPT)
    over = make("ministry_import", "update", undone).replace("_no_update", "_stays_undone", 1)
    return (kept, over, make("ministry_import", "delete"))


def expert_copy_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of revision 0011: what an expert's copy may let go, and that no other database may.

    A sealed evaluation leaves an expert's home alone, which is a file: with its destroyed dossier, or once its author
    withdrew it and it is kept among the answers. What a database is, is said before its first act, and never changed.
    """
    server = dialect == "postgresql"
    make = _postgresql_trigger if server else _sqlite_trigger
    other = "(OLD.content <> NEW.content) " if server else "OLD.content <> NEW.content "
    named = "OLD.name = 'home.kind'"
    kept = f"WHEN ({named}) " if server else f"WHEN {named} "
    common = (
        make("copy_answer", "update", f"WHEN {other}", columns=("content",)),
        make("copy_answer", "delete"),
        make("copy_package", "delete"),
        make("copy_enrolment", "delete"),
        make("setting", "update", kept),
        make("setting", "delete", kept),
    )
    if server:
        made = "WHEN (NEW.name = 'home.kind' AND NEW.value <> 'office') "
        return (*common, make("setting", "insert", made))
    made = "WHEN NEW.name = 'home.kind' AND EXISTS (SELECT 1 FROM journal_entry) "
    return (
        *common,
        make("setting", "insert", made),
        "DROP TRIGGER evaluation_no_delete",
        make("evaluation", "delete", f"WHEN OLD.submitted_at IS NOT NULL AND NOT ({_MAY_LEAVE}) "),
    )


def every_statement(dialect: str) -> tuple[str, ...]:
    """Return the DDL of all triggers of a whole database."""
    return (
        *statements(dialect),
        *(one for revision in sorted(KEPT_SINCE) for one in added_by(revision, dialect)),
        *office_key_statements(dialect),
        *held_number_statements(dialect),
        *outbox_statements(dialect),
        *account_statements(dialect),
        *reading_statements(dialect),
        *package_statements(dialect),
        *expert_copy_statements(dialect),
        *reconciliation_statements(dialect),
    )


def names(dialect: str) -> frozenset[str]:
    """Return the names of the triggers that a whole database has."""
    return frozenset(
        statement.split()[2] for statement in every_statement(dialect) if statement.split()[1] == "TRIGGER"
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
