"""What reconciliation does: compares aside, looks at files, imports, undoes, decides."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewer.errors import InputRefused, RuleViolation
from reviewer.reconciliation.decisions import MismatchVerdict, facts_digest
from reviewer.reconciliation.ministry import ColumnMapping, SavedMapping
from reviewer.reconciliation.mismatches import Mismatch
from reviewer.reconciliation.reconciling import Stopped
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from reviewer.services.one_view import one_view
from reviewer.services.ports.reconciliation import ExportLook, MinistryImport, ReadExport
from reviewer.services.reconciliation.views import ImportPage, ReconciliationView
from ui.acting import ActingPresenter
from ui.desktop import Desktop
from ui.tasks.aside import Aside, Tell


class ReconciliationPresenter(ActingPresenter):
    """Comparing runs aside, with progress. ``looked``: a file and the saved mappings.

    ``previewed``: the file as it would go in, by the columns chosen now. ``saved``: the saved mappings, changed.
    """

    shown = Signal(object)
    looked = Signal(object, object)
    saved = Signal(object)
    previewed = Signal(object)
    preview_failed = Signal(object)
    page_shown = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self.comparing = Aside(self)
        desktop.news.closing.connect(self.comparing.leave)
        self._again = False
        self._path: Path | None = None

    @property
    def busy(self) -> bool:
        """Tell whether a comparison is under way."""
        return self.comparing.busy

    @property
    def programme_id(self) -> str:
        """Return the programme whose files these are."""
        return next(iter(self.desktop.office.desk.programmes))

    # --- comparing -------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Compare anew; where a comparison is under way, another follows it."""
        work = partial(_view, self.desktop.office, self.programme_id)
        self._again = not self.comparing.run(work, done=self._show, failed=self._not_shown)

    def stop(self) -> None:
        """Stop comparing; what was shown stays."""
        self._again = False
        self.comparing.stop()

    def concerns(self, changes: Changes) -> bool:
        """The ministry's files, avis, dossiers, and who is looking."""
        return bool(changes.reconciliation or changes.avis or changes.dossiers or changes.people)

    # --- importing -------------------------------------------------------------------------------------------

    def look(self, path: Path) -> None:
        """Look at a file before it is imported."""
        self._path = path
        self.ask("look", partial(_look, self.desktop.office, self.programme_id, path), self._looked)

    def preview(self, sheet: str, mapping: ColumnMapping) -> None:
        """Read the file by a mapping, without storing anything; a mapping that lacks a column is told, not thrown."""
        if self._path is not None:
            work = partial(_preview, self.desktop.office, self._path, sheet, mapping)
            self.ask("preview", work, self._previewed)

    def import_file(self, sheet: str, mapping: ColumnMapping, as_of: date, seen: str) -> None:
        """Import the file that was looked at."""
        if self._path is not None:
            self.act(
                partial(
                    self.desktop.office.reconciliation.import_file,
                    self.programme_id,
                    self._path,
                    sheet=sheet,
                    mapping=mapping,
                    as_of=as_of,
                    seen_sha256=seen,
                )
            )

    def save_mapping(self, name: str, mapping: ColumnMapping) -> None:
        """Keep a mapping under a name."""
        office = self.desktop.office
        self.run(
            partial(office.reconciliation.save_mapping, self.programme_id, name, mapping), self._read_saved
        )

    def forget_mapping(self, mapping: SavedMapping) -> None:
        """Offer a saved mapping no more."""
        self.run(partial(self.desktop.office.reconciliation.remove_mapping, mapping), self._read_saved)

    def undo(self, one: MinistryImport, reason: str) -> None:
        """Let an import count no more."""
        undo = self.desktop.office.reconciliation.undo_import
        self.act(partial(undo, one.id, version=one.version, reason=reason))

    def open_import(self, import_id: str) -> None:
        """Read one import with its lines."""
        self.ask("page", partial(self.desktop.office.reconciliation.import_page, import_id), self._paged)

    # --- deciding --------------------------------------------------------------------------------------------

    def decide(
        self, mismatch: Mismatch, verdict: MismatchVerdict, reason: str, dossier_id: str | None
    ) -> None:
        """Decide on a mismatch, on the facts that are shown."""
        self.act(
            partial(
                self.desktop.office.reconciliation.decide,
                self.programme_id,
                mismatch.subject,
                seen=facts_digest(mismatch.facts),
                verdict=verdict,
                reason=reason,
                dossier_id=dossier_id,
            )
        )

    # --- what came back --------------------------------------------------------------------------------------

    def _read_saved(self, _changes: Changes) -> None:
        work = partial(self.desktop.office.reconciliation.mappings, self.programme_id)
        self.ask("saved", work, self._saved)

    def _saved(self, mappings: tuple[SavedMapping, ...]) -> None:
        self.saved.emit(mappings)

    def _show(self, view: ReconciliationView) -> None:
        self.shown.emit(view)
        self._follow()

    def _not_shown(self, error: Exception) -> None:
        if not isinstance(error, Stopped):
            self.fail(error)
        self._follow()

    def _follow(self) -> None:
        if self._again:
            self.refresh()

    def _looked(self, found: tuple[ExportLook, tuple[SavedMapping, ...]]) -> None:
        self.looked.emit(*found)

    def _previewed(self, found: ReadExport | Exception) -> None:
        if isinstance(found, Exception):
            self.preview_failed.emit(found)
        else:
            self.previewed.emit(found)

    def _paged(self, page: ImportPage) -> None:
        self.page_shown.emit(page)


def _view(office: Office, programme_id: str, tell: Tell) -> ReconciliationView:
    with one_view():
        return office.reconciliation.view(programme_id, tell)


def _look(office: Office, programme_id: str, path: Path) -> tuple[ExportLook, tuple[SavedMapping, ...]]:
    return office.reconciliation.look(path), office.reconciliation.mappings(programme_id)


def _preview(office: Office, path: Path, sheet: str, mapping: ColumnMapping) -> ReadExport | Exception:
    try:
        return office.reconciliation.preview(path, sheet, mapping)
    except (RuleViolation, InputRefused) as error:  # shown in the dialog as it is being filled in
        return error
