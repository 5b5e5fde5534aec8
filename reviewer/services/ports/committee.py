"""Where the committee's work and its experts are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reviewer.committee.conflicts import ConflictRuling, EarlierRecusal
    from reviewer.committee.deliberation import Deliberation
    from reviewer.committee.evaluation import Evaluation
    from reviewer.committee.expert import Expert
    from reviewer.dossier.request import EvaluationRequest


class Deliberations(Protocol):
    """What the committee did."""

    def find(self, dossier_id: str) -> Deliberation | None:
        """Return the deliberation on a dossier, if one was opened."""
        ...

    def get(self, dossier_id: str) -> Deliberation:
        """Return the deliberation or raise ``NotFound``."""
        ...

    def save(self, deliberation: Deliberation) -> None:
        """Store a new or newer value (``version`` 0: new); raise ``ConflictingChange`` where it is stale."""
        ...

    def save_draft(self, draft: Evaluation) -> None:
        """Store a draft alone, without the deliberation's lock.

        Raises ``ConflictingChange`` where it is stale, or its author has left the seat meanwhile.
        """
        ...

    def sat_on(self, expert_id: str) -> frozenset[str]:
        """Return the dossiers on which somebody sits or has sat, in any round."""
        ...

    def left_by(self, expert_id: str) -> frozenset[str]:
        """Return the dossiers on which somebody sat and left their seat, whatever the reason."""
        ...

    def overdue_concertations(self, today: date) -> tuple[str, ...]:
        """Return the dossiers whose concertation has had its time and is not settled, by id."""
        ...

    def decided(self, programme_id: str) -> tuple[Deliberation, ...]:
        """Return the deliberations of a programme of which at least the first round is decided, by dossier."""
        ...

    def alternates_of(self, dossier_id: str) -> tuple[str, ...]:
        """Return the ids of the experts who come next on a dossier, in their order."""
        ...

    def put_alternates(self, dossier_id: str, expert_ids: tuple[str, ...]) -> None:
        """Let these experts come next on a dossier, in this order, and nobody else."""
        ...

    def loads(self, *, without: frozenset[str] = frozenset()) -> Mapping[str, int]:
        """Return, per expert, how many files are under review: active seats without a sealed evaluation.

        ``without``: dossiers that are not counted.
        """
        ...


class Experts(Protocol):
    """The committee's experts."""

    def get(self, expert_id: str) -> Expert:
        """Return the expert or raise ``NotFound``."""
        ...

    def all(self) -> tuple[Expert, ...]:
        """Return all experts by name."""
        ...

    def save(self, expert: Expert) -> None:
        """Store a new or newer value; raise ``ConflictingChange`` where it is stale."""
        ...


class Conflicts(Protocol):
    """What was ruled of conflicts of interest, and where they were recognised."""

    def rulings_of(self, dossier_id: str) -> tuple[ConflictRuling, ...]:
        """Return every ruling on a dossier, oldest first."""
        ...

    def add(self, ruling: ConflictRuling) -> None:
        """Append a ruling; what was ruled before stays."""
        ...

    def recusals(self) -> tuple[EarlierRecusal, ...]:
        """Return every conflict for which a seat was left, on any dossier, oldest first."""
        ...

    def touched(self, person_id: str) -> frozenset[str]:
        """Return the ids of the dossiers on which somebody had a seat, was ruled on, or was recused."""
        ...

    def requests(self) -> Iterator[tuple[str, EvaluationRequest]]:
        """Return each dossier's id with its newest request as it was declared."""
        ...

    def corrected(self) -> frozenset[str]:
        """Return the ids of the dossiers of which a fact was corrected."""
        ...
