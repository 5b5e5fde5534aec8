"""How long an expert may keep a package, and the office its former keys: ``resources/committee/packages.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reviewer import resource_files


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageTerms:
    """``open_days``: after the last due date of a package; ``former_key_days``: after that, for the office's keys."""

    open_days: int
    former_key_days: int

    def open_until(self, due: Iterable[date | None], contract_until: date | None, today: date) -> date:
        """Return the last day on which a copy may keep a package: some days after its last due date, or after today
        where that is past, and never after the expert's contract.
        """
        last = max((day for day in (*due, today) if day is not None), default=today)
        until = last + timedelta(days=self.open_days)
        return until if contract_until is None else min(until, contract_until)

    def still_opened(self, open_until: date, today: date) -> bool:
        """Tell whether something may still come back that was sealed to keys given out with a package."""
        return today <= open_until + timedelta(days=self.former_key_days)


@cache
def load_package_terms() -> PackageTerms:
    """Read what ships with the program."""
    with resource_files.path("committee/packages.toml").open("rb") as file:
        read = tomllib.load(file)
    return PackageTerms(open_days=read["open"]["days_after_due"], former_key_days=read["former_keys"]["days"])
