"""Facts that a coordinator corrects: the declared value stays for ever, the corrected one stands beside it.

A correction names its fact by a dotted path into ``avise.request/1`` (``job.workplace_municipality_code``,
``candidate.diplomas.0.level``, or a whole list of diplomas or experiences). Values are JSON values of the contract;
null says that the fact is held to be unknown. Whether a value is possible at all is the intake's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from reviewer.dossier.request import Contact, EvaluationRequest
from reviewer.dossier.serialization import from_document, part_document, to_document
from reviewer.errors import RuleViolation

JsonValue: TypeAlias = "str | int | float | bool | list[dict[str, Any]] | None"

_LISTS = frozenset({"candidate.diplomas", "candidate.experiences"})
_NEVER = frozenset({"schema", "reference", "documents"})


class CorrectionEnd(StrEnum):
    """Why a correction no longer stands; it stays in the record."""

    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCorrection:
    """One corrected fact. ``request_version``: the version in which the declared value was found.

    ``ended`` None: it stands. ``LAPSED``: a newer version of the request declares something else.
    """

    id: str
    dossier_id: str
    path: str
    declared: JsonValue
    corrected: JsonValue
    reason: str
    by: str
    at: datetime
    request_version: int
    ended: CorrectionEnd | None = None
    ended_by: str = ""
    ended_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Tell whether the correction is in effect."""
        return self.ended is None

    def end(self, why: CorrectionEnd, by: str, at: datetime) -> FactCorrection:
        """Return the correction as it is kept once it no longer stands."""
        return replace(self, ended=why, ended_by=by, ended_at=at)


class FactNotCorrectable(RuleViolation):
    """There is no such fact in this request, or it is one that nobody corrects (the reference, the documents)."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def declared_fact(request: EvaluationRequest, path: str) -> JsonValue:
    """Return the value at a path, as JSON; raise ``FactNotCorrectable``."""
    owner, name = _owner(to_document(request), path)
    return _checked(owner[name], path)


def lapses(correction: FactCorrection, request: EvaluationRequest) -> bool:
    """Tell whether a newer request declares something else than what was corrected."""
    try:
        return declared_fact(request, correction.path) != correction.declared
    except FactNotCorrectable:
        return True


def overlap(path: str, other: str) -> bool:
    """Tell whether one of two different paths lies inside the other."""
    return path != other and (f"{path}.".startswith(f"{other}.") or f"{other}.".startswith(f"{path}."))


def standing(corrections: Iterable[FactCorrection]) -> tuple[FactCorrection, ...]:
    """Return the corrections that are in effect, in the order given."""
    return tuple(one for one in corrections if one.stands)


def corrected_document(
    request: EvaluationRequest, corrections: Iterable[FactCorrection], others: Mapping[str, JsonValue]
) -> dict[str, Any]:
    """Return the request as JSON with corrections and other values applied; raise ``FactNotCorrectable``.

    What comes out is not validated.
    """
    document: dict[str, Any] = to_document(request)
    values = {one.path: one.corrected for one in standing(corrections)}
    for path, value in {**values, **others}.items():
        owner, name = _owner(document, path)
        _checked(owner[name], path)
        owner[name] = value
    return document


def with_corrections(request: EvaluationRequest, corrections: Iterable[FactCorrection]) -> EvaluationRequest:
    """Return the effective request: what was declared, with every standing correction applied."""
    in_effect = standing(corrections)
    return from_document(corrected_document(request, in_effect, {})) if in_effect else request


def _owner(document: dict[str, Any], path: str) -> tuple[Any, Any]:
    """Return what holds the fact, and its key or position there."""
    steps = path.split(".")
    if steps[0] in _NEVER:
        raise FactNotCorrectable(path)
    node: Any = document
    for step in steps[:-1]:
        key = _key(node, step, path)
        if step == "contact" and node[key] is None:
            node[key] = part_document(Contact())
        node = node[key]
    return node, _key(node, steps[-1], path)


def _key(node: Any, step: str, path: str) -> Any:
    if isinstance(node, dict) and step in node:
        return step
    # A position as the contract writes it: no sign, no superscript, no leading zero.
    if isinstance(node, list) and step.isascii() and step.isdecimal() and str(int(step)) == step:
        position = int(step)
        if position < len(node):
            return position
    raise FactNotCorrectable(path)


def _checked(value: Any, path: str) -> JsonValue:
    """Refuse what is no fact but an object or one entry of a list."""
    if isinstance(value, dict) or (isinstance(value, list) and path not in _LISTS):
        raise FactNotCorrectable(path)
    if path == "employer.contact":
        raise FactNotCorrectable(path)
    result: JsonValue = value
    return result
