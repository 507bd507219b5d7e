"""Which sheet of a returned workbook is « Indicateurs », « Budget » or « Calendrier »?"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from data_model.finding import Answers, Finding, Option
from loaders.formats.cell_words import is_filled
from loaders.formats.cells import Sheet, Workbook
from loaders.marking.marks import MARKS_SHEET
from loaders.recognition import sheet_findings as told
from loaders.recognition.headers import HeaderRow, find_header_row
from loaders.recognition.labels import names_in, normalise_label
from loaders.recognition.sheet_compare import differing_cells
from loaders.template.column_spec import SheetSpec
from loaders.template.columns import SHEETS
from loaders.template.template import META_SHEET, NOTICE_SHEETS

COPY_MARK = re.compile(r"^(?:copie (?:de )?|copy of )|(?: (?:\d{1,2}|copie|copy|bis|de))+$")
NEAR_NAME = 0.8
MAX_OFFERED = 12
NOTHING_THERE = Option(key="none", label="Aucune\u00a0: rien à en lire")


@dataclass(frozen=True, kw_only=True)
class Role:
    """The sheet to read for one declaration, if any; `is_found` where any could be it.

    `told_of` are the names of the sheets that are read or that the findings name.
    """

    sheet: Sheet | None = None
    told_of: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    is_found: bool = True


Fits = Mapping[str, Sequence[Sheet]]


def sheet_fits(workbook: Workbook) -> Fits:
    """The sheets that have a whole header of each declaration, by its key."""
    candidates = _candidates(workbook)
    return {spec.key: [s for s in candidates if _is_whole(s, spec, {})] for spec in SHEETS}


def sheet_role(
    workbook: Workbook,
    spec: SheetSpec,
    answers: Answers,
    column_choices: Mapping[str, str],
    *,
    fits: Fits,
) -> Role:
    """The sheet that plays the role, by name, else by what their header says, else by answer.

    `fits` is what `sheet_fits` gives, the same for the three roles of a workbook.
    """
    candidates = _candidates(workbook)
    if column_choices:
        # What was confirmed for this role's titles says nothing of the other two.
        mine_too = [s for s in candidates if _is_whole(s, spec, column_choices)]
        fits = {**fits, spec.key: mine_too}
    claimed = {other.key: _claimed(candidates, other, fits) for other in SHEETS}
    mine = claimed[spec.key]
    if not mine:
        others = [sheet for key in claimed for sheet in claimed[key] if key != spec.key]
        return _asked(spec, [sheet for sheet in candidates if sheet not in others], answers)
    if len(mine) > 1:
        return _one_of(spec, mine, answers)
    return Role(
        sheet=mine[0],
        told_of=frozenset({mine[0].name}),
        findings=tuple(_said(mine[0], spec)),
    )


def other_sheets(workbook: Workbook, told_of: Container[str]) -> list[Sheet]:
    """The filled sheets that play no role, and that nothing was told of."""
    return [sheet for sheet in _candidates(workbook) if sheet.name not in told_of]


def _candidates(workbook: Workbook) -> list[Sheet]:
    """The filled sheets but the notice, the hidden one and the list of an earlier marking."""
    aside = {normalise_label(name) for name in (META_SHEET, MARKS_SHEET, *NOTICE_SHEETS)}
    return [
        sheet
        for sheet in workbook.sheets
        if normalise_label(sheet.name) not in aside and any(map(is_filled, sheet.cells))
    ]


def _is_whole(sheet: Sheet, spec: SheetSpec, column_choices: Mapping[str, str]) -> bool:
    header = find_header_row(sheet, spec.columns, column_choices)
    return header is not None and header.has_required(spec.columns)


def _claimed(
    candidates: Sequence[Sheet], spec: SheetSpec, fits: Mapping[str, Sequence[Sheet]]
) -> list[Sheet]:
    """By a whole header of this role alone, or by name where the header is of no other role."""
    mine: list[Sheet] = []
    for sheet in candidates:
        roles = [key for key, sheets in fits.items() if sheet in sheets]
        if roles == [spec.key] or (_is_named(sheet, spec) and (not roles or spec.key in roles)):
            mine.append(sheet)
    if mine:
        return mine
    taken = [sheet for sheets in fits.values() for sheet in sheets]
    return [s for s in candidates if s not in taken and _is_nearly_named(s, spec)]


def _is_named(sheet: Sheet, spec: SheetSpec) -> bool:
    return COPY_MARK.sub("", normalise_label(sheet.name)).strip() in _names(spec)


def _is_nearly_named(sheet: Sheet, spec: SheetSpec) -> bool:
    """« Budjet », or a name that holds this role's and no other's: « 2. Indicateurs Dugny »."""
    name = normalise_label(sheet.name)
    if any(_is_named(sheet, other) for other in SHEETS):
        return False
    held = [other.key for other in SHEETS if names_in(name, _names(other))]
    near = [
        other.key
        for other in SHEETS
        if any(SequenceMatcher(a=name, b=n).ratio() >= NEAR_NAME for n in _names(other))
    ]
    return held == [spec.key] or (not held and near == [spec.key])


def _names(spec: SheetSpec) -> set[str]:
    return {normalise_label(name) for name in (spec.label, *spec.aliases)}


def _said(sheet: Sheet, spec: SheetSpec) -> list[Finding]:
    findings = [] if _is_named(sheet, spec) else [told.recognised(sheet, spec)]
    return [*findings, told.hidden(sheet)] if sheet.hidden else findings


def _asked(spec: SheetSpec, free: Sequence[Sheet], answers: Answers) -> Role:
    """No sheet is this one for sure: the ones that play no role are offered."""
    headers = {sheet.name: find_header_row(sheet, spec.columns) for sheet in free}
    ranked = sorted(free, key=lambda sheet: -_n_found(headers[sheet.name]))[:MAX_OFFERED]
    likely = [sheet for sheet in ranked if headers[sheet.name] is not None]
    options = [Option(key=f"sheet:{sheet.name}", label=sheet.name) for sheet in ranked]
    question = told.missing(spec, likely, (*options, NOTHING_THERE))
    finding, key = question.settled(answers)
    chosen = next((sheet for sheet in ranked if key == f"sheet:{sheet.name}"), None)
    return Role(
        sheet=chosen,
        told_of=frozenset(sheet.name for sheet in (*likely, *([chosen] if chosen else ()))),
        findings=(finding,),
        is_found=bool(ranked or key),
    )


def _n_found(header: HeaderRow | None) -> int:
    return len(header.found) if header is not None else 0


def _one_of(spec: SheetSpec, sheets: Sequence[Sheet], answers: Answers) -> Role:
    """Several sheets fit: the first where they say the same, else the one that is chosen."""
    differing = differing_cells(sheets)
    names = frozenset(sheet.name for sheet in sheets)
    if not differing:
        findings = (told.same(sheets), *_said(sheets[0], spec))
        return Role(sheet=sheets[0], told_of=names, findings=findings)
    options = tuple(Option(key=f"sheet:{sheet.name}", label=sheet.name) for sheet in sheets)
    finding, key = told.several(sheets, spec, differing, options).settled(answers)
    chosen = next((sheet for sheet in sheets if key == f"sheet:{sheet.name}"), None)
    said = _said(chosen, spec) if chosen else []
    return Role(sheet=chosen, told_of=names, findings=(finding, *said))
