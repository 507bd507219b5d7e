"""The application of later, whose schema has moved on."""

import shutil
from pathlib import Path

import pytest

from data_model import store

LATER_REVISION = '''"""One more table."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0001"


def upgrade() -> None:
    op.create_table("one_more", sa.Column("code", sa.String(4), primary_key=True))
'''


@pytest.fixture
def one_more_migration(
    sqlite_templates: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The application of later: the same migrations, and one more.

    The templates are asked for so that they are of today, even for a test that runs alone.
    """
    shutil.copytree(store.ROOT / "migrations", tmp_path / "later" / "migrations")
    versions = tmp_path / "later" / "migrations" / "versions"
    (versions / "9999_one_more.py").write_text(LATER_REVISION, encoding="utf-8")
    monkeypatch.setattr(store, "ROOT", tmp_path / "later")
