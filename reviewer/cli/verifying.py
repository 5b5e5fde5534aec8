"""``avise verify`` and ``avise status``: is this avis genuine and in force, with or without access to the register?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from reviewer.avis.office_key import OfficePublicKey
from reviewer.avis.proof import PaperFacts
from reviewer.avis.status_list import StatusList
from reviewer.avis.verification import Verification
from reviewer.cli import bootstrap
from reviewer.cli.errors import read_given_files
from reviewer.cli.output import say, say_json
from reviewer.dossier.lifecycle import Role
from reviewer.errors import AviseError
from reviewer.intake.sentences import shown
from reviewer.services.clock import SystemClock
from reviewer.services.office_keys import public_keys
from reviewer.services.ports import OfficeSeals, Store
from reviewer.services.verification import Question
from reviewer.services.verification import verify as run_verification
from reviewer.whole_files import write_whole
from reviewer.wording import Wording

DONE, ANSWER_NO = 0, 1
_IN_A_TRUST_FOLDER: Final = ("*.pem", "*.json")


def verify(options: argparse.Namespace) -> int:
    """Say of each file whether it is genuine, unaltered and in force."""
    verdicts = list[tuple[Path, Verification]]()
    contents = read_given_files(options.files, "avis")
    seals = bootstrap.seals()
    certificates, keys = _trusted(options.trust or (), seals)
    with ExitStack() as open_things:
        register = bootstrap.register_for(options.database, open_things)
        question = Question(
            trust=certificates,
            today=SystemClock().today(),
            as_of=options.as_of,
            register=register,
            named=options.database is not None,
            office_keys=keys,
            listed=_newest(options.status or (), seals, keys, register),
        )
        verifier = bootstrap.verifier()
        for file, content in zip(options.files, contents, strict=True):
            verdicts.append((file, run_verification(verifier, seals, content, question)))
    if options.format == "json":
        results = [_document(file, found) for file, found in verdicts]
        say_json({"schema": "avise.verification/1", "results": results})
    else:
        for file, found in verdicts:
            _say(file, found)
    return DONE if all(found.verdict.holds for _, found in verdicts) else ANSWER_NO


def status(options: argparse.Namespace) -> int:
    """Publish the list of states, write the office's public keys, or change its key."""
    role = Role.ADMINISTRATOR if options.act == "rotate" else Role.CLERK
    url = options.database or bootstrap.default_url()
    with bootstrap.open_office(url, actor=bootstrap.operator(role), create=False) as office:
        wording = Wording.load()
        if options.act == "publish":
            there = options.out.read_bytes() if options.out.is_file() else None
            published = office.status_lists.publish(
                days=options.days, instead_of=there, file=options.out.name
            )
            write_whole(options.out, published.content)
            say(
                wording.text(
                    "cli",
                    "status_published",
                    file=options.out.name,
                    number=published.number,
                    lines=published.lines,
                    next_update=published.next_update,
                )
            )
        elif options.act == "keys":
            files = office.office_keys.files()
            options.out.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                write_whole(options.out / name, content)
            say(wording.text("cli", "keys_written", folder=options.out, count=len(files) - 1))
        else:
            changes = office.office_keys.rotate()
            say(wording.text("done", changes.message, **changes.facts))
    return DONE


def _trusted(paths: Sequence[Path], seals: OfficeSeals) -> tuple[list[bytes], tuple[OfficePublicKey, ...]]:
    """Return the certificates and the office's public keys in these files, or in the files of these folders."""
    files = list[Path]()
    for path in paths:
        inside = (
            [file for pattern in _IN_A_TRUST_FOLDER for file in path.glob(pattern)] if path.is_dir() else []
        )
        files += sorted(inside) or [path]
    certificates, keys = list[bytes](), dict[str, OfficePublicKey]()
    for file, content in zip(files, read_given_files(files, "certificate"), strict=True):
        with _about(file):
            if content.lstrip().startswith((b"{", b"-----BEGIN PUBLIC KEY")):
                for key in seals.read_keys(content):
                    known = keys.get(key.kid)
                    if known is None or known.retired_at is None:
                        keys[key.kid] = key
            else:
                bootstrap.verifier().require_certificates(content)
                certificates.append(content)
    return certificates, tuple(keys.values())


def _newest(
    files: Sequence[Path], seals: OfficeSeals, keys: tuple[OfficePublicKey, ...], register: Store | None
) -> StatusList | None:
    """Return the list with the highest number; every one given must hold."""
    lists = read_given_files(files, "status_list")
    if register is not None and lists:
        keys += public_keys(register)
    read = list[StatusList]()
    for file, content in zip(files, lists, strict=True):
        with _about(file):
            read.append(seals.read_list(content, keys))
    return max(read, key=lambda one: one.number, default=None)


@contextmanager
def _about(file: Path) -> Iterator[None]:
    """Note on a refusal which of the files that were given it is about."""
    try:
        yield
    except AviseError as error:
        error.add_note(shown(str(file), 200))
        raise


def _document(file: Path, found: Verification) -> dict[str, object]:
    return {
        "file": str(file),
        "number": found.number,
        "verdict": found.verdict.value,
        "issued_on": found.issued_on and found.issued_on.isoformat(),
        "expires_on": found.expires_on and found.expires_on.isoformat(),
        "signer": found.signer,
        "level": found.level,
        "reasons": _reasons(found),
        "proof": found.proof and found.proof.value,
        "paper": found.paper and _paper(found.paper),
    }


def _paper(facts: PaperFacts) -> dict[str, object]:
    return {
        "number": facts.number,
        "favourable": facts.favourable,
        "issued_on": facts.issued_on.isoformat(),
        "expires_on": facts.expires_on.isoformat(),
        "holder": facts.holder,
        "job": facts.job,
        "kid": facts.kid,
    }


def _say(file: Path, found: Verification) -> None:
    wording = Wording.load()
    verdict = wording.label("verdict", found.verdict)
    number = found.number or ""
    say(wording.text("cli", "verification_line", file=file.name, number=number, verdict=verdict).strip())
    for sentence in _reasons(found):
        say(f"  {sentence}")


def _reasons(found: Verification) -> list[str]:
    wording = Wording.load()
    return [wording.text("verification", reason.code, **reason.facts) for reason in found.reasons]
