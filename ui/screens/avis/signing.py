"""Signing, as the lane does it: opening the key, one avis or a queue, and the hand-off to a key that is elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.avis.signature import Awaited, PendingSignature
from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes
from reviewer.services.handing_off import HandOff
from reviewer.services.office import Office
from reviewer.services.ports import SigningKey
from reviewer.services.settings import key_path_of
from reviewer.services.signing_batch import BatchReport
from reviewer.services.views import DossierRow
from ui.handover import read, write_whole
from ui.tasks.progress import Progress

CONTENT_SUFFIX = ".contenu"


@dataclass(frozen=True, slots=True)
class KeyWanted:
    """The key to open. ``path`` None: the token of the settings; ``secret``: its passphrase or its PIN."""

    path: Path | None
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewhereWanted:
    """A signature to be made elsewhere.

    ``certificate``: of who signs, PEM; ``folder``: where the file goes; ``with_content``: also the bytes that the
    signature covers, for a program that signs a file.
    """

    certificate: Path
    folder: Path
    with_content: bool = False


def may_sign_now(row: DossierRow, pending: PendingSignature | None, person_id: str) -> bool:
    """Tell whether a dossier of the queue waits for a signature that this person may make here."""
    if row.next_act is not Act.SIGN_AVIS:
        return False
    return pending is None or (pending.kind is Awaited.COUNTERSIGNATURE and pending.awaits == person_id)


def sign_one(office: Office, dossier_id: str, wanted: KeyWanted) -> Changes:
    """Open the key, make the signature that the avis waits for, and let go of the key's secret."""
    key = _open(office, wanted)
    try:
        signed = office.signatures.sign(dossier_id, key)
    finally:
        key.forget()
    _remember(office, wanted)
    return signed


def sign_queue(
    office: Office, dossier_ids: Sequence[str], wanted: KeyWanted, progress: Progress
) -> BatchReport:
    """Open the key once and sign each avis in its own transaction."""
    key = _open(office, wanted)
    report = office.signatures.sign_many(dossier_ids, key, progress.tell, progress.should_stop)
    if report.signed:
        _remember(office, wanted)
    return report


def prepare_elsewhere(office: Office, dossier_id: str, wanted: ElsewhereWanted) -> HandOff:
    """Prepare the signature and write the file that goes out; raise ``ExportFailed`` where it cannot be written."""
    certificate = read(wanted.certificate)
    made = office.signatures.prepare_external(dossier_id, certificate)
    write_whole(wanted.folder / made.filename, made.content)
    if wanted.with_content:
        write_whole((wanted.folder / made.filename).with_suffix(CONTENT_SUFFIX), made.covered)
    return made


def bring_back(office: Office, dossier_id: str, path: Path) -> Changes:
    """Take the signature that came back as a file."""
    return office.signatures.complete_external(dossier_id, read(path))


def _open(office: Office, wanted: KeyWanted) -> SigningKey:
    if wanted.path is None:
        return office.signatures.open_token(wanted.secret)
    return office.signatures.open_key(wanted.path, wanted.secret)


def _remember(office: Office, wanted: KeyWanted) -> None:
    if wanted.path is None:
        return
    if office.settings.get(key_path_of(office.session.current().id)) != str(wanted.path):
        office.settings.remember_own_key(str(wanted.path))
