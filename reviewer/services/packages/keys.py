"""Whose keys are whose: an expert is invited, enrols, and counts once their fingerprint was read out on the telephone.

Invitations and enrolments hold no candidate's data and no secret: whoever reads one learns an expert's name. That an
enrolment is really the expert's is known by voice alone, from the office's own record of the number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from reviewer.committee.offline.keys import Enrolment, ExpertKeys, Invitation, KeyEnd, KeyState
from reviewer.committee.offline.office_record import PackageState, SentInvitation
from reviewer.committee.seats import TextMissing
from reviewer.dossier.events import Details, Event
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.packages.own_keys import OFFICE_NAME, ExchangeSettings, keys_in_use, rotate
from reviewer.services.ports import PackageFiles, UnitOfWork
from reviewer.services.ports.exchange import FileKind
from reviewer.services.ports.pieces import Piece
from reviewer.services.seating import ids_here

LONGEST_NAME = 120
"""Of the office, in characters: a line of the expert's window."""


class OfficeNameRefused(RuleViolation):
    """The name is too long for a line, or holds a character that cannot be seen."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class EnrolmentNotAsked(RuleViolation):
    """An enrolment answers no invitation of this office, or another expert's, or one that was answered already."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class FingerprintDiffers(RuleViolation):
    """What is confirmed is not the fingerprint of the keys that came."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class KeyNotInThisState(RuleViolation):
    """The keys are not, or not any more, in a state from which this can be done."""

    def __init__(self, name: str, state: KeyState) -> None:
        super().__init__(name, state)
        self.name = name
        self.state = state


class ExpertNotHere(RuleViolation):
    """Who is to get keys or a package has left, or is no expert any more."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotOnesOwnKeys(RuleViolation):
    """Nobody confirms their own keys."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertKeyRow:
    """One expert with the newest of their keys. ``invited_at``: of the last invitation, None where there is none.

    ``confirmed``: those in use; ``announced``: those that wait for the telephone; ``former``: all the others.
    """

    expert_id: str
    name: str
    here: bool
    contract_until: date | None
    invited_at: datetime | None
    confirmed: ExpertKeys | None
    announced: ExpertKeys | None
    former: tuple[ExpertKeys, ...]


@dataclass(frozen=True, slots=True)
class ExpertKeyDesk:
    """Use cases of the keys."""

    desk: Desk
    files: PackageFiles

    def rows(self) -> tuple[ExpertKeyRow, ...]:
        """Return every expert with their keys, by name."""
        self.desk.require(Act.MANAGE_EXPERT_KEYS)
        with self.desk.store.read() as work:
            work.gather((), Piece.PEOPLE, Piece.EXPERTS, Piece.EXPERT_KEYS, Piece.INVITATIONS)
            here = ids_here(work)
            keys, invitations = work.exchange_keys.all(), work.exchange_keys.invitations()
            return tuple(
                _row(expert.id, expert.name, expert.contract_until, here, keys, invitations)
                for expert in work.experts.all()
            )

    def settings(self) -> ExchangeSettings:
        """Return how the office names itself, its keys, and what files may hold at most."""
        self.desk.require(Act.READ_PACKAGES)
        with self.desk.store.read() as work:
            return ExchangeSettings(
                office_name=office_name(self.desk, work),
                named=(work.settings.get(OFFICE_NAME) or "").strip(),
                keys=work.exchange_keys.current_public(),
                limits=self.files.limits(),
            )

    def name_office(self, name: str) -> Changes:
        """Let the office name itself so in invitations and packages from now on; empty: as the programme's issuer."""
        said = " ".join(name.split())
        if len(said) > LONGEST_NAME or not said.isprintable():
            raise OfficeNameRefused(LONGEST_NAME)
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            work.settings.put(OFFICE_NAME, said)
            event = Event(name="setting_changed", details={"setting": OFFICE_NAME})
            work.commit(actor, self.desk.now(), event)
        return Changes(settings=True, packages=True, message="setting_changed")

    def invite(self, expert_id: str, folder: Path) -> Changes:
        """Write an invitation for an expert into a folder; it says which keys are the office's, and nothing secret."""
        with self.desk.permitted(Act.MANAGE_EXPERT_KEYS) as (work, actor):
            now = self.desk.now()
            person = work.people.get(expert_id)
            if expert_id not in ids_here(work):
                raise ExpertNotHere(person.name)
            keys, made = keys_in_use(work, self.files, now)
            invitation = Invitation(
                id=str(uuid4()),
                expert_id=expert_id,
                expert_name=person.name,
                office_name=office_name(self.desk, work),
                office=keys.public,
                made_at=now,
            )
            work.exchange_keys.add_invitation(
                SentInvitation(
                    id=invitation.id,
                    expert_id=expert_id,
                    made_at=now,
                    made_by=actor.id,
                    office_fingerprint=keys.public.fingerprint,
                )
            )
            details: Details = {"expert": expert_id, "invitation": invitation.id}
            work.commit(actor, now, *made, Event(name="expert_invited", details=details))
        path = folder / f"{invitation.id}{FileKind.INVITATION.ending}"
        self.files.write_invitation(invitation, keys, path)
        facts = {"name": invitation.expert_name, "file": path.name}
        return Changes(packages=True, message="expert_invited", facts=facts)

    def take_enrolment_in(self, path: Path) -> Changes:
        """Take an expert's keys in: they wait until the fingerprint was read out. Once taken, the same says so."""
        self.desk.require(Act.MANAGE_EXPERT_KEYS)
        enrolment = self.files.read_enrolment(path)
        with self.desk.permitted(Act.MANAGE_EXPERT_KEYS) as (work, actor):
            now = self.desk.now()
            name = self._require_asked(work, enrolment, path.name)
            known = work.exchange_keys.by_fingerprint(enrolment.keys.fingerprint)
            facts = {"name": name, "spoken": enrolment.keys.spoken}
            if known is not None and known.expert_id != enrolment.expert_id:
                raise EnrolmentNotAsked(path.name)
            if known is not None:
                return Changes(message="enrolment_already", facts=facts)
            events = [
                _settle(work, former, KeyState.REFUSED, actor, now, "")
                for former in work.exchange_keys.of_expert(enrolment.expert_id)
                if former.state is KeyState.ANNOUNCED
            ]
            work.exchange_keys.save(
                ExpertKeys(
                    id=enrolment.id,
                    expert_id=enrolment.expert_id,
                    keys=enrolment.keys,
                    state=KeyState.ANNOUNCED,
                    announced_at=now,
                    invitation_id=enrolment.invitation_id,
                )
            )
            details: Details = {"expert": enrolment.expert_id, "fingerprint": enrolment.keys.fingerprint}
            work.commit(actor, now, *events, Event(name="enrolment_taken_in", details=details))
        return Changes(packages=True, message="enrolment_taken_in", facts=facts)

    def confirm(self, key_id: str, fingerprint: str) -> Changes:
        """Hold keys for the expert's, after the fingerprint was read out; they replace the former ones.

        ``fingerprint``: of the keys whose digits were on the screen. What is out under the former keys is withdrawn and
        can be sent anew; what they signed already still counts.
        """
        with self.desk.permitted(Act.CONFIRM_EXPERT_KEY) as (work, actor):
            now = self.desk.now()
            keys = work.exchange_keys.get(key_id)
            name = work.people.get(keys.expert_id).name
            if keys.expert_id == actor.id:
                raise NotOnesOwnKeys(name)
            if keys.state is not KeyState.ANNOUNCED:
                raise KeyNotInThisState(name, keys.state)
            if keys.keys.fingerprint != fingerprint:
                raise FingerprintDiffers(name)
            if keys.expert_id not in ids_here(work):
                raise ExpertNotHere(name)
            events = []
            for former in work.exchange_keys.of_expert(keys.expert_id):
                if former.state is KeyState.CONFIRMED:
                    ended = KeyEnd.REPLACED
                    events.append(_settle(work, former, KeyState.REVOKED, actor, now, "", ended))
                    events += withdraw_open(work, former, actor, now, ended.value)
            events.append(_settle(work, keys, KeyState.CONFIRMED, actor, now, ""))
            work.commit(actor, now, *events)
        return Changes(packages=True, message="expert_key_confirmed", facts={"name": name})

    def refuse(self, key_id: str, reason: str) -> Changes:
        """Refuse keys that wait: the digits were not the same, or nobody knows of them."""
        with self.desk.permitted(Act.MANAGE_EXPERT_KEYS) as (work, actor):
            now = self.desk.now()
            keys = work.exchange_keys.get(key_id)
            name = work.people.get(keys.expert_id).name
            if keys.state is not KeyState.ANNOUNCED:
                raise KeyNotInThisState(name, keys.state)
            _require_reason(reason)
            work.commit(actor, now, _settle(work, keys, KeyState.REFUSED, actor, now, reason))
        return Changes(packages=True, message="expert_key_refused", facts={"name": name})

    def revoke(self, key_id: str, ended: KeyEnd, reason: str) -> Changes:
        """Revoke keys in use: a lost laptop, the end of a contract. What they sign comes in no more.

        What is out under them is withdrawn; it can be sent anew once the expert has other keys.
        """
        with self.desk.permitted(Act.REVOKE_EXPERT_KEY) as (work, actor):
            now = self.desk.now()
            keys = work.exchange_keys.get(key_id)
            name = work.people.get(keys.expert_id).name
            if not keys.may_answer:
                raise KeyNotInThisState(name, keys.state)
            _require_reason(reason)
            events = [_settle(work, keys, KeyState.REVOKED, actor, now, reason, ended)]
            events += withdraw_open(work, keys, actor, now, ended.value)
            work.commit(actor, now, *events)
        return Changes(packages=True, message="expert_key_revoked", facts={"name": name})

    def rotate_office(self) -> Changes:
        """Take new keys for the office; the former ones open what comes back until all that is out has lapsed."""
        with self.desk.permitted(Act.ROTATE_EXCHANGE_KEY) as (work, actor):
            now = self.desk.now()
            keys, former, forgotten = rotate(work, self.files, now, self.desk.today())
            details: Details = {
                "fingerprint": keys.public.fingerprint,
                "former": None if former is None else former.public.fingerprint,
            }
            work.commit(actor, now, Event(name="exchange_key_rotated", details=details), *forgotten)
        return Changes(packages=True, message="exchange_key_rotated", facts={"spoken": keys.public.spoken})

    # --- inside ----------------------------------------------------------------------------------------------

    def _require_asked(self, work: UnitOfWork, enrolment: Enrolment, file: str) -> str:
        """Return the expert's name where the enrolment answers an invitation of theirs, for the first time.

        Keys that follow others of the same copy name those, and need no new invitation.
        """
        invitation = work.exchange_keys.invitation(enrolment.invitation_id)
        if invitation is None or invitation.expert_id != enrolment.expert_id:
            raise EnrolmentNotAsked(file)
        keys = work.exchange_keys.of_expert(enrolment.expert_id)
        same = any(one.keys.fingerprint == enrolment.keys.fingerprint for one in keys)
        answered = any(one.invitation_id == invitation.id for one in keys)
        follows = any(one.keys.fingerprint == enrolment.replaces and one.may_answer for one in keys)
        if answered and not (same or follows):
            raise EnrolmentNotAsked(file)
        name = work.people.get(enrolment.expert_id).name
        if not same and enrolment.expert_id not in ids_here(work):
            raise ExpertNotHere(name)
        return name


def office_name(desk: Desk, work: UnitOfWork) -> str:
    """Return how the office names itself to its experts."""
    named = (work.settings.get(OFFICE_NAME) or "").strip()
    return named or next((one.issuer for _, one in sorted(desk.programmes.items())), "Avisé")


def withdraw_open(
    work: UnitOfWork, keys: ExpertKeys, actor: Actor, now: datetime, reason: str
) -> tuple[Event, ...]:
    """Withdraw every package that is out under some keys, and return what the journal says of it."""
    events = []
    for package in work.packages.sent_to(keys.expert_id):
        if (
            package.expert_fingerprint == keys.keys.fingerprint
            and package.state is not PackageState.WITHDRAWN
        ):
            work.packages.save(package.moved(PackageState.WITHDRAWN, actor.id, now, reason))
            details: Details = {"package": package.id, "expert": package.expert_id}
            events.append(Event(name="package_withdrawn", details=details))
    return tuple(events)


def _settle(
    work: UnitOfWork,
    keys: ExpertKeys,
    state: KeyState,
    actor: Actor,
    now: datetime,
    reason: str,
    ended: KeyEnd | None = None,
) -> Event:
    work.exchange_keys.save(keys.settled(state, actor.id, now, reason, ended))
    details: Details = {
        "expert": keys.expert_id,
        "fingerprint": keys.keys.fingerprint,
        "reason": reason.strip(),
        "ended": None if ended is None else ended.value,
    }
    if state is KeyState.CONFIRMED:
        return Event(name="expert_key_confirmed", details=details)
    if state is KeyState.REFUSED:
        return Event(name="expert_key_refused", details=details)
    return Event(name="expert_key_revoked", details=details)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise TextMissing("expert_key")


def _row(
    expert_id: str,
    name: str,
    contract_until: date | None,
    here: frozenset[str],
    keys: tuple[ExpertKeys, ...],
    invitations: tuple[SentInvitation, ...],
) -> ExpertKeyRow:
    mine = tuple(one for one in keys if one.expert_id == expert_id)
    confirmed = next((one for one in mine if one.state is KeyState.CONFIRMED), None)
    announced = next((one for one in mine if one.state is KeyState.ANNOUNCED), None)
    return ExpertKeyRow(
        expert_id=expert_id,
        name=name,
        here=expert_id in here,
        contract_until=contract_until,
        invited_at=next((one.made_at for one in invitations if one.expert_id == expert_id), None),
        confirmed=confirmed,
        announced=announced,
        former=tuple(one for one in mine if one is not confirmed and one is not announced),
    )
