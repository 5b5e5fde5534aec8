"""What the page of a draft does: changes it in memory at each key, keeps it a moment later, publishes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.committee.grid import ScoringGrid
from reviewer.committee.grid_comparison import GridDifference, compare_grids
from reviewer.committee.grid_draft import GridDraft
from reviewer.committee.grid_faults import GridFault, grid_faults
from reviewer.dossier.lifecycle import Act
from reviewer.programme.sourced import Confidence
from reviewer.services.changes import Changes
from reviewer.services.grids import GridPage
from reviewer.services.office import Office
from ui.acting import ActingPresenter
from ui.desktop import Desktop

PAUSE_MS = 700


class GridDraftPresenter(ActingPresenter):
    """``opened``: a draft was read; ``changed``: it is another now; ``kept``: whether all of it is stored."""

    opened = Signal(object)
    changed = Signal()
    kept = Signal(bool)
    published = Signal()

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._draft_id = ""
        self._draft: GridDraft | None = None
        self._base: ScoringGrid | None = None
        self._earliest: date | None = None
        self._dirty = False
        self._in_flight = False
        self._after: Callable[[], None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    # --- reading ---------------------------------------------------------------------------------------------

    @property
    def permitted(self) -> bool:
        """Tell whether the acting person writes grids."""
        return self.allowed(Act.MANAGE_GRIDS)

    @property
    def draft(self) -> GridDraft | None:
        """Return the draft as it stands now."""
        return self._draft

    @property
    def grid(self) -> ScoringGrid | None:
        """Return the grid as it stands now."""
        return None if self._draft is None else self._draft.grid

    @property
    def earliest(self) -> date | None:
        """Return the first day on which it may take effect."""
        return self._earliest

    @property
    def faults(self) -> tuple[GridFault, ...]:
        """Return everything that is wrong with it now."""
        return () if self.grid is None else grid_faults(self.grid)

    @property
    def differences(self) -> tuple[GridDifference, ...]:
        """Return what it changes now."""
        if self.grid is None or self._base is None:
            return ()
        return compare_grids(self._base, self.grid)

    def open(self, draft_id: str) -> None:
        """Put a draft on the page; what was typed in the last one is kept first."""
        self.flush()
        if draft_id != self._draft_id:
            self._draft_id, self._draft, self._dirty = draft_id, None, False
        self.reload()

    def refresh(self) -> None:
        """Read the draft, unless something of it is not stored yet."""
        if self.permitted and self._draft_id and not (self._dirty or self._in_flight):
            self.ask("page", partial(_page, self.desktop.office, self._draft_id), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Only who acts: nobody else's settings change what is being typed."""
        return changes.people

    # --- acts ------------------------------------------------------------------------------------------------

    def rename(self, name: str) -> None:
        """Give the draft another name."""
        if self._draft is not None and name != self._draft.name:
            self._take(replace(self._draft, name=name))

    def edit(self, grid: ScoringGrid) -> None:
        """Put another grid in the draft's place."""
        if self._draft is not None and grid != self._draft.grid:
            self._take(replace(self._draft, grid=grid))

    def flush(self) -> None:
        """Keep now what is not stored yet; a nameless draft waits for its name."""
        self._pause.stop()
        if not self._dirty or self._in_flight or self._draft is None or not self._draft.name.strip():
            return
        self._dirty, self._in_flight = False, True
        self.run(partial(_save, self.desktop.office, self._draft), self._saved)

    def publish(self, valid_from: date, source: str, confidence: Confidence) -> None:
        """Publish the draft once all of it is stored."""

        def act() -> None:
            draft = self._draft
            if draft is not None:
                grids = self.desktop.office.grids
                work = partial(
                    grids.publish,
                    draft.id,
                    version=draft.version,
                    valid_from=valid_from,
                    source=source,
                    confidence=confidence,
                )
                self.run(work, self._gone)

        self._once_kept(act)

    def discard(self) -> None:
        """Throw the draft away."""

        def act() -> None:
            if self._draft is not None:
                self.run(partial(self.desktop.office.grids.discard, self._draft), self._gone)

        self._once_kept(act)

    def fail(self, error: object) -> None:
        """What could not be stored is still on the page, and is tried again at the next change."""
        if self._in_flight:
            self._in_flight, self._dirty = False, True
        self._after = None
        super().fail(error)

    def hide(self) -> None:
        """Keep what was typed before the page goes out of sight."""
        self.flush()
        super().hide()

    # --- inside ----------------------------------------------------------------------------------------------

    def _take(self, draft: GridDraft) -> None:
        self._draft = draft
        self._dirty = True
        self.kept.emit(False)
        self.changed.emit()
        self._pause.start()

    def _once_kept(self, act: Callable[[], None]) -> None:
        if not self._dirty and not self._in_flight:
            act()
            return
        self._after = act
        self.flush()

    def _show(self, page: tuple[GridPage, ScoringGrid]) -> None:
        if page[0].draft.id != self._draft_id or self._dirty or self._in_flight:
            return
        self._draft, self._base, self._earliest = page[0].draft, page[1], page[0].earliest
        self.opened.emit(page[0])
        self.kept.emit(True)

    def _saved(self, _result: object) -> None:
        self._in_flight = False
        if self._draft is not None:
            self._draft = replace(self._draft, version=self._draft.version + 1)
        if self._dirty:
            self.flush()
            return
        self.kept.emit(True)
        self.desktop.news.tell(Changes(settings=True), self)
        after, self._after = self._after, None
        if after is not None:
            after()

    def _gone(self, changes: Changes) -> None:
        self._draft, self._draft_id, self._dirty = None, "", False
        self.acted.emit(changes)
        self.published.emit()


def _page(office: Office, draft_id: str) -> tuple[GridPage, ScoringGrid]:
    page = office.grids.page(draft_id)
    shelf = office.grids.shelf(page.draft.programme_id)
    return page, next(one.grid for one in shelf.versions if one.grid.id == page.against)


def _save(office: Office, draft: GridDraft) -> None:
    """Keep a draft without a word in the status bar: it happens at every pause."""
    office.grids.save(draft)
