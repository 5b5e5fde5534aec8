"""Dossiers in every state, what is known of each, and how a test asks the list."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from db.store import OpenedStore
from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.deadlines import Targets, next_due_on
from reviewer.committee.deliberation import Deliberation, Step
from reviewer.dossier.business_days import add_business_days
from reviewer.dossier.dossier import Dossier
from reviewer.dossier.lifecycle import UNDER_REVIEW, Act, DossierState
from reviewer.dossier.next_step import next_act
from reviewer.search.catalogue import FieldValue, load
from reviewer.search.matching import Facts
from reviewer.search.parsing import parse
from reviewer.services.clock import calendar_day
from reviewer.services.lists import Eyes, Order, Wanted
from tests.integration.store.values import (
    TODAY,
    a_deliberation,
    a_dossier,
    an_expert,
    put,
)
from tests.support.requests import a_request

TARGETS = {"iatiev": Targets(triage=5, review=20, third_review=10, final=5, concertation=5)}
CATALOGUE = load().with_values(
    "programme",
    [FieldValue(key="iatiev", words={"fr": ("iatiev",), "en": ("iatiev",)}, label={"fr": "I", "en": "I"})],
)
COORDINATOR = Eyes(viewer="claude", knows_experts=True)
CLERK = Eyes(viewer="kim")


def wanted(typed: str, eyes: Eyes = COORDINATOR, order: Order | None = None) -> Wanted:
    parsed = parse(typed, CATALOGUE)
    assert parsed.faults == (), typed
    return Wanted(
        query=parsed.query, eyes=eyes, today=TODAY, order=order or Order("reference"), targets=TARGETS
    )


def found(store: OpenedStore, typed: str, eyes: Eyes = COORDINATOR, order: Order | None = None) -> list[str]:
    asked = wanted(typed, eyes, order)
    opened = store.queries.lists.open(asked, limit=500)
    assert opened.exact
    assert opened.total == len(opened.rows)
    return [row.id for row in opened.rows]


def facts_of(dossier: Dossier, deliberation: Deliberation | None, avis: Mapping[str, object]) -> Facts:
    """Say what the language knows of a dossier, from the values themselves, for whoever may know everything."""
    step = None if deliberation is None else deliberation.step()
    act = next_act(dossier.state, step)
    since = None if deliberation is None else deliberation.waiting_since
    talking = None if deliberation is None else deliberation.concertation
    due = next_due_on(
        dossier.state,
        step,
        state_since=dossier.state_since,
        waiting_since=None if since is None else calendar_day(since),
        concertation_due_on=None if talking is None else talking.due_on,
        targets=TARGETS["iatiev"],
    )
    seats = [] if deliberation is None else [one for one in deliberation.seats if one.active]
    declared = (
        [] if deliberation is None else [one.declaration for one in deliberation.seats if one.declaration]
    )
    conflicts = [one for one in declared if not one.clear]
    needed = None
    if deliberation is not None:
        needed = deliberation.reviewers + (deliberation.third_review_opened_at is not None)
    request = dossier.request
    states = {dossier.state.value} | ({"to_assign"} if act is Act.ASSIGN else set())
    return Facts(
        reference=dossier.reference,
        candidate=request.candidate.full_name,
        employer=request.employer.legal_name or "",
        job=request.job.title or "",
        number=str(avis["number"]) if avis else None,
        experts=tuple(NAMES[one.expert_id] for one in seats),
        seats=(sum(needed is not None and one.number <= needed for one in seats), needed),
        choices={
            "state": frozenset(states),
            "step": frozenset({"none" if act is None else act.value}),
            "programme": frozenset({dossier.programme_id}),
            "stream": frozenset({request.stream or "none"}),
            "substream": frozenset({request.substream or "none"}),
            "profile": frozenset({request.profile or "none"}),
            "overdue": frozenset({"yes" if due is not None and due < TODAY else "no"}),
            "near": frozenset(
                {"yes" if due is not None and TODAY <= due <= _near_until(dossier, step) else "no"}
            ),
            "verdict": frozenset({"none"}),
            "avis": frozenset({"favourable", "in_force"} if avis else {"none"}),
            "conflict": frozenset(
                ({"yes"} if conflicts else {"no"})
                | ({"pending"} if any(one.pending for one in conflicts) else set())
            ),
        },
        days={
            "received": dossier.received_on,
            "since": dossier.state_since,
            "due": due,
            "expires": avis["expires_on"] if avis else None,  # type: ignore[dict-item]  # a date
        },
    )


def _near_until(dossier: Dossier, step: Step | None) -> date:
    """Return the last due day of the last third of a step, counted on the fingers: 5 days, 2; 10, 4; 20, 7."""
    short = (
        step is None or step in {Step.CONCERTATION, Step.CONFIRMATION} or dossier.state not in UNDER_REVIEW
    )
    length = 5 if short else 20 if step is Step.EVALUATIONS else 10
    return add_business_days(TODAY, {5: 2, 10: 4, 20: 7}[length])


NAMES = {"E1": "Éli Tremblay", "E2": "Elsa Đặng"}


BRANCHES: tuple[Mapping[str, str | None], ...] = (
    {"stream": "ia", "substream": "travailleur_etranger", "profile": "francophone"},
    {"stream": "ia", "substream": "diplome_quebec", "profile": "francisation"},
    {"stream": "ti_ev", "substream": None, "profile": "francisation"},
    {"stream": None, "substream": None, "profile": None},
)


def filled(store: OpenedStore) -> dict[str, Facts]:
    """Put one dossier of each state and step there is into a store, and say what is known of each."""
    put(store, *(an_expert(key, name=name) for key, name in NAMES.items()))
    facts = {}
    names = ("Okonkwo", "Bœuf", "Đặng", "Nguyễn Tremblay", "L’Haÿ")
    states = list(DossierState)
    for number in range(36):
        key = f"D{number:02d}"
        day = TODAY - timedelta(days=number * 3)
        dossier = replace(
            a_dossier(
                key,
                request=a_request(
                    reference=f"TC-{number:02d}",
                    candidate__family_name=names[number % 5],
                    **BRANCHES[number % len(BRANCHES)],
                    employer__legal_name=("Laboratoires Boréal inc.", "Atelier Nordet", "Boréal Santé")[
                        number % 3
                    ],
                ),
            ),
            state=states[number % len(states)],
            state_since=day,
            received_on=day - timedelta(days=7 * (number % 4)),
        )
        put(store, dossier)
        deliberation = None
        if number % 2 and dossier.state in _TALKING:
            deliberation = _seated(key, number, day)
            put(store, deliberation)
        facts[key] = facts_of(dossier, deliberation, {})
    return facts


_TALKING = {
    DossierState.ADMISSIBLE,
    DossierState.IN_REVIEW,
    DossierState.CONCERTATION,
    DossierState.THIRD_REVIEW,
}


def _seated(key: str, number: int, day: date) -> Deliberation:
    at = datetime(day.year, day.month, day.day, 3, 30, tzinfo=UTC)  # still the day before in Québec
    deliberation = replace(a_deliberation(key), seats=())
    for seat, expert in enumerate(("E1", "E2")[: number // 2 % 3], 1):
        deliberation = deliberation.seat_expert(seat, expert, "claude", at)
    if number % 3 == 0 and deliberation.seats:
        deliberation = deliberation.declare("E1", DeclarationKind.POTENTIAL, "Un ancien collègue.", at)
    return deliberation


TERMS = (
    "état:reçue état:incomplète état:à-affecter,en-évaluation état:retirée étape:à-trier étape:à-affecter étape:aucune "
    "étape:évaluations-attendues étape:à-lancer,à-signer boréal nordet tremblay dang TC-1 tc 0 zzz employeur:boréal "
    'employeur:"boréal santé" candidat:nguyen candidat:"adaeze dang" référence:tc-0 poste:scientifique numéro:av '
    "programme:iatiev volet:ia volet:ti-ev volet:aucun sous-volet:travailleur-étranger sous-volet:diplômé-du-québec "
    "sous-volet:aucun profil:francophone profil:francisation profil:aucun,francophone "
    "reçu:<30j reçu:>30j reçu:30j..60j reçu:2025-04 reçu:2025-03..2025-04 "
    "reçu:2024 depuis:<2s depuis:>1m depuis:2025-05 échéance:<7j échéance:>=0j échéance:2025-05 échéance:<=2025-04 "
    "dépassé:oui dépassé:non proche:oui proche:non "
    "verdict:aucun verdict:admissible avis:aucun avis:favorable avis:en-vigueur "
    "expire:<30j experts:0 experts:1/2 experts:2 experts:<2 "
    "experts:>=1/3 expert:éli expert:dang conflit:oui conflit:non conflit:à-trancher"
)


def terms() -> list[str]:
    return [
        one if ":" not in one or " " not in one else f'{one.split(":", 1)[0]}:"{one.split(":", 1)[1]}"'
        for one in shlex.split(TERMS)
    ]
