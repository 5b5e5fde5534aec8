"""What every test stands on. Keep it small: fixtures live in ``tests/support``."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two cores, several test processes at once: slowness is no defect, and examples are the same in every run.
settings.register_profile(
    "avise", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("avise")

pytest_plugins = ("tests.support.postgresql", "tests.support.store")
