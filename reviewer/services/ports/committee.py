"""Where the committee's work and its experts are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from reviewer.committee.deliberation import Deliberation
from reviewer.committee.expert import Expert


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

    def loads(self) -> Mapping[str, int]:
        """Return, per expert, how many files are under review: active seats without a sealed evaluation."""
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
