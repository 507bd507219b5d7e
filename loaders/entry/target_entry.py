"""The targets as a person edited them on screen → versions to record, and findings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from data_model.finding import Finding
from data_model.indicator import Target
from data_model.vocabulary import Direction, TargetBasis
from loaders.entry.typed_entry import Entry, typed_day, typed_e4, wrong

NEEDED = ("Base", "Sens")


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
        read = _target(plan_code, row, codes.get(str(row["Indicateur"])), place=position)
        if isinstance(read, Target):
            rows.append(read)
        elif read is not None:
            findings.append(read)
    keys = [(row.indicator_code, row.due_on) for row in rows]
    for code, due_on in sorted({key for key in keys if keys.count(key) > 1}):
        findings.append(
            wrong(
                f"Deux cibles de {code} portent la même échéance.",
                "Gardez une seule ligne.",
                value=due_on.isoformat(),
            )
        )
    return Entry(
        rows=(*rows, *_removed_targets(plan_code, known, set(keys))), findings=tuple(findings)
    )


def _target(
    plan_code: str, row: Mapping[Any, Any], code: str | None, *, place: int
) -> Target | Finding | None:
    """One line: a target, why it is none, or nothing where the line is empty."""
    due_on, value = typed_day(row["Échéance"]), typed_e4(row["Cible"])
    if code is None and due_on is None and value is None:
        return None
    line = f"Cible, ligne {place}"
    if code is None or due_on is None or value is None or not all(row[name] for name in NEEDED):
        return wrong(
            f"{line} : il manque l’indicateur, l’échéance, la valeur, la base ou le sens.",
            "Complétez la ligne, ou supprimez-la.",
        )
    upper, base = typed_e4(row["Haut de fourchette"]), typed_e4(row["Départ"])
    direction = Direction.of_label(str(row["Sens"]))
    basis = TargetBasis.of_label(str(row["Base"]))
    starts_on = typed_day(row["Depuis le"])
    if direction is Direction.RANGE and (upper is None or upper < value):
        return wrong(
            f"{line} : une fourchette a un bas et un haut.",
            "Indiquez le haut de la fourchette, supérieur ou égal à la cible.",
        )
    if asks_for_nothing(direction, basis, value=value, base=base):
        return wrong(
            f"{line} : une cible en hausse qui ne dépasse pas son départ est atteinte d’avance.",
            "Indiquez une valeur supérieure au départ, ou le sens « baisse » pour « au plus ».",
        )
    if starts_on is not None and starts_on > due_on:
        return wrong(
            f"{line} : la période visée commence après son échéance.",
            "Corrigez l’une des deux dates.",
        )
    return Target(
        plan_code=plan_code,
        act_number=1,
        indicator_code=code,
        due_on=due_on,
        value_e4=value,
        upper_e4=upper,
        basis=basis,
        direction=direction,
        base_e4=base,
        starts_on=starts_on,
        tolerance_e4=typed_e4(row["Tolérance"]) or 0,
        reference=str(row["Référence"] or ""),
    )


def asks_for_nothing(
    direction: Direction, basis: TargetBasis, *, value: int, base: int | None
) -> bool:
    """Whether a rise is aimed at that is there from the start."""
    # A running total starts from 0 each year, and from its own start « cumulé à la date ».
    start = (base or 0) if basis is TargetBasis.TO_DATE else 0
    return direction is Direction.UP and basis is not TargetBasis.LEVEL and value <= start


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
