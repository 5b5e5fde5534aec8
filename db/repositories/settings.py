"""Settings of this database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records.house import SettingRecord
from db.repositories.kept import HOUSE, NOTHING, Kept
from db.repositories.saving import flush


class SqlSettings:
    """Implements ``Settings``."""

    def __init__(self, session: Session, kept: Kept = NOTHING) -> None:
        self._session = session
        self._kept = kept

    def get(self, name: str) -> str | None:
        """Return the value, if set."""
        if self._kept.keeps:
            return self._all().get(name)
        record = self._session.get(SettingRecord, name)
        return record.value if record is not None else None

    def _all(self) -> Mapping[str, str]:
        """Return every setting: few, and a screen wants several."""
        return self._kept.once(("settings",), self._every)

    def _every(self) -> Mapping[str, str]:
        found = self._kept.of(
            SettingRecord, HOUSE, lambda: self._session.scalars(select(SettingRecord)), _pair
        )
        return dict(sorted(found))

    def starting_with(self, prefix: str) -> Mapping[str, str]:
        """Return every setting whose name starts so, by name."""
        if self._kept.keeps:
            return {name: value for name, value in self._all().items() if name.startswith(prefix)}
        records = self._session.scalars(
            select(SettingRecord)
            .where(SettingRecord.name.startswith(prefix, autoescape=True))
            .order_by(SettingRecord.name)
        )
        return {record.name: record.value for record in records}

    def put(self, name: str, value: str) -> None:
        """Set the value; the last to write has the say."""
        record = self._session.get(SettingRecord, name)
        if record is None:
            self._session.add(SettingRecord(name=name, value=value))
        else:
            record.value = value
        flush(self._session, "setting", name)


def _pair(record: SettingRecord) -> tuple[str, str]:
    return record.name, record.value
