"""A plan's text tables (one CSV a table, one folder a plan) → a draft and its findings."""

from pathlib import Path

from pydantic import ValidationError

from data_model.base import Base
from data_model.finding import Finding
from data_model.french import typo
from data_model.plan import Plan
from data_model.plan_draft import PlanDraft
from loaders.plan.placed_row import UNREADABLE, PlacedRow
from loaders.plan.plan_building import build_plan
from loaders.plan.plan_code import is_plan_code, not_a_code
from loaders.plan.plan_tables import TABLES
from loaders.plan.territory_folder import own_territory, read_territory
from loaders.plan.text_table import blocking, text_rows


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
    shared: list[Base] = []
    if plan_code is None:
        plan = _read_plan(folder, findings)
        if plan is None:
            return PlanDraft(plan_code="", findings=tuple(findings))
        plan_code = plan.code
        known = read_territory(folder.parent / "geo", plan.territory_siren)
        shared = [*(known or own_territory(folder, plan.territory_siren, findings)), plan]
    rows = {
        name: _rows(folder / f"{name}.csv", findings)
        for name in dict.fromkeys(table.file for table in TABLES)
    }
    return build_plan(rows, plan_code, shared=shared, findings=findings)


def _rows(path: Path, findings: list[Finding]) -> list[PlacedRow]:
    return [
        PlacedRow(values=row, sheet=path.name, line=f"ligne {line}")
        for line, row in enumerate(text_rows(path, findings), start=2)
    ]


def _read_plan(folder: Path, findings: list[Finding]) -> Plan | None:
    rows = text_rows(folder / "plan.csv", findings)
    if len(rows) != 1:
        message = "plan.csv doit contenir une seule ligne : code, intitulé, sigle, territoire."
        findings.append(blocking("PLAN_INTROUVABLE", message, file="plan.csv"))
        return None
    code = rows[0].get("code", "")
    if code and not is_plan_code(code):
        message = typo(f"plan.csv : {not_a_code(code)}")
        findings.append(blocking(UNREADABLE, message, file="plan.csv", line="ligne 2", value=code))
        return None
    try:
        return Plan.model_validate(rows[0])
    except ValidationError as error:
        for column in sorted({str(problem["loc"][0]) for problem in error.errors()}):
            message = f"plan.csv : la colonne {column} est absente, trop longue ou illisible."
            findings.append(blocking(UNREADABLE, message, file="plan.csv", line="ligne 2"))
        return None
