"""Decisions on admissibility, quarantined rows and settings, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.store import OpenedStore
from reviewer.admissibility.verdict import (
    CriterionOutcome,
    CriterionVerdict,
    Precheck,
    PrecheckOutcome,
)
from reviewer.errors import Fault
from reviewer.services.records import (
    AdmissibilityDecision,
    PrecheckRecord,
    QuarantinedRow,
    QuarantineState,
)
from tests.integration.store.strategies import ONE_BASE_FOR_ALL, days, instants, keys, names, texts
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    a_dossier,
    put,
)

criteria = st.builds(
    CriterionVerdict,
    id=names,
    outcome=st.sampled_from(CriterionOutcome),
    label=texts,
    required=texts,
    found=texts,
    source=texts,
    missing=st.lists(texts, max_size=3).map(tuple),
    warning=st.none() | texts,
    met_from=st.none() | days,
)


@ONE_BASE_FOR_ALL
@given(
    precheck=st.builds(
        Precheck,
        reference=texts,
        as_of=days,
        reference_date=days,
        rules=texts,
        outcome=st.sampled_from(PrecheckOutcome),
        criteria=st.lists(criteria, max_size=3).map(tuple),
    ),
    key=keys,
    reason=texts,
    at=instants,
)
def test_decisions_on_admissibility_come_back_in_their_order(
    store: OpenedStore, precheck: Precheck, key: str, reason: str, at: datetime
) -> None:
    asked = PrecheckRecord(
        dossier_id=key,
        request_version=1,
        precheck=precheck,
        decision=AdmissibilityDecision.COMPLEMENTS,
        reason=reason,
        decided_by="p-coord",
        decided_at=at,
    )
    found = replace(asked, decision=AdmissibilityDecision.ADMISSIBLE, decided_at=at - timedelta(days=1))
    put(store, a_dossier(key))
    for record in (asked, found):
        with store.store.begin() as work:
            work.prechecks.add(record)
            work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.prechecks.of(key) == (asked, found)


@ONE_BASE_FOR_ALL
@given(
    row=st.builds(
        QuarantinedRow,
        id=keys,
        programme_id=texts,
        file=names,
        place=texts,
        payload=texts,
        base_folder=texts,
        faults=st.lists(st.builds(Fault, texts, texts, texts, texts, texts), max_size=3).map(tuple),
        state=st.just(QuarantineState.OPEN),
        received_at=instants,
        dossier_id=st.none() | keys,
        version=st.just(0),
    )
)
def test_a_quarantined_row_comes_back_and_is_found_again_open_or_settled(
    store: OpenedStore, row: QuarantinedRow
) -> None:
    row = replace(row, file=row.file + row.id)
    with store.store.begin() as work:
        work.quarantine.save(row)
        work.commit(ACTOR, NOW, HAPPENED)
    stored = replace(row, version=1)
    with store.store.begin() as work:
        assert work.quarantine.get(row.id) == stored
        assert work.quarantine.same_row(row.programme_id, row.file, row.place, row.payload) == stored
        assert stored in work.quarantine.open()
        work.quarantine.save(replace(stored, state=QuarantineState.TAKEN_IN, correction="{}"))
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        again = work.quarantine.same_row(row.programme_id, row.file, row.place, row.payload)
        assert again == replace(stored, state=QuarantineState.TAKEN_IN, correction="{}", version=2)
        assert row.id not in {waiting.id for waiting in work.quarantine.open()}


def test_a_setting_holds_the_value_put_last(store: OpenedStore) -> None:
    for value in ("2025-05-20", "2025-05-21"):
        with store.store.begin() as work:
            work.settings.put("pinned_today", value)
            work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.settings.get("pinned_today") == "2025-05-21"
