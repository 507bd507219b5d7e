"""What reading a return told and asked nothing about, and how many cells gave no value."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The new tables, each with its primary key.
KEYS = {
    "return_reading": "plan_code return_number",
    "return_information": "plan_code return_number number",
}


def _refuse_changes(table: str, key: str) -> None:
    """As for every fact: neither changed, nor deleted, nor replaced."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f'CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
            )
        same = " AND ".join(f'"{column}" = NEW."{column}"' for column in key.split())
        op.execute(
            f'CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON "{table}" '
            f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same}) '
            f'OR EXISTS (SELECT 1 FROM "{table}" WHERE rowid = NEW.rowid) '
            f"BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
        )
        return
    for verb, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        op.execute(
            f'CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON "{table}" '
            f"FOR EACH {each} EXECUTE FUNCTION refuse_change()"
        )


def upgrade() -> None:
    op.create_table(
        "return_reading",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("rejected_count", sa.Integer(), nullable=False),
        sa.Column("skipped_count", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "rejected_count >= 0", name=op.f("ck_return_reading_rejected_count_not_negative")
        ),
        sa.CheckConstraint(
            "skipped_count >= 0", name=op.f("ck_return_reading_skipped_count_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_return_reading_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_return_reading_plan_code")
        ),
        sa.PrimaryKeyConstraint("plan_code", "return_number", name=op.f("pk_return_reading")),
    )
    op.create_table(
        "return_information",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("read_as", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_return_information_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_return_information_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "return_number", "number", name=op.f("pk_return_information")
        ),
    )
    for table, key in KEYS.items():
        _refuse_changes(table, key)


def downgrade() -> None:
    raise NotImplementedError("Restore a copy of the database instead.")
