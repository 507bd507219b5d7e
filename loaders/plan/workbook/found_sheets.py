"""Which sheet of a workbook is which sheet of the plan, and what is said of the others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from data_model.finding import Finding, Severity
from data_model.french import joined, typo
from loaders.formats.cell_words import is_filled
from loaders.formats.cells import Sheet, Workbook
from loaders.plan.sheets.plan_sheets import PLAN_SHEETS
from loaders.plan.workbook.guide import GUIDE_SHEET
from loaders.recognition.labels import nearest_key, normalise_label
from loaders.recognition.sheet_compare import differing_cells
from loaders.recognition.sheet_roles import COPY_MARK
from loaders.template.template import NOTICE_SHEETS
from loaders.values.reading import quoted

NOT_READ: Final = "FEUILLE_NON_LUE"


def plan_sheets_of(workbook: Workbook) -> tuple[dict[str, Sheet], list[Finding]]:
    """Text table → the sheet that gives its rows, and what is told of every other filled sheet."""
    names = _table_of_name()
    aside = {normalise_label(name) for name in (GUIDE_SHEET, *NOTICE_SHEETS)}
    claimed: dict[str, list[Sheet]] = {}
    near: dict[str, list[Sheet]] = {}
    unread: list[Sheet] = []
    for sheet in workbook.sheets:
        name = normalise_label(sheet.name)
        if name in aside or not any(map(is_filled, sheet.cells)):
            continue
        if table := names.get(name) or names.get(COPY_MARK.sub("", name).strip()):
            claimed.setdefault(table, []).append(sheet)
        elif table := nearest_key(sheet.name, names):
            near.setdefault(table, []).append(sheet)
        else:
            unread.append(sheet)
    findings: list[Finding] = []
    for table, sheets in near.items():
        if table in claimed:
            unread += sheets
        else:
            claimed[table] = sheets
            findings += [_renamed(sheet, table) for sheet in sheets]
    findings += _doubles(claimed)
    findings += [_not_read(sheet) for sheet in unread]
    return {table: sheets[0] for table, sheets in claimed.items()}, findings


def _table_of_name() -> Mapping[str, str]:
    names = {normalise_label(spec.label): spec.table for spec in PLAN_SHEETS}
    for spec in PLAN_SHEETS:
        for alias in (spec.table, *spec.aliases):
            names.setdefault(normalise_label(alias), spec.table)
    return names


def _label_of(table: str) -> str:
    return next(spec.label for spec in PLAN_SHEETS if spec.table == table)


def _doubles(claimed: Mapping[str, Sequence[Sheet]]) -> Iterator[Finding]:
    for table, sheets in claimed.items():
        if len(sheets) > 1:
            names = joined(quoted(sheet.name) for sheet in sheets)
            is_same = not differing_cells(sheets)
            yield Finding(
                severity=Severity.INFO if is_same else Severity.ERROR,
                code="FEUILLE_EN_DOUBLE",
                sheet=sheets[0].name,
                message=typo(
                    f"{names} disent la même chose : la première est lue."
                    if is_same
                    else f"{names} sont plusieurs pour la feuille {quoted(_label_of(table))}."
                ),
                hint="" if is_same else "Gardez-en une seule, ou renommez les autres.",
            )


def _renamed(sheet: Sheet, table: str) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code="FEUILLE_RENOMMEE",
        sheet=sheet.name,
        message=f"La feuille {quoted(sheet.name)} est lue comme {quoted(_label_of(table))}.",
        hint="Reprenez le nom du modèle si ce n’est pas la bonne feuille.",
    )


def _not_read(sheet: Sheet) -> Finding:
    return Finding(
        severity=Severity.INFO,
        code=NOT_READ,
        sheet=sheet.name,
        message=f"La feuille {quoted(sheet.name)} n’est pas lue.",
        hint="Si elle compte, donnez-lui le nom d’une feuille du modèle.",
    )
