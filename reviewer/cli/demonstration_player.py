"""Plays the scenario: each step is one call of a real use case by a real person of the house, on its own day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reviewer.avis.avis import RegisterEventKind
from reviewer.avis.notice import NoticeKind
from reviewer.cli.demonstration_grid import fill, find
from reviewer.cli.demonstration_offline import OfflineStory
from reviewer.cli.demonstration_scenario import House, Step, StepAct, sample_file
from reviewer.dossier.lifecycle import DossierState
from reviewer.errors import NotFound
from reviewer.services.backups import BackupPlan
from reviewer.services.clock import PinnedClock
from reviewer.services.office import Office
from reviewer.services.ports import SigningKey
from reviewer.services.views import IntakeResult

_PRINTER = "demonstration"  # the demonstration has no paper: only the journal line is its own
_REGISTER = {
    StepAct.SUSPEND: RegisterEventKind.SUSPENDED,
    StepAct.LIFT: RegisterEventKind.LIFTED,
    StepAct.REVOKE: RegisterEventKind.REVOKED,
}


@dataclass(slots=True)
class Player:
    """Plays steps and remembers what the report tells: the states gone through, and what became of each row.

    ``keys``: where each signatory's key is, by person id; ``copies``: where copies of the database go.
    """

    office: Office
    clock: PinnedClock
    house: House
    keys: Mapping[str, Path]
    copies: Path
    offline: OfflineStory
    paths: dict[str, list[DossierState]] = field(default_factory=dict)
    quarantined: dict[str, IntakeResult] = field(default_factory=dict)
    _opened: dict[str, SigningKey] = field(default_factory=dict)

    def play(self, step: Step) -> None:
        """Do what the step says. Whatever a use case refuses is a defect of the scenario and is raised."""
        if self.clock.today() != step.on:
            self.clock.move_to(step.on)
        if self.offline.plays(step):
            self.offline.play(step)
            for reference in step.dossiers:
                self._remember(reference)
            return
        self.office.become(step.who)
        match step.act:
            case StepAct.TAKE_IN:
                self._take_in(step)
            case StepAct.CORRECT:
                self._correct(step)
            case StepAct.SUSPEND | StepAct.LIFT | StepAct.REVOKE:
                self.office.avis.happen(step.avis, _REGISTER[step.act], step.reason)
            case StepAct.PRINT:
                self.office.printing.record(step.avis, printer=_PRINTER, copies=1)
            case StepAct.WRITE_NOTICE:
                self.office.notices.write(step.avis, NoticeKind.REVOCATION)
            case StepAct.SEND_AVIS:
                self._send(step)
            case StepAct.RUN_REMINDERS:
                self.office.reminders.run()
            case StepAct.BACK_UP:
                self._back_up()
            case _:
                for reference in step.dossiers:
                    self._on_dossier(step, find(self.office, self.house.programme, reference).id)
                    self._remember(reference)

    def _take_in(self, step: Step) -> None:
        for result in self.office.intake.take_in(sample_file(step.file), self.house.programme).results:
            if result.quarantine_id is not None:
                self.quarantined[result.quarantine_id] = result
            elif result.reference is not None:
                self._remember(result.reference)

    def _correct(self, step: Step) -> None:
        for row in self.office.intake.waiting():
            payload = json.loads(row.payload)
            if row.file == step.file and payload["reference"] == step.reference:
                for path, value in step.facts.items():
                    _put(payload, path.split("."), value)
                self.office.intake.retry(row.id, json.dumps(payload, ensure_ascii=False, indent=2))
                self._remember(step.reference)
                return
        raise NotFound("quarantine", step.reference)

    def _back_up(self) -> None:
        """Copy the database as the plan says, which is made the first time."""
        backups = self.office.backups
        if not backups.view().plan.folder:
            backups.set_plan(BackupPlan(folder=str(self.copies), every_days=7, keep=8))
        backups.back_up()

    def _send(self, step: Step) -> None:
        """Draft the e-mail that brings an avis, and note that it went out from the clerk's own mail program."""
        self.office.delivery.draft_avis(step.avis)
        [drafted] = (row.id for row in self.office.delivery.rows() if row.message.about == step.avis)
        self.office.delivery.note_sent_by_hand(drafted)

    def _on_dossier(self, step: Step, dossier_id: str) -> None:
        committee, chair, avis = self.office.committee, self.office.chair, self.office.avis
        acts: Mapping[StepAct, Callable[[], object]] = {
            StepAct.DECIDE: lambda: self._decide(step, dossier_id),
            StepAct.WITHDRAW: lambda: self.office.triage.withdraw(dossier_id, step.reason),
            StepAct.ASSIGN: lambda: self.office.seating.assign(dossier_id, step.experts),
            StepAct.DECLARE_INTERESTS: lambda: committee.declare_interests(dossier_id, step.kind, step.text),
            StepAct.RULE_ON_DECLARATION: lambda: chair.rule_on_declaration(
                dossier_id, step.experts[0], accept=step.accept, reason=step.reason
            ),
            StepAct.POST_MESSAGE: lambda: committee.post_message(dossier_id, step.text),
            StepAct.BEGIN: lambda: fill(self.office, step, dossier_id, submit=False),
            StepAct.EVALUATE: lambda: fill(self.office, step, dossier_id, submit=True),
            StepAct.STATE_POSITION: lambda: committee.state_position(dossier_id, step.verdicts, step.reason),
            StepAct.CONFIRM: lambda: committee.confirm_decision(dossier_id, step.reasons),
            StepAct.DRAFT: lambda: avis.draft(
                dossier_id, replaces=step.replaces, replacement_reason=step.replacement_reason
            ),
            StepAct.RETURN_DRAFT: lambda: avis.return_draft(dossier_id, step.reason),
            StepAct.VALIDATE: lambda: avis.validate(dossier_id),
            StepAct.SIGN: lambda: self.office.signatures.sign(dossier_id, self._key(step.who)),
        }
        acts[step.act]()

    def _decide(self, step: Step, dossier_id: str) -> None:
        if step.decision is None:
            raise ValueError(f"scenario: no decision on {step.on}")
        seen = self.office.dossiers.view(dossier_id).dossier.current.number
        self.office.triage.decide(dossier_id, step.decision, request_version=seen, reason=step.reason)

    def _key(self, person_id: str) -> SigningKey:
        if person_id not in self._opened:
            self._opened[person_id] = self.office.signatures.open_key(
                self.keys[person_id], self.house.passphrase
            )
        return self._opened[person_id]

    def _remember(self, reference: str) -> None:
        dossier = find(self.office, self.house.programme, reference)
        path = self.paths.setdefault(reference, [])
        if not path or path[-1] is not dossier.state:
            path.append(dossier.state)


def _put(document: dict[str, Any], path: list[str], value: str) -> None:
    owner = document
    for step in path[:-1]:
        owner = owner[step]
    owner[path[-1]] = value
