"""The solver in a process of its own, so that a window stays usable and « cancel » always works at once.

HiGHS cannot be interrupted from inside a process; ending the process can. The problem goes in and the answer comes out
as JSON through pipes, never through a file: names of people may be in it. Nothing that is run is read from a pipe.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from reviewer.committee.assignment.plan import (
    AssignmentPlan,
    SolvePhase,
    SolveProgress,
    SolveStopped,
    SolveWatch,
)
from reviewer.committee.assignment.problem import AssignmentProblem, require_consistent
from reviewer.errors import EnvironmentTrouble
from reviewer.solving.documents import plan_from, problem_document

_PAUSE = 0.02
"""Seconds between two looks at the other process. On Windows the looks see its progress only at its end."""


class SolverFailed(EnvironmentTrouble):
    """The solver's process ended without an answer (memory, or ended by somebody)."""


def solve_in_process(problem: AssignmentProblem, watch: SolveWatch | None = None) -> AssignmentPlan:
    """Return what ``solve`` returns, found by another process; call it from a worker, never from the window's thread.

    Raises ``AssignmentContradictory``, ``SolveStopped`` within some hundredths of a second of the wish to stop, and
    ``SolverFailed``.
    """
    watch = watch or SolveWatch()
    require_consistent(problem)
    watch.tell(SolvePhase.PREPARING)
    question: bytes | None = json.dumps(problem_document(problem)).encode()
    result: dict[str, Any] | None = None
    with _process() as process:
        over, heard = False, 0
        while not over:
            try:
                answer, _ = process.communicate(question, timeout=_PAUSE)
                over = True
            except subprocess.TimeoutExpired as waiting:  # nothing is lost: the next call goes on
                answer = waiting.output or b""
            question = None
            whole = answer.rfind(b"\n") + 1
            for line in map(json.loads, answer[heard:whole].splitlines()):
                result = line.get("result", result)
                _tell(line, watch)
            heard = max(heard, whole)
            if watch.should_stop is not None and watch.should_stop():
                raise SolveStopped
    if result is None:
        raise SolverFailed("solver", str(process.returncode))
    return plan_from(result, problem)


@contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    root = str(Path(__file__).resolve().parent.parent.parent)
    known = os.environ.get("PYTHONPATH")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([root, known] if known else [root])}
    words = [sys.executable, "-m", "reviewer.solving"]
    process = subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


def _tell(line: dict[str, Any], watch: SolveWatch) -> None:
    if "progress" in line and watch.on_progress is not None:
        phase, done, total = line["progress"]
        watch.on_progress(SolveProgress(SolvePhase(phase), done, total))
