"""What a row of the plan workbook leaves unsaid and its other cells say; what contradicts them."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from data_model.finding import Finding, Severity
from data_model.interval import DateError, parse_interval
from data_model.vocabulary import Direction, RespondentKind, Rhythm
from loaders.plan.plan_code import CODE_HINT, is_plan_code, not_a_code
from loaders.plan.text_table import Row
from loaders.plan.workbook.sheet_row import SheetRow
from loaders.plan.workbook.short_titles import short_title
from loaders.values.reading import quoted

CONTRADICTION, NO_DATE = "VALEURS_CONTRAIRES", "JALON_SANS_DATE"
UNREADABLE: Final = "VALEUR_ILLISIBLE"
INSEE_LENGTH: Final = 5
INSEE_CODE: Final = re.compile(r"[0-9][0-9AB][0-9]{3}")
SIREN_LENGTH: Final = 9
DATES: Final = frozenset({"start", "end", "starts_on", "ends_on", "due_on"})
IN_ORDER: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "plan": (("starts_on", "ends_on"),),
    "milestones": (("start", "end"),),
    "targets": (("value", "upper"), ("starts_on", "due_on")),
    "funds": (("first_year", "last_year"),),
    "assignments": (("first_period", "last_period"),),
}
AT_LEAST: Final[dict[tuple[str, str], int]] = {
    ("human_days", "days"): 0,
    ("targets", "tolerance"): 0,
    ("indicators", "decimals"): 0,
    ("communes", "population"): 0,
    ("recurrences", "every_months"): 1,
}


def complete(row: SheetRow) -> list[Finding]:
    """Fill in a short title, the dates that words say and a respondent's kind."""
    table = row.spec.table
    row.texts |= short_title(table, row.texts)
    if table == "plan" and not row.text("short_title"):
        row.texts["short_title"] = row.text("code")
    if table == "respondents" and not row.text("kind"):
        is_commune = len(row.text("code")) == INSEE_LENGTH
        kind = RespondentKind.COMMUNE if is_commune else RespondentKind.TERRITORY
        row.texts["kind"] = kind.value
    return [*_dates_of_words(row)] if table == "milestones" else []


def _dates_of_words(row: SheetRow) -> Iterator[Finding]:
    for given, other, place in (("start", "end", 1), ("end", "start", 0)):
        if given in row.spans and other not in row.cells:
            # « Février 2024 » under « Début » alone is the whole month.
            first, last = row.spans[given]
            if first != last:
                row.texts[other] = (first, last)[place]
    # A cell that says « à définir » leaves the milestone without a date.
    is_said = row.cells.keys() & {"start", "end"}
    if is_said or row.text("start") or row.text("end") or not row.text("as_written"):
        return
    try:
        meant = parse_interval(row.text("as_written"))
    except DateError:
        yield row.finding(
            Severity.INFO,
            NO_DATE,
            f"{quoted(row.text('as_written'))} ne donne pas de date : le jalon n’en a pas.",
            key="as_written",
            hint="Indiquez Début et Fin, ou écrivez « à définir » sous Début.",
        )
        return
    if meant.start and meant.end:
        row.texts["start"], row.texts["end"] = meant.start.isoformat(), meant.end.isoformat()


def contradictions(row: SheetRow) -> Iterator[Finding]:
    """What no row may say: an end before its start, a negative count, a range with one end."""
    table = row.spec.table
    for first, last in IN_ORDER.get(table, ()):
        one, other = row.text(first), row.text(last)
        if one and other and not row.refused & {first, last} and _is_after(first, one, other):
            labels = quoted(row.spec.column(last).label), quoted(row.spec.column(first).label)
            yield _told(row, last, f"{labels[0]} vient avant {labels[1]}.")
    if table == "plan" and row.text("starts_on") and row.text("starts_on") == row.text("ends_on"):
        yield _told(row, "ends_on", "le plan commence et finit le même jour.")
    siren = row.text("territory_siren") if table == "plan" else ""
    if siren.isdecimal() and len(siren) < SIREN_LENGTH:
        why = f"{quoted(siren)} n’a pas neuf chiffres."
        hint = "Le SIREN d’une intercommunalité a neuf chiffres."
        yield row.finding(Severity.ERROR, UNREADABLE, why, key="territory_siren", hint=hint)
    insee = row.text("code_insee") if table == "communes" else ""
    if insee and "code_insee" not in row.refused and not INSEE_CODE.fullmatch(insee):
        why = f"{quoted(insee)} n’est pas un code INSEE."
        hint = "Un code INSEE a cinq caractères, par exemple 93005."
        yield row.finding(Severity.ERROR, UNREADABLE, why, key="code_insee", hint=hint)
    for (owner, key), least in AT_LEAST.items():
        text = row.text(key) if owner == table else ""
        if text and key not in row.refused and Decimal(text) < least:
            yield _told(row, key, f"{quoted(text)} est inférieur à {least}.")
    if row.text("direction") == Direction.RANGE and not row.text("upper"):
        yield _told(row, "upper", "une fourchette demande le haut de la fourchette.")
    if table == "printed_entries" and row.text("kind") == "box" and not row.text("is_ticked"):
        yield _told(row, "is_ticked", "une case à cocher est cochée ou non.")
    if row.text("rhythm") == Rhythm.NAMED_QUARTERS and not row.text("named_quarters"):
        yield _told(row, "named_quarters", "« certains trimestres » demande lesquels.")


def unfit_plan_code(row: SheetRow, stored: Iterable[Row]) -> Iterator[Finding]:
    """A new plan's code that no address or file name could hold; one already stored stays."""
    code = row.text("code")
    is_known = any(known["code"] == code for known in stored)
    if code and "code" not in row.refused and not is_known and not is_plan_code(code):
        yield row.finding(Severity.ERROR, UNREADABLE, not_a_code(code), key="code", hint=CODE_HINT)


def _is_after(key: str, one: str, other: str) -> bool:
    # Days and periods are in the order of their text.
    if key in DATES or key.endswith("period"):
        return one > other
    return Decimal(one) > Decimal(other)


def _told(row: SheetRow, key: str, why: str) -> Finding:
    return row.finding(Severity.ERROR, CONTRADICTION, why, key=key, hint="Corrigez l’une des deux.")
