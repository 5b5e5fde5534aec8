"""Documents of Word, Excel, PowerPoint (ECMA-376) and OpenDocument: the names in their properties are emptied.

Names in comments and tracked changes are left, since they belong to what is written; the file is marked then.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import IO, Final

from reviewer.exchange.limits import limits
from reviewer.services.ports.exchange import CleanedDocument

_PROPERTIES: Final = frozenset({"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml"})
_NAMES: Final = frozenset(
    {"creator", "lastModifiedBy", "Manager", "Company", "initial-creator", "printed-by"}
)
_VALUES: Final = frozenset({"lpwstr", "lpstr", "bstr", "user-defined"})
"""Free properties: any of them may be a name."""
_SIGNED: Final = ("_xmlsignatures/", "META-INF/documentsignatures.xml")
_NAMED_PARTS: Final = re.compile(
    r"(word/(comments|people)|xl/(comments|persons|threadedComments)|ppt/(comment|authors)|.*/embeddings/).*"
)
_AUTHOR: Final = re.compile(rb'\bauthor="[^"]|<dc:creator>[^<]|userName="[^"]')
_PICTURE: Final = re.compile(r".*\.(jpe?g|png)", re.IGNORECASE)
_PIECE: Final = 65_536
_OVERLAP: Final = 32
_MOST_PARTS: Final = 5_000
_MOST_UNPACKED: Final = 5
"""Times the largest document that is taken at all."""


class _LeftAlone(Exception):
    """The file cannot be cleaned without harm."""


def clean_office(content: bytes) -> CleanedDocument:
    """Return an office document with its properties emptied, or as it was; other archives are left, and marked."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as written:
            marked = _copy(archive, written)
    except (
        _LeftAlone,
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        EOFError,
        RuntimeError,
        KeyError,
    ):
        return CleanedDocument(content=content, may_name_author=True)
    return CleanedDocument(content=out.getvalue(), may_name_author=marked)


def _copy(archive: zipfile.ZipFile, written: zipfile.ZipFile) -> bool:
    """Copy part by part; tell whether a part that was copied as it is names people."""
    parts = archive.infolist()
    names = [part.filename for part in parts]
    most = limits().container.document_bytes * _MOST_UNPACKED
    known = {"[Content_Types].xml", "mimetype"} & set(names)
    signed = any(name.startswith(_SIGNED) for name in names)
    usual = len(set(names)) == len(names) <= _MOST_PARTS and sum(part.file_size for part in parts) <= most
    if not known or signed or not usual or any(part.flag_bits & 1 for part in parts):
        raise _LeftAlone
    marked = False
    for part in parts:
        copy = zipfile.ZipInfo(part.filename, part.date_time)
        copy.compress_type = part.compress_type
        copy.external_attr = part.external_attr
        copy.create_system = part.create_system
        with archive.open(part) as source, written.open(copy, "w") as target:
            if part.filename in _PROPERTIES:
                target.write(_emptied(source.read(limits().json.text + 1)))
            elif _PICTURE.fullmatch(part.filename):
                marked |= _picture(source, target)
            else:
                marked |= _passes_names(source, target) or bool(_NAMED_PARTS.fullmatch(part.filename))
    return marked


def _emptied(properties: bytes) -> bytes:
    """Return properties with the names emptied, once a reader of XML agrees that none is left."""
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    if len(properties) > limits().json.text:
        raise _LeftAlone
    wanted = b"|".join(sorted(name.encode() for name in _NAMES | _VALUES))
    found = re.compile(rb"(<((?:[\w.-]+:)?(?:" + wanted + rb"))(?:\s[^<>]*)?>)[^<]*(</\2\s*>)")
    emptied = found.sub(rb"\1\3", properties)
    try:
        tree = ElementTree.fromstring(emptied)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        raise _LeftAlone from None
    for node in tree.iter():
        if node.tag.rpartition("}")[2] in _NAMES | _VALUES and "".join(node.itertext()).strip():
            raise _LeftAlone
    return emptied


def _picture(source: IO[bytes], target: IO[bytes]) -> bool:
    from reviewer.exchange.cleaning.pictures import clean_picture

    most = limits().container.document_bytes
    content = source.read(most + 1)
    if len(content) > most:
        raise _LeftAlone
    cleaned = clean_picture(content)
    target.write(cleaned.content)
    return cleaned.may_name_author


def _passes_names(source: IO[bytes], target: IO[bytes]) -> bool:
    """Copy a part as it is; tell whether it names the author of a change or a comment."""
    named, before = False, b""
    while piece := source.read(_PIECE):
        target.write(piece)
        named = named or _AUTHOR.search(before + piece) is not None
        before = piece[-_OVERLAP:]
    return named
