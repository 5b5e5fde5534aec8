"""Which acts a dossier's page offers: the next one, what else triage may decide, and what is waited for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.dossier.lifecycle import Act
from reviewer.dossier.next_step import next_act

if TYPE_CHECKING:
    from reviewer.services.views import DossierView
    from reviewer.wording import Wording

TRIAGE = (Act.FIND_ADMISSIBLE, Act.ASK_COMPLEMENTS, Act.FIND_INADMISSIBLE)
COMMITTEE = {
    Act.ASSIGN, Act.START_REVIEW, Act.SUBMIT_EVALUATION, Act.OPEN_CONCERTATION, Act.STATE_POSITION,
    Act.OPEN_THIRD_REVIEW, Act.CONFIRM_DECISION,
}  # fmt: skip
AVIS = {Act.DRAFT_AVIS, Act.VALIDATE_AVIS, Act.SIGN_AVIS, Act.PRINT_AVIS, Act.EXPORT_AVIS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What stands in the header. ``primary``: the next act, where it can be done or seen from here.

    ``elsewhere``: it is others who do it, at the committee; ``others``: what else triage may decide; ``waited``: the
    next step, where it is not for who looks; ``votes``, ``avis``: there are some to see.
    """

    primary: Act | None
    elsewhere: bool
    others: tuple[Act, ...]
    waited: Act | None
    votes: bool
    avis: bool


def offer_of(view: DossierView, proposed: Act | None) -> Offer:
    """Return what is offered to who looks. ``proposed``: what the precheck says to decide."""
    step = None if view.committee is None else view.committee.step.value
    waited = next_act(view.dossier.state, step)
    primary = proposed if proposed in view.acts else waited
    possible = primary is not None and (primary in view.acts or primary in COMMITTEE | AVIS)
    elsewhere = primary in COMMITTEE - view.acts
    rounds = () if view.committee is None else (view.committee, *view.committee.earlier)
    return Offer(
        primary=primary if possible else None,
        elsewhere=elsewhere,
        others=tuple(act for act in TRIAGE if act in view.acts and act is not primary),
        waited=waited if not possible or elsewhere else None,
        votes=any(one.evaluations or one.set_aside for one in rounds),
        avis=view.avis is not None or (view.draft is not None and primary not in AVIS),
    )


def waited_words(wording: Wording, act: Act) -> str:
    """Return what a dossier waits for, in words: where people decide, the question and not one of its answers."""
    return wording.label("next_step" if wording.has("next_step", act) else "act", act)
