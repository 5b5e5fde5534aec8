"""Accounts: logins and sealed secrets."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

import db.records.people  # noqa: F401  # its own tables point there
from db.tables import Base, locked_by


class AccountRecord(Base):
    """The account of a person; a trigger refuses to delete one. ``password``, ``code``: sealed by Argon2id."""

    __tablename__ = "account"
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    password: Mapped[str | None]
    code: Mapped[str | None]
    password_set_at: Mapped[datetime | None]
    failures: Mapped[int]
    failed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = locked_by(version)
