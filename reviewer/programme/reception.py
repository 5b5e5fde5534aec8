"""Reception windows and their caps on a day, with the places that remain. Information only: never a verdict.

The francophone ceiling floats: that profile may use every place that is not taken, up to the stream's total. With T the
total, Z the francisation cap, f and z the applications received in each profile, what remains is ``T − z − f`` places
for the francophone profile, and the lesser of ``Z − z`` and ``T − z − f`` for the francisation profile (rapport
d'évaluation, encadré 3). The ministry receives a few more than a cap: what is counted is never refused here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reviewer.dossier.request import LanguageProfile, Stream
from reviewer.errors import RuleViolation
from reviewer.programme.model import Programme, ProgrammeState, ReceptionLimit, ReceptionWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionCount:
    """How many applications of a stream and profile the ministry had received in a window, by a day it published.

    ``opens_on``: the first day of the window. ``version``: the optimistic lock of the store.
    """

    id: str
    programme_id: str
    opens_on: date
    stream: Stream
    profile: LanguageProfile
    received: int
    counted_on: date
    source: str
    version: int = 0


class NoReceptionWindow(RuleViolation):
    """The programme has no reception window that opens on this day."""

    def __init__(self, opens_on: date) -> None:
        super().__init__(opens_on)
        self.opens_on = opens_on


class CountOutsideWindow(RuleViolation):
    """The day of a count precedes the window that it is about."""

    def __init__(self, counted_on: date, opens_on: date) -> None:
        super().__init__(counted_on, opens_on)
        self.counted_on = counted_on
        self.opens_on = opens_on


class CountNegative(RuleViolation):
    """A count is zero or more."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


class CountTwiceOnADay(RuleViolation):
    """There is a count of this window, stream and profile on that day already."""

    def __init__(self, counted_on: date) -> None:
        super().__init__(counted_on)
        self.counted_on = counted_on


class CountSourceMissing(RuleViolation):
    """A count needs its source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePlaces:
    """The places of one profile of a stream. ``cap`` and ``remaining`` None: not known.

    ``exceeded``: by how many the count is over the cap; the ministry's counts may be.
    """

    profile: LanguageProfile
    cap: int | None
    received: int | None
    remaining: int | None
    exceeded: int
    counted_on: date | None
    source: str

    @property
    def full(self) -> bool:
        """Tell whether no place is known to remain."""
        return self.remaining == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamPlaces:
    """The places of one stream in a window, francophone profile first."""

    stream: Stream
    total: int
    profiles: tuple[ProfilePlaces, ...]

    @property
    def full(self) -> bool:
        """Tell whether no place is known to remain in any profile."""
        return all(profile.full for profile in self.profiles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a programme stands on a day. ``source``: where that is written; ``window``: the one that is open, if any.

    ``next_opens_on``: when the next window opens, where none is open.
    """

    state: ProgrammeState
    day: date
    source: str
    window: ReceptionWindow | None
    next_opens_on: date | None


def require_sound(count: ReceptionCount, programme: Programme, others: Iterable[ReceptionCount]) -> None:
    """Raise the rule violation of a count that cannot be right, beside those that are stored already."""
    if count.received < 0:
        raise CountNegative(count.received)
    if all(window.opens_on != count.opens_on for window in programme.reception_windows):
        raise NoReceptionWindow(count.opens_on)
    if count.counted_on < count.opens_on:
        raise CountOutsideWindow(count.counted_on, count.opens_on)
    if not count.source.strip():
        raise CountSourceMissing
    if any(other.id != count.id and _same_day(other, count) for other in others):
        raise CountTwiceOnADay(count.counted_on)


def _same_day(one: ReceptionCount, other: ReceptionCount) -> bool:
    return (one.opens_on, one.stream, one.profile, one.counted_on) == (
        other.opens_on,
        other.stream,
        other.profile,
        other.counted_on,
    )


def remaining_places(
    limit: ReceptionLimit, counts: Sequence[ReceptionCount], opens_on: date, on: date
) -> StreamPlaces:
    """Return the places of a stream by the newest counts of a window that were published by a day."""
    francophone = _newest(counts, limit.stream, LanguageProfile.FRANCOPHONE, opens_on, on)
    francisation = _newest(counts, limit.stream, LanguageProfile.FRANCISATION, opens_on, on)
    f = None if francophone is None else francophone.received
    z = None if francisation is None else francisation.received
    left = None if f is None or z is None else limit.total - z - f
    own = None if limit.francisation is None or z is None else limit.francisation - z
    ceiling = None if z is None else max(limit.total - z, 0)
    if own is not None and own <= 0:
        in_francisation: int | None = own  # full, whatever the other profile has taken
    else:
        in_francisation = None if own is None or left is None else min(own, left)
    return StreamPlaces(
        stream=limit.stream,
        total=limit.total,
        profiles=(
            _places(LanguageProfile.FRANCOPHONE, ceiling, left, francophone),
            _places(LanguageProfile.FRANCISATION, limit.francisation, in_francisation, francisation),
        ),
    )


def _places(
    profile: LanguageProfile, cap: int | None, left: int | None, count: ReceptionCount | None
) -> ProfilePlaces:
    received = None if count is None else count.received
    return ProfilePlaces(
        profile=profile,
        cap=cap,
        received=received,
        remaining=None if left is None else max(left, 0),
        exceeded=0 if cap is None or received is None else max(received - cap, 0),
        counted_on=None if count is None else count.counted_on,
        source="" if count is None else count.source,
    )


def _newest(
    counts: Iterable[ReceptionCount], stream: Stream, profile: LanguageProfile, opens_on: date, on: date
) -> ReceptionCount | None:
    published = [
        count
        for count in counts
        if (count.opens_on, count.stream, count.profile) == (opens_on, stream, profile)
        and count.counted_on <= on
    ]
    return max(published, key=lambda count: count.counted_on, default=None)


def window_on(programme: Programme, day: date) -> ReceptionWindow | None:
    """Return the reception window that is open on a day."""
    for window in programme.reception_windows:
        if window.opens_on <= day <= window.closes_on:
            return window
    return None


def standing(programme: Programme, day: date, counts: Sequence[ReceptionCount] = ()) -> Standing:
    """Return how a programme stands on a day: open, window closed, cap reached, not open yet or ended.

    A programme without windows is open from its opening to its end.
    """
    state = programme.state_on(day)
    window = window_on(programme, day)
    streams = (
        ()
        if window is None
        else tuple(remaining_places(limit, counts, window.opens_on, day) for limit in window.limits)
    )
    source = programme.opening.source
    if state is ProgrammeState.ENDED and programme.end is not None:
        source = programme.end.source
    elif state is ProgrammeState.OPEN and window is not None:
        source = window.source
        if streams and all(stream.full for stream in streams):
            state = ProgrammeState.CAP_REACHED
            sources = (profile.source for stream in streams for profile in stream.profiles)
            source = " ; ".join(dict.fromkeys(source for source in sources if source))
    elif state is ProgrammeState.OPEN and programme.reception_windows:
        state = ProgrammeState.WINDOW_CLOSED
        source = _window_beside(programme, day).source
    opening = (one.opens_on for one in programme.reception_windows if one.opens_on > day)
    return Standing(
        state=state,
        day=day,
        source=source,
        window=window,
        next_opens_on=min(opening, default=None) if window is None else None,
    )


def _window_beside(programme: Programme, day: date) -> ReceptionWindow:
    """Return the window that closed last before a day, else the first to come."""
    windows = sorted(programme.reception_windows, key=lambda window: window.opens_on)
    closed = [window for window in windows if window.closes_on < day]
    return closed[-1] if closed else windows[0]
