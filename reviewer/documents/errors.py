"""What can be wrong with a document or a signing key. Light: importing this loads no PDF library."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from reviewer.avis.signature import TimeStampTrouble
from reviewer.errors import EnvironmentTrouble, RuleViolation


class UndrawableText(RuleViolation):
    """A text holds characters that the printed fonts cannot draw, or that nobody would see.

    ``field``: the printed label of the fact; ``characters``: each character once, in reading order;
    ``shown``: the same for a person, with code points (« 你 (U+4F60) »).
    """

    def __init__(self, field: str, characters: Sequence[str]) -> None:
        super().__init__(field, tuple(characters))
        self.field = field
        self.characters = tuple(characters)
        self.shown = ", ".join(_shown(character) for character in characters)


class AvisUnfinished(RuleViolation):
    """An avis without its number or its verification code is a draft: it cannot be laid out for signature."""

    def __init__(self, dossier_reference: str) -> None:
        super().__init__(dossier_reference)
        self.dossier_reference = dossier_reference


class KeyUnreadable(RuleViolation):
    """The file is not a PKCS#12 key with its certificate, or cannot be read at all."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class PassphraseRefused(RuleViolation):
    """The passphrase does not open the key."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class KeyNotForSigning(RuleViolation):
    """The certificate does not allow signatures, or its key is of a kind that we do not use."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


class CertificateNotValid(RuleViolation):
    """The signatory's certificate does not hold on the day of the signature."""

    def __init__(self, subject: str, day: date, valid_from: date, valid_until: date) -> None:
        super().__init__(subject, day, valid_from, valid_until)
        self.subject = subject
        self.day = day
        self.valid_from = valid_from
        self.valid_until = valid_until


class NotReadyForSignature(RuleViolation):
    """The PDF has no empty signature field of ours: a draft, or a file already signed."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self.file = file


class SignatureTooLarge(RuleViolation):
    """A signature, with its certificates, is larger than the place that was kept for it. Sizes in bytes."""

    def __init__(self, size: int, room: int) -> None:
        super().__init__(size, room)
        self.size = size
        self.room = room


class KeyForgotten(RuleViolation):
    """The key was closed: its secret is gone, and must be asked for again."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


class CertificateRevoked(RuleViolation):
    """The signatory's certificate was revoked by its authority on this day, or before."""

    def __init__(self, subject: str, revoked_on: date) -> None:
        super().__init__(subject, revoked_on)
        self.subject = subject
        self.revoked_on = revoked_on


class CertificateNotTrusted(RuleViolation):
    """The certificate comes from no authority that this house trusts: its avis would be refused everywhere."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


class CertificateUnreadable(RuleViolation):
    """What was given as the signatory's certificate is not a PEM certificate for signing."""


class RevocationsUnreadable(RuleViolation):
    """What was given as a list of revoked certificates is not one, or was not signed by a trusted authority."""


class ReturnFault(StrEnum):
    """What does not hold of a signature that came back."""

    CONTAINER_BROKEN = "container_broken"
    CONTENT_CHANGED = "content_changed"
    SIGNATURE_WRONG = "signature_wrong"
    SIGNER_UNKNOWN = "signer_unknown"


class ReturnedSignatureWrong(RuleViolation):
    """What came back from the signing service is no signature of this document by this certificate."""

    def __init__(self, number: str, fault: ReturnFault) -> None:
        super().__init__(number, fault)
        self.number = number
        self.fault = fault


class TokenAbsent(RuleViolation):
    """The signing module knows no token of this name; it may not be plugged in. ``token``: the label asked for."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


class TokenModuleUnusable(EnvironmentTrouble):
    """The token's module cannot be loaded, or failed. ``detail``: its own word for it."""

    def __init__(self, module: str, detail: str) -> None:
        super().__init__("token_module", detail)
        self.module = module


class PinRefused(RuleViolation):
    """The PIN does not open the token."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


class PinLocked(RuleViolation):
    """The token locked itself after too many wrong PINs."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


class TokenKeyMissing(RuleViolation):
    """The token holds no key with its certificate under this label.

    ``label`` empty: it holds none at all, or several.
    """

    def __init__(self, token: str, label: str) -> None:
        super().__init__(token, label)
        self.token = token
        self.label = label


class TimeStampUnavailable(TimeStampTrouble):
    """The time-stamping authority does not answer."""


class TimeStampRefused(TimeStampTrouble):
    """The time-stamping authority answers something else than a time stamp of what was sent."""


class TimeStampNotTrusted(TimeStampTrouble):
    """The time stamp comes from an authority that this house does not trust."""


class TimeStampAddressInvalid(RuleViolation):
    """The address of the time-stamping authority is not an HTTP or HTTPS address."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class TrustUnreadable(RuleViolation):
    """What was given as trusted certificates is not PEM certificates."""


class DocumentUnreadable(RuleViolation):
    """A file cannot be shown as pages."""


class DocumentBroken(DocumentUnreadable):
    """The file is damaged, empty, or no PDF."""


class DocumentProtected(DocumentUnreadable):
    """The file asks for a password."""


class DocumentTooLarge(DocumentUnreadable):
    """The file, its number of pages or a page is beyond what the preview shows."""


class WordingMissing(EnvironmentTrouble):
    """The printed wording that an avis names is not among the programme's documents."""

    def __init__(self, programme_id: str, wording_id: str) -> None:
        super().__init__("wording", f"{programme_id}/{wording_id}")
        self.programme_id = programme_id
        self.wording_id = wording_id


def _shown(character: str) -> str:
    code = f"U+{ord(character):04X}"
    visible = unicodedata.category(character)[0] in "LNPS"
    return f"{character} ({code})" if visible else code
