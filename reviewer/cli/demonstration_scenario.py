"""The demonstration's scenario, read from ``resources/samples/scenario``: the house, its people, and dated acts."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from reviewer.committee.conflicts import DeclarationKind
from reviewer.committee.expert import Expert, Leave, Statut, Tie, TieKind
from reviewer.dossier.lifecycle import Role
from reviewer.dossier.people import Person
from reviewer.resource_files import path as resource_path
from reviewer.services.records import AdmissibilityDecision

SAMPLES = "samples"
_HOUSE = "office.toml"
_STEPS = "steps-*.toml"


class _Read(BaseModel):
    """Whatever the scenario says must be known here."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TieFacts(_Read):
    """An organisation in the record of an expert of the scenario."""

    name: str
    kind: TieKind = TieKind.EMPLOYER
    neq: str | None = None
    since: date | None = None
    until: date | None = None

    def as_tie(self) -> Tie:
        """Return the tie to store."""
        return Tie(name=self.name, kind=self.kind, neq=self.neq, since=self.since, until=self.until)


class LeaveFacts(_Read):
    """A leave of an expert of the scenario."""

    since: date
    until: date | None = None

    def as_leave(self) -> Leave:
        """Return the leave to store."""
        return Leave(since=self.since, until=self.until)


class ExpertFacts(_Read):
    """What the committee knows of an expert of the scenario. ``employers``: those of whom no date is told."""

    statut: Statut
    statut_evidence_on: date
    employers: tuple[str, ...] = ()
    ties: tuple[TieFacts, ...] = ()
    capacity: int
    contract_from: date
    contract_until: date
    emails: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    senior: bool = False
    senior_since: date | None = None
    leaves: tuple[LeaveFacts, ...] = ()
    undertakings: tuple[date, ...] = ()
    declarations: tuple[date, ...] = ()
    declared_interests: tuple[str, ...] = ()
    family_name: str | None = None
    municipality: str | None = None


class Member(_Read):
    """Somebody of the house."""

    id: str
    name: str
    roles: frozenset[Role]
    title: str | None = None
    email: str | None = None
    expert: ExpertFacts | None = None

    def as_person(self) -> Person:
        """Return the person to store."""
        return Person(id=self.id, name=self.name, roles=self.roles, email=self.email, title=self.title)

    def as_expert(self) -> Expert | None:
        """Return what is stored of an expert, None where the person is none."""
        if self.expert is None:
            return None
        facts = self.expert.model_dump(exclude={"employers", "ties", "leaves"})
        named = tuple(Tie(name=name) for name in self.expert.employers)
        ties = (*named, *(tie.as_tie() for tie in self.expert.ties))
        leaves = tuple(leave.as_leave() for leave in self.expert.leaves)
        return Expert(id=self.id, name=self.name, ties=ties, leaves=leaves, **facts)


class AuthorityNames(_Read):
    """What the demonstration's certificate authority calls itself."""

    organisation: str
    name: str


class House(_Read):
    """The settings and the people; ``today`` is where the clock is left.

    ``passphrase``: of the signing keys; ``copy_passphrase``: of the expert's copy; ``database_passphrase``: of the
    office's database, on a computer that did not make it.
    """

    version: int
    today: date
    started_on: date
    programme: str
    passphrase: str
    copy_passphrase: str
    database_passphrase: str
    authority: AuthorityNames
    people: tuple[Member, ...]


class StepAct(StrEnum):
    """What a step of the scenario does."""

    TAKE_IN = "take_in"
    CORRECT = "correct"
    DECIDE = "decide"
    WITHDRAW = "withdraw"
    ASSIGN = "assign"
    DECLARE_INTERESTS = "declare_interests"
    RULE_ON_DECLARATION = "rule_on_declaration"
    POST_MESSAGE = "post_message"
    BEGIN = "begin"
    EVALUATE = "evaluate"
    STATE_POSITION = "state_position"
    CONFIRM = "confirm"
    DRAFT = "draft"
    RETURN_DRAFT = "return_draft"
    VALIDATE = "validate"
    SIGN = "sign"
    PRINT = "print"
    SUSPEND = "suspend"
    LIFT = "lift"
    REVOKE = "revoke"
    WRITE_NOTICE = "write_notice"
    SEND_AVIS = "send_avis"
    RUN_REMINDERS = "run_reminders"
    BACK_UP = "back_up"
    INVITE = "invite"
    ENROL = "enrol"
    CONFIRM_KEYS = "confirm_keys"
    SEND_PACKAGE = "send_package"
    RECEIVE = "receive"
    SEND_ANSWERS = "send_answers"
    TAKE_ANSWERS_IN = "take_answers_in"


class Step(_Read):
    """One act of one person on one day.

    ``marks``: per finding, in the grid's order, « s.o. » where not applicable; ``accept``: a ruling's answer;
    ``offline``: done in the expert's own copy, away from the office.
    """

    on: date
    who: str
    act: StepAct
    dossiers: tuple[str, ...] = ()
    file: str = ""
    reference: str = ""
    facts: Mapping[str, str] = {}
    avis: str = ""
    decision: AdmissibilityDecision | None = None
    reason: str = ""
    experts: tuple[str, ...] = ()
    kind: DeclarationKind = DeclarationKind.NONE
    text: str = ""
    accept: bool = False
    offline: bool = False
    marks: Mapping[str, tuple[int | Literal["s.o."], ...]] = {}
    comments: Mapping[str, str] = {}
    verdicts: Mapping[str, bool] = {}
    justification: str = ""
    reasons: Mapping[str, str] = {}
    replaces: str | None = None
    replacement_reason: str = ""


class Scenario(_Read):
    """The whole demonstration."""

    house: House
    steps: tuple[Step, ...]


class _Steps(_Read):
    steps: tuple[Step, ...]


def load_scenario() -> Scenario:
    """Read the scenario. Raises ``ValueError`` where it says what is not known or goes back in time."""
    folder = _folder() / "scenario"
    house = House.model_validate(tomllib.loads((folder / _HOUSE).read_text(encoding="utf-8")))
    steps = tuple(
        step
        for file in sorted(folder.glob(_STEPS))
        for step in _Steps.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).steps
    )
    days = [house.started_on, *(step.on for step in steps), house.today]
    for earlier, later in pairwise(days):
        if later < earlier:
            raise ValueError(f"scenario: {later} after {earlier}")
    return Scenario(house=house, steps=steps)


def sample_file(name: str) -> Path:
    """Return the path of a bundled intake file."""
    return _folder() / name


def scenario_sha256() -> str:
    """Return the digest of everything that the demonstration is made from, attachments apart."""
    folder = _folder()
    digest = hashlib.sha256()
    for file in sorted(
        one for one in (*folder.glob("*.*"), *folder.glob("scenario/*.toml")) if one.is_file()
    ):
        digest.update(f"{file.relative_to(folder).as_posix()}\n".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _folder() -> Path:
    return resource_path(SAMPLES)
