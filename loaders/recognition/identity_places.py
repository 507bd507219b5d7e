"""What a workbook says of itself, place by place: `_meta`, Notice, the name of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_model.plan_index import PlanIndex
from loaders.formats.cell_words import cell_text
from loaders.formats.cells import Cell, Sheet, Workbook
from loaders.recognition.headers import normalise_label
from loaders.recognition.period_names import period_in, period_named
from loaders.recognition.respondent_names import respondent_in, respondent_named
from loaders.template.template import (
    META_KEYS,
    META_PERIOD,
    META_RESPONDENT,
    META_SHEET,
    NOTICE_CODE,
    NOTICE_LABELS,
    NOTICE_NAME,
    NOTICE_PERIOD,
    NOTICE_SHEETS,
)

LAST_NOTICE_ROW = 60
META_PLACE, NOTICE_PLACE, NAME_PLACE = "la feuille _meta", "la feuille Notice", "le nom du fichier"
NOTICE_NAME_PLACE = "le nom écrit dans la feuille Notice"


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What one place says, and the code that it is understood as, "" where it is not."""

    place: str
    words: str
    code: str
    cell: Cell | None = None


@dataclass(kw_only=True)
class Sayings:
    """Every place that says something, the one that leads first."""

    respondents: list[Saying] = field(default_factory=list)
    periods: list[Saying] = field(default_factory=list)
    respondent_cell: Cell | None = None
    period_cell: Cell | None = None


def read_sayings(
    workbook: Workbook, meta: Mapping[str, str], index: PlanIndex, *, file_name: str
) -> Sayings:
    """What `_meta`, Notice and the file's name say, in this order."""
    said = Sayings()
    notice = _notice(workbook)
    said.respondent_cell = notice.get(NOTICE_CODE) or notice.get(NOTICE_NAME)
    said.period_cell = notice.get(NOTICE_PERIOD)
    name, code = _words(notice, NOTICE_NAME), _words(notice, NOTICE_CODE)
    # The name is there to be read: beside a code, it counts only where it is understood.
    if code and not respondent_named(name, index):
        name = ""
    for label, place, words in (
        ("", META_PLACE, meta.get(META_RESPONDENT, "")),
        (NOTICE_CODE, NOTICE_PLACE, code),
        (NOTICE_NAME, NOTICE_NAME_PLACE, name),
    ):
        if words:
            found = respondent_named(words, index)
            cell = notice.get(label)
            said.respondents.append(Saying(place=place, words=words, code=found, cell=cell))
    for label, place, words in (
        ("", META_PLACE, meta.get(META_PERIOD, "")),
        (NOTICE_PERIOD, NOTICE_PLACE, _words(notice, NOTICE_PERIOD)),
    ):
        if words:
            found, cell = period_named(words), notice.get(label)
            said.periods.append(Saying(place=place, words=words, code=found, cell=cell))
    # A file may be named anyhow: only what is understood of its name counts.
    if code := respondent_in(file_name, index):
        said.respondents.append(Saying(place=NAME_PLACE, words=file_name, code=code))
    if code := period_in(file_name, allow_year=not said.periods):
        said.periods.append(Saying(place=NAME_PLACE, words=file_name, code=code))
    return said


def read_meta(workbook: Workbook) -> dict[str, str]:
    """Key → value of the hidden sheet, empty where it was taken out."""
    sheet = next((s for s in workbook.sheets if s.name.strip().lower() == META_SHEET), None)
    if sheet is None:
        return {}
    cells = sheet.by_position
    rows = range(1, len(META_KEYS) + 2)
    return {
        cell_text(cells[row, 1]): cell_text(cells[row, 2])
        for row in rows
        if (row, 1) in cells and (row, 2) in cells
    }


def notice_sheet(workbook: Workbook) -> Sheet | None:
    """The sheet « Notice », by its name, else by what it says; None where it was taken out."""
    names = {normalise_label(name) for name in NOTICE_SHEETS}
    named = (sheet for sheet in workbook.sheets if normalise_label(sheet.name) in names)
    telling = (sheet for sheet in workbook.sheets if NOTICE_CODE in _labelled(sheet))
    return next(named, None) or next(telling, None)


def _notice(workbook: Workbook) -> dict[str, Cell]:
    sheet = notice_sheet(workbook)
    return {} if sheet is None else _labelled(sheet)


def _labelled(sheet: Sheet) -> dict[str, Cell]:
    """Label → the cell at its right, for the labels that say whose return it is."""
    label_of = {
        normalise_label(name): label for label, names in NOTICE_LABELS.items() for name in names
    }
    found: dict[str, Cell] = {}
    for cell in sheet.cells:
        if cell.row <= LAST_NOTICE_ROW:
            label = label_of.get(normalise_label(cell_text(cell)))
            beside = sheet.by_position.get((cell.row, cell.column + 1))
            if label and beside and cell_text(beside):
                found.setdefault(label, beside)
    return found


def _words(notice: Mapping[str, Cell], label: str) -> str:
    return cell_text(notice[label]) if label in notice else ""
