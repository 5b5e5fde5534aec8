"""Documents, where they are not files."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables import Base


class BlobRecord(Base):
    """A document's bytes under their SHA-256, on servers; beside an SQLite file they are files."""

    __tablename__ = "blob"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes]
