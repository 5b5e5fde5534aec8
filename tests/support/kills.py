"""Processes killed at random moments of an act, again and again, from one seed.

``AVISE_KILLS``: how many kills over all acts (50 where it is not set; the nightly suite sets 1000). ``AVISE_SEED``:
another row of moments than the usual one.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tests.support.source import ROOT

KILLS = int(os.environ.get("AVISE_KILLS", "50"))
SEED = int(os.environ.get("AVISE_SEED", "20250520"))


def share(part: float) -> int:
    """Return how many of all kills an act gets; at least three."""
    return max(3, round(KILLS * part))


@dataclass
class Patience:
    """How long to wait before a kill, learned from what the last ones hit, so that they fall inside the act."""

    chance: random.Random
    longest: float = 0.2

    def wait(self) -> None:
        """Sleep for some part of the longest wait."""
        time.sleep(self.chance.uniform(0.0, self.longest))

    def learn(self, *, ended: bool) -> None:
        """Wait less where the act was over before the kill, more where it was not."""
        self.longest = min(3.0, max(0.01, self.longest * (0.7 if ended else 1.3)))


class Victims:
    """A process that forks one child for each line it is told; the child does one act and may be killed."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.killed_acts"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._hear() == "ready"

    def kill_one(self, patience: Patience, *words: str) -> bool:
        """Let a child do an act and kill it at some moment; tell whether it had ended before."""
        self._say(*words)
        pid = int(self._hear())
        patience.wait()
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        status = int(self._hear().removeprefix("over "))
        assert status in {0, -signal.SIGKILL}, f"{words}: {status}"
        patience.learn(ended=status == 0)
        return status == 0

    def let_one(self, *words: str) -> int:
        """Let a child do an act to its end; return its exit status."""
        self._say(*words)
        self._hear()
        return int(self._hear().removeprefix("over "))

    def end(self) -> None:
        """Let the process go."""
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        self._process.wait()

    def _say(self, *words: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\t".join(words) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def victims() -> Iterator[Victims]:
    """Give a process of victims, gone afterwards."""
    process = Victims()
    try:
        yield process
    finally:
        process.end()
