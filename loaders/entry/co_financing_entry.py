"""The co-financing as a person edited it on screen → versions to record, and findings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import pandas as pd

from data_model.finding import Finding
from data_model.french import one_line, typo
from data_model.ledger import removal
from data_model.period import simplified
from data_model.steering import CoFinancing
from data_model.vocabulary import FundingStage
from loaders.entry.typed_entry import Entry, wrong

FUNDER, EXERCISE, SUBJECT = "Financeur", "Exercice", "Objet"
AMOUNTS: Final[Mapping[FundingStage, str]] = {
    stage: stage.label.capitalize() for stage in FundingStage
}
FIRST_YEAR, LAST_YEAR = 2000, 2060
LARGEST_EUROS = Decimal(10) ** 12
Key = tuple[str, FundingStage, int, str]


def co_financing_entry(
    plan_code: str, edited: pd.DataFrame, subjects: Mapping[str, str], known: pd.DataFrame
) -> Entry:
    """The lines as edited; an amount taken out of the table is removed by a version.

    `subjects` maps an action's code ("" the plan) to its words in the table; `known` is the
    frame that the table was made of: only what differs from it is recorded.
    """
    codes = {words: code for code, words in subjects.items()}
    rows: list[CoFinancing] = []
    findings: list[Finding] = []
    for place, line in enumerate(edited.to_dict("records"), start=1):
        read = _read_line(plan_code, line, codes, place=place)
        if isinstance(read, Finding):
            findings.append(read)
        else:
            rows += read
    findings += _told_twice(rows)
    held = {_key(row): row.amount_cents for row in rows}
    before = {
        (row["funder"], FundingStage(row["stage"]), int(row["exercise"]), row["action_code"]): int(
            row["amount_cents"]
        )
        for row in known.to_dict("records")
    }
    changed = [row for row in rows if before.get(_key(row)) != row.amount_cents]
    removed = [
        removal(_row(plan_code, key, cents)) for key, cents in before.items() if key not in held
    ]
    return Entry(rows=(*changed, *removed), findings=tuple(findings))


def _read_line(
    plan_code: str, line: Mapping[Any, Any], codes: Mapping[str, str], *, place: int
) -> list[CoFinancing] | Finding:
    """One line: a row for each amount told, none where it is empty, or why it is wrong."""
    where = f"Cofinancement, ligne {place}"
    funder = one_line(_words(line[FUNDER]))
    told = {stage: line[column] for stage, column in AMOUNTS.items() if _is_told(line[column])}
    if not funder and not told:
        return []
    exercise = line[EXERCISE]
    if not funder or not _is_told(exercise) or not told:
        return wrong(
            f"{where} : il manque le financeur, l’exercice ou un montant.",
            "Complétez la ligne, ou supprimez-la.",
        )
    if not FIRST_YEAR <= int(exercise) <= LAST_YEAR:
        return wrong(
            f"{where} : l’exercice n’est pas une année plausible.",
            f"Indiquez une année de {FIRST_YEAR} à {LAST_YEAR}.",
            value=str(exercise),
        )
    action = codes.get(_words(line[SUBJECT]), "" if not _words(line[SUBJECT]) else None)
    if action is None:
        return wrong(
            f"{where} : l’objet n’est pas une action du plan.", "Choisissez dans la liste."
        )
    rows = []
    for stage, value in told.items():
        cents = _cents(value)
        if cents is None:
            return wrong(
                typo(f"{where} : le montant « {value} » n’est pas un montant en euros."),
                "Indiquez un nombre positif ou nul, avec deux décimales au plus.",
                value=str(value),
            )
        rows.append(_row(plan_code, (funder, stage, int(exercise), action), cents))
    return rows


def _told_twice(rows: Iterable[CoFinancing]) -> list[Finding]:
    listed = list(rows)
    times = Counter((simplified(row.funder), *_key(row)[1:]) for row in listed)
    twice = dict.fromkeys(
        (row.funder, row.exercise)
        for row in listed
        if times[simplified(row.funder), *_key(row)[1:]] > 1
    )
    return [
        wrong(
            f"{funder} a deux lignes pour le même objet en {exercise}.",
            "Gardez une seule ligne par financeur, exercice et objet.",
            value=funder,
        )
        for funder, exercise in twice
    ]


def _key(row: CoFinancing) -> Key:
    return row.funder, row.stage, row.exercise, row.action_code


def _row(plan_code: str, key: Key, cents: int) -> CoFinancing:
    funder, stage, exercise, action = key
    return CoFinancing(
        plan_code=plan_code,
        act_number=1,
        funder=funder,
        stage=stage,
        exercise=exercise,
        action_code=action,
        amount_cents=cents,
    )


def _words(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _is_told(value: object) -> bool:
    return value is not None and value != "" and not pd.isna(value)  # type: ignore[call-overload]


def _cents(euros: object) -> int | None:
    """Whole cents of a typed amount; None where it is negative, too fine or too large."""
    amount = Decimal(str(euros))
    cents = amount * 100
    is_right = amount.is_finite() and 0 <= amount < LARGEST_EUROS
    return int(cents) if is_right and cents == cents.to_integral_value() else None
