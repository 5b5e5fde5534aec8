"""What the experts' page does: reads records with what they lack, saves them, and the vocabulary of domains."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.committee.expert import Expert
from reviewer.committee.takers import Taker
from reviewer.committee.vocabulary import Term
from reviewer.dossier.lifecycle import TRANSITIONS, Act
from reviewer.services.assignment import OpenConflict
from reviewer.services.changes import Changes
from reviewer.services.office import Office
from ui.acting import ActingPresenter
from ui.desktop import Desktop


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertsView:
    """Everybody, and the words in which records are written."""

    rows: tuple[Taker, ...]
    domains: tuple[Term, ...]
    languages: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsView:
    """What one expert has to do with open dossiers. ``known`` False: not for who is looking."""

    expert_id: str
    found: tuple[OpenConflict, ...]
    known: bool


class ExpertsPresenter(ActingPresenter):
    """``shown``: the list; ``conflicts``: of the chosen expert."""

    shown = Signal(object)
    conflicts = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._current: str | None = None

    @property
    def writes_domains(self) -> bool:
        """Tell whether the acting person keeps the vocabulary."""
        return self.allowed(Act.MANAGE_SETTINGS)

    def refresh(self) -> None:
        """Read the list, and the chosen expert's conflicts."""
        self.ask("experts", partial(_read, self.desktop.office), self._show)
        if self._current is not None:
            self.choose(self._current)

    def concerns(self, changes: Changes) -> bool:
        """Experts, people, dossiers and the vocabulary."""
        return bool(changes.experts or changes.people or changes.dossiers or changes.settings)

    def choose(self, expert_id: str) -> None:
        """Read with which open dossiers somebody has to do."""
        self._current = expert_id
        self.ask("conflicts", partial(_conflicts, self.desktop.office, expert_id), self._show_conflicts)

    def save(self, expert: Expert) -> None:
        """Add or change a record."""
        self.act(partial(self.desktop.office.experts.save, expert))

    def save_domains(self, terms: tuple[Term, ...]) -> None:
        """Replace the vocabulary."""
        self.act(partial(self.desktop.office.experts.save_domains, terms))

    def _show(self, view: ExpertsView) -> None:
        self.shown.emit(view)

    def _show_conflicts(self, view: ConflictsView) -> None:
        if view.expert_id == self._current:
            self.conflicts.emit(view)


def _read(office: Office) -> ExpertsView:
    return ExpertsView(
        rows=office.experts.readiness(),
        domains=office.experts.domains(),
        languages=office.experts.languages(),
    )


def _conflicts(office: Office, expert_id: str) -> ConflictsView:
    known = bool(TRANSITIONS[Act.ASSIGN].roles & office.session.current().roles)
    found = office.assignment.open_conflicts(expert_id) if known else ()
    return ConflictsView(expert_id=expert_id, found=found, known=known)
