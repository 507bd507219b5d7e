"""Alembic's entry: migrates the engine that `data_model.schema` hands it."""

from alembic import context
from sqlalchemy import Engine

from data_model.tables import metadata


def run() -> None:
    """Upgrade within one transaction; SQLite's tables are rebuilt where it cannot alter them."""
    engine: Engine = context.config.attributes["engine"]
    with engine.connect().execution_options(writes=True) as connection:
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
