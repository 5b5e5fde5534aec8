"""The one-folder application starts by one file: the program, or its solver."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from reviewer import __version__

ROOT = Path(__file__).parents[2]


def _bundled(*words: str, said: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(ROOT / ".ci/bundle/entry.py"), *words]
    return subprocess.run(command, input=said, capture_output=True, cwd=ROOT, timeout=60, check=False)


def test_the_bundle_is_avise() -> None:
    started = _bundled("--version")
    assert started.returncode == 0
    assert __version__ in started.stdout.decode()


def test_the_bundle_runs_its_solver_as_the_program_asks_for_it() -> None:
    started = _bundled("-m", "reviewer.solving", said=b"{}")
    assert started.returncode == 3
    assert json.loads(started.stdout)["refused"]
