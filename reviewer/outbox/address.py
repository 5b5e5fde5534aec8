"""Which e-mail addresses and which header lines may leave the house.

Stricter than RFC 5322 on purpose: no quoted local part, no comment, no display name inside, one address. An address
or a header line that holds a line break is how somebody adds recipients to a message of ours (header injection).
"""

from __future__ import annotations

import re
import unicodedata

from reviewer.errors import RuleViolation

LONGEST_ADDRESS = 254
"""RFC 5321, 4.5.3.1.3: a path of 256 octets, less its brackets."""

_LONGEST_LOCAL = 64
_LONGEST_HEADER = 300
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class AddressRefused(RuleViolation):
    """A text is not one plain e-mail address. ``address``: what was given, fit to be shown."""

    def __init__(self, address: str) -> None:
        shown = "".join(one if one.isprintable() else "�" for one in address[:100])
        super().__init__(shown)
        self.address = shown


class HeaderRefused(RuleViolation):
    """A subject or a name holds what no header line may hold. ``text``: what was given, fit to be shown."""

    def __init__(self, text: str) -> None:
        shown = "".join(one if one.isprintable() else "�" for one in text[:100])
        super().__init__(shown)
        self.text = shown


def checked_address(text: str) -> str:
    """Return one plain address as it goes on the wire: the domain in lower case, and in ASCII where it was not.

    Raises ``AddressRefused``.
    """
    address = text.strip(" ")
    local, at, domain = address.rpartition("@")
    if not at or len(address) > LONGEST_ADDRESS or len(local) > _LONGEST_LOCAL:
        raise AddressRefused(text)
    if _LOCAL.fullmatch(local) is None:
        raise AddressRefused(text)
    try:
        wire = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise AddressRefused(text) from None
    labels = wire.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        raise AddressRefused(text)
    whole = f"{local}@{wire}"
    if len(whole) > LONGEST_ADDRESS:
        raise AddressRefused(text)
    return whole


def checked_header(text: str) -> str:
    """Return a text that may stand in one header line; raise ``HeaderRefused``."""
    line = text.strip()
    if not line or len(line) > _LONGEST_HEADER:
        raise HeaderRefused(text)
    if any(unicodedata.category(one) in {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"} for one in line):
        raise HeaderRefused(text)
    return line
