"""A plan's settings as a person edited them on screen → versions to record, and findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from data_model.action import VotedAmount
from data_model.base import Versioned
from data_model.finding import Finding, Severity
from data_model.indicator import Target
from data_model.period import read_period
from data_model.plan import PlanSpan, Setting
from data_model.respondent import Assignment, Deadline
from data_model.vocabulary import (
    AssignedKind,
    BudgetBasis,
    Direction,
    Rhythm,
    TargetBasis,
    TaxBasis,
)

E4 = Decimal(10_000)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What was understood of a table edited by hand; recorded only without findings."""

    rows: tuple[Versioned, ...] = ()
    findings: tuple[Finding, ...] = ()


def _wrong(message: str, hint: str, value: str = "") -> Finding:
    return Finding(severity=Severity.ERROR, code="SAISIE", message=message, hint=hint, value=value)


def _day(value: object) -> date | None:
    if value is None or value is pd.NaT or value == "":
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    return value if isinstance(value, date) else None


def _scaled(value: object) -> int | None:
    if value is None or value == "" or (isinstance(value, float) and value != value):
        return None
    return int((Decimal(str(value)) * E4).to_integral_value())


def span_entry(plan_code: str, starts_on: date | None, ends_on: date | None) -> Entry:
    """The plan's first and last day."""
    if starts_on and ends_on and ends_on <= starts_on:
        return Entry(
            findings=(
                _wrong(
                    "La fin du plan précède son début.", "Indiquez une fin postérieure au début."
                ),
            )
        )
    return Entry(
        rows=(PlanSpan(plan_code=plan_code, act_number=1, starts_on=starts_on, ends_on=ends_on),)
    )


def bases_entry(plan_code: str, edited: pd.DataFrame, known: Mapping[str, VotedAmount]) -> Entry:
    """The basis of each amount; the amount and its printed words stay as voted."""
    rows = []
    for row in edited.to_dict("records"):
        voted = known.get(row["Code"])
        if voted is None:
            continue
        basis = BudgetBasis.of_label(row["Base"])
        rows.append(
            VotedAmount(
                **(voted.model_dump() | {"basis": basis, "tax": voted.tax or TaxBasis.UNKNOWN})
            )
        )
    return Entry(rows=tuple(rows))


def targets_entry(
    plan_code: str, edited: pd.DataFrame, names: Mapping[str, str], known: pd.DataFrame
) -> Entry:
    """The targets as edited; one that is no longer in the table is removed by a version.

    `names` maps an indicator's code to its label in the table; `known` are the targets in force.
    """
    codes = {label: code for code, label in names.items()}
    rows: list[Target] = []
    findings: list[Finding] = []
    for position, row in enumerate(edited.to_dict("records"), start=1):
        code = codes.get(str(row["Indicateur"]))
        due_on, value = _day(row["Échéance"]), _scaled(row["Cible"])
        if code is None and due_on is None and value is None:
            continue
        if code is None or due_on is None or value is None or not row["Base"] or not row["Sens"]:
            findings.append(
                _wrong(
                    f"Cible, ligne {position} : il manque l’indicateur, l’échéance, la valeur, "
                    "la base ou le sens.",
                    "Complétez la ligne, ou supprimez-la.",
                )
            )
            continue
        upper = _scaled(row["Haut de fourchette"])
        direction = Direction.of_label(str(row["Sens"]))
        if direction is Direction.RANGE and (upper is None or upper < value):
            findings.append(
                _wrong(
                    f"Cible, ligne {position} : une fourchette a un bas et un haut.",
                    "Indiquez le haut de la fourchette, supérieur ou égal à la cible.",
                )
            )
            continue
        starts_on = _day(row["Depuis le"])
        if starts_on is not None and starts_on > due_on:
            findings.append(
                _wrong(
                    f"Cible, ligne {position} : la période visée commence après son échéance.",
                    "Corrigez l’une des deux dates.",
                )
            )
            continue
        rows.append(
            Target(
                plan_code=plan_code,
                act_number=1,
                indicator_code=code,
                due_on=due_on,
                value_e4=value,
                upper_e4=upper,
                basis=TargetBasis.of_label(str(row["Base"])),
                direction=direction,
                base_e4=_scaled(row["Départ"]),
                starts_on=starts_on,
                tolerance_e4=_scaled(row["Tolérance"]) or 0,
                reference=str(row["Référence"] or ""),
            )
        )
    keys = [(row.indicator_code, row.due_on) for row in rows]
    for code, due_on in {key for key in keys if keys.count(key) > 1}:
        findings.append(
            _wrong(
                f"Deux cibles de {code} portent la même échéance.",
                "Gardez une seule ligne.",
                due_on.isoformat(),
            )
        )
    return Entry(
        rows=(*rows, *_removed_targets(plan_code, known, set(keys))), findings=tuple(findings)
    )


def _removed_targets(
    plan_code: str, known: pd.DataFrame, kept: set[tuple[str, date]]
) -> list[Target]:
    return [
        Target(
            plan_code=plan_code,
            act_number=1,
            is_removed=True,
            indicator_code=row["indicator_code"],
            due_on=row["due_on"],
            value_e4=int(row["value_e4"]),
            basis=TargetBasis(row["basis"]),
            direction=Direction.UP,
        )
        for row in known.to_dict("records")
        if (row["indicator_code"], row["due_on"]) not in kept
    ]


def assignments_entry(
    plan_code: str,
    kind: AssignedKind,
    edited: pd.DataFrame,
    *,
    names: Mapping[str, str],
    known: pd.DataFrame,
    first_period: str,
    rhythm: Rhythm,
) -> Entry:
    """The ticks as edited: a new tick asks from `first_period`, one taken away asks no more.

    `names` maps a respondent's code to its column; `edited` is indexed by the object's code;
    `known` are the assignments in force, which keep their own period and rhythm.
    """
    try:
        first_period = read_period(first_period).code
    except ValueError as error:
        return Entry(findings=(_wrong(str(error), "Indiquez un trimestre, par exemple T4 2026."),))
    in_force = {
        (row["object_code"], row["respondent_code"]): row
        for row in known.to_dict("records")
        if row["kind"] == kind
    }
    rows = []
    for code, ticks in edited.iterrows():
        for respondent, column in names.items():
            is_asked = bool(ticks[column])
            held = in_force.get((str(code), respondent))
            if is_asked == (held is not None):
                continue
            rows.append(
                Assignment(
                    plan_code=plan_code,
                    act_number=1,
                    is_removed=not is_asked,
                    respondent_code=respondent,
                    kind=kind,
                    object_code=str(code),
                    first_period=held["first_period"] if held else first_period,
                    last_period=held["last_period"] if held else "",
                    rhythm=Rhythm(held["rhythm"]) if held else rhythm,
                    named_quarters=held["named_quarters"] if held else "",
                )
            )
    return Entry(rows=tuple(rows))


def deadlines_entry(plan_code: str, edited: pd.DataFrame) -> Entry:
    """The deadlines as edited."""
    rows = [
        Deadline(plan_code=plan_code, act_number=1, period_code=row["Période"], due_on=due_on)
        for row in edited.to_dict("records")
        if (due_on := _day(row["Échéance"])) is not None
    ]
    return Entry(rows=tuple(rows))


def settings_entry(plan_code: str, edited: pd.DataFrame) -> Entry:
    """The thresholds as edited; `edited` is indexed by the setting's key."""
    rows: list[Setting] = []
    findings: list[Finding] = []
    for key, row in edited.iterrows():
        text = str(row["Valeur"]).strip().replace(",", ".").replace("\u2212", "-")
        try:
            number = Decimal(text)
        except ArithmeticError:
            number = Decimal("NaN")
        in_days = "(jours)" in str(row["Réglage"])
        if not number.is_finite() or (in_days and number != number.to_integral_value()):
            findings.append(
                _wrong(
                    f"{row['Réglage']} : « {row['Valeur']} » n’est pas un nombre"
                    f"{' entier de jours' if in_days else ''}.",
                    f"Indiquez un nombre, par exemple {row['Par défaut']}.",
                    str(row["Valeur"]),
                )
            )
            continue
        rows.append(Setting(plan_code=plan_code, act_number=1, key=str(key), value=text))
    return Entry(rows=tuple(rows), findings=tuple(findings))
