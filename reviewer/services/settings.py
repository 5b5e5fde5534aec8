"""Settings of a database that an administrator decides: whose signatures are trusted, which keys sign."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act
from reviewer.services.changes import Changes
from reviewer.services.desk import Desk
from reviewer.services.settings_catalogue import SettingNow, catalogue, now

TRUST = "trust.certificates"
REVOCATIONS = "trust.revocations"
PINNED_TODAY = "demonstration.today"
PROGRAMME = "programme.default"
INSTALLED = "programme.installed."
"""Followed by a programme's id: the SHA-256 of its archive among the documents."""

VALIDITY = "programme.validity."
"""Followed by a programme's id: how many months its avis hold, once an administrator has chosen."""


def key_path_of(person_id: str) -> str:
    """Return the name of the setting that holds where a signatory's key file is."""
    return f"signing_key.{person_id}"


@dataclass(frozen=True, slots=True)
class SettingsDesk:
    """Use cases about settings."""

    desk: Desk

    def get(self, name: str) -> str | None:
        """Return a setting's value, if set."""
        self.desk.require(Act.READ_SETTINGS)
        with self.desk.store.read() as work:
            return work.settings.get(name)

    def overview(self) -> tuple[SettingNow, ...]:
        """Return every setting that there is, with what holds now."""
        self.desk.require(Act.READ_SETTINGS)
        with self.desk.store.read() as work:
            kept = work.settings.starting_with("")
        return tuple(now(one, kept) for one in catalogue())

    def put(self, name: str, value: str) -> Changes:
        """Set a value; the journal keeps the name, never the value."""
        with self.desk.permitted(Act.MANAGE_SETTINGS) as (work, actor):
            work.settings.put(name, value)
            work.commit(actor, self.desk.now(), Event(name="setting_changed", details={"setting": name}))
        return Changes(settings=True, message="setting_changed", facts={"name": name})

    def remember_own_key(self, path: str) -> Changes:
        """Remember where the signatory's own key file is; never its secret."""
        with self.desk.permitted(Act.SIGN_AVIS) as (work, actor):
            name = key_path_of(actor.id)
            work.settings.put(name, path)
            work.commit(actor, self.desk.now(), Event(name="setting_changed", details={"setting": name}))
        return Changes(settings=True, message="setting_changed", facts={"name": name})
