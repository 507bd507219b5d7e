"""The tables that are composed on screen, step by step: their columns, and what each may choose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_model.level_name import PlanLevel
from data_model.level_words import USUAL
from data_model.vocabulary import Role
from loaders.entry.composer_cells import FALSE, TRUE
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.sheets.plan_sheets import plan_sheet
from loaders.plan.text_table import Row

StoredRows = Mapping[str, Sequence[Row]]
"""The rows of a plan by text table, as the store gives them."""

LEAD: Final = PlanColumn(
    key="lead",
    label="Porteur",
    help="Le service ou la structure qui porte l’action.",
    width=26,
)
LOCKED_DATES: Final = ("start", "end")


@dataclass(frozen=True, kw_only=True)
class StepTable:
    """One table on screen: the columns shown, those only read, and the words of its button.

    `has_fixed_lines` says that lines are neither added nor removed. `needs` names the table
    without which none of its rows can be.
    """

    sheet: PlanSheet
    columns: tuple[PlanColumn, ...]
    save: str
    locked: tuple[str, ...] = ()
    needs: str = ""
    has_fixed_lines: bool = False

    @property
    def name(self) -> str:
        """The text table."""
        return self.sheet.table


def _table(name: str, keys: str, save: str, **options: object) -> StepTable:
    sheet = plan_sheet(name)
    columns = tuple(LEAD if key == LEAD.key else sheet.column(key) for key in keys.split())
    return StepTable(sheet=sheet, columns=columns, save=save, **options)  # type: ignore[arg-type]


STEP_TABLES: Final[Mapping[str, tuple[StepTable, ...]]] = {
    "niveaux": (
        _table("axes", "code label short_label", "Enregistrer les axes"),
        _table("objectives", "code label axis_code", "Enregistrer les objectifs", needs="axes"),
        _table(
            "level_names",
            "level singular plural heading is_feminine",
            "Enregistrer les mots",
            locked=("level",),
            has_fixed_lines=True,
        ),
    ),
    "actions": (
        _table(
            "actions",
            "code title short_title axis_code objective_code priority priority_label lead",
            "Enregistrer les actions",
        ),
    ),
    "indicateurs": (
        _table(
            "indicators",
            "code action_code label nature unit measure_code breakdown_label decimals",
            "Enregistrer les indicateurs",
        ),
    ),
    "cibles": (
        _table(
            "targets",
            "indicator_code due_on value basis direction upper base tolerance starts_on reference",
            "Enregistrer les cibles",
            needs="indicators",
        ),
    ),
    "jalons": (
        _table(
            "milestones",
            "code action_code label as_written start end",
            "Enregistrer les jalons",
            locked=LOCKED_DATES,
            needs="actions",
        ),
        _table(
            "recurrences",
            "action_code every_months as_written",
            "Enregistrer les cycles",
            needs="actions",
        ),
    ),
    "budget": (
        _table(
            "voted_budget",
            "action_code amount_eur basis tax as_printed note",
            "Enregistrer le budget",
            needs="actions",
        ),
    ),
}
TABLES: Final = {table.name: table for tables in STEP_TABLES.values() for table in tables}


def shown_rows(table: StepTable, stored: StoredRows) -> list[Row]:
    """The stored rows as they are shown: an action with its lead, every level with its words."""
    rows = stored[table.name]
    if table.name == "actions":
        leads = lead_names(stored["stakeholders"])
        return [{**row, LEAD.key: leads.get(row["code"], "")} for row in rows]
    if table.name == "level_names":
        own = {row["level"]: row for row in rows if not row["under_code"]}
        return [own.get(level.value) or _usual(level) for level in PlanLevel]
    return [*rows]


def lead_names(stakeholders: Sequence[Row]) -> dict[str, str]:
    """The first lead of each action."""
    leads: dict[str, str] = {}
    for row in sorted(stakeholders, key=lambda row: int(row["position"])):
        if row["role"] == Role.LEAD.value:
            leads.setdefault(row["action_code"], row["name"])
    return leads


def choices_of(column: PlanColumn, stored: StoredRows) -> dict[str, str]:
    """What a cell may be chosen among, with its words; empty where it is typed."""
    if column.choices is not None:
        return {word: word for word in column.words}
    found: dict[str, str] = {}
    for name in column.refers_to:
        for row in stored[name]:
            words = row.get("short_title") or row.get("short_label") or row.get("label", "")
            found[row["code"]] = f"{row['code']} · {words}" if name != "measures" else words
    return found


def is_usual(row: Row) -> bool:
    """Whether the words of a level are those of a plan that names none."""
    return row == _usual(PlanLevel(row["level"]))


def _usual(level: PlanLevel) -> Row:
    word = {
        PlanLevel.CHALLENGE: USUAL.challenge,
        PlanLevel.AXIS: USUAL.axis,
        PlanLevel.OBJECTIVE: USUAL.objective,
    }[level]
    return {
        "level": level.value,
        "under_code": "",
        "singular": word.singular,
        "plural": word.plural,
        "heading": word.heading,
        "is_feminine": TRUE if word.is_feminine else FALSE,
    }
