"""The office's own key: made when first needed, changed by an administrator, its public half given to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from reviewer.avis.content import AvisContent
    from reviewer.avis.office_key import OfficeKey, OfficePublicKey
    from reviewer.services.desk import Desk
    from reviewer.services.ports import OfficeSeals, Store, UnitOfWork

KEYS_FILE: Final = "office-keys.json"


def key_in_use(work: UnitOfWork, seals: OfficeSeals, now: datetime) -> tuple[OfficeKey, tuple[Event, ...]]:
    """Return the office's key, made in this transaction where there was none, and what to put in the journal."""
    key = work.office_keys.current() or work.office_keys.hold()
    if key is not None:
        return key, ()
    key = seals.make_key(now)
    work.office_keys.add(key)
    return key, (Event(name="office_key_made", details={"kid": key.kid}),)


def on_paper(
    work: UnitOfWork, seals: OfficeSeals, content: AvisContent, now: datetime
) -> tuple[str, tuple[Event, ...]]:
    """Return the code to print on a numbered avis, and what to put in the journal."""
    key, events = key_in_use(work, seals, now)
    return seals.paper_code(content, key), events


def public_keys(store: Store) -> tuple[OfficePublicKey, ...]:
    """Return the public half of every key of an office: no secret, open to everybody."""
    with store.read() as work:
        return work.office_keys.public()


@dataclass(frozen=True, slots=True)
class OfficeKeyDesk:
    """Use cases about the office's key."""

    desk: Desk
    seals: OfficeSeals

    def public(self) -> tuple[OfficePublicKey, ...]:
        """Return the public half of every key, oldest first."""
        return public_keys(self.desk.store)

    def files(self) -> Mapping[str, bytes]:
        """Return what to give to whoever verifies: ``office-keys.json``, and each key in PEM for ``openssl``."""
        keys = self.public()
        found = {KEYS_FILE: self.seals.write_keys(keys)}
        return found | {f"office-{key.kid}.pem": self.seals.public_pem(key) for key in keys}

    def rotate(self) -> Changes:
        """Take a new key; what was signed with the one before still holds, and its secret is forgotten."""
        with self.desk.permitted(Act.ROTATE_OFFICE_KEY) as (work, actor):
            now = self.desk.now()
            former = work.office_keys.hold()
            if former is not None:
                work.office_keys.retire(former.retired(now))
            key = self.seals.make_key(now)
            work.office_keys.add(key)
            details = {"kid": key.kid, "former": None if former is None else former.kid}
            work.commit(actor, now, Event(name="office_key_rotated", details=details))
        return Changes(settings=True, message="office_key_rotated", facts={"kid": key.kid})
