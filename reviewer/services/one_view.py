"""One view for a whole question: what a screen asks of several use cases is read from one consistent state.

Within ``one_view`` every reading of a store is the same transaction, so that who acts is read once, and the parts of
a screen cannot contradict each other. Nobody acts on what was read before: a transaction that writes reads for itself
who may do what, and ends the view, so that what is asked after it sees what it did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewer.errors import AviseError, EnvironmentTrouble

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor
    from reviewer.services.ports import Store, UnitOfWork

_Key = tuple[int, str]


@dataclass(slots=True)
class _Held:
    """One open view, and how many are looking at it just now."""

    work: UnitOfWork
    opened: AbstractContextManager[UnitOfWork]
    looking: int = 0

    def close(self) -> None:
        self.opened.__exit__(None, None, None)


@dataclass(slots=True)
class _Question:
    """What is open while one question is being answered, and what is to be done once it is."""

    views: dict[_Key, _Held] = field(default_factory=dict)
    left: list[_Held] = field(default_factory=list)
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    @contextmanager
    def look(self, store: Store, key: _Key) -> Iterator[UnitOfWork]:
        held = self.views.get(key)
        if held is None:
            opened = store.read()
            held = self.views[key] = _Held(opened.__enter__(), opened)
        held.looking += 1
        try:
            yield held.work
        except Exception as error:
            if isinstance(error, EnvironmentTrouble) or not isinstance(error, AviseError):
                self.let_go()  # nobody knows what became of its transaction
            raise
        finally:
            held.looking -= 1
            if held in self.left and not held.looking:
                self.left.remove(held)
                held.close()

    def let_go(self) -> None:
        """End the views: at once, or as soon as whoever is looking at one has looked."""
        for held in self.views.values():
            if held.looking:
                self.left.append(held)
            else:
                held.close()
        self.views.clear()


_QUESTION: ContextVar[_Question | None] = ContextVar("question", default=None)


@contextmanager
def one_view() -> Iterator[None]:
    """Answer everything that is asked inside from one view; within another one, from that one."""
    if _QUESTION.get() is not None:
        yield
        return
    question = _Question()
    token = _QUESTION.set(question)
    try:
        yield
    finally:
        _QUESTION.reset(token)
        question.let_go()
        for each in question.afterwards:
            each()


def let_go() -> None:
    """End the view under way, if any: what follows takes long and reads nothing."""
    question = _QUESTION.get()
    if question is not None:
        question.let_go()


def after_reading(work: Callable[[], None]) -> None:
    """Do something once the view under way has ended and before anything is handed out; now, where there is none."""
    question = _QUESTION.get()
    if question is None:
        work()
    else:
        question.afterwards.append(work)


@dataclass(frozen=True, slots=True)
class OneViewStore:
    """Implements ``Store`` over another one. ``actor``: who acts; a view is never handed from one person to another."""

    inner: Store
    actor: Callable[[], Actor]

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        """Open a transaction that may write; the view under way, if any, ends before it and after it."""
        let_go()
        try:
            with self.inner.begin() as work:
                yield work
        finally:
            let_go()

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Open a view that only reads, or look at the one under way."""
        question = _QUESTION.get()
        if question is None:
            return self.inner.read()
        return question.look(self.inner, (id(self), self.actor().id))
