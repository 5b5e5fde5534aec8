"""The solver in a process of its own: a problem on standard input; on standard output a line of JSON a step.

``{"progress": {…}}`` any number of times, then ``{"result": …}`` or ``{"refused": [faults]}``.
"""

from __future__ import annotations

import json
import sys

from reviewer.committee.assignment.plan import SolveProgress, SolveWatch
from reviewer.committee.assignment.solver import solve
from reviewer.errors import InputRefused
from reviewer.solving.documents import result_document
from reviewer.solving.problem_file import parse_problem


def main() -> int:
    """Read, solve, answer."""
    try:
        problem = parse_problem(sys.stdin.buffer.read(), "problem.json").problem
    except InputRefused as refused:
        _say({"refused": [fault.place for fault in refused.faults]})
        return 3
    plan = solve(problem, SolveWatch(on_progress=_tell))
    _say({"result": result_document(plan)})
    return 0


def _tell(progress: SolveProgress) -> None:
    _say({"progress": [progress.phase.value, progress.done, progress.total]})


def _say(document: object) -> None:
    sys.stdout.write(json.dumps(document) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
