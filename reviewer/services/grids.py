"""Writing grids: drafts that change, versions that never do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from reviewer.committee.grid import ScoringGrid, grid_in_effect
from reviewer.committee.grid_comparison import GridDifference, compare_grids
from reviewer.committee.grid_draft import (
    GridDraft,
    GridNameMissing,
    PublishedGrid,
    blank_grid,
    earliest_day,
    publishable,
)
from reviewer.committee.grid_faults import GridFault, grid_faults
from reviewer.dossier.events import Details, Event
from reviewer.dossier.french import format_date
from reviewer.dossier.lifecycle import Act
from reviewer.errors import ConflictingChange, NotFound
from reviewer.programme.sourced import Confidence
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class GridVersion:
    """One version of a programme's grid. ``published_at`` None: it came with the programme's folder."""

    grid: ScoringGrid
    in_effect: bool
    published_at: datetime | None
    published_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridShelf:
    """Everything there is of a programme's grid: versions oldest first, drafts by name."""

    versions: tuple[GridVersion, ...]
    drafts: tuple[GridDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPage:
    """A draft with its faults. ``against``: the version that it was copied from, or that is in effect."""

    draft: GridDraft
    faults: tuple[GridFault, ...]
    against: str
    earliest: date


@dataclass(frozen=True, slots=True)
class Grids:
    """Use cases of administrators about grids."""

    desk: Desk

    def shelf(self, programme_id: str) -> GridShelf:
        """Return the versions and drafts of a programme's grid."""
        self.desk.require(Act.MANAGE_GRIDS)
        with self.desk.store.read() as work:
            grids = self.desk.grids(work, programme_id)
            made = {one.grid.id: one for one in work.grids.published(programme_id)}
            names = {person.id: person.name for person in work.people.all()}
            drafts = work.grids.drafts(programme_id)
        today = self.desk.today()
        current = grid_in_effect(grids, today)
        versions = []
        for grid in grids:
            published = made.get(grid.id)
            versions.append(
                GridVersion(
                    grid=grid,
                    in_effect=grid.id == current.id,
                    published_at=None if published is None else published.published_at,
                    published_by=None if published is None else names.get(published.published_by),
                )
            )
        return GridShelf(versions=tuple(versions), drafts=drafts)

    def page(self, draft_id: str) -> GridPage:
        """Return a draft with its faults."""
        self.desk.require(Act.MANAGE_GRIDS)
        with self.desk.store.read() as work:
            draft = work.grids.draft(draft_id)
            grids = self.desk.grids(work, draft.programme_id)
        today = self.desk.today()
        base = next((grid for grid in grids if grid.id == draft.based_on), grid_in_effect(grids, today))
        return GridPage(
            draft=draft,
            faults=grid_faults(draft.grid),
            against=base.id,
            earliest=earliest_day(grids, today),
        )

    def compare(self, programme_id: str, before_id: str, after_id: str) -> tuple[GridDifference, ...]:
        """Compare two versions or drafts of a programme's grid; raise ``NotFound``."""
        self.desk.require(Act.MANAGE_GRIDS)
        with self.desk.store.read() as work:
            before = self._either(work, programme_id, before_id)
            after = self._either(work, programme_id, after_id)
        return compare_grids(before, after)

    def start(self, programme_id: str, name: str, *, based_on: str | None) -> Changes:
        """Start a draft, as a copy of a version or blank; its id is in the facts of what is returned."""
        with self.desk.permitted(Act.MANAGE_GRIDS) as (work, actor):
            _require_name(name)
            now, today = self.desk.now(), self.desk.today()
            self.desk.programme(programme_id)
            base = (
                blank_grid(today) if based_on is None else self.desk.grid_by_id(work, programme_id, based_on)
            )
            draft = GridDraft(
                id=str(uuid4()),
                programme_id=programme_id,
                name=name.strip(),
                based_on=based_on,
                grid=replace(base, id="", source=""),
                saved_at=now,
            )
            work.grids.save_draft(draft)
            details: Details = {"programme": programme_id, "draft": draft.id, "based_on": based_on}
            work.commit(actor, now, Event(name="grid_draft_started", details=details))
        return Changes(
            settings=True, message="grid_draft_started", facts={"name": draft.name, "draft": draft.id}
        )

    def save(self, draft: GridDraft) -> Changes:
        """Keep a draft as it stands, with whatever it still lacks; raise ``ConflictingChange`` where it is stale."""
        with self.desk.permitted(Act.MANAGE_GRIDS) as (work, actor):
            _require_name(draft.name)
            stored = work.grids.draft(draft.id)
            now = self.desk.now()
            kept = replace(
                draft,
                name=draft.name.strip(),
                programme_id=stored.programme_id,
                based_on=stored.based_on,
                saved_at=now,
            )
            work.grids.save_draft(kept)
            details: Details = {"programme": kept.programme_id, "draft": kept.id}
            work.commit(actor, now, Event(name="grid_draft_saved", details=details))
        return Changes(settings=True, message="grid_draft_saved", facts={"name": kept.name})

    def discard(self, draft: GridDraft) -> Changes:
        """Throw a draft away; no version is touched."""
        with self.desk.permitted(Act.MANAGE_GRIDS) as (work, actor):
            work.grids.remove_draft(draft)
            details: Details = {"programme": draft.programme_id, "draft": draft.id}
            work.commit(actor, self.desk.now(), Event(name="grid_draft_discarded", details=details))
        return Changes(settings=True, message="grid_draft_discarded", facts={"name": draft.name})

    def publish(
        self, draft_id: str, *, version: int, valid_from: date, source: str, confidence: Confidence
    ) -> Changes:
        """Turn a draft into a version that takes effect on a day and never changes again.

        ``version``: of the draft that the person looked at. Raises ``GridNotSound``, ``GridDayTaken``,
        ``GridUnchanged``, ``GridSourceMissing`` or ``ConflictingChange``.
        """
        with self.desk.permitted(Act.MANAGE_GRIDS) as (work, actor):
            draft = work.grids.draft(draft_id)
            if draft.version != version:
                raise ConflictingChange("grid_draft", draft_id)
            grids = self.desk.grids(work, draft.programme_id)
            now = self.desk.now()
            grid = publishable(
                draft,
                grids,
                today=self.desk.today(),
                valid_from=valid_from,
                source=source,
                confidence=confidence.value,
            )
            work.grids.remove_draft(draft)
            work.grids.publish(
                PublishedGrid(
                    programme_id=draft.programme_id,
                    number=len(grids) + 1,
                    grid=grid,
                    published_at=now,
                    published_by=actor.id,
                )
            )
            details: Details = {
                "programme": draft.programme_id,
                "grid": grid.id,
                "valid_from": valid_from.isoformat(),
                "draft": draft.id,
            }
            work.commit(actor, now, Event(name="grid_published", details=details))
        facts = {"grid": grid.id, "day": format_date(valid_from)}
        return Changes(settings=True, message="grid_published", facts=facts)

    def _either(self, work: UnitOfWork, programme_id: str, key: str) -> ScoringGrid:
        try:
            return self.desk.grid_by_id(work, programme_id, key)
        except NotFound:
            return work.grids.draft(key).grid


def _require_name(name: str) -> None:
    if not name.strip():
        raise GridNameMissing
