"""``avise reconcile``: a file of the ministry beside the register; imported only where that is asked for."""

from __future__ import annotations

import argparse

from reviewer.cli import bootstrap
from reviewer.cli.errors import MappingUnknown, SheetUnsaid
from reviewer.cli.output import complain, say, say_json
from reviewer.reconciliation.matching import How
from reviewer.reconciliation.ministry import ColumnMapping
from reviewer.reconciliation.mismatches import Mismatch
from reviewer.services.house_choices import programme_of_house
from reviewer.services.office import Office
from reviewer.services.ports.reconciliation import ExportLook, SheetLook
from reviewer.services.reconciliation.sentences import mismatch_sentence
from reviewer.services.reconciliation.views import Trial
from reviewer.wording import Wording

SCHEMA = "avise.reconciliation/1"
_ANSWER_NO = 1


def reconcile(options: argparse.Namespace) -> int:
    """Say what does not agree; status 1 where something waits for a decision."""
    with bootstrap.open_office(options.database or bootstrap.default_url(), create=False) as office:
        desk = office.reconciliation
        sheet = _sheet(desk.look(options.file), options.sheet)
        programme_id = options.programme or programme_of_house(office.desk)
        mapping = _mapping(office, programme_id, options.mapping, sheet)
        as_of = options.as_of or office.desk.today()
        trial = desk.trial(programme_id, options.file, sheet=sheet.title, mapping=mapping, as_of=as_of)
        if options.kept:
            desk.import_file(
                programme_id,
                options.file,
                sheet=sheet.title,
                mapping=mapping,
                as_of=as_of,
                seen_sha256=trial.read.sha256,
            )
    if options.format == "json":
        say_json(_document(trial, kept=options.kept))
    else:
        _say(trial, options)
    return _ANSWER_NO if trial.found.open else 0


def _sheet(look: ExportLook, wanted: str | None) -> SheetLook:
    titles = tuple(one.title for one in look.sheets)
    if wanted is None:
        if len(look.sheets) > 1:
            raise SheetUnsaid(titles)
        return look.sheets[0]
    found = next((one for one in look.sheets if one.title == wanted), None)
    if found is None:
        raise SheetUnsaid(titles)
    return found


def _mapping(office: Office, programme_id: str, name: str | None, sheet: SheetLook) -> ColumnMapping:
    saved = office.reconciliation.mappings(programme_id)
    if name is None:
        return sheet.proposal
    found = next((one for one in saved if one.name == name), None)
    if found is None:
        raise MappingUnknown(name, tuple(one.name for one in saved))
    return found.mapping


def _say(trial: Trial, options: argparse.Namespace) -> None:
    wording = Wording.load()
    for row in trial.read.refused:
        for fault in row.faults:
            complain(wording.fault(fault))
    say(
        wording.text(
            "reconcile_cli",
            "taken",
            file=trial.read.file,
            taken=len(trial.read.rows),
            refused=len(trial.read.refused),
        )
    )
    counts = {how.value: trial.found.counts[how] for how in How}
    say(wording.text("reconcile_cli", "summary", applications=len(trial.found.matches), **counts))
    for mismatch in trial.found.mismatches:
        say(_line(mismatch, wording))
    if not trial.found.mismatches:
        say(wording.text("reconcile_cli", "none"))
    say(wording.text("reconcile_cli", "kept" if options.kept else "not_kept"))


def _line(mismatch: Mismatch, wording: Wording) -> str:
    kind = wording.label("mismatch", mismatch.kind)
    sentence = mismatch_sentence(mismatch, wording)
    if mismatch.decision is None:
        return wording.text("reconcile_cli", "mismatch", kind=kind, sentence=sentence)
    verdict = wording.label("mismatch_verdict", mismatch.decision.verdict)
    return wording.text("reconcile_cli", "decided", kind=kind, sentence=sentence, verdict=verdict)


def _document(trial: Trial, *, kept: bool) -> dict[str, object]:
    wording = Wording.load()
    return {
        "schema": SCHEMA,
        "file": trial.read.file,
        "sha256": trial.read.sha256,
        "imported": kept,
        "rows": len(trial.read.rows),
        "refused": [
            {"line": row.line, "faults": [Wording.load().fault(fault) for fault in row.faults]}
            for row in trial.read.refused
        ],
        "matched": {how.value: trial.found.counts[how] for how in How},
        "mismatches": [
            {
                "kind": one.kind.value,
                "about": one.about,
                "facts": dict(one.facts),
                "sentence": mismatch_sentence(one, wording),
                "decision": None if one.decision is None else one.decision.verdict.value,
            }
            for one in trial.found.mismatches
        ],
    }
