"""The processes that tests of bad days kill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.kills import Victims, victims


@pytest.fixture(scope="module")
def killer() -> Iterator[Victims]:
    """Give the tests of a file one process of victims."""
    with victims() as process:
        yield process
