"""Alembic's entry: migrates the engine it is handed, or the address it is given."""

from alembic import context
from sqlalchemy import Engine

from data_model.store import database_url, make_engine
from data_model.tables import metadata


def run() -> None:
    """Upgrade within one transaction; SQLite's tables are rebuilt where it cannot alter them."""
    engine: Engine | None = context.config.attributes.get("engine")
    if engine is None:
        engine = make_engine(database_url() or "sqlite:///var/plan.sqlite")
    with engine.connect().execution_options(writes=True) as connection:
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
