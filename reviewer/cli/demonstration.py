"""The demonstration: bundled requests through the whole process, by the real services, without a person.

``run`` is ``avise demo``; ``prepare`` makes the database alone, for ``avise --demonstration``. Two runs differ by
nothing but keys, signatures and random ids.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from platformdirs import user_data_path

from reviewer.cli import bootstrap
from reviewer.cli.demonstration_folder import DemonstrationFolder, FolderNotADemonstration
from reviewer.cli.demonstration_offline import OfflineStory
from reviewer.cli.demonstration_player import Player
from reviewer.cli.demonstration_report import Report, build_report
from reviewer.cli.demonstration_scenario import House, Scenario, load_scenario, scenario_sha256
from reviewer.cli.output import say
from reviewer.dossier.lifecycle import Role
from reviewer.services.clock import PinnedClock
from reviewer.services.office import Office
from reviewer.services.ports.key_slots import Protection
from reviewer.services.settings import PINNED_TODAY, PROGRAMME, TRUST, key_path_of
from reviewer.wording import Wording

__all__ = [
    "FolderNotADemonstration",
    "Report",
    "Stage",
    "open_desktop",
    "own_demonstration",
    "prepare",
    "run",
]

Teller = Callable[[str], None]

HOLDER = "demonstration"
"""Under which login the database opens on a computer that did not make it."""


def run(out: Path, *, tell: Teller = say, captures: bool = True, unencrypted: bool = False) -> Report:
    """Make the whole demonstration in a folder, and return its report.

    Leaves ``avis/*.pdf``, ``captures/*.png``, ``trust/ca.pem``, ``data/``, ``copies/`` and ``report.json``, and an
    expert's copy in ``expert/`` with what passed between the two homes in ``courrier/``. ``captures`` False: no window
    is opened. ``unencrypted``: the office's database is made in clear, for whoever wants to look into it.
    Raises ``FolderNotADemonstration``.
    """
    stage = _Making(DemonstrationFolder(out.resolve()), load_scenario(), tell, unencrypted)
    return stage.make(captures=captures)


def prepare(folder: Path, *, tell: Teller = say) -> Path:
    """Make the demonstration's database in a folder, no window opened, and return the folder."""
    run(folder, tell=tell, captures=False)
    return folder.resolve()


def open_desktop() -> int:
    """Open the desktop on the user's own demonstration, made the first time and when its scenario changes."""
    return bootstrap.run_desktop(demonstration=own_demonstration())


def own_demonstration(*, tell: Teller = say) -> Path:
    """Return the folder of the user's own demonstration, made where it is not there or its scenario has changed.

    ``tell``: hears each step in a sentence; what it raises stops the making.
    """
    folder = DemonstrationFolder(user_data_path("Avise", appauthor=False) / "demonstration")
    if not folder.holds(scenario_sha256()):
        prepare(folder.root, tell=tell)
    return folder.root


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the scenario is played: an office on the demonstration's database."""

    office: Office
    house: House
    folder: DemonstrationFolder

    def settle(self) -> dict[str, Path]:
        """Bring in the people, their keys and the settings; return the key files by signatory."""
        founder, *others = self.house.people
        self.office.session.become(self.office.people.start(founder.as_person()))
        for member in others:
            self.office.people.save(member.as_person())
        for member in self.house.people:
            expert = member.as_expert()
            if expert is not None:
                self.office.experts.save(expert)
        if self.office.key_access.slots.protection is Protection.ENCRYPTED:
            self.office.key_access.let_in_by_password(HOLDER, self.house.database_passphrase)
        keys = self._make_keys()
        put = self.office.settings.put
        put(PROGRAMME, self.house.programme)
        put(PINNED_TODAY, self.house.today.isoformat())
        put(TRUST, self.folder.authority.read_text(encoding="ascii"))
        for person_id, key in keys.items():
            put(key_path_of(person_id), str(key))
        return keys

    def hand_out(self) -> tuple[Path, ...]:
        """Export every issued avis, as the clerk does: the very bytes that were signed, under their number."""
        clerk = next(one.id for one in self.house.people if Role.CLERK in one.roles)
        self.office.become(clerk)
        written = []
        for row in sorted(self.office.dossiers.register(), key=lambda one: one.number):
            target = self.folder.avis / f"{row.number}.pdf"
            target.write_bytes(self.office.avis.hand_over(row.number).content)
            written.append(target)
        return tuple(written)

    def publish(self) -> None:
        """Publish what a third party needs: the office's public keys and the signed list of states."""
        for name, content in self.office.office_keys.files().items():
            (self.folder.authority.parent / name).write_bytes(content)
        self.folder.status_list.write_bytes(self.office.status_lists.publish().content)

    def _make_keys(self) -> dict[str, Path]:
        from reviewer.documents.authority import make_demo_authority

        signatories = {one.name: one.id for one in self.house.people if Role.SIGNATORY in one.roles}
        made = make_demo_authority(
            self.folder.keys,
            tuple(signatories),
            self.house.passphrase,
            organisation=self.house.authority.organisation,
            authority_name=self.house.authority.name,
        )
        made.certificate.rename(self.folder.authority)
        return {signatories[name]: path for name, path in made.keys.items()}


@dataclass(frozen=True, slots=True)
class _Making:
    folder: DemonstrationFolder
    scenario: Scenario
    tell: Teller
    unencrypted: bool

    def make(self, *, captures: bool) -> Report:
        house = self.scenario.house
        self.folder.claim()
        self._say("start", folder=str(self.folder.root))
        clock = PinnedClock(house.started_on)
        with (
            bootstrap.open_office(self.folder.url, clock=clock, unencrypted=self.unencrypted) as office,
            ExitStack() as things,
        ):
            stage = Stage(office, house, self.folder)
            offline = OfflineStory(office, clock, house, self.folder.expert, self.folder.mailbox, things)
            player = Player(office, clock, house, stage.settle(), self.folder.copies, offline)
            experts = sum(one.expert is not None for one in house.people)
            self._say("people", people=len(house.people), experts=experts)
            for year, steps in groupby(self.scenario.steps, key=lambda step: step.on.year):
                played = tuple(steps)
                for step in played:
                    player.play(step)
                self._say("year", year=str(year), steps=len(played))
            self._say("offline", home=str(self.folder.expert), mailbox=str(self.folder.mailbox))
            clock.move_to(house.today)
            avis = stage.hand_out()
            stage.publish()
            told = offline.facts()
            self._say("avis", count=len(avis), folder=str(self.folder.avis))
        self.folder.finish(scenario_sha256())
        pictures = self._capture() if captures else ()
        with bootstrap.open_office(self.folder.url) as office:
            report = build_report(
                office,
                today=house.today,
                programme=house.programme,
                paths=player.paths,
                quarantined=player.quarantined,
                captures=pictures,
                offline=told,
            )
        report.write(self.folder.report)
        self._say(
            "report",
            dossiers=len(player.paths),
            avis=len(avis),
            quarantine=report.waiting,
            today=house.today,
            file=str(self.folder.report),
        )
        return report

    def _capture(self) -> tuple[Path, ...]:
        self.folder.captures.mkdir(exist_ok=True)
        house, folder = self.scenario.house, self.folder
        copy = (folder.expert, house.copy_passphrase, folder.invitation)
        pictures = bootstrap.capture_windows(folder.url, folder.captures, copy=copy)
        self._say("captures", count=len(pictures), folder=str(self.folder.captures))
        return tuple(sorted(pictures))

    def _say(self, key: str, **facts: object) -> None:
        self.tell(Wording.load().text("demonstration", key, **facts))
