"""A plugin for `make mutants`: no test finds in memory what another one computed.

The core keeps what it has made of a rule set. A damaged function would not be called again, and no test would notice.
"""

from __future__ import annotations

import sys

import pytest

ROOMS = ("reviewer.admissibility.", "reviewer.committee.", "reviewer.statistics.")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Empty the caches of the rooms that are damaged."""
    for name, module in list(sys.modules.items()):
        if name.startswith(ROOMS):
            for kept in list(vars(module).values()):
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
