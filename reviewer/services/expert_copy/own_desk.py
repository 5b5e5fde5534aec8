"""What the use cases of an expert's copy share: the desk without walls, the files, the keeper of the home."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reviewer.committee.offline.home_kind import HomeKind
from reviewer.committee.offline.keys import PublicKeys
from reviewer.committee.offline.own_copy import OwnEnrolment
from reviewer.dossier.lifecycle import Act
from reviewer.dossier.people import Actor
from reviewer.errors import RuleViolation
from reviewer.services.desk import Desk
from reviewer.services.homes import HomeOfAnotherKind, kind_of
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.exchange import PackageFiles
from reviewer.services.ports.expert_copy import HomeKeeper


class NotEnrolled(RuleViolation):
    """This copy has no keys yet: it must answer an invitation first."""


@dataclass(frozen=True, slots=True)
class OwnDesk:
    """At hand for every use case of the copy.

    ``desk``: its store is not cut for whoever acts, as an office's is: an expert who declared a conflict must still be
    able to send that declaration.
    """

    desk: Desk
    files: PackageFiles
    keeper: HomeKeeper

    @contextmanager
    def permitted(self, act: Act) -> Iterator[tuple[UnitOfWork, Actor]]:
        """Open a writing transaction for an act, in an expert's home alone."""
        with self.desk.permitted(act) as (work, actor):
            require_own_home(work)
            yield work, actor

    @contextmanager
    def reading(self, act: Act = Act.READ_OWN_COPY) -> Iterator[tuple[UnitOfWork, Actor]]:
        """Open a view for an act that only reads, in an expert's home alone."""
        actor = self.desk.require(act)
        with self.desk.store.read() as work:
            require_own_home(work)
            yield work, actor


def require_own_home(work: UnitOfWork) -> None:
    """Raise ``HomeOfAnotherKind`` in an office's database."""
    found = kind_of(work)
    if found is not HomeKind.EXPERT:
        raise HomeOfAnotherKind(found, HomeKind.EXPERT)


def in_use(work: UnitOfWork) -> OwnEnrolment:
    """Return the enrolment whose keys are in use; raise ``NotEnrolled``."""
    found = next((one for one in work.expert_copy.enrolments() if one.retired_at is None), None)
    if found is None:
        raise NotEnrolled
    return found


def offices(work: UnitOfWork) -> dict[str, PublicKeys]:
    """Return by fingerprint the keys of this copy's office: those of today, and former ones."""
    return {one.invitation.office.fingerprint: one.invitation.office for one in work.expert_copy.enrolments()}
