"""Codes and ranks that nobody wrote, made from what is there: the same rows give the same ones."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count, pairwise
from typing import Final

from data_model.finding import Finding, Severity
from data_model.french import plural
from data_model.level_words import printed_number
from loaders.issuing.issue import plain_name
from loaders.plan.sheets.plan_sheet import PlanSheet
from loaders.plan.text_table import Row
from loaders.plan.workbook.references import AMBIGUOUS, AS_TEXT
from loaders.plan.workbook.row_texts import is_number
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.recognition.labels import normalise_label
from loaders.values.reading import quoted

GIVEN, AS_NUMBER = "CODE_DONNE", "CODE_NOMBRE"
MEASURES: Final = "measures"
LONGEST_MEASURE: Final = 40
INSEE_LENGTH: Final = 5
MAX_NAMED: Final = 6
NINTH, TENTH = ".9", ".1"
RANKED_BY: Final[dict[str, tuple[str, ...]]] = {
    "action_lines": ("action_code", "kind"),
    "stakeholders": ("action_code", "role"),
    "fund_grants": ("fund_code",),
}
"""The columns within which rows are ranked; elsewhere, within their action or their sheet."""


def give_codes(spec: PlanSheet, rows: Sequence[SheetRow], stored: Iterable[Row]) -> list[Finding]:
    """Give a code to each row without one, and say which: that of the same words, else a new one.

    `stored` are the rows of the plan as it stands: a row that was given a code keeps it.
    """
    if not spec.code_pattern and spec.table != MEASURES:
        return []
    listed = list(stored)
    words_of = {_words(spec, known): known["code"] for known in listed}
    taken = {row.text("code") for row in rows}
    # One that the sheet does not hold stays in the plan, and shows its number.
    shown = _shown(known for known in listed if known["code"] not in taken)
    shown |= _shown(row.texts for row in rows)
    given: list[SheetRow] = []
    for row in rows:
        if row.text("code") or "code" in row.refused:
            continue
        known_code = words_of.get(_words(spec, row.texts), "")
        code = known_code if known_code not in taken else _new_code(spec, row, taken, shown)
        if code:
            row.texts["code"] = code
            taken.add(code)
            shown |= _shown([row.texts])
            given.append(row)
    return [_said_given(given)] if given else []


def _shown(rows: Iterable[Row]) -> dict[str, str]:
    """Number that a page prints → the code of the row that it is of."""
    codes = ((row.get("code", ""), row.get("number", "")) for row in rows)
    return {printed_number(code, number): code for code, number in codes if code}


def _new_code(spec: PlanSheet, row: SheetRow, taken: set[str], shown: Mapping[str, str]) -> str:
    if spec.table == MEASURES:
        base = plain_name(row.text("label")).lower()[: LONGEST_MEASURE - 3]
        names = (base if n == 1 else f"{base}-{n}" for n in count(1))
        return next(name for name in names if name not in taken) if base else ""
    action = row.text("action_code")
    pattern = spec.code_pattern if action else spec.code_pattern.removeprefix("{action_code}-")
    rank = row.text("number")
    first = [int(rank)] if rank.isdecimal() else []
    codes = (pattern.format(action_code=action, n=n) for n in chain(first, count(1)))
    # « A1 » beside an axis coded « 1 », or the first one coded « A », would be a second axis 1.
    others = {} if action else shown
    return next(
        code
        for code in codes
        if code not in taken and others.get(printed_number(code, ""), code) == code
    )


def _words(spec: PlanSheet, row: Row) -> tuple[str, str]:
    label = next((row.get(key, "") for key in ("label", "title", "text") if row.get(key)), "")
    return row.get("action_code", ""), normalise_label(label) or spec.table


def _said_given(rows: Sequence[SheetRow]) -> Finding:
    named = ", ".join(f"{row.text('code')} (ligne {row.number})" for row in rows[:MAX_NAMED])
    more = "…" if len(rows) > MAX_NAMED else ""
    counted = plural(len(rows), "code est donné", "codes sont donnés")
    return rows[0].finding(
        Severity.INFO,
        GIVEN,
        f"{counted} par l’outil : {named}{more}.",
        key="code",
        hint="Exportez le classeur après l’import pour travailler avec ces codes.",
    )


def give_ranks(spec: PlanSheet, rows: Iterable[SheetRow]) -> None:
    """Rank each row without a rank after the one above it, within its action or its sheet."""
    keys = [column.key for column in spec.columns]
    rank = next((key for key in ("position", "number") if key in keys), "")
    if not rank:
        return
    by_action = ("action_code",) if "action_code" in keys and spec.table != "actions" else ()
    group_by = RANKED_BY.get(spec.table, by_action)
    groups: dict[tuple[str, ...], list[SheetRow]] = {}
    for row in rows:
        groups.setdefault(tuple(row.text(key) for key in group_by), []).append(row)
    for group in groups.values():
        taken = {row.text(rank) for row in group}
        # A code without a figure shows its rank: that of no other code.
        of_codes = {printed_number(row.text("code"), "") for row in group}
        last = "0"
        for row in group:
            if not row.text(rank) and rank not in row.refused:
                after = int(last) if last.lstrip("-").isdigit() else 0
                is_shown = rank == "number" and not printed_number(row.text("code"), "")
                not_free = taken | of_codes if is_shown else taken
                row.texts[rank] = next(str(n) for n in count(after + 1) if str(n) not in not_free)
                taken.add(row.text(rank))
            last = row.text(rank) or last


def number_code_findings(spec: PlanSheet, rows: Sequence[SheetRow]) -> list[Finding]:
    """What a spreadsheet may have made of codes that it holds as numbers: 1.10 shown as 1,1."""
    key = spec.key[0]
    if spec.column(key).kind != "code":
        return []
    findings: list[Finding] = []
    decimals = [row for row in rows if is_number(row, key) and "." in row.text(key)]
    before = {id(row): above.text(key) for above, row in pairwise(rows)}
    for row in decimals:
        code = row.text(key)
        if code.endswith(TENTH) and before.get(id(row)) == f"{code.removesuffix(TENTH)}{NINTH}":
            why = f"{quoted(code)} suit {quoted(before[id(row)])} : est-ce {code}0 ?"
            findings.append(row.finding(Severity.ERROR, AMBIGUOUS, why, key=key, hint=AS_TEXT))
    if decimals and len(spec.key) == 1 and not spec.column(key).refers_to:
        counted = plural(len(decimals), "code est un nombre", "codes sont des nombres")
        why = f"{counted} pour le tableur : 1.10 y serait lu 1.1."
        findings.append(decimals[0].finding(Severity.INFO, AS_NUMBER, why, key=key, hint=AS_TEXT))
    return findings


def pad_insee(rows: Iterable[SheetRow], key: str) -> list[Finding]:
    """Give back the first zero that a spreadsheet took from an INSEE code held as a number."""
    padded = [row for row in rows if is_number(row, key) and len(row.text(key)) == INSEE_LENGTH - 1]
    for row in padded:
        row.texts[key] = row.text(key).zfill(INSEE_LENGTH)
    if not padded:
        return []
    counted = plural(len(padded), "code INSEE est lu", "codes INSEE sont lus")
    why = f"{counted} avec son premier zéro : {padded[0].text(key)}."
    return [padded[0].finding(Severity.INFO, AS_NUMBER, why, key=key, hint=AS_TEXT)]


def double_findings(spec: PlanSheet, rows: Iterable[SheetRow]) -> list[Finding]:
    """One finding a row that says what another has already said; both lines are named."""
    listed = [row for row in rows if not row.refused & set(spec.key)]
    keys = [tuple(row.text(key) for key in spec.key) for row in listed]
    n_rows = Counter(keys)
    first: dict[tuple[str, ...], SheetRow] = {}
    findings: list[Finding] = []
    for row, key in zip(listed, keys, strict=True):
        if n_rows[key] == 1 or not any(key):
            continue
        known = first.setdefault(key, row)
        if known is not row:
            words = " · ".join(part for part in key if part)
            has_numbers = is_number(row, spec.key[0]) or is_number(known, spec.key[0])
            findings.append(
                row.finding(
                    Severity.ERROR,
                    "DOUBLON",
                    f"{quoted(words)} est déjà à la ligne {known.number}.",
                    key=spec.key[0],
                    hint=AS_TEXT if has_numbers else "Gardez une seule des deux lignes.",
                )
            )
    return findings
