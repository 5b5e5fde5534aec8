"""Appending to a PDF without touching what stands in it, and the pieces that are appended."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

LIE = "Personne Imaginaire"
Writer = IncrementalPdfFileWriter
Update = Callable[[Writer], None]


def updated(pdf: bytes, change: Update) -> bytes:
    """Return the file with a change appended; what stood there stays."""
    writer = Writer(BytesIO(pdf))
    writer._update_meta = lambda: None  # type: ignore[method-assign]  # the change alone, not pyHanko's own
    change(writer)
    output = BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]  # pyHanko
    return output.getvalue()


def pdf_name(text: str) -> NameObject:
    return NameObject(text)


def pdf_dictionary(**entries: Any) -> DictionaryObject:
    return DictionaryObject({pdf_name(f"/{key}"): value for key, value in entries.items()})  # type: ignore[no-untyped-call]  # pyHanko


def pdf_stream(data: bytes, **entries: Any) -> StreamObject:
    return StreamObject(stream_data=data, dict_data={pdf_name(f"/{key}"): v for key, v in entries.items()})


def pdf_number(value: int) -> NumberObject:
    return NumberObject(value)  # type: ignore[no-untyped-call]  # pyHanko


def page_of(writer: Writer, index: int = 0) -> Any:
    return writer.root["/Pages"]["/Kids"][index]


def field_of(writer: Writer) -> Any:
    return writer.root["/AcroForm"]["/Fields"][0]


def put_in_root(writer: Writer, key: str, value: Any) -> None:
    writer.root[pdf_name(key)] = value
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko


def box_of(width: int, height: int) -> ArrayObject:
    return ArrayObject([pdf_number(one) for one in (0, 0, width, height)])
