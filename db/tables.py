"""What every table is declared with: names of constraints, meaning of types, the optimistic lock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Boolean, Date, Integer, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped

from db.types import Instant

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Where all tables are declared."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: Instant(),
        date: Date(),
        bool: Boolean(),
        int: Integer(),
        bytes: LargeBinary(),
    }


def locked_by(version: Mapped[int]) -> dict[str, Any]:
    """Return the mapper's arguments for a record whose version the core sets."""
    return {"version_id_col": version, "version_id_generator": False}
