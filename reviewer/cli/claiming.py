"""Who acts at the command line: ``--as`` and a password, asked at the terminal or read from standard input."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial

from reviewer.cli import bootstrap
from reviewer.errors import RuleViolation
from reviewer.wording import Wording


class NoPasswordGiven(RuleViolation):
    """A login was named, and there is neither a terminal to ask at nor a password on standard input."""

    def __init__(self, login: str) -> None:
        super().__init__(login)
        self.login = login


@contextmanager
def claimed(options: argparse.Namespace) -> Iterator[None]:
    """Keep who the command says acts, for the database that it opens; the claim ends with the command."""
    login: str | None = getattr(options, "login", None)
    claim = None
    if login is not None:
        # Asked once: the same password opens the database and signs in.
        claim = bootstrap.Claim(login, cache(partial(_password, login, options.password_stdin)))
    before = bootstrap.CLAIM.set(claim)
    try:
        yield
    finally:
        bootstrap.CLAIM.reset(before)


def _password(login: str, from_input: bool) -> str:
    if from_input:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = getpass.getpass(Wording.load().text("cli", "password_prompt", login=login))
    else:
        password = ""
    if not password:
        raise NoPasswordGiven(login)
    return password
