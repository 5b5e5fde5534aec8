"""A package back: what an expert answers, each answer with its own id, so that no mail can lose or double one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.evaluation import Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What every answer says. ``package_id``: the package out that it answers; ``facts_sha256``: what was read.

    ``revision`` counts the answers of one expert on one dossier, from 1: the higher one is the newer, whatever the
    clocks say.
    """

    id: str
    package_id: str
    dossier_id: str
    facts_sha256: str
    revision: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationAnswer(Answered):
    """The declaration of interests, made before the file was shown."""

    kind: DeclarationKind
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationAnswer(Answered):
    """A sealed evaluation. Its own id is ``evaluation.id``; a redone one is another evaluation."""

    evaluation: Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineAnswer(Answered):
    """The expert does not take the dossier, for a reason that is no conflict of interest."""

    reason: str


Answer: TypeAlias = DeclarationAnswer | EvaluationAnswer | DeclineAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionAnswer:
    """The certificate that an expert's copy destroyed what a package held. ``contents``: SHA-256 of each document."""

    id: str
    package_id: str
    at: datetime
    on_schedule: bool
    dossier_ids: tuple[str, ...]
    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageBack:
    """What an expert's copy sends. ``number`` counts the packages of one copy, from 1.

    ``expert_fingerprint``: of the keys that signed it; ``office_fingerprint``: of those that alone can open it.
    """

    id: str
    number: int
    expert_id: str
    expert_fingerprint: str
    office_fingerprint: str
    made_at: datetime
    answers: tuple[Answer, ...]
    destructions: tuple[DestructionAnswer, ...] = ()
