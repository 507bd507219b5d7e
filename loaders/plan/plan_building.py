"""The rows of a plan's tables, wherever they were read → the draft of a plan and its findings."""

from collections.abc import Mapping, Sequence
from decimal import InvalidOperation
from typing import Any

from pydantic import ValidationError

from data_model.base import Base, OfPlan, Versioned
from data_model.finding import Finding
from data_model.plan_draft import PlanDraft
from data_model.row_insert import checked_row
from loaders.plan.grant_findings import grant_findings
from loaders.plan.placed_row import PlacedRow
from loaders.plan.plan_tables import TABLES, Table

# By the name of the text table; one that is absent says nothing.
PlanRows = Mapping[str, Sequence[PlacedRow]]


def build_plan(
    rows: PlanRows,
    plan_code: str,
    *,
    shared: Sequence[Base] = (),
    findings: Sequence[Finding] = (),
) -> PlanDraft:
    """The draft of the plan `plan_code`: `shared` are its territory, communes and own row.

    Everything that cannot be built is a finding at its place, after the `findings` of reading.
    """
    found = list(findings)
    texts: list[OfPlan] = []
    versions: list[Versioned] = []
    for table in TABLES:
        for row in rows.get(table.file, ()):
            built = _build(table, row, plan_code, found)
            if isinstance(built, Versioned):
                versions.append(built)
            elif isinstance(built, OfPlan):
                texts.append(built)
    for grant in rows.get("fund_grants", ())[:1]:
        found.extend(grant_findings(versions, sheet=grant.sheet))
    return PlanDraft(
        plan_code=plan_code,
        shared=tuple(shared),
        texts=tuple(texts),
        versions=tuple(versions),
        findings=tuple(found),
    )


def _build(table: Table, row: PlacedRow, plan_code: str, findings: list[Finding]) -> Base | None:
    values: dict[str, Any] = {}
    if issubclass(table.model, OfPlan):
        values["plan_code"] = plan_code
    if issubclass(table.model, Versioned):
        # The act is given when the version is recorded.
        values["act_number"] = 1
    for field, column in table.columns.items():
        if field in table.if_there and column not in row.values:
            continue
        text = row.values.get(column, "")
        try:
            values[field] = table.convert[field](text) if field in table.convert else text
        except (ValueError, InvalidOperation):
            why = f"« {text} » n’est pas lisible dans la colonne {row.heading(column)}."
            findings.append(row.refusal(column, why))
            return None
    try:
        return checked_row(table.model, values)
    except ValidationError as error:
        for problem in error.errors():
            field = str(problem["loc"][0]) if problem["loc"] else ""
            column = table.columns.get(field, field)
            why = f"la colonne {row.heading(column)} est vide, trop longue ou hors de la liste."
            findings.append(row.refusal(column, why))
        return None
