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

OBJECTS_OF_A_LOOK = 10_000
"""The same once the window is at work: a look at so many takes two milliseconds, at fifty thousand one would notice."""

BETWEEN_TURNS_S = 0.0005
"""After how long a thread gives the interpreter to one that waits for it; the default is ten times that.

Painting a list gives it up some hundred times, and may wait so long each time for a thread that reads. Measured on two
busy processors, 95 of 100 frames of a list being read took less than 220 ms at the default and less than 70 ms so.
"""

OBJECTS_OF_A_START = 2_000_000
"""More than are made until the list is there."""

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


def take_turns_often() -> None:
    """Let no thread that reads keep the one that paints waiting."""
    sys.setswitchinterval(BETWEEN_TURNS_S)


def start_undisturbed() -> None:
    """Put the collector off until ``keep_what_is_there``: start-up makes hardly anything that nobody has."""
    gc.set_threshold(OBJECTS_OF_A_START, 20, 50)


def keep_what_is_there() -> None:
    """Keep what start-up made out of every later look of the collector: modules and classes stay to the end.

    A look at all of them is among the longest things that can come over a window while somebody types.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS_OF_A_LOOK, 50, 100)


def _uses_none(_module: object) -> bool:
    return False
