"""Codes of the plan workbook: what each cell that names another row means."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from data_model.finding import Finding, Severity
from data_model.french import joined
from loaders.plan.sheets.plan_sheet import PlanColumn, PlanSheet
from loaders.plan.text_table import Row
from loaders.plan.workbook.row_texts import is_number
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.recognition.labels import normalise_label
from loaders.values.reading import BLANK_WORDS, quoted

AMBIGUOUS: Final = "CODE_AMBIGU"
AS_TEXT: Final = "Mettez la colonne au format Texte, puis tapez le code entier, par exemple 1.10."
MAX_OFFERED: Final = 5


@dataclass
class Codes:
    """The codes of one table, and what else may stand for each: its words, its other spellings."""

    codes: dict[str, None] = field(default_factory=dict)
    spellings: dict[str, set[str]] = field(default_factory=dict)
    numbers: dict[str, set[str]] = field(default_factory=dict)

    def add(self, code: str, words: Iterable[str]) -> None:
        """Take one row in."""
        self.codes[code] = None
        self.numbers.setdefault(as_number(code), set()).add(code)
        for word in (code, *words):
            if name := normalise_label(word):
                self.spellings.setdefault(name, set()).add(code)

    def meant(self, text: str, *, is_number: bool) -> set[str]:
        """The codes that a cell may mean: itself, or those of the same number or words."""
        if is_number and (same := self.numbers.get(as_number(text))):
            return same
        if text in self.codes:
            return {text}
        return self.spellings.get(normalise_label(text), set())


def as_number(code: str) -> str:
    """What a spreadsheet makes of a code: « 1.10 » is 1.1 and « 010 » is 10; itself elsewhere."""
    whole, point, decimals = code.partition(".")
    if not whole.isdecimal() or (point and not decimals.isdecimal()):
        return code
    kept = decimals.rstrip("0")
    return f"{whole.lstrip('0') or '0'}.{kept}" if kept else whole.lstrip("0") or "0"


def codes_of(spec: PlanSheet, rows: Iterable[SheetRow], stored: Iterable[Row]) -> Codes:
    """The codes of one sheet, and those of the same table of the plan as it is stored."""
    codes, key = Codes(), spec.key[0]
    for row in rows:
        if code := row.text(key):
            codes.add(code, [row.text(name) for name in spec.names])
    for known in stored:
        if known[key] not in codes.codes:
            codes.add(known[key], [known[name] for name in spec.names])
    return codes


class Unknown(NamedTuple):
    """A cell that names a row of another sheet, where there is none such."""

    row: SheetRow
    column: PlanColumn
    text: str


def resolve(row: SheetRow, codes: Mapping[str, Codes], unknown: list[Unknown]) -> Iterator[Finding]:
    """Put the code in each cell that names another row; one that names several is told.

    What names none is added to `unknown`, and refuses the row.
    """
    for column in row.spec.references:
        text = row.text(column.key)
        if not text:
            continue
        tables = [codes[table] for table in column.refers_to]
        typed_number = is_number(row, column.key)
        meant = {code for one in tables for code in one.meant(text, is_number=typed_number)}
        if text in meant and not typed_number:
            continue
        if len(meant) == 1:
            row.texts[column.key] = meant.pop()
        elif not meant and normalise_label(text).replace(" ", "") in BLANK_WORDS:
            row.texts[column.key] = ""
        elif meant:
            hint = AS_TEXT if typed_number else "Écrivez le code."
            why = f"{quoted(text)} peut être {joined(sorted(meant)[:MAX_OFFERED])}."
            yield row.finding(Severity.ERROR, AMBIGUOUS, why, key=column.key, hint=hint)
        else:
            row.refused.add(column.key)
            unknown.append(Unknown(row, column, text))
