"""What a house chooses before its first avis: its name, its programme, and how long an avis holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.errors import RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.packages.own_keys import OFFICE_NAME
from reviewer.services.settings import PROGRAMME, VALIDITY
from reviewer.services.validity import require_months, validity_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewer.programme.sourced import Sourced
    from reviewer.services.desk import Desk
    from reviewer.services.ports import Store

LONGEST_NAME = 120


class OrganisationUnnamed(RuleViolation):
    """The organisation has a name of at most ``most`` characters, on one line."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeChoice:
    """One programme that can be chosen. ``suggested``: its own figure; ``chosen``: the house's, None until then."""

    id: str
    name: str
    suggested: Sourced[int]
    chosen: int | None

    @property
    def months(self) -> int:
        """Return how many months an avis holds now."""
        return self.suggested.value if self.chosen is None else self.chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was chosen so far; ``organisation`` is what the programme's data call the issuer until somebody says."""

    organisation: str
    programmes: tuple[ProgrammeChoice, ...]


def programme_of_house(desk: Desk) -> str:
    """Return the programme under which the house works first: the one it chose, else the first there is."""
    return programme_of_store(desk.store, desk.programmes)


def programme_of_store(store: Store, programmes: Iterable[str]) -> str:
    """Return the same of a database of which there is no desk: the command line writes a template from it."""
    with store.read() as work:
        return work.settings.get(PROGRAMME) or next(iter(programmes))


@dataclass(frozen=True, slots=True)
class HouseChoices:
    """Use cases about what a house chooses."""

    desk: Desk

    def needed(self) -> bool:
        """Tell whether nothing was chosen yet: yes or no, asked before anybody acts. Never in a demonstration."""
        if self.desk.clock.pinned:
            return False
        with self.desk.store.read() as work:
            return not work.settings.starting_with(VALIDITY)

    def view(self) -> Choices:
        """Return what was chosen so far and what can be."""
        self.desk.require(Act.READ_SETTINGS)
        with self.desk.store.read() as work:
            named = (work.settings.get(OFFICE_NAME) or "").strip()
            kept = work.settings.starting_with(VALIDITY)
            months = {name.removeprefix(VALIDITY): int(value) for name, value in kept.items()}
            known = [one for _, one in sorted(self.desk.programmes.items())]
            return Choices(
                organisation=named or next((one.issuer for one in known), ""),
                programmes=tuple(
                    ProgrammeChoice(
                        id=one.id,
                        name=one.short_name,
                        suggested=one.validity_months,
                        chosen=months.get(one.id),
                    )
                    for one in known
                ),
            )

    def begin(self, organisation: str, programme_id: str, months: int) -> Changes:
        """Choose name, programme and validity together, as on the first day.

        Raises ``OrganisationUnnamed``, ``ValidityOutOfRange``, or ``NotFound`` for an unknown programme.
        """
        name = " ".join(organisation.split())
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
            raise OrganisationUnnamed(LONGEST_NAME)
        programme = self.desk.programme(programme_id)
        require_months(months)
        chosen = {OFFICE_NAME: name, PROGRAMME: programme_id, f"{VALIDITY}{programme_id}": str(months)}
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            for setting, value in chosen.items():
                work.settings.put(setting, value)
            details: Details = {"programme": programme_id, "months": months, "organisation": name}
            work.commit(actor, self.desk.now(), Event(name="house_begun", details=details))
        return Changes(settings=True, message="house_begun", facts={"programme": programme.short_name})

    def hold_for(self, programme_id: str, months: int) -> Changes:
        """Choose how long avis of a programme hold from now on; those that are issued keep their last day.

        Raises ``ValidityOutOfRange``, or ``NotFound`` for an unknown programme.
        """
        programme = self.desk.programme(programme_id)
        require_months(months)
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            before = validity_of(work, programme)
            work.settings.put(f"{VALIDITY}{programme_id}", str(months))
            details: Details = {"programme": programme_id, "months": months, "before": before}
            work.commit(actor, self.desk.now(), Event(name="validity_chosen", details=details))
        return Changes(
            settings=True,
            message="validity_chosen",
            facts={"programme": programme.short_name, "months": str(months)},
        )
