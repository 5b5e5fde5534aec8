"""Tables that an administrator keeps: 9th-decile wages, and the ministry's counts in its reception windows.

Wages are what requests are judged by; counts are shown and decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.request import LanguageProfile, NocVersion, Stream
from reviewer.errors import Fault, InputRefused
from reviewer.programme import reception, wages
from reviewer.programme.model import Programme, ReceptionWindow
from reviewer.programme.reception import ReceptionCount, Standing, StreamPlaces, remaining_places, standing
from reviewer.programme.rules import Decile, Occupation
from reviewer.programme.wages import RecordedWage, WageLine, overlapping, require_apart
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import RequestReader, UnitOfWork
from reviewer.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class WageRow:
    """One line of the table. ``id`` None: the programme's own files say so, and it cannot be changed here."""

    id: str | None
    version: int
    code: str
    noc_version: NocVersion
    occupation: str
    hourly_wage_cad: Decimal
    valid_from: date
    valid_to: date | None
    source: str
    in_effect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WagesView:
    """The table of wages today. ``without_wage``: occupations of the programme that have none now (to verify)."""

    rows: tuple[WageRow, ...]
    without_wage: tuple[Occupation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowView:
    """One reception window with its places, and whether it is the one that is open on the day."""

    window: ReceptionWindow
    open: bool
    streams: tuple[StreamPlaces, ...]
    counts: tuple[ReceptionCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowsView:
    """How the programme stands today, and every reception window, the newest first."""

    standing: Standing
    windows: tuple[WindowView, ...]


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """Use cases on these tables."""

    desk: Desk
    reader: RequestReader

    def wages(self, programme_id: str) -> WagesView:
        """Return the table of wages of a programme, its own and those of the house."""
        self.desk.require(Act.READ_REGISTER)
        programme, today = self.desk.programme(programme_id), self.desk.today()
        with self.desk.store.read() as work:
            recorded = work.wages.of(programme_id)
        rows = [
            *(_row(programme, None, decile, today) for decile in programme.deciles),
            *(_row(programme, wage, wage.decile, today) for wage in recorded),
        ]
        rows.sort(key=lambda row: (row.noc_version, row.code, row.valid_from))
        known = {(row.noc_version, row.code) for row in rows if row.in_effect}
        return WagesView(
            rows=tuple(rows),
            without_wage=tuple(
                one for one in programme.occupations if (one.noc_version, one.code) not in known
            ),
        )

    def save_wage(
        self, programme_id: str, decile: Decile, *, wage_id: str | None = None, version: int = 0
    ) -> Changes:
        """Store a new wage, or a newer value of one (``version``: the one that was read)."""
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            wages.require_sound(decile)
            programme = self.desk.programme(programme_id)
            saved = RecordedWage(
                id=wage_id or str(uuid4()), programme_id=programme_id, decile=decile, version=version
            )
            require_apart(decile, _others(work, programme, saved.id))
            work.wages.save(saved)
            work.commit(actor, self.desk.now(), Event(name="wage_saved", details=_details(decile)))
        return Changes(settings=True, message="wage_saved", facts={"occupation": decile.code})

    def import_wages(self, programme_id: str, path: Path) -> Changes:
        """Add the wages of a CSV file, all or none. Lines that are already there change nothing.

        Raises ``InputRefused`` with every fault: what cannot be read, and periods that overlap.
        """
        self.desk.require(Act.MANAGE_SETTINGS)
        lines = self.reader.read_wages(path)
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            kept = _others(work, self.desk.programme(programme_id))
            new = _new_lines(path.name, lines, kept)
            for line in new:
                work.wages.save(RecordedWage(id=str(uuid4()), programme_id=programme_id, decile=line.decile))
            if new:
                imported = Event(
                    name="wages_imported",
                    details={"file": path.name, "count": len(new), "programme": programme_id},
                )
                events = [Event(name="wage_saved", details=_details(line.decile)) for line in new]
                work.commit(actor, self.desk.now(), imported, *events)
        facts = {"file": path.name, "count": str(len(new))}
        return Changes(settings=bool(new), message="wages_imported", facts=facts)

    def remove_wage(self, wage_id: str, *, version: int) -> Changes:
        """Remove a wage of the house; the journal keeps what it was."""
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            wage = work.wages.get(wage_id)
            work.wages.remove(replace(wage, version=version))
            work.commit(actor, self.desk.now(), Event(name="wage_removed", details=_details(wage.decile)))
        return Changes(settings=True, message="wage_removed", facts={"occupation": wage.decile.code})

    def windows(self, programme_id: str) -> WindowsView:
        """Return the reception windows of a programme with the places that remain today."""
        self.desk.require(Act.READ_REGISTER)
        programme, day = self.desk.programme(programme_id), self.desk.today()
        with self.desk.store.read() as work:
            counts = work.reception_counts.of(programme_id)
        newest_first = sorted(programme.reception_windows, key=lambda window: window.opens_on, reverse=True)
        return WindowsView(
            standing=standing(programme, day, counts),
            windows=tuple(_window(window, counts, day) for window in newest_first),
        )

    def save_count(
        self,
        programme_id: str,
        *,
        opens_on: date,
        stream: Stream,
        profile: LanguageProfile,
        received: int,
        counted_on: date,
        source: str,
        count_id: str | None = None,
        version: int = 0,
    ) -> Changes:
        """Store what the ministry said it had received by a day; one count a window, stream, profile and day."""
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            stored = work.reception_counts.of(programme_id)
            count = ReceptionCount(
                id=count_id or str(uuid4()),
                programme_id=programme_id,
                opens_on=opens_on,
                stream=stream,
                profile=profile,
                received=received,
                counted_on=counted_on,
                source=source.strip(),
                version=version,
            )
            reception.require_sound(count, self.desk.programme(programme_id), stored)
            work.reception_counts.save(count)
            event = Event(name="reception_count_saved", details=_count_details(count))
            work.commit(actor, self.desk.now(), event)
        return Changes(settings=True, message="reception_count_saved")

    def remove_count(self, count_id: str, *, version: int) -> Changes:
        """Remove a count; the journal keeps what it was."""
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            count = work.reception_counts.get(count_id)
            work.reception_counts.remove(replace(count, version=version))
            event = Event(name="reception_count_removed", details=_count_details(count))
            work.commit(actor, self.desk.now(), event)
        return Changes(settings=True, message="reception_count_removed")


def _row(programme: Programme, wage: RecordedWage | None, decile: Decile, today: date) -> WageRow:
    return WageRow(
        id=None if wage is None else wage.id,
        version=0 if wage is None else wage.version,
        code=decile.code,
        noc_version=decile.noc_version,
        occupation=next(
            (
                one.label
                for one in programme.occupations
                if (one.noc_version, one.code) == (decile.noc_version, decile.code)
            ),
            "",
        ),
        hourly_wage_cad=decile.hourly_wage_cad,
        valid_from=decile.valid_from,
        valid_to=decile.valid_to,
        source=decile.source,
        in_effect=decile.in_effect_on(today),
    )


def _others(work: UnitOfWork, programme: Programme, but: str | None = None) -> tuple[Decile, ...]:
    recorded = (wage.decile for wage in work.wages.of(programme.id) if wage.id != but)
    return (*programme.deciles, *recorded)


def _new_lines(file: str, lines: Sequence[WageLine], kept: Iterable[Decile]) -> list[WageLine]:
    """Return the lines that are not there yet; raise ``InputRefused`` where periods overlap."""
    there, new = list(kept), list[WageLine]()
    faults = list[Fault]()
    for line in lines:
        if line.decile in there:
            continue
        other = overlapping(line.decile, there)
        if other is None:
            new.append(line)
            there.append(line.decile)
        else:
            faults.append(_overlap(file, line, other))
    if faults:
        raise InputRefused(tuple(faults))
    return new


def _overlap(file: str, line: WageLine, other: Decile) -> Fault:
    wording, decile = Wording.load(), line.decile
    facts = {
        "occupation": decile.code,
        "first": decile.valid_from,
        "other": other.valid_from,
        "last": other.valid_to,
    }
    still = "wage_period_open" if other.valid_to is None else "wage_period"
    return Fault(
        file=file,
        place=line.place,
        found=wording.text("intake_found", "wage_overlap", **facts),
        wanted=wording.text("intake_wanted", still, **facts),
        code="wage_overlap",
    )


def _details(decile: Decile) -> dict[str, str | int | bool | None]:
    return {
        "occupation": decile.code,
        "edition": decile.noc_version.value,
        "wage": format(decile.hourly_wage_cad, "f"),
        "from": decile.valid_from.isoformat(),
        "to": None if decile.valid_to is None else decile.valid_to.isoformat(),
        "source": decile.source,
    }


def _count_details(count: ReceptionCount) -> dict[str, str | int | bool | None]:
    return {
        "programme": count.programme_id,
        "opens_on": count.opens_on.isoformat(),
        "stream": count.stream.value,
        "profile": count.profile.value,
        "received": count.received,
        "counted_on": count.counted_on.isoformat(),
        "source": count.source,
    }


def _window(window: ReceptionWindow, counts: Sequence[ReceptionCount], day: date) -> WindowView:
    return WindowView(
        window=window,
        open=window.opens_on <= day <= window.closes_on,
        streams=tuple(remaining_places(limit, counts, window.opens_on, day) for limit in window.limits),
        counts=tuple(count for count in counts if count.opens_on == window.opens_on),
    )
