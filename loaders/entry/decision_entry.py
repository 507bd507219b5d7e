"""The decisions as a person edited them on screen → versions to record, and findings."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from data_model.finding import Finding
from data_model.ledger import removal
from data_model.steering import Decision
from data_model.vocabulary import DecisionState
from loaders.entry.typed_entry import Entry, typed_day, typed_words, wrong

NUMBER: Final = "N°"
WHAT, WHO, DUE, STATE = "Décision", "Qui", "Pour le", "État"
LONGEST_WHO: Final = 200
FIRST_YEAR, LAST_YEAR = 2000, 2060
Key = tuple[int, int]


def decision_entry(
    plan_code: str,
    committee_number: int,
    edited: pd.DataFrame,
    *,
    known: Sequence[Decision],
    free: int = 1,
) -> Entry:
    """One committee's decisions as edited; one taken out of the table is removed by a version.

    A new line takes the first number that was never used, `free`: a number keeps its meaning.
    """
    held = {one.number: one for one in known if one.committee_number == committee_number}
    rows: list[Decision] = []
    findings: list[Finding] = []
    for place, line in enumerate(edited.to_dict("records"), start=1):
        read = _read_line(plan_code, committee_number, line, place=place)
        if isinstance(read, Finding):
            findings.append(read)
        elif read is not None:
            if read.number == 0:
                read.number, free = free, free + 1
            rows.append(read)
    kept = {row.number for row in rows}
    changed = [row for row in rows if _content(row) != _content(held.get(row.number))]
    removed = [removal(one) for number, one in held.items() if number not in kept]
    return Entry(rows=(*changed, *removed), findings=tuple(findings))


def states_entry(edited: pd.DataFrame, *, keys: Sequence[Key], known: Sequence[Decision]) -> Entry:
    """The states of earlier decisions as edited; `keys` names the decision of each line."""
    held = {(one.committee_number, one.number): one for one in known}
    changed = []
    for key, label in zip(keys, edited[STATE], strict=True):
        state = DecisionState.of_label(label)
        if held[key].state != state:
            changed.append(Decision.model_validate(held[key].model_dump() | {"state": state}))
    return Entry(rows=tuple(changed))


def _read_line(
    plan_code: str, committee_number: int, line: Mapping[Any, Any], *, place: int
) -> Decision | Finding | None:
    """One line, None where it is empty, or why it is wrong."""
    where = f"Décision, ligne {place}"
    what, who = typed_words(line[WHAT]), typed_words(line[WHO])
    due_on = typed_day(line[DUE])
    if not what:
        if not who and due_on is None:
            return None
        return wrong(
            f"{where} : la décision n’est pas écrite.", "Écrivez-la, ou supprimez la ligne."
        )
    if len(who) > LONGEST_WHO:
        return wrong(
            f"{where} : le responsable est trop long.",
            f"Abrégez-le, en {LONGEST_WHO} caractères au plus.",
        )
    if due_on is not None and not FIRST_YEAR <= due_on.year <= LAST_YEAR:
        return wrong(
            f"{where} : l’échéance n’est pas une date plausible.",
            f"Indiquez un jour de {FIRST_YEAR} à {LAST_YEAR}.",
            value=str(due_on),
        )
    label = typed_words(line[STATE])
    number = line[NUMBER]
    return Decision(
        plan_code=plan_code,
        act_number=1,
        committee_number=committee_number,
        number=0 if number is None or pd.isna(number) else int(number),
        what=what,
        who=who,
        due_on=due_on,
        state=DecisionState.of_label(label) if label else DecisionState.OPEN,
    )


def _content(row: Decision | None) -> tuple[object, ...]:
    return () if row is None else (row.what, row.who, row.due_on, row.state)
