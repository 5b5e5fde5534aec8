"""What a dossier waits for: the one act that brings it further, for lists and for whoever opens it.

Nothing here tells whether one of the first experts has submitted: before all have, the act is the same.
"""

from __future__ import annotations

from types import MappingProxyType

from reviewer.dossier.lifecycle import Act, DossierState

_BY_STATE: MappingProxyType[DossierState, Act | None] = MappingProxyType(
    {
        DossierState.RECEIVED: Act.FIND_ADMISSIBLE,
        DossierState.INCOMPLETE: Act.RECORD_COMPLEMENTS,
        DossierState.INADMISSIBLE: None,
        DossierState.ADMISSIBLE: Act.ASSIGN,
        DossierState.IN_REVIEW: Act.SUBMIT_EVALUATION,
        DossierState.CONCERTATION: Act.STATE_POSITION,
        DossierState.THIRD_REVIEW: Act.SUBMIT_EVALUATION,
        DossierState.DECIDED: Act.DRAFT_AVIS,
        DossierState.DRAFTED: Act.VALIDATE_AVIS,
        DossierState.VALIDATED: Act.SIGN_AVIS,
        DossierState.ISSUED: None,
        DossierState.WITHDRAWN: None,
    }
)
_BY_STEP: MappingProxyType[tuple[DossierState, str], Act] = MappingProxyType(
    {
        (DossierState.ADMISSIBLE, "evaluations"): Act.START_REVIEW,
        (DossierState.IN_REVIEW, "seats"): Act.ASSIGN,
        (DossierState.IN_REVIEW, "concertation"): Act.OPEN_CONCERTATION,
        (DossierState.IN_REVIEW, "third_seat"): Act.OPEN_THIRD_REVIEW,
        (DossierState.IN_REVIEW, "confirmation"): Act.CONFIRM_DECISION,
        (DossierState.CONCERTATION, "third_seat"): Act.OPEN_THIRD_REVIEW,
        (DossierState.CONCERTATION, "confirmation"): Act.CONFIRM_DECISION,
        (DossierState.THIRD_REVIEW, "third_seat"): Act.ASSIGN,
        (DossierState.THIRD_REVIEW, "confirmation"): Act.CONFIRM_DECISION,
    }
)

_FIRST_AT_WORK = frozenset(
    {
        (DossierState.IN_REVIEW, Act.SUBMIT_EVALUATION),
        (DossierState.IN_REVIEW, Act.OPEN_CONCERTATION),
        (DossierState.IN_REVIEW, Act.ASSIGN),
        (DossierState.CONCERTATION, Act.STATE_POSITION),
    }
)


def next_act(state: DossierState, step: str | None) -> Act | None:
    """Return the act that the dossier waits for, or None where nothing more is to happen.

    ``step``: what the deliberation waits for (a value of ``reviewer.committee.deliberation.Step``, which this room does
    not know), or None where no deliberation was opened.
    """
    if step is not None and (state, step) in _BY_STEP:
        return _BY_STEP[state, step]
    return _BY_STATE[state]


def seats_at_work(state: DossierState, act: Act | None, reviewers: int) -> tuple[int, ...]:
    """Return the numbers of the seats whose experts have the dossier in hand: all of them, done or not.

    ``reviewers``: how many experts sit at first.
    """
    if (state, act) in _FIRST_AT_WORK:
        return tuple(range(1, reviewers + 1))
    if (state, act) == (DossierState.THIRD_REVIEW, Act.SUBMIT_EVALUATION):
        return (reviewers + 1,)
    return ()
