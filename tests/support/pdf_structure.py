"""The structure of a tagged PDF and what is drawn on its pages, as pikepdf reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf


def kids(node: Any) -> list[Any]:
    """Return what stands under an element: elements, and marks of content."""
    found: Any = node.get("/K", [])
    return list(found) if isinstance(found, (list, pikepdf.Array)) else [found]


def elements(node: Any) -> Iterator[Any]:
    """Yield the elements below a node, in reading order."""
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def instructions(page: pikepdf.Page) -> Iterator[tuple[list[Any], str]]:
    """Yield what is drawn: operands and operator."""
    parsed: Any = pikepdf.parse_content_stream(page)
    for operands, operator in parsed:
        yield list(operands), str(operator)
