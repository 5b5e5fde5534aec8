"""Reconciliation with the ministry: its files in, compared with the register, and a person for what is doubtful.

Nothing here changes a dossier or an avis. The journal says which file and which kind of mismatch, never whose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import ConflictingChange, NotFound
from reviewer.reconciliation.decisions import (
    DecisionReasonMissing,
    FactsChangedSince,
    MismatchDecision,
    MismatchVerdict,
    VerdictNotOffered,
    facts_digest,
)
from reviewer.reconciliation.ministry import ColumnMapping, MinistryRow, SavedMapping
from reviewer.reconciliation.mismatches import Mismatch
from reviewer.reconciliation.reconciling import Tell
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.reconciliation import (
    ExportLook,
    ExportReader,
    ImportState,
    MinistryImport,
    ReadExport,
    RefusedRow,
)
from reviewer.services.reconciliation.comparing import HiddenLines, Material, compared, gather, import_row
from reviewer.services.reconciliation.errors import (
    ExportChangedSince,
    FileAlreadyImported,
    ImportAlreadyUndone,
    ImportOfTomorrow,
    LinkMissing,
    MappingNameMissing,
    NothingToImport,
    UndoReasonMissing,
)
from reviewer.services.reconciliation.views import ImportPage, ReconciliationView, Trial

Line = TypeVar("Line", MinistryRow, RefusedRow)


@dataclass(frozen=True, slots=True)
class ReconciliationDesk:
    """Use cases on the ministry's files."""

    desk: Desk
    reader: ExportReader

    # --- before an import ------------------------------------------------------------------------------------

    def look(self, path: Path) -> ExportLook:
        """Return what is in a file and what its columns seem to hold; nothing is stored."""
        self.desk.require(Act.IMPORT_MINISTRY_FILE)
        return self.reader.look_at_export(path)

    def preview(self, path: Path, sheet: str, mapping: ColumnMapping) -> ReadExport:
        """Return what an import by this mapping would take in and refuse; nothing is stored."""
        self.desk.require(Act.IMPORT_MINISTRY_FILE)
        return self.reader.read_export(path, sheet, mapping)

    def trial(
        self, programme_id: str, path: Path, *, sheet: str, mapping: ColumnMapping, as_of: date
    ) -> Trial:
        """Return what a file would change, beside the imports that stand; nothing is stored."""
        self.desk.require(Act.IMPORT_MINISTRY_FILE)
        self.desk.programme(programme_id)
        read = self.reader.read_export(path, sheet, mapping)
        with self.desk.store.read() as work:
            material = gather(work, programme_id, read.rows)
            return Trial(read=read, found=compared(work, material, programme_id, until=as_of))

    def mappings(self, programme_id: str) -> tuple[SavedMapping, ...]:
        """Return the saved mappings by name."""
        self.desk.require(Act.IMPORT_MINISTRY_FILE)
        with self.desk.store.read() as work:
            return work.reconciliations.mappings(programme_id)

    def save_mapping(self, programme_id: str, name: str, mapping: ColumnMapping) -> Changes:
        """Keep a mapping under a name; one of that name is replaced."""
        mapping.require_usable()
        with self.desk.permitted(Act.IMPORT_MINISTRY_FILE) as (work, actor):
            title = name.strip()
            if not title:
                raise MappingNameMissing
            self.desk.programme(programme_id)
            same = [one for one in work.reconciliations.mappings(programme_id) if one.name == title]
            kept = SavedMapping(
                id=same[0].id if same else str(uuid4()),
                programme_id=programme_id,
                name=title,
                mapping=mapping,
                saved_by=actor.id,
                version=same[0].version if same else 0,
            )
            work.reconciliations.save_mapping(kept)
            details: Details = {"programme": programme_id, "mapping": kept.id}
            work.commit(actor, self.desk.now(), Event(name="ministry_mapping_saved", details=details))
        return Changes(reconciliation=True, message="ministry_mapping_saved", facts={"name": title})

    def remove_mapping(self, mapping: SavedMapping) -> Changes:
        """Remove a saved mapping; imports made by it keep theirs."""
        with self.desk.permitted(Act.IMPORT_MINISTRY_FILE) as (work, actor):
            work.reconciliations.remove_mapping(mapping)
            details: Details = {"programme": mapping.programme_id, "mapping": mapping.id}
            work.commit(actor, self.desk.now(), Event(name="ministry_mapping_removed", details=details))
        return Changes(reconciliation=True, message="ministry_mapping_removed", facts={"name": mapping.name})

    # --- imports ---------------------------------------------------------------------------------------------

    def import_file(
        self,
        programme_id: str,
        path: Path,
        *,
        sheet: str,
        mapping: ColumnMapping,
        as_of: date,
        seen_sha256: str | None = None,
    ) -> Changes:
        """Import a file whole: every line in, or refused with its reasons; its id is in the facts of what is returned.

        ``as_of``: the day whose state the file tells; ``seen_sha256``: of the file that the person looked at. Raises
        ``FileAlreadyImported``, ``NothingToImport``, ``ExportChangedSince`` or ``ImportOfTomorrow``.
        """
        self.desk.require(Act.IMPORT_MINISTRY_FILE)
        now, today = self.desk.moment()
        if as_of > today:
            raise ImportOfTomorrow(as_of)
        read = self.reader.read_export(path, sheet, mapping)
        if seen_sha256 is not None and read.sha256 != seen_sha256:
            raise ExportChangedSince(read.file)
        if not read.rows:
            raise NothingToImport(read.file, len(read.refused))
        with self.desk.permitted(Act.IMPORT_MINISTRY_FILE) as (work, actor):
            self.desk.programme(programme_id)
            for one in work.reconciliations.imports(programme_id):
                if one.state is ImportState.STANDING and (one.sha256, one.sheet) == (read.sha256, sheet):
                    raise FileAlreadyImported(one.file, one.as_of)
            made = MinistryImport(
                id=str(uuid4()),
                programme_id=programme_id,
                file=read.file,
                sha256=read.sha256,
                sheet=sheet,
                as_of=as_of,
                mapping=mapping,
                imported_at=now,
                imported_by=actor.id,
                taken=len(read.rows),
                refused=len(read.refused),
            )
            work.reconciliations.add(made, read.rows, read.refused)
            details: Details = {
                "programme": programme_id,
                "import": made.id,
                "sha256": made.sha256,
                "as_of": as_of.isoformat(),
                "taken": made.taken,
                "refused": made.refused,
            }
            work.commit(actor, now, Event(name="ministry_file_imported", details=details))
        facts = {
            "import": made.id,
            "file": made.file,
            "taken": str(made.taken),
            "refused": str(made.refused),
        }
        return Changes(reconciliation=True, message="ministry_file_imported", facts=facts)

    def undo_import(self, import_id: str, *, version: int, reason: str) -> Changes:
        """Let an import count no more. It is kept, with who undid it and why; its file may be imported again."""
        with self.desk.permitted(Act.IMPORT_MINISTRY_FILE) as (work, actor):
            if not reason.strip():
                raise UndoReasonMissing
            one = work.reconciliations.get(import_id)
            if one.version != version:
                raise ConflictingChange("ministry_import", import_id)
            if one.state is ImportState.UNDONE:
                raise ImportAlreadyUndone
            now = self.desk.now()
            work.reconciliations.save(
                replace(
                    one,
                    state=ImportState.UNDONE,
                    undone_at=now,
                    undone_by=actor.id,
                    undone_reason=reason.strip(),
                )
            )
            details: Details = {"programme": one.programme_id, "import": one.id, "sha256": one.sha256}
            work.commit(actor, now, Event(name="ministry_import_undone", details=details))
        return Changes(reconciliation=True, message="ministry_import_undone", facts={"file": one.file})

    def import_page(self, import_id: str) -> ImportPage:
        """Return an import with the lines that were refused."""
        self.desk.require(Act.READ_RECONCILIATION)
        with self.desk.store.read() as work:
            entry = work.reconciliations.get(import_id)
            hidden = HiddenLines(work.reconciliations.known(entry.programme_id))
            names = {person.id: person.name for person in work.people.all()}
            return ImportPage(
                row=import_row(work, entry, hidden, names),
                refused=_seen(work.reconciliations.refused_of(import_id), hidden),
            )

    # --- comparing -------------------------------------------------------------------------------------------

    def view(self, programme_id: str, tell: Tell | None = None) -> ReconciliationView:
        """Compare the standing imports with the house. ``tell`` may stop it (``Stopped``)."""
        self.desk.require(Act.READ_RECONCILIATION)
        self.desk.programme(programme_id)
        with self.desk.store.read() as work:
            material = gather(work, programme_id)
            found = compared(work, material, programme_id, tell)
            hidden = HiddenLines(material.dossiers)
            names = {person.id: person.name for person in material.people}
            imports = tuple(import_row(work, one, hidden, names) for one in reversed(material.imports))
        named = {key for one in found.mismatches for key in one.dossiers}
        decided = {last.decided_by for one in found.mismatches if (last := one.decision or one.outdated)}
        return ReconciliationView(
            applications=len(found.matches),
            matched=found.counts,
            mismatches=found.mismatches,
            imports=imports,
            deciders={key: names.get(key, key) for key in decided},
            references={one.id: one.reference for one in material.dossiers if one.id in named},
        )

    def decide(
        self,
        programme_id: str,
        subject: str,
        *,
        seen: str,
        verdict: MismatchVerdict,
        reason: str,
        dossier_id: str | None = None,
    ) -> Changes:
        """Decide on a mismatch, with a reason, for as long as its facts stay what they are.

        ``seen``: digest of the facts that were looked at; ``dossier_id``: to which dossier to link. Raises
        ``FactsChangedSince``, ``VerdictNotOffered``, ``DecisionReasonMissing`` or ``LinkMissing``.
        """
        with self.desk.permitted(Act.DECIDE_MISMATCH) as (work, actor):
            if not reason.strip():
                raise DecisionReasonMissing
            material = gather(work, programme_id)
            mismatch = _find(work, material, programme_id, subject)
            if facts_digest(mismatch.facts) != seen:
                raise FactsChangedSince
            if verdict is MismatchVerdict.REOPENED:
                if mismatch.open:
                    raise VerdictNotOffered(verdict, mismatch.kind)
            elif verdict not in mismatch.verdicts:
                raise VerdictNotOffered(verdict, mismatch.kind)
            linked = self._linked(work, material, verdict, dossier_id)
            now = self.desk.now()
            work.reconciliations.decide(
                MismatchDecision(
                    id=str(uuid4()),
                    programme_id=programme_id,
                    subject=subject,
                    facts=mismatch.facts,
                    verdict=verdict,
                    reason=reason.strip(),
                    decided_by=actor.id,
                    decided_at=now,
                    dossier_id=linked,
                )
            )
            details: Details = {
                "programme": programme_id,
                "kind": mismatch.kind.value,
                "about": mismatch.about,
                "verdict": verdict.value,
            }
            about = linked or (mismatch.dossiers[0] if len(mismatch.dossiers) == 1 else None)
            work.commit(actor, now, Event(name="mismatch_decided", dossier_id=about, details=details))
        return Changes(reconciliation=True, message="mismatch_decided", facts={"about": mismatch.about})

    def _linked(
        self, work: UnitOfWork, material: Material, verdict: MismatchVerdict, dossier_id: str | None
    ) -> str | None:
        if verdict is not MismatchVerdict.LINKED:
            return None
        if not dossier_id:
            raise LinkMissing
        there = any(one.id == dossier_id and not one.hidden for one in material.dossiers)
        if not there:
            raise NotFound("dossier", dossier_id)
        return work.dossiers.get(dossier_id).id


def _find(work: UnitOfWork, material: Material, programme_id: str, subject: str) -> Mismatch:
    found = compared(work, material, programme_id)
    for one in found.mismatches:
        if one.subject == subject:
            return one
    raise FactsChangedSince


def _seen(lines: Sequence[Line], hidden: HiddenLines) -> tuple[Line, ...]:
    return tuple(one for one in lines if not hidden.hides(one))
