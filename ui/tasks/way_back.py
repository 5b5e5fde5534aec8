"""The one way from another thread to the thread that paints.

A thread that emits a signal of an object which the window is just deleting touches freed memory: it may crash, or
take a lock of Qt's that nobody gives back. So no lane emits anything on a screen, a presenter or itself: it tells the
courier, which is never deleted, and the courier looks on the thread that paints whether the object is still there.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class _Courier(QObject):
    """Lives on the thread that paints, as long as the program."""

    brought = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.brought.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def _hand_over(self, to: WeakMethod[Callable[..., Any]], what: tuple[Any, ...]) -> None:
        slot = to()
        if slot is not None and isValid(getattr(slot, "__self__", None)):
            slot(*what)


_courier: _Courier | None = None


class WayBack:
    """Leads to one bound method of a QObject; made on the thread that paints, used on any. It keeps nothing alive."""

    __slots__ = ("_courier", "_slot")

    def __init__(self, slot: Callable[..., Any]) -> None:
        global _courier  # noqa: PLW0603  # one for the whole program, made once there is a thread that paints
        if _courier is None:
            _courier = _Courier()
        self._courier = _courier
        self._slot = WeakMethod(slot)

    def bring(self, *what: Any) -> None:
        """Let the method hear this on the thread that paints, in the order of telling; nobody, where it is gone."""
        with suppress(RuntimeError):  # the program has ended, and Qt's objects with it
            self._courier.brought.emit(self._slot, what)
