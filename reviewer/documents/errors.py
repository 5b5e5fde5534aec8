"""What can be wrong with a document or a signing key. Light: importing this loads no PDF library."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

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
