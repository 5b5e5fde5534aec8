"""Corrected facts, letters and criteria decided by a person, on both engines."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.engine import begin_writing, create
from db.store import OpenedStore
from reviewer.admissibility.letter import EmailText, LetterKind
from reviewer.admissibility.override import CriterionOverride
from reviewer.admissibility.verdict import CriterionOutcome, Precheck, PrecheckOutcome
from reviewer.dossier.correction import CorrectionEnd, FactCorrection
from reviewer.errors import ConflictingChange, NotFound
from reviewer.services.records import AdmissibilityDecision, Letter, PrecheckRecord
from tests.integration.store.strategies import ONE_BASE_FOR_ALL, days, instants, keys, names, texts
from tests.integration.store.values import ACTOR, HAPPENED, NOW, TODAY, a_dossier, later, put, sha256_of

values = st.none() | st.booleans() | texts | st.integers(-999, 10**9)
corrections = st.builds(
    FactCorrection,
    id=keys,
    dossier_id=st.just("D1"),
    path=names,
    declared=values,
    corrected=values | st.lists(st.dictionaries(names, values, max_size=3), max_size=2),
    reason=texts,
    by=texts,
    at=instants,
    request_version=st.integers(1, 99),
)


def a_correction(key: str = "C1", path: str = "job.title", **changes: Any) -> FactCorrection:
    correction = FactCorrection(
        id=key,
        dossier_id="D1",
        path=path,
        declared="Chercheur",
        corrected="Chercheuse",
        reason="Selon le contrat.",
        by="p-coord",
        at=NOW,
        request_version=1,
    )
    return replace(correction, **changes)


def a_letter(key: str = "L1", pdf: bytes = b"%PDF-1", **changes: Any) -> Letter:
    letter = Letter(
        id=key,
        dossier_id="D1",
        kind=LetterKind.COMPLEMENTS,
        wording_id="iatiev-letter-complements-1",
        made_at=NOW,
        made_by="p-coord",
        pdf_sha256=sha256_of(pdf),
        filename="TC-D1_demande-de-complements.pdf",
        email=EmailText(to="m@exemple.ca", subject="Dossier TC-D1", body="Bonjour,\n\n– Œuvre\n"),
        due_on=date(2025, 6, 17),
    )
    return replace(letter, **changes)


@ONE_BASE_FOR_ALL
@given(made=corrections, key=keys, ended=st.sampled_from(CorrectionEnd), at=instants)
def test_a_correction_comes_back_standing_and_ended(
    store: OpenedStore, made: FactCorrection, key: str, ended: CorrectionEnd, at: datetime
) -> None:
    made = replace(made, id=f"{key}-{made.id}", dossier_id=key)
    put(store, a_dossier(key))
    with store.store.begin() as work:
        work.corrections.add(made)
        work.commit(ACTOR, NOW, HAPPENED)
    over = made.end(ended, "p-coord", at)
    with store.store.begin() as work:
        assert work.corrections.of(key) == (made,)
        work.corrections.end(over)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.corrections.of(key) == (over,)


def test_corrections_come_back_in_the_order_in_which_they_were_made(store: OpenedStore) -> None:
    put(store, a_dossier())
    made = [
        a_correction(f"C{number}", path) for number, path in enumerate(("stream", "job.title", "job.noc"))
    ]
    with store.store.begin() as work:
        for one in made:
            work.corrections.add(one)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.corrections.of("D1") == tuple(made)
        assert work.corrections.of("D2") == ()


def test_two_corrections_never_stand_on_one_fact(store: OpenedStore) -> None:
    put(store, a_dossier())
    with store.store.begin() as work:
        work.corrections.add(a_correction())
        work.commit(ACTOR, NOW, HAPPENED)
    with pytest.raises(ConflictingChange), store.store.begin() as work:
        work.corrections.add(a_correction("C2"))
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.begin() as work:
        work.corrections.end(a_correction().end(CorrectionEnd.REPLACED, "p-coord", NOW))
        work.corrections.add(a_correction("C2"))
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert [one.stands for one in work.corrections.of("D1")] == [False, True]


def test_a_correction_ends_once(store: OpenedStore) -> None:
    put(store, a_dossier())
    with store.store.begin() as work:
        work.corrections.add(a_correction())
        work.corrections.end(a_correction().end(CorrectionEnd.WITHDRAWN, "p-coord", NOW))
        work.commit(ACTOR, NOW, HAPPENED)
    for key in ("C1", "C9"):
        with pytest.raises(ConflictingChange), store.store.begin() as work:
            work.corrections.end(a_correction(key).end(CorrectionEnd.LAPSED, "p-coord", NOW))


@ONE_BASE_FOR_ALL
@given(
    letter=st.builds(
        Letter,
        id=keys,
        dossier_id=st.just("D1"),
        kind=st.sampled_from(LetterKind),
        wording_id=names,
        made_at=instants,
        made_by=texts,
        pdf_sha256=texts.map(lambda said: sha256_of(said.encode())),
        filename=names,
        email=st.builds(EmailText, to=st.none() | texts, subject=texts, body=texts),
        due_on=st.none() | days,
    ),
    key=keys,
)
def test_letters_come_back_in_their_order(store: OpenedStore, letter: Letter, key: str) -> None:
    first = replace(letter, id=f"{key}-{letter.id}", dossier_id=key)
    second = replace(first, id=f"{first.id}-2")
    put(store, a_dossier(key))
    with store.store.begin() as work:
        work.letters.add(first)
        work.letters.add(second)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.letters.of(key) == (first, second)
        assert work.letters.get(second.id) == second


def test_a_letter_that_is_not_there_is_not_found(store: OpenedStore) -> None:
    with store.store.read() as work, pytest.raises(NotFound):
        work.letters.get("nowhere")


def test_a_letter_that_was_written_is_kept_as_it_is(store: OpenedStore, store_url: str) -> None:
    put(store, a_dossier())
    with store.store.begin() as work:
        work.letters.add(a_letter())
        work.commit(ACTOR, NOW, HAPPENED)
    engine = create(store_url)
    with (
        pytest.raises(DBAPIError, match="is kept as it is"),
        closing(begin_writing(engine)) as connection,
        connection.begin(),
    ):
        connection.execute(text("UPDATE letter SET email_body = 'autre'"))
    engine.dispose()
    with store.store.read() as work:
        assert work.letters.get("L1") == a_letter()


@ONE_BASE_FOR_ALL
@given(
    overrides=st.lists(
        st.builds(
            CriterionOverride, criterion_id=names, outcome=st.sampled_from(CriterionOutcome), reason=texts
        ),
        max_size=3,
    ).map(tuple),
    frozen=st.lists(corrections, max_size=3).map(tuple),
    key=keys,
)
def test_a_decision_keeps_what_a_person_overrode_and_the_facts_that_it_ran_on(
    store: OpenedStore,
    overrides: tuple[CriterionOverride, ...],
    frozen: tuple[FactCorrection, ...],
    key: str,
) -> None:
    precheck = Precheck(
        reference="TC-1",
        as_of=TODAY,
        reference_date=TODAY,
        rules="r-1",
        outcome=PrecheckOutcome.ADMISSIBLE,
        criteria=(),
    )
    ended = tuple(one.end(CorrectionEnd.REPLACED, "p-2", later(3)) for one in frozen[:1])
    record = PrecheckRecord(
        dossier_id=key,
        request_version=1,
        precheck=precheck,
        decision=AdmissibilityDecision.ADMISSIBLE,
        reason="",
        decided_by="p-coord",
        decided_at=NOW,
        overrides=overrides,
        corrections=(*ended, *frozen[1:]),
    )
    put(store, a_dossier(key))
    with store.store.begin() as work:
        work.prechecks.add(record)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.prechecks.of(key) == (record,)
