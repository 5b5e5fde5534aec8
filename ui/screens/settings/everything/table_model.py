"""Columns of the settings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from reviewer.services.settings_catalogue import SettingKind, SettingNow
from ui.language import current
from ui.models.rows import Column, RowsModel


class EverythingTable(RowsModel[SettingNow]):
    """What each is, what holds now, what holds without it, and what it does."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda one: one.described.key, parent)
        self.columns = (
            Column[SettingNow](
                key="label",
                title=self.tr("Setting"),
                text=lambda one: _told(one.described.label),
                strong=True,
                share=3,
            ),
            Column[SettingNow](key="now", title=self.tr("Now"), text=self._now, share=3),
            Column[SettingNow](
                key="default",
                title=self.tr("Default"),
                text=lambda one: _told(one.described.default),
                muted=True,
                share=3,
            ),
            Column[SettingNow](
                key="effect",
                title=self.tr("What it does"),
                text=lambda one: _told(one.described.effect),
                share=5,
            ),
        )

    def _now(self, one: SettingNow) -> str:
        if one.value is None:
            return self.tr("not set")
        if one.described.kind is SettingKind.FILE:
            return self.tr("set")
        if one.described.kind is SettingKind.FLAG:
            return self.tr("no") if one.value == "no" else self.tr("yes")
        return one.value


def _told(texts: Mapping[str, str]) -> str:
    return texts[current().value]
