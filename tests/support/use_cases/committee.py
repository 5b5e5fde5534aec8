"""Seats, conflicts, votes, concertation, decisions."""

from __future__ import annotations

from dataclasses import replace

from reviewer.committee.conflicts import ConflictOfInterest, DeclarationKind, RulingOutcome, conflicts_of
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.services.assignment import Choice
from tests.support.committee import verdicts
from tests.support.office import FOUNDER, REASONS, full_ratings
from tests.support.use_cases.scene import Scene, UseCase, read


def _submit(scene: Scene) -> object:
    return scene.office.committee.submit_evaluation(
        scene.dossier_id, full_ratings(scene.house.grid), verdicts(), "Vu.", request_version=scene.version
    )


def _rule(scene: Scene) -> object:
    """Clear a doubtful conflict that is made for the purpose: an interest in a past employer of the candidate's."""
    conflict = _interest_of_erin(scene, "Atelier numérique du Rhône")
    cleared = RulingOutcome.CLEARED
    return scene.office.seating.rule_on_conflict(
        scene.dossier_id, "erin", conflict, cleared, "Simple lecture."
    )


def _override(scene: Scene) -> object:
    """Override a blocking conflict that is made for the purpose: an interest in the employer."""
    conflict = _interest_of_erin(scene, "Laboratoires Boréal inc.")
    return scene.office.seating.override_conflict(scene.dossier_id, "erin", conflict, "Personne d’autre.")


def _interest_of_erin(scene: Scene, name: str) -> ConflictOfInterest:
    with scene.house.opened.store.begin() as work:
        stored = work.experts.get("erin")
        erin = replace(stored, declared_interests=(name,))
        if stored.declared_interests != erin.declared_interests:
            work.experts.save(erin)
            work.commit(FOUNDER, scene.house.clock.now(), Event(name="expert_saved"))
    (conflict,) = conflicts_of(erin, scene.house.dossier(scene.dossier_id).request)
    return conflict


COMMITTEE: tuple[UseCase, ...] = (
    read("seating.who_could_take", Act.ASSIGN, lambda s: s.office.seating.who_could_take(s.dossier_id)),
    UseCase("seating.assign", Act.ASSIGN, lambda s: s.office.seating.assign(s.dossier_id, ("erin",))),
    UseCase(
        "seating.recuse",
        Act.RECUSE,
        lambda s: s.office.seating.recuse(s.dossier_id, "eli", "Conflit découvert."),
    ),
    UseCase(
        "seating.decline", Act.DECLINE_SEAT, lambda s: s.office.seating.decline(s.dossier_id, "Débordée.")
    ),
    read("assignment.propose", Act.ASSIGN, lambda s: s.office.assignment.propose([s.dossier_id])),
    UseCase(
        "assignment.apply",
        Act.ASSIGN,
        lambda s: s.office.assignment.apply(
            [Choice(dossier_id=s.dossier_id, reference="TC-2025-0001", experts=("erin",))]
        ),
        by_state=False,
    ),
    read("assignment.open_conflicts", Act.ASSIGN, lambda s: s.office.assignment.open_conflicts("erin")),
    UseCase("seating.rule_on_conflict", Act.RULE_ON_CONFLICT, _rule),
    UseCase("seating.override_conflict", Act.OVERRIDE_CONFLICT, _override),
    read("committee.my_seats", Act.SAVE_EVALUATION, lambda s: s.office.committee.my_seats([s.dossier_id])),
    read("committee.open_grid", Act.SAVE_EVALUATION, lambda s: s.office.committee.open_grid(s.dossier_id)),
    UseCase(
        "committee.declare_interests",
        Act.DECLARE_INTERESTS,
        lambda s: s.office.committee.declare_interests(s.dossier_id, DeclarationKind.NONE),
    ),
    UseCase(
        "committee.save_evaluation",
        Act.SAVE_EVALUATION,
        lambda s: s.office.committee.save_evaluation(s.dossier_id, {}, {}, "", request_version=s.version),
    ),
    UseCase("committee.submit_evaluation", Act.SUBMIT_EVALUATION, _submit),
    UseCase(
        "committee.state_position",
        Act.STATE_POSITION,
        lambda s: s.office.committee.state_position(s.dossier_id, verdicts(), "Je maintiens."),
    ),
    UseCase(
        "committee.open_third_review",
        Act.OPEN_THIRD_REVIEW,
        lambda s: s.office.committee.open_third_review(s.dossier_id, "Positions arrêtées."),
    ),
    UseCase(
        "committee.post_message",
        Act.POST_MESSAGE,
        lambda s: s.office.committee.post_message(s.dossier_id, "Où voyez-vous l’IA ?"),
    ),
    UseCase(
        "chair.rule_on_declaration",
        Act.RULE_ON_DECLARATION,
        lambda s: s.office.chair.rule_on_declaration(s.dossier_id, "eli", accept=True, reason="Dix ans."),
    ),
    UseCase(
        "chair.set_aside_evaluation",
        Act.SET_ASIDE_EVALUATION,
        lambda s: s.office.chair.set_aside_evaluation(s.dossier_id, "eli", "Conflit découvert."),
    ),
    UseCase(
        "chair.close_overdue_concertations",
        Act.OPEN_THIRD_REVIEW,
        lambda s: s.office.chair.close_overdue_concertations(),
        by_state=False,
        staff=True,
    ),
    UseCase(
        "chair.ask_reconsideration",
        Act.ASK_RECONSIDERATION,
        lambda s: s.office.chair.ask_reconsideration(s.dossier_id, "Pièce nouvelle."),
    ),
    UseCase(
        "committee.confirm_decision",
        Act.CONFIRM_DECISION,
        lambda s: s.office.committee.confirm_decision(s.dossier_id, REASONS),
    ),
)
