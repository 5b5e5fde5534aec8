"""One value of a file, read as the type asks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.errors import Fault
from reviewer.programme.reading import Reader


def read(kind: object, value: object) -> tuple[object, list[str]]:
    """Return what is read, and the codes of what is wrong."""
    faults: list[Fault] = []
    return Reader(Path("essai.toml"), faults).build(kind, value, ("mesure",)), [one.code for one in faults]


@pytest.mark.parametrize(("value", "measure"), [(3, 3.0), (Decimal("2.5"), 2.5), (Decimal("-0.25"), -0.25)])
def test_a_measure_is_a_number_with_or_without_decimals(value: object, measure: float) -> None:
    assert read(float, value) == (measure, [])


@pytest.mark.parametrize("value", ["3", True, Decimal("NaN"), Decimal("Infinity"), 10**30, None])
def test_anything_else_is_no_measure(value: object) -> None:
    assert read(float, value) == (None, ["float"])


def test_a_whole_number_is_an_amount_and_an_amount_that_is_no_number_is_refused() -> None:
    assert read(Decimal, 3) == (Decimal(3), [])
    assert read(Decimal, Decimal("NaN")) == (None, ["Decimal"])
