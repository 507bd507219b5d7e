"""What is told of the cells that name a row nobody wrote: a cause once, not each consequence."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from data_model.finding import Finding, Severity
from data_model.french import joined, plural, typo
from loaders.plan.sheets.plan_sheets import plan_sheet
from loaders.plan.workbook.references import Codes, Unknown
from loaders.recognition.labels import normalise_label
from loaders.values.reading import quoted

UNKNOWN, NO_SHEET = "REFERENCE_INCONNUE", "FEUILLE_MANQUANTE"
TOLD_APART: Final = 3
"""Above as many cells, one code that is missing is told once."""
MAX_NAMED: Final = 8
ACTIONS: Final = ("actions",)
Tables = tuple[str, ...]


def unknown_findings(
    unknown: Iterable[Unknown],
    codes: Mapping[str, Codes],
    *,
    sheets: Collection[str],
    unread: Sequence[str],
) -> list[Finding]:
    """Sheets without any row come first, in one line each; then the codes that are nowhere.

    `sheets` are the tables that the workbook has, `unread` the names of its other sheets.
    """
    lost: dict[Tables, list[Unknown]] = {}
    by_code: dict[tuple[Tables, str], list[Unknown]] = {}
    for one in unknown:
        tables = one.column.refers_to
        if any(codes[table].codes for table in tables):
            by_code.setdefault((tables, one.text), []).append(one)
        else:
            lost.setdefault(tables, []).append(one)
    findings = [
        _lost(tables, cells, sheets=sheets, unread=unread) for tables, cells in lost.items()
    ]
    for cells in by_code.values():
        findings += _told(cells, codes)
    return findings


def _lost(
    tables: Tables, cells: Sequence[Unknown], *, sheets: Collection[str], unread: Sequence[str]
) -> Finding:
    label = _labels(tables)
    is_there = any(table in sheets for table in tables)
    what = "n’a aucune ligne lue" if is_there else "manque"
    counted = plural(len(cells), "cellule nomme ses lignes", "cellules nomment ses lignes")
    named = joined(dict.fromkeys(one.row.sheet for one in cells))
    hint = f"Remplissez la feuille {label}."
    if not is_there:
        hint = f"Ajoutez la feuille {label}, ou reprenez le modèle."
        names = {normalise_label(plan_sheet(table).label) for table in tables}
        near = [one for one in unread if _holds(one, names)] or list(unread)
        if near:
            others = joined(map(quoted, near[:TOLD_APART]))
            verb = "n’est pas lue" if len(near) == 1 else "ne sont pas lues"
            hint = f"{others} {verb} : si c’est cette feuille, appelez-la {label}."
    return Finding(
        severity=Severity.ERROR,
        code=NO_SHEET,
        value=label,
        message=typo(f"La feuille {label} {what} : {counted} ({named})."),
        hint=typo(hint),
    )


def _told(cells: Sequence[Unknown], codes: Mapping[str, Codes]) -> Iterator[Finding]:
    row, column, text = cells[0]
    why = f"{quoted(text)} n’est dans aucune ligne de {_labels(column.refers_to)}"
    hint = _hint(column.refers_to, text, codes)
    if len(cells) <= TOLD_APART:
        for one in cells:
            yield one.row.finding(Severity.ERROR, UNKNOWN, f"{why}.", key=one.column.key, hint=hint)
        return
    places = [f"{one.row.sheet} {one.row.address(one.column.key)}" for one in cells]
    more = "…" if len(places) > MAX_NAMED else ""
    counted = plural(len(cells), "cellule")
    why = f"{why} : {counted} ({', '.join(places[:MAX_NAMED])}{more})."
    yield row.finding(Severity.ERROR, UNKNOWN, why, key=column.key, hint=hint)


def _hint(tables: Tables, text: str, codes: Mapping[str, Codes]) -> str:
    offered = [code for table in tables for code in codes[table].codes]
    if near := get_close_matches(text, offered, n=3, cutoff=0.7):
        return f"Codes proches : {joined(near)}."
    hint = f"Ajoutez-le dans la feuille {_labels(tables)}."
    if tables == ACTIONS:
        ended = quoted(plan_sheet("action_ends").label)
        return (
            f"{hint} Une action qui s’arrête garde sa ligne, et son dernier jour va dans {ended}."
        )
    return hint


def _labels(tables: Tables) -> str:
    return " ou ".join(quoted(plan_sheet(table).label) for table in tables)


def _holds(name: str, labels: Collection[str]) -> bool:
    return any(f" {label} " in f" {normalise_label(name)} " for label in labels)
