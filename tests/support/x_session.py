"""A desktop session of its own: X server, window manager, D-Bus, AT-SPI, the Orca screen reader in French, and us.

Everything is a child of the test and ends with it; nothing of whoever runs it is read or touched. No sound and no
speech server are needed: Orca writes what it says to its debug file.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "tests" / "xvfb" / "assistive_client.py"
SYSTEM_PYTHON = "/usr/bin/python3"
BUS_LAUNCHER = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SAID = re.compile(r"SPEECH OUTPUT: '(.*?)' ?\{", re.DOTALL)
LOCALE = "fr_CA.UTF-8"
PATIENCE_S = 60.0
QUIET_S = 0.3
"""Nothing new for so long: the screen reader has finished with what happened."""
STEP_S = 5.0
"""How long the focus may take to get to the next stop; taken for still there, it would be sent past it."""
STEPS = frozenset({"Tab", "shift+Tab"})

NOBODY_ELSE = "#!/bin/sh\nexit 1\n"
"""``pgrep`` as Orca finds it here: an Orca of whoever runs the tests is neither ended nor in the way."""

ORCA = """import orca.debug
import orca.settings

orca.debug.debugFile.reconfigure(line_buffering=True)
orca.settings.enableKeyEcho = False
orca.settings.enableEchoByCharacter = False
orca.settings.enableEchoByWord = False
"""
"""What Orca runs when it starts: it says what is on the screen, not which key was pressed, and writes it at once."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the focus: what AT-SPI tells of it, and what was said on the way there."""

    key: str
    name: str
    role: str
    labels: tuple[str, ...]
    states: frozenset[str]
    said: tuple[str, ...]

    @property
    def called(self) -> str:
        """Return what the control is called, by itself or by its label."""
        return self.name or " ".join(self.labels)


@dataclass
class XSession:
    """Started by ``start``; ``open`` runs a program in it, ``press`` presses keys as a keyboard does."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    client: subprocess.Popen[str] | None = None
    _read: int = 0

    # --- the session -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the server, the bus, the window manager, AT-SPI and Orca, in this order."""
        for name in ("home", "run", "locale"):
            (self.folder / name).mkdir(mode=0o700)
        home = self.folder / "home"
        (self.folder / "orca").mkdir()
        tools = self.folder / "bin"
        tools.mkdir()
        (tools / "pgrep").write_text(NOBODY_ELSE, encoding="utf-8")
        (tools / "pgrep").chmod(0o700)
        (self.folder / "orca" / "orca-customizations.py").write_text(ORCA, encoding="utf-8")
        made = [
            "localedef",
            "-i",
            LOCALE.partition(".")[0],
            "-f",
            "UTF-8",
            str(self.folder / "locale" / LOCALE),
        ]
        subprocess.run(made, check=False, capture_output=True)  # warnings of a charmap are no failure
        self.environment = {
            "PATH": os.pathsep.join((str(tools), os.environ["PATH"])),
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "LOCPATH": str(self.folder / "locale"),
            "LANG": LOCALE,
            "LC_ALL": LOCALE,
            "LANGUAGE": "fr",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "NO_PROXY": "*",
            "TZ": "America/Montreal",
        }
        self.environment["DISPLAY"] = f":{self._display()}"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        self._run(["openbox", "--sm-disable"])
        launcher = next(one for one in BUS_LAUNCHER if Path(one).exists())
        self._run([launcher, "--launch-immediately", "--a11y=1"])
        self.client = subprocess.Popen(
            [SYSTEM_PYTHON, str(CLIENT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self.environment,
        )
        orca = ["orca", "--user-prefs", str(self.folder / "orca"), "--debug-file", str(self.speech)]
        self._run([*orca, "--debug", "--disable=braille"])
        self.until(lambda: "activé" in self._log(), "Orca did not start")

    def stop(self) -> None:
        """End everything that was started, the last first."""
        if self.client is not None:
            self.client.kill()
            self.client.wait()
            for pipe in (self.client.stdin, self.client.stdout):
                if pipe is not None:
                    pipe.close()
        for one in reversed(self.running):
            self.end(one)

    @property
    def speech(self) -> Path:
        """Return Orca's debug file."""
        return self.folder / "orca.log"

    # --- a program -------------------------------------------------------------------------------------------

    def open(self, database: str, title: str = "Avisé") -> subprocess.Popen[bytes]:
        """Open the real program on a database and wait until assistive software sees its window."""
        program = [sys.executable, "-m", "reviewer"]
        opened = self._run(program, AVISE_DATABASE=database, PYTHONPATH=str(ROOT))
        found = self.ask({"do": "window", "name": title, "seconds": PATIENCE_S})
        if not found["found"]:
            raise TimeoutError(self._errors(opened))
        return opened

    def end(self, one: subprocess.Popen[bytes]) -> None:
        """End a program that was opened here."""
        one.terminate()
        try:
            one.wait(10)
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()
        if one in self.running:
            self.running.remove(one)

    # --- a person --------------------------------------------------------------------------------------------

    def press(self, key: str) -> Stop:
        """Press a key (``Tab``, ``ctrl+Return``), wait for silence, and return where one is and what was said."""
        before = self.ask({"do": "focus"})["count"]
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], env=self.environment, check=True)
        self._hush(before, STEP_S if key in STEPS else 3 * QUIET_S)
        return self.here(key)

    def type(self, text: str) -> Stop:
        """Type a text where the focus is."""
        subprocess.run(
            ["xdotool", "type", "--clearmodifiers", "--delay", "8", text], env=self.environment, check=True
        )
        self._hush(None)
        return self.here("type")

    def here(self, key: str = "") -> Stop:
        """Return where the focus is and what was said since the last time."""
        told = self.ask({"do": "focus"})
        return Stop(
            key,
            told["name"],
            told["role"],
            tuple(told.get("labels", ())),
            frozenset(told["states"]),
            self.heard(),
        )

    def heard(self) -> tuple[str, ...]:
        """Return what Orca said since the last time."""
        whole = self._log()
        new, self._read = whole[self._read :], len(whole)
        return tuple(said for one in SAID.findall(new) if (said := " ".join(one.split())))

    def has_said(self, words: str) -> bool:
        """Tell whether Orca ever said these words."""
        return any(words in one for one in SAID.findall(self._log()))

    @property
    def announced(self) -> tuple[str, ...]:
        """Return what the program had announced so far, wherever the focus was; later readers than this Orca say it."""
        return tuple(self.ask({"do": "announced"})["announced"])

    def arrive(self, name: str) -> None:
        """Wait until a control of this name has the focus, and what is said of it has been said."""
        self.until(lambda: name in self.ask({"do": "focus"})["name"], f"never there: {name}")
        self._hush(None)
        self.heard()

    # --- inside ----------------------------------------------------------------------------------------------

    def ask(self, command: Mapping[str, object]) -> dict[str, Any]:
        """Ask the assistive client."""
        client = self.client
        if client is None or client.stdin is None or client.stdout is None:
            raise RuntimeError("there is no assistive client yet")
        client.stdin.write(json.dumps(command) + "\n")
        client.stdin.flush()
        answer: dict[str, Any] = json.loads(client.stdout.readline())
        return answer

    def _hush(self, before: int | None, unmoved_s: float = QUIET_S) -> None:
        """Wait until nothing more is said: at least until the focus has moved, or has not for so long."""
        size, quiet, until = -1, 0.0, time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            time.sleep(0.05)
            now = self.speech.stat().st_size
            quiet = quiet + 0.05 if now == size else 0.0
            size = now
            moved = before is None or self.ask({"do": "focus"})["count"] != before
            if quiet >= (QUIET_S if moved else unmoved_s):
                return
        raise TimeoutError("the screen reader never fell silent")

    def _display(self) -> int:
        read, write = os.pipe()
        server = [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            "1600x1000x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]
        self.running.append(
            subprocess.Popen(server, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
        os.close(write)
        with os.fdopen(read) as told:
            return int(told.readline())

    def _bus(self) -> str:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self.environment,
        )
        self.running.append(bus)
        if bus.stdout is None:
            raise RuntimeError("the bus tells no address")
        with bus.stdout as told:
            return told.readline().decode().strip()

    def _run(self, command: Sequence[str], **more: str) -> subprocess.Popen[bytes]:
        errors = (self.folder / f"errors-{len(self.running)}.txt").open("wb")
        with errors:
            one = subprocess.Popen(
                command,
                env={**self.environment, **more},
                stdout=subprocess.DEVNULL,
                stderr=errors,
                cwd=self.folder,
            )
        self.running.append(one)
        return one

    def _errors(self, one: subprocess.Popen[bytes]) -> str:
        number = self.running.index(one)
        return (self.folder / f"errors-{number}.txt").read_text(encoding="utf-8", errors="replace")[-2000:]

    def _log(self) -> str:
        return self.speech.read_text(encoding="utf-8", errors="replace") if self.speech.exists() else ""

    def until(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Wait until something holds. Raises ``TimeoutError`` with these words where it never does."""
        until = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > until:
                raise TimeoutError(otherwise)
            time.sleep(0.1)
