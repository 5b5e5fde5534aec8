"""An account: a login and sealed secrets of one person of the house, and what wrong passwords cost.

The wait grows with each wrong password and never lasts for ever; it is kept with the account, so that neither a
restart nor another machine shortens it. Secrets never show in a representation, a log or the journal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from reviewer.accounts.parameters import AccountParameters
from reviewer.errors import RuleViolation

_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")


class LoginInvalid(RuleViolation):
    """A login is 2 to 64 small letters without accents, digits, points and hyphens."""

    def __init__(self, login: str) -> None:
        super().__init__(login)
        self.login = login


class SignInTooSoon(RuleViolation):
    """After wrong passwords one waits before the next try. ``seconds``: how long still."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """``password``: sealed, None until its person has chosen one; ``code``: the one-time code, sealed, None once used.

    ``failures``: wrong secrets since the last right one, the last of them at ``failed_at``.
    """

    person_id: str
    login: str
    password: str | None = field(repr=False)
    code: str | None = field(repr=False)
    password_set_at: datetime | None = None
    failures: int = 0
    failed_at: datetime | None = None
    version: int = 0

    def wrong(self, at: datetime) -> Account:
        """Return the account after a wrong secret."""
        return replace(self, failures=self.failures + 1, failed_at=at)

    def right(self) -> Account:
        """Return the account after a right secret."""
        return replace(self, failures=0, failed_at=None)

    def with_password(self, sealed: str, at: datetime) -> Account:
        """Return the account with a new password."""
        return replace(self.right(), password=sealed, password_set_at=at)

    def with_code(self, sealed: str | None) -> Account:
        """Return the account with a new one-time code, or with none."""
        return replace(self, code=sealed)

    def require_turn(self, now: datetime, parameters: AccountParameters) -> None:
        """Raise ``SignInTooSoon`` while wrong secrets still make one wait."""
        left = self.wait_left(now, parameters)
        if left > 0:
            raise SignInTooSoon(left)

    def wait_left(self, now: datetime, parameters: AccountParameters) -> int:
        """Return for how many seconds wrong secrets still make one wait, 0 where they do not.

        A clock that was set back lengthens no wait beyond what it was at the start.
        """
        if self.failed_at is None:
            return 0
        passed = max(now - self.failed_at, timedelta())
        return max(delay(self.failures, parameters) - int(passed.total_seconds()), 0)


def delay(failures: int, parameters: AccountParameters) -> int:
    """Return how many seconds one waits after so many wrong secrets in a row."""
    beyond = failures - parameters.free_failures
    if beyond <= 0:
        return 0
    # Past some 30 doublings every longest wait is reached: the power is not computed further.
    return min(parameters.first_seconds << min(beyond - 1, 30), parameters.longest_seconds)


def checked_login(text: str) -> str:
    """Return a login as it is kept; raise ``LoginInvalid``."""
    login = text.strip().casefold()
    if _LOGIN.fullmatch(login) is None:
        raise LoginInvalid(text)
    return login


def is_fresh(proved_at: datetime | None, now: datetime, parameters: AccountParameters) -> bool:
    """Tell whether somebody proved who they are within the last minutes; never by a clock that was set back."""
    if proved_at is None:
        return False
    return timedelta() <= now - proved_at <= timedelta(minutes=parameters.fresh_minutes)
