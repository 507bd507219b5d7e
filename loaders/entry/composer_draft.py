"""A table edited on screen → the draft of what it changes in the plan."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from data_model.finding import Finding
from data_model.french import E4, typo
from data_model.interval import DateError, parse_interval
from data_model.ledger import removal
from data_model.plan_differences import NAMES
from data_model.plan_draft import PlanDraft
from data_model.vocabulary import Direction, Nature, Role, TargetBasis
from loaders.entry.composer_rows import EditedTable
from loaders.entry.composer_tables import LEAD, StepTable, StoredRows, is_usual, lead_names
from loaders.entry.target_entry import asks_for_nothing
from loaders.entry.typed_entry import wrong
from loaders.plan.placed_row import PlacedRow
from loaders.plan.plan_building import build_plan
from loaders.plan.sheets.plan_sheet import PlanSheet
from loaders.plan.sheets.plan_sheets import plan_sheet
from loaders.plan.text_table import Row

ADDED_UP: Final = (TargetBasis.TO_DATE, TargetBasis.PER_YEAR)
LEVELS: Final = (TargetBasis.LEVEL,)
ADDED_UP_NATURES: Final = (Nature.FLOW, Nature.CUMULATIVE)
NATURES_WITH_TARGET: Final = (*ADDED_UP_NATURES, Nature.STOCK, Nature.RATIO, Nature.SCALE)
LAST_ACTOR: Final = "Le dernier porteur nommé du plan ne peut pas être retiré ici."


def table_draft(
    plan_code: str, table: StepTable, edited: EditedTable, stored: StoredRows
) -> PlanDraft:
    """The whole table as it would stand, with what follows from it, and every finding.

    A row taken out is a removal where the table has versions; elsewhere it is only absent.
    """
    if edited.findings:
        # What could not be read would be told again, as missing.
        return PlanDraft(plan_code=plan_code, findings=edited.findings)
    findings: list[Finding] = []
    rows = edited.rows
    more: dict[str, Sequence[Row]] = {}
    if table.name == "milestones":
        rows, wrongs = _dated(edited.rows, stored["milestones"])
        findings += wrongs
    elif table.name == "actions":
        more["stakeholders"] = _led(rows, stored["stakeholders"])
        if stored["stakeholders"] and not more["stakeholders"]:
            # An empty table would say nothing of its last line.
            findings.append(wrong(LAST_ACTOR, "Remettez-le, ou nommez quelqu’un d’autre."))
    elif table.name == "targets":
        findings += _reached_from_the_start(edited.rows, stored["targets"])
        findings += _of_another_basis(edited.rows, stored)
    elif table.name == "level_names":
        rows = tuple(row for row in rows if row in stored["level_names"] or not is_usual(row))
    placed = {name: _placed(plan_sheet(name), told) for name, told in more.items()}
    placed[table.name] = _placed(table.sheet, rows)
    draft = build_plan(placed, plan_code, findings=findings)
    gone = build_plan({table.name: _placed(table.sheet, edited.removed)}, plan_code)
    removals = tuple(removal(row) for row in gone.versions) if not gone.texts else ()
    named = tuple(row for row in gone.texts if type(row) in NAMES)
    return replace(draft, versions=(*draft.versions, *removals), gone=named)


def rows_draft(plan_code: str, rows: StoredRows) -> PlanDraft:
    """Whole tables that are recorded as they are."""
    return build_plan(
        {name: _placed(plan_sheet(name), told) for name, told in rows.items()}, plan_code
    )


def _placed(sheet: PlanSheet, rows: Sequence[Row]) -> list[PlacedRow]:
    headings = {column.key: column.label for column in sheet.columns}
    return [
        PlacedRow(
            values=row,
            sheet=sheet.label,
            line=f"« {' '.join(row.get(name, '') for name in sheet.key)} »",
            headings=headings,
        )
        for row in rows
    ]


def _dated(rows: Sequence[Row], stored: Sequence[Row]) -> tuple[tuple[Row, ...], list[Finding]]:
    """The milestones with the days that their words mean, where the words are new."""
    known = {row["code"]: row["as_written"] for row in stored}
    dated: list[Row] = []
    findings: list[Finding] = []
    for row in rows:
        words = row["as_written"]
        if known.get(row["code"]) == words:
            dated.append(row)
            continue
        try:
            days = parse_interval(words)
        except DateError as error:
            message = typo(f"Jalon {row['code']} : {error.message}")
            findings.append(wrong(message, error.hint or "Corrigez la date.", value=words))
            continue
        start = days.start.isoformat() if days.start else ""
        end = days.end.isoformat() if days.end else ""
        dated.append({**row, "start": start, "end": end})
    return tuple(dated), findings


def _reached_from_the_start(rows: Sequence[Row], stored: Sequence[Row]) -> list[Finding]:
    """One finding a new target that asks for nothing."""
    findings = []
    for row in rows:
        if row in stored or not {"direction", "basis", "value"} <= {k for k, v in row.items() if v}:
            continue
        base = Decimal(row["base"]) * E4 if row.get("base") else None
        if asks_for_nothing(
            Direction(row["direction"]),
            TargetBasis(row["basis"]),
            value=int(Decimal(row["value"]) * E4),
            base=None if base is None else int(base),
        ):
            message = f"Cible de {row['indicator_code']} : une hausse qui ne dépasse pas son départ"
            hint = "Indiquez une valeur supérieure au départ, ou le sens « baisse » : « au plus »."
            findings.append(wrong(typo(f"{message} est atteinte d’avance."), typo(hint)))
    return findings


def _of_another_basis(rows: Sequence[Row], stored: StoredRows) -> list[Finding]:
    """One finding a new target whose basis is not that of its indicator's nature.

    Source: domain.md §3, the table of the bases.
    """
    natures = {row["code"]: row["nature"] for row in stored["indicators"]}
    findings = []
    for row in rows:
        nature, basis = natures.get(row["indicator_code"], ""), row.get("basis", "")
        if row in stored["targets"] or not nature or not basis:
            continue
        fitting = ADDED_UP if nature in ADDED_UP_NATURES else LEVELS
        if nature in NATURES_WITH_TARGET and TargetBasis(basis) not in fitting:
            words = " ou ".join(f"« {one.label} »" for one in fitting)
            message = (
                f"Cible de {row['indicator_code']} : « {TargetBasis(basis).label} » n’est pas la "
                f"base d’un indicateur de nature « {Nature(nature).label} »."
            )
            findings.append(wrong(typo(message), typo(f"Choisissez {words}.")))
    return findings


def _led(actions: Sequence[Row], stakeholders: Sequence[Row]) -> list[Row]:
    """The actors with the leads as they are told beside the actions."""
    known = lead_names(stakeholders)
    kept = [*stakeholders]
    for action in actions:
        code, told = action["code"], action.get(LEAD.key, "")
        if told == known.get(code, ""):
            continue
        mine = [row for row in kept if row["action_code"] == code and row["role"] == Role.LEAD]
        first = min(mine, key=lambda row: int(row["position"]), default=None)
        rank = first["position"] if first else "1"
        kept = [row for row in kept if row is not first]
        if told:
            kept.append(
                {"action_code": code, "role": Role.LEAD.value, "position": rank, "name": told}
            )
    return kept
