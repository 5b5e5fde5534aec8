"""The words between braces in a text of a programme: what it names, and nothing that the program would carry out.

A text comes from a folder that anybody may have written: a conversion, a width or an attribute (``{name!r}``,
``{name:99999999}``, ``{name.x}``) is never a name that is allowed.
"""

from __future__ import annotations

import string


def named_in(text: str) -> frozenset[str]:
    """Return the names between braces; what is no plain name comes back as it is written, so that no list allows it."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return frozenset({"{"})
    return frozenset(
        name + (f"!{conversion}" if conversion else "") + (f":{width}" if width else "")
        for _, name, width, conversion in parts
        if name is not None
    )
