"""What Alembic runs: always on the connection that ``db.schema`` opened, in its one transaction."""

from __future__ import annotations

from alembic import context

from db.records.every import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
