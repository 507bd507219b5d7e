"""A plan's text tables (one CSV a table, one folder a plan) → a draft and its findings."""

from decimal import InvalidOperation
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from data_model.base import Base, OfPlan, Versioned
from data_model.finding import Finding
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft
from loaders.plan.grant_findings import grant_findings
from loaders.plan.plan_tables import TABLES, Table
from loaders.plan.territory_folder import own_territory, read_territory
from loaders.plan.text_table import Row, blocking, text_rows

UNREADABLE = "VALEUR_ILLISIBLE"


def read_plan_folder(folder: Path, *, plan_code: str | None = None) -> PlanDraft:
    """Read a plan's folder, or a folder of settings for the plan `plan_code`.

    A file that is absent says nothing; one that is present is read whole, and everything wrong
    in it is a finding with its file and line.

    Raises:
        FileNotFoundError: the folder does not exist.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"Le dossier « {folder} » n’existe pas.")
    findings: list[Finding] = []
    files: dict[str, list[Row]] = {}
    shared: list[Base] = []
    if plan_code is None:
        plan = _read_plan(folder, findings)
        if plan is None:
            return PlanDraft(plan_code="", findings=tuple(findings))
        plan_code = plan.code
        known = read_territory(folder.parent / "geo", plan.territory_siren)
        shared = [*(known or own_territory(folder, plan.territory_siren, findings)), plan]
    texts: list[OfPlan] = []
    versions: list[Versioned] = []
    for table in TABLES:
        if table.file not in files:
            files[table.file] = text_rows(folder / f"{table.file}.csv", findings)
        for line, row in enumerate(files[table.file], start=2):
            built = _build(table, row, line, plan_code, findings)
            if isinstance(built, Versioned):
                versions.append(built)
            elif isinstance(built, OfPlan):
                texts.append(built)
    findings.extend(grant_findings(versions))
    return PlanDraft(
        plan_code=plan_code,
        shared=tuple(shared),
        texts=tuple(texts),
        versions=tuple(versions),
        findings=tuple(findings),
    )


def _read_plan(folder: Path, findings: list[Finding]) -> Plan | None:
    rows = text_rows(folder / "plan.csv", findings)
    if len(rows) != 1:
        message = "plan.csv doit contenir une seule ligne : code, intitulé, sigle, territoire."
        findings.append(blocking("PLAN_INTROUVABLE", message, file="plan.csv"))
        return None
    try:
        return Plan.model_validate(rows[0])
    except ValidationError as error:
        for column in sorted({str(problem["loc"][0]) for problem in error.errors()}):
            message = f"plan.csv : la colonne {column} est absente, trop longue ou illisible."
            findings.append(blocking(UNREADABLE, message, file="plan.csv", line="ligne 2"))
        return None


def _build(
    table: Table, row: Row, line: int, plan_code: str, findings: list[Finding]
) -> Base | None:
    values: dict[str, Any] = {}
    if issubclass(table.model, OfPlan):
        values["plan_code"] = plan_code
    if issubclass(table.model, Versioned):
        # The act is given when the version is recorded.
        values["act_number"] = 1

    def refuse(column: str, why: str) -> None:
        file, place = f"{table.file}.csv", f"ligne {line}"
        message = f"{file}, {place} : {why}"
        value = row.get(column, "")
        findings.append(blocking(UNREADABLE, message, file=file, line=place, value=value))

    for field, column in table.columns.items():
        text = row.get(column, "")
        try:
            values[field] = table.convert[field](text) if field in table.convert else text
        except (ValueError, InvalidOperation):
            refuse(column, f"« {text} » n’est pas lisible dans la colonne {column}.")
            return None
    try:
        return table.model.model_validate(values)
    except ValidationError as error:
        for problem in error.errors():
            field = str(problem["loc"][0]) if problem["loc"] else ""
            column = table.columns.get(field, field)
            refuse(column, f"la colonne {column} est vide, trop longue ou hors de la liste.")
        return None
