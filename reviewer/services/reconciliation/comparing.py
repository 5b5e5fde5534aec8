"""Putting together what the store has, for the pure comparison, and taking out what is behind a wall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reviewer.dossier.people import Person
from reviewer.reconciliation.house import KnownDossier, number_key, words_key
from reviewer.reconciliation.ministry import Application, MinistryRow, standing
from reviewer.reconciliation.parameters import parameters
from reviewer.reconciliation.reconciling import Reconciliation, Tell, reconcile
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import COMPARED, Piece
from reviewer.services.ports.reconciliation import ImportState, MinistryImport, RefusedRow
from reviewer.services.reconciliation.views import ImportRow


@dataclass(frozen=True, slots=True)
class Material:
    """What one comparison rests on, read in one consistent view."""

    imports: tuple[MinistryImport, ...]
    applications: tuple[Application, ...]
    dossiers: tuple[KnownDossier, ...]
    people: tuple[Person, ...]


def gather(work: UnitOfWork, programme_id: str, more: Sequence[MinistryRow] = ()) -> Material:
    """Read imports, applications and dossiers. ``more``: lines of a file that is only tried, the newest of all."""
    work.gather((), Piece.PEOPLE, *COMPARED)
    imports = work.reconciliations.imports(programme_id)
    rows = work.reconciliations.rows_of_each([one.id for one in imports if one.state is ImportState.STANDING])
    return Material(
        imports, standing([*rows, more]), work.reconciliations.known(programme_id), work.people.all()
    )


def compared(
    work: UnitOfWork,
    material: Material,
    programme_id: str,
    tell: Tell | None = None,
    until: date | None = None,
) -> Reconciliation:
    """Compare, with the decisions that there are. ``until``: the day whose state a tried file tells."""
    days = [one.as_of for one in material.imports if one.state is ImportState.STANDING]
    if until is not None:
        days.append(until)
    return reconcile(
        material.applications,
        material.dossiers,
        work.reconciliations.decisions(programme_id),
        parameters(),
        until=max(days, default=None),
        tell=tell,
    )


class HiddenLines:
    """Tells which lines of a file are about a dossier that is not there for whoever looks."""

    def __init__(self, dossiers: Iterable[KnownDossier]) -> None:
        hidden = [one for one in dossiers if one.hidden]
        self.any = bool(hidden)
        self._numbers = {number_key(avis.number) for one in hidden for avis in one.avis}
        self._names = {words_key(one.person) for one in hidden}

    def hides(self, line: MinistryRow | RefusedRow) -> bool:
        """Tell it by avis number and by name: careful, since a refused line says little else."""
        if not self.any:
            return False
        return number_key(line.avis_number) in self._numbers or words_key(line.person) in self._names


def import_row(
    work: UnitOfWork, entry: MinistryImport, hidden: HiddenLines, names: dict[str, str]
) -> ImportRow:
    """Return an import as a line of the list, counted without what is hidden."""
    taken, refused = entry.taken, entry.refused
    if hidden.any:
        taken -= sum(map(hidden.hides, work.reconciliations.rows_of(entry.id)))
        refused -= sum(map(hidden.hides, work.reconciliations.refused_of(entry.id)))
    return ImportRow(
        entry=entry,
        taken=taken,
        refused=refused,
        imported_by=names.get(entry.imported_by, entry.imported_by),
        undone_by=names.get(entry.undone_by, entry.undone_by),
    )
