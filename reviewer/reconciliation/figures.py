"""Declared figures held against each other: totals, parts, shares, means, rates over time.

A printed figure stands for every value that rounds to it; a claim is refuted only where no such values make it true.
What words alone say (a denominator named in two ways, a table numbered twice) is not for this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import TypeAlias

_HUNDRED = Decimal(100)
_DAYS_IN_MONTH = Decimal("365.2425") / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as printed. ``step``: what it was rounded to (1 for a whole number); ``place``: where it stands."""

    name: str
    value: Decimal
    place: str
    step: Decimal = Decimal(1)
    counted: bool = False

    @property
    def span(self) -> Span:
        """Return every value that it may stand for: a counted figure is itself."""
        if self.counted:
            return Span(self.value, self.value)
        return Span(self.value - self.step / 2, self.value + self.step / 2)


@dataclass(frozen=True, slots=True)
class Span:
    """A closed interval."""

    low: Decimal
    high: Decimal

    def meets(self, other: Span) -> bool:
        """Tell whether some value is in both; where both only touch at a rounding edge it is in neither."""
        if self.low == self.high or other.low == other.high:
            return self.low <= other.high and other.low <= self.high
        return self.low < other.high and other.low < self.high

    def plus(self, other: Span, sign: int = 1) -> Span:
        """Return the interval of the sum, or of the difference."""
        far = (other.low, other.high) if sign > 0 else (-other.high, -other.low)
        return Span(self.low + far[0], self.high + far[1])

    def times(self, factor: Decimal) -> Span:
        """Return the interval times a number that is not negative."""
        return Span(self.low * factor, self.high * factor)


class ClaimKind(StrEnum):
    """What figures may be claimed to be of each other."""

    SUM = "sum"
    SHARE = "share"
    REPEATED = "repeated"
    AVERAGE = "average"
    REMAINDER = "remainder"
    MORE = "more"
    OVER_TIME = "over_time"


class Hint(StrEnum):
    """What the printed figure would be right for."""

    NONE = ""
    TRUNCATED = "truncated"
    SHORTFALL = "shortfall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One relation. What each kind does with ``printed``, ``parts``, ``minus`` and ``whole``:

    sum: printed is the sum of the parts. share: printed is the percentage of (parts less minus) in whole. repeated:
    printed and the parts are one figure. average: printed (or the share of parts in whole) lies between the groups in
    ``minus``. remainder: of whole, after the parts and ``count`` times printed, at least ``least`` is left. more:
    printed per cent more than parts would make whole. over_time: printed is the rate in parts, a month, from one day to
    another.
    """

    id: str
    kind: ClaimKind
    printed: Figure
    parts: tuple[Figure, ...] = ()
    minus: tuple[Figure, ...] = ()
    whole: Figure | None = None
    count: Decimal = Decimal(1)
    least: Decimal | None = None
    days: tuple[date, date] | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return every figure that the claim names, the claimed one first."""
        own = (self.printed, *self.parts, *self.minus)
        return own if self.whole is None else (*own, self.whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A claim that no values behind the printed figures make true. ``low`` and ``high``: what would be."""

    claim: Claim
    low: Decimal
    high: Decimal
    hint: Hint = Hint.NONE

    @property
    def places(self) -> tuple[str, ...]:
        """Return where the figures stand, each once."""
        return tuple(dict.fromkeys(one.place for one in self.claim.figures if one.place))


class ClaimIncomplete(ValueError):
    """A claim lacks a figure that its kind needs."""


Outcome: TypeAlias = "tuple[Span, Span]"


def refuted(claims: Iterable[Claim]) -> tuple[Finding, ...]:
    """Return the claims that the figures themselves refute, in order; raise ``ClaimIncomplete``."""
    found = []
    for claim in claims:
        try:
            printed, computed = _compared(claim)
        except ArithmeticError:  # per cent of nothing
            raise ClaimIncomplete(claim.id) from None
        if not printed.meets(computed):
            found.append(
                Finding(claim=claim, low=computed.low, high=computed.high, hint=_hint(claim, computed))
            )
    return tuple(found)


def _compared(claim: Claim) -> Outcome:
    """Return the values that the figure may stand for, and those that it would have to."""
    printed = claim.printed.span
    if claim.kind is ClaimKind.SUM:
        return printed, _total(claim.parts)
    if claim.kind is ClaimKind.REPEATED:
        spans = [one.span for one in claim.parts] or [printed]
        other = next((one for one in spans if not one.meets(printed)), spans[0])
        return printed, other
    if claim.kind is ClaimKind.SHARE:
        return printed, _share(claim)
    if claim.kind is ClaimKind.AVERAGE:
        groups = [one.span for one in claim.minus]
        if not groups:
            raise ClaimIncomplete(claim.id)
        overall = _ratio(_total(claim.parts), _whole(claim)) if claim.whole is not None else printed
        return overall, Span(min(one.low for one in groups), max(one.high for one in groups))
    if claim.kind is ClaimKind.REMAINDER:
        if claim.least is None:
            raise ClaimIncomplete(claim.id)
        left = _whole(claim).plus(_total(claim.parts), -1).plus(printed.times(claim.count), -1)
        return Span(claim.least, max(claim.least, left.high, _whole(claim).high)), left
    if claim.kind is ClaimKind.MORE:
        actual, possible = _total(claim.parts), _whole(claim)
        low = (possible.low - actual.high) / actual.high * _HUNDRED
        return printed, Span(low, (possible.high - actual.low) / actual.low * _HUNDRED)
    if claim.days is None:
        raise ClaimIncomplete(claim.id)
    months = Decimal((claim.days[1] - claim.days[0]).days + 1) / _DAYS_IN_MONTH
    return printed, _total(claim.parts).times(months)


def _share(claim: Claim) -> Span:
    part = _total(claim.parts)
    for one in claim.minus:
        part = part.plus(one.span, -1)
    return _ratio(part, _whole(claim))


def _ratio(part: Span, whole: Span) -> Span:
    if whole.low <= 0:
        raise ZeroDivisionError
    return Span(part.low / whole.high * _HUNDRED, part.high / whole.low * _HUNDRED)


def _total(figures: tuple[Figure, ...]) -> Span:
    total = Span(Decimal(0), Decimal(0))
    for one in figures:
        total = total.plus(one.span)
    return total


def _whole(claim: Claim) -> Span:
    if claim.whole is None:
        raise ClaimIncomplete(claim.id)
    return claim.whole.span


def _hint(claim: Claim, computed: Span) -> Hint:
    value, step = claim.printed.value, claim.printed.step
    if claim.kind is ClaimKind.SHARE:
        cut = (computed.low / step).to_integral_value(rounding=ROUND_FLOOR) * step
        return Hint.TRUNCATED if cut == value else Hint.NONE
    if claim.kind is ClaimKind.MORE:
        actual, possible = _total(claim.parts), _whole(claim)
        short = Span(
            (possible.low - actual.high) / possible.low * _HUNDRED,
            (possible.high - actual.low) / possible.high * _HUNDRED,
        )
        return Hint.SHORTFALL if short.meets(claim.printed.span) else Hint.NONE
    return Hint.NONE
