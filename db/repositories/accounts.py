"""Accounts."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.accounts import AccountRecord
from db.repositories.kept import NOTHING, Kept
from db.repositories.saving import flush, record_to_save
from reviewer.accounts.account import Account


class SqlAccounts:
    """Implements ``Accounts``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def any(self) -> bool:
        """Tell whether there is an account: from then on one signs in."""
        some = select(AccountRecord.person_id).limit(1)
        return self._kept.once(("accounts",), lambda: self._session.scalar(some) is not None)

    def find(self, person_id: str) -> Account | None:
        """Return the account of a person, if there is one."""
        record = self._session.get(AccountRecord, person_id)
        return None if record is None else _account(record)

    def by_login(self, login: str) -> Account | None:
        """Return the account with a login, if there is one."""
        record = self._session.scalar(select(AccountRecord).where(AccountRecord.login == login))
        return None if record is None else _account(record)

    def all(self) -> tuple[Account, ...]:
        """Return every account by login."""
        records = self._session.scalars(select(AccountRecord).order_by(AccountRecord.login))
        return tuple(_account(record) for record in records)

    def save(self, account: Account) -> None:
        """Store a new or newer value."""
        record = record_to_save(self._session, AccountRecord, "account", account.person_id, account.version)
        if record is None:
            record = AccountRecord(person_id=account.person_id)
            self._session.add(record)
        record.login = account.login
        record.password = account.password
        record.code = account.code
        record.password_set_at = account.password_set_at
        record.failures = account.failures
        record.failed_at = account.failed_at
        record.version = account.version + 1
        flush(self._session, "account", account.person_id)


def _account(record: AccountRecord) -> Account:
    return Account(
        person_id=record.person_id,
        login=record.login,
        password=record.password,
        code=record.code,
        password_set_at=record.password_set_at,
        failures=record.failures,
        failed_at=record.failed_at,
        version=record.version,
    )
