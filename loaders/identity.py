"""Whose return is it, and for which period? The workbook says it in up to three places."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from data_model.finding import Finding, Severity
from data_model.french import joined
from data_model.period import parse_period, read_period
from data_model.plan_index import PlanIndex
from loaders.cells import Cell, Sheet, Workbook
from loaders.headers import normalise_label
from loaders.reading import quoted
from loaders.table import cell_text
from loaders.template import (
    META_CHECKSUM,
    META_KEYS,
    META_PERIOD,
    META_PLAN,
    META_RESPONDENT,
    META_SHEET,
    META_VERSION,
    NOTICE_CODE,
    NOTICE_NAME,
    NOTICE_PERIOD,
    NOTICE_SHEET,
    TEMPLATE_VERSION,
    checksum,
)

LAST_NOTICE_ROW = 60
MAX_OFFERED = 3
NEAR_NAME = 0.5
QUARTER_IN_NAME = re.compile(r"(?:(20\d\d)[ -]?t([1-4])|t([1-4])[ -]?(20\d\d))(?!\d)")
YEAR_IN_NAME = re.compile(r"(?<!\d)20\d\d(?!\d)")
META_PLACE, NOTICE_PLACE, NAME_PLACE = "_meta", "la feuille Notice", "le nom du fichier"
USE_THE_ISSUED = "Repartez du classeur fourni pour ce répondant et cette période."


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The codes are empty where the file does not say, or says two things."""

    respondent_code: str = ""
    period_code: str = ""
    template_version: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(kw_only=True)
class _Said:
    """What each place says: place → words; the first place that says something leads."""

    respondents: dict[str, str] = field(default_factory=dict)
    periods: dict[str, str] = field(default_factory=dict)


def identify(workbook: Workbook, index: PlanIndex, *, file_name: str) -> Identity:
    """Respondent and period by `_meta`, else Notice, else the file's name; never a guess."""
    meta = _meta(workbook)
    findings = _meta_findings(meta, index)
    said = _Said()
    if meta:
        said.respondents[META_PLACE] = meta.get(META_RESPONDENT, "")
        said.periods[META_PLACE] = meta.get(META_PERIOD, "")
    notice = _notice(workbook)
    by_code = NOTICE_CODE if NOTICE_CODE in notice else NOTICE_NAME
    said.respondents[NOTICE_PLACE] = _words(notice, by_code)
    said.periods[NOTICE_PLACE] = _words(notice, NOTICE_PERIOD)
    said.respondents[NAME_PLACE] = _respondent_in_name(file_name, index)
    is_said = any(said.periods.values())
    said.periods[NAME_PLACE] = _period_in_name(file_name, allow_year=not is_said)
    if NOTICE_CODE in notice and NOTICE_NAME in notice:
        said.respondents[f"{NOTICE_PLACE} (nom)"] = _words(notice, NOTICE_NAME)
    respondent, told = _resolved(
        said.respondents, lambda words: _respondent(words, index), "COMMUNE_DIFFERENTE"
    )
    told = told or _unknown_respondent(said.respondents, respondent, index)
    findings += _at(notice.get(by_code), told)
    period, told = _resolved(said.periods, _period, "PERIODE_DIFFERENTE")
    told = told or _unknown_period(said.periods, period)
    findings += _at(notice.get(NOTICE_PERIOD), told)
    return Identity(
        respondent_code=respondent,
        period_code=period,
        template_version=meta.get(META_VERSION, ""),
        findings=tuple(findings),
    )


def notice_sheet(workbook: Workbook) -> Sheet | None:
    """The sheet « Notice », None where it was taken out."""
    name = normalise_label(NOTICE_SHEET)
    return next((s for s in workbook.sheets if normalise_label(s.name) == name), None)


def _meta(workbook: Workbook) -> dict[str, str]:
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


def _meta_findings(meta: Mapping[str, str], index: PlanIndex) -> list[Finding]:
    if not meta:
        message = "La feuille cachée _meta manque\u00a0: ce classeur est reconnu autrement."
        return [_finding(Severity.INFO, "VERSION_MODELE", message, "")]
    findings: list[Finding] = []
    values = [meta.get(key, "") for key in META_KEYS]
    if checksum(values) != meta.get(META_CHECKSUM):
        message = "La feuille cachée _meta a été modifiée depuis l’envoi du classeur."
        hint = "Vérifiez le répondant et la période lus, ou repartez du classeur fourni."
        findings.append(_finding(Severity.QUESTION, "META_MODIFIEE", message, hint))
    plan = meta.get(META_PLAN, "")
    if plan != index.plan_code:
        message = f"Ce classeur est celui d’un autre plan ({quoted(plan)})."
        findings.append(_finding(Severity.ERROR, "PLAN_DIFFERENT", message, USE_THE_ISSUED))
    version = meta.get(META_VERSION, "")
    if version != TEMPLATE_VERSION:
        message = f"Ce classeur suit le modèle {quoted(version)}, pas le modèle {TEMPLATE_VERSION}."
        hint = "Il est lu tant que ses colonnes sont reconnues."
        findings.append(_finding(Severity.INFO, "VERSION_MODELE", message, hint))
    return findings


def _words(notice: Mapping[str, Cell], label: str) -> str:
    return cell_text(notice[label]) if label in notice else ""


def _at(cell: Cell | None, findings: list[Finding]) -> list[Finding]:
    """The findings with the cell of « Notice » where the sender mends them."""
    if cell is None:
        return findings
    return [replace(finding, sheet=cell.sheet, cell=cell.address) for finding in findings]


def _notice(workbook: Workbook) -> dict[str, Cell]:
    """Label → the cell at its right, for the labels that say whose return it is."""
    sheet = notice_sheet(workbook)
    if sheet is None:
        return {}
    label_of = {normalise_label(label): label for label in (NOTICE_NAME, NOTICE_CODE)}
    label_of[normalise_label(NOTICE_PERIOD)] = NOTICE_PERIOD
    cells = sheet.by_position
    found: dict[str, Cell] = {}
    for cell in sheet.cells:
        label = label_of.get(normalise_label(cell_text(cell)))
        beside = cells.get((cell.row, cell.column + 1))
        if label and beside and cell.row <= LAST_NOTICE_ROW and cell_text(beside):
            found.setdefault(label, beside)
    return found


def _respondent(words: str, index: PlanIndex) -> str:
    if words in index.respondents:
        return words
    name = normalise_label(words)
    same = [r.code for r in index.respondents.values() if normalise_label(r.name) == name]
    return same[0] if len(same) == 1 else ""


def _respondent_in_name(file_name: str, index: PlanIndex) -> str:
    """The code or the longest respondent's name that a file's name holds."""
    words = f" {normalise_label(file_name)} "
    by_code = [code for code in index.respondents if f" {code.lower()} " in words]
    if by_code:
        return by_code[0] if len(by_code) == 1 else ""
    names = {normalise_label(r.name): r.code for r in index.respondents.values()}
    held = [name for name in names if f" {name} " in words]
    longest = [name for name in held if not any(name != o and name in o for o in held)]
    return names[longest[0]] if len(longest) == 1 else ""


def _period(words: str) -> str:
    try:
        return parse_period(words).code
    except ValueError:
        pass
    try:
        return read_period(words).code
    except ValueError:
        return ""


def _period_in_name(file_name: str, *, allow_year: bool) -> str:
    words = normalise_label(file_name)
    found = {
        f"{match[1] or match[4]}-T{match[2] or match[3]}"
        for match in QUARTER_IN_NAME.finditer(words)
    }
    if not found and allow_year:
        found = set(YEAR_IN_NAME.findall(words))
    return found.pop() if len(found) == 1 else ""


def _resolved(
    said: Mapping[str, str], read: Callable[[str], str], code: str
) -> tuple[str, list[Finding]]:
    """The one code that all places agree on; "" with a finding where two of them differ."""
    read_as = {place: read(words) for place, words in said.items() if words}
    codes = {found for found in read_as.values() if found}
    # A file may be named anyhow; what the workbook itself says must be understood.
    odd = [place for place, found in read_as.items() if not found and place != NAME_PLACE]
    if len(codes) == 1 and _leads(read_as) and not odd:
        return codes.pop(), []
    if len(codes) < 2 and not (codes and odd):
        return "", []
    places = [
        f"{place} dit {quoted(said[place])}"
        for place, found in read_as.items()
        if found or place in odd
    ]
    message = f"{joined(places)}\u00a0: lequel croire\u202f?"
    return "", [_finding(Severity.ERROR, code, message[0].upper() + message[1:], USE_THE_ISSUED)]


def _leads(read_as: Mapping[str, str]) -> bool:
    """Whether the first place that says something is understood."""
    return bool(next(iter(read_as.values()), ""))


def _unknown_respondent(
    said: Mapping[str, str], respondent: str, index: PlanIndex
) -> list[Finding]:
    if respondent:
        return []
    words = next((text for text in said.values() if text), "")
    if not words:
        message = "Ce classeur ne dit pas de quel répondant il vient."
        return [_finding(Severity.ERROR, "COMMUNE_INCONNUE", message, USE_THE_ISSUED)]
    names = {normalise_label(r.name): r.name for r in index.respondents.values()}
    close = get_close_matches(normalise_label(words), list(names), n=MAX_OFFERED, cutoff=NEAR_NAME)
    hint = f"Est-ce {' ou '.join(names[name] for name in close)}\u202f?" if close else ""
    message = f"{quoted(words)} n’est pas un répondant de ce plan."
    return [_finding(Severity.ERROR, "COMMUNE_INCONNUE", message, hint or USE_THE_ISSUED)]


def _unknown_period(said: Mapping[str, str], period: str) -> list[Finding]:
    if period:
        return []
    words = next((text for text in said.values() if text), "")
    message = (
        f"{quoted(words)} n’est pas une période." if words else "Ce classeur ne dit pas sa période."
    )
    hint = "Écrivez par exemple T3 2026 dans la feuille Notice."
    return [_finding(Severity.ERROR, "PERIODE_INCONNUE", message, hint)]


def _finding(severity: Severity, code: str, message: str, hint: str) -> Finding:
    return Finding(severity=severity, code=code, message=message, hint=hint)
