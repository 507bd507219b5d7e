"""Initial schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


APPEND_ONLY = (
    "act",
    "audit_change",
    "plan_span",
    "setting",
    "action_note",
    "action_end",
    "human_days",
    "voted_amount",
    "declared_weather",
    "indicator_rule",
    "target",
    "milestone_rule",
    "recurrence",
    "occurrence",
    "baseline",
    "abandonment",
    "shared_event",
    "deadline",
    "period_closure",
    "assignment",
    "source_file",
    "return",
    "return_event",
    "reception_correction",
    "observation",
    "budget_entry",
    "milestone_report",
    "comment",
    "highlight",
    "answer",
    "excluded_cell",
    "file_purge",
    "committee",
    "committee_frame",
    "decision",
    "co_financing",
    "fund",
    "fund_grant",
    "followed_alert",
    "column_mapping",
    "highlight_edit",
)
# What a recorded purge may empty, with the value that empties it; all else of the row stands.
PURGED = {
    "return": {"file_name": "''", "sender": "''"},
    "source_file": {"content": "NULL"},
}
STANDS = {
    "return": (
        "plan_code",
        "number",
        "respondent_code",
        "period_code",
        "source",
        "received_on",
        "sha256",
        "template_version",
        "nothing_to_report",
        "nothing_sheet",
        "nothing_cell",
        "is_partial",
        "is_complete",
    ),
    "source_file": ("plan_code", "sha256", "size_bytes"),
}
PURGE_RECORDED = (
    'EXISTS (SELECT 1 FROM file_purge AS p JOIN "return" AS r '
    "ON r.plan_code = p.plan_code AND r.number = p.return_number "
    "WHERE r.plan_code = NEW.plan_code AND {same_file})"
)
SAME_FILE = {
    "return": "(r.number = NEW.number OR r.sha256 = NEW.sha256)",
    "source_file": "r.sha256 = NEW.sha256",
}


def _is_a_purge(table: str, same: str) -> str:
    """The change only empties what a recorded purge may empty; `same` compares with NULL too."""
    emptied = (f"NEW.{column} {same} {empty}" for column, empty in PURGED[table].items())
    stands = (f"NEW.{column} {same} OLD.{column}" for column in STANDS[table])
    return " AND ".join((*emptied, *stands, PURGE_RECORDED.format(same_file=SAME_FILE[table])))


def _refuse_changes(table: str) -> None:
    """The database itself keeps facts and formula-bearing rows from being changed or deleted."""
    backend = op.get_bind().dialect.name
    for verb in ("UPDATE", "DELETE"):
        name = f"{table}_refuses_{verb.lower()}"
        is_purgeable = verb == "UPDATE" and table in PURGED
        if backend == "sqlite":
            unless = f"WHEN NOT ({_is_a_purge(table, 'IS')}) " if is_purgeable else ""
            op.execute(
                f'CREATE TRIGGER {name} BEFORE {verb} ON "{table}" {unless}'
                f"BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
            )
        elif backend == "postgresql" and is_purgeable:
            op.execute(
                f"CREATE FUNCTION {table}_refuse_unless_purged() RETURNS trigger AS "
                f"$$ BEGIN IF {_is_a_purge(table, 'IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF;"
                " RAISE EXCEPTION '%: append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
            )
            op.execute(
                f'CREATE TRIGGER {name} BEFORE UPDATE ON "{table}" '
                f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse_unless_purged()"
            )
        elif backend == "postgresql":
            op.execute(
                f'CREATE TRIGGER {name} BEFORE {verb} ON "{table}" '
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            )
    if backend == "postgresql":
        op.execute(
            f'CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _refuse_function() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS "
            "$$ BEGIN RAISE EXCEPTION '%: append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
        )


def upgrade() -> None:
    op.create_table(
        "territory",
        sa.Column("siren", sa.String(length=9), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_code", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("siren", name=op.f("pk_territory")),
    )
    op.create_table(
        "user",
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("email", name=op.f("pk_user")),
    )
    op.create_table(
        "commune",
        sa.Column("code_insee", sa.String(length=5), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("territory_siren", sa.String(length=9), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("population_vintage", sa.String(length=120), nullable=False),
        sa.Column("label_longitude", sa.Float(), nullable=True),
        sa.Column("label_latitude", sa.Float(), nullable=True),
        sa.Column("outline_geojson", sa.Text(), nullable=False),
        sa.CheckConstraint("population >= 0", name=op.f("ck_commune_population_not_negative")),
        sa.ForeignKeyConstraint(
            ["territory_siren"], ["territory.siren"], name=op.f("fk_commune_territory_siren")
        ),
        sa.PrimaryKeyConstraint("code_insee", name=op.f("pk_commune")),
    )
    op.create_table(
        "plan",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("short_title", sa.String(length=60), nullable=False),
        sa.Column("territory_siren", sa.String(length=9), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("demonstration_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["territory_siren"], ["territory.siren"], name=op.f("fk_plan_territory_siren")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_plan")),
    )
    op.create_table(
        "act",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=200), nullable=False),
        sa.Column("is_backdated", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_act_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "number", name=op.f("pk_act")),
    )
    with op.batch_alter_table("act", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_act_recorded_at"), ["recorded_at"], unique=False)

    op.create_table(
        "challenge",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_challenge_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_challenge")),
    )
    op.create_table(
        "measure",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_measure_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_measure")),
    )
    op.create_table(
        "membership",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("respondent_code", sa.String(length=14), nullable=False),
        sa.CheckConstraint(
            "role IN ('director', 'contributor', 'reader')", name=op.f("ck_membership_role_known")
        ),
        sa.ForeignKeyConstraint(["email"], ["user.email"], name=op.f("fk_membership_email")),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_membership_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "email", "role", name=op.f("pk_membership")),
    )
    op.create_table(
        "reporting_period",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('quarter', 'year')", name=op.f("ck_reporting_period_kind_known")
        ),
        sa.CheckConstraint(
            "last_day > first_day", name=op.f("ck_reporting_period_last_day_after_first_day")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_reporting_period_plan_code")
        ),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_reporting_period")),
    )
    op.create_table(
        "respondent",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=14), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("contact_name", sa.String(length=200), nullable=False),
        sa.Column("contact_email", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "kind IN ('commune', 'territory')", name=op.f("ck_respondent_kind_known")
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_respondent_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_respondent")),
    )
    op.create_table(
        "source_file",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.CheckConstraint("size_bytes >= 0", name=op.f("ck_source_file_size_bytes_not_negative")),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_source_file_plan_code")
        ),
        sa.PrimaryKeyConstraint("plan_code", "sha256", name=op.f("pk_source_file")),
    )
    op.create_table(
        "assignment",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("respondent_code", sa.String(length=14), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("object_code", sa.String(length=20), nullable=False),
        sa.Column("first_period", sa.String(length=10), nullable=False),
        sa.Column("last_period", sa.String(length=10), nullable=False),
        sa.Column("rhythm", sa.String(length=32), nullable=False),
        sa.Column("named_quarters", sa.String(length=7), nullable=False),
        sa.CheckConstraint(
            "kind IN ('indicator', 'budget', 'milestone')", name=op.f("ck_assignment_kind_known")
        ),
        sa.CheckConstraint(
            "rhythm <> 'named_quarters' OR named_quarters <> ''",
            name=op.f("ck_assignment_named_quarters_named"),
        ),
        sa.CheckConstraint(
            "rhythm IN ('each_quarter', 'named_quarters', 'year')",
            name=op.f("ck_assignment_rhythm_known"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_assignment_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "respondent_code"],
            ["respondent.plan_code", "respondent.code"],
            name=op.f("fk_assignment_plan_code_respondent_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_assignment_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code",
            "act_number",
            "respondent_code",
            "kind",
            "object_code",
            "first_period",
            name=op.f("pk_assignment"),
        ),
    )
    op.create_table(
        "audit_change",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("object_kind", sa.String(length=40), nullable=False),
        sa.Column("object_code", sa.String(length=80), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_audit_change_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_audit_change_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code",
            "act_number",
            "object_kind",
            "object_code",
            "field",
            name=op.f("pk_audit_change"),
        ),
    )
    op.create_table(
        "axis",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("short_label", sa.String(length=60), nullable=False),
        sa.Column("challenge_code", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["plan_code", "challenge_code"],
            ["challenge.plan_code", "challenge.code"],
            name=op.f("fk_axis_plan_code_challenge_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_axis_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_axis")),
    )
    op.create_table(
        "co_financing",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("funder", sa.String(length=120), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("exercise", sa.Integer(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('requested', 'notified', 'received')",
            name=op.f("ck_co_financing_stage_known"),
        ),
        sa.CheckConstraint(
            "amount_cents >= 0", name=op.f("ck_co_financing_amount_cents_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_co_financing_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_co_financing_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code",
            "act_number",
            "funder",
            "stage",
            "exercise",
            "action_code",
            name=op.f("pk_co_financing"),
        ),
    )
    op.create_table(
        "column_mapping",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("respondent_code", sa.String(length=14), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("header", sa.String(length=200), nullable=False),
        sa.Column("column_key", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_column_mapping_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "respondent_code"],
            ["respondent.plan_code", "respondent.code"],
            name=op.f("fk_column_mapping_plan_code_respondent_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_column_mapping_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code",
            "act_number",
            "respondent_code",
            "sheet",
            "header",
            name=op.f("pk_column_mapping"),
        ),
    )
    op.create_table(
        "committee",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('territorial', 'steering')", name=op.f("ck_committee_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_committee_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_committee_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "number", name=op.f("pk_committee")),
    )
    op.create_table(
        "deadline",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("period_code", sa.String(length=10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_deadline_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "period_code"],
            ["reporting_period.plan_code", "reporting_period.code"],
            name=op.f("fk_deadline_plan_code_period_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_deadline_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "act_number", "period_code", name=op.f("pk_deadline")),
    )
    op.create_table(
        "followed_alert",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("alert_key", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("level", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "level IN ('ok', 'watch', 'alert', 'none')", name=op.f("ck_followed_alert_level_known")
        ),
        sa.CheckConstraint(
            "state IN ('seen', 'in_hand')", name=op.f("ck_followed_alert_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_followed_alert_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_followed_alert_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "alert_key", name=op.f("pk_followed_alert")
        ),
    )
    op.create_table(
        "fund",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("envelope_cents", sa.BigInteger(), nullable=False),
        sa.Column("cap_cents", sa.BigInteger(), nullable=True),
        sa.Column("share_e4", sa.Integer(), nullable=True),
        sa.CheckConstraint("cap_cents >= 0", name=op.f("ck_fund_cap_cents_not_negative")),
        sa.CheckConstraint("envelope_cents >= 0", name=op.f("ck_fund_envelope_cents_not_negative")),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_fund_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_fund_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "act_number", "code", name=op.f("pk_fund")),
    )
    op.create_table(
        "fund_grant",
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
    op.create_table(
        "period_closure",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("period_code", sa.String(length=10), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "kind IN ('closure', 'reopening')", name=op.f("ck_period_closure_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_period_closure_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "period_code"],
            ["reporting_period.plan_code", "reporting_period.code"],
            name=op.f("fk_period_closure_plan_code_period_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_period_closure_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "period_code", "act_number", name=op.f("pk_period_closure")
        ),
    )
    op.create_table(
        "plan_span",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("ends_on > starts_on", name=op.f("ck_plan_span_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_plan_span_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_plan_span_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "act_number", name=op.f("pk_plan_span")),
    )
    op.create_table(
        "return",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("respondent_code", sa.String(length=14), nullable=False),
        sa.Column("period_code", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("file_name", sa.String(length=255), nullable=False),
        sa.Column("sender", sa.String(length=200), nullable=False),
        sa.Column("template_version", sa.String(length=20), nullable=False),
        sa.Column("nothing_to_report", sa.Boolean(), nullable=False),
        sa.Column("nothing_sheet", sa.String(length=60), nullable=False),
        sa.Column("nothing_cell", sa.String(length=12), nullable=False),
        sa.Column("is_partial", sa.Boolean(), nullable=False),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.CheckConstraint("source IN ('workbook', 'entry')", name=op.f("ck_return_source_known")),
        sa.ForeignKeyConstraint(
            ["plan_code", "number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_return_plan_code_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "period_code"],
            ["reporting_period.plan_code", "reporting_period.code"],
            name=op.f("fk_return_plan_code_period_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "respondent_code"],
            ["respondent.plan_code", "respondent.code"],
            name=op.f("fk_return_plan_code_respondent_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "sha256"],
            ["source_file.plan_code", "source_file.sha256"],
            name=op.f("fk_return_plan_code_sha256"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_return_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "number", name=op.f("pk_return")),
    )
    with op.batch_alter_table("return", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_return_period_code"), ["period_code"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_return_respondent_code"), ["respondent_code"], unique=False
        )

    op.create_table(
        "setting",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_setting_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_setting_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "act_number", "key", name=op.f("pk_setting")),
    )
    op.create_table(
        "answer",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("cell", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_answer_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_answer_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "return_number", "number", name=op.f("pk_answer")),
    )
    op.create_table(
        "comment",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("cell", sa.String(length=12), nullable=False),
        sa.Column("object_code", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_comment_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_comment_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "return_number", "sheet", "cell", name=op.f("pk_comment")
        ),
    )
    op.create_table(
        "committee_frame",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("committee_number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("rule_version", sa.String(length=20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_committee_frame_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "committee_number"],
            ["committee.plan_code", "committee.number"],
            name=op.f("fk_committee_frame_plan_code_committee_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_committee_frame_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "committee_number", "name", name=op.f("pk_committee_frame")
        ),
    )
    op.create_table(
        "decision",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("committee_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'dropped')", name=op.f("ck_decision_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_decision_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "committee_number"],
            ["committee.plan_code", "committee.number"],
            name=op.f("fk_decision_plan_code_committee_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_decision_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "committee_number", "number", name=op.f("pk_decision")
        ),
    )
    op.create_table(
        "objective",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("axis_code", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "axis_code"],
            ["axis.plan_code", "axis.code"],
            name=op.f("fk_objective_plan_code_axis_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_objective_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_objective")),
    )
    op.create_table(
        "reception_correction",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_reception_correction_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_reception_correction_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_reception_correction_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "return_number", "act_number", name=op.f("pk_reception_correction")
        ),
    )
    op.create_table(
        "return_event",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "kind IN ('withdrawal', 'restoration')", name=op.f("ck_return_event_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_return_event_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_return_event_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_return_event_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "return_number", "act_number", name=op.f("pk_return_event")
        ),
    )
    op.create_table(
        "action",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("printed_code", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("short_title", sa.String(length=80), nullable=False),
        sa.Column("axis_code", sa.String(length=20), nullable=True),
        sa.Column("objective_code", sa.String(length=20), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=True),
        sa.Column("priority_label", sa.String(length=60), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "axis_code"],
            ["axis.plan_code", "axis.code"],
            name=op.f("fk_action_plan_code_axis_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "objective_code"],
            ["objective.plan_code", "objective.code"],
            name=op.f("fk_action_plan_code_objective_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_action_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_action")),
    )
    op.create_table(
        "action_end",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_action_end_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_action_end_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_action_end_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "action_code", name=op.f("pk_action_end")
        ),
    )
    op.create_table(
        "action_line",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('added_value', 'human_means', 'budget_item', 'vigilance')",
            name=op.f("ck_action_line_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_action_line_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_action_line_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "action_code", "kind", "position", name=op.f("pk_action_line")
        ),
    )
    op.create_table(
        "action_note",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_action_note_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_action_note_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_action_note_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "action_code", "position", name=op.f("pk_action_note")
        ),
    )
    op.create_table(
        "budget_entry",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("cell", sa.String(length=12), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("is_estimated", sa.Boolean(), nullable=False),
        sa.Column("is_erased", sa.Boolean(), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("exercise", sa.Integer(), nullable=False),
        sa.Column("funder", sa.String(length=120), nullable=False),
        sa.Column("section", sa.String(length=32), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "field IN ('planned', 'committed', 'paid')", name=op.f("ck_budget_entry_field_known")
        ),
        sa.CheckConstraint(
            "section IN ('operating', 'investment')", name=op.f("ck_budget_entry_section_known")
        ),
        sa.CheckConstraint(
            "amount_cents >= 0", name=op.f("ck_budget_entry_amount_cents_not_negative")
        ),
        sa.CheckConstraint(
            "is_erased = (amount_cents IS NULL)", name=op.f("ck_budget_entry_amount_or_erased")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_budget_entry_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_budget_entry_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_budget_entry_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code",
            "return_number",
            "field",
            "action_code",
            "exercise",
            "funder",
            "section",
            name=op.f("pk_budget_entry"),
        ),
    )
    op.create_table(
        "declared_weather",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("weather", sa.String(length=32), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "weather IN ('sun', 'cloud', 'rain', 'storm')",
            name=op.f("ck_declared_weather_weather_known"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_declared_weather_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_declared_weather_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_declared_weather_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "action_code", name=op.f("pk_declared_weather")
        ),
    )
    op.create_table(
        "evaluation_question",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_evaluation_question_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_evaluation_question_plan_code")
        ),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_evaluation_question")),
    )
    op.create_table(
        "highlight",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("cell", sa.String(length=12), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_highlight_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_highlight_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_highlight_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "return_number", "action_code", "cell", name=op.f("pk_highlight")
        ),
    )
    op.create_table(
        "human_days",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("days_e4", sa.BigInteger(), nullable=False),
        sa.Column("basis", sa.String(length=32), nullable=False),
        sa.Column("as_printed", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "basis IN ('per_year', 'total', 'per_cycle', 'unknown')",
            name=op.f("ck_human_days_basis_known"),
        ),
        sa.CheckConstraint("days_e4 >= 0", name=op.f("ck_human_days_days_e4_not_negative")),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_human_days_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_human_days_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_human_days_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "action_code", name=op.f("pk_human_days")
        ),
    )
    op.create_table(
        "milestone",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("as_written", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_milestone_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_milestone_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_milestone")),
    )
    op.create_table(
        "recurrence",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("every_months", sa.Integer(), nullable=False),
        sa.Column("as_written", sa.String(length=200), nullable=False),
        sa.CheckConstraint("every_months > 0", name=op.f("ck_recurrence_every_months_positive")),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_recurrence_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_recurrence_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_recurrence_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "action_code", name=op.f("pk_recurrence")
        ),
    )
    op.create_table(
        "stakeholder",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "role IN ('lead', 'partner', 'audience', 'funder')",
            name=op.f("ck_stakeholder_role_known"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_stakeholder_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_stakeholder_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "action_code", "role", "position", name=op.f("pk_stakeholder")
        ),
    )
    op.create_table(
        "voted_amount",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("unit_cents", sa.BigInteger(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("unit_label", sa.String(length=80), nullable=False),
        sa.Column("basis", sa.String(length=32), nullable=False),
        sa.Column("tax", sa.String(length=32), nullable=False),
        sa.Column("as_printed", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "basis IN ('total', 'per_year', 'per_unit', 'cap', 'unknown')",
            name=op.f("ck_voted_amount_basis_known"),
        ),
        sa.CheckConstraint(
            "tax IN ('net', 'gross', 'unknown')", name=op.f("ck_voted_amount_tax_known")
        ),
        sa.CheckConstraint(
            "amount_cents >= 0", name=op.f("ck_voted_amount_amount_cents_not_negative")
        ),
        sa.CheckConstraint("unit_cents >= 0", name=op.f("ck_voted_amount_unit_cents_not_negative")),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_voted_amount_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_voted_amount_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_voted_amount_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "action_code", name=op.f("pk_voted_amount")
        ),
    )
    op.create_table(
        "indicator",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=True),
        sa.Column("question_code", sa.String(length=20), nullable=True),
        sa.Column("printed_line", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("printed_label", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("measure_code", sa.String(length=40), nullable=True),
        sa.Column("is_broken_down", sa.Boolean(), nullable=False),
        sa.Column("breakdown_label", sa.String(length=120), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.CheckConstraint("decimals >= 0", name=op.f("ck_indicator_decimals_not_negative")),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_indicator_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "measure_code"],
            ["measure.plan_code", "measure.code"],
            name=op.f("fk_indicator_plan_code_measure_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "question_code"],
            ["evaluation_question.plan_code", "evaluation_question.code"],
            name=op.f("fk_indicator_plan_code_question_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_indicator_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_indicator")),
    )
    op.create_table(
        "milestone_rule",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("milestone_code", sa.String(length=20), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("repeats", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "end_date >= start_date", name=op.f("ck_milestone_rule_end_date_after_start_date")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_milestone_rule_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "milestone_code"],
            ["milestone.plan_code", "milestone.code"],
            name=op.f("fk_milestone_rule_plan_code_milestone_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_milestone_rule_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "milestone_code", name=op.f("pk_milestone_rule")
        ),
    )
    op.create_table(
        "occurrence",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("milestone_code", sa.String(length=20), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("cycle >= 1", name=op.f("ck_occurrence_cycle_positive")),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_occurrence_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "milestone_code"],
            ["milestone.plan_code", "milestone.code"],
            name=op.f("fk_occurrence_plan_code_milestone_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_occurrence_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "code", name=op.f("pk_occurrence")),
    )
    op.create_table(
        "shared_event",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("milestone_code", sa.String(length=20), nullable=False),
        sa.Column("event_code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_shared_event_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "milestone_code"],
            ["milestone.plan_code", "milestone.code"],
            name=op.f("fk_shared_event_plan_code_milestone_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_shared_event_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "milestone_code", name=op.f("pk_shared_event")
        ),
    )
    op.create_table(
        "abandonment",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("occurrence_code", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_abandonment_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "occurrence_code"],
            ["occurrence.plan_code", "occurrence.code"],
            name=op.f("fk_abandonment_plan_code_occurrence_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_abandonment_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "occurrence_code", name=op.f("pk_abandonment")
        ),
    )
    op.create_table(
        "baseline",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("occurrence_code", sa.String(length=30), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("as_written", sa.String(length=200), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "number = 0 OR reason <> ''", name=op.f("ck_baseline_rebaseline_has_reason")
        ),
        sa.CheckConstraint(
            "end_date >= start_date", name=op.f("ck_baseline_end_date_after_start_date")
        ),
        sa.CheckConstraint("number >= 0", name=op.f("ck_baseline_number_not_negative")),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_baseline_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "occurrence_code"],
            ["occurrence.plan_code", "occurrence.code"],
            name=op.f("fk_baseline_plan_code_occurrence_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_baseline_plan_code")),
        sa.PrimaryKeyConstraint("plan_code", "occurrence_code", "number", name=op.f("pk_baseline")),
    )
    op.create_table(
        "indicator_rule",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("indicator_code", sa.String(length=20), nullable=False),
        sa.Column("nature", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "nature IN ('flow', 'cumulative', 'stock', 'ratio', 'scale', 'text')",
            name=op.f("ck_indicator_rule_nature_known"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_indicator_rule_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "indicator_code"],
            ["indicator.plan_code", "indicator.code"],
            name=op.f("fk_indicator_rule_plan_code_indicator_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_indicator_rule_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "indicator_code", name=op.f("pk_indicator_rule")
        ),
    )
    op.create_table(
        "milestone_report",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("cell", sa.String(length=12), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("is_estimated", sa.Boolean(), nullable=False),
        sa.Column("is_erased", sa.Boolean(), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("occurrence_code", sa.String(length=30), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("as_written", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "field IN ('forecast', 'done')", name=op.f("ck_milestone_report_field_known")
        ),
        sa.CheckConstraint(
            "end_date >= start_date", name=op.f("ck_milestone_report_end_date_after_start_date")
        ),
        sa.CheckConstraint(
            "is_erased = (end_date IS NULL)", name=op.f("ck_milestone_report_date_or_erased")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "occurrence_code"],
            ["occurrence.plan_code", "occurrence.code"],
            name=op.f("fk_milestone_report_plan_code_occurrence_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_milestone_report_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_milestone_report_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code",
            "return_number",
            "field",
            "occurrence_code",
            name=op.f("pk_milestone_report"),
        ),
    )
    op.create_table(
        "observation",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("cell", sa.String(length=12), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("is_estimated", sa.Boolean(), nullable=False),
        sa.Column("is_erased", sa.Boolean(), nullable=False),
        sa.Column("indicator_code", sa.String(length=20), nullable=False),
        sa.Column("category", sa.String(length=120), nullable=False),
        sa.Column("value_e4", sa.BigInteger(), nullable=True),
        sa.Column("denominator_e4", sa.BigInteger(), nullable=True),
        sa.Column("text_value", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "is_erased OR value_e4 IS NOT NULL OR text_value <> ''",
            name=op.f("ck_observation_says_something"),
        ),
        sa.CheckConstraint(
            "NOT is_erased OR value_e4 IS NULL", name=op.f("ck_observation_erased_has_no_value")
        ),
        sa.CheckConstraint(
            "denominator_e4 >= 0", name=op.f("ck_observation_denominator_e4_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "indicator_code"],
            ["indicator.plan_code", "indicator.code"],
            name=op.f("fk_observation_plan_code_indicator_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_observation_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_observation_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "return_number", "indicator_code", "category", name=op.f("pk_observation")
        ),
    )
    op.create_table(
        "target",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("indicator_code", sa.String(length=20), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("value_e4", sa.BigInteger(), nullable=False),
        sa.Column("upper_e4", sa.BigInteger(), nullable=True),
        sa.Column("basis", sa.String(length=32), nullable=False),
        sa.Column("direction", sa.String(length=32), nullable=False),
        sa.Column("base_e4", sa.BigInteger(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("tolerance_e4", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "basis IN ('to_date', 'per_year', 'level')", name=op.f("ck_target_basis_known")
        ),
        sa.CheckConstraint(
            "direction <> 'range' OR upper_e4 IS NOT NULL",
            name=op.f("ck_target_range_has_two_ends"),
        ),
        sa.CheckConstraint(
            "direction IN ('up', 'down', 'range')", name=op.f("ck_target_direction_known")
        ),
        sa.CheckConstraint("due_on >= starts_on", name=op.f("ck_target_due_on_after_starts_on")),
        sa.CheckConstraint("tolerance_e4 >= 0", name=op.f("ck_target_tolerance_e4_not_negative")),
        sa.CheckConstraint("upper_e4 >= value_e4", name=op.f("ck_target_upper_e4_after_value_e4")),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_target_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "indicator_code"],
            ["indicator.plan_code", "indicator.code"],
            name=op.f("fk_target_plan_code_indicator_code"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_target_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "act_number", "indicator_code", "due_on", name=op.f("pk_target")
        ),
    )
    op.create_table(
        "excluded_cell",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=60), nullable=False),
        sa.Column("cell", sa.String(length=12), nullable=False),
        sa.Column("raw_text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_excluded_cell_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_excluded_cell_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code", "return_number", "sheet", "cell", name=op.f("pk_excluded_cell")
        ),
    )
    op.create_table(
        "file_purge",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("return_number", sa.Integer(), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_file_purge_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "return_number"],
            ["return.plan_code", "return.number"],
            name=op.f("fk_file_purge_plan_code_return_number"),
        ),
        sa.ForeignKeyConstraint(["plan_code"], ["plan.code"], name=op.f("fk_file_purge_plan_code")),
        sa.PrimaryKeyConstraint(
            "plan_code", "return_number", "act_number", name=op.f("pk_file_purge")
        ),
    )
    op.create_table(
        "highlight_edit",
        sa.Column("plan_code", sa.String(length=40), nullable=False),
        sa.Column("act_number", sa.Integer(), nullable=False),
        sa.Column("is_removed", sa.Boolean(), nullable=False),
        sa.Column("action_code", sa.String(length=20), nullable=False),
        sa.Column("period_code", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source_return", sa.Integer(), nullable=False),
        sa.Column("source_cell", sa.String(length=12), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_code", "act_number"],
            ["act.plan_code", "act.number"],
            name=op.f("fk_highlight_edit_plan_code_act_number"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "action_code"],
            ["action.plan_code", "action.code"],
            name=op.f("fk_highlight_edit_plan_code_action_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code", "period_code"],
            ["reporting_period.plan_code", "reporting_period.code"],
            name=op.f("fk_highlight_edit_plan_code_period_code"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_code"], ["plan.code"], name=op.f("fk_highlight_edit_plan_code")
        ),
        sa.PrimaryKeyConstraint(
            "plan_code",
            "act_number",
            "action_code",
            "period_code",
            "number",
            "source_return",
            "source_cell",
            name=op.f("pk_highlight_edit"),
        ),
    )
    _refuse_function()
    for table in APPEND_ONLY:
        _refuse_changes(table)


def downgrade() -> None:
    raise NotImplementedError("Restore a copy of the database instead.")
