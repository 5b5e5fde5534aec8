"""Drafts and issued avis, on both engines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.store import OpenedStore
from reviewer.avis.avis import RegisterEvent, RegisterEventKind
from reviewer.avis.numbering import AvisNumber
from reviewer.dossier.lifecycle import AvisState, DossierState
from reviewer.errors import NotFound
from tests.integration.store.values import (
    ACTOR,
    HAPPENED,
    NOW,
    TODAY,
    a_dossier,
    a_draft,
    an_avis,
    later,
    put,
)


def test_a_draft_is_kept_validated_and_dropped(store: OpenedStore) -> None:
    dossier = a_dossier()
    draft = a_draft(dossier)
    put(store, dossier)
    with store.store.begin() as work:
        work.register.save_draft(draft)
        work.commit(ACTOR, NOW, HAPPENED)
    validated = replace(draft, version=1, validated_by="p-coord", validated_at=later(1))
    with store.store.begin() as work:
        assert work.register.draft_of("D1") == replace(draft, version=1)
        work.register.save_draft(validated)
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.begin() as work:
        assert work.register.draft_of("D1") == replace(validated, version=2)
        work.register.drop_draft("D1")
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.begin() as work, pytest.raises(NotFound):
        work.register.drop_draft("D1")


def test_an_avis_is_kept_with_its_events_and_its_dossier_finds_it(store: OpenedStore) -> None:
    dossier = a_dossier(state=DossierState.ISSUED)
    put(store, dossier)
    avis = an_avis(dossier, AvisNumber("IA", 2025, 1), b"pdf")
    with store.store.begin() as work:
        work.register.add(avis)
        work.commit(ACTOR, NOW, HAPPENED)
    suspended = replace(avis, version=1).happen(
        RegisterEvent(kind=RegisterEventKind.SUSPENDED, at=later(1), by="p-sign", reason="Vérification"),
        TODAY,
    )
    revoked = replace(suspended, version=2).happen(
        RegisterEvent(
            kind=RegisterEventKind.REVOKED,
            at=later(2),
            by="p-sign",
            reason="Fraude",
            reference="IA-2025-0002",
        ),
        TODAY,
    )
    for newer in (suspended, revoked):
        with store.store.begin() as work:
            work.register.save(newer)
            work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        read = work.register.get(avis.number)
        assert read == replace(revoked, version=3)
        assert read.state is AvisState.REVOKED
        assert work.register.of_dossier("D1") == read
        assert work.register.all() == (read,)


def test_the_avis_of_a_dossier_is_the_newest_one_after_a_reconsideration(store: OpenedStore) -> None:
    dossier = a_dossier(state=DossierState.ISSUED)
    put(store, dossier)
    first, second = (AvisNumber("IA", 2025, sequence) for sequence in (1, 2))
    with store.store.begin() as work:
        for number in (first, second):
            work.register.add(an_avis(dossier, number, b"pdf"))
        newest = work.register.of_dossier(dossier.id)
    assert newest is not None
    assert newest.number == second


def test_saving_a_dossier_read_before_its_avis_was_added_is_no_conflict(store: OpenedStore) -> None:
    dossier = a_dossier(state=DossierState.VALIDATED)
    put(store, dossier)
    with store.store.begin() as work:
        read = work.dossiers.get("D1")
        work.register.add(an_avis(dossier, AvisNumber("IA", 2025, 1), b"pdf"))
        work.dossiers.save(replace(read, state=DossierState.ISSUED))
        work.commit(ACTOR, NOW, HAPPENED)
    with store.store.read() as work:
        assert work.dossiers.get("D1").version == 2
