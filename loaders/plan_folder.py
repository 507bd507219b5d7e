"""A plan's text tables (one CSV a table, one folder a plan) → a draft and its findings."""

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from data_model.action import (
    Action,
    ActionLine,
    ActionNote,
    HumanDays,
    Stakeholder,
    VotedAmount,
)
from data_model.base import Base, OfPlan, Versioned
from data_model.finding import Finding, Severity
from data_model.indicator import EvaluationQuestion, Indicator, IndicatorRule, Measure, Target
from data_model.milestone import Milestone, MilestoneRule, Recurrence, SharedEvent
from data_model.plan import Axis, Challenge, Objective, Plan, PlanSpan, Setting
from data_model.plan_draft import PlanDraft
from data_model.respondent import Assignment, Deadline, Respondent
from data_model.territory import Commune, Territory

Row = Mapping[str, str]
R = TypeVar("R", bound=Base)


def _optional(text: str) -> str | None:
    return text or None


def _number(text: str) -> int | None:
    return int(text) if text else None


def _scaled(places: int) -> Callable[[str], int | None]:
    def convert(text: str) -> int | None:
        if not text:
            return None
        scaled = Decimal(text).scaleb(places)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"« {text} » a trop de décimales.")
        return int(scaled)

    return convert


def _yes(text: str) -> bool:
    if text.lower() not in {"true", "false", "oui", "non", "1", "0", ""}:
        raise ValueError(f"« {text} » : indiquez oui ou non.")
    return text.lower() in {"true", "oui", "1"}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


CENTS = _scaled(2)
E4 = _scaled(4)


@dataclass(frozen=True, kw_only=True)
class Table:
    """One model filled from one file: field ← column (by default of the same name), converted."""

    file: str
    model: type[Base]
    columns: Mapping[str, str]
    convert: Mapping[str, Callable[[str], Any]]


def _table(
    file: str,
    model: type[Base],
    fields: str,
    renamed: Mapping[str, str] | None = None,
    **convert: Callable[[str], Any],
) -> Table:
    columns = {name: name for name in fields.split()} | dict(renamed or {})
    return Table(file=file, model=model, columns=columns, convert=convert)


TABLES: tuple[Table, ...] = (
    _table("challenges", Challenge, "code number label", number=_number),
    _table(
        "axes",
        Axis,
        "code number label short_label challenge_code",
        number=_number,
        challenge_code=_optional,
    ),
    _table("objectives", Objective, "code number label axis_code", number=_number),
    _table(
        "actions",
        Action,
        "code position printed_code title short_title axis_code objective_code priority "
        "priority_label description",
        position=_number,
        axis_code=_optional,
        objective_code=_optional,
        priority=_number,
    ),
    _table("action_lines", ActionLine, "action_code kind position text", position=_number),
    _table("stakeholders", Stakeholder, "action_code role position name", position=_number),
    _table("measures", Measure, "code label unit"),
    _table("questions", EvaluationQuestion, "code action_code position text", position=_number),
    _table(
        "indicators",
        Indicator,
        "code action_code question_code printed_line position label printed_label unit "
        "measure_code is_broken_down breakdown_label decimals",
        action_code=_optional,
        question_code=_optional,
        measure_code=_optional,
        printed_line=_number,
        position=_number,
        is_broken_down=_yes,
        decimals=_number,
    ),
    _table("milestones", Milestone, "code action_code position label as_written", position=_number),
    _table("respondents", Respondent, "code kind name"),
    _table("notes", ActionNote, "action_code position text", position=_number),
    _table(
        "human_days", HumanDays, "action_code as_printed basis", {"days_e4": "days"}, days_e4=E4
    ),
    _table(
        "voted_budget",
        VotedAmount,
        "action_code quantity unit_label basis tax as_printed note",
        {"amount_cents": "amount_eur", "unit_cents": "unit_amount_eur"},
        amount_cents=CENTS,
        unit_cents=CENTS,
        quantity=_number,
    ),
    _table("indicators", IndicatorRule, "nature", {"indicator_code": "code"}),
    _table(
        "milestones",
        MilestoneRule,
        "repeats",
        {"milestone_code": "code", "start_date": "start", "end_date": "end"},
        start_date=_day,
        end_date=_day,
        repeats=_yes,
    ),
    _table("recurrences", Recurrence, "action_code every_months as_written", every_months=_number),
    _table("shared_events", SharedEvent, "milestone_code label", {"event_code": "code"}),
    _table("plan_span", PlanSpan, "starts_on ends_on", starts_on=_day, ends_on=_day),
    _table("settings", Setting, "key value"),
    _table("deadlines", Deadline, "period_code due_on", due_on=_day),
    _table(
        "targets",
        Target,
        "indicator_code due_on basis direction starts_on reference",
        {
            "value_e4": "value",
            "upper_e4": "upper",
            "base_e4": "base",
            "tolerance_e4": "tolerance",
        },
        due_on=_day,
        starts_on=_day,
        value_e4=E4,
        upper_e4=E4,
        base_e4=E4,
        tolerance_e4=lambda text: E4(text) or 0,
    ),
    _table(
        "assignments",
        Assignment,
        "respondent_code kind object_code first_period last_period rhythm named_quarters",
    ),
)
"""In the order of their keys: a table comes after those it names."""


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
        shared = [*read_territory(folder.parent / "geo", plan.territory_siren), plan]
    texts: list[OfPlan] = []
    versions: list[Versioned] = []
    for table in TABLES:
        if table.file not in files:
            files[table.file] = _rows(folder / f"{table.file}.csv", findings)
        for line, row in enumerate(files[table.file], start=2):
            built = _build(table, row, line, plan_code, findings)
            if isinstance(built, Versioned):
                versions.append(built)
            elif isinstance(built, OfPlan):
                texts.append(built)
    return PlanDraft(
        plan_code=plan_code,
        shared=tuple(shared),
        texts=tuple(texts),
        versions=tuple(versions),
        findings=tuple(findings),
    )


def _read_plan(folder: Path, findings: list[Finding]) -> Plan | None:
    rows = _rows(folder / "plan.csv", findings)
    if len(rows) != 1:
        findings.append(
            _finding(
                "plan.csv",
                "",
                "PLAN_INTROUVABLE",
                "plan.csv doit contenir une seule ligne : code, intitulé, sigle, territoire.",
            )
        )
        return None
    return Plan.model_validate(rows[0])


def _rows(path: Path, findings: list[Finding]) -> list[Row]:
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [
                {str(key): (value or "").strip() for key, value in row.items() if key}
                for row in csv.DictReader(file)
            ]
    except (UnicodeDecodeError, csv.Error):
        findings.append(
            _finding(
                path.name,
                "",
                "FICHIER_ILLISIBLE",
                f"{path.name} n’est pas un fichier CSV en UTF-8.",
            )
        )
        return []


def _build(
    table: Table, row: Row, line: int, plan_code: str, findings: list[Finding]
) -> Base | None:
    values: dict[str, Any] = {}
    if issubclass(table.model, OfPlan):
        values["plan_code"] = plan_code
    if issubclass(table.model, Versioned):
        # The act is given when the version is recorded.
        values["act_number"] = 1
    for field, column in table.columns.items():
        text = row.get(column, "")
        try:
            values[field] = table.convert[field](text) if field in table.convert else text
        except (ValueError, InvalidOperation):
            findings.append(
                _finding(
                    f"{table.file}.csv",
                    f"ligne {line}",
                    "VALEUR_ILLISIBLE",
                    f"{table.file}.csv, ligne {line} : « {text} » n’est pas lisible "
                    f"dans la colonne {column}.",
                    text,
                )
            )
            return None
    try:
        return table.model.model_validate(values)
    except ValidationError as error:
        for problem in error.errors():
            field = str(problem["loc"][0]) if problem["loc"] else ""
            column = table.columns.get(field, field)
            findings.append(
                _finding(
                    f"{table.file}.csv",
                    f"ligne {line}",
                    "VALEUR_ILLISIBLE",
                    f"{table.file}.csv, ligne {line} : la colonne {column} est vide, trop longue "
                    "ou hors de la liste.",
                    row.get(column, ""),
                )
            )
        return None


def _finding(sheet: str, cell: str, code: str, message: str, value: str = "") -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code=code,
        sheet=sheet,
        cell=cell,
        value=value,
        message=message,
        hint="Corrigez le fichier, puis recommencez.",
    )


def read_territory(geo: Path, siren: str) -> list[Base]:
    """The territory and its communes with their populations and outlines, from `geo`.

    Rows: one territory, then its communes in the order of the file; empty where the folder does
    not know the SIREN.
    """
    if not (geo / "epts.csv").exists():
        return []
    findings: list[Finding] = []
    epts = [row for row in _rows(geo / "epts.csv", findings) if row["siren_ept"] == siren]
    points = {row["code_insee"]: row for row in _rows(geo / "communes_points.csv", findings)}
    outlines: dict[str, str] = {}
    for path in sorted(geo.glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            outlines[feature["properties"]["code_insee"]] = json.dumps(feature["geometry"])
    rows: list[Base] = [
        Territory(siren=row["siren_ept"], name=row["nom"], short_code=row["ept"]) for row in epts
    ]
    for row in _rows(geo / "communes.csv", findings):
        if row["siren_ept"] == siren:
            point = points.get(row["code_insee"])
            rows.append(
                Commune(
                    code_insee=row["code_insee"],
                    name=row["nom"],
                    territory_siren=siren,
                    population=int(row["population"]),
                    population_vintage=row["vintage"],
                    label_longitude=float(point["lon"]) if point else None,
                    label_latitude=float(point["lat"]) if point else None,
                    outline_geojson=outlines.get(row["code_insee"], ""),
                )
            )
    return rows
