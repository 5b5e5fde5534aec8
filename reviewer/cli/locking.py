"""``avise database keys …`` and ``avise database encrypt``: who opens an encrypted database, and its key."""

from __future__ import annotations

import argparse
import getpass
import platform
import sys
from collections.abc import Callable
from typing import TypeVar

from reviewer.cli import bootstrap
from reviewer.cli.output import complain, say
from reviewer.dossier.lifecycle import Role
from reviewer.errors import RuleViolation
from reviewer.services.key_access import KeyAccess
from reviewer.services.office import Office
from reviewer.services.ports.key_slots import SlotLine
from reviewer.wording import Wording

DONE = 0
Left = TypeVar("Left")


class NoNewPassword(RuleViolation):
    """A slot was to open by a password, and none was typed, or not the same twice."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


def keys(options: argparse.Namespace, url: str) -> int:
    """Run ``avise database keys`` and its verbs."""
    if options.verb == "rekey":
        return _rekey(url)
    wording = Wording.load()
    with bootstrap.open_office(url, actor=bootstrap.operator(Role.ADMINISTRATOR), create=False) as office:
        if options.verb == "remove":
            line = office.key_access.let_go(options.slot)
            say(wording.text("cli", "key_slot_removed", **_facts(wording, line)))
        elif options.verb in _ADD:
            line, code = _ADD[options.verb](office, options)
            say(wording.text("cli", "key_slot_added", **_facts(wording, line)))
            if code:
                say(code)  # this once: it is kept nowhere
        else:
            for line in office.key_access.lines():
                say(wording.text("cli", "key_slot_line", **_facts(wording, line)))
    return DONE


def encrypt(url: str) -> int:
    """Encrypt a database in clear, and say what beside it stays in clear."""
    wording = Wording.load()
    left = _rewritten(url, "encrypt_progress", bootstrap.encrypt, KeyAccess.note_encrypted)
    say(wording.text("cli", "encrypt_done", url=bootstrap.shown_url(url)))
    for path in left:
        complain(wording.text("cli", "encrypt_left", path=path))
    return DONE


def _rekey(url: str) -> int:
    wording = Wording.load()
    unreadable = _rewritten(url, "rekey_progress", bootstrap.rekey, KeyAccess.note_rekeyed)
    say(wording.text("cli", "rekey_done"))
    if unreadable:
        complain(wording.text("cli", "rekey_unreadable", count=len(unreadable)))
    return DONE


def _rewritten(
    url: str,
    progress: str,
    rewrite: Callable[[str, Callable[[int, int], None]], Left],
    note: Callable[[KeyAccess], object],
) -> Left:
    """Write every file of a database anew, as an administrator who may, and note it; return what could not be."""
    administrator = bootstrap.operator(Role.ADMINISTRATOR)
    with bootstrap.open_office(url, actor=administrator, create=False) as office:
        office.key_access.require_change()
    left = rewrite(url, _teller(progress))
    with bootstrap.open_office(url, actor=administrator, create=False) as office:
        note(office.key_access)
    return left


def _add_password(office: Office, options: argparse.Namespace) -> tuple[SlotLine, str]:
    password = _new_password(options.holder, options.password_stdin)
    return office.key_access.let_in_by_password(options.holder, password), ""


def _add_recovery(office: Office, options: argparse.Namespace) -> tuple[SlotLine, str]:
    return office.key_access.let_in_by_code(options.holder)


def _add_computer(office: Office, options: argparse.Namespace) -> tuple[SlotLine, str]:
    holder = options.holder or platform.node()
    return office.key_access.let_in_this_computer(holder, keyring=options.keyring), ""


_ADD: dict[str, Callable[[Office, argparse.Namespace], tuple[SlotLine, str]]] = {
    "add-password": _add_password,
    "add-recovery": _add_recovery,
    "add-computer": _add_computer,
}


def _new_password(holder: str, from_input: bool) -> str:
    wording = Wording.load()
    if from_input:  # after the line of who acts, where there is one
        password = again = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = getpass.getpass(wording.text("cli", "new_password_prompt", holder=holder))
        again = getpass.getpass(wording.text("cli", "new_password_again"))
    else:
        password = again = ""
    if not password or password != again:
        raise NoNewPassword(holder)
    return password


def _facts(wording: Wording, line: SlotLine) -> dict[str, object]:
    return {"id": line.id, "kind": wording.label("key_slot_kind", line.kind), "holder": line.holder}


def _teller(key: str) -> Callable[[int, int], None]:
    wording = Wording.load()

    def tell(done: int, of: int) -> None:
        complain(wording.text("cli", key, done=done, of=of))

    return tell
