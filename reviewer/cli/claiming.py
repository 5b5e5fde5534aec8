"""Who acts at the command line: ``--as`` and a password, asked at the terminal or read from standard input."""

from __future__ import annotations

import argparse
import getpass
import sys
from functools import cache, partial

from reviewer.cli import bootstrap
from reviewer.errors import RuleViolation
from reviewer.wording import Wording


class NoPasswordGiven(RuleViolation):
    """A login was named, and there is neither a terminal to ask at nor a password on standard input."""

    def __init__(self, login: str) -> None:
        super().__init__(login)
        self.login = login


def claim(options: argparse.Namespace) -> None:
    """Keep who the command says acts, for the database that it opens."""
    login = getattr(options, "login", None)
    if login is None:
        bootstrap.CLAIM.set(None)
        return
    # Asked once: the same password opens the database and signs in.
    bootstrap.CLAIM.set(bootstrap.Claim(login, cache(partial(_password, login, options.password_stdin))))


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
