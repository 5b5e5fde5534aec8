"""``avise package``: what a holder of the right key may see of a package, and whether it is what it says."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from reviewer.cli import bootstrap
from reviewer.cli.output import complain, say, say_json
from reviewer.committee.offline.answers import PackageBack
from reviewer.committee.offline.keys import Enrolment, Invitation
from reviewer.committee.offline.package import PackageOut
from reviewer.committee.offline.refusals import PackageRefused
from reviewer.services.package_look import Inside, Look, look, ring_of
from reviewer.services.ports import SeenFromOutside
from reviewer.wording import Wording

DONE, ANSWER_NO = 0, 1
_ANSWERS = {"DeclarationAnswer": "declaration", "EvaluationAnswer": "evaluation", "DeclineAnswer": "decline"}


def package(options: argparse.Namespace) -> int:
    """Run an act of ``avise package``."""
    return _inspect(options) if options.act == "inspect" else _verify(options)


def _inspect(options: argparse.Namespace) -> int:
    found = _look(options)
    if options.format == "json":
        say_json(_document(options.file, found.seen, found))
        return DONE
    _say_seen(options.file, found.seen)
    if found.inside is None:
        say(Wording.load().text("cli", "package_closed"))
    else:
        _say_signed(found)
        _say_inside(found.inside)
    return DONE


def _verify(options: argparse.Namespace) -> int:
    """Say yes or no; what is no file at all is refused."""
    wording = Wording.load()
    found: Look | None = None
    refusal: PackageRefused | None = None
    try:
        found = _look(options)
    except PackageRefused as error:
        if not options.file.is_file():
            raise
        refusal = error
    holds = found is not None and found.trusted
    explanation = None if refusal is None else str(wording.explain(refusal))
    if options.format == "json":
        seen = None if found is None else found.seen
        code = None if refusal is None else refusal.code
        document = _document(options.file, seen, found)
        say_json({**document, "holds": holds, "refusal": code, "sentence": explanation})
    elif explanation is not None:
        complain(wording.text("cli", "error", explanation=explanation))
    else:
        say(wording.text("cli", "package_holds" if holds else "package_not_known", file=options.file.name))
    return DONE if holds else ANSWER_NO


def _look(options: argparse.Namespace) -> Look:
    with ExitStack() as open_things:
        store = bootstrap.register_for(options.database, open_things)
        scratch = open_things.enter_context(tempfile.TemporaryDirectory(prefix="avise-"))
        return look(bootstrap.exchange(), ring_of(store), options.file, Path(scratch))


def _document(file: Path, seen: SeenFromOutside | None, found: Look | None) -> dict[str, object]:
    opened = found if found is not None and found.inside is not None else None
    return {
        "schema": "avise.package-look/1",
        "file": str(file),
        "kind": seen and seen.kind.value,
        "size": seen and seen.size,
        "sha256": seen and seen.sha256,
        "recipients": list(seen.recipients) if seen else None,
        "signed_by": opened and opened.signed_by,
        "trusted": opened and opened.trusted,
        "manifest": _facts(opened.inside) if opened and opened.inside else None,
    }


def _facts(inside: Inside) -> Mapping[str, object]:
    """Return what is told of a manifest: who, for what and when; no name of a candidate, no mark, no declaration."""
    match inside:
        case Invitation():
            return {
                "id": inside.id,
                "made_at": inside.made_at.isoformat(),
                "expert": inside.expert_name,
                "office": inside.office_name,
                "spoken": inside.office.spoken,
            }
        case Enrolment():
            return {
                "id": inside.id,
                "made_at": inside.made_at.isoformat(),
                "invitation": inside.invitation_id,
                "expert": inside.expert_id,
                "spoken": inside.keys.spoken,
            }
        case PackageOut():
            return {
                "id": inside.id,
                "made_at": inside.made_at.isoformat(),
                "office": inside.office_name,
                "expert": inside.expert_name,
                "open_until": inside.open_until.isoformat(),
                "dossiers": [
                    {
                        "reference": one.reference,
                        "due_on": one.due_on and one.due_on.isoformat(),
                        "grid": one.grid_id,
                        "attachments": len(one.attachments),
                    }
                    for one in inside.dossiers
                ],
            }
        case PackageBack():
            return {
                "id": inside.id,
                "made_at": inside.made_at.isoformat(),
                "number": inside.number,
                "expert": inside.expert_id,
                "answers": [
                    {
                        "answer": _ANSWERS[type(one).__name__],
                        "dossier": one.dossier_id,
                        "revision": one.revision,
                        "at": one.at.isoformat(),
                    }
                    for one in inside.answers
                ],
                "destructions": len(inside.destructions),
            }


def _say_seen(file: Path, seen: SeenFromOutside) -> None:
    wording = Wording.load()
    say(wording.text("cli", "package_seen", file=file.name, kind=seen.kind, size=seen.size))
    say(wording.text("cli", "package_sha256", sha256=seen.sha256))
    if seen.recipients:
        say(wording.text("cli", "package_sealed", recipients=seen.recipients))


def _say_signed(found: Look) -> None:
    key = "package_signed" if found.trusted else "package_signed_unknown"
    say(Wording.load().text("cli", key, fingerprint=found.signed_by))


def _say_inside(inside: Inside) -> None:
    wording = Wording.load()
    for key, value in _facts(inside).items():
        if not isinstance(value, list):
            say(wording.text("cli", f"package_{key}", value=value))
            continue
        say(wording.text("cli", f"package_{key}", value=len(value)))
        for one in value:
            facts = {name: "" if fact is None else fact for name, fact in one.items()}
            if "answer" in facts:
                facts["answer"] = wording.label("package_answer", str(facts["answer"]))
            say(wording.text("cli", f"package_{key}_line", **facts))
