"""Arbitrary pieces of core values, within what both engines can hold."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

ONE_BASE_FOR_ALL = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Every example of a test goes into the same database, under a key of its own."""

_numbers = itertools.count()

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
names = texts.filter(str.strip)
keys = st.builds(lambda: f"K{next(_numbers)}")
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
instants = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001  # hypothesis wants the bounds without their zone
    max_value=datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
