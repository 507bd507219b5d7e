"""One cell of the plan workbook → the text that its table would hold, or why it cannot be read."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from data_model import french
from data_model.finding import Option
from data_model.french import joined, one_line
from data_model.period import calendar_year, read_period, simplified
from data_model.vocabulary import Labelled
from loaders.formats.cell_words import cell_text, raw_value, typed_text
from loaders.formats.cells import Cell, CellKind
from loaders.plan.sheets.plan_sheet import CellKind as ColumnKind
from loaders.plan.sheets.plan_sheet import PlanColumn
from loaders.recognition.labels import nearest_key, normalise_label
from loaders.values.date_formats import shown_interval
from loaders.values.dates import FIRST_DATE, LAST_DATE, read_date
from loaders.values.numbers import read_number
from loaders.values.reading import (
    CellReading,
    Reading,
    State,
    blocked,
    quoted,
    read_common_words,
)

PlanReading = CellReading[str]
"""A number is « 1250.5 », a date « start/end » in ISO days, a list's word its code."""

YES: Final = frozenset({"oui", "o", "yes", "y", "vrai", "true", "1", "x", "✓", "✔", "☑", "coche"})
NO: Final = frozenset({"non", "n", "no", "faux", "false", "0", "☐", "pas coche"})
ZEROS: Final = re.compile(r"0{2,}")
DECIMALS: Final = re.compile(r"[#,0]*0\.(0+)")
QUARTERS: Final = re.compile(r"[t1-4 ,;./&-]*(?:et[t1-4 ]+)?")
NO_YEAR: Final = "DATE_SANS_ANNEE"
# Only offered in a question that a plan does not ask: a plan's dates say their year.
ANY_YEAR: Final = calendar_year(2000)
BLANK: Final = PlanReading(state="blank")
DECIMALS_KEPT: Final = 4
READINGS_KEPT: Final = 2_048
ORDINARY: Final = 10**9
DAY_FORMAT: Final = "dd/mm/yyyy"


def read_plan_cell(column: PlanColumn, cell: Cell, *, epoch1904: bool = False) -> PlanReading:
    """What one filled cell says in its column."""
    if cell.kind is CellKind.ERROR:
        return blocked(
            "CELLULE_EN_ERREUR",
            f"la cellule contient l’erreur {cell_text(cell)}.",
            "Corrigez la formule, puis ouvrez et enregistrez le fichier dans Excel.",
        )
    if cell.kind is CellKind.FORMULA_WITHOUT_VALUE:
        return blocked(
            "FORMULE_NON_CALCULEE",
            "la formule n’a pas de résultat enregistré.",
            "Ouvrez et enregistrez le fichier dans Excel.",
        )
    if column.kind == "date":
        return _date(cell, epoch1904=epoch1904)
    found = READERS[column.kind](column, cell)
    if found.state == "blocked" and column.unread_hint:
        return replace(found, hint=column.unread_hint)
    return found


def number_code(cell: Cell) -> str:
    """A code that the spreadsheet holds as a number, as its format shows it: « 010 », « 1.10 »."""
    text, shown = cell_text(cell), cell.number_format.split(";")[0]
    if ZEROS.fullmatch(shown) and text.isdigit():
        return text.zfill(len(shown))
    if (match := DECIMALS.fullmatch(shown)) and isinstance(cell.value, Decimal):
        return f"{cell.value:.{len(match[1])}f}"
    return text


def _code(column: PlanColumn, cell: Cell) -> PlanReading:
    if cell.kind is CellKind.DATE and isinstance(cell.value, date):
        day = cell.value
        return blocked(
            "CODE_EN_DATE",
            f"un code est attendu, et le tableur y tient la date {french.day(day)}.",
            f"Mettez la colonne au format Texte, puis tapez le code à nouveau "
            f"({day.day}.{day.month} ?).",
        )
    if cell.kind is CellKind.NUMBER:
        return _known(number_code(cell))
    return _known(one_line(cell_text(cell)))


def _text(_column: PlanColumn, cell: Cell) -> PlanReading:
    if cell.kind is CellKind.DATE and isinstance(cell.value, date):
        shown = shown_interval(cell.value, cell.number_format)
        words = french.interval(shown.start, shown.end) if shown else f"{cell.value:%d/%m/%Y}"
        return _known(words.replace("\u00a0", " "))
    return _known(typed_text(cell))


def _list(column: PlanColumn, cell: Cell) -> PlanReading:
    if column.choices is None:
        return _text(column, cell)
    text = cell_text(cell)
    names = _codes_of_words(column.choices)
    word = normalise_label(text)
    code = names.get(word) or _only_one_beginning(word, names) or nearest_key(text, names)
    if code:
        return _known(code)
    if _is_blank(text):
        return BLANK
    return blocked(
        "HORS_LISTE",
        f"{quoted(text)} n’est pas dans la liste.",
        f"Choisissez : {joined(column.words)}.",
    )


def _yes_no(_column: PlanColumn, cell: Cell) -> PlanReading:
    text = cell_text(cell)
    said = simplified(text)
    word = said.rstrip("e") if said == "cochee" else said
    if word in YES or word in NO:
        return _known("true" if word in YES else "false")
    if _is_blank(text):
        return BLANK
    return blocked("HORS_LISTE", f"{quoted(text)} n’est ni oui ni non.", "Écrivez oui ou non.")


def _integer(_column: PlanColumn, cell: Cell) -> PlanReading:
    value = raw_value(cell)
    return _plain_number(cell, 0) or _of_number(
        read_number(value, unit="", decimals=0, is_count=True, allow_negative=True)
    )


def _decimal(_column: PlanColumn, cell: Cell) -> PlanReading:
    return _plain_number(cell, DECIMALS_KEPT) or _of_number(
        read_number(
            raw_value(cell),
            unit="",
            decimals=DECIMALS_KEPT,
            allow_negative=True,
            number_format=cell.number_format,
        )
    )


def _amount(_column: PlanColumn, cell: Cell) -> PlanReading:
    found = _plain_number(cell, 2)
    if found is not None:
        return found
    reading = _of_number(read_number(raw_value(cell), unit="€", decimals=2))
    is_word = cell.kind is CellKind.TEXT and not re.search(r"\d", cell_text(cell))
    if not is_word or reading.code or reading.value is None:
        return reading
    return replace(
        reading,
        code="MONTANT_EN_MOT",
        message=f"{quoted(cell_text(cell))} est lu {french.euros(0)}.",
        hint="Si le montant n’est pas connu, laissez la cellule vide.",
    )


def _plain_number(cell: Cell, decimals: int) -> PlanReading | None:
    """A number that needs no reading: in its column's unit, exact, of an ordinary size."""
    value = cell.value
    if not isinstance(value, Decimal) or "%" in cell.number_format:
        return None
    if not 0 <= value <= ORDINARY or value != round(value, decimals):
        return None
    return _known(f"{value.normalize():f}")


def _share(_column: PlanColumn, cell: Cell) -> PlanReading:
    reading = read_number(
        raw_value(cell), unit="%", decimals=DECIMALS_KEPT, number_format=cell.number_format
    )
    parts = [one for one in reading.candidates if one <= 1]
    if reading.state == "question" and len(parts) == 1:
        # « 50 » is a half: no fund pays fifty times a project.
        return _known(f"{parts[0].normalize():f}")
    return _of_number(reading)


def _date(cell: Cell, *, epoch1904: bool) -> PlanReading:
    day = cell.value
    is_plain = cell.kind is CellKind.DATE and cell.number_format == DAY_FORMAT
    if is_plain and isinstance(day, date) and FIRST_DATE <= day <= LAST_DATE:
        return _known(f"{day}/{day}")
    found = read_date(
        raw_value(cell),
        period=ANY_YEAR,
        is_date_format=cell.kind is CellKind.DATE,
        number_format=cell.number_format,
        epoch1904=epoch1904,
    )
    if found.code == NO_YEAR:
        message = f"{quoted(cell_text(cell))} n’a pas d’année."
        return blocked(NO_YEAR, message, "Ajoutez l’année, par exemple 30/06/2026.")
    said = PlanReading(
        state=_state(found.state), code=found.code, message=found.message, hint=found.hint
    )
    if found.value is not None:
        return replace(said, value=f"{found.value.start}/{found.value.end}")
    candidates = tuple(f"{one.start}/{one.end}" for one in found.candidates)
    return replace(said, candidates=candidates, options=found.options)


def _period(_column: PlanColumn, cell: Cell) -> PlanReading:
    text = cell_text(cell)
    try:
        return _known(read_period(text).code)
    except ValueError:
        if _is_blank(text):
            return BLANK
        message = f"{quoted(text)} n’est pas une période."
        return blocked("PERIODE_ILLISIBLE", message, "Écrivez par exemple 2026-T1, ou 2026.")


def _quarters(_column: PlanColumn, cell: Cell) -> PlanReading:
    words = simplified(typed_text(cell))
    found = dict.fromkeys(re.findall(r"[1-4]", words))
    if found and QUARTERS.fullmatch(words):
        return _known(",".join(found))
    if _is_blank(words):
        return BLANK
    message = f"{quoted(words)} ne dit pas de trimestres."
    return blocked("PERIODE_ILLISIBLE", message, "Écrivez par exemple 2,4.")


READERS: Final[dict[ColumnKind, Callable[[PlanColumn, Cell], PlanReading]]] = {
    "code": _code,
    "text": _text,
    "list": _list,
    "yes_no": _yes_no,
    "integer": _integer,
    "decimal": _decimal,
    "amount": _amount,
    "share": _share,
    "period": _period,
    "quarters": _quarters,
}


# Most cells say what others of their column say: a code, a unit, « non ».
@lru_cache(maxsize=READINGS_KEPT)
def _known(text: str) -> PlanReading:
    # The class itself: to call its alias costs more than all the rest.
    return CellReading(state="value", value=text) if text else BLANK


def _of_number(reading: Reading) -> PlanReading:
    said = PlanReading(
        state=_state(reading.state), code=reading.code, message=reading.message, hint=reading.hint
    )
    if reading.value is not None:
        return replace(said, value=f"{reading.value.normalize():f}")
    candidates = tuple(f"{one.normalize():f}" for one in reading.candidates)
    options = tuple(
        Option(key=key, label=option.label)
        for key, option in zip(candidates, reading.options, strict=True)
    )
    return replace(said, candidates=candidates, options=options)


def _state(state: State) -> State:
    # A plan has nothing to erase: the word leaves its cell blank.
    return "blank" if state == "erase" else state


def _is_blank(text: str) -> bool:
    common: PlanReading | None = read_common_words(text)
    return common is not None and common.state in {"blank", "erase"}


@lru_cache
def _codes_of_words(choices: type[Labelled]) -> dict[str, str]:
    """Normalised word, or code, → code."""
    names = {normalise_label(code): code for code in choices.labels()}
    return names | {normalise_label(word): code for code, word in choices.labels().items()}


def _only_one_beginning(word: str, names: dict[str, str]) -> str:
    """« Cumul » is « cumul déclaré »; « par » may be several."""
    codes = {code for name, code in names.items() if word and name.startswith(f"{word} ")}
    return codes.pop() if len(codes) == 1 else ""
