"""How the command line speaks: one JSON document on standard output, or French lines; sentences on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

from reviewer.errors import AviseError, InputRefused
from reviewer.wording import Wording


def say(line: str) -> None:
    """Print a line on standard output."""
    sys.stdout.write(line + "\n")


def complain(line: str) -> None:
    """Print a line on standard error."""
    sys.stderr.write(line + "\n")


def say_json(document: Mapping[str, object]) -> None:
    """Print one JSON document, and nothing else, on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def explain(error: AviseError) -> None:
    """Print an error in French: one sentence a fault for a refused input, else the explanation."""
    wording = Wording.load()
    if isinstance(error, InputRefused) and error.faults:
        for fault in error.faults:
            complain(wording.text("cli", "fault", sentence=wording.fault(fault)))
    else:
        files = getattr(error, "__notes__", ())  # the file that it is about, where the error does not know it
        explanation = wording.explain(error)
        said = "".join(wording.text("cli", "about_file", file=file) for file in files) + str(explanation)
        complain(wording.text("cli", "error", explanation=said))


def complain_of_system(error: OSError) -> None:
    """Print trouble with a file or the disk."""
    wording = Wording.load()
    complain(wording.text("cli", "system", file=str(error.filename or ""), reason=wording.reason_of(error)))
