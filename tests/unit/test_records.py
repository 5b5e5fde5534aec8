"""Tables are imported a topic at a time: whoever has one topic has every table that it points to."""

from __future__ import annotations

import ast
from pathlib import Path

from sqlalchemy import Table

from db.records import every
from db.tables import Base


def tables_of(topic: object) -> set[Table]:
    name = topic.__name__  # type: ignore[attr-defined]  # a module
    return {
        mapper.local_table
        for mapper in Base.registry.mappers
        if mapper.class_.__module__ == name and isinstance(mapper.local_table, Table)
    }


def imported_by(topic: object) -> set[str]:
    tree = ast.parse(Path(topic.__file__).read_text(encoding="utf-8"))  # type: ignore[attr-defined]  # a module
    return {one.name for node in tree.body if isinstance(node, ast.Import) for one in node.names}


def test_all_topics_together_are_the_schema() -> None:
    files = {one.stem for one in Path(every.__file__).parent.glob("*.py")} - {"__init__", "every"}
    assert {one.__name__.rpartition(".")[2] for one in every.TOPICS} == files
    assert set().union(*map(tables_of, every.TOPICS)) == set(every.METADATA.tables.values())


def test_a_topic_imports_those_that_its_tables_point_to() -> None:
    home = {table: topic.__name__ for topic in every.TOPICS for table in tables_of(topic)}
    for topic in every.TOPICS:
        pointed_to = {home[key.column.table] for table in tables_of(topic) for key in table.foreign_keys}
        assert pointed_to - {topic.__name__} <= imported_by(topic), topic.__name__
