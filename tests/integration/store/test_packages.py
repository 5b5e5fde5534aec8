"""Keys, packages and answers on both engines: what goes in comes out, and what the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from db.engine import begin_writing
from db.maintenance import check
from db.store import OpenedStore
from reviewer.committee.offline.keys import ExpertKeys, KeyEnd, KeyPairs, KeyState, PublicKeys
from reviewer.committee.offline.office_record import (
    KnownAnswer,
    KnownDestruction,
    PackageState,
    ReturnedPackage,
    SentDossier,
    SentInvitation,
    SentPackage,
)
from reviewer.committee.offline.taking_in import AnswerKind, Settlement
from reviewer.errors import AviseError, ConflictingChange, NotFound
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import EXCHANGED
from tests.integration.store.values import ACTOR, HAPPENED, NOW, a_dossier, later, sha256_of
from tests.support.people import a_person, an_expert
from tests.support.statements import statements

SIGNED = b'{"schema":"essai"}'


def pairs(name: str) -> KeyPairs:
    public = PublicKeys(f"age1{name}", sha256_of(name.encode()).encode()[:32])
    return KeyPairs(public, f"AGE-SECRET-KEY-1{name}", b"\x01" * 32)


OFFICE, EXPERT = pairs("office"), pairs("eli")
KEYS = ExpertKeys(
    id="k1",
    expert_id="eli",
    keys=EXPERT.public,
    state=KeyState.ANNOUNCED,
    announced_at=NOW,
    invitation_id="i1",
)
PACKAGE = SentPackage(
    id="p1",
    expert_id="eli",
    expert_fingerprint=EXPERT.public.fingerprint,
    office_fingerprint=OFFICE.public.fingerprint,
    made_at=NOW,
    made_by="claude",
    open_until=date(2025, 6, 17),
    dossiers=(
        SentDossier(
            dossier_id="d1",
            seat=1,
            request_version=1,
            request_sha256="a" * 64,
            facts_sha256="b" * 64,
            grid_id="grille",
            due_on=date(2025, 6, 3),
        ),
    ),
    state=PackageState.PREPARING,
    since=NOW,
    by="claude",
)
RETURNED = ReturnedPackage(
    sha256=sha256_of(SIGNED),
    id="r1",
    number=1,
    expert_id="eli",
    expert_fingerprint=EXPERT.public.fingerprint,
    office_fingerprint=OFFICE.public.fingerprint,
    made_at=NOW,
    answers=1,
    file_sha256="c" * 64,
    read_at=later(5),
    read_by="claude",
)
ANSWER = KnownAnswer(
    id="a1",
    expert_id="eli",
    dossier_id="inconnu",
    package_id="p1",
    returned=RETURNED.sha256,
    kind=AnswerKind.EVALUATION,
    revision=2,
    facts_sha256="b" * 64,
    answered_at=NOW,
    outcome=Settlement.NOT_ASSIGNED,
    since=later(5),
    by="claude",
)
CERTIFICATE = KnownDestruction(
    id="c1",
    expert_id="eli",
    package_id="p1",
    returned=RETURNED.sha256,
    at=later(9),
    on_schedule=True,
    dossier_ids=("d1",),
    contents=("e" * 64,),
)


@pytest.fixture
def filled(store: OpenedStore) -> OpenedStore:
    with store.store.begin() as work:
        work.people.save(a_person("eli"))
        work.experts.save(an_expert("eli"))
        work.dossiers.add(replace(a_dossier(), id="d1"))
        work.exchange_keys.add_office(OFFICE, NOW)
        work.exchange_keys.add_invitation(
            SentInvitation(
                id="i1",
                expert_id="eli",
                made_at=NOW,
                made_by="claude",
                office_fingerprint=OFFICE.public.fingerprint,
            )
        )
        work.exchange_keys.save(KEYS)
        work.packages.save(PACKAGE)
        work.packages.add_returned(RETURNED, SIGNED, b"signature")
        work.packages.save_answer(ANSWER)
        work.packages.add_destruction(CERTIFICATE)
        work.packages.add_destruction(CERTIFICATE)
        work.commit(ACTOR, NOW, HAPPENED)
    return store


def test_what_went_in_comes_out(filled: OpenedStore) -> None:
    with filled.store.read() as work:
        assert work.exchange_keys.current() == OFFICE
        assert work.exchange_keys.current_public() == OFFICE.public
        assert work.exchange_keys.of_expert("eli") == (replace(KEYS, version=1),)
        assert work.exchange_keys.by_fingerprint(EXPERT.public.fingerprint) == replace(KEYS, version=1)
        invitation = work.exchange_keys.invitation("i1")
        assert invitation is not None
        assert work.exchange_keys.invitations() == (invitation,)
        assert work.packages.sent() == work.packages.sent_to("eli") == (replace(PACKAGE, version=1),)
        assert work.packages.returned() == (RETURNED,)
        assert work.packages.find_returned(RETURNED.sha256) == RETURNED
        assert work.packages.signed_bytes(RETURNED.sha256) == SIGNED
        kept = replace(ANSWER, version=1)
        assert work.packages.answers() == work.packages.aside() == (kept,)
        assert work.packages.answers_of("eli", "inconnu") == (kept,)
        assert work.packages.answer("eli", "a1") == kept
        assert work.packages.destructions() == (CERTIFICATE,)
        assert work.packages.find_returned("0" * 64) is None
        with pytest.raises(NotFound):
            work.packages.get("absent")
        with pytest.raises(NotFound):
            work.packages.signed_bytes("0" * 64)
        with pytest.raises(NotFound):
            work.exchange_keys.get("absent")


def test_what_is_gathered_at_once_is_the_same_newest_first_and_without_what_an_expert_signed(
    filled: OpenedStore,
) -> None:
    with filled.store.begin() as work:
        for number in (2, 3):
            work.exchange_keys.save(
                replace(KEYS, id=f"k{number}", keys=pairs(f"eli{number}").public, announced_at=later(number))
            )
            work.packages.save(replace(PACKAGE, id=f"p{number}", made_at=later(number)))
            work.packages.save_answer(replace(ANSWER, id=f"a{number}", since=later(6)))
        work.commit(ACTOR, NOW, HAPPENED)

    def read(work: UnitOfWork) -> tuple[object, ...]:
        return (
            work.exchange_keys.all(),
            work.exchange_keys.invitations(),
            work.packages.sent(),
            work.packages.returned(),
            work.packages.answers(),
            work.packages.aside(),
            work.packages.destructions(),
        )

    with filled.store.read() as work:
        alone = read(work)
        assert [one.id for one in work.exchange_keys.all()] == ["k3", "k2", "k1"]
        assert [one.id for one in work.packages.sent()] == ["p3", "p2", "p1"]
        assert [one.id for one in work.packages.answers()] == ["a2", "a3", "a1"]
    with filled.store.read() as work, statements(filled.engine) as sent:
        work.gather((), *EXCHANGED)
        assert read(work) == alone
    (statement,) = sent
    assert "package_in.signed" not in statement


def test_states_move_and_a_stale_value_is_refused(filled: OpenedStore) -> None:
    with filled.store.begin() as work:
        keys = work.exchange_keys.get("k1").settled(KeyState.REVOKED, "ada", later(1), "Perdu.", KeyEnd.LOST)
        work.exchange_keys.save(keys)
        out = work.packages.get("p1").moved(PackageState.OUT, "claude", later(2))
        work.packages.save(out)
        answer = work.packages.answer("eli", "a1")
        assert answer is not None
        work.packages.save_answer(replace(answer, closed="Vu."))
        work.commit(ACTOR, NOW, HAPPENED)
    with filled.store.begin() as work:
        assert work.exchange_keys.get("k1") == replace(keys, version=2)
        assert work.packages.get("p1") == replace(out, version=2)
        assert work.packages.aside() == ()
        stale: tuple[Callable[[], object], ...] = (
            lambda: work.exchange_keys.save(keys),
            lambda: work.packages.save(out),
            lambda: work.packages.save_answer(answer),
            lambda: work.packages.save(PACKAGE),
            lambda: work.packages.add_returned(RETURNED, SIGNED, b""),
        )
        for save in stale:
            with pytest.raises(ConflictingChange):
                save()


def test_former_keys_of_the_office_stay_until_they_are_forgotten(filled: OpenedStore) -> None:
    fresh = pairs("neuve")
    with filled.store.begin() as work:
        assert work.exchange_keys.hold() == OFFICE
        with pytest.raises(ConflictingChange):
            work.exchange_keys.add_office(fresh, NOW)
        with pytest.raises(ConflictingChange):
            work.exchange_keys.forget_office(OFFICE.public.fingerprint)
        work.exchange_keys.retire_office(OFFICE.public.fingerprint, later(1))
        work.exchange_keys.add_office(fresh, later(1))
        work.commit(ACTOR, NOW, HAPPENED)
    with filled.store.begin() as work:
        assert [one.opens for one in work.exchange_keys.office()] == [True, True]
        with pytest.raises(ConflictingChange):
            work.exchange_keys.retire_office(OFFICE.public.fingerprint, later(2))
        with pytest.raises(NotFound):
            work.exchange_keys.retire_office("0" * 64, later(2))
        work.exchange_keys.forget_office(OFFICE.public.fingerprint)
        work.commit(ACTOR, NOW, HAPPENED)
    with filled.store.read() as work:
        newest, former = work.exchange_keys.office()
        assert (newest.keys, former.opens, former.keys.public) == (fresh, False, OFFICE.public)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE package_in SET signed = 'autre'",
        "UPDATE package_in SET read_by = 'autre'",
        "DELETE FROM package_in",
        "UPDATE package_answer SET revision = 9",
        "UPDATE package_answer SET dossier_id = 'd1'",
        "DELETE FROM package_answer",
        "UPDATE package_out SET open_until = '2030-01-01'",
        "DELETE FROM package_out",
        "UPDATE packaged_dossier SET facts_sha256 = 'x'",
        "DELETE FROM packaged_dossier",
        "UPDATE expert_key SET recipient = 'age1autre'",
        "DELETE FROM expert_key",
        "UPDATE exchange_key SET recipient = 'age1autre'",
        "DELETE FROM exchange_key",
        "UPDATE key_invitation SET expert_id = 'elsa'",
        "DELETE FROM key_invitation",
        "UPDATE package_destruction SET on_schedule = NOT on_schedule",
        "DELETE FROM package_destruction",
    ],
)
def test_the_database_itself_refuses(filled: OpenedStore, statement: str) -> None:
    with (
        begin_writing(filled.engine) as connection,
        pytest.raises((DatabaseError, AviseError)),
        connection.begin(),
    ):
        connection.execute(text(statement))


def test_a_package_that_was_altered_by_whoever_owns_the_file_is_found(
    filled: OpenedStore, store_url: str
) -> None:
    altered = {"package_altered", "vote_of_package_missing"}
    assert not altered & {one.name for one in check(store_url)}
    with begin_writing(filled.engine) as connection, connection.begin():
        for table, column, value in (
            ("package_in", "signed", "CAST('autre' AS BLOB)"),
            ("package_answer", "outcome", "'taken_in'"),
        ):
            new = value
            if filled.engine.dialect.name == "postgresql":
                new = value.replace("CAST('autre' AS BLOB)", "'\\x00'::bytea")
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
            else:
                connection.execute(text(f"DROP TRIGGER {table}_no_update"))
            connection.execute(text(f"UPDATE {table} SET {column} = {new}"))
    assert altered <= {one.name for one in check(store_url)}
