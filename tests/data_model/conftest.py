"""The application of later, whose schema has moved on."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_model import store
from data_model.plan_draft import record_settings
from data_model.respondent import Assignment
from data_model.store import writing
from data_model.vocabulary import AssignedKind, Rhythm
from tests.data_model.small_plan import MILESTONE, PLAN, RESPONDENTS, version

LATER_REVISION = '''"""One more table."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0004"


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


@pytest.fixture
def led(loaded: Engine) -> Engine:
    """The small plan, its first commune being asked for its milestone."""
    asked = version(
        Assignment,
        respondent_code=RESPONDENTS[0],
        kind=AssignedKind.MILESTONE,
        object_code=MILESTONE,
        first_period="2024-T1",
        rhythm=Rhythm.EACH_QUARTER,
    )
    with writing(loaded) as session:
        record_settings(session, PLAN, [asked])
    return loaded
