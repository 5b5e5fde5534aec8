"""The printing systems: CUPS (Linux and macOS) and Windows, through their own commands, without a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ui.printing.port import Printers, PrintRefused, PrintSystem

PATIENCE_S = 30

Run = Callable[[Sequence[str]], "Answer"]


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
    """Linux and macOS: ``lpstat`` names the queues, ``lp`` takes the file itself."""

    run: Run = run

    def printers(self) -> Printers:
        """Return the queues that CUPS offers."""
        names = tuple(line.strip() for line in self.run(("lpstat", "-e")).out.splitlines() if line.strip())
        told = self.run(("lpstat", "-d")).out.partition(":")[2].strip()
        return Printers(names=names, default=told if told in names else None)

    def print_file(self, file: Path, *, printer: str, copies: int, title: str) -> None:
        """Spool the file; ``lp`` has copied it when it returns."""
        answer = self.run(("lp", "-d", printer, "-n", str(copies), "-t", title, "--", str(file)))
        if answer.code != 0:
            raise PrintRefused(printer, answer.err.strip())


@dataclass(frozen=True, slots=True)
class Windows:
    """Windows: PowerShell names the printers; the program registered for PDF files prints the file itself."""

    run: Run = run

    def printers(self) -> Printers:
        """Return the printers that Windows knows."""
        names = self._ask("Get-CimInstance Win32_Printer | ForEach-Object { $_.Name }")
        default = self._ask(
            "Get-CimInstance Win32_Printer -Filter 'Default=True' | ForEach-Object { $_.Name }"
        )
        return Printers(names=names, default=default[0] if default else None)

    def print_file(self, file: Path, *, printer: str, copies: int, title: str) -> None:  # no title there
        """Hand the file over, once for each copy."""
        command = (
            f"Start-Process -FilePath '{_quoted(str(file))}' -Verb PrintTo"
            f" -ArgumentList '\"{_quoted(printer)}\"' -Wait"
        )
        for _ in range(copies):
            answer = self.run(("powershell", "-NoProfile", "-NonInteractive", "-Command", command))
            if answer.code != 0:
                raise PrintRefused(printer, answer.err.strip())

    def _ask(self, command: str) -> tuple[str, ...]:
        out = self.run(("powershell", "-NoProfile", "-NonInteractive", "-Command", command)).out
        return tuple(line.strip() for line in out.splitlines() if line.strip())


def this_system() -> PrintSystem:
    """Return the printing system of this computer."""
    return Windows() if sys.platform == "win32" else Cups()


def _quoted(text: str) -> str:
    return text.replace("'", "''").replace('"', "")
