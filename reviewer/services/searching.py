"""Who may search for what: the catalogue of one person, and through whose eyes a list is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.committee.visibility import knows_experts
from reviewer.search.catalogue import Catalogue, FieldValue, Readers, load
from reviewer.services.desk import Desk, is_staff
from reviewer.services.due import targets_of
from reviewer.services.lists import Eyes, Order, Wanted
from reviewer.services.walled_store import walls_of

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor
    from reviewer.search.tree import Query


@dataclass(frozen=True, slots=True)
class Searching:
    """What lists, saved views and statistics ask of a person before they search."""

    desk: Desk

    def catalogue(self, actor: Actor) -> Catalogue:
        """Return the fields that somebody may search by, with the house's own programmes and criteria."""
        readers = {Readers.ALL}
        if is_staff(actor):
            readers.add(Readers.STAFF)
        if knows_experts(actor):
            readers.add(Readers.KNOWS_EXPERTS)
        programmes = self.desk.programmes.values()
        named = (
            FieldValue(
                key=one.id,
                words={"fr": (one.id,), "en": (one.id,)},
                label={"fr": one.short_name, "en": one.short_name},
            )
            for one in programmes
        )
        return (
            load()
            .for_readers(readers)
            .with_values("programme", named)
            .with_values("criterion", self._criteria())
        )

    def eyes(self, actor: Actor) -> Eyes:
        """Return through whose eyes a list is read now: walls are weighed anew."""
        with self.desk.store.read() as work:
            without, sat = walls_of(work)
        return Eyes(
            viewer=actor.id,
            name=actor.name,
            without=without,
            seated=not is_staff(actor),
            sat=sat,
            knows_experts=knows_experts(actor),
        )

    def wanted(self, actor: Actor, query: Query, order: Order, eyes: Eyes | None = None) -> Wanted:
        """Return what a list asks of the store."""
        return Wanted(
            query=query,
            eyes=eyes or self.eyes(actor),
            today=self.desk.today(),
            order=order,
            targets={one.id: targets_of(one) for one in self.desk.programmes.values()},
        )

    def _criteria(self) -> tuple[FieldValue, ...]:
        rules = {
            rule.id: rule
            for programme in self.desk.programmes.values()
            for rules in programme.rule_sets
            for rule in rules.criteria
        }
        return tuple(
            FieldValue(
                key=one.id,
                words={"fr": (one.id,), "en": (one.id,)},
                label={"fr": one.label, "en": one.label},
            )
            for one in rules.values()
        )
