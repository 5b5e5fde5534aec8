"""Only one plain address, and header lines that add no recipient, leave the house."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.outbox.address import (
    LONGEST_ADDRESS,
    AddressRefused,
    HeaderRefused,
    checked_address,
    checked_header,
)


@pytest.mark.parametrize(
    ("given_address", "wire"),
    [
        ("maude.desrosiers@boreal.example", "maude.desrosiers@boreal.example"),
        ("  rh@Boreal.Example ", "rh@boreal.example"),
        ("o'neil+avis@a-b.example", "o'neil+avis@a-b.example"),
        ("rh@érable.example", "rh@xn--rable-9ra.example"),
    ],
)
def test_a_plain_address_is_taken_with_its_domain_as_it_goes_on_the_wire(
    given_address: str, wire: str
) -> None:
    assert checked_address(given_address) == wire


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rh",
        "rh@",
        "@boreal.example",
        "rh@boreal",
        "a@b@boreal.example",
        "rh@boreal.example, autre@ailleurs.example",
        "Maude <rh@boreal.example>",
        '"r h"@boreal.example',
        "rh@boreal.example\r\nBcc: autre@ailleurs.example",
        "rh\n@boreal.example",
        "rh@boreal.example\n",
        "rh..x@boreal.example",
        ".rh@boreal.example",
        "rh@-boreal.example",
        "rh@boreal..example",
        "rh@192.168.0.1",
        "rh@[127.0.0.1]",
        "é@boreal.example",
        "rh @boreal.example",
        f"{'a' * 65}@boreal.example",
        f"rh@{'a' * 64}.example",
        f"rh@{'a.' * 125}example",
    ],
)
def test_anything_but_one_plain_address_is_refused(text: str) -> None:
    with pytest.raises(AddressRefused):
        checked_address(text)


@given(st.text(max_size=80))
def test_what_is_taken_holds_no_space_no_control_and_one_at_sign(text: str) -> None:
    try:
        wire = checked_address(text)
    except AddressRefused as refused:
        assert all(one.isprintable() for one in refused.address)
        return
    assert wire.isascii()
    assert wire.isprintable()
    assert not any(one.isspace() or one in '<>(),;:"[]\\' for one in wire)
    assert wire.count("@") == 1
    assert checked_address(wire) == wire


@pytest.mark.parametrize(
    "text", ["", "  ", "Avis\nBcc: x@y.example", "Avis\r", "a\u2028b", "a\u202eb", "x" * 301]
)
def test_a_header_line_with_a_break_or_an_invisible_character_is_refused(text: str) -> None:
    with pytest.raises(HeaderRefused):
        checked_header(f"{text}x" if text == "Avis\r" else text)


def test_a_french_header_line_is_taken_as_it_is() -> None:
    assert checked_header(" Avis IA-2025-0001 : « échéance » ") == "Avis IA-2025-0001 : « échéance »"


def test_an_address_that_grows_too_long_on_the_wire_is_refused() -> None:
    """Accented letters of a domain take more room in ASCII than they were typed in."""
    label = "é" * 20
    typed = f"{'a' * 64}@{'.'.join([label] * 8)}.example"
    assert len(typed) <= LONGEST_ADDRESS
    with pytest.raises(AddressRefused):
        checked_address(typed)
