"""The sheet « Calendrier »: rows → forecasts and days of completion."""

from collections.abc import Sequence
from datetime import date

from data_model import french
from data_model.draft import MilestoneFact
from data_model.plan_index import OccurrenceRef
from data_model.vocabulary import MilestoneField
from loaders.checks.check_doubles import refuse_doubles
from loaders.checks.check_keys import ask_nothing_to_erase, code_meant, find_code, is_not_asked
from loaders.checks.check_labels import code_agreed
from loaders.checks.gathering import Gathering
from loaders.formats.cells import CellKind
from loaders.recognition.table import TableRow, raw_value
from loaders.values.dates import read_date
from loaders.values.reading import DateReading

FIELDS = {"new_forecast": MilestoneField.FORECAST, "done_date": MilestoneField.DONE}


def read_calendar(rows: Sequence[TableRow], gathering: Gathering) -> None:
    """Add the statements and comments of the sheet to what is gathered."""
    labels = {code: ref.label for code, ref in gathering.index.occurrences.items()}
    action_of = {code: ref.action_code for code, ref in gathering.index.occurrences.items()}
    given: dict[str, list[TableRow]] = {}
    for row in rows:
        code = find_code(row.text("occurrence_code"), labels)
        is_said = row.has(*FIELDS)
        if not code and is_said:
            code = code_meant(
                gathering,
                row,
                code_key="occurrence_code",
                label_key="milestone_label",
                labels=labels,
                finding_code="JALON_INCONNU",
                value_keys=FIELDS,
                n_cells=_n_cells(row),
            )
        elif is_said:
            code = code_agreed(
                gathering,
                row,
                code,
                code_key="occurrence_code",
                label_key="milestone_label",
                labels=labels,
                action_of=action_of,
                n_cells=_n_cells(row),
            )
        gathering.row_words(row, code)
        if not code or not is_said:
            continue
        given.setdefault(code, []).append(row)
    for code, found in given.items():
        if len(found) > 1:
            n_cells = sum(_n_cells(row) for row in found)
            refuse_doubles(gathering, found, "occurrence_code", n_cells=n_cells)
            continue
        _statements(found[0], gathering.index.occurrences[code], gathering)


def _n_cells(row: TableRow) -> int:
    return sum(row.has(key) for key in FIELDS)


def _statements(row: TableRow, ref: OccurrenceRef, gathering: Gathering) -> None:
    is_asked = ref.code in gathering.basis.occurrence_codes
    what = f"le jalon {ref.code}"
    n_cells = _n_cells(row)
    if not is_asked and is_not_asked(gathering, row, "occurrence_code", what, n_cells=n_cells):
        return
    facts = {key: _statement(row, ref, key, gathering) for key in FIELDS if row.has(key)}
    forecast, done = facts.get("new_forecast"), facts.get("done_date")
    if forecast is not None and forecast.end_date is not None:
        is_done = done.end_date is not None if done else ref.done is not None
        forecast = _likely(forecast, forecast.end_date, gathering, is_done=is_done)
    gathering.milestones += [fact for fact in (forecast, done) if fact is not None]


def _likely(
    forecast: MilestoneFact, end: date, gathering: Gathering, *, is_done: bool
) -> MilestoneFact | None:
    """The forecast, asked about where it is of something done, or before its period's end."""
    if is_done:
        return gathering.stands(
            forecast,
            "LIGNE_INCOMPLETE",
            "une prévision est donnée pour un jalon déjà réalisé.",
            hint="Videz la prévision, ou écrivez effacer sous «\u00a0Réalisé le\u00a0».",
        )
    if end < gathering.period.last_day:
        return gathering.stands(
            forecast,
            "DATE_HORS_BORNES",
            f"la prévision ({french.interval(forecast.start_date, end)}) se termine avant la fin"
            f" de {gathering.period.label} ({french.day(gathering.period.last_day)}).",
            hint="Si le jalon est réalisé, dites-le sous «\u00a0Réalisé le\u00a0».",
        )
    return forecast


def _statement(
    row: TableRow, ref: OccurrenceRef, key: str, gathering: Gathering
) -> MilestoneFact | None:
    cell = row.cells[key]
    unreadable: DateReading | None = gathering.unreadable_cell(row, key)
    typed = unreadable or read_date(
        raw_value(cell),
        period=gathering.period,
        is_date_format=cell.kind is CellKind.DATE,
        number_format=cell.number_format,
        epoch1904=gathering.epoch1904,
    )
    field = FIELDS[key]
    reading = gathering.settle(typed, row, key, ref.code)
    if reading is None:
        return None
    interval = reading.value
    day = interval.end if interval else None
    if field is MilestoneField.DONE and day is not None and day > gathering.as_of:
        gathering.refuse(
            "DATE_HORS_BORNES",
            f"«\u00a0Réalisé le\u00a0» {reading.read_as} est après le"
            f" {french.day(gathering.as_of)}.",
            row=row,
            key=key,
            hint="Corrigez la date, ou mettez-la sous «\u00a0Nouvelle prévision\u00a0».",
        )
        return None
    fact = MilestoneFact(
        field=field,
        occurrence_code=ref.code,
        start_date=interval.start if interval else None,
        end_date=day,
        as_written=interval.as_written[:200] if interval and cell.kind is CellKind.TEXT else "",
        origin=gathering.origin(row, key, reading),
    )
    # A statement of an earlier period stays in force: it is corrected in that period's workbook.
    if fact.origin.is_erased and fact.key not in gathering.basis.current:
        ask_nothing_to_erase(gathering, row, key)
        return None
    return fact
