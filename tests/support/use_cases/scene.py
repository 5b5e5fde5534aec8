"""A house with one dossier, one way to call a use case on it, and which use cases there are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from inspect import isfunction

from reviewer.dossier.lifecycle import Act
from reviewer.services.office import Late, Office
from tests.support.office import House

INSIDE_ANOTHER = {
    "correspondence.put",
    "delivery.compose",
    "delivery.avis_facts",
    "delivery.address_for",
    "reminders.late",
    "triage.propose",
}
"""Public for another family, and only ever inside the transaction that it was permitted."""


@dataclass(frozen=True)
class Scene:
    """A house with one dossier, and what is at hand to call use cases with."""

    house: House
    dossier_id: str
    number: str
    row_id: str
    actor: str

    @property
    def office(self) -> Office:
        return self.house.office

    @property
    def version(self) -> int:
        return self.house.dossier(self.dossier_id).current.number


@dataclass(frozen=True)
class UseCase:
    """One way to call a use case. ``act`` None: open to everybody.

    ``by_state``: whether the table's states apply besides its roles; ``reads``: changes nothing; ``staff``: an expert
    alone is refused although the act lists the role.
    """

    name: str
    act: Act | None
    call: Callable[[Scene], object]
    by_state: bool = True
    reads: bool = False
    staff: bool = False


def read(name: str, act: Act | None, call: Callable[[Scene], object], *, staff: bool = False) -> UseCase:
    """Return a use case that changes nothing."""
    return UseCase(name, act, call, by_state=False, reads=True, staff=staff)


def families() -> dict[str, type]:
    """Return the class of each family of the office, by the name under which the office holds it."""
    return {
        name: getattr(late.load(), re.findall(r"\w+", Office.__annotations__[name])[-1])
        for name, late in vars(Office).items()
        if isinstance(late, Late) and not name.startswith("_")
    }


def public_use_cases() -> set[str]:
    """Return the name of every public method of every family of the office."""
    return {
        f"{family}.{name}"
        for family, kind in families().items()
        for name, value in vars(kind).items()
        if isfunction(value) and not name.startswith("_")
    } - INSIDE_ANOTHER
