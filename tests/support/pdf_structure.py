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


def read_aloud(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """Return the pieces of the pages, each by its page and its number there, in the order in which they are read."""
    order = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    pieces = []
    for element in elements(pdf.Root.StructTreeRoot):
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                pieces.append((order[element.Pg.objgen], int(kid)))
            elif "/MCID" in kid:
                pieces.append((order[kid.Pg.objgen], int(kid.MCID)))
    return pieces
