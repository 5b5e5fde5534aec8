"""How long avis hold: what the house chose, the warning of a filing planned too late, and « which avis fall if… ».

How long an avis holds was never published: the programme's figure is a suggestion, and nothing is drafted under it
until an administrator has chosen. A demonstration, whose date stands still, takes the suggestion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.avis.validity import LONGEST_MONTHS, ProgrammeEnded, expiry
from reviewer.dossier.lifecycle import Act, AvisState, DossierState
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.effective import effective_request
from reviewer.services.ports.pieces import Piece
from reviewer.services.settings import VALIDITY
from reviewer.services.walls import require_no_wall, walled_off_from

if TYPE_CHECKING:
    from datetime import date

    from reviewer.avis.falling import FallingAvis, LateFiling
    from reviewer.programme.model import Programme
    from reviewer.services.desk import Desk
    from reviewer.services.ports import UnitOfWork


class ValidityOutOfRange(RuleViolation):
    """A validity is a number of months from 1 to ``most``."""

    def __init__(self, months: int, most: int) -> None:
        super().__init__(months, most)
        self.months = months
        self.most = most


class ValidityNotChosen(RuleViolation):
    """Nobody has chosen yet how long an avis of this programme holds."""

    def __init__(self, programme: str) -> None:
        super().__init__(programme)
        self.programme = programme


def chosen_validity(work: UnitOfWork, programme_id: str) -> int | None:
    """Return the months that the house chose for a programme, None until then."""
    value = work.settings.get(f"{VALIDITY}{programme_id}")
    return None if value is None else int(value)


def validity_of(work: UnitOfWork, programme: Programme) -> int:
    """Return how many months an avis of a programme holds: what the house chose, else what the programme suggests."""
    chosen = chosen_validity(work, programme.id)
    return programme.validity_months.value if chosen is None else chosen


def require_chosen(desk: Desk, work: UnitOfWork, programme: Programme) -> None:
    """Raise ``ValidityNotChosen`` where nobody chose how long an avis holds and this is no demonstration."""
    if not desk.clock.pinned and chosen_validity(work, programme.id) is None:
        raise ValidityNotChosen(programme.short_name)


def last_day(work: UnitOfWork, programme: Programme, issued_on: date) -> date:
    """Return the last day of an avis issued on a day; raise ``ProgrammeEnded`` where there is none."""
    return expiry(issued_on, validity_of(work, programme), programme.ends_on)


def require_months(months: int) -> None:
    """Raise ``ValidityOutOfRange`` for a validity that cannot be."""
    if not 1 <= months <= LONGEST_MONTHS:
        raise ValidityOutOfRange(months, LONGEST_MONTHS)


@dataclass(frozen=True, slots=True)
class Validity:
    """Use cases about how long avis hold."""

    desk: Desk

    def late_filing(self, dossier_id: str) -> LateFiling | None:
        """Return a warning where the planned filing lies after the last day of the dossier's avis.

        The issued avis where there is one, else the draft, else the one that would be issued today.
        """
        actor = self.desk.require(Act.READ_REGISTER)
        with self.desk.store.read() as work:
            pieces = (
                Piece.REQUEST,
                Piece.COMMITTEE,
                Piece.CORRECTIONS,
                Piece.RULINGS,
                Piece.DRAFT,
                Piece.AVIS,
            )
            work.gather((dossier_id,), *pieces)
            dossier = work.dossiers.get(dossier_id)
            require_no_wall(work, actor, dossier, self.desk.today())
            if dossier.state is DossierState.WITHDRAWN:
                return None
            request = effective_request(work, dossier)
            last = self._last_day(work, dossier_id, dossier.programme_id)
        from reviewer.avis.falling import late_filing

        return None if last is None else late_filing(request.planned_dsp_on, last)

    def falling(
        self, programme_id: str, *, months: int | None = None, ends_on: date | None = None
    ) -> tuple[FallingAvis, ...]:
        """Return the avis in force that would expire on another day; changes nothing.

        ``months`` None: the programme's validity; ``ends_on`` None: the programme's own last day.
        """
        from reviewer.avis.falling import IssuedFacts, would_fall

        actor = self.desk.require(Act.READ_REGISTER)
        programme = self.desk.programme(programme_id)
        if months is not None:
            require_months(months)
        today = self.desk.today()
        with self.desk.store.read() as work:
            wanted = validity_of(work, programme) if months is None else months
            walled = walled_off_from(work, actor.id, today)
            issued = [
                IssuedFacts(
                    number=str(avis.number),
                    applicant=avis.content.employer_name or avis.content.candidate_name,
                    issued_on=avis.content.issued_on,
                    expires_on=avis.content.expires_on,
                )
                for avis in work.register.all()
                if avis.content.programme_id == programme_id
                and avis.dossier_id not in walled
                and avis.state_on(today) in {AvisState.IN_FORCE, AvisState.SUSPENDED}
            ]
        return would_fall(issued, wanted, programme.ends_on if ends_on is None else ends_on, today)

    def _last_day(self, work: UnitOfWork, dossier_id: str, programme_id: str) -> date | None:
        avis = work.register.of_dossier(dossier_id)
        if avis is not None:
            return avis.content.expires_on
        try:
            return work.register.draft_of(dossier_id).content.expires_on
        except NotFound:
            programme, today = self.desk.programme(programme_id), self.desk.today()
        try:
            return last_day(work, programme, today)
        except ProgrammeEnded:
            return None
