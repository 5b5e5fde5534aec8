"""What an expert's copy keeps, on both engines; and what the database itself refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from db.engine import begin_writing
from db.store import OpenedStore
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation, seal_of
from reviewer.committee.grid import Rating
from reviewer.committee.offline.answers import Answer, DeclarationAnswer, DeclineAnswer, EvaluationAnswer
from reviewer.committee.offline.keys import Invitation, KeyPairs, PublicKeys
from reviewer.committee.offline.own_copy import (
    AnswerState,
    Destruction,
    DestructionCause,
    HeldDossier,
    KeptPackage,
    OwnAnswer,
    OwnEnrolment,
    WrittenReturn,
)
from reviewer.committee.offline.taking_in import AnswerKind
from reviewer.dossier.events import Event
from reviewer.errors import AviseError, ConflictingChange
from reviewer.services.ports.expert_copy import ExpertCopies
from tests.support.office import FOUNDER

AT = datetime(2025, 5, 20, 13, 0, 0, 123456, tzinfo=UTC)
OFFICE = PublicKeys("age1bureau", b"b" * 32)
COMMON = {
    "package_id": "p-1",
    "dossier_id": "d-1",
    "facts_sha256": "f" * 64,
    "at": AT,
}
PACKAGE = KeptPackage(
    id="p-1",
    made_at=AT,
    received_at=AT,
    open_until=date(2025, 6, 20),
    dossier_ids=("d-1",),
    contents=("c" * 64,),
)


def an_enrolment(key: str = "e-1") -> OwnEnrolment:
    invitation = Invitation(
        id=f"i-{key}",
        expert_id="eli",
        expert_name="Éli Première",
        office_name="Comité d’essai",
        office=OFFICE,
        made_at=AT,
    )
    keys = KeyPairs(PublicKeys(f"age1{key}", b"v" * 32), f"AGE-SECRET-KEY-1{key}", b"s" * 32)
    return OwnEnrolment(id=key, invitation=invitation, keys=keys, made_at=AT)


def an_evaluation() -> Evaluation:
    draft = Evaluation(
        id="a-2",
        dossier_id="d-1",
        expert_id="eli",
        seat=2,
        grid_id="grille",
        request_version=1,
        ratings={"tâches": Rating(mark=3, comment="Voir le CV."), "part": Rating(not_applicable=True)},
        verdicts={"job": True},
        justification="Le dossier le montre.",
        facts_sha256="f" * 64,
        submitted_at=AT,
    )
    return replace(draft, seal=seal_of(draft))


ANSWERS: tuple[tuple[AnswerKind, Answer], ...] = (
    (
        AnswerKind.DECLARATION,
        DeclarationAnswer(id="a-1", revision=1, kind=DeclarationKind.REAL, text="Mon frère.", **COMMON),  # type: ignore[arg-type]  # a table
    ),
    (AnswerKind.EVALUATION, EvaluationAnswer(id="a-2", revision=2, evaluation=an_evaluation(), **COMMON)),  # type: ignore[arg-type]  # as above
    (AnswerKind.DECLINE, DeclineAnswer(id="a-3", revision=3, reason="En congé.", **COMMON)),  # type: ignore[arg-type]  # as above
)


def own(kind: AnswerKind, answer: Answer) -> OwnAnswer:
    return OwnAnswer(
        id=answer.id,
        package_id="p-1",
        dossier_id="d-1",
        kind=kind,
        revision=answer.revision,
        facts_sha256="f" * 64,
        at=AT,
        state=AnswerState.SEALED,
        answer=answer,
    )


def put(store: OpenedStore, *acts: object) -> None:
    with store.store.begin() as work:
        copy: ExpertCopies = work.expert_copy
        for act in acts:
            act(copy)  # type: ignore[operator]  # each takes the repository
        work.commit(FOUNDER, AT, Event(name="essai"))


def refused(store: OpenedStore, statement: str) -> None:
    """Hold that the database refuses a statement, whoever gives it."""
    said = pytest.raises(DatabaseError, match="kept as it is")
    with begin_writing(store.engine) as connection, said:
        connection.execute(text(statement))


def test_keys_come_back_with_their_secrets_those_in_use_first(store: OpenedStore) -> None:
    first, second = an_enrolment("e-1"), replace(an_enrolment("e-2"), replaces="0" * 64)
    put(store, lambda copy: copy.save_enrolment(first))
    with store.store.read() as work:
        (stored,) = work.expert_copy.enrolments()
    assert stored == replace(first, version=1)
    put(
        store,
        lambda copy: copy.save_enrolment(replace(stored, retired_at=AT)),
        lambda copy: copy.save_enrolment(second),
    )
    with store.store.read() as work:
        assert [one.id for one in work.expert_copy.enrolments()] == ["e-2", "e-1"]
    with pytest.raises(ConflictingChange):
        put(store, lambda copy: copy.save_enrolment(replace(stored, retired_at=AT)))


def test_an_answer_of_each_kind_comes_back_as_it_was(store: OpenedStore) -> None:
    put(store, lambda copy: copy.save_package(PACKAGE))
    with store.store.begin() as work:
        for one in ANSWERS:
            work.expert_copy.save_answer(own(*one))
        work.commit(FOUNDER, AT, Event(name="essai"))
    with store.store.read() as work:
        answers = work.expert_copy.answers()
    assert answers == tuple(replace(own(*one), version=1) for one in ANSWERS)
    vote = answers[1].answer
    assert isinstance(vote, EvaluationAnswer)
    assert seal_of(vote.evaluation) == vote.evaluation.seal


def test_two_answers_of_one_dossier_never_have_one_number(store: OpenedStore) -> None:
    put(store, lambda copy: copy.save_package(PACKAGE), lambda copy: copy.save_answer(own(*ANSWERS[0])))
    twin = replace(own(*ANSWERS[0]), id="a-9")
    with pytest.raises(AviseError):
        put(store, lambda copy: copy.save_answer(twin))


def test_a_held_dossier_comes_back_and_a_stale_one_is_refused(store: OpenedStore) -> None:
    held = HeldDossier(
        dossier_id="d-1",
        package_id="p-1",
        reference="TC-2025-0001",
        made_at=AT,
        seat=3,
        breaks_tie=True,
        request_version=2,
        facts_sha256="f" * 64,
        due_on=date(2025, 6, 3),
        declared=DeclarationKind.POTENTIAL,
        last_revision=4,
    )
    put(store, lambda copy: copy.save_package(PACKAGE), lambda copy: copy.hold(held))
    with store.store.read() as work:
        assert work.expert_copy.held("d-1") == replace(held, version=1)
        assert work.expert_copy.held("ailleurs") is None
    with pytest.raises(ConflictingChange):
        put(store, lambda copy: copy.hold(held))


def test_certificates_sent_packages_and_answers_are_kept_as_they_are(store: OpenedStore) -> None:
    sent = WrittenReturn(id="b-1", number=1, made_at=AT, sha256="b" * 64, size=12, answer_ids=("a-1",))
    gone = Destruction(
        id="x-1",
        package_id="p-1",
        at=AT,
        cause=DestructionCause.WISH,
        dossier_ids=("d-1",),
        contents=("c" * 64,),
    )
    put(
        store,
        lambda copy: copy.save_package(PACKAGE),
        lambda copy: copy.save_answer(own(*ANSWERS[0])),
        lambda copy: copy.add_sent(sent),
    )
    refused(store, "UPDATE copy_answer SET content = '{}'")
    put(store, lambda copy: copy.destroy(gone))
    with store.store.read() as work:
        assert work.expert_copy.sent() == (sent,)
        assert work.expert_copy.destructions() == (gone,)
        assert [one.answer for one in work.expert_copy.answers()] == [None]
    for statement in (
        "DELETE FROM copy_answer",
        "DELETE FROM copy_package",
        "DELETE FROM copy_sent",
        "UPDATE copy_sent SET number = 2",
        "DELETE FROM copy_destruction",
        "UPDATE copy_destruction SET cause = 'schedule'",
    ):
        refused(store, statement)


def test_a_database_in_which_something_happened_never_becomes_an_experts_home(store: OpenedStore) -> None:
    put(store, lambda copy: copy.save_package(PACKAGE))
    refused(store, "INSERT INTO setting (name, value) VALUES ('home.kind', 'expert')")


def test_an_experts_home_stays_one(sqlite_store: OpenedStore) -> None:
    with sqlite_store.store.begin() as work:
        work.settings.put("home.kind", "expert")
        work.commit(FOUNDER, AT, Event(name="expert_home_made"))
    refused(sqlite_store, "UPDATE setting SET value = 'office' WHERE name = 'home.kind'")
    refused(sqlite_store, "DELETE FROM setting WHERE name = 'home.kind'")
