"""Why somebody cannot take a dossier, what only informs, and figures of a composition: in words."""

from __future__ import annotations

from decimal import Decimal

from reviewer.committee.takers import Taker
from reviewer.wording import Wording
from ui.formats import MINUS
from ui.formats import decimals as fixed

_CENTS = Decimal("0.01")


def reasons_of(taker: Taker, wording: Wording) -> tuple[str, ...]:
    """Return, in words, everything that stands in the way, then what only informs."""
    conflicts = (wording.conflict(one) for one in (*taker.conflicts, *taker.hints))
    known = dict.fromkeys((*taker.obstacles, *taker.warnings))
    return (*conflicts, *(wording.label("obstacle", one) for one in known))


def decimals(value: Decimal) -> str:
    """Return an affinity with two decimals."""
    return fixed(value.quantize(_CENTS))


def signed(value: Decimal | int) -> str:
    """Return a difference with its sign; none for nothing."""
    if isinstance(value, int):
        return f"{'+' if value > 0 else MINUS if value < 0 else ''}{abs(value)}"
    plus = "+" if value.quantize(_CENTS) > 0 else ""
    return f"{plus}{decimals(value)}"
