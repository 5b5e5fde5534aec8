"""The list of states that the office publishes (``avise.status/1``): what became of each avis, without any name. Pure.

Whoever holds an avis, the list and the office's public key learns the state without asking the office. Lists are
numbered; each says until when it may be relied on. Description for other programs: ``docs/formats/status-list.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from reviewer.avis.avis import Avis, state_on
from reviewer.avis.numbering import AvisNumber
from reviewer.dossier.lifecycle import AvisState
from reviewer.errors import RuleViolation

SCHEMA: Final = "avise.status/1"
PUBLISHED_STATES: Final = frozenset(AvisState) - {AvisState.EXPIRED, AvisState.NOT_YET}
_QUEBEC = ZoneInfo("America/Toronto")


class StatusListRefused(RuleViolation):
    """A list of states cannot be relied on: it is no such list, or broken, or too large."""


class StatusListOfUnknownOffice(StatusListRefused):
    """A list is signed with a key that is not among those given."""


class StatusListForged(StatusListRefused):
    """A list was changed after it was signed, or signed with a key already retired."""


class StatusListNewerThere(RuleViolation):
    """The file where a list would be published already holds one with a higher number."""

    def __init__(self, file: str, there: int, number: int) -> None:
        super().__init__(file, there, number)
        self.file = file
        self.there = there
        self.number = number


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAvis:
    """One line. ``expires_on``: ``valid_until`` in the file; ``since``: Québec's day of a state other than in force.

    ``pdf_sha256``: of the signed file, so that another file cannot pass under the same number.
    """

    number: str
    state: AvisState
    issued_on: date
    expires_on: date
    pdf_sha256: str
    since: date | None = None
    successor: str | None = None

    def state_on(self, day: date) -> AvisState:
        """Return the state on a day, the calendar included."""
        return state_on(self.state, self.issued_on, self.expires_on, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusList:
    """A numbered list. ``issued_at``: an instant in UTC; ``next_update``: the last day on which it may be relied on."""

    number: int
    issuer: str
    kid: str
    issued_at: datetime
    next_update: date
    lines: tuple[ListedAvis, ...]

    @property
    def issued_on(self) -> date:
        """Return Québec's day of the list."""
        return self.issued_at.astimezone(_QUEBEC).date()

    def is_stale(self, day: date) -> bool:
        """Tell whether a newer list should be there by now."""
        return day > self.next_update

    def find(self, number: str) -> ListedAvis | None:
        """Return the line of an avis."""
        return next((line for line in self.lines if line.number == number), None)


def listed(avis: Avis) -> ListedAvis:
    """Return the line of an issued avis: no person's name, no reason."""
    event = avis.left_by
    return ListedAvis(
        number=str(avis.number),
        state=avis.state,
        issued_on=avis.content.issued_on,
        expires_on=avis.content.expires_on,
        pdf_sha256=avis.pdf_sha256,
        since=None if event is None else event.at.astimezone(_QUEBEC).date(),
        successor=None if event is None else event.reference,
    )


def listing(
    avis: Iterable[Avis], *, number: int, issuer: str, kid: str, issued_at: datetime, next_update: date
) -> StatusList:
    """Return a list of these avis, by number."""
    lines = tuple(listed(one) for one in sorted(avis, key=lambda one: one.number))
    return StatusList(
        number=number,
        issuer=issuer,
        kid=kid,
        issued_at=issued_at.astimezone(UTC).replace(microsecond=0),
        next_update=next_update,
        lines=lines,
    )


def as_payload(one: StatusList) -> bytes:
    """Return the canonical JSON of a list: one line, sorted keys, no spaces. These bytes are what is signed."""
    document = {
        "schema": SCHEMA,
        "list": one.number,
        "issuer": one.issuer,
        "kid": one.kid,
        "issued_at": one.issued_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "next_update": one.next_update.isoformat(),
        "avis": [
            {
                "number": line.number,
                "state": line.state.value,
                "issued_on": line.issued_on.isoformat(),
                "valid_until": line.expires_on.isoformat(),
                "sha256": line.pdf_sha256,
                "since": line.since and line.since.isoformat(),
                "successor": line.successor,
            }
            for line in one.lines
        ],
    }
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def from_payload(raw: bytes) -> StatusList:
    """Read a list back; raise ``ValueError`` where the bytes are not the one form that we write."""
    try:
        document = json.loads(raw)
        one = _from_document(document)
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("not a list of states") from error
    if as_payload(one) != raw:
        raise ValueError("not canonical")
    return one


def _from_document(document: dict[str, object]) -> StatusList:
    if document["schema"] != SCHEMA:
        raise ValueError(str(document["schema"]))
    number, lines = document["list"], document["avis"]
    if not isinstance(number, int) or isinstance(number, bool) or number < 1 or not isinstance(lines, list):
        raise TypeError("list")
    found = tuple(_line(line) for line in lines)
    if len({line.number for line in found}) != len(found):
        raise ValueError("a number stands there twice")
    return StatusList(
        number=number,
        issuer=_text(document["issuer"]),
        kid=_text(document["kid"]),
        issued_at=datetime.strptime(_text(document["issued_at"]), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC),
        next_update=date.fromisoformat(_text(document["next_update"])),
        lines=found,
    )


def _line(line: dict[str, object]) -> ListedAvis:
    state = AvisState(_text(line["state"]))
    since, successor = line["since"], line["successor"]
    if state not in PUBLISHED_STATES:
        raise ValueError(state)
    number = _text(line["number"])
    AvisNumber.parse(number)
    return ListedAvis(
        number=number,
        state=state,
        issued_on=date.fromisoformat(_text(line["issued_on"])),
        expires_on=date.fromisoformat(_text(line["valid_until"])),
        pdf_sha256=_text(line["sha256"]),
        since=None if since is None else date.fromisoformat(_text(since)),
        successor=None if successor is None else _text(successor),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value
