"""Importing at its own pace: PySide reads the source of every module that is imported after it, looking for its name.

It does so for « features » (other spellings of its methods) that nobody uses here; it doubles what an import costs, and
so delays the first list and the first opening of each screen. Nothing else hangs on it: where PySide has no such search
any more, nothing is done.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  # brings the search with it

_SEARCH = ("shibokensupport.feature", "_mod_uses_pyside")


def stop_reading_sources() -> bool:
    """Let modules be imported unread; tell whether there was something to stop."""
    module, name = _SEARCH
    there = hasattr(sys.modules.get(module), name)
    if there:
        setattr(sys.modules[module], name, _uses_none)
    return there


def _uses_none(_module: object) -> bool:
    return False
