"""``avise audit``: checking the journal and what proves it, sealing it, and writing the proof for a third party."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from reviewer import resource_files
from reviewer.avis.signature import TimeStampTrouble
from reviewer.cli import bootstrap
from reviewer.cli.output import explain, say, say_json
from reviewer.dossier.lifecycle import Role
from reviewer.errors import RuleViolation
from reviewer.services.audit import AuditReport
from reviewer.services.audit import audit as run_audit
from reviewer.services.clock import calendar_day
from reviewer.wording import Wording

DONE, ANSWER_NO = 0, 1
MANIFEST = "SHA256SUMS"
README = "LISEZMOI.txt"


class ProofFolderOccupied(RuleViolation):
    """The folder that was to receive a proof holds something already."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self.folder = folder


class ProofFolder:
    """A folder in the making: it appears whole, with the digest of each file, or not at all."""

    def __init__(self, target: Path) -> None:
        self._target = target.absolute()
        if self._target.exists() and not (self._target.is_dir() and not any(self._target.iterdir())):
            raise ProofFolderOccupied(str(target))
        self._target.parent.mkdir(parents=True, exist_ok=True)
        self._half = Path(tempfile.mkdtemp(prefix=".avise-", dir=self._target.parent))  # made 0700
        self.digests: dict[str, str] = {}

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one file, in pieces."""
        path = self._half / name
        path.parent.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        with path.open("xb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
        self.digests[name] = digest.hexdigest()

    def close(self) -> None:
        """Write the list of digests and let the folder appear."""
        lines = [f"{digest}  {name}\n" for name, digest in sorted(self.digests.items())]
        (self._half / MANIFEST).write_text("".join(lines), encoding="utf-8")
        if self._target.is_dir():
            self._target.rmdir()
        self._half.replace(self._target)

    def drop(self) -> None:
        """Take away what was not finished."""
        shutil.rmtree(self._half, ignore_errors=True)


def audit(options: argparse.Namespace) -> int:
    """Run ``avise audit``, ``avise audit seal`` or ``avise audit export``."""
    url = options.database or bootstrap.default_url()
    if options.act == "export":
        return _export(url, options.out, options.dossier)
    if options.act == "seal":
        return _seal(url)
    with bootstrap.open_store(url, create=False) as store:
        report = run_audit(store, bootstrap.seals())
    if options.format == "json":
        say_json(_document(report))
    else:
        _say(report)
    return DONE if report.whole else ANSWER_NO


def _document(report: AuditReport) -> dict[str, object]:
    broken: dict[str, object] | None = None
    if report.broken is not None:
        broken = {"sequence": report.broken.sequence, "kind": report.broken.kind, "part": "journal"}
    elif report.proof_broken is not None:
        proof = report.proof_broken
        broken = {"sequence": proof.number, "kind": proof.kind, "part": proof.part}
    return {
        "schema": "avise.audit/1",
        "entries": report.entries,
        "broken": broken,
        "readings": report.readings,
        "checkpoints": report.checkpoints,
        "sealed_until": report.sealed_until,
        "stamps": report.stamps,
        "stamp_failed_at": report.stamp_failed_at or None,
    }


def _say(report: AuditReport) -> None:
    wording = Wording.load()
    if report.broken is not None:
        kind = wording.label("break", report.broken.kind)
        say(wording.text("cli", "audit_broken", sequence=report.broken.sequence, kind=kind))
        return
    say(wording.text("cli", "audit_whole", entries=report.entries))
    if report.proof_broken is not None:
        part = wording.text("proof_part", report.proof_broken.part, number=report.proof_broken.number)
        kind = wording.label("proof_break", report.proof_broken.kind)
        say(wording.text("cli", "audit_proof_broken", part=part, kind=kind))
        return
    say(wording.text("cli", "audit_readings", readings=report.readings))
    if report.stamp_failed_at:
        day = calendar_day(datetime.fromisoformat(report.stamp_failed_at))
        say(wording.text("cli", "audit_stamp_failed", day=day))
    if not report.checkpoints:
        say(wording.text("cli", "audit_unsealed"))
        return
    say(
        wording.text(
            "cli",
            "audit_sealed",
            checkpoints=report.checkpoints,
            until=report.sealed_until,
            stamps=report.stamps,
        )
    )


def _seal(url: str) -> int:
    with bootstrap.open_office(url, actor=bootstrap.operator(Role.ADMINISTRATOR), create=False) as office:
        office.proof.seal()
        try:
            office.proof.stamp()
        except TimeStampTrouble as trouble:
            explain(trouble)
    with bootstrap.open_store(url, create=False) as store, store.read() as work:
        facts = {"checkpoints": len(work.checkpoints.all()), "stamps": len(work.checkpoints.stamps())}
    say(Wording.load().text("cli", "sealed", **facts))
    return DONE


def _export(url: str, out: Path, reference: str | None) -> int:
    with bootstrap.open_office(url, actor=bootstrap.operator(Role.AUDITOR), create=False) as office:
        folder = ProofFolder(out)
        try:
            entries = office.proof.export(folder.write, reference)
            folder.write(README, [resource_files.path("audit").joinpath(README).read_bytes()])
            folder.close()
        finally:
            folder.drop()
    say(Wording.load().text("cli", "proof_written", folder=out, entries=entries, files=len(folder.digests)))
    return DONE
