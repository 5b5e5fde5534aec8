"""One way to fold names, so that every search and comparison agrees whatever the database.

``boeuf`` finds Bœuf, ``dang`` finds Đặng: case folding, ligatures and stroked letters, then NFKD without marks.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "'"}
)
_LEGAL_FORMS = frozenset(
    {"inc", "ltee", "ltd", "senc", "sencrl", "sec", "llp", "corp", "cie", "co", "limitee", "enr"}
)


def fold(text: str) -> str:
    """Return the text without case, accents or ligatures. What is folded stays as it is when folded again."""
    # Compatibility forms may hold capitals (a squared « MHz ») and capitals may lose a mark: hence twice.
    caseless = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).casefold()
    return "".join(char for char in caseless if not unicodedata.combining(char)).translate(_LETTERS)


def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words in alphabetical order: the same person whichever name comes first."""
    return tuple(sorted(re.findall(r"[^\W_]+", fold(text))))


def fold_organisation(name: str) -> str:
    """Return an organisation's folded name without punctuation and legal form (« inc. », « ltée »…)."""
    words = re.findall(r"[^\W_]+", fold(name).replace(".", ""))
    while words and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)
