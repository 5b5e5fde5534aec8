"""A small grid and what experts write on it: two findings, one criterion that may be left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.decision import ReconsiderationRequest
from reviewer.committee.deliberation import Deliberation
from reviewer.committee.evaluation import Evaluation
from reviewer.committee.grid import GridCriterion, GridFinding, Mark, Rating, ScoringGrid

MARKS = tuple(Mark(value=value, label=f"niveau {value}") for value in range(5))
START = datetime(2025, 5, 20, 13, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    """Return an instant so many minutes after the start."""
    return START + timedelta(minutes=minutes)


def a_criterion(key: str, **others: object) -> GridCriterion:
    """Return a criterion of weight 1 on the scale 0 to 4, with a comment due at 0 and 1."""
    facts: dict[str, object] = {
        "id": key,
        "label": f"Critère {key}",
        "guidance": "",
        "weight": 1,
        "marks": MARKS,
        "may_be_not_applicable": False,
        "comment_required_up_to": 1,
    }
    return GridCriterion(**{**facts, **others})  # type: ignore[arg-type]  # a table of facts, for tests


GRID = ScoringGrid(
    id="grille-d-essai",
    valid_from=date(2021, 4, 22),
    source="essai",
    confidence="to_confirm",
    findings=(
        GridFinding(
            id="job",
            label="Emploi",
            question="L’emploi est-il en IA ?",
            criteria=(
                a_criterion("job.tasks", weight=3),
                a_criterion("job.share", may_be_not_applicable=True),
            ),
        ),
        GridFinding(
            id="profile",
            label="Profil",
            question="Le profil répond-il ?",
            criteria=(a_criterion("profile.match"),),
        ),
    ),
)


def ratings(mark: int = 3, comment: str = "") -> dict[str, Rating]:
    """Return the same mark everywhere."""
    return {criterion.id: Rating(mark=mark, comment=comment) for criterion in GRID.criteria}


def verdicts(job: bool = True, profile: bool = True) -> dict[str, bool]:
    """Return an answer to each finding."""
    return {"job": job, "profile": profile}


def a_draft(expert: str, seat: int, **others: object) -> Evaluation:
    """Return an empty draft on the small grid."""
    facts: dict[str, object] = {
        "id": f"evaluation-{expert}",
        "dossier_id": "d1",
        "expert_id": expert,
        "seat": seat,
        "grid_id": GRID.id,
        "request_version": 1,
    }
    return Evaluation(**{**facts, **others})  # type: ignore[arg-type]  # a table of facts, for tests


def a_vote(
    expert: str,
    seat: int,
    answers: Mapping[str, bool],
    *,
    justification: str = "Parce que.",
    minute: int = 10,
) -> Evaluation:
    """Return a sealed evaluation."""
    draft = a_draft(expert, seat).fill(GRID, ratings(), answers, justification)
    return draft.submit(GRID, at(minute), justification_required=False)


def a_deliberation(*, with_concertation: bool = True, reviewers: int = 2) -> Deliberation:
    """Return a deliberation that nobody sits on yet."""
    return Deliberation(
        dossier_id="d1",
        grid_id=GRID.id,
        finding_ids=GRID.finding_ids,
        reviewers=reviewers,
        with_concertation=with_concertation,
    )


def seated(deliberation: Deliberation, *experts: str) -> Deliberation:
    """Seat experts on the open seats, in order, each with a declaration without conflict."""
    for minute, expert in enumerate(experts):
        number = deliberation.open_seats()[0]
        deliberation = deliberation.seat_expert(number, expert, "claude", at(minute))
        deliberation = deliberation.declare(expert, DeclarationKind.NONE, "", at(minute))
    return deliberation


def voted(
    first: Mapping[str, bool], second: Mapping[str, bool], *, with_concertation: bool = True
) -> Deliberation:
    """Return a deliberation in which Éli and Elsa have sealed these answers."""
    deliberation = seated(a_deliberation(with_concertation=with_concertation), "eli", "elsa")
    deliberation = deliberation.put_evaluation(a_vote("eli", 1, first, minute=10))
    return deliberation.put_evaluation(a_vote("elsa", 2, second, minute=11))


def reconsidered(deliberation: Deliberation, minute: int = 60) -> Deliberation:
    """Return a decided deliberation's second round, that nobody sits on yet."""
    request = ReconsiderationRequest(
        reason="Une pièce nouvelle.",
        received_on=at(minute).date(),
        recorded_by="claude",
        recorded_at=at(minute),
    )
    return deliberation.reconsider(
        request,
        grid_id=GRID.id,
        finding_ids=GRID.finding_ids,
        reviewers=deliberation.reviewers,
        with_concertation=deliberation.with_concertation,
    )
