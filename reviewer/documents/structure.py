"""The logical structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8): what a screen reader reads, in which order.

Built while the page is laid out, written into the file by ``archive``. Roles are the standard ones, so there is no
role map.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A piece of a page: zero-based page and marked-content id on it."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class SignatureSlot:
    """Where a signature or a time stamp goes: zero-based page, rectangle in points, what a screen reader says of it."""

    name: str
    page: int
    rectangle: tuple[float, float, float, float]
    description: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One entry of the table of contents: level from 0, zero-based page, height of its target in points."""

    title: str
    level: int
    page: int
    top: float


@dataclass(slots=True)
class Element:
    """A structure element. ``scope``: for a table header, ``Column`` or ``Row``."""

    role: str
    title: str | None = None
    alternative: str | None = None
    scope: str | None = None
    kids: list[Kid] = field(default_factory=list)

    def add(
        self, role: str, *, title: str | None = None, alternative: str | None = None, scope: str | None = None
    ) -> Element:
        """Append a child element and return it."""
        child = Element(role, title=title, alternative=alternative, scope=scope)
        self.kids.append(child)
        return child

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


Kid = Element | MarkedContent | SignatureSlot


@dataclass(slots=True)
class Outline:
    """Everything that the page layout found out and the file must say."""

    root: Element = field(default_factory=lambda: Element("Document"))
    bookmarks: list[Bookmark] = field(default_factory=list)
    slots: list[SignatureSlot] = field(default_factory=list)
    pages: int = 0
