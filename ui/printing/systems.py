"""The printing systems: CUPS (Linux and macOS) and Windows, through their own commands, without a shell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.printing.port import Printers, PrintOrder, PrintRefused, PrintSystem, Tray, Trays

PATIENCE_S = 30

Run = Callable[[Sequence[str]], "Answer"]

_SLOT = re.compile(r"^InputSlot(?:/(?P<label>[^:]*))?:\s*(?P<choices>.*)$", re.MULTILINE)
_JOB = re.compile(r"request id is (?P<job>\S+)")
_TRAY = re.compile(r"[A-Za-z0-9_.+-]{1,127}")  # an IPP keyword: nothing that could be another option


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str


def run(command: Sequence[str]) -> Answer:
    """Run a command in the C locale; one that is not there, or does not answer, is an answer too."""
    if shutil.which(command[0]) is None:
        return Answer(127, "", "")
    try:
        done = subprocess.run(
            list(command),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Answer(126, "", str(error))
    return Answer(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True, slots=True)
class Cups:
    """Linux and macOS: ``lpstat`` names the queues, ``lpoptions`` their trays, ``lp`` takes the file itself."""

    run: Run = run

    def printers(self) -> Printers:
        """Return the queues that CUPS offers."""
        names = tuple(line.strip() for line in self.run(("lpstat", "-e")).out.splitlines() if line.strip())
        told = self.run(("lpstat", "-d")).out.partition(":")[2].strip()
        return Printers(names=names, default=told if told in names else None)

    def trays(self, printer: str) -> Trays:
        """Return what the queue's driver calls its input slots."""
        found = _SLOT.search(self.run(("lpoptions", "-p", printer, "-l")).out)
        if found is None:
            return Trays()
        choices = found["choices"].split()
        names = [one.removeprefix("*") for one in choices]
        default = next((one[1:] for one in choices if one.startswith("*")), None)
        return Trays(all=tuple(Tray(id=one, name=one) for one in names), default=default)

    def print_file(self, file: Path, order: PrintOrder, *, title: str) -> str:
        """Spool the file; ``lp`` has copied it when it returns. Jobs of one queue go in the order of their numbers."""
        tray = () if order.tray is None else ("-o", f"InputSlot={_checked_tray(order)}")
        command = ("lp", "-d", order.printer, "-n", str(order.copies), *tray, "-t", title, "--", str(file))
        answer = self.run(command)
        if answer.code != 0:
            raise PrintRefused(order.printer, answer.err.strip())
        job = _JOB.search(answer.out)
        return "" if job is None else job["job"]


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows: PowerShell names the printers; the program registered for PDF files prints the file itself.

    That program chooses the tray: the printer's own setting holds.
    """

    run: Run = run

    def printers(self) -> Printers:
        """Return the printers that Windows knows."""
        names = self._ask("Get-CimInstance Win32_Printer | ForEach-Object { $_.Name }")
        default = self._ask(
            "Get-CimInstance Win32_Printer -Filter 'Default=True' | ForEach-Object { $_.Name }"
        )
        return Printers(names=names, default=default[0] if default else None)

    def trays(self, printer: str) -> Trays:
        """Return none: the registered program takes no tray."""
        del printer
        return Trays()

    def print_file(self, file: Path, order: PrintOrder, *, title: str) -> str:
        """Hand the file over, once for each copy; Windows names no job and takes no title."""
        del title
        command = (
            f"Start-Process -FilePath '{_quoted(str(file))}' -Verb PrintTo"
            f" -ArgumentList '\"{_quoted(order.printer)}\"' -Wait"
        )
        for _ in range(order.copies):
            answer = self.run(("powershell", "-NoProfile", "-NonInteractive", "-Command", command))
            if answer.code != 0:
                raise PrintRefused(order.printer, answer.err.strip())
        return ""

    def _ask(self, command: str) -> tuple[str, ...]:
        out = self.run(("powershell", "-NoProfile", "-NonInteractive", "-Command", command)).out
        return tuple(line.strip() for line in out.splitlines() if line.strip())


def this_system() -> PrintSystem:
    """Return the printing system of this computer."""
    return Windows() if sys.platform == "win32" else Cups()


def _checked_tray(order: PrintOrder) -> str:
    if order.tray is None or _TRAY.fullmatch(order.tray) is None:
        raise PrintRefused(order.printer, str(order.tray))
    return order.tray


def _quoted(text: str) -> str:
    return text.replace("'", "''").replace('"', "")
