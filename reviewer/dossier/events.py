"""What a use case tells the journal: one act, on one thing, with the facts that a later reader needs.

Details never hold a vote, a score, a secret or a candidate's personal data: the journal is read by people who must
not see them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

JsonScalar = str | int | bool | None
Details = dict[str, JsonScalar]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line for the journal. ``name`` is past tense (``request_taken_in``), details are flat JSON scalars."""

    name: str
    dossier_id: str | None = None
    details: Mapping[str, JsonScalar] = field(default_factory=dict)
