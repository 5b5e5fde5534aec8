"""Takes out of a document the names that the program which wrote it put there: author, last editor, company.

The document is judged by its bytes, never by its name. What cannot be cleaned without harm (what is signed, enciphered,
damaged or of another kind) is left as it is, and marked as a file that may name its author. What a document says on
its pages is not touched: it is what the expert has to read. The same bytes always give the same bytes.
"""

from __future__ import annotations

from reviewer.services.ports.exchange import CleanedDocument

_MARKUP = (b"{\\rtf", b"<")


def clean(content: bytes) -> CleanedDocument:
    """Return the document without its author's name, or as it was; never raises."""
    if content.startswith(b"%PDF-"):
        from reviewer.exchange.cleaning.pdf import clean_pdf

        return clean_pdf(content)
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        from reviewer.exchange.cleaning.pictures import clean_picture

        return clean_picture(content)
    if content.startswith(b"PK\x03\x04"):
        from reviewer.exchange.cleaning.office import clean_office

        return clean_office(content)
    return CleanedDocument(content=content, may_name_author=not _is_plain_text(content))


def _is_plain_text(content: bytes) -> bool:
    if b"\0" in content or content.removeprefix(b"\xef\xbb\xbf").lstrip()[:8].startswith(_MARKUP):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
