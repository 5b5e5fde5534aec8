"""What every test stands on. Keep it small: fixtures live in ``tests/support``."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two cores, several test processes at once: slowness is no defect, and examples are the same in every run.
settings.register_profile(
    "avise", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# `make coverage` and `make mutants` ask what the tests say, not how many examples they may find by luck, nor for the
# smallest example on which one fails.
settings.register_profile(
    "quick",
    parent=settings.get_profile("avise"),
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("avise")


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the keys that a computer keeps out of the real settings of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


pytest_plugins = ("tests.support.postgresql", "tests.support.store")
