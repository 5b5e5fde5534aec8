"""What an expert of the scenario does on the grid page, in the office or in a copy of their own: the same services."""

from __future__ import annotations

from reviewer.cli.demonstration_scenario import Step
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.grid import Rating, ScoringGrid
from reviewer.dossier.dossier import Dossier
from reviewer.errors import NotFound
from reviewer.services.office import Office
from reviewer.services.views import GridView


def find(office: Office, programme: str, reference: str) -> Dossier:
    """Return a dossier by its reference; raise ``NotFound``."""
    with office.desk.store.read() as work:
        dossier = work.dossiers.by_reference(programme, reference)
    if dossier is None:
        raise NotFound("dossier", reference)
    return dossier


def fill(office: Office, step: Step, dossier_id: str, *, submit: bool) -> None:
    """Fill the grid of a dossier as far as the step says, and hand it in where ``submit``."""
    page = _grid_page(office, dossier_id)
    if page.dossier is None:
        raise ValueError(f"scenario: the file of {page.reference} is closed to {step.who}")
    put = office.committee.submit_evaluation if submit else office.committee.save_evaluation
    put(
        dossier_id,
        _ratings(page.grid, step),
        step.verdicts,
        step.justification,
        request_version=page.dossier.current.number,
    )


def _grid_page(office: Office, dossier_id: str) -> GridView:
    """Return the expert's page once the file is open to them: they declare first, as everybody does."""
    page = office.committee.open_grid(dossier_id)
    if page.dossier is None and not page.awaits_ruling:
        office.committee.declare_interests(dossier_id, DeclarationKind.NONE)
    return office.committee.open_grid(dossier_id)


def _ratings(grid: ScoringGrid, step: Step) -> dict[str, Rating]:
    """Return the marks by criterion; a draft may stop before the last criterion."""
    found: dict[str, Rating] = {}
    for finding in grid.findings:
        marks = step.marks.get(finding.id, ())
        if len(marks) > len(finding.criteria):
            raise ValueError(f"scenario: too many marks on {step.on}")
        for criterion, mark in zip(finding.criteria, marks, strict=False):
            comment = step.comments.get(criterion.id, "")
            found[criterion.id] = (
                Rating(not_applicable=True, comment=comment)
                if isinstance(mark, str)
                else Rating(mark=mark, comment=comment)
            )
    return found
