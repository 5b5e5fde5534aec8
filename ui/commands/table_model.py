"""Lines of the palette and of the page of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.commands.command import Command, group_in_words
from ui.models.rows import Column, RowsModel


class CommandTable(RowsModel[Command]):
    """Commands: what, where it stands, why not now, and its key."""

    def __init__(self, parent: QObject, *, reasons: bool = True) -> None:
        super().__init__(lambda one: one.key, parent)
        title = Column[Command](
            key="title",
            title=self.tr("Command"),
            text=lambda one: one.title(),
            icon=lambda one: one.icon,
            faint=(lambda one: bool(one.why_not())) if reasons else None,
            share=5,
        )
        why = Column[Command](
            key="why", title=self.tr("Why not now"), text=lambda one: one.why_not(), muted=True, share=4
        )
        group = Column[Command](
            key="group",
            title=self.tr("Where"),
            text=lambda one: group_in_words(one.group),
            width=160,
            muted=True,
            optional=1,
        )
        keys = Column[Command](
            key="keys", title=self.tr("Key"), text=lambda one: one.keys, width=110, strong=True
        )
        self.columns = (title, why, group, keys) if reasons else (group, title, keys)
