"""Where the case files and what belongs to them are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.dossier.correction import FactCorrection
    from reviewer.dossier.dossier import Dossier
    from reviewer.services.records import Letter, PrecheckRecord, QuarantinedRow


class Dossiers(Protocol):
    """The case files."""

    def get(self, dossier_id: str) -> Dossier:
        """Return the dossier or raise ``NotFound``."""
        ...

    def by_reference(self, programme_id: str, reference: str) -> Dossier | None:
        """Return the dossier of a reference, if any."""
        ...

    def any_of(self, programme_id: str) -> bool:
        """Tell whether a programme has a dossier at all."""
        ...

    def add(self, dossier: Dossier) -> None:
        """Store a new dossier."""
        ...

    def save(self, dossier: Dossier) -> None:
        """Store a newer value; raise ``ConflictingChange`` where the stored one is not the one that was read."""
        ...


class Prechecks(Protocol):
    """Confirmed prechecks, frozen with the human decision."""

    def add(self, record: PrecheckRecord) -> None:
        """Store a decision on admissibility."""
        ...

    def of(self, dossier_id: str) -> tuple[PrecheckRecord, ...]:
        """Return the decisions on a dossier, oldest first."""
        ...


class Corrections(Protocol):
    """Facts that were corrected, with those that no longer stand."""

    def of(self, dossier_id: str) -> tuple[FactCorrection, ...]:
        """Return every correction of a dossier, oldest first."""
        ...

    def add(self, correction: FactCorrection) -> None:
        """Store a correction; raise ``ConflictingChange`` where one stands on the same fact."""
        ...

    def end(self, correction: FactCorrection) -> None:
        """Store how a correction ended; raise ``ConflictingChange`` where it had ended already."""
        ...


class Letters(Protocol):
    """Letters to employers."""

    def add(self, letter: Letter) -> None:
        """Store a letter that was written."""
        ...

    def get(self, letter_id: str) -> Letter:
        """Return the letter or raise ``NotFound``."""
        ...

    def of(self, dossier_id: str) -> tuple[Letter, ...]:
        """Return the letters of a dossier, oldest first."""
        ...


class Quarantine(Protocol):
    """Rows that could not be taken in."""

    def get(self, row_id: str) -> QuarantinedRow:
        """Return the row or raise ``NotFound``."""
        ...

    def same_row(self, programme_id: str, file: str, place: str, payload: str) -> QuarantinedRow | None:
        """Return the same row as read before for a programme, open or settled: nothing is quarantined twice."""
        ...

    def open(self) -> tuple[QuarantinedRow, ...]:
        """Return the rows that wait, oldest first."""
        ...

    def save(self, row: QuarantinedRow) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...
