"""Memory of this process, in MiB, as Linux tells it.

``ru_maxrss`` of a child is at least what its parent had when it was begun, so that it told of the benchmark before.
"""

from __future__ import annotations

import resource
from pathlib import Path

_OF_THIS_PROCESS = Path("/proc/self")


def resident() -> float:
    """Return what is held now."""
    pages = int((_OF_THIS_PROCESS / "statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def peak() -> float:
    """Return the most that was held since ``forget_peak``, or since the program began."""
    status = (_OF_THIS_PROCESS / "status").read_text().splitlines()
    (line,) = (one for one in status if one.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def forget_peak() -> None:
    """Let the peak begin anew from what is held now."""
    (_OF_THIS_PROCESS / "clear_refs").write_text("5")
