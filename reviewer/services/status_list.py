"""Publishing the signed list of states: what became of each avis, for whoever has no access to the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reviewer.avis.status_list import StatusListNewerThere, listing
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.services.desk import Desk
from reviewer.services.office_keys import key_in_use
from reviewer.services.ports import OfficeSeals, PublishedList

USUAL_DAYS: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusListFile:
    """A list as it was published. ``lines``: how many avis it knows; ``next_update``: its last day."""

    number: int
    next_update: date
    lines: int
    content: bytes


@dataclass(frozen=True, slots=True)
class StatusLists:
    """Use cases of the list of states."""

    desk: Desk
    seals: OfficeSeals

    def publish(
        self, *, days: int = USUAL_DAYS, instead_of: bytes | None = None, file: str = ""
    ) -> StatusListFile:
        """Return the next list, signed, and keep that it was published.

        ``days``: how long it may be relied on; ``instead_of``: what is now where it will stand, named ``file``: a list
        with a higher number is not replaced (``StatusListNewerThere``).
        """
        with self.desk.permitted(Act.PUBLISH_STATUS_LIST) as (work, actor):
            now, today = self.desk.now(), self.desk.today()
            key, events = key_in_use(work, self.seals, now)
            work.office_keys.hold()  # one publisher at a time: two lists never have one number
            former = work.status_lists.latest()
            number = 1 if former is None else former.number + 1
            there = None if instead_of is None else self.seals.list_number(instead_of)
            if there is not None and there >= number:
                raise StatusListNewerThere(file, there, number)
            avis = work.register.all()
            issuers = {one.content.issuer for one in avis} or {
                programme.issuer for programme in self.desk.programmes.values()
            }
            one = listing(
                avis,
                number=number,
                issuer=", ".join(sorted(issuers)),
                kid=key.kid,
                issued_at=now,
                next_update=today + timedelta(days=days),
            )
            content = self.seals.sign_list(one, key)
            published = PublishedList(
                number=number,
                kid=key.kid,
                issued_at=one.issued_at,
                next_update=one.next_update,
                lines=len(one.lines),
                sha256=work.blobs.put(content),
                published_by=actor.id,
            )
            work.status_lists.add(published)
            details: dict[str, str | int | bool | None] = {
                "list": number,
                "lines": published.lines,
                "sha256": published.sha256,
            }
            work.commit(actor, now, *events, Event(name="status_list_published", details=details))
        return StatusListFile(
            number=number, next_update=one.next_update, lines=published.lines, content=content
        )

    def latest(self) -> PublishedList | None:
        """Return the last list that was published."""
        self.desk.require(Act.READ_REGISTER)
        with self.desk.store.read() as work:
            return work.status_lists.latest()
