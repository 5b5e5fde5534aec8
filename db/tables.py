"""What every table is declared with: names of constraints, meaning of types, the optimistic lock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Boolean, Connection, Date, Index, Integer, LargeBinary, MetaData, Text, event, text
from sqlalchemy.orm import DeclarativeBase, Mapped

from db.types import Instant

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_WHERE = "where"


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


def one_where(condition: str, name: str, *columns: str) -> Index:
    """Return the index that lets only one row be so where a condition holds, on both engines.

    Said in the words of PostgreSQL it would load that engine's dialect at each start: it is told when tables are made.
    """
    return Index(name, *columns, unique=True, info={_WHERE: condition})


@event.listens_for(Base.metadata, "before_create")
def _say_where(target: MetaData, connection: Connection, **_: object) -> None:
    for table in target.tables.values():
        for index in table.indexes:
            if _WHERE in index.info:
                index.dialect_options[connection.dialect.name]["where"] = text(index.info[_WHERE])


def locked_by(version: Mapped[int]) -> dict[str, Any]:
    """Return the mapper's arguments for a record whose version the core sets."""
    return {"version_id_col": version, "version_id_generator": False}
