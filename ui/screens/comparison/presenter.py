"""What the comparison page does: reads what the viewer may see of the committee's work, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.services.changes import Changes
from reviewer.services.desk import is_staff
from reviewer.services.office import Office
from reviewer.services.views import CommitteeView
from ui.desktop import Desktop
from ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class Comparison:
    """The page. ``names``: who stated a position, as far as the viewer may know; ``own_seat``: of an expert."""

    reference: str
    about: str
    state: DossierState
    committee: CommitteeView | None
    names: dict[str, str]
    own_seat: int | None


class ComparisonPresenter(Presenter):
    """One dossier at a time."""

    shown = Signal(object)

    def __init__(self, desktop: Desktop, parent: QObject | None = None) -> None:
        super().__init__(desktop, parent)
        self._dossier_id: str | None = None

    @property
    def reads_votes(self) -> bool:
        """Tell whether the acting person may ever read evaluations: everybody but who only signs or delivers."""
        roles = self.desktop.office.session.current().roles
        return bool(roles & {Role.COORDINATOR, Role.AUDITOR, Role.EXPERT})

    def open(self, dossier_id: str) -> None:
        """Put a dossier on the page."""
        self._dossier_id = dossier_id
        self.reload()

    def refresh(self) -> None:
        """Read the page again."""
        if self._dossier_id is not None:
            self.ask("page", partial(_comparison, self.desktop.office, self._dossier_id), self._show)

    def concerns(self, changes: Changes) -> bool:
        """Only this dossier."""
        return self._dossier_id in changes.dossiers

    def _show(self, found: Comparison) -> None:
        self.shown.emit(found)


def _comparison(office: Office, dossier_id: str) -> Comparison:
    if is_staff(office.session.current()):
        view = office.dossiers.view(dossier_id)
        request = view.dossier.request
        parts = (request.candidate.full_name, request.employer.legal_name, request.job.title)
        return Comparison(
            reference=view.dossier.reference,
            about=" · ".join(part for part in parts if part),
            state=view.dossier.state,
            committee=view.committee,
            names=dict(view.names),
            own_seat=None,
        )
    found = office.dossiers.comparison(dossier_id)
    return Comparison(
        reference=found.reference,
        about="",
        state=found.state,
        committee=found.committee,
        names={},
        own_seat=found.own_seat,
    )
