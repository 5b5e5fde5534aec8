"""Numbers of avis, printed and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.avis.numbering import AvisNumber, is_series

NUMBERS = st.builds(
    AvisNumber,
    series=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=8),
    year=st.integers(1000, 9999),
    sequence=st.integers(1, 999_999_999),
)


@given(NUMBERS)
def test_a_printed_number_reads_back_as_the_same_number(number: AvisNumber) -> None:
    assert AvisNumber.parse(str(number)) == number


@given(st.from_regex(r"[A-Z]{1,9}-\d{3,5}-\d{3,6}") | st.text(max_size=20))
def test_what_reads_as_a_number_is_printed_exactly_so(text: str) -> None:
    try:
        number = AvisNumber.parse(text)
    except ValueError:
        return
    assert str(number) == text


@pytest.mark.parametrize(
    ("text", "fits"), [("IA", True), ("TALENTSX", True), ("", False), ("IA-1", False), ("ia", False)]
)
def test_a_series_is_what_a_number_can_begin_with(text: str, fits: bool) -> None:
    assert is_series(text) is fits


def test_a_series_starts_at_one_and_is_padded_to_four_digits() -> None:
    assert str(AvisNumber("IA", 2025, 1)) == "IA-2025-0001"
    assert str(AvisNumber("IA", 2025, 12345)) == "IA-2025-12345"


@given(NUMBERS, NUMBERS)
def test_numbers_sort_by_series_then_year_then_sequence(one: AvisNumber, other: AvisNumber) -> None:
    keys = [(n.series, n.year, n.sequence) for n in (one, other)]
    assert (one < other) == (keys[0] < keys[1])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "IA-2025-001",
        "IA-2025-0000",
        "IA-2025-00001",
        "IA-2025-0001\n",
        " IA-2025-0001",
        "ia-2025-0001",
        "IA-25-0001",
        "IA 2025 0001",
        "IA-2025-\u0660\u0660\u0660\u0661",
        "ABCDEFGHI-2025-0001",
        "IA-2025-1000000000",
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(ValueError) as refused:
        AvisNumber.parse(text)
    assert refused.value.args == (text,)
