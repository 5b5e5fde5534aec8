"""Enrolling: answer the office's invitation with keys that this copy makes, and read their fingerprint out.

A later invitation of the same expert renews the keys: the former ones still open what was sealed to them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from reviewer.committee.expert import Expert
from reviewer.committee.offline.keys import Invitation
from reviewer.committee.offline.own_copy import OwnEnrolment
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act, Role
from reviewer.dossier.people import Actor, Person
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Acting
from reviewer.services.expert_copy.own_desk import OwnDesk, in_use, require_own_home
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.exchange import FileKind


class InvitationForSomebodyElse(RuleViolation):
    """The invitation is for another expert than the one whose copy this is."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKeys:
    """What the expert reads of their keys. ``spoken``: to read out; ``office_spoken``: to hear from the office."""

    expert_id: str
    expert_name: str
    office_name: str
    spoken: str
    office_spoken: str
    enrolment: OwnEnrolment
    former: int


@dataclass(frozen=True, slots=True)
class Enrolling:
    """Use cases about this copy's own keys."""

    own: OwnDesk
    session: Acting

    def sit_down(self) -> Actor | None:
        """Let the expert whose copy this is act; None before an invitation was answered.

        Whoever could open the database knows its passphrase: nothing more is asked.
        """
        with self.own.desk.store.read() as work:
            require_own_home(work)
            enrolments = work.expert_copy.enrolments()
            if not enrolments:
                return None
            person = work.people.get(enrolments[0].invitation.expert_id)
        actor = Actor(person.id, person.name, person.roles)
        self.session.become(actor)
        return actor

    def read(self, path: Path) -> Invitation:
        """Return what an invitation says; whose it is, is for the expert to check on the telephone."""
        return self.own.files.read_invitation(path)

    def accept(self, path: Path) -> Changes:
        """Answer an invitation: make keys, and whoever is invited acts from now on.

        The same invitation again changes nothing. Raises ``InvitationForSomebodyElse``.
        """
        invitation = self.own.files.read_invitation(path)
        keys = self.own.files.make_keys()
        with self.own.desk.store.begin() as work:
            require_own_home(work)
            former = work.expert_copy.enrolments()
            if any(one.invitation.id == invitation.id for one in former):
                return self._changed(former[0].invitation)
            if former and former[0].invitation.expert_id != invitation.expert_id:
                raise InvitationForSomebodyElse(invitation.expert_name)
            if former:
                self.own.desk.require(Act.RENEW_OWN_KEYS)
            now = self.own.desk.now()
            current = next((one for one in former if one.retired_at is None), None)
            if current is not None:
                work.expert_copy.save_enrolment(replace(current, retired_at=now))
            enrolment = OwnEnrolment(
                id=str(uuid4()),
                invitation=invitation,
                keys=keys,
                made_at=now,
                replaces=None if current is None else current.keys.public.fingerprint,
            )
            work.expert_copy.save_enrolment(enrolment)
            person = _person(work, invitation)
            actor = Actor(person.id, person.name, person.roles)
            details: Details = {"enrolment": enrolment.id, "fingerprint": keys.public.fingerprint}
            name = "copy_enrolled" if current is None else "copy_keys_renewed"
            work.commit(actor, now, Event(name=name, details=details))
        self.session.become(actor)
        return self._changed(invitation)

    def keys(self) -> OwnKeys:
        """Return the keys in use as the expert reads them out; raise ``NotEnrolled``."""
        with self.own.reading() as (work, _):
            enrolment = in_use(work)
            every = work.expert_copy.enrolments()
        invitation = enrolment.invitation
        return OwnKeys(
            expert_id=invitation.expert_id,
            expert_name=invitation.expert_name,
            office_name=invitation.office_name,
            spoken=enrolment.keys.public.spoken,
            office_spoken=invitation.office.spoken,
            enrolment=enrolment,
            former=len(every) - 1,
        )

    def write(self, target: Path) -> Path:
        """Write the enrolment for the office, as often as one likes; ``target``: a folder, or the file itself."""
        with self.own.reading() as (work, _):
            enrolment = in_use(work)
        path = target / f"{enrolment.id}{FileKind.ENROLMENT.ending}" if target.is_dir() else target
        self.own.files.write_enrolment(enrolment.announced, enrolment.keys, path)
        return path

    def _changed(self, invitation: Invitation) -> Changes:
        return Changes(
            people=True, packages=True, message="copy_enrolled", facts={"office": invitation.office_name}
        )


def _person(work: UnitOfWork, invitation: Invitation) -> Person:
    """Return the one person of this home, made where there is none; the name is the one that the office uses."""
    try:
        known = work.people.get(invitation.expert_id)
    except NotFound:
        known = Person(id=invitation.expert_id, name=invitation.expert_name, roles=frozenset({Role.EXPERT}))
        work.people.save(known)
        work.experts.save(
            Expert(
                id=known.id, name=known.name, statut=None, statut_evidence_on=None, capacity=1, active=True
            )
        )
        return known
    if known.name != invitation.expert_name:
        known = replace(known, name=invitation.expert_name)
        work.people.save(known)
    return known
