"""Acts that must be refused, and leave no trace."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reviewer.errors import AviseError
from tests.support.office import House


def refused(house: House, error: type[AviseError], act: Callable[[], object]) -> None:
    """Expect that an act is refused with this error, and that nothing was written in the journal."""
    before = house.journal()
    with pytest.raises(error):
        act()
    assert house.journal() == before
