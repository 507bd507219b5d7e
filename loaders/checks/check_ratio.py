"""A ratio's row: the favourable cases and the cases in all, never a bare percentage."""

import re
from dataclasses import replace
from decimal import Decimal

from data_model import french
from data_model.draft import ObservationFact
from data_model.finding import Option
from data_model.period import simplified
from data_model.plan_index import IndicatorRef
from loaders.checks.gathering import Gathering
from loaders.formats.cells import Cell, CellKind
from loaders.recognition.table import TableRow, raw_value
from loaders.values.numbers import read_number
from loaders.values.reading import Reading, quoted, visible

RATIO_DECIMALS = 4
SMALLEST = Decimal(1).scaleb(-RATIO_DECIMALS)
BOTH_IN_ONE = re.compile(r"([0-9][0-9 ]*)(?: ?/ ?| sur (?:un total de )?)([0-9][0-9 ]*)")
GIVE_BOTH = "Indiquez le nombre de cas favorables, et l’effectif de référence."


def read_ratio(
    row: TableRow, ref: IndicatorRef, category: str, gathering: Gathering
) -> ObservationFact | None:
    """The observation of a ratio's row, or None with what keeps it out; counted as one cell."""
    typed, whole = _read(row, "value", gathering), _read(row, "denominator", gathering)
    if match := BOTH_IN_ONE.fullmatch(simplified(visible(row.text("value")))):
        both = _both_in_one(match, row, gathering)
        if both is None:
            return None
        typed, whole = both
    value_cell = row.cell("value")
    if value_cell is not None and _is_bare_percentage(value_cell, typed):
        part = _percentage_meant(row, whole, gathering)
    else:
        part = gathering.heard(typed, row, "value", ref.code)
    if part is None:
        return None
    whole = gathering.heard(whole, row, "denominator", ref.code)
    states = {part.state, whole.state}
    if states & {"blocked", "question"}:
        gathering.n_rejected += 1
        return None
    if states == {"blank"}:
        gathering.n_skipped += 1
        return None
    if part.state == "erase" and whole.state in {"erase", "blank"}:
        return ObservationFact(
            indicator_code=ref.code,
            category=category,
            origin=gathering.origin(row, "value", part),
        )
    if part.value is None or whole.value is None:
        missing = "denominator" if whole.value is None else "value"
        gathering.refuse(
            "LIGNE_INCOMPLETE",
            "l’effectif de référence manque."
            if missing == "denominator"
            else "le nombre de cas favorables manque.",
            row=row,
            key=missing,
            hint=GIVE_BOTH,
        )
        return None
    fact = ObservationFact(
        indicator_code=ref.code,
        category=category,
        value_e4=int(part.value.scaleb(4)),
        denominator_e4=int(whole.value.scaleb(4)),
        origin=gathering.origin(row, "value", part),
    )
    if part.value <= whole.value:
        return fact
    return gathering.stands(
        fact,
        "VALEUR_HORS_BORNES",
        f"{french.number(part.value)} cas favorables sur {french.number(whole.value)}"
        "\u00a0: la partie dépasse le tout.",
        hint="Corrigez l’une des deux cellules, ou confirmez.",
    )


def _both_in_one(
    match: re.Match[str], row: TableRow, gathering: Gathering
) -> tuple[Reading, Reading] | None:
    """The two numbers of « 18 sur 22 » once a person says so, None until then."""
    part, whole = (read_number(words, unit="", decimals=RATIO_DECIMALS) for words in match.groups())
    options = []
    if part.value is not None and whole.value is not None:
        offered = f"{french.number(part.value)} cas favorables sur {french.number(whole.value)}"
        options = [Option(key="both", label=offered)]
    if not gathering.choose(
        "NOMBRE_AMBIGU",
        f"{quoted(row.raw('value'))} dit deux nombres dans une case\u00a0: faut-il lire"
        f" {options[0].label if options else 'les deux'}\u202f?",
        row=row,
        key="value",
        options=options,
        hint=f"Mettez {match[1].strip()} sous «\u00a0Valeur\u00a0» et {match[2].strip()} sous"
        " «\u00a0Effectif de référence\u00a0».",
    ):
        return None
    return replace(part, code="NOMBRE_AMBIGU", state="value"), whole


def _read(row: TableRow, key: str, gathering: Gathering) -> Reading:
    cell = row.cell(key)
    if cell is None:
        return Reading(state="blank")
    unreadable: Reading | None = gathering.unreadable_cell(row, key)
    return unreadable or read_number(raw_value(cell), unit="", decimals=RATIO_DECIMALS)


def _is_bare_percentage(cell: Cell, part: Reading) -> bool:
    """« 80 % », 0.8 shown as 80 %, or a number between 0 and 1."""
    if part.state == "blocked" and part.code == "NOMBRE_INTERVALLE":
        return False
    if cell.kind is CellKind.TEXT and str(cell.value).rstrip().endswith("%"):
        return True
    if cell.kind is CellKind.NUMBER and "%" in cell.number_format:
        return True
    return part.value is not None and 0 < part.value < 1


def _percentage_meant(row: TableRow, whole: Reading, gathering: Gathering) -> Reading | None:
    """The number of favourable cases that a person chose, None while none is to be stored."""
    text = row.raw("value")
    cell = row.cells["value"]
    number_format = cell.number_format if cell.kind is CellKind.NUMBER else ""
    share = read_number(
        raw_value(cell), unit="%", decimals=RATIO_DECIMALS, number_format=number_format
    ).value
    shown = quoted(text) if share is None else french.percent(share, decimals=2)
    options: list[Option] = []
    readings: dict[str, Decimal] = {}
    if share is None or whole.value is None:
        offered = f"{shown} d’un effectif à indiquer, ou {shown.rstrip('%').strip()} cas favorables"
    else:
        total = french.number(whole.value)
        readings = {
            "share": (share * whole.value).quantize(SMALLEST),
            "cases": (share * 100).quantize(SMALLEST),
        }
        counted, bare = (french.number(number) for number in readings.values())
        options = [
            Option(key="share", label=f"{counted} cas sur {total} ({shown})"),
            Option(key="cases", label=f"{bare} cas sur {total}"),
        ]
        offered = ", ou ".join(option.label for option in options)
    chosen = gathering.choose(
        "NOMBRE_AMBIGU",
        f"{quoted(text)} ressemble à un pourcentage\u00a0: faut-il lire {offered}\u202f?",
        row=row,
        key="value",
        options=options,
        hint=GIVE_BOTH,
    )
    if not chosen:
        return None
    return Reading(state="value", value=readings[chosen], code="NOMBRE_AMBIGU")
