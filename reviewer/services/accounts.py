"""Accounts: signing in, choosing passwords, one-time codes. A wrong secret is counted before anything else is said.

Recovery is by the printed one-time code or by two administrators, both named in the journal; never by an empty
database: the first account is opened once, and the database itself deletes none. Nobody ever chooses, or is told,
somebody else's password: an administrator hands out a one-time code, with which its person chooses one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reviewer.accounts.account import Account, checked_login
from reviewer.accounts.parameters import AccountParameters, common_passwords
from reviewer.accounts.parameters import load as load_parameters
from reviewer.accounts.password import normalised, require_acceptable
from reviewer.accounts.recovery_code import as_sealed
from reviewer.dossier.events import Details, Event
from reviewer.dossier.folding import fold_words
from reviewer.dossier.lifecycle import Act, Role, require_role
from reviewer.dossier.people import Actor, Person
from reviewer.errors import NotFound, RuleViolation
from reviewer.services.changes import Changes
from reviewer.services.desk import NOBODY, Acting, Desk
from reviewer.services.key_slots import let_in, settle
from reviewer.services.key_slots import opens as opens_database
from reviewer.services.people import PersonWithoutName, require_name

if TYPE_CHECKING:
    from reviewer.services.ports import Credentials, UnitOfWork
    from reviewer.services.ports.key_slots import KeySlots


class SignInRefused(RuleViolation):
    """Login and secret do not go together, or the person has left: which of them is not said."""


class AccountsStarted(RuleViolation):
    """There is an account: the first one is not opened twice."""


class AccountExists(RuleViolation):
    """This person has an account."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class AccountMissing(RuleViolation):
    """This person has no account yet."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LoginTaken(RuleViolation):
    """Somebody else has this login."""

    def __init__(self, login: str) -> None:
        super().__init__(login)
        self.login = login


class SecondAdministratorNeeded(RuleViolation):
    """A recovery takes two administrators, neither of them the person who is recovered."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class OneTimeCode:
    """A code that is shown and printed once; the house keeps it sealed."""

    name: str
    login: str
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What an administrator sees of an account: no secret, sealed or not.

    ``chosen``: its person has chosen a password; until then they have a one-time code. ``wait``: for how many seconds
    wrong secrets still make them wait.
    """

    person_id: str
    login: str
    chosen: bool
    wait: int


@dataclass(frozen=True, slots=True)
class AccountDesk:
    """Use cases about accounts."""

    desk: Desk
    session: Acting
    credentials: Credentials
    parameters: AccountParameters
    slots: KeySlots

    # --- before anybody acts -----------------------------------------------------------------------------------

    def needed(self) -> bool:
        """Tell whether one signs in here: from the first account on."""
        with self.desk.store.read() as work:
            return work.accounts.any()

    def start(self, first: Person, login: str, password: str) -> OneTimeCode:
        """Open the first account, of an administrator, and sign them in.

        Where the house has somebody of that name already (a database from before accounts), it is theirs.
        """
        login = checked_login(login)
        require_name(first)
        now = self.desk.now()
        with self.desk.store.begin() as work:
            if work.accounts.any():
                raise AccountsStarted
            same = (one for one in work.people.all() if fold_words(one.name) == fold_words(first.name))
            founder = next(same, first)
            founder = replace(founder, roles=founder.roles | {Role.ADMINISTRATOR}, active=True)
            self._require_acceptable(password, login, founder.name)
            work.people.save(founder)
            code = self.credentials.new_code()
            account = Account(person_id=founder.id, login=login, password=None, code=self._sealed_code(code))
            work.accounts.save(account.with_password(self.credentials.seal(normalised(password)), now))
            actor = _actor(founder)
            let_in(work, self.slots, login, password=password, code=code)
            work.commit(actor, now, Event(name="first_account", details={"person": founder.id}))
        settle(self.desk.store, self.slots)
        self.session.become(actor, proved_at=now)
        return OneTimeCode(founder.name, login, code)

    def sign_in(self, login: str, password: str) -> Actor:
        """Let somebody act who gives their login and password.

        Raises ``SignInRefused`` or ``SignInTooSoon``; a wrong password is counted, and the count outlives the program.
        """
        actor = self._by_password(login, password, Event(name="signed_in"))
        settle(self.desk.store, self.slots)
        self.session.become(actor, proved_at=self.desk.now())
        return actor

    def redeem(self, login: str, code: str, new_password: str) -> OneTimeCode:
        """Let somebody choose a password by their one-time code, which is spent; the next one comes back."""
        now = self.desk.now()
        with self.desk.store.begin() as work:
            account, person = self._found(work, login)
            if account is not None:
                account.require_turn(now, self.parameters)
            opens = self.credentials.opens(None if account is None else account.code, as_sealed(code))
            if account is None or person is None:
                raise SignInRefused
            if opens and person.active:
                self._require_acceptable(new_password, account.login, person.name)
                code = self.credentials.new_code()
                changed = account.with_password(self.credentials.seal(normalised(new_password)), now)
                work.accounts.save(changed.with_code(self._sealed_code(code)))
                let_in(work, self.slots, account.login, password=new_password, code=code)
                details: Details = {"person": person.id}
                work.commit(_actor(person), now, Event(name="account_recovered", details=details))
            else:
                self._count(work, account, now)
                raise SignInRefused
        settle(self.desk.store, self.slots)
        return OneTimeCode(person.name, account.login, code)

    # --- one's own account -------------------------------------------------------------------------------------

    def confirm(self, password: str) -> Actor:
        """Prove again who one is: to take the cover off the window, and before the acts that ask for it."""
        actor = self._by_password(self._own_login(), password, Event(name="identity_confirmed"))
        self.session.become(actor, proved_at=self.desk.now())
        return actor

    def change_password(self, password: str, new_password: str) -> Changes:
        """Change one's own password."""
        actor = self.confirm(password)
        now = self.desk.now()
        with self.desk.store.begin() as work:
            account = _of(work, actor)
            self._require_acceptable(new_password, account.login, actor.name)
            work.accounts.save(account.with_password(self.credentials.seal(normalised(new_password)), now))
            let_in(work, self.slots, account.login, password=new_password)
            work.commit(actor, now, Event(name="password_changed", details={"person": actor.id}))
        settle(self.desk.store, self.slots)
        return Changes(people=True, message="password_changed")

    def renew_code(self, password: str) -> OneTimeCode:
        """Make oneself a new one-time code; the one before opens nothing any more."""
        actor = self.confirm(password)
        return self._hand_out(
            actor, actor.id, Event(name="recovery_code_renewed", details={"person": actor.id})
        )

    def sign_out(self) -> None:
        """Let nobody act any more. Journalled where somebody had signed in."""
        actor, proved = self.session.current(), self.session.proved_at
        self.session.become(NOBODY)
        if proved is not None:
            with self.desk.store.begin() as work:
                event = Event(name="signed_out", details={"person": actor.id})
                work.commit(actor, self.desk.now(), event)

    # --- administration ----------------------------------------------------------------------------------------

    def rows(self) -> tuple[AccountRow, ...]:
        """Return every account by login."""
        self.desk.require(Act.READ_ACCOUNTS)
        now = self.desk.now()
        with self.desk.store.read() as work:
            return tuple(
                AccountRow(
                    one.person_id, one.login, one.password is not None, one.wait_left(now, self.parameters)
                )
                for one in work.accounts.all()
            )

    def open(self, person_id: str, login: str) -> OneTimeCode:
        """Open the account of somebody who has none; with the code they choose their own password."""
        login = checked_login(login)
        with self.desk.permitted(Act.MANAGE_ACCOUNTS) as (work, actor):
            if not work.accounts.any():
                raise AccountMissing(actor.name)  # whoever opens the first one opens their own
            person = work.people.get(person_id)
            if work.accounts.find(person_id) is not None:
                raise AccountExists(person.name)
            if work.accounts.by_login(login) is not None:
                raise LoginTaken(login)
            code = self.credentials.new_code()
            work.accounts.save(
                Account(person_id=person_id, login=login, password=None, code=self._sealed_code(code))
            )
            let_in(work, self.slots, login, code=code)
            details: Details = {"person": person_id}
            work.commit(actor, self.desk.now(), Event(name="account_opened", details=details))
        settle(self.desk.store, self.slots)
        return OneTimeCode(person.name, login, code)

    def recover(self, person_id: str, second_login: str, second_password: str) -> OneTimeCode:
        """Give somebody who lost password and code a new code: by the one who acts and a second administrator.

        The second gives login and password here and now, counted like any other; the journal names both.
        """
        first = self.desk.require(Act.MANAGE_ACCOUNTS)
        second = self._by_password(second_login, second_password, Event(name="identity_confirmed"))
        with self.desk.store.read() as work:
            name = work.people.get(person_id).name
        if len({first.id, second.id, person_id}) < 3 or Role.ADMINISTRATOR not in second.roles:
            raise SecondAdministratorNeeded(name)
        require_role(Act.MANAGE_ACCOUNTS, second.roles)
        return self._hand_out(
            first,
            person_id,
            Event(name="recovery_granted", details={"person": person_id, "with": second.id}),
        )

    # --- inside ------------------------------------------------------------------------------------------------

    def _by_password(self, login: str, password: str, event: Event) -> Actor:
        """Return whose login and password these are; count a wrong password and raise ``SignInRefused``.

        The secret is weighed inside the transaction: two tries at once are two counted tries, or one of them fails.
        """
        now = self.desk.now()
        with self.desk.store.begin() as work:
            account, person = self._found(work, login)
            if account is not None:
                account.require_turn(now, self.parameters)
            sealed = None if account is None else account.password
            opens = self.credentials.opens(sealed, normalised(password))
            if account is None or person is None:
                raise SignInRefused
            if opens and person.active:
                after = account.right()
                if sealed is not None and self.credentials.outdated(sealed):
                    after = replace(after, password=self.credentials.seal(normalised(password)))
                work.accounts.save(after)
                actor = _actor(person)
                if not opens_database(work, self.slots, account.login):
                    # From before the database had keys, or put back from a copy: what is right opens it again.
                    let_in(work, self.slots, account.login, password=password)
                work.commit(actor, now, replace(event, details={"person": person.id}))
                return actor
            self._count(work, account, now)
        raise SignInRefused

    def _found(self, work: UnitOfWork, login: str) -> tuple[Account | None, Person | None]:
        account = work.accounts.by_login(login.strip().casefold())
        return account, None if account is None else work.people.get(account.person_id)

    def _count(self, work: UnitOfWork, account: Account, now: datetime) -> None:
        """Keep that a secret was wrong. Nobody did it: the journal names the account, and not what was typed."""
        work.accounts.save(account.wrong(now))
        details: Details = {"person": account.person_id}
        work.commit(NOBODY, now, Event(name="sign_in_failed", details=details))

    def _hand_out(self, actor: Actor, person_id: str, event: Event) -> OneTimeCode:
        with self.desk.store.begin() as work:
            person = work.people.get(person_id)
            account = work.accounts.find(person_id)
            if account is None:
                raise AccountMissing(person.name)
            code = self.credentials.new_code()
            work.accounts.save(account.right().with_code(self._sealed_code(code)))
            let_in(work, self.slots, account.login, code=code)
            work.commit(actor, self.desk.now(), event)
        settle(self.desk.store, self.slots)
        return OneTimeCode(person.name, account.login, code)

    def _own_login(self) -> str:
        with self.desk.store.read() as work:
            account = work.accounts.find(self.session.current().id)
        if account is None:
            raise SignInRefused
        return account.login

    def _sealed_code(self, code: str) -> str:
        return self.credentials.seal(as_sealed(code))

    def _require_acceptable(self, password: str, login: str, name: str) -> None:
        _require_password(password, login, name, self.parameters)


def require_first(name: str, login: str, password: str) -> None:
    """Raise what is wrong with a first account before anything is made for it, the keys of its database for one."""
    if not name.strip():
        raise PersonWithoutName("")
    _require_password(password, checked_login(login), name, load_parameters())


def _require_password(password: str, login: str, name: str, parameters: AccountParameters) -> None:
    require_acceptable(
        password,
        own_words=frozenset({login, name.replace("-", " ")}),
        common=common_passwords(),
        parameters=parameters,
    )


def _actor(person: Person) -> Actor:
    return Actor(person.id, person.name, person.roles)


def _of(work: UnitOfWork, actor: Actor) -> Account:
    account = work.accounts.find(actor.id)
    if account is None:
        raise NotFound("account", actor.id)
    return account
