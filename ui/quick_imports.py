"""Starting at its own pace: imports are not read twice, and garbage is not looked for all the time.

PySide reads the source of every module that is imported after it, looking for its name. It does so for « features »
(other spellings of its methods) that nobody uses here; it doubles what an import costs, and so delays the first list
and the first opening of each screen. Nothing else hangs on it: where PySide has no
such search any more, nothing is done.
"""

from __future__ import annotations

import gc
import sys

import PySide6.QtCore  # noqa: F401  # brings the search with it

OBJECTS_BETWEEN_LOOKS = 50_000
"""How many objects are made before the interpreter looks for those that nobody has: it makes a million to start."""

_SEARCH = ("shibokensupport.feature", "_mod_uses_pyside")


def stop_reading_sources() -> bool:
    """Let modules be imported unread; tell whether there was something to stop."""
    module, name = _SEARCH
    there = hasattr(sys.modules.get(module), name)
    if there:
        setattr(sys.modules[module], name, _uses_none)
    return there


def look_less_often() -> None:
    """Let the collector of garbage look less often than its default, which is made for small programs."""
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS, 20, 50)


def keep_what_is_there() -> None:
    """Keep what start-up made out of every later look of the collector: modules and classes stay to the end.

    A look at all of them is among the longest things that can come over a window while somebody types.
    """
    gc.freeze()


def _uses_none(_module: object) -> bool:
    return False
