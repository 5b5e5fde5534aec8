"""The real command line in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What a command left: its status, and what it said on each side."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """Return standard output, which is one JSON document and nothing else."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def sentences(self) -> list[str]:
        """Return the lines of standard error."""
        return self.err.splitlines()


def avise(*words: object, folder: Path | None = None) -> Answer:
    """Run ``avise`` with these words in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "reviewer", *map(str, words)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Answer(done.returncode, done.stdout, done.stderr)
