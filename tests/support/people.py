"""The people of a small house: one for each part, so that nobody's hands touch twice by accident."""

from __future__ import annotations

from datetime import date

from reviewer.committee.expert import Expert, Statut, Tie
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Actor, Person

NAMES = {
    "claude": "Claude Coordination",
    "cora": "Cora Coordination",
    "kim": "Kim Délivrance",
    "sacha": "Sacha Signature",
    "sylvie": "Sylvie Signature",
    "ada": "Ada Administration",
    "aude": "Aude Vérification",
    "eli": "Éli Première",
    "elsa": "Elsa Deuxième",
    "emil": "Emil Troisième",
    "erin": "Erin Quatrième",
}
ROLES = {
    "claude": Role.COORDINATOR,
    "cora": Role.COORDINATOR,
    "kim": Role.CLERK,
    "sacha": Role.SIGNATORY,
    "sylvie": Role.SIGNATORY,
    "ada": Role.ADMINISTRATOR,
    "aude": Role.AUDITOR,
    "eli": Role.EXPERT,
    "elsa": Role.EXPERT,
    "emil": Role.EXPERT,
    "erin": Role.EXPERT,
}
EXPERTS = tuple(key for key, role in ROLES.items() if role is Role.EXPERT)


def a_person(key: str, *more: Role, **others: object) -> Person:
    """Return somebody of the house, with more roles where a test wants them."""
    facts: dict[str, object] = {
        "id": key,
        "name": NAMES.get(key, key),
        "roles": frozenset({ROLES[key], *more}) if key in ROLES else frozenset(more),
        "title": "Direction de la qualité" if ROLES.get(key) is Role.SIGNATORY else None,
    }
    return Person(**{**facts, **others})  # type: ignore[arg-type]  # a table of facts, for tests


def an_actor(key: str, *more: Role) -> Actor:
    """Return somebody of the house, acting."""
    person = a_person(key, *more)
    return Actor(person.id, person.name, person.roles)


def an_expert(key: str, **others: object) -> Expert:
    """Return what the committee knows of an expert who can take a file on 2025-05-20. ``employers``: names alone."""
    facts: dict[str, object] = {
        "id": key,
        "name": NAMES.get(key, key),
        "statut": Statut.SELF_EMPLOYED,
        "statut_evidence_on": date(2025, 1, 15),
        "undertakings": (date(2025, 1, 15),),
        "declarations": (date(2025, 1, 15),),
        "capacity": 8,
        "contract_from": date(2025, 1, 1),
        "contract_until": date(2025, 12, 31),
    }
    employers = others.pop("employers", (f"Atelier {NAMES.get(key, key)} inc.",))
    facts["ties"] = tuple(Tie(name=name) for name in employers)  # type: ignore[attr-defined]  # names, for tests
    return Expert(**{**facts, **others})  # type: ignore[arg-type]  # a table of facts, for tests
