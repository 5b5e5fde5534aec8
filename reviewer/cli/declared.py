"""``avise figures declared``: the figures of a document held against each other. No database, nothing kept."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from reviewer.cli.output import say, say_json
from reviewer.errors import InputRefused
from reviewer.intake.files import file_bytes
from reviewer.intake.sentences import file_fault
from reviewer.reconciliation.declared import Declared, FiguresUnreadable, from_document
from reviewer.reconciliation.figures import ClaimIncomplete, Finding, refuted
from reviewer.services.reconciliation.sentences import figure_sentence
from reviewer.wording import Wording

SCHEMA = "avise.declared-figures/1"
_DONE, _ANSWER_NO = 0, 1


def declared(options: argparse.Namespace) -> int:
    """Say which claims of a file its own figures refute, and what a person has to judge; status 1 where one is refuted.

    Raises ``InputRefused`` for what is no TOML, ``FiguresUnreadable`` for an entry that says nothing.
    """
    known = _read(options.file)
    try:
        findings = refuted(known.claims)
    except ClaimIncomplete as error:
        raise FiguresUnreadable(str(error)) from None
    if options.format == "json":
        say_json(_document(known, findings))
    else:
        _say(known, findings)
    return _ANSWER_NO if findings else _DONE


def _read(path: Path) -> Declared:
    try:
        document = tomllib.loads(file_bytes(path, "declared").decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        raise InputRefused((file_fault(path.name, "declared_toml"),)) from None
    return from_document(document)


def _say(known: Declared, findings: tuple[Finding, ...]) -> None:
    wording = Wording.load()
    for finding in findings:
        say(figure_sentence(finding, wording))
    for one in known.beyond:
        say(wording.text("figures_cli", "declared_beyond", about=one.about, why=one.why))
    say(
        wording.text(
            "figures_cli",
            "declared_total",
            figures=len(known.figures),
            claims=len(known.claims),
            refuted=len(findings),
            beyond=len(known.beyond),
        )
    )


def _document(known: Declared, findings: tuple[Finding, ...]) -> dict[str, object]:
    wording = Wording.load()
    return {
        "schema": SCHEMA,
        "figures": len(known.figures),
        "claims": len(known.claims),
        "refuted": [
            {
                "claim": finding.claim.id,
                "kind": finding.claim.kind.value,
                "sentence": figure_sentence(finding, wording),
                "places": list(finding.places),
            }
            for finding in findings
        ],
        "beyond": [{"about": one.about, "why": one.why} for one in known.beyond],
    }
