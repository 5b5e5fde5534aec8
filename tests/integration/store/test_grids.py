"""Grids in the store: drafts under their lock, versions that nothing changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from db.engine import begin_writing
from db.store import OpenedStore
from reviewer.committee.grid_draft import GridDraft, PublishedGrid
from reviewer.errors import AviseError, ConflictingChange, NotFound
from tests.integration.store.values import ACTOR, HAPPENED, NOW
from tests.support.committee import GRID

DRAFT = GridDraft(id="e1", programme_id="iatiev", name="Essai", based_on=GRID.id, grid=GRID, saved_at=NOW)


def keep(store: OpenedStore, *drafts: GridDraft) -> None:
    with store.store.begin() as work:
        for draft in drafts:
            work.grids.save_draft(draft)
        work.commit(ACTOR, NOW, HAPPENED)


def version(number: int, day: date) -> PublishedGrid:
    return PublishedGrid(
        programme_id="iatiev",
        number=number,
        grid=replace(GRID, id=f"iatiev-grille-{number}", valid_from=day),
        published_at=NOW,
        published_by="ada",
    )


def publish(store: OpenedStore, grid: PublishedGrid) -> None:
    with store.store.begin() as work:
        work.grids.publish(grid)
        work.commit(ACTOR, NOW, HAPPENED)


def test_a_draft_comes_back_as_it_was(store: OpenedStore) -> None:
    keep(store, DRAFT, replace(DRAFT, id="e2", name="Autre", programme_id="talents-exception"))
    with store.store.read() as work:
        assert work.grids.draft("e1") == replace(DRAFT, version=1)
        assert [one.id for one in work.grids.drafts("iatiev")] == ["e1"]
        with pytest.raises(NotFound):
            work.grids.draft("e3")


def test_a_stale_draft_overwrites_nothing(store: OpenedStore) -> None:
    keep(store, DRAFT)
    first = replace(DRAFT, version=1, name="Une")
    keep(store, first)
    with store.store.begin() as work:
        with pytest.raises(ConflictingChange):
            work.grids.save_draft(replace(first, name="Deux"))
        with pytest.raises(ConflictingChange):
            work.grids.remove_draft(first)
    with store.store.read() as work:
        assert work.grids.draft("e1").name == "Une"


def test_published_versions_come_back_in_order(store: OpenedStore) -> None:
    versions = [version(2, date(2025, 6, 1)), version(3, date(2025, 7, 1))]
    for one in versions:
        publish(store, one)
    with store.store.read() as work:
        assert list(work.grids.published("iatiev")) == versions
        assert work.grids.published("talents-exception") == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE published_grid SET content = '{}'",
        "UPDATE published_grid SET valid_from = '2020-01-01'",
        "DELETE FROM published_grid",
    ],
)
def test_the_database_refuses_to_change_a_published_version(store: OpenedStore, statement: str) -> None:
    publish(store, version(2, date(2025, 6, 1)))
    with (
        pytest.raises((DatabaseError, AviseError), match="kept as it is"),
        begin_writing(store.engine) as connection,
        connection.begin(),
    ):
        connection.execute(text(statement))
    with store.store.read() as work:
        assert len(work.grids.published("iatiev")) == 1


@pytest.mark.parametrize("taken", [version(2, date(2025, 7, 1)), version(3, date(2025, 6, 1))])
def test_two_versions_share_neither_their_number_nor_their_day(
    store: OpenedStore, taken: PublishedGrid
) -> None:
    publish(store, version(2, date(2025, 6, 1)))
    with store.store.begin() as work, pytest.raises((DatabaseError, AviseError)):
        work.grids.publish(taken)
