"""Project costs cannot be below zero; on SQLite, a fact cannot be replaced by inserting it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The tables that refuse changes, each with its primary key.
KEYS = {
    "act": "plan_code number",
    "audit_change": "plan_code act_number object_kind object_code field",
    "plan_span": "plan_code act_number",
    "setting": "plan_code act_number key",
    "action_note": "plan_code act_number action_code position",
    "action_end": "plan_code act_number action_code",
    "human_days": "plan_code act_number action_code",
    "voted_amount": "plan_code act_number action_code",
    "declared_weather": "plan_code act_number action_code",
    "indicator_rule": "plan_code act_number indicator_code",
    "target": "plan_code act_number indicator_code due_on",
    "milestone_rule": "plan_code act_number milestone_code",
    "recurrence": "plan_code act_number action_code",
    "occurrence": "plan_code code",
    "baseline": "plan_code occurrence_code number",
    "abandonment": "plan_code act_number occurrence_code",
    "shared_event": "plan_code act_number milestone_code",
    "deadline": "plan_code act_number period_code",
    "period_closure": "plan_code period_code act_number",
    "assignment": "plan_code act_number respondent_code kind object_code first_period",
    "source_file": "plan_code sha256",
    "return": "plan_code number",
    "return_event": "plan_code return_number act_number",
    "reception_correction": "plan_code return_number act_number",
    "observation": "plan_code return_number indicator_code category",
    "budget_entry": "plan_code return_number field action_code exercise funder section",
    "milestone_report": "plan_code return_number field occurrence_code",
    "comment": "plan_code return_number sheet cell",
    "highlight": "plan_code return_number action_code cell",
    "answer": "plan_code return_number number",
    "excluded_cell": "plan_code return_number sheet cell",
    "file_purge": "plan_code return_number act_number",
    "committee": "plan_code number",
    "committee_frame": "plan_code committee_number name",
    "decision": "plan_code act_number committee_number number",
    "co_financing": "plan_code act_number funder stage exercise action_code",
    "fund": "plan_code act_number code",
    "fund_grant": "plan_code act_number fund_code number",
    "followed_alert": "plan_code act_number alert_key",
    "column_mapping": "plan_code act_number respondent_code sheet header",
    "highlight_edit": "plan_code act_number action_code period_code number source_return source_cell",
}
GRANT = (
    "plan_code, act_number, is_removed, fund_code, number, beneficiary, amount_cents, project_cents"
)


def _refuse_replacing(table: str, key: str) -> None:
    """REPLACE deletes without a word to the DELETE trigger, unless each connection asks for it."""
    same = " AND ".join(f'"{column}" = NEW."{column}"' for column in key.split())
    op.execute(
        f'CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON "{table}" '
        f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same}) '
        f'OR EXISTS (SELECT 1 FROM "{table}" WHERE rowid = NEW.rowid) '
        f"BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
    )


def _rebuild_fund_grant() -> None:
    """SQLite adds no constraint to a table: a new one takes its place, its triggers with it."""
    op.create_table(
        "fund_grant_rebuilt",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("fund_code", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("beneficiary", sa.String(length=200), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.Column("project_cents", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "amount_cents >= 0", name=op.f("ck_fund_grant_amount_cents_not_negative")
        ),
        sa.CheckConstraint(
            "project_cents >= 0", name=op.f("ck_fund_grant_project_cents_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_fund_grant_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_fund_grant_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "fund_code", "number", name=op.f("pk_fund_grant")
        ),
    )
    op.execute(f"INSERT INTO fund_grant_rebuilt ({GRANT}) SELECT {GRANT} FROM fund_grant")
    op.drop_table("fund_grant")
    op.rename_table("fund_grant_rebuilt", "fund_grant")
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER fund_grant_refuses_{verb.lower()} BEFORE {verb} ON fund_grant "
            "BEGIN SELECT RAISE(ABORT, 'fund_grant: append-only'); END"
        )


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _rebuild_fund_grant()
        for table, key in KEYS.items():
            _refuse_replacing(table, key)
    else:
        # PostgreSQL has no REPLACE.
        op.create_check_constraint(
            op.f("ck_fund_grant_project_cents_not_negative"), "fund_grant", "project_cents >= 0"
        )


def downgrade() -> None:
    raise NotImplementedError("Restore a copy of the database instead.")
