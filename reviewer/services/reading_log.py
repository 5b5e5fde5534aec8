"""Keeping who read what: noted at the border of the services, before anything is handed to the screen.

One entry a minute for one person, dossier, part and item, however often a screen asks again: what was noted in the
present minute is remembered here and costs nothing more. What is new is one short transaction of its own, after the
reading itself is over, with all that a screen asks at once: no reader holds the pen while reading. Where another
program holds the database longer than one waits, the entry is kept here and goes with the next one; any other trouble
is raised, and nothing is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from reviewer.errors import EnvironmentTrouble
from reviewer.readings import Glance, ReadPart
from reviewer.services.one_view import after_reading

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor
    from reviewer.services.ports import Store

_LOCKED: Final = "locked"
_Noted = tuple[str, str, ReadPart, str]


@dataclass(slots=True)
class ReadingLog:
    """What was noted in the present minute, and what still waits for the pen."""

    _minute: datetime | None = None
    _noted: set[_Noted] = field(default_factory=set)
    _waiting: list[Glance] = field(default_factory=list)

    def note(
        self,
        store: Store,
        actor: Actor,
        at: datetime,
        dossier_id: str,
        parts: Sequence[ReadPart],
        item: str = "",
    ) -> None:
        """Record that somebody read parts of a dossier; raise ``EnvironmentTrouble`` where that cannot be kept."""
        minute = at.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute, self._noted = minute, set()
        new = [part for part in parts if (actor.id, dossier_id, part, item) not in self._noted]
        if not new:
            return
        instant = at.astimezone(UTC).isoformat(timespec="seconds")
        self._waiting += [
            Glance(
                actor_id=actor.id,
                actor_name=actor.name,
                dossier_id=dossier_id,
                part=part,
                item=item,
                at=instant,
            )
            for part in new
        ]
        noted = {(actor.id, dossier_id, part, item) for part in new}
        self._noted |= noted
        after_reading(partial(self._settle, store, noted))

    def write(self, store: Store) -> None:
        """Write what waits; a database that another program holds is tried again with the next reading."""
        taken, self._waiting = self._waiting, []
        if not taken:
            return
        try:
            with store.begin() as work:
                work.keep_readings(*taken)
        except EnvironmentTrouble as trouble:
            if trouble.what != _LOCKED:
                raise
            self._waiting = [*taken, *self._waiting]

    def _settle(self, store: Store, noted: set[_Noted]) -> None:
        try:
            self.write(store)
        except BaseException:
            self._noted -= noted
            raise
