"""One thing that can be done in a window: its name, its key, and whether it is possible now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence


class Group(StrEnum):
    """Under which heading a command stands, in the order in which headings are shown."""

    DOSSIER = "dossier"
    PAGE = "page"
    PLACES = "places"
    WINDOW = "window"


def possible() -> str:
    """Return that nothing keeps a command from being done."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """``title`` and ``why_not`` are asked when shown: in the language, and about the things, of that moment.

    ``why_not``: a sentence that says why it cannot be done now, empty where it can. ``shortcut``: Qt's portable name of
    a key, empty for none. ``remembered``: doing it makes it one of the last done.
    """

    key: str
    title: Callable[[], str]
    icon: str
    group: Group
    run: Callable[[], object]
    shortcut: str = ""
    why_not: Callable[[], str] = possible
    remembered: bool = True

    @property
    def keys(self) -> str:
        """Return the shortcut as it is written on this system and in this language."""
        return keys_in_words(self.shortcut)


def keys_in_words(shortcut: str) -> str:
    """Return a portable key sequence as people of this system read it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def group_in_words(group: Group) -> str:
    """Return a heading."""
    words = {
        Group.DOSSIER: QCoreApplication.translate("CommandGroups", "The chosen dossier"),
        Group.PAGE: QCoreApplication.translate("CommandGroups", "This page"),
        Group.PLACES: QCoreApplication.translate("CommandGroups", "Go to"),
        Group.WINDOW: QCoreApplication.translate("CommandGroups", "The window"),
    }
    return words[group]
