"""Dates as English writes them in Canada; how it does is in ``resources/i18n/english.toml``. For windows alone."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache

from reviewer import resource_files


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, ...], str]:
    with resource_files.path("i18n/english.toml").open("rb") as file:
        words = tomllib.load(file)
    return tuple(words["months"]), words["date"]


@lru_cache(maxsize=8192)
def format_date(day: date) -> str:
    """Return a calendar date: ``June 1, 2025``."""
    months, pattern = _words()
    return pattern.format(day=day.day, month=months[day.month - 1], year=day.year)
