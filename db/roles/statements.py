"""The SQL that makes the table of privileges true: groups, functions, grants, row-level security, moves of dossiers.

Every statement may be run again: what was there before is taken away first. All of it is one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from db.roles.privileges import ACCESS, GROUPS, ROWS, Access, groups
from reviewer.dossier.lifecycle import TRANSITIONS, DossierState, Role

_DEFINER: Final = "STABLE SECURITY DEFINER SET search_path = pg_catalog, {schema}, pg_temp"

# A vote counts once it is committed: whoever seals, looks and rolls back sees nothing, not from a savepoint either.
# ``xmin`` is 32 bits of the transaction's number. What is past the snapshot is one's own, or a whole epoch old.
_SETTLED: Final = """
WITH now AS (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS high),
     made AS (SELECT (high >> 32 << 32) + $1::text::bigint AS number, high FROM now)
SELECT CASE
    WHEN number >= high THEN NOT coalesce(number >= pg_current_xact_id_if_assigned()::text::bigint, false)
    ELSE coalesce(pg_xact_status(number::text::xid8) = 'committed', true)
END FROM made
"""

FUNCTIONS: Final = (
    ("avise_person", "", "text", "SELECT person_id FROM database_login WHERE login = session_user"),
    (
        "avise_is",
        "role text",
        "boolean",
        "SELECT EXISTS (SELECT 1 FROM person WHERE id = avise_person() AND active "
        "AND roles::jsonb @> to_jsonb(role))",
    ),
    (
        "avise_sits",
        "dossier text",
        "boolean",
        "SELECT EXISTS (SELECT 1 FROM seat WHERE dossier_id = dossier AND expert_id = avise_person() "
        "AND recused_at IS NULL)",
    ),
    (
        "avise_sat",
        "dossier text",
        "boolean",
        "SELECT EXISTS (SELECT 1 FROM seat WHERE dossier_id = dossier AND expert_id = avise_person())",
    ),
    (
        "avise_declared",
        "dossier text",
        "boolean",
        "SELECT EXISTS (SELECT 1 FROM seat WHERE dossier_id = dossier AND expert_id = avise_person() "
        "AND recused_at IS NULL AND (declaration_kind = 'none' OR ruling_cleared))",
    ),
    ("avise_expert", "id text", "boolean", "SELECT EXISTS (SELECT 1 FROM expert WHERE expert.id = $1)"),
    ("avise_settled", "made xid", "boolean", _SETTLED),
    (
        "avise_votes_in",
        "dossier text, number integer",
        "boolean",
        "SELECT coalesce((SELECT count(DISTINCT e.seat) >= max(d.reviewers) FROM deliberation d "
        "JOIN evaluation e ON e.dossier_id = d.dossier_id AND e.round = number AND e.seat <= d.reviewers "
        "AND e.submitted_at IS NOT NULL AND avise_settled(e.xmin) WHERE d.dossier_id = dossier), false)",
    ),
    (
        "avise_may_compare",
        "dossier text, number integer",
        "boolean",
        "SELECT avise_votes_in(dossier, number) AND EXISTS (SELECT 1 FROM seat s JOIN deliberation d "
        "USING (dossier_id) WHERE s.dossier_id = dossier AND s.expert_id = avise_person() "
        "AND s.recused_at IS NULL AND s.round = $2 AND s.number <= d.reviewers)",
    ),
    (
        "avise_exchange_over",
        "dossier text, number integer",
        "boolean",
        "SELECT EXISTS (SELECT 1 FROM decision c WHERE c.dossier_id = dossier AND c.round = $2) "
        "OR EXISTS (SELECT 1 FROM deliberation d WHERE d.dossier_id = dossier "
        "AND (d.round > $2 OR d.third_review_opened_at IS NOT NULL))",
    ),
    (
        "avise_held_out",
        "number text",
        "boolean",
        "SELECT EXISTS (SELECT 1 FROM pending_signature p WHERE p.number = $1 AND p.awaits <> '')",
    ),
    (
        "avise_attached",
        "digest text",
        "boolean",
        "SELECT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = digest AND avise_declared(a.dossier_id))",
    ),
)
"""Name, arguments, result and body of what the rows' conditions ask; they see every row, and say yes or no."""

MOVES: Final = "avise_dossier_moves"


def statements(schema: str) -> Iterator[str]:
    """Yield everything, in order, for the tables of a schema."""
    yield from _groups()
    yield from _functions(schema)
    everybody = ", ".join(GROUPS.values())
    yield f'REVOKE ALL ON SCHEMA "{schema}" FROM PUBLIC'
    yield f'GRANT USAGE ON SCHEMA "{schema}" TO {everybody}'
    for table, access in ACCESS.items():
        yield f"REVOKE ALL ON {table} FROM PUBLIC, {everybody}"
        yield from _grants(table, access)
    yield from _rows()
    yield from _moves(schema)


def _groups() -> Iterator[str]:
    for group in GROUPS.values():
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{group}') "  # noqa: S608  # ours
            f"THEN CREATE ROLE {group} NOLOGIN; END IF; END $$"
        )


def _functions(schema: str) -> Iterator[str]:
    settings = _DEFINER.format(schema=f'"{schema}"')
    for name, arguments, result, body in FUNCTIONS:
        yield (
            f"CREATE OR REPLACE FUNCTION {name}({arguments}) RETURNS {result} LANGUAGE sql {settings} "
            f"AS $body$ {body.strip()} $body$"
        )
        yield f"REVOKE ALL ON FUNCTION {name}({_types(arguments)}) FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION {name}({_types(arguments)}) TO {', '.join(GROUPS.values())}"


def _types(arguments: str) -> str:
    return ", ".join(one.split()[1] for one in arguments.split(", ") if one)


def _grants(table: str, access: Access) -> Iterator[str]:
    yield from _grant("SELECT", access.shows, table, access.read)
    yield from _grant("INSERT", (), table, access.add)
    yield from _grant("UPDATE", access.changes, table, access.change)
    yield from _grant("DELETE", (), table, access.remove)
    for column, letters in access.secrets:
        yield from _grant("SELECT", (column,), table, letters)


def _grant(act: str, columns: Iterable[str], table: str, letters: str) -> Iterator[str]:
    named = ", ".join(columns)
    if letters:
        yield f"GRANT {act}{f' ({named})' if named else ''} ON {table} TO {', '.join(groups(letters))}"


def _rows() -> Iterator[str]:
    held = {rows.table for rows in ROWS}
    for table in sorted(held):
        yield (
            f"DO $$ DECLARE one name; BEGIN FOR one IN SELECT policyname FROM pg_policies "  # noqa: S608  # ours
            f"WHERE schemaname = current_schema() AND tablename = '{table}' AND starts_with(policyname, 'avise_') "
            f"LOOP EXECUTE 'DROP POLICY ' || quote_ident(one) || ' ON {table}'; END LOOP; END $$"
        )
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    for number, rows in enumerate(ROWS, 1):
        # A role that was taken away, or a person who left, counts for nothing from that moment on.
        for letter in rows.roles:
            (group,) = groups(letter)
            active = f"(SELECT avise_is('{group.removeprefix('avise_')}'))"
            using = f"USING ({active} AND ({rows.using}))" if rows.act != "INSERT" else ""
            check = f"WITH CHECK ({active} AND ({rows.check or rows.using}))" if _leaves(rows.act) else ""
            yield (
                f"CREATE POLICY avise_{number:03d}_{letter.lower()} ON {rows.table} FOR {rows.act} "
                f"TO {group} {using} {check}"
            )


def _leaves(act: str) -> bool:
    return act in {"INSERT", "UPDATE"}


def allowed_moves() -> tuple[tuple[Role, DossierState, DossierState], ...]:
    """Return where each role may take a dossier, from the one table of acts."""
    return tuple(
        sorted(
            {
                (role, source, line.target)
                for line in TRANSITIONS.values()
                for source in line.sources
                for role in line.roles
                if line.target is not None and line.target is not source
            }
        )
    )


def _moves(schema: str) -> Iterator[str]:
    values = ", ".join(f"('{role}', '{old}', '{new}')" for role, old, new in allowed_moves())
    settings = _DEFINER.removeprefix("STABLE ").format(schema=f'"{schema}"')
    yield (
        f"CREATE OR REPLACE FUNCTION {MOVES}() RETURNS trigger LANGUAGE plpgsql {settings} AS $body$ "  # noqa: S608  # ours
        "BEGIN IF pg_has_role(session_user, current_user, 'USAGE') THEN RETURN NEW; END IF; "
        f"IF NOT EXISTS (SELECT 1 FROM (VALUES {values}) AS may (role, old, new) "
        "WHERE may.old = OLD.state AND may.new = NEW.state AND avise_is(may.role)) THEN "
        "RAISE EXCEPTION USING MESSAGE = 'dossier: ' || OLD.state || ' to ' || NEW.state || ' is not permitted', "
        "ERRCODE = 'insufficient_privilege'; END IF; RETURN NEW; END $body$"
    )
    yield f"DROP TRIGGER IF EXISTS {MOVES} ON dossier"
    yield (
        f"CREATE TRIGGER {MOVES} BEFORE UPDATE OF state ON dossier FOR EACH ROW "
        f"WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION {MOVES}()"
    )
