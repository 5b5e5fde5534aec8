"""An expert's home, put together over an office of its own by a composition root."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reviewer.services.expert_copy.answering import Answering
from reviewer.services.expert_copy.enrolling import Enrolling
from reviewer.services.expert_copy.keeping import Keeping
from reviewer.services.expert_copy.mailbox import CopyMailbox
from reviewer.services.expert_copy.my_dossiers import MyDossiers
from reviewer.services.expert_copy.own_desk import OwnDesk
from reviewer.services.expert_copy.receiving import Receiving
from reviewer.services.expert_copy.sending import Sending
from reviewer.services.office import Office
from reviewer.services.one_view import OneViewStore
from reviewer.services.ports import Store
from reviewer.services.ports.exchange import PackageFiles
from reviewer.services.ports.expert_copy import HomeKeeper
from reviewer.services.ports.mail import CalendarWriter
from reviewer.services.walled_store import WalledStore


@dataclass(frozen=True, slots=True)
class ExpertCopy:
    """Every family of use cases that only an expert's home has."""

    enrolling: Enrolling
    receiving: Receiving
    answering: Answering
    sending: Sending
    keeping: Keeping
    dossiers: MyDossiers
    mailbox: CopyMailbox


def expert_copy(
    office: Office, files: PackageFiles, keeper: HomeKeeper, calendars: CalendarWriter
) -> ExpertCopy:
    """Return an expert's home over its office: the same database, desk and session."""
    own = OwnDesk(replace(office.desk, store=_uncut(office.desk.store)), files, keeper)
    receiving = Receiving(own)
    return ExpertCopy(
        enrolling=Enrolling(own, office.session),
        receiving=receiving,
        answering=Answering(own),
        sending=Sending(own),
        keeping=Keeping(own),
        dossiers=MyDossiers(own, calendars),
        mailbox=CopyMailbox(own, receiving),
    )


def _uncut(store: Store) -> Store:
    """Return the store without walls: what lies in this home is this expert's, even after they declared a conflict."""
    if isinstance(store, OneViewStore):
        return replace(store, inner=_uncut(store.inner))
    return store.inner if isinstance(store, WalledStore) else store
