"""The office's own keys for packages: made when first needed, changed by an administrator, forgotten once of no use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.committee.offline.terms import load_package_terms
from reviewer.dossier.events import Event

if TYPE_CHECKING:
    from datetime import date, datetime

    from reviewer.committee.offline.keys import KeyPairs, PublicKeys
    from reviewer.services.ports import PackageFiles, UnitOfWork
    from reviewer.services.ports.exchange import StatedLimit

OFFICE_NAME = "packages.office_name"
"""Setting: how the office names itself to its experts; the issuer of the first programme where it is not set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeSettings:
    """How the office stands towards its experts' copies.

    ``named``: the name that an administrator gave, empty where ``office_name`` comes from the programme; ``keys``: None
    before the first invitation.
    """

    office_name: str
    named: str
    keys: PublicKeys | None
    limits: tuple[StatedLimit, ...]


def keys_in_use(work: UnitOfWork, files: PackageFiles, now: datetime) -> tuple[KeyPairs, tuple[Event, ...]]:
    """Return the office's keys, made in this transaction where there were none, and what to put in the journal."""
    keys = work.exchange_keys.current() or work.exchange_keys.hold()
    if keys is not None:
        return keys, ()
    keys = files.make_keys()
    work.exchange_keys.add_office(keys, now)
    return keys, (Event(name="exchange_key_made", details={"fingerprint": keys.public.fingerprint}),)


def readable_keys(work: UnitOfWork) -> tuple[KeyPairs, ...]:
    """Return every key of the office that still opens what comes back, newest first."""
    return tuple(one.keys for one in work.exchange_keys.office() if one.opens)


def rotate(
    work: UnitOfWork, files: PackageFiles, now: datetime, today: date
) -> tuple[KeyPairs, KeyPairs | None, tuple[Event, ...]]:
    """Take new keys; return them, the former ones, and what the journal says of keys that were forgotten."""
    former = work.exchange_keys.hold()
    if former is not None:
        work.exchange_keys.retire_office(former.public.fingerprint, now)
    forgotten = forget_lapsed(work, today)
    keys = files.make_keys()
    work.exchange_keys.add_office(keys, now)
    return keys, former, forgotten


def forget_lapsed(work: UnitOfWork, today: date) -> tuple[Event, ...]:
    """Forget the secrets of former keys to which nothing can come back any more."""
    terms = load_package_terms()
    waited_for = {
        package.office_fingerprint
        for package in work.packages.sent()
        if terms.still_opened(package.open_until, today)
    }
    events = []
    for one in work.exchange_keys.office():
        fingerprint = one.keys.public.fingerprint
        if one.retired_at is not None and one.opens and fingerprint not in waited_for:
            work.exchange_keys.forget_office(fingerprint)
            details = {"fingerprint": fingerprint}
            events.append(Event(name="exchange_key_forgotten", details=details))
    return tuple(events)
