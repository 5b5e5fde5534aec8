"""The whole office, put together once by a composition root (``ui.bootstrap``, ``reviewer.cli.bootstrap``).

A family of use cases is loaded and made when it is first asked for: a window lists its dossiers before what it does not
show yet is read from the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from reviewer.accounts.parameters import load as load_parameters
from reviewer.dossier.people import Actor
from reviewer.services.clocked_store import ClockedStore
from reviewer.services.desk import NOBODY, Acting, Desk, SignInNeeded
from reviewer.services.one_view import OneViewStore
from reviewer.services.sealed_store import SealedStore
from reviewer.services.walled_store import WalledQueries, WalledStore

if TYPE_CHECKING:
    from reviewer.services.accounts import AccountDesk
    from reviewer.services.agreement import AgreementDesk
    from reviewer.services.assignment import Assignment, Solver
    from reviewer.services.avis import AvisDesk
    from reviewer.services.backups import Backups
    from reviewer.services.bulk import Bulk
    from reviewer.services.chair import Chair
    from reviewer.services.clock import Clock
    from reviewer.services.committee import Committee
    from reviewer.services.corrections import Corrections
    from reviewer.services.correspondence import Correspondence
    from reviewer.services.delivery import Delivery
    from reviewer.services.dossiers import Dossiers
    from reviewer.services.experts import Experts
    from reviewer.services.figure_exports import FigureExports
    from reviewer.services.figures import FigureDesk
    from reviewer.services.follow_up import FollowUpDesk
    from reviewer.services.grids import Grids
    from reviewer.services.house_choices import HouseChoices
    from reviewer.services.intake import Intake
    from reviewer.services.key_access import KeyAccess
    from reviewer.services.listing import ListingDesk
    from reviewer.services.lists import ListQueries
    from reviewer.services.mail_settings import MailSettings
    from reviewer.services.notices import Notices
    from reviewer.services.office_keys import OfficeKeyDesk
    from reviewer.services.packages.keys import ExpertKeyDesk
    from reviewer.services.packages.listing import PackageShelf
    from reviewer.services.packages.mailbox import Mailbox
    from reviewer.services.packages.sending import PackageSending
    from reviewer.services.packages.taking_in import TakingIn
    from reviewer.services.people import People
    from reviewer.services.ports import (
        Credentials,
        FileReader,
        KeyRing,
        OfficeSeals,
        PackageFiles,
        Printer,
        ProgrammeTexts,
        Store,
    )
    from reviewer.services.ports.backups import Keeper
    from reviewer.services.ports.key_slots import KeySlots
    from reviewer.services.ports.mail import Post
    from reviewer.services.printing import Printing
    from reviewer.services.programmes import Library, ProgrammeShelf
    from reviewer.services.proof import ProofDesk
    from reviewer.services.publication import Publication
    from reviewer.services.quality import QualityDesk
    from reviewer.services.readings import ReadingDesk
    from reviewer.services.reconciliation.desk import ReconciliationDesk
    from reviewer.services.reconciliation.outcomes import ReconciledOutcomes
    from reviewer.services.reference_data import ReferenceData
    from reviewer.services.reminders import Reminders
    from reviewer.services.replay import Replay
    from reviewer.services.saved_views import SavedViewDesk
    from reviewer.services.searching import Searching
    from reviewer.services.seating import Seating
    from reviewer.services.selection import ListedDossiers
    from reviewer.services.sending import Sending
    from reviewer.services.settings import SettingsDesk
    from reviewer.services.signature import Signatures
    from reviewer.services.signing_setup import SigningSetups
    from reviewer.services.status_list import StatusLists
    from reviewer.services.succession import Succession
    from reviewer.services.triage import Triage
    from reviewer.services.typing import Typing
    from reviewer.services.undoing import Undoing
    from reviewer.services.validity import Validity
    from reviewer.services.verification import Verifications, Verifier
    from reviewer.services.what_if import WhatIf

F = TypeVar("F")
_MAKING = threading.RLock()
"""Two lanes may ask for the same family at once: it is made once."""


class Late(Generic[F]):
    """A family of use cases: of which module of ``reviewer.services``, and how it is made of an office."""

    def __init__(self, module: str, make: Callable[[Any, Office], F]) -> None:
        self.module = module
        self._make = make
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, office: Office | None, owner: type | None = None) -> F:
        if office is None:  # asked of the class, as ``dataclass`` does: no family is anybody's there
            raise AttributeError(self._name)
        its = self.load()
        with _MAKING:
            kept = vars(office)  # asked before this descriptor from now on: it has no ``__set__``
            if self._name not in kept:
                kept[self._name] = self._make(its, office)
            made: F = kept[self._name]
            return made

    def load(self) -> ModuleType:
        """Import its module."""
        return import_module(f"reviewer.services.{self.module}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What an office works with, besides its store."""

    programmes: Library
    texts: ProgrammeTexts
    reader: FileReader
    printer: Printer
    keys: KeyRing
    verifier: Verifier
    seals: OfficeSeals
    post: Post
    keeper: Keeper
    credentials: Credentials
    exchange: PackageFiles
    slots: KeySlots
    solver: Solver


@dataclass(frozen=True)
class Office:
    """Every family of use cases, sharing one desk. ``walled``: what whoever acts may know of ``queries``."""

    desk: Desk
    session: Acting
    queries: ListQueries
    walled: WalledQueries
    given: Equipment

    _searching: ClassVar[Late[Searching]] = Late("searching", lambda its, o: its.Searching(o.desk))
    _listed: ClassVar[Late[ListedDossiers]] = Late("selection", lambda its, o: its.ListedDossiers(o.lists))
    _outcomes: ClassVar[Late[ReconciledOutcomes]] = Late(
        "reconciliation.outcomes", lambda its, o: its.ReconciledOutcomes(o.desk)
    )
    intake: ClassVar[Late[Intake]] = Late("intake", lambda its, o: its.Intake(o.desk, o.given.reader))
    corrections: ClassVar[Late[Corrections]] = Late(
        "corrections", lambda its, o: its.Corrections(o.desk, o.given.reader)
    )
    triage: ClassVar[Late[Triage]] = Late("triage", lambda its, o: its.Triage(o.desk, o.correspondence))
    bulk: ClassVar[Late[Bulk]] = Late(
        "bulk", lambda its, o: its.Bulk(o.desk, o.triage, o.assignment, o.reminders)
    )
    correspondence: ClassVar[Late[Correspondence]] = Late(
        "correspondence", lambda its, o: its.Correspondence(o.desk, o.given.printer)
    )
    seating: ClassVar[Late[Seating]] = Late("seating", lambda its, o: its.Seating(o.desk))
    assignment: ClassVar[Late[Assignment]] = Late(
        "assignment", lambda its, o: its.Assignment(o.desk, o.walled, o.seating, o.given.solver)
    )
    committee: ClassVar[Late[Committee]] = Late("committee", lambda its, o: its.Committee(o.desk))
    chair: ClassVar[Late[Chair]] = Late("chair", lambda its, o: its.Chair(o.desk))
    experts: ClassVar[Late[Experts]] = Late("experts", lambda its, o: its.Experts(o.desk))
    grids: ClassVar[Late[Grids]] = Late("grids", lambda its, o: its.Grids(o.desk))
    expert_keys: ClassVar[Late[ExpertKeyDesk]] = Late(
        "packages.keys", lambda its, o: its.ExpertKeyDesk(o.desk, o.given.exchange)
    )
    packages: ClassVar[Late[PackageSending]] = Late(
        "packages.sending", lambda its, o: its.PackageSending(o.desk, o.given.exchange)
    )
    package_shelf: ClassVar[Late[PackageShelf]] = Late(
        "packages.listing", lambda its, o: its.PackageShelf(o.desk, o.walled, o.given.exchange)
    )
    returns: ClassVar[Late[TakingIn]] = Late(
        "packages.taking_in", lambda its, o: its.TakingIn(o.desk, o.given.exchange)
    )
    mailbox: ClassVar[Late[Mailbox]] = Late(
        "packages.mailbox", lambda its, o: its.Mailbox(o.desk, o.expert_keys, o.returns)
    )
    agreement: ClassVar[Late[AgreementDesk]] = Late("agreement", lambda its, o: its.AgreementDesk(o.desk))
    figures: ClassVar[Late[FigureDesk]] = Late(
        "figures", lambda its, o: its.FigureDesk(o.desk, o.walled, o._listed, o._outcomes)
    )
    figure_exports: ClassVar[Late[FigureExports]] = Late(
        "figure_exports", lambda its, o: its.FigureExports(o.desk, o.figures, o.given.printer)
    )
    publication: ClassVar[Late[Publication]] = Late(
        "publication", lambda its, o: its.Publication(o.desk, o.figures, o.given.printer)
    )
    follow_up: ClassVar[Late[FollowUpDesk]] = Late(
        "follow_up", lambda its, o: its.FollowUpDesk(o.desk, o.figures, o.given.printer)
    )
    quality: ClassVar[Late[QualityDesk]] = Late("quality", lambda its, o: its.QualityDesk(o.desk, o.figures))
    avis: ClassVar[Late[AvisDesk]] = Late("avis", lambda its, o: its.AvisDesk(o.desk, o.given.printer))
    signatures: ClassVar[Late[Signatures]] = Late(
        "signature", lambda its, o: its.Signatures(o.desk, o.given.printer, o.given.keys, o.given.seals)
    )
    signing_setup: ClassVar[Late[SigningSetups]] = Late(
        "signing_setup", lambda its, o: its.SigningSetups(o.desk, o.given.keys)
    )
    succession: ClassVar[Late[Succession]] = Late("succession", lambda its, o: its.Succession(o.desk))
    notices: ClassVar[Late[Notices]] = Late("notices", lambda its, o: its.Notices(o.desk, o.given.printer))
    printing: ClassVar[Late[Printing]] = Late("printing", lambda its, o: its.Printing(o.desk))
    delivery: ClassVar[Late[Delivery]] = Late(
        "delivery", lambda its, o: its.Delivery(o.desk, o.given.post.mailer)
    )
    sending: ClassVar[Late[Sending]] = Late(
        "sending", lambda its, o: its.Sending(o.desk, o.given.post.mailer, o.given.post.secrets)
    )
    reminders: ClassVar[Late[Reminders]] = Late(
        "reminders", lambda its, o: its.Reminders(o.desk, o.walled, o.delivery, o.given.post.calendars)
    )
    validity: ClassVar[Late[Validity]] = Late("validity", lambda its, o: its.Validity(o.desk))
    mail_settings: ClassVar[Late[MailSettings]] = Late(
        "mail_settings", lambda its, o: its.MailSettings(o.desk, o.given.post.secrets)
    )
    dossiers: ClassVar[Late[Dossiers]] = Late(
        "dossiers", lambda its, o: its.Dossiers(o.desk, o.walled, o.triage)
    )
    people: ClassVar[Late[People]] = Late("people", lambda its, o: its.People(o.desk, o.given.slots))
    accounts: ClassVar[Late[AccountDesk]] = Late(
        "accounts",
        lambda its, o: its.AccountDesk(
            o.desk, o.session, o.given.credentials, load_parameters(), o.given.slots
        ),
    )
    key_access: ClassVar[Late[KeyAccess]] = Late(
        "key_access",
        lambda its, o: its.KeyAccess(o.desk, o.given.slots, o.given.credentials, load_parameters()),
    )
    settings: ClassVar[Late[SettingsDesk]] = Late("settings", lambda its, o: its.SettingsDesk(o.desk))
    choices: ClassVar[Late[HouseChoices]] = Late("house_choices", lambda its, o: its.HouseChoices(o.desk))
    typing: ClassVar[Late[Typing]] = Late("typing", lambda its, o: its.Typing(o.desk))
    undoing: ClassVar[Late[Undoing]] = Late("undoing", lambda its, o: its.Undoing(o.desk))
    programmes: ClassVar[Late[ProgrammeShelf]] = Late(
        "programmes", lambda its, o: its.ProgrammeShelf(o.desk, o.given.programmes, o.given.texts)
    )
    readings: ClassVar[Late[ReadingDesk]] = Late("readings", lambda its, o: its.ReadingDesk(o.desk))
    proof: ClassVar[Late[ProofDesk]] = Late(
        "proof", lambda its, o: its.ProofDesk(o.desk, o.given.seals, o.given.keys)
    )
    verifications: ClassVar[Late[Verifications]] = Late(
        "verification", lambda its, o: its.Verifications(o.desk, o.given.verifier, o.given.seals)
    )
    office_keys: ClassVar[Late[OfficeKeyDesk]] = Late(
        "office_keys", lambda its, o: its.OfficeKeyDesk(o.desk, o.given.seals)
    )
    status_lists: ClassVar[Late[StatusLists]] = Late(
        "status_list", lambda its, o: its.StatusLists(o.desk, o.given.seals)
    )
    reference_data: ClassVar[Late[ReferenceData]] = Late(
        "reference_data", lambda its, o: its.ReferenceData(o.desk, o.given.reader)
    )
    reconciliation: ClassVar[Late[ReconciliationDesk]] = Late(
        "reconciliation.desk", lambda its, o: its.ReconciliationDesk(o.desk, o.given.reader)
    )
    what_if: ClassVar[Late[WhatIf]] = Late("what_if", lambda its, o: its.WhatIf(o.desk))
    replay: ClassVar[Late[Replay]] = Late("replay", lambda its, o: its.Replay(o.desk, o.walled))
    backups: ClassVar[Late[Backups]] = Late("backups", lambda its, o: its.Backups(o.desk, o.given.keeper))
    lists: ClassVar[Late[ListingDesk]] = Late(
        "listing", lambda its, o: its.ListingDesk(o.desk, o.queries.lists, o._searching)
    )
    saved_views: ClassVar[Late[SavedViewDesk]] = Late(
        "saved_views", lambda its, o: its.SavedViewDesk(o.desk, o.queries.lists, o._searching)
    )

    def become(self, person_id: str) -> Actor:
        """Let an active person of the house act from now on; raise ``SignInNeeded`` where there are accounts."""
        with self.desk.store.read() as work:
            if work.accounts.any():
                raise SignInNeeded
            person = work.people.get(person_id)
        actor = Actor(person.id, person.name, person.roles if person.active else frozenset())
        self.session.become(actor)
        return actor


def put_together(
    *,
    store: Store,
    queries: ListQueries,
    clock: Clock,
    programmes: Library,
    texts: ProgrammeTexts,
    reader: FileReader,
    printer: Printer,
    keys: KeyRing,
    verifier: Verifier,
    seals: OfficeSeals,
    post: Post,
    keeper: Keeper,
    credentials: Credentials,
    exchange: PackageFiles,
    slots: KeySlots,
    solver: Solver | None = None,
    actor: Actor = NOBODY,
) -> Office:
    """Return an office over these ports, with nobody (or the given actor) at the desk.

    ``solver``: of assignments; a window gives one that works in a process of its own.
    """
    session = Acting(actor)
    store = SealedStore(store, seals)
    if not clock.pinned:
        store = ClockedStore(store)
    store = OneViewStore(WalledStore(store, session, clock), session.current)
    if solver is None:
        from reviewer.committee.assignment.solver import solve

        solver = solve
    given = Equipment(
        programmes=programmes,
        texts=texts,
        reader=reader,
        printer=printer,
        keys=keys,
        verifier=verifier,
        seals=seals,
        post=post,
        keeper=keeper,
        credentials=credentials,
        exchange=exchange,
        slots=slots,
        solver=solver,
    )
    desk = Desk(store=store, clock=clock, session=session, programmes=programmes)
    return Office(desk, session, queries, WalledQueries(queries, store, session, clock), given)
