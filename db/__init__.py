"""Storage: engine, records, repositories, queries and migrations."""
