"""Words of a plan's levels, sub-actions, what fiches print under other headings, fund terms."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# The one table whose rows enter a rule.
FUND_TERMS_KEY = ("plan_code", "act_number", "fund_code")


def _refuse_changes(table: str, key: tuple[str, ...]) -> None:
    """As for every fact: neither changed, nor deleted, nor replaced."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f'CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
            )
        same = " AND ".join(f'"{column}" = NEW."{column}"' for column in key)
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
        "level_name",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=32), nullable=False),
        sa.Column("under_code", sa.String(length=20), nullable=False),
        sa.Column("singular", sa.String(length=40), nullable=False),
        sa.Column("plural", sa.String(length=40), nullable=False),
        sa.Column("heading", sa.String(length=60), nullable=False),
        sa.Column("is_feminine", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "level IN ('challenge', 'axis', 'objective')", name=op.f("ck_level_name_level_known")
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_level_name_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "level", "under_code", name=op.f("pk_level_name")),
    )
    op.create_table(
        "fund_terms",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("fund_code", sa.String(length=20), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=True),
        sa.Column("first_year", sa.Integer(), nullable=True),
        sa.Column("last_year", sa.Integer(), nullable=True),
        sa.Column("as_printed", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "last_year >= first_year", name=op.f("ck_fund_terms_last_year_after_first_year")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_fund_terms_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_fund_terms_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_fund_terms_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "act_number", "fund_code", name=op.f("pk_fund_terms")),
    )
    op.create_table(
        "sub_action",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_sub_action_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_sub_action_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_sub_action")),
    )
    op.create_table(
        "printed_entry",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("is_ticked", sa.Boolean(), nullable=True),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("sub_action_code", sa.String(length=20), nullable=True),
        sa.CheckConstraint(
            "kind <> 'box' OR is_ticked IS NOT NULL",
            name=op.f("ck_printed_entry_box_says_if_ticked"),
        ),
        sa.CheckConstraint(
            "kind IN ('text', 'box', 'objective', 'result', 'example', 'actor', 'reference', 'link')",
            name=op.f("ck_printed_entry_kind_known"),
        ),
        sa.CheckConstraint(
            "amount_cents >= 0", name=op.f("ck_printed_entry_amount_cents_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_printed_entry_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "sub_action_code"],
            ["sub_action.plan_code", "sub_action.code"],
            name=op.f("fk_printed_entry_plan_code_sub_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_printed_entry_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "action_code", "position", name=op.f("pk_printed_entry")
        ),
    )
    _refuse_changes("fund_terms", FUND_TERMS_KEY)


def downgrade() -> None:
    raise NotImplementedError("Restore a copy of the database instead.")
