"""``avise protect``: tables of counts, their small cells hidden so that nobody can work them out, and the proof."""

from __future__ import annotations

import argparse
from dataclasses import replace

from reviewer.cli.errors import read_given_files
from reviewer.cli.output import complain, say, say_json
from reviewer.intake.sentences import shown
from reviewer.solving.protection import protection_document, read_protection
from reviewer.statistics.protection.protect import protect as protected
from reviewer.statistics.protection.settings import protection_settings
from reviewer.statistics.protection.tables import (
    CountTables,
    ProtectedCell,
    Protection,
    ProtectionStatus,
    in_words,
)
from reviewer.wording import Wording

_ANSWER_NO = 1


def protect(options: argparse.Namespace) -> int:
    """Say what may be published of some tables; status 1 where a small cell cannot be protected."""
    given = [options.file, *([options.relations] if options.relations else []), *options.previous]
    read_given_files(given, "protection")
    problem = read_protection(options.file, options.relations, options.previous)
    settings = protection_settings()
    threshold = settings.latest.value if options.threshold is None else options.threshold
    found = protected(
        problem.tables,
        threshold,
        problem.editions,
        effort=replace(settings.effort, seconds=options.seconds or settings.effort.seconds),
        keep_totals=options.keep_totals,
        hold=options.hold,
    )
    _warn(found, problem.tables)
    if options.format == "json":
        say_json(protection_document(found, problem.tables))
    else:
        _say(found, problem.tables)
    return _ANSWER_NO if found.status is ProtectionStatus.IMPOSSIBLE else 0


def _warn(found: Protection, tables: CountTables) -> None:
    wording = Wording.load()
    for cell in found.exposed:
        complain(
            wording.text(
                "protection_cli",
                "exposed",
                cell=shown(in_words(cell.key, tables.columns), 200),
                low=cell.low,
                high=_high(cell),
                threshold=found.threshold,
            )
        )
    hidden = {cell.key for cell in found.cells if cell.reason is not None}
    for key in found.revised:
        key_of = "revised_hidden" if key in hidden else "revised"
        complain(
            wording.text(
                "protection_cli",
                key_of,
                cell=shown(in_words(key, tables.columns), 200),
                threshold=found.threshold,
            )
        )
    if found.set_aside:
        complain(wording.text("protection_cli", "set_aside", count=found.set_aside))


def _say(found: Protection, tables: CountTables) -> None:
    wording = Wording.load()
    impossible = found.status is ProtectionStatus.IMPOSSIBLE
    for cell in found.cells:
        name = shown(in_words(cell.key, tables.columns), 200)
        if cell.reason is None:
            if not impossible:
                say(wording.text("protection_cli", "shown", cell=name, count=cell.count))
        elif not impossible:
            say(
                wording.text(
                    "protection_cli",
                    "hidden" if cell.held is None else "held",
                    cell=name,
                    count="" if cell.held is None else cell.held.count,
                    edition="" if cell.held is None else cell.held.edition,
                    reason=wording.label("protection_reason", cell.reason),
                    low=cell.low,
                    high=_high(cell),
                )
            )
    small = [cell for cell in found.cells if 1 <= cell.count < found.threshold]
    say(
        wording.text(
            "protection_cli",
            "total",
            status=wording.label("protection_status", found.status),
            threshold=found.threshold,
            small=len(small),
            hidden=found.hidden,
            hidden_sum=found.hidden_sum,
            least=found.least,
        )
    )


def _high(cell: ProtectedCell) -> str:
    return Wording.load().text("protection_cli", "no_limit") if cell.high is None else str(cell.high)
