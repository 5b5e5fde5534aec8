"""What changed between two contents of a request: the facts by their French names, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reviewer.dossier.fact_names import fact_name
from reviewer.dossier.request import EvaluationRequest
from reviewer.dossier.serialization import to_document

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One fact that is not what it was. A fact that was or is absent has the value None."""

    path: str
    name: str
    before: Scalar
    after: Scalar


def request_changes(older: EvaluationRequest, newer: EvaluationRequest) -> tuple[FactChange, ...]:
    """Return every fact whose value differs, in the order of the request; facts that are new come last.

    Lists are compared place by place: an entry put before the others shows as a change of each.
    """
    before, after = dict(_leaves(to_document(older), "")), dict(_leaves(to_document(newer), ""))
    paths = [*before, *(path for path in after if path not in before)]
    return tuple(
        FactChange(path=path, name=fact_name(path), before=before.get(path), after=after.get(path))
        for path in paths
        if before.get(path) != after.get(path)
    )


def _leaves(node: Any, path: str) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, f"{path}.{key}" if path else str(key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _leaves(value, f"{path}.{place}")
    else:
        yield path, node
