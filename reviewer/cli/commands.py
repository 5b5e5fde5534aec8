"""One function a command: arguments in, exit status out. The work itself is in the services."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from reviewer.admissibility.precheck import as_document
from reviewer.admissibility.precheck import precheck as run_precheck
from reviewer.admissibility.verdict import CriterionOutcome, Precheck
from reviewer.cli import bootstrap, keeping, locking
from reviewer.cli.errors import ProgrammeUnknown, RuleSetUnknown
from reviewer.cli.output import complain, say, say_json
from reviewer.dossier.request import EvaluationRequest
from reviewer.errors import Fault, InputRefused
from reviewer.intake.reader import read_file, read_whole
from reviewer.intake.sentences import ignored_sentence, place
from reviewer.intake.template import request_template
from reviewer.programme.loader import load_programmes
from reviewer.programme.model import Programme
from reviewer.services.clock import AsOfClock, SystemClock
from reviewer.services.views import IntakeOutcome, IntakeReport, IntakeResult
from reviewer.wording import Wording

DONE = 0

_MARKS = {
    CriterionOutcome.MET: "✓",
    CriterionOutcome.NOT_MET: "✗",
    CriterionOutcome.TO_VERIFY: "?",
    CriterionOutcome.NOT_APPLICABLE: "–",
}


def intake(options: argparse.Namespace) -> int:
    """Take files in; bad rows wait in quarantine, good rows are dossiers."""
    if options.template is not None:
        return _write_template(options.template, _programme(options))
    clock = AsOfClock(options.as_of) if options.as_of else None
    reports: list[IntakeReport] = []
    _require_readable(options.files)
    with bootstrap.open_office(options.database or bootstrap.default_url(), clock=clock) as office:
        for file in options.files:
            reports.append(office.intake.take_in(file, options.programme))
    results = [result for report in reports for result in report.results]
    wording = Wording.load()
    if options.format == "json":
        say_json(
            {
                "schema": "avise.intake/1",
                "files": [{"file": report.file, "ignored": list(report.ignored)} for report in reports],
                "results": [_intake_document(result) for result in results],
            }
        )
    for report in reports:
        _complain_of_sheets(report.file, report.ignored)
    for result in results:
        if options.format == "text":
            outcome = wording.label("intake", result.outcome)
            reference = result.reference or ""
            say(
                wording.text(
                    "cli",
                    "intake_line",
                    file=result.file,
                    place=result.place,
                    reference=reference,
                    outcome=outcome,
                )
            )
        for fault in result.faults:
            complain(wording.fault(fault))
        for name in result.ignored:
            complain(ignored_sentence(result.file, result.place, name))
    if options.format == "text":
        counts = Counter(result.outcome for result in results)
        say(wording.text("cli", "intake_total", **{one.value: counts[one] for one in IntakeOutcome}))
    return DONE


def _complain_of_sheets(file: str, titles: tuple[str, ...]) -> None:
    for title in titles:
        complain(ignored_sentence(file, place("whole"), title))


def _write_template(target: Path, programme: Programme) -> int:
    """Write the workbook that employers fill in; a file that is there already is refused by the system."""
    content = request_template(programme)
    with target.open("xb") as file:
        file.write(content)
    say(Wording.load().text("cli", "template_written", file=str(target), programme=programme.short_name))
    return DONE


def _programme(options: argparse.Namespace) -> Programme:
    packaged = load_programmes()
    if options.programme in packaged:
        return packaged[options.programme]
    library, chosen = bootstrap.library_and_choice(options.database)
    wanted = options.programme or chosen
    if wanted not in library:
        raise ProgrammeUnknown(wanted, library)
    return library[wanted]


def _require_readable(files: list[Path]) -> None:
    """Raise ``InputRefused`` where one of several files cannot be read at all, before any of them is taken in."""
    faults = list[Fault]()
    for file in files if len(files) > 1 else ():
        try:
            read_file(file)
        except InputRefused as refusal:
            faults.extend(refusal.faults)
    if faults:
        raise InputRefused(tuple(faults))


def _intake_document(result: IntakeResult) -> dict[str, object]:
    return {
        "file": result.file,
        "place": result.place,
        "reference": result.reference,
        "outcome": result.outcome,
        "dossier": result.dossier_id,
        "version": result.version,
        "quarantine": result.quarantine_id,
        "ignored": list(result.ignored),
        "faults": [
            {"place": fault.place, "found": fault.found, "wanted": fault.wanted, "code": fault.code}
            for fault in result.faults
        ],
    }


def precheck(options: argparse.Namespace) -> int:
    """Check the admissibility of request files, without a database. A file with a fault is refused whole."""
    programme = _programme(options)
    known = [rules.id for rules in programme.rule_sets]
    if options.rules is not None and options.rules not in known:
        raise RuleSetUnknown(options.rules, known)
    as_of = options.as_of or SystemClock().today()
    requests, faults = list[EvaluationRequest](), list[Fault]()
    for file in options.files:
        try:
            read = read_whole(file, as_of=as_of)
        except InputRefused as refusal:
            faults.extend(refusal.faults)
            continue
        _complain_of_sheets(read.name, read.ignored)
        for row in read.rows:
            if row.request is not None:
                requests.append(row.request)
            for name in row.ignored:
                complain(ignored_sentence(file.name, row.place, name))
    if faults:
        raise InputRefused(tuple(faults))
    results = [run_precheck(request, as_of, programme, rules_id=options.rules) for request in requests]
    if options.format == "json":
        say_json(as_document(results))
    else:
        for result in results:
            _say_precheck(result)
    return DONE


def _say_precheck(result: Precheck) -> None:
    wording = Wording.load()
    say(
        wording.text(
            "cli",
            "precheck_heading",
            reference=result.reference,
            rules=result.rules,
            day=result.reference_date,
            outcome=wording.label("precheck_outcome", result.outcome),
        )
    )
    for criterion in result.criteria:
        say(
            wording.text(
                "cli",
                "precheck_line",
                mark=_MARKS[criterion.outcome],
                id=criterion.id,
                label=criterion.label,
                found=criterion.found,
                required=criterion.required,
                source=criterion.source,
            )
        )


def demo(options: argparse.Namespace) -> int:
    """Play the whole demonstration: avis, pictures of the windows and a report, in a folder."""
    from reviewer.cli.demonstration import run

    run(options.out, unencrypted=options.unencrypted)
    return DONE


def database(options: argparse.Namespace) -> int:
    """Run one of the database's own verbs."""
    url = options.database or bootstrap.default_url()
    shown = bootstrap.shown_url(url)
    wording = Wording.load()
    if options.act == "init":
        bootstrap.initialise(url)
        say(wording.text("cli", "database_ready", url=shown))
        if bootstrap.only_this_computer(url):
            say(wording.text("cli", "only_this_computer"))
    elif options.act == "upgrade":
        bootstrap.upgrade(url)
        say(wording.text("cli", "database_upgraded", url=shown))
    elif options.act == "backup":
        return keeping.backup(options, url)
    elif options.act == "restore":
        return keeping.restore(options, url)
    elif options.act == "orphans":
        return keeping.orphans(options, url)
    elif options.act == "keys":
        return locking.keys(options, url)
    elif options.act == "encrypt":
        return locking.encrypt(url)
    elif options.act == "roles":
        return _roles(url, options.grant)
    else:
        return keeping.check(url)
    return DONE


def _roles(url: str, granted: list[str] | None) -> int:
    wording = Wording.load()
    bootstrap.install_roles(url)
    say(wording.text("cli", "roles_installed"))
    if granted is not None:
        login, person = granted
        roles = bootstrap.grant_roles(url, login, person)
        named = ", ".join(wording.label("role", role) for role in roles) or "–"
        say(wording.text("cli", "role_granted", login=login, person=person, roles=named))
    return DONE
