"""The index of words: FTS5 on SQLite, kept by triggers of the database itself; trigrams on PostgreSQL.

FTS5 indexes ``dossier.search_fold`` by the table's row numbers, words split at spaces (the text is folded and cut by
``reviewer.search.words`` on both engines). Whoever rewrites the table (VACUUM, export, batch mode) builds it again.
PostgreSQL wants ``pg_trgm``; where it may not be made, searches find the same and read the whole table for it.
"""

from __future__ import annotations

TABLE = "dossier_words"
TRIGRAMS = "ix_dossier_search_fold_trigrams"

_SQLITE = (
    "CREATE VIRTUAL TABLE dossier_words USING fts5(search_fold, content='dossier', content_rowid='rowid', "
    "tokenize='ascii', prefix='1 2 3 4 5', detail='none', columnsize=0)",
    "CREATE TRIGGER dossier_words_insert AFTER INSERT ON dossier BEGIN "
    "INSERT INTO dossier_words (rowid, search_fold) VALUES (NEW.rowid, NEW.search_fold); END",
    "CREATE TRIGGER dossier_words_update AFTER UPDATE OF search_fold ON dossier "
    "WHEN OLD.search_fold <> NEW.search_fold BEGIN "
    "INSERT INTO dossier_words (dossier_words, rowid, search_fold) VALUES ('delete', OLD.rowid, OLD.search_fold); "
    "INSERT INTO dossier_words (rowid, search_fold) VALUES (NEW.rowid, NEW.search_fold); END",
    "CREATE TRIGGER dossier_words_delete AFTER DELETE ON dossier BEGIN "
    "INSERT INTO dossier_words (dossier_words, rowid, search_fold) VALUES ('delete', OLD.rowid, OLD.search_fold); "
    "END",
)

_POSTGRESQL = (
    "DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS pg_trgm; "
    "EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN NULL; END $$",
    "DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN "
    "CREATE INDEX ix_dossier_search_fold_trigrams ON dossier USING gin (search_fold gin_trgm_ops); END IF; END $$",
)

REBUILD = "INSERT INTO dossier_words (dossier_words) VALUES ('rebuild')"
"""Builds SQLite's index again from the table, without a trace of what it held before."""


def index_statements(dialect: str) -> tuple[str, ...]:
    """Return the DDL of the index of words, for a database that has its tables."""
    return _POSTGRESQL if dialect == "postgresql" else _SQLITE
