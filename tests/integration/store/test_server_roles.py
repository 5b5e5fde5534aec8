"""What somebody can do on the server who connects with their own login and psql, without our code."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import make_url

from db.errors import VerbNotSupported
from db.records.every import METADATA
from db.roles.granting import LoginUnknown, RoleNotInstallable, grant, install
from db.roles.privileges import ACCESS, GROUPS, ROWS
from db.roles.statements import allowed_moves
from db.store import OpenedStore, open_store
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.errors import NotFound
from reviewer.services.views import DossierFilter
from tests.support.committee import verdicts
from tests.support.office import a_house
from tests.support.people import EXPERTS, ROLES
from tests.support.postgresql import Server
from tests.support.served_house import REFUSED, Served, a_house_to_clone

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def prepared(postgresql_server: Server, postgresql_template: str) -> Iterator[tuple[str, str]]:
    """A house on a server with everybody's login, to be cloned: its database and the prefix of the logins."""
    with a_house_to_clone(postgresql_server, postgresql_template) as made:
        yield made


@pytest.fixture
def served(postgresql_server: Server, prepared: tuple[str, str]) -> Iterator[Served]:
    base, prefix = prepared
    url = postgresql_server.create_database(make_url(base).database or "")
    opened = open_store(url)
    yield Served(a_house(opened, staffed=False), url, prefix)
    opened.close()
    postgresql_server.drop_database(url)


@pytest.fixture
def regranted(prepared: tuple[str, str]) -> Iterator[None]:
    """Memberships are the whole server's: give back what a test changed."""
    yield
    for key in ("cora", "eli"):
        grant(prepared[0], f"{prepared[1]}{key}", key)


# --- the table --------------------------------------------------------------------------------------------------------


def test_every_table_is_in_the_table_of_privileges() -> None:
    assert set(ACCESS) == {*METADATA.tables, "alembic_version"}


def test_every_row_rule_is_about_something_that_was_granted() -> None:
    verbs = {"SELECT": "read", "INSERT": "add", "UPDATE": "change", "DELETE": "remove"}
    for rows in ROWS:
        assert set(rows.roles) <= set(getattr(ACCESS[rows.table], verbs[rows.act])), rows


def test_every_grant_on_a_table_with_row_rules_has_some() -> None:
    verbs = {"SELECT": "read", "INSERT": "add", "UPDATE": "change", "DELETE": "remove"}
    for table in {rows.table for rows in ROWS}:
        for act, field in verbs.items():
            given = {one for rows in ROWS if (rows.table, rows.act) == (table, act) for one in rows.roles}
            assert set(getattr(ACCESS[table], field)) == given, (table, act)


def test_a_group_without_members_of_ours_may_do_nothing_that_the_table_does_not_say(served: Served) -> None:
    """What the server itself says of its grants is the table, no more and no less."""
    privileges = {"SELECT": "read", "INSERT": "add", "UPDATE": "change", "DELETE": "remove", "TRUNCATE": ""}
    letters = {role: letter for letter, role in zip("CESKAU", Role, strict=True)}
    with served.house.opened.engine.connect() as connection:
        for table, access in ACCESS.items():
            for role, group in GROUPS.items():
                for privilege, field in privileges.items():
                    asked = f"SELECT has_table_privilege('{group}', '{table}', '{privilege}')"
                    if privilege in {"SELECT", "UPDATE"}:
                        asked = f"SELECT has_any_column_privilege('{group}', '{table}', '{privilege}')"
                    held = connection.exec_driver_sql(asked).scalar()
                    expected = bool(field) and letters[role] in getattr(access, field)
                    assert held is expected, (table, role, privilege)


def test_putting_the_privileges_in_place_twice_changes_nothing(served: Served) -> None:
    query = "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2"
    with served.house.opened.engine.connect() as connection:
        before = [tuple(row) for row in connection.exec_driver_sql(query)]
    install(served.url)
    with served.house.opened.engine.connect() as connection:
        assert [tuple(row) for row in connection.exec_driver_sql(query)] == before


# --- what nobody may --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["cora", "kim", "sacha", "ada", "aude", "eli"])
def test_nobody_changes_or_removes_a_line_of_what_is_kept(served: Served, key: str) -> None:
    served.house.issued()
    served.house.as_("cora").dossiers.counts()
    for table in ("journal_entry", "register_event", "reading", "checkpoint", "avis_signature", "decision"):
        column = {"journal_entry": "event", "register_event": "reason", "reading": "part"}.get(table)
        if column:
            assert served.refused(key, f"UPDATE {table} SET {column} = 'x'"), table
        assert served.refused(key, f"DELETE FROM {table}"), table
        assert served.refused(key, f"TRUNCATE {table} CASCADE"), table
    assert served.refused(key, "DELETE FROM journal_head")
    assert served.refused(key, "DELETE FROM avis")
    assert served.refused(key, "UPDATE avis SET content = '{}'")


def test_the_owner_of_the_tables_does_not_change_them_either(served: Served) -> None:
    served.house.issued()
    with pytest.raises(Exception, match="kept as it is"), served.house.opened.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE journal_entry SET event = 'x'")
    with pytest.raises(Exception, match="kept as it is"), served.house.opened.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM register_event")


@pytest.mark.parametrize("key", ["cora", "kim", "sacha", "ada", "aude", "eli"])
def test_nobody_writes_in_the_journal_under_another_name(served: Served, key: str) -> None:
    def line(actor: str) -> str:
        values = f"(999, '2025', '{actor}', 'N', 'essai', NULL, '{{}}', repeat('0', 64), repeat('0', 64))"
        return f"INSERT INTO journal_entry VALUES {values}"

    assert served.refused(key, line("claude"))
    assert not served.refused(key, line(key))


@pytest.mark.parametrize("key", ["cora", "kim", "sacha", "aude", "eli"])
def test_only_an_administrator_gives_roles(served: Served, key: str) -> None:
    assert served.refused(key, """UPDATE person SET roles = '["administrator"]'""")
    assert served.refused(key, f"UPDATE database_login SET person_id = 'ada' WHERE person_id = '{key}'")
    assert served.refused(key, "INSERT INTO database_login VALUES ('postgres', 'ada')")


def test_an_administrator_is_nobody_else_on_the_server(served: Served) -> None:
    assert served.refused("ada", "UPDATE database_login SET person_id = 'cora' WHERE person_id = 'ada'")


@pytest.mark.parametrize("key", ["cora", "kim", "sacha", "aude", "eli"])
def test_everybody_finds_their_own_account_only(served: Served, key: str) -> None:
    with served.house.opened.engine.begin() as connection:
        for one in ("ada", key):
            connection.exec_driver_sql(
                f"INSERT INTO account (person_id, login, failures, version) VALUES ('{one}', '{one}', 0, 1)"
            )
    assert served.seen(key, "SELECT person_id FROM account") == [(key,)]
    assert served.count("ada", "account") == 2


# --- blindness --------------------------------------------------------------------------------------------------------


def test_an_expert_finds_the_files_on_which_they_sit_and_no_other(served: Served) -> None:
    mine = served.house.in_review("TC-2025-0001", "eli", "elsa")
    served.house.in_review("TC-2025-0002", "emil", "elsa")
    assert served.seen("eli", "SELECT id FROM dossier") == [(mine,)]
    assert served.seen("eli", "SELECT dossier_id FROM request_version") == [(mine,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        served.count("eli", "letter")
    assert served.count("cora", "dossier") == 2


def test_an_expert_who_has_not_declared_finds_no_request(served: Served) -> None:
    dossier_id = served.house.admissible()
    served.house.as_("claude").seating.assign(dossier_id, ("eli", "elsa"))
    assert served.count("eli", "dossier") == 1
    assert served.count("eli", "request_version") == 0


def test_an_expert_does_not_learn_who_the_others_are(served: Served) -> None:
    served.house.in_review()
    assert served.seen("eli", "SELECT expert_id FROM seat") == [("eli",)]
    assert served.seen("eli", "SELECT id FROM expert") == [("eli",)]
    assert served.seen("eli", "SELECT id FROM person") == [("eli",)]
    assert served.refused("eli", "SELECT * FROM journal_entry")


@pytest.mark.parametrize("key", ["elsa", "cora", "aude"])
def test_nobody_sees_a_vote_before_every_first_vote_is_sealed(served: Served, key: str) -> None:
    dossier_id = served.house.in_review()
    served.house.vote(dossier_id, "eli", verdicts())
    assert served.seen(key, "SELECT * FROM evaluation WHERE expert_id = 'eli'") == []
    served.house.vote(dossier_id, "elsa", verdicts(False))
    assert len(served.seen(key, "SELECT * FROM evaluation WHERE expert_id = 'eli'")) == 1


@pytest.mark.parametrize("key", ["kim", "sacha", "ada"])
def test_who_does_not_coordinate_never_sees_a_vote(served: Served, key: str) -> None:
    served.house.disputed()
    for table in ("evaluation", "seat", "concertation_message", "position"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            served.count(key, table)


@pytest.mark.parametrize("trick", ["", "SAVEPOINT s"])
def test_who_seals_their_vote_looks_and_rolls_back_has_seen_nothing(served: Served, trick: str) -> None:
    dossier_id = served.house.in_review()
    served.house.vote(dossier_id, "eli", verdicts())
    served.house.as_("elsa").committee.save_evaluation(dossier_id, {}, {}, "", request_version=1)
    with served.as_("elsa") as connection, connection.transaction(force_rollback=True):
        if trick:
            connection.execute(trick.encode())
        done = connection.execute(b"UPDATE evaluation SET submitted_at = now(), seal = repeat('0', 64)")
        assert done.rowcount == 1
        assert connection.execute(b"SELECT count(*) FROM evaluation").fetchone() == (1,)


def test_a_sealed_vote_is_changed_by_nobody(served: Served) -> None:
    served.house.disputed()
    for key in ("eli", "elsa", "cora", "ada"):
        assert served.refused(key, "UPDATE evaluation SET justification = 'x'")
        assert served.refused(key, "DELETE FROM evaluation")


def test_nobody_votes_for_somebody_else(served: Served) -> None:
    dossier_id = served.house.in_review()
    vote = f"INSERT INTO evaluation SELECT 'x', '{dossier_id}', '%s', 1, 'g', 1, '', '', '', NULL, NULL, 1, 1, ''"
    assert served.refused("eli", vote % "elsa")
    assert served.refused("emil", vote % "emil")
    assert served.refused("cora", vote % "cora")
    assert not served.refused("eli", vote % "eli")


def test_the_third_expert_finds_no_vote_and_no_message(served: Served) -> None:
    dossier_id = served.house.disputed()
    served.house.as_("eli").committee.post_message(dossier_id, "Voyez le CV.")
    served.house.as_("claude").committee.open_third_review(dossier_id, "Positions arrêtées.")
    served.house.seat(dossier_id, "emil")
    for table in ("evaluation", "concertation_message", "position"):
        assert served.count("emil", table) == 0, table
    assert served.count("elsa", "concertation_message") == 1
    assert served.count("cora", "concertation_message") == 1


def test_what_the_two_write_is_theirs_until_the_exchange_is_over(served: Served) -> None:
    dossier_id = served.house.disputed()
    served.house.as_("eli").committee.post_message(dossier_id, "Voyez le CV.")
    assert served.count("elsa", "concertation_message") == 1
    for key in ("cora", "aude"):
        assert served.count(key, "concertation_message") == 0


@pytest.mark.usefixtures("regranted")
def test_a_coordinator_who_sits_on_a_dossier_coordinates_nothing_of_it(served: Served) -> None:
    with served.house.opened.engine.begin() as connection:
        connection.exec_driver_sql(
            """UPDATE person SET roles = '["coordinator", "expert"]' WHERE id = 'eli'"""
        )
    grant(served.url, f"{served.prefix}eli", "eli")
    dossier_id = served.house.disputed()
    served.house.as_("elsa").committee.post_message(dossier_id, "Voyez le CV.")
    assert served.seen("eli", "SELECT expert_id FROM seat") == [("eli",)]
    submitted = f"dossier_id = '{dossier_id}' AND event = 'evaluation_submitted'"
    assert served.seen("eli", f"SELECT * FROM journal_entry WHERE {submitted}") == []
    assert served.refused(
        "eli", "INSERT INTO decision SELECT dossier_id, '', '', '', 'eli', now(), 1 FROM seat"
    )


# --- acts -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["cora", "kim", "sacha", "ada", "aude", "eli"])
def test_a_dossier_goes_where_the_table_of_acts_lets_each_role_take_it(served: Served, key: str) -> None:
    dossier_id = served.house.in_review()
    old = DossierState.IN_REVIEW
    for new in set(DossierState) - {old}:
        try:
            with served.as_(key) as connection, connection.transaction(force_rollback=True):
                done = connection.execute(
                    f"UPDATE dossier SET state = '{new}' WHERE id = '{dossier_id}'".encode()
                )
                moved = done.rowcount == 1
        except REFUSED:
            moved = False
        assert moved is ((ROLES[key], old, new) in allowed_moves()), (key, new)


@pytest.mark.parametrize("key", ["cora", "kim", "ada", "aude", "eli"])
def test_only_a_signatory_writes_in_the_register(served: Served, key: str) -> None:
    served.house.issued()
    event = "INSERT INTO register_event SELECT number, 9, 'revoked', now(), '%s', 'x', NULL FROM avis"
    assert served.refused(key, event % key)
    assert served.refused(key, "UPDATE avis SET state = 'revoked', version = version + 1")
    assert served.refused("sylvie", event % "sacha")
    assert not served.refused("sylvie", event % "sylvie")


def test_who_reads_the_log_of_readings(served: Served) -> None:
    dossier_id = served.house.received()
    served.house.as_("cora").dossiers.view(dossier_id)
    assert served.count("aude", "reading") == 1
    assert served.count("ada", "reading") == 1
    for key in ("cora", "kim", "sacha", "eli"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            served.count(key, "reading")


def test_the_secret_of_the_office_is_not_for_experts(served: Served) -> None:
    served.house.issued()
    assert len(served.seen("eli", "SELECT kid, public FROM office_key")) == 1
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        served.seen("eli", "SELECT private FROM office_key")


# --- logins -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("regranted")
def test_a_person_who_left_finds_nothing_from_that_moment_on(served: Served) -> None:
    served.house.received()
    assert served.count("cora", "dossier") == 1
    with served.house.opened.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET active = false WHERE id = 'cora'")
    assert served.count("cora", "dossier") == 0
    assert grant(served.url, f"{served.prefix}cora", "cora") == ()
    with pytest.raises(psycopg.errors.UndefinedTable):  # not even the schema is theirs
        served.count("cora", "dossier")


def test_a_role_that_was_taken_away_counts_for_nothing(served: Served) -> None:
    served.house.received()
    with served.house.opened.engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE person SET roles = '["auditor"]' WHERE id = 'cora'""")
    assert served.refused("cora", "UPDATE dossier SET version = version + 1")


def test_a_login_is_a_person_and_a_person_is_somebody(served: Served) -> None:
    with pytest.raises(LoginUnknown):
        grant(served.url, "personne", "cora")
    with pytest.raises(NotFound):
        grant(served.url, f"{served.prefix}cora", "personne")


def test_only_the_owner_of_the_tables_puts_privileges_in_place(served: Served) -> None:
    url = make_url(served.url).set(username=f"{served.prefix}ada")
    with pytest.raises(RoleNotInstallable):
        install(url.render_as_string())


def test_a_file_has_no_roles(sqlite_store: OpenedStore) -> None:
    with pytest.raises(VerbNotSupported):
        install(sqlite_store.engine.url.render_as_string())


@pytest.mark.parametrize("key", [*ROLES])
def test_everybody_weighs_their_own_walls_with_a_login_of_their_own(served: Served, key: str) -> None:
    """Nobody sees a dossier before it is known whether they are in conflict with it: each reads their own record."""
    number = served.house.issued("TC-2025-0009")
    own = make_url(served.url).set(username=f"{served.prefix}{key}")
    opened = open_store(own.render_as_string(hide_password=False))
    with opened.store.read() as work:
        standing = work.people.standing(key)
        seen = work.experts.get(key).id if standing.expert else None
    assert (standing.person and standing.person.roles) == frozenset({ROLES[key]})
    assert seen == (key if key in EXPERTS else None)
    if ROLES[key] in {Role.CLERK, Role.SIGNATORY}:
        office = a_house(opened, staffed=False).as_(key)
        rows = office.dossiers.rows(DossierFilter(states=frozenset({DossierState.ISSUED})), limit=5)
        assert [row.avis_number for row in rows] == [number]
    opened.close()


def test_the_house_works_on_with_the_privileges_in_place(served: Served) -> None:
    served.house.issued("TC-2025-0009")
    assert served.house.holds()
