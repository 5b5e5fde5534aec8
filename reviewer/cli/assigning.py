"""``avise assign``: one assignment problem from a file, solved and explained; no database."""

from __future__ import annotations

import argparse

from reviewer.cli.output import complain, say, say_json
from reviewer.committee.assignment.plan import AssignmentPlan
from reviewer.committee.assignment.problem import AssignmentProblem
from reviewer.committee.assignment.solver import solve
from reviewer.intake.sentences import ignored_sentence, place, shown
from reviewer.solving.documents import result_document
from reviewer.solving.problem_file import read_problem
from reviewer.solving.sentences import explanation
from reviewer.wording import Wording


def assign(options: argparse.Namespace) -> int:
    """Solve a problem file; a file with a fault is refused whole."""
    read = read_problem(options.file)
    for name in read.ignored:
        complain(ignored_sentence(options.file.name, place("whole"), name))
    plan = solve(read.problem, seconds=options.seconds)
    if options.format == "json":
        say_json(result_document(plan))
    else:
        _say(read.problem, plan)
    return 0


def _say(problem: AssignmentProblem, plan: AssignmentPlan) -> None:
    wording = Wording.load()
    seated: dict[str, list[str]] = {dossier: [] for dossier in problem.dossiers}
    for dossier, expert in plan.pairs:
        seated[dossier].append(shown(expert, 200))
    nobody = wording.text("cli", "assign_nobody")
    for dossier, experts in seated.items():
        names = ", ".join(experts) or nobody
        say(wording.text("cli", "assign_line", dossier=shown(dossier, 200), experts=names))
    for one in plan.unfilled:
        told = explanation(one)
        say(wording.text("cli", "assign_unfilled", dossier=shown(one.dossier, 200), explanation=told))
    say(
        wording.text(
            "cli",
            "assign_total",
            status=wording.label("assignment_status", plan.status),
            places=plan.places,
            objective=str(plan.objective).replace(".", ","),
            heaviest=plan.heaviest_load,
        )
    )
