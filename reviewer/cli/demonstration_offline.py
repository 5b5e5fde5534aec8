"""The scenario's expert who scores far from the office: two homes, and one folder in which files pass between them.

Whatever goes from one home to the other is a file of that folder, but for the digits that are read out by telephone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.cli import bootstrap
from reviewer.cli.demonstration_grid import fill, find
from reviewer.cli.demonstration_scenario import House, Step, StepAct
from reviewer.committee.offline.taking_in import Settlement
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Role
from reviewer.services.clock import Clock, calendar_day
from reviewer.services.expert_copy.home import ExpertCopy
from reviewer.services.office import Office
from reviewer.services.packages.mailbox import MailboxReport
from reviewer.services.ports.exchange import FileKind
from reviewer.services.settings import PINNED_TODAY
from reviewer.services.watched_folder import Watch

_OFFICE_ACTS = frozenset(
    {StepAct.INVITE, StepAct.CONFIRM_KEYS, StepAct.SEND_PACKAGE, StepAct.TAKE_ANSWERS_IN}
)
_COPY_ACTS = frozenset({StepAct.ENROL, StepAct.RECEIVE, StepAct.SEND_ANSWERS})


@dataclass(slots=True)
class OfflineStory:
    """Plays the steps of packages, on both sides. ``things``: closes the copy at the end."""

    office: Office
    clock: Clock
    house: House
    home: Path
    mailbox: Path
    things: ExitStack
    _watch: Watch = field(default_factory=Watch)
    _copy: tuple[Office, ExpertCopy] | None = None

    def plays(self, step: Step) -> bool:
        """Tell whether a step is played here."""
        return step.offline or step.act in _OFFICE_ACTS or step.act in _COPY_ACTS

    def play(self, step: Step) -> None:
        """Do what the step says. Whatever is refused or kept aside is a defect of the scenario and is raised."""
        if step.act in _OFFICE_ACTS:
            self.office.become(step.who)
            self._in_the_office(step)
        elif step.act is StepAct.ENROL:
            self._enrol(step)
        else:
            self._in_the_copy(step)

    def facts(self) -> dict[str, object]:
        """Return what the report tells of it, as both homes' own lists have it. No id and no digest is in it."""
        _, copy = self._opened()
        rows = copy.dossiers.rows()
        shelf = self.office.package_shelf
        self.office.become(next(one.id for one in self.house.people if Role.COORDINATOR in one.roles))
        return {
            "expert": copy.enrolling.keys().expert_id,
            "home": self.home.name,
            "passphrase": self.house.copy_passphrase,
            "mailbox": self.mailbox.name,
            "files": dict(sorted(Counter(one.suffix[1:] for one in self.mailbox.iterdir()).items())),
            "packages": [
                {
                    "made_on": calendar_day(row.package.made_at).isoformat(),
                    "dossiers": [line.reference for line in row.lines],
                    "open_until": row.package.open_until.isoformat(),
                    "destroyed_on": None
                    if row.destroyed_at is None
                    else calendar_day(row.destroyed_at).isoformat(),
                    "now": [line.now.value for line in row.lines],
                }
                for row in reversed(shelf.sent())
            ],
            "answers": sorted(
                (
                    {
                        "dossier": line.reference,
                        "kind": line.kind.value,
                        "outcome": line.outcome.value,
                        "taken_in_on": calendar_day(row.package.read_at).isoformat(),
                    }
                    for row in shelf.returned()
                    for line in row.lines
                ),
                key=lambda one: (one["taken_in_on"], one["dossier"], one["kind"]),
            ),
            "copy": [{"dossier": row.reference, "state": row.state.value} for row in rows],
        }

    # --- the office ------------------------------------------------------------------------------------------

    def _in_the_office(self, step: Step) -> None:
        match step.act:
            case StepAct.INVITE:
                for expert in step.experts:
                    self.office.expert_keys.invite(expert, self.mailbox)
            case StepAct.CONFIRM_KEYS:
                self._look()
                self._confirm(step)
            case StepAct.SEND_PACKAGE:
                [expert] = step.experts
                wanted = [self._id(self.office, reference) for reference in step.dossiers]
                self.office.packages.make(expert, wanted, self.mailbox)
            case _:
                self._take_answers_in(step)

    def _confirm(self, step: Step) -> None:
        """Confirm the keys whose digits the expert reads out, as they stand on the expert's own page."""
        _, copy = self._opened()
        said = copy.enrolling.keys()
        row = next(one for one in self.office.expert_keys.rows() if one.expert_id in step.experts)
        if row.announced is None or row.announced.keys.spoken != said.spoken:
            raise ValueError(f"scenario: no keys to confirm on {step.on}")
        self.office.expert_keys.confirm(row.announced.id, said.enrolment.keys.public.fingerprint)

    def _take_answers_in(self, step: Step) -> None:
        lines = [line for one in self._look().taken.returns for line in one.lines]
        taken = {line.reference for line in lines if line.outcome is Settlement.TAKEN_IN}
        if taken != set(step.dossiers):
            raise ValueError(f"scenario: on {step.on} {sorted(taken)} came in")

    def _look(self) -> MailboxReport:
        """Look at the mailbox as the window does: a file counts once it stands still between two looks."""
        if self.office.mailbox.folder() is None:
            self.office.mailbox.choose(self.mailbox)
        self.office.mailbox.look(self._watch)
        report = self.office.mailbox.look(self._watch)
        if report.taken.refused:
            raise report.taken.refused[0].error
        return report

    # --- the copy --------------------------------------------------------------------------------------------

    def _enrol(self, step: Step) -> None:
        """Make the copy, answer the expert's own invitation, and let the committee have the enrolment."""
        opened = bootstrap.open_copy(self.home, self.house.copy_passphrase, clock=self.clock)
        office, copy = self._copy = self.things.enter_context(opened)
        mine = (
            path
            for path in sorted(self.mailbox.glob(f"*{FileKind.INVITATION.ending}"))
            if copy.enrolling.read(path).expert_id == step.who
        )
        copy.enrolling.accept(next(mine))
        with office.desk.store.begin() as work:
            work.settings.put(PINNED_TODAY, self.house.today.isoformat())
            told = Event(name="setting_changed", details={"setting": PINNED_TODAY})
            work.commit(office.desk.actor, office.desk.now(), told)
        copy.enrolling.write(self.mailbox)
        copy.mailbox.watch(self.mailbox)

    def _in_the_copy(self, step: Step) -> None:
        office, copy = self._opened()
        copy.keeping.look_after()  # as the window does when it opens
        acts: dict[StepAct, Callable[[str], object]] = {
            StepAct.DECLARE_INTERESTS: lambda key: office.committee.declare_interests(
                key, step.kind, step.text
            ),
            StepAct.BEGIN: lambda key: fill(office, step, key, submit=False),
            StepAct.EVALUATE: lambda key: fill(office, step, key, submit=True),
        }
        match step.act:
            case StepAct.RECEIVE:
                copy.mailbox.look()
                found = copy.mailbox.look()
                if found.refused:
                    raise found.refused[0].error
            case StepAct.SEND_ANSWERS:
                copy.sending.prepare(self.mailbox)
            case _:
                for reference in step.dossiers:
                    acts[step.act](self._id(office, reference))

    def _id(self, office: Office, reference: str) -> str:
        return find(office, self.house.programme, reference).id

    def _opened(self) -> tuple[Office, ExpertCopy]:
        if self._copy is None:
            raise ValueError("scenario: nobody enrolled")
        return self._copy
