"""Nothing touches the database on the GUI thread: the desktop's store stands behind a guard that says so loudly."""

from __future__ import annotations

import threading
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from reviewer.services.ports import Store, UnitOfWork

T = TypeVar("T")


class StoreTouchedOnGuiThread(AssertionError):
    """A defect: a screen waited on the database. Run it through ``ui.tasks.lanes``."""


def require_lane(what: str) -> None:
    """Raise where the present thread is the one that paints."""
    if threading.current_thread() is threading.main_thread():
        raise StoreTouchedOnGuiThread(what)


class GuardedStore:
    """A store that refuses to be used on the GUI thread (``reviewer.services.ports.Store``)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self) -> AbstractContextManager[UnitOfWork]:
        """Open a writing transaction, off the GUI thread."""
        require_lane("Store.begin")
        return self._store.begin()

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Open a reading view, off the GUI thread."""
        require_lane("Store.read")
        return self._store.read()


class _Guarded:
    """Any object whose methods are only for the lanes, and so are those of what it has from the same room."""

    def __init__(self, inner: object) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        if not callable(value):
            return _Guarded(value) if _room(value) == _room(self._inner) else value

        def checked(*args: Any, **named: Any) -> Any:
            require_lane(f"{type(self._inner).__name__}.{name}")
            return value(*args, **named)

        return checked


def _room(value: object) -> str:
    return type(value).__module__.partition(".")[0]


def guarded(inner: T) -> T:
    """Return the same object, whose methods raise on the GUI thread: for queries and other readers."""
    return cast("T", _Guarded(inner))
