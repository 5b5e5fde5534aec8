"""Prechecking requests, beside parsing the same requests' JSON with the standard library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from benchmarks.measure import Row, side_by_side
from reviewer.admissibility.precheck import precheck
from reviewer.dossier.serialization import canonical_bytes
from reviewer.programme.loader import load_programmes
from tests.support.requests import a_request

_COUNT = 2_000
_DAY = date(2025, 5, 20)


def rows() -> Iterator[Row]:
    """Yield the measures of this file."""
    programme = load_programmes()["iatiev"]
    requests = [a_request(reference=f"TC-{number:06d}") for number in range(_COUNT)]
    texts = [canonical_bytes(request) for request in requests]
    yield side_by_side(
        f"precheck of {_COUNT} requests, every trace",
        lambda: [precheck(request, _DAY, programme) for request in requests],
        "json.loads of the same",
        lambda: [json.loads(text) for text in texts],
        aim=3,
    )
