"""Which avis replaced which: the chain that goes through one avis, oldest first."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.avis.avis import Avis, RegisterEventKind
from reviewer.dossier.lifecycle import Act, AvisState
from reviewer.errors import NotFound
from reviewer.services.avis import parse_number
from reviewer.services.desk import Desk
from reviewer.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionLink:
    """One avis of the chain, with its state today."""

    number: str
    dossier_id: str
    state: AvisState


@dataclass(frozen=True, slots=True)
class Succession:
    """Use case about replacements."""

    desk: Desk

    def of(self, number: str) -> tuple[SuccessionLink, ...]:
        """Return the chain of an avis, itself among it; what the actor may not know of ends it."""
        self.desk.require(Act.READ_REGISTER)
        today = self.desk.today()
        with self.desk.store.read() as work:
            start = work.register.get(parse_number(number))
            chain = [start]
            while (older := _find(work, chain[0].content.replaces)) is not None:
                chain.insert(0, older)
            while (newer := _find(work, _successor(chain[-1]))) is not None:
                chain.append(newer)
        return tuple(
            SuccessionLink(number=str(one.number), dossier_id=one.dossier_id, state=one.state_on(today))
            for one in chain
        )


def _successor(avis: Avis) -> str | None:
    return next((one.reference for one in avis.events if one.kind is RegisterEventKind.SUPERSEDED), None)


def _find(work: UnitOfWork, number: str | None) -> Avis | None:
    if number is None:
        return None
    try:
        return work.register.get(parse_number(number))
    except NotFound:
        return None
