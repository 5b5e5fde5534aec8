"""What a holder of the right keys may see of a file that travels: whose it is, for what, whole or not; never a vote.

Reads only the keys of a home, an office's or an expert's own copy. It needs no role, as to verify an avis needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from reviewer.committee.offline.answers import PackageBack
from reviewer.committee.offline.home_kind import HomeKind
from reviewer.committee.offline.keys import Enrolment, Invitation, KeyPairs, PublicKeys
from reviewer.committee.offline.package import PackageOut
from reviewer.services.homes import kind_of
from reviewer.services.ports import FileKind, PackageFiles, SeenFromOutside, Store

Inside: TypeAlias = PackageOut | PackageBack | Invitation | Enrolment


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys that a home holds: its own, and others', each with whether what it signs is taken here."""

    home: HomeKind | None
    own: tuple[KeyPairs, ...] = ()
    others: tuple[tuple[PublicKeys, bool], ...] = ()

    def known(self, fingerprint: str) -> PublicKeys | None:
        """Return somebody's keys, whatever is thought of them."""
        return next((keys for keys, _ in self.others if keys.fingerprint == fingerprint), None)

    def trusts(self, fingerprint: str) -> bool:
        """Tell whether what these keys sign now is taken: confirmed, or the home's own."""
        taken = {keys.fingerprint for keys, trusted in self.others if trusted}
        return fingerprint in taken | {keys.public.fingerprint for keys in self.own}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen. ``inside`` None: no key here opens the file, or there was none to try.

    ``signed_by``: fingerprint of the keys whose signature holds; ``trusted``: this home takes what they sign.
    """

    seen: SeenFromOutside
    inside: Inside | None = None
    signed_by: str = ""
    trusted: bool = False


def ring_of(store: Store | None) -> Ring:
    """Return the keys of a home; of none, no keys."""
    if store is None:
        return Ring(None)
    with store.read() as work:
        home = kind_of(work)
        if home is HomeKind.EXPERT:
            enrolments = work.expert_copy.enrolments()
            return Ring(
                home,
                tuple(one.keys for one in enrolments),
                tuple((one.invitation.office, True) for one in enrolments),
            )
        return Ring(
            home,
            tuple(one.keys for one in work.exchange_keys.office() if one.opens),
            tuple((one.keys, one.may_answer) for one in work.exchange_keys.all()),
        )


def look(files: PackageFiles, ring: Ring, path: Path, scratch: Path) -> Look:
    """Look at a file with the keys of a home; ``scratch``: a folder that exists, where nothing stays.

    Raises ``PackageRefused`` where the file is not what it must be, or no key of the home opens it.
    """
    seen = files.see(path)
    inside: Inside
    if seen.kind is FileKind.INVITATION:
        inside = files.read_invitation(path)
        signed_by = inside.office.fingerprint
    elif seen.kind is FileKind.ENROLMENT:
        inside = files.read_enrolment(path)
        signed_by = inside.keys.fingerprint
    elif ring.home is None:
        return Look(seen=seen)
    elif ring.home is HomeKind.EXPERT:
        with files.read_package(path, ring.own, ring.known, scratch) as received:
            inside = received.package
        signed_by = inside.office.fingerprint
    else:
        inside = files.read_return(path, ring.own, ring.known).back
        signed_by = inside.expert_fingerprint
    return Look(seen=seen, inside=inside, signed_by=signed_by, trusted=ring.trusts(signed_by))
