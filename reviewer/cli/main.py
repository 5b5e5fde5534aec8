"""``avise``: reads the words, runs one command, turns every expected error into French and an exit status.

Status (contracts): 0 done; 1 done and the answer is « no »; 2 wrong usage; 3 the input was refused and nothing was
changed; 4 trouble outside the program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reviewer.errors import AviseError, EnvironmentTrouble

if TYPE_CHECKING:
    import argparse

DONE, REFUSED, TROUBLE = 0, 3, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``avise`` and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words) if words else _desktop()
    except ImportError as error:
        from reviewer.cli.errors import LibraryMissing
        from reviewer.cli.output import explain

        missing = LibraryMissing.behind(error)
        if missing is None:
            raise
        explain(missing)
        return TROUBLE


def _run(words: Sequence[str]) -> int:
    from reviewer.cli.claiming import claimed
    from reviewer.cli.output import complain_of_system, explain
    from reviewer.cli.parser import parse

    try:
        options = parse(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    try:
        with claimed(options):
            status = _command(options)
        sys.stdout.flush()
        return status
    except AviseError as error:
        explain(error)
        return TROUBLE if isinstance(error, EnvironmentTrouble) else REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLE
    except OSError as error:
        complain_of_system(error)
        return TROUBLE


def _desktop() -> int:
    from reviewer.cli.bootstrap import run_desktop

    return run_desktop(demonstration=None)


def _command(options: argparse.Namespace) -> int:
    if options.version:
        from reviewer import __version__
        from reviewer.cli.output import say

        say(f"avise {__version__}")
        return DONE
    if options.gallery:
        from reviewer.cli.bootstrap import run_gallery

        return run_gallery()
    if options.expert is not None:
        from reviewer.cli.bootstrap import run_expert

        return run_expert(options.home, options.expert)
    if options.command is None:
        from reviewer.cli.demonstration import open_desktop

        return open_desktop() if options.demonstration else _desktop()
    from reviewer.cli import commands
    from reviewer.cli.agreeing import agree
    from reviewer.cli.assigning import assign
    from reviewer.cli.auditing import audit
    from reviewer.cli.figures import figures
    from reviewer.cli.packages import package
    from reviewer.cli.programmes import programme
    from reviewer.cli.protecting import protect
    from reviewer.cli.reconciling import reconcile
    from reviewer.cli.replaying import replay
    from reviewer.cli.verifying import status, verify

    run: dict[str, Callable[[argparse.Namespace], int]] = {
        "intake": commands.intake,
        "precheck": commands.precheck,
        "assign": assign,
        "verify": verify,
        "status": status,
        "reconcile": reconcile,
        "replay": replay,
        "agreement": agree,
        "protect": protect,
        "figures": figures,
        "demo": commands.demo,
        "audit": audit,
        "database": commands.database,
        "package": package,
        "programme": programme,
    }
    return run[options.command](options)
