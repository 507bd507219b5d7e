"""Is a workbook the template of Territoires en Transitions, and where are its columns?"""

from dataclasses import dataclass

from loaders.formats.cells import Sheet, Workbook
from loaders.recognition.headers import HeaderRow, find_header_row, title_text
from loaders.transitions.template import (
    BY_KEY,
    OWN_KEYS,
    REPEATED,
    SPECS,
    SUB_TITLE,
    TITLE,
    Becomes,
    TemplateColumn,
)

LEAST_COLUMNS, LEAST_OWN_COLUMNS = 5, 3


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """One titled column; `template` is None where the template has no such column."""

    index: int
    heading: str
    template: TemplateColumn | None = None

    @property
    def becomes(self) -> Becomes:
        """What its cells are made into: lines under its title where nothing else is declared."""
        return self.template.becomes if self.template else Becomes.LINES


@dataclass(frozen=True, kw_only=True)
class TemplateSheet:
    """A sheet of the template, the row of its titles and its columns from left to right."""

    sheet: Sheet
    header: HeaderRow
    columns: tuple[SheetColumn, ...]

    def column(self, key: str) -> SheetColumn | None:
        """The column of that key, None where the sheet has none."""
        return next((one for one in self.columns if one.template and one.template.key == key), None)


def is_transitions_template(workbook: Workbook) -> bool:
    """Whether a sheet has the titles of the template, whatever its name and their order."""
    return any(_is_template(sheet) for sheet in workbook.sheets)


def template_sheets(workbook: Workbook) -> list[TemplateSheet]:
    """The sheets that have the template's titles, in the order of the workbook.

    Where none has enough of them to be recognised, those that name actions.
    """
    known = [sheet for sheet in workbook.sheets if _is_template(sheet)]
    sheets = known or [sheet for sheet in workbook.sheets if _names_actions(sheet)]
    return [_laid_out(sheet) for sheet in sheets]


def _is_template(sheet: Sheet) -> bool:
    header = find_header_row(sheet, SPECS)
    if header is None:
        return False
    exact = header.found.keys() - header.near
    return (
        bool(exact & {TITLE, SUB_TITLE})
        and len(exact) >= LEAST_COLUMNS
        and len(exact & OWN_KEYS) >= LEAST_OWN_COLUMNS
    )


def _names_actions(sheet: Sheet) -> bool:
    header = find_header_row(sheet, SPECS)
    return header is not None and TITLE in header.found


def _laid_out(sheet: Sheet) -> TemplateSheet:
    header = find_header_row(sheet, SPECS)
    if header is None:
        raise ValueError(f"La feuille « {sheet.name} » n’a pas de titres de colonnes.")
    columns = []
    for key, cell in header.found.items():
        template = BY_KEY[key]
        heading = title_text(cell)
        columns.append(SheetColumn(index=cell.column, heading=heading, template=template))
        again = template if template.becomes in REPEATED else None
        columns += [
            SheetColumn(index=double.column, heading=title_text(double), template=again)
            for double in header.doubles.get(key, ())
        ]
    columns += [SheetColumn(index=cell.column, heading=title_text(cell)) for cell in header.extra]
    columns.sort(key=lambda column: column.index)
    return TemplateSheet(sheet=sheet, header=header, columns=tuple(columns))
