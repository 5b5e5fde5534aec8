"""What Reception does: opens lists and reads their pages, keeps how they are arranged, and takes files in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from reviewer.dossier.lifecycle import Act, may
from reviewer.search.completing import Completion, completions
from reviewer.services.changes import Changes
from reviewer.services.listing import ListClosed
from reviewer.services.lists import Order
from ui.acting import ActingPresenter
from ui.screens.reception import reading
from ui.screens.reception.reading import Opening, Shown
from ui.tasks.aside import Aside

if TYPE_CHECKING:
    from reviewer.search.catalogue import Catalogue
    from reviewer.services.view_records import SavedView, ViewColumn
    from reviewer.services.views import DossierRow, IntakeReport
    from ui.desktop import Desktop

LOOK_MS = 15_000
"""How often the list asks whether others changed dossiers, while somebody looks at it."""


class ReceptionPresenter(ActingPresenter):
    """One list at a time. ``opened``: another list; ``paged``: rows of it; ``changed_by_others``: how many.

    ``found``: where a dossier stands in the list that is held still; ``chosen_ids``: of the rows that were asked for.
    """

    opened = Signal(object)
    paged = Signal(object)
    counted = Signal(int)
    changed_by_others = Signal(int)
    found = Signal(object)
    chosen_ids = Signal(object)
    touched = Signal()
    taken_in = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.shown = Shown()
        self._wanted_view: str | None = None
        self._columns: tuple[ViewColumn, ...] = ()
        self._opening: Opening | None = None
        self._holding = Aside(self)
        self._held: str | None = None
        desktop.news.closing.connect(self._holding.leave)
        desktop.news.changed.connect(self._touch)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)

    # --- the list --------------------------------------------------------------------------------------------

    def search(self, text: str) -> None:
        """List what was typed; the view it may have come from is left."""
        if text != self.shown.text:
            self.shown = Shown(text=text, order=self.shown.order)
            self.reload()

    def sort(self, column: str) -> None:
        """List by a column; once more, the other way round."""
        same = self.shown.order.column == column
        order = Order(column, descending=not self.shown.order.descending if same else False)
        self.shown = replace(self.shown, order=order)
        self.reload()
        self._keep_own()

    def choose_view(self, view_id: str) -> None:
        """List what a saved view says."""
        self._wanted_view = view_id
        self.reload()

    def refresh(self) -> None:
        """Open the list anew, as it is now."""
        work = partial(reading.open_list, self.desktop.office, self.shown, self._wanted_view, self._opening)
        self.ask("open", work, self._opened)

    def read(self, pages: Sequence[int]) -> None:
        """Read pages; only the newest wish counts."""
        if self._key is not None:
            work = partial(reading.pages, self.desktop.office, self._key, tuple(pages))
            self.ask("pages", work, self._paged)

    def look(self) -> None:
        """Ask whether others changed something."""
        if self._key is not None and self._visible:
            self.ask("changes", partial(reading.changed, self.desktop.office, self._key), self._looked)

    def find(self, dossier_id: str) -> None:
        """Ask where a dossier stands."""
        if self._key is not None:
            self.ask("place", partial(reading.place, self.desktop.office, self._key, dossier_id), self._found)

    def ids_of(self, places: Sequence[int]) -> None:
        """Ask for the ids of rows by their places: those that one has not scrolled to were never read."""
        if self._key is not None:
            self.ask(
                "ids", partial(reading.ids, self.desktop.office, self._key, tuple(places)), self._have_ids
            )

    def show(self) -> None:
        """Look at what changed since one last looked."""
        super().show()
        self._look.start()
        self.look()

    def hide(self) -> None:
        """Ask no more."""
        super().hide()
        self._look.stop()

    def concerns(self, changes: Changes) -> bool:
        """Rows that changed are read again where they stand; what one took in oneself is not there yet: open anew."""
        if changes.people or changes.views:
            self._forget()
        if changes.people:
            self.ask("let go", self.desktop.office.lists.close_all, self._let_go)
        return changes.people or changes.views or _took_in(changes)

    def fail(self, error: Any) -> None:
        """Open a list anew that was let go of behind a locked door, once one looks again."""
        if not isinstance(error, ListClosed):
            super().fail(error)
        elif error.key != self._key:
            return  # a question about the list before this one
        elif self._visible:
            self.reload()
        else:
            self._stale = True

    @property
    def held(self) -> bool:
        """Tell whether the list is held still."""
        return self._key is not None and self._held == self._key

    @property
    def total(self) -> int:
        """Return how many dossiers the list has."""
        return 0 if self._opening is None else self._opening.listing.total

    @property
    def catalogue(self) -> Catalogue | None:
        """Return what one may search by, once that is read."""
        return None if self._opening is None else self._opening.catalogue

    @property
    def views(self) -> tuple[SavedView, ...]:
        """Return the saved views."""
        return () if self._opening is None else self._opening.views

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """Return what could be typed at the cursor; memory only."""
        if self.catalogue is None:
            return ()
        return completions(self.catalogue, text, cursor, self.language)

    @property
    def language(self) -> str:
        """Return in which language fields and values are named."""
        return "fr" if QLocale().language() is QLocale.Language.French else "en"

    # --- how it is arranged ----------------------------------------------------------------------------------

    def arrange(self, columns: tuple[ViewColumn, ...]) -> None:
        """Keep how the columns stand: the person's own where no saved view shows."""
        self._columns = columns
        self._keep_own()

    def _keep_own(self) -> None:
        if self.shown.view is None:
            keep = self.desktop.office.saved_views.keep_layout
            self.run(partial(keep, self._columns, self.shown.order))

    @property
    def owns_view(self) -> bool:
        """Tell whether the view that shows may be changed: one's own, or the office's by who shares views."""
        view = self.shown.view
        if view is None or view.builtin:
            return False
        return may(Act.SHARE_VIEWS, self.actor.roles) if view.shared else view.owner_id == self.actor.id

    def save_view(self, name: str, columns: tuple[ViewColumn, ...], *, shared: bool) -> None:
        """Keep what is listed, and how, under a name."""
        save = self.desktop.office.saved_views.save
        self.act(partial(save, name, self.shown.text, self.shown.order, columns, shared=shared))

    def change_view(self, view: SavedView, name: str, columns: tuple[ViewColumn, ...]) -> None:
        """Give a view another name, and what is listed now."""
        change = self.desktop.office.saved_views.change
        self.act(
            partial(
                change,
                view.id,
                view.version,
                name=name,
                query=self.shown.text,
                order=self.shown.order,
                columns=columns,
            )
        )

    def share_view(self, view: SavedView, shared: bool) -> None:
        """Let everybody in the house have a view, or nobody else any more."""
        self.act(partial(self.desktop.office.saved_views.share, view.id, view.version, shared=shared))

    def delete_view(self, view: SavedView) -> None:
        """Let a view go; what is listed stays."""
        self.shown = replace(self.shown, view=None)
        self.act(partial(self.desktop.office.saved_views.delete, view.id, view.version))

    # --- files -----------------------------------------------------------------------------------------------

    @property
    def may_take_in(self) -> bool:
        """Tell whether the acting person may take files in."""
        return may(Act.TAKE_IN, self.actor.roles)

    @property
    def may_correct(self) -> bool:
        """Tell whether the acting person may correct what is in quarantine."""
        return may(Act.CORRECT_QUARANTINE, self.actor.roles)

    @property
    def may_read_readings(self) -> bool:
        """Tell whether the acting person may see who read a dossier."""
        return may(Act.READ_READINGS, self.actor.roles)

    @property
    def programmes(self) -> tuple[tuple[str, str], ...]:
        """Return the id and the name of each programme: rows say which is theirs."""
        return tuple((one.id, one.short_name) for one in self.desktop.office.desk.programmes.values())

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files in for the house's programme, one use case each, in the order given."""
        for path in paths:
            self.run(partial(self.desktop.office.intake.take_in, path), self._taken)

    # --- inside ----------------------------------------------------------------------------------------------

    @property
    def _key(self) -> str | None:
        return None if self._opening is None else self._opening.listing.key

    def _opened(self, opening: Opening) -> None:
        if not self._visible:  # one has gone elsewhere: a list that nobody sees holds nothing
            self._close(opening.listing.key)
            self._stale = True
            return
        before, self._opening = self._key, opening
        if before is not None:
            self._close(before)
        self.shown, self._wanted_view = opening.shown, None
        self.opened.emit(opening)
        self._hold()

    def _close(self, key: str) -> None:
        self.desktop.counting.ask(
            f"close {key}", partial(self.desktop.office.lists.close, key), done=self._let_go
        )

    def _forget(self) -> None:
        """Read views and layout again too with the next list: they are somebody else's, or were changed."""
        if self._opening is not None:
            self._opening = replace(self._opening, stale=True)

    def _let_go(self, _: None) -> None:
        """What was listed before, or by another person, is not kept."""

    def _hold(self) -> None:
        """Hold the list still beside the lanes: pages are read meanwhile."""
        if self._key is not None and self._held != self._key and not self._holding.busy:
            self._holding.run(
                partial(reading.hold, self.desktop.office, self._key), done=self._is_held, failed=self._lost
            )

    def _is_held(self, held: tuple[str, int]) -> None:
        if held[0] == self._key:
            self._held = held[0]
            self.counted.emit(held[1])
        else:
            self._hold()

    def _lost(self, error: Exception) -> None:
        """A list that was let go meanwhile needs no holding; the newest one may still."""
        self._hold()

    def _paged(self, read: tuple[str, dict[int, tuple[DossierRow | None, ...]]]) -> None:
        key, pages = read
        if key == self._key:
            self.paged.emit(pages)

    def _looked(self, looked: tuple[str, int]) -> None:
        key, count = looked
        if key == self._key:
            self.changed_by_others.emit(count)

    def _found(self, found: tuple[str, int | None]) -> None:
        key, place = found
        if key == self._key:
            self.found.emit(place)

    def _have_ids(self, ids: tuple[str, ...]) -> None:
        self.chosen_ids.emit(ids)

    def _touch(self, changes: Changes, origin: QObject | None) -> None:
        if _took_in(changes):
            return  # the list is opened anew: nothing is asked of the one before
        if changes.dossiers or changes.avis:
            self.touched.emit()
            self.look()
        if changes.dossiers and self._key is not None:
            lacks = partial(reading.lacking, self.desktop.office, self._key, changes.dossiers)
            self.ask("lacks", lacks, self._complete)

    def _complete(self, lacking: tuple[str, bool]) -> None:
        """Open the list anew where what was done here put a dossier on it: rows that were there stay put."""
        key, lacks = lacking
        if key != self._key or not lacks:
            return
        if self._visible:
            self.reload()
        else:
            self._stale = True

    def _taken(self, report: IntakeReport) -> None:
        self.taken_in.emit(report)
        self.desktop.news.tell(report.changes, self)


def _took_in(changes: Changes) -> bool:
    return changes.quarantine and bool(changes.dossiers)
