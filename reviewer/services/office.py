"""The whole office, put together once by a composition root (``ui.bootstrap``, ``reviewer.cli.bootstrap``)."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.accounts.parameters import load as load_parameters
from reviewer.committee.assignment.solver import solve
from reviewer.dossier.people import Actor
from reviewer.services.accounts import AccountDesk
from reviewer.services.agreement import AgreementDesk
from reviewer.services.assignment import Assignment, Solver
from reviewer.services.audit import JournalDesk
from reviewer.services.avis import AvisDesk
from reviewer.services.backups import Backups
from reviewer.services.bulk import Bulk
from reviewer.services.chair import Chair
from reviewer.services.clock import Clock
from reviewer.services.clocked_store import ClockedStore
from reviewer.services.committee import Committee
from reviewer.services.corrections import Corrections
from reviewer.services.correspondence import Correspondence
from reviewer.services.delivery import Delivery
from reviewer.services.desk import NOBODY, Acting, Desk, SignInNeeded
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
from reviewer.services.sealed_store import SealedStore
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
from reviewer.services.walled_store import WalledQueries, WalledStore
from reviewer.services.what_if import WhatIf


@dataclass(frozen=True, slots=True)
class Office:
    """Every family of use cases, sharing one desk."""

    desk: Desk
    session: Acting
    intake: Intake
    triage: Triage
    bulk: Bulk
    correspondence: Correspondence
    seating: Seating
    assignment: Assignment
    committee: Committee
    chair: Chair
    experts: Experts
    grids: Grids
    expert_keys: ExpertKeyDesk
    packages: PackageSending
    package_shelf: PackageShelf
    returns: TakingIn
    mailbox: Mailbox
    agreement: AgreementDesk
    figures: FigureDesk
    figure_exports: FigureExports
    publication: Publication
    follow_up: FollowUpDesk
    quality: QualityDesk
    avis: AvisDesk
    signatures: Signatures
    signing_setup: SigningSetups
    succession: Succession
    notices: Notices
    printing: Printing
    delivery: Delivery
    sending: Sending
    reminders: Reminders
    validity: Validity
    mail_settings: MailSettings
    dossiers: Dossiers
    people: People
    accounts: AccountDesk
    key_access: KeyAccess
    settings: SettingsDesk
    choices: HouseChoices
    typing: Typing
    undoing: Undoing
    programmes: ProgrammeShelf
    journal: JournalDesk
    readings: ReadingDesk
    proof: ProofDesk
    verifications: Verifications
    office_keys: OfficeKeyDesk
    status_lists: StatusLists
    reference_data: ReferenceData
    reconciliation: ReconciliationDesk
    what_if: WhatIf
    replay: Replay
    backups: Backups
    lists: ListingDesk
    saved_views: SavedViewDesk

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
    solver: Solver = solve,
    actor: Actor = NOBODY,
) -> Office:
    """Return an office over these ports, with nobody (or the given actor) at the desk.

    ``solver``: of assignments; a window gives one that works in a process of its own.
    """
    session = Acting(actor)
    store = SealedStore(store, seals)
    if not clock.pinned:
        store = ClockedStore(store)
    lists = queries.lists
    walled = WalledQueries(queries, store, session, clock)
    desk = Desk(store=WalledStore(store, session, clock), clock=clock, session=session, programmes=programmes)
    correspondence = Correspondence(desk, printer)
    delivery = Delivery(desk, post.mailer)
    seating = Seating(desk)
    searching = Searching(desk)
    listing = ListingDesk(desk, lists, searching)
    figures = FigureDesk(desk, walled, ListedDossiers(listing), ReconciledOutcomes(desk))
    expert_keys = ExpertKeyDesk(desk, exchange)
    returns = TakingIn(desk, exchange)
    triage = Triage(desk, Corrections(desk, reader), correspondence)
    assignment = Assignment(desk, walled, seating, solver)
    return Office(
        desk=desk,
        session=session,
        intake=Intake(desk, reader),
        triage=triage,
        bulk=Bulk(desk, triage, assignment),
        correspondence=correspondence,
        seating=seating,
        assignment=assignment,
        committee=Committee(desk),
        chair=Chair(desk),
        experts=Experts(desk),
        grids=Grids(desk),
        expert_keys=expert_keys,
        packages=PackageSending(desk, exchange),
        package_shelf=PackageShelf(desk, walled, exchange),
        returns=returns,
        mailbox=Mailbox(desk, expert_keys, returns),
        agreement=AgreementDesk(desk),
        figures=figures,
        figure_exports=FigureExports(desk, figures, printer),
        publication=Publication(desk, figures, printer),
        follow_up=FollowUpDesk(desk, figures, printer),
        quality=QualityDesk(desk, figures),
        avis=AvisDesk(desk, printer),
        signatures=Signatures(desk, printer, keys, seals),
        signing_setup=SigningSetups(desk, keys),
        succession=Succession(desk),
        notices=Notices(desk, printer),
        printing=Printing(desk),
        delivery=delivery,
        sending=Sending(desk, post.mailer, post.secrets),
        reminders=Reminders(desk, walled, delivery, post.calendars),
        validity=Validity(desk),
        mail_settings=MailSettings(desk, post.secrets),
        dossiers=Dossiers(desk, walled, triage),
        people=People(desk, slots),
        accounts=AccountDesk(desk, session, credentials, load_parameters(), slots),
        key_access=KeyAccess(desk, slots, credentials, load_parameters()),
        settings=SettingsDesk(desk),
        choices=HouseChoices(desk, programmes),
        typing=Typing(desk),
        undoing=Undoing(desk),
        programmes=ProgrammeShelf(desk, programmes, texts),
        journal=JournalDesk(desk),
        readings=ReadingDesk(desk),
        proof=ProofDesk(desk, seals, keys),
        verifications=Verifications(desk, verifier, seals),
        office_keys=OfficeKeyDesk(desk, seals),
        status_lists=StatusLists(desk, seals),
        reference_data=ReferenceData(desk, reader),
        reconciliation=ReconciliationDesk(desk, reader),
        what_if=WhatIf(desk),
        replay=Replay(desk, walled),
        backups=Backups(desk, keeper),
        lists=listing,
        saved_views=SavedViewDesk(desk, lists, searching),
    )
