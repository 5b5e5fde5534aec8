"""What changes how an avis is read: fonts, structure, bookmarks, the order of pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, TextStringObject

from tests.support.pdf_updates.writing import (
    LIE,
    Writer,
    box_of,
    page_of,
    pdf_dictionary,
    pdf_name,
    pdf_number,
    pdf_stream,
    put_in_root,
)


def _font(writer: Writer) -> Any:
    return next(iter(page_of(writer)["/Resources"]["/Font"].values())).get_object()


def font_map(writer: Writer) -> None:
    """Let what is copied or read aloud be another text than what is seen."""
    font = _font(writer)
    said = font["/ToUnicode"].data.replace(b"<0061>", b"<006F>").replace(b"<0031>", b"<0039>")
    font[pdf_name("/ToUnicode")] = writer.add_object(pdf_stream(said))
    writer.update_container(font)


def font_program(writer: Writer) -> None:
    """Draw the same codes with other glyphs."""
    font = _font(writer)
    described = font["/FontDescriptor"]
    described[pdf_name("/FontFile2")] = writer.add_object(pdf_stream(described["/FontFile2"].data[::-1]))
    writer.update_container(described)


def font_widths(writer: Writer) -> None:
    """Let letters fall on one another."""
    font = _font(writer)
    font[pdf_name("/Widths")] = ArrayObject([pdf_number(0) for _ in font["/Widths"]])
    writer.update_container(font)


def _elements(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    found = []
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        kid = kid.get_object()  # noqa: PLW2901  # an indirect reference and what it names
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            found += [kid, *_elements(kid)]
    return found


def actual_text(writer: Writer) -> None:
    """Let a screen reader say another conclusion than the page shows."""
    heading = next(one for one in _elements(writer.root["/StructTreeRoot"]) if one["/S"] == "/H2")
    heading[pdf_name("/ActualText")] = TextStringObject("Avis favorable")
    writer.update_container(heading)


def alternative_text(writer: Writer) -> None:
    """Give the paragraph an alternative text."""
    paragraph = next(one for one in _elements(writer.root["/StructTreeRoot"]) if one["/S"] == "/P")
    paragraph[pdf_name("/Alt")] = TextStringObject(LIE)
    writer.update_container(paragraph)


def no_structure(writer: Writer) -> None:
    """Take the structure away: nothing is left to be read aloud."""
    del writer.root["/StructTreeRoot"]
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko


def language(writer: Writer) -> None:
    """Have it read in another language."""
    put_in_root(writer, "/Lang", TextStringObject("ru"))


def no_bookmarks(writer: Writer) -> None:
    """Take the table of contents away."""
    del writer.root["/Outlines"]
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko


def colour(writer: Writer) -> None:
    """Change what the colours mean."""
    put_in_root(writer, "/OutputIntents", ArrayObject([]))


def _pages(writer: Writer, arrange: Callable[[list[Any]], list[Any]]) -> None:
    pages = writer.root["/Pages"]
    kids = arrange(list(pages.raw_get("/Kids")))
    pages[pdf_name("/Kids")] = ArrayObject(kids)
    pages[pdf_name("/Count")] = pdf_number(len(kids))
    writer.update_container(pages)


def page_removed(writer: Writer) -> None:
    """Take the second page out: a reason is gone."""
    _pages(writer, lambda kids: [kids[0], *kids[2:]])


def pages_swapped(writer: Writer) -> None:
    """Read the last page first."""
    _pages(writer, lambda kids: kids[::-1])


def page_repeated(writer: Writer) -> None:
    """Show the first page twice."""
    _pages(writer, lambda kids: [kids[0], *kids])


def page_added(writer: Writer) -> None:
    """Put a page of one's own at the end."""
    more = writer.add_object(
        pdf_dictionary(
            Type=pdf_name("/Page"),
            Parent=writer.root.raw_get("/Pages"),
            MediaBox=box_of(612, 792),
            Resources=pdf_dictionary(),
            Contents=writer.add_object(pdf_stream(b"0 g 100 100 200 200 re f")),
        )
    )
    _pages(writer, lambda kids: [*kids, more])
