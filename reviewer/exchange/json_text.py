"""JSON as it travels: one sequence of bytes for one content when written, and read as if an enemy had written it."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from reviewer.committee.offline.refusals import DocumentMalformed, PackageLimit, PackageTooBig
from reviewer.exchange.limits import limits, require_within


def canonical(document: object) -> bytes:
    """Return UTF-8 with sorted keys and no spaces. Raises ``ValueError`` on what JSON does not know."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def read_object(raw: bytes, file: str) -> dict[str, Any]:
    """Return the JSON object of these bytes.

    Raises ``PackageTooBig`` for depth, lengths and numbers past the limits, ``DocumentMalformed`` for anything else:
    no UTF-8, no JSON, a key twice, NaN, half of a surrogate pair, a null character.
    """
    try:
        found = json.loads(
            raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_whole
        )
        if not isinstance(found, dict):
            raise DocumentMalformed(file, "$")
        _require_plain(found, file, "$", 1)
    except (PackageTooBig, DocumentMalformed):
        raise
    except RecursionError:
        most = limits().json.depth
        raise PackageTooBig(file, PackageLimit.DEPTH, most + 1, most) from None
    except ValueError as error:  # UnicodeError and JSONDecodeError are ones
        raise DocumentMalformed(file, _place_of(error)) from None
    return found


def require_text(text: str, file: str, place: str) -> None:
    """Raise where a text is too long or holds what no store takes: a null character, half of a surrogate pair."""
    require_within(file, "text", len(text), limits().json.text)
    if "\0" in text or any("\ud800" <= one <= "\udfff" for one in text):
        raise DocumentMalformed(file, place)


def _require_plain(value: object, file: str, place: str, depth: int) -> None:
    most = limits().json
    require_within(file, "depth", depth, most.depth)
    if isinstance(value, str):
        require_text(value, file, place)
    elif isinstance(value, float) and not math.isfinite(value):
        raise DocumentMalformed(file, place)
    elif isinstance(value, dict):
        require_within(file, "items", len(value), most.items)
        for number, (key, inside) in enumerate(value.items()):
            require_text(key, file, f"{place}.{number}")
            _require_plain(inside, file, f"{place}.{key[:40]}", depth + 1)
    elif isinstance(value, list):
        require_within(file, "items", len(value), most.items)
        for number, inside in enumerate(value):
            _require_plain(inside, file, f"{place}[{number}]", depth + 1)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _whole(digits: str) -> int:
    if len(digits) > limits().json.digits:
        raise ValueError("a number too long")
    return int(digits)


def _place_of(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"${error.pos}"
    return f"${error.start}" if isinstance(error, UnicodeDecodeError) else "$"
