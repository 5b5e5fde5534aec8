"""How signatures are made here, as a form reads and writes it: the time stamps, the tokens, what was revoked.

The names and the effect of each setting are in ``reviewer.services.signature_settings``.
"""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.ports import KeyRing, UnitOfWork
from reviewer.services.settings import REVOCATIONS, key_path_of
from reviewer.services.signature_settings import (
    TIME_STAMP_ADDRESS,
    TIME_STAMP_CERTIFICATES,
    TIME_STAMP_REQUIRED,
    TIME_STAMP_SECONDS,
    TOKEN_MODULE,
    may_do_without_time_stamp,
    time_stamp_place,
    token_key_of,
    token_of,
)

_NOT_REQUIRED = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningSetup:
    """What an administrator decides.

    ``address`` empty: no time stamps; ``certificates`` and ``revocations``: PEM; ``seconds`` empty: the usual wait;
    ``required``: nothing is signed while the authority does not answer; ``module`` empty: no tokens.
    """

    address: str = ""
    certificates: str = ""
    seconds: str = ""
    required: bool = True
    module: str = ""
    revocations: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSigning:
    """Where the acting person's key is; never its secret.

    ``tokens``: whether tokens can be used here at all; ``time_stamped``: whether signatures get a time stamp.
    """

    key_path: str = ""
    token: str = ""
    token_key: str = ""
    tokens: bool = False
    time_stamped: bool = False


@dataclass(frozen=True, slots=True)
class SigningSetups:
    """Use cases about these settings."""

    desk: Desk
    keys: KeyRing

    def get(self) -> SigningSetup:
        """Return what is set."""
        self.desk.require(Act.READ_SETTINGS)
        with self.desk.store.read() as work:
            settings = work.settings
            return SigningSetup(
                address=settings.get(TIME_STAMP_ADDRESS) or "",
                certificates=settings.get(TIME_STAMP_CERTIFICATES) or "",
                seconds=settings.get(TIME_STAMP_SECONDS) or "",
                required=not may_do_without_time_stamp(settings),
                module=settings.get(TOKEN_MODULE) or "",
                revocations=settings.get(REVOCATIONS) or "",
            )

    def put(self, setup: SigningSetup) -> Changes:
        """Write all of it or nothing; the journal keeps which settings changed, never their values.

        Raises ``TimeStampSecondsInvalid``, and what the key ring says of an address or of certificates.
        """
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            wanted = {
                TIME_STAMP_ADDRESS: setup.address.strip(),
                TIME_STAMP_CERTIFICATES: setup.certificates.strip(),
                TIME_STAMP_SECONDS: setup.seconds.strip(),
                TIME_STAMP_REQUIRED: "" if setup.required else _NOT_REQUIRED,
                TOKEN_MODULE: setup.module.strip(),
                REVOCATIONS: setup.revocations.strip(),
            }
            changed = [name for name, value in wanted.items() if value != (work.settings.get(name) or "")]
            for name in changed:
                work.settings.put(name, wanted[name])
            self._require_usable(work)
            if changed:
                events = [Event(name="setting_changed", details={"setting": name}) for name in changed]
                work.commit(actor, self.desk.now(), *events)
        return Changes(settings=True, message="setting_changed", facts={"name": "signature"})

    def own(self) -> OwnSigning:
        """Return where the acting person's key is."""
        person = self.desk.require(Act.READ_SETTINGS).id
        with self.desk.store.read() as work:
            settings = work.settings
            return OwnSigning(
                key_path=settings.get(key_path_of(person)) or "",
                token=settings.get(token_of(person)) or "",
                token_key=settings.get(token_key_of(person)) or "",
                tokens=bool(settings.get(TOKEN_MODULE)),
                time_stamped=bool((settings.get(TIME_STAMP_ADDRESS) or "").strip()),
            )

    def remember_own_token(self, token: str, key: str = "") -> Changes:
        """Remember the label of the acting person's token, and of the key on it; never the PIN."""
        with self.desk.permitted(Act.SIGN_AVIS) as (work, actor):
            for name, value in ((token_of(actor.id), token), (token_key_of(actor.id), key)):
                work.settings.put(name, value.strip())
            event = Event(name="setting_changed", details={"setting": token_of(actor.id)})
            work.commit(actor, self.desk.now(), event)
        return Changes(settings=True, message="setting_changed", facts={"name": "signature"})

    def _require_usable(self, work: UnitOfWork) -> None:
        place = time_stamp_place(work.settings)
        if place is not None:
            self.keys.time_stamps(place)
