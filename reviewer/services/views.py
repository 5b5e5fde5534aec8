"""Frozen rows for screens and reports. Lists are filled by ``db.queries`` without passing through the core."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.admissibility.comparison import CriterionDifference
    from reviewer.admissibility.letter import EmailText, LetterContent
    from reviewer.admissibility.verdict import Precheck
    from reviewer.avis.avis import Avis, AvisDraft
    from reviewer.committee.comparison import PathStep
    from reviewer.committee.concertation import Message
    from reviewer.committee.deadlines import DueDate
    from reviewer.committee.decision import ReconsiderationRequest
    from reviewer.committee.deliberation import Decision, Declaration, Outcome, Position, Step
    from reviewer.committee.evaluation import Evaluation
    from reviewer.committee.grid import ScoringGrid
    from reviewer.dossier.correction import FactCorrection
    from reviewer.dossier.dossier import Dossier
    from reviewer.dossier.lifecycle import Act, AvisState, DossierState
    from reviewer.errors import Fault
    from reviewer.journal import JournalEntry
    from reviewer.programme.checklist import DocumentsChecklist
    from reviewer.services.changes import Changes
    from reviewer.services.ports.figures import FactsView
    from reviewer.services.records import Letter, PrecheckRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """One line of the list of dossiers.

    ``due_on``: by when its next step should be done, ``overdue``: whether that day is past; both are filled in by the
    service, from ``step``, ``waiting_since`` and ``concertation_due_on``. ``round`` 2: a reconsideration.
    ``seats``: how many are taken, and of how many, where that is the viewer's to know.
    """

    id: str
    programme_id: str
    reference: str
    candidate: str
    employer: str
    job_title: str
    state: DossierState
    received_on: date
    state_since: date
    next_act: Act | None
    holders: tuple[str, ...]
    avis_number: str | None = None
    step: Step | None = None
    waiting_since: datetime | None = None
    concertation_due_on: date | None = None
    due_on: date | None = None
    overdue: bool = False
    round: int = 1
    avis_expires_on: date | None = None
    seats: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFilter:
    """What the list shows. ``words``: folded and matched in reference, candidate, employer and job title.

    ``seated_expert``: only dossiers on which this person sits in the round under way; ``without``: none of these.
    """

    states: frozenset[DossierState] = frozenset()
    words: str = ""
    seated_expert: str | None = None
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """A seat as the viewer may know it; ``expert_name`` and ``submitted`` None where names are hidden from them.

    Who has handed in is no mark: coordination and audit read it, before what was written may be read by anybody.
    ``declaration``: for coordination and audit, who rule on it and check; ``awaits_ruling``: held shut until then;
    ``set_aside``: its evaluation was handed in, is kept, and counts no more.
    """

    number: int
    expert_id: str | None
    expert_name: str | None
    declared: bool
    submitted: bool | None
    active: bool
    recusal_reason: str
    declaration: Declaration | None = None
    awaits_ruling: bool = False
    set_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeView:
    """The committee's work on a dossier, in so far as the viewer may see it. ``reviewers``: who sit at first.

    ``open_seats``: the numbers of those that want an expert now;
    ``differences``: criteria on which what is shown lies two marks apart or more; ``path``: stations of the chain;
    ``due``: what is expected by when; ``earlier``: the rounds before a reconsideration, as they ended; ``round`` and
    ``request`` None for whoever must not know that there was one.
    """

    step: Step
    reviewers: int
    open_seats: tuple[int, ...]
    grid: ScoringGrid
    seats: tuple[SeatView, ...]
    evaluations: tuple[Evaluation, ...]
    positions: tuple[Position, ...]
    outcome: Outcome | None
    decision: Decision | None
    round: int | None = 1
    request: ReconsiderationRequest | None = None
    set_aside: tuple[Evaluation, ...] = ()
    messages: tuple[Message, ...] = ()
    exchange_closed: bool = False
    concertation_due_on: date | None = None
    differences: frozenset[str] = frozenset()
    path: tuple[PathStep, ...] = ()
    due: tuple[DueDate, ...] = ()
    earlier: tuple[CommitteeView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """The committee's work with which dossier it is about, and nothing of the file. ``own_seat``: of an expert."""

    reference: str
    state: DossierState
    own_seat: int | None
    committee: CommitteeView


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """Everything that the dossier page shows to one viewer.

    ``precheck`` and ``checklist`` are about the newest request with the standing corrections; ``corrections``: all of
    them, oldest first, those that no longer stand too; ``letters``: oldest first.
    ``due_on``: by when the next step should be done, where a length is set for it.
    """

    dossier: Dossier
    precheck: Precheck
    decisions: tuple[PrecheckRecord, ...]
    committee: CommitteeView | None
    draft: AvisDraft | None
    avis: Avis | None
    avis_state: AvisState | None
    timeline: tuple[JournalEntry, ...]
    names: Mapping[str, str]
    acts: frozenset[Act]
    corrections: tuple[FactCorrection, ...]
    checklist: DocumentsChecklist
    letters: tuple[Letter, ...]
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rerun:
    """The criteria on which a past decision's precheck and what it would say today differ."""

    differences: tuple[CriterionDifference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """A letter before it is written: the pages marked as a draft, the e-mail, and what both say."""

    pdf: bytes
    email: EmailText
    content: LetterContent


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatProgress:
    """How far an expert is on a seat of their own: nothing of the file, nor of anybody else's work.

    ``open``: the file is open to them; ``begun``: something of the grid is kept; ``stated``: a position was taken in
    the concertation.
    """

    breaks_tie: bool
    open: bool
    awaits_ruling: bool
    begun: bool
    submitted: bool
    stated: bool
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridView:
    """What an expert's grid page shows: the request as declared, its standing corrections, the grid, the own draft.

    ``breaks_tie``: the expert was called because the others do not agree; their justification is due.
    ``dossier``: None until the file is open to them; ``awaits_ruling``: they declared a doubtful conflict, and nobody
    has ruled yet.
    """

    reference: str
    breaks_tie: bool
    dossier: Dossier | None
    grid: ScoringGrid
    evaluation: Evaluation | None
    corrections: tuple[FactCorrection, ...] = ()
    awaits_ruling: bool = False
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisRow:
    """One line of the register."""

    number: str
    dossier_id: str
    employer: str
    candidate: str
    favourable: bool
    state: AvisState
    issued_on: date
    expires_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueCounts:
    """How many dossiers stand in each state, and how many rows wait in quarantine."""

    by_state: Mapping[DossierState, int]
    quarantine: int


class Queries(Protocol):
    """Lists for screens: rows straight from the store."""

    def dossiers(
        self, wanted: DossierFilter, *, limit: int, offset_id: str | None = None
    ) -> tuple[DossierRow, ...]:
        """Return dossiers, newest first; ``offset_id``: start after this one."""
        ...

    def counts(self, *, without: frozenset[str] = frozenset()) -> QueueCounts:
        """Return the counts that the rail and the Pilotage page show, as if some dossiers were not there."""
        ...

    def avis(self, today: date) -> tuple[AvisRow, ...]:
        """Return the register, newest first, with each state on this day."""
        ...

    def figure_facts(self) -> AbstractContextManager[FactsView]:
        """Open a view of the facts of figures; whose they are is ``reviewer.services.figures`` to say."""
        ...


class IntakeOutcome(StrEnum):
    """What becomes of a row of an intake file. ``SET_ASIDE``: somebody had closed it without taking it in.

    ``EXAMPLE``: the template's own row, which is no request.
    """

    TAKEN_IN = "taken_in"
    UNCHANGED = "unchanged"
    NEW_VERSION = "new_version"
    QUARANTINED = "quarantined"
    SET_ASIDE = "set_aside"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeResult:
    """What became of one row. ``ignored``: keys or columns that were passed over."""

    file: str
    place: str
    reference: str | None
    outcome: IntakeOutcome
    dossier_id: str | None = None
    version: int | None = None
    quarantine_id: str | None = None
    faults: tuple[Fault, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReport:
    """What became of a file, or of one corrected row. ``ignored``: sheets of the file that were passed over."""

    file: str
    results: tuple[IntakeResult, ...]
    changes: Changes
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisFile:
    """An issued avis's own bytes, to print or to export."""

    number: str
    filename: str
    content: bytes
